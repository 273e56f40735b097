"""Does a box deliver numbers, or does it only ring?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.protocol import Call, CallState, Direction, Reason

_TOLD = (Reason.PRIVATE, Reason.OUT_OF_AREA)  # the exchange said why there is no number: caller ID works

_CALL_NOW = QT_TRANSLATE_NOOP("lines", "Call the line now, for example from a mobile phone.")
_RINGS = QT_TRANSLATE_NOOP("lines", "It rings. The number should follow within a few seconds…")
_NUMBER = QT_TRANSLATE_NOOP("lines", "The number {number} arrived: this box works.")
_HIDDEN = QT_TRANSLATE_NOOP(
    "lines", "Caller ID works, but this caller's number is hidden. Call from another phone to see one."
)
_DAMAGED = QT_TRANSLATE_NOOP(
    "lines", "A number arrived damaged. Try another cable, or plug the box straight into the wall socket."
)
_NO_NUMBER = QT_TRANSLATE_NOOP(
    "lines",
    "It rang, but no number came. Ask the telephone company whether caller ID is switched on for this line, and check "
    "the country below if it is a modem.",
)
_OUTGOING = QT_TRANSLATE_NOOP("lines", "A call to {number} was noticed. Now call the line to see who rings.")
_HEARD = QT_TRANSLATE_NOOP("lines", "The box says something, but nothing has rung yet. Call the line now.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a trial has shown so far: a sentence in a colour with an icon; `good` when the box is proven."""

    words: Text
    icon: str
    colour: str
    good: bool = False


def verdict(calls: Collection[Call], heard: bool = False) -> Verdict:
    """What the calls of a trial show.

    Args:
        calls: the newest snapshot of each.
        heard: the box has said something about itself.
    """
    incoming = [call for call in calls if call.direction is Direction.IN]
    numbers = [call.number for call in incoming if call.number and not call.suspect]
    if numbers:
        return Verdict(_NUMBER.fill(number=numbers[-1]), "check-circle-outline", "finished", good=True)
    if any(call.reason in _TOLD for call in incoming):
        return Verdict(_HIDDEN, "check-circle-outline", "finished", good=True)
    if incoming:
        return _doubt(incoming)
    dialled = [call.number for call in calls if call.number]
    if dialled:
        return Verdict(_OUTGOING.fill(number=dialled[-1]), "phone-outgoing", "progress")
    return Verdict(_HEARD if heard else _CALL_NOW, "phone-incoming", "progress")


def _doubt(incoming: Sequence[Call]) -> Verdict:
    if any(call.suspect or call.reason is Reason.BAD_CHECKSUM for call in incoming):
        return Verdict(_DAMAGED, "alert-outline", "waiting")
    if any(call.state is CallState.RINGING for call in incoming):
        return Verdict(_RINGS, "phone-ring", "progress")
    return Verdict(_NO_NUMBER, "alert-outline", "waiting")


@dataclass(frozen=True, slots=True)
class Seen:
    """Incoming calls of a box since the program started: how many rang, how many of them told who calls."""

    rang: int = 0
    told: int = 0

    @property
    def doubtful(self) -> bool:
        """It rings and rings, and no number ever comes."""
        return self.rang >= 3 and not self.told


class Counters:
    """Counts calls by box out of their snapshots."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}
        self._live: dict[UUID, bool] = {}  # whether it was counted as told

    def take(self, call: Call) -> None:
        """Another snapshot of a call."""
        if call.direction is not Direction.IN:
            return
        seen = self.of(call.box)
        if call.uuid not in self._live:
            seen = replace(seen, rang=seen.rang + 1)
        told = bool(call.number) or call.reason in _TOLD
        if told and not self._live.get(call.uuid):
            seen = replace(seen, told=seen.told + 1)
        self._seen[call.box] = seen
        if call.state is CallState.ENDED:
            self._live.pop(call.uuid, None)
        else:
            self._live[call.uuid] = told or self._live.get(call.uuid, False)

    def of(self, box: str) -> Seen:
        """The figures of the box on that port URL."""
        return self._seen.get(box, Seen())
