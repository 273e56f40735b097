"""Which calls does a box tell of that names each of them itself, as an exchange does?

Nothing has to be guessed from rings and silence here: the box says when a call begins, whom it rings, who answers and
when it is over. Calls of the same name at several seats are one call in the log, as their `uuid` is made of the name.
"""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from app.core.clock import Clock
from app.telephony.protocol import Call, CallState, Direction, LineEvent, Reason, Sign

_SPACE = UUID("6f6b1b0e-6f0c-5a58-9a57-2f7d6f1e7a11")
_LONGEST_S = 6 * 3600.0  # nothing heard of a call for so long: its end was not told
_MOST = 400  # calls at once; of a flood the oldest give way
_OPENING = {Sign.RING, Sign.CALLER, Sign.DIALLED, Sign.OFF_HOOK}


class NamedCalls:
    """The calls of one box that are known by name. Pure: used on one thread, moved by events and its clock.

    Args:
        box: the box's port URL.
        first_line: the seat's number for the box's line 1.
    """

    def __init__(self, box: str, first_line: int, clock: Clock) -> None:
        self._box, self._first_line, self._clock = box, first_line, clock
        self._live: dict[str, Call] = {}
        self._heard: dict[str, float] = {}

    def take(self, event: LineEvent) -> dict[UUID, Call]:
        """Fold one event in; the calls that changed, by their `uuid`."""
        before = self._live.get(event.call)
        if before is None and event.sign not in _OPENING:
            return {}
        gone = _by_uuid([] if before or len(self._live) < _MOST else [self._end(next(iter(self._live)), lost=True)])
        call = self._told(before or self._begun(event), event)
        self._live[event.call], self._heard[event.call] = call, self._clock.monotonic()
        if event.sign is Sign.ENDED:
            return gone | {call.uuid: self._end(event.call, event)}
        return gone if call == before else gone | {call.uuid: call}

    def pass_time(self) -> dict[UUID, Call]:
        """End what was not heard of for hours."""
        now = self._clock.monotonic()
        return _by_uuid([self._end(name) for name, at in tuple(self._heard.items()) if at + _LONGEST_S <= now])

    def lost(self) -> dict[UUID, Call]:
        """The box is gone."""
        return _by_uuid([self._end(name, lost=True) for name in tuple(self._live)])

    def due(self) -> float | None:
        """The monotonic moment of the next thing to happen by itself."""
        return min(self._heard.values()) + _LONGEST_S if self._heard else None

    @property
    def count(self) -> int:
        """Calls going on."""
        return len(self._live)

    def _begun(self, event: LineEvent) -> Call:
        return Call(
            uuid=uuid5(_SPACE, event.call),
            line=self._first_line + event.line - 1,
            state=CallState.DIALLING if event.direction is Direction.OUT else CallState.RINGING,
            direction=event.direction,
            started_at=self._clock.now() - timedelta(seconds=event.ago_s),
            box=self._box,
            line_name=event.line_name,
            pops=0,
        )

    def _told(self, call: Call, event: LineEvent) -> Call:
        """The call with what the box says now: it knows best, so a later number takes the place of an earlier one."""
        number = event.number or call.number
        call = replace(
            call,
            line=self._first_line + event.line - 1,
            direction=event.direction,
            number=number,
            name=event.name or call.name,
            reason=None if number else event.reason or call.reason,
            ext=event.ext or call.ext,
            elsewhere=event.elsewhere,
            answered_by=event.by or call.answered_by,
        )
        if event.sign is Sign.RING:
            return replace(call, state=CallState.RINGING, rings=call.rings + 1, pops=call.pops + 1)
        if event.sign is Sign.DIALLED:
            return replace(call, pops=max(1, call.pops))
        return self._answered(call, event) if event.sign is Sign.OFF_HOOK else call

    def _answered(self, call: Call, event: LineEvent) -> Call:
        return replace(
            call,
            state=CallState.TALKING,
            answered=True,
            answered_at=call.answered_at or self._clock.now() - timedelta(seconds=event.ago_s),
            pops=max(1, call.pops),
        )

    def _end(self, name: str, event: LineEvent | None = None, *, lost: bool = False) -> Call:
        call, now = self._live.pop(name), self._clock.now()
        self._heard.pop(name, None)
        unknown = call.direction is Direction.IN and not (call.number or call.reason or call.name)
        talked = round((now - call.answered_at).total_seconds()) if event and call.answered_at else None
        return replace(
            call,
            state=CallState.ENDED,
            ended_at=max(now, call.started_at),
            answered=call.answered if lost else bool(call.answered),
            reason=Reason.NO_CID if unknown else call.reason,
            duration_s=talked or (event.duration_s if event and call.answered else None) or talked,
            lost=lost,
        )


def _by_uuid(calls: list[Call]) -> dict[UUID, Call]:
    return {call.uuid: call for call in calls}
