"""Which states does a record move through, and by which steps? As data."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.access import Who
from app.core.errors import NotAllowed, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text

_NO_STEP = QT_TRANSLATE_NOOP("records", "“{step}” is not possible now: the record is “{state}”.")
_NO_RIGHT = QT_TRANSLATE_NOOP("records", "You do not have the right to do this: “{step}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a state or kind is shown, everywhere the same: words, icon (mdi6 name) and colour token."""

    words: Text
    icon: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What the window must know of a record type before the type itself is loaded: `plural` names its place."""

    key: str
    look: Look
    plural: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One allowed move.

    Attributes:
        needs: fields that must be filled before it.
        key: does it in a list.
        reason: it is asked why, and the answer stands in the audit trail.
        at_once: may be taken in the form of a new record, which is saved first.
        follows: what follows from saving the record (`RecordType.saved`) follows from this step as well.
    """

    name: str
    label: Text
    source: frozenset[str]
    target: str
    right: str = ""
    needs: tuple[str, ...] = ()
    icon: str = ""
    key: str = ""
    reason: bool = False
    at_once: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """All states and moves of one record type.

    Attributes:
        looks: has every state.
        open_states: still to be done.
        finished: the state from which a record is approved, "" where none is.
        approved: the state in which nobody changes or deletes it, until its approval is taken back.
    """

    states: type[StrEnum]
    first: str
    steps: tuple[Step, ...]
    looks: dict[str, Look]
    open_states: frozenset[str]
    finished: str = ""
    approved: str = ""

    def needed_from(self, state: str) -> tuple[str, ...]:
        """Fields that the steps leaving `state` need, in the order of the steps."""
        return tuple(key for step in self.steps if state in step.source for key in step.needs)

    def check(self, name: str, state: str, who: Who) -> Step:
        """Return the step called `name`.

        Raises:
            Refused: no such step leaves `state`.
            NotAllowed: `who` lacks its right.
        """
        step = next((one for one in self.steps if one.name == name and state in one.source), None)
        if step is None:
            label = next((one.label for one in self.steps if one.name == name), name)
            raise Refused(_NO_STEP.fill(step=label, state=self.looks[state].words))
        if not who.may(step.right):
            raise NotAllowed(_NO_RIGHT.fill(step=step.label))
        return step
