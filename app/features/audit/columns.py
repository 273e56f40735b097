"""Which columns does the queue of what is to be approved have, and how does a record stand in them?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import Record
from app.records.field import Field, Kind
from app.records.queue import Finished, audited
from app.records.record import RecordType, Row
from app.records.workflow import Look

LOOK = Look(words=QT_TRANSLATE_NOOP("audit", "Audit"), icon="shield-check-outline", colour="approved")
_EMPTY = QT_TRANSLATE_NOOP(
    "audit", "Nothing waits to be approved. What operators and technicians finish stands here, of all kinds."
)


@dataclass(frozen=True, slots=True)
class Doubtful(Look):
    """A reason to look at a record first."""

    icon: str = "alert-outline"
    colour: str = "waiting"


@dataclass(slots=True)
class QueueColumns:
    """The queue as a list: its description, and the rows of records.

    Attributes:
        kinds: the types that are approved.
    """

    kinds: tuple[RecordType, ...]
    _states: dict[str, Look] = field(default_factory=dict)
    _ids: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, kinds: Iterable[RecordType]) -> "QueueColumns":
        """For these types."""
        listed = audited(kinds)
        states = {f"{kind.key}:{state}": look for kind in listed if kind.workflow for state, look in _looks(kind)}
        return cls(listed, states)

    def description(self) -> RecordType:
        """What the list's head and cells are painted by; it has no rows of its own in the database."""
        return RecordType(
            key="audit",
            model=Record,
            look=LOOK,
            plural=QT_TRANSLATE_NOOP("audit", "To approve"),
            title_field="about",
            series=self.kinds[0].series if self.kinds else "",
            order="-at",
            creatable=False,
            empty=_EMPTY,
            fields=(
                _column("kind", QT_TRANSLATE_NOOP("audit", "Kind"), 8, Kind.STATE, _quiet(self.kinds)),
                _column("number", QT_TRANSLATE_NOOP("audit", "Number"), 17),
                _column("customer", QT_TRANSLATE_NOOP("audit", "Customer"), 14),
                _column("about", QT_TRANSLATE_NOOP("audit", "What, and what came of it"), 34),
                _column("by", QT_TRANSLATE_NOOP("audit", "By"), 7),
                _column("at", QT_TRANSLATE_NOOP("audit", "Finished"), 7, Kind.DAY),
                _column("amount", QT_TRANSLATE_NOOP("audit", "Amount"), 10, Kind.MONEY),
                _column("state", QT_TRANSLATE_NOOP("audit", "State"), 18, Kind.STATE, self._states),
            ),
        )

    def row_of(self, one: Finished) -> Row:
        """A line of the list; a doubt stands where the state would."""
        state = f"{one.kind}:{one.state}"
        if one.doubt is not None:
            state = f"doubt:{one.doubt}"
            self._states[state] = Doubtful(words=one.doubt)
        day = one.at.astimezone().date() if one.at else None
        cells = (one.kind, one.number, one.customer, one.about, one.by, day, one.amount, state)
        return Row(self.id_of(one.key), 0, cells)

    def id_of(self, key: tuple[str, int]) -> int:
        """A number that stands for a record of any type as long as the page lives."""
        return self._ids.setdefault(key, len(self._ids) + 1)


def _column(key: str, label: Text, width: int, kind: Kind = Kind.TEXT, looks: dict[str, Look] | None = None) -> Field:
    return Field(key=key, label=label, width=width, kind=kind, looks={} if looks is None else looks, sorts=True)


def _looks(kind: RecordType) -> list[tuple[str, Look]]:
    return list(kind.workflow.looks.items()) if kind.workflow else []


def _quiet(kinds: Iterable[RecordType]) -> dict[str, Look]:
    """Icon and word of a kind, without a ground."""
    return {kind.key: Look(words=kind.look.words, icon=kind.look.icon, colour="muted") for kind in kinds}
