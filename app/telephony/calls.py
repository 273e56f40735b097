"""Which calls are going on? Folds the events of one box's lines into calls, each told anew whenever it changes.

A call is there from its first sign, a ring or a number, and updated in place; the first number wins, a real one takes
the place of a reason. What ends it depends on what the box can tell:

- only rings and numbers (a modem): no ring for longer than one cadence, or no ring at all after a number;
- the hook: the receiver is put down;
- records of its own (`LineEvent.closes`): its record, for which is waited as long as a call may take; a box that never
  sends one is recognised by the next call on the same line.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from app.core.clock import Clock
from app.telephony.live import BLOCK_S, Board, Live
from app.telephony.named import NamedCalls
from app.telephony.protocol import Call, CallState, Direction, LineEvent, Reason, Sign

REPEAT_S = 4.0  # a box that says everything n times is done by then; no call is over so soon
_JOIN_S = 10.0  # the first ring comes this soon after a number that was sent before it
_SILENT_S = 30.0  # a number without any ring: over
_HOLD_S = 60.0  # ringing lasts no longer than this unless the box goes on telling rings
_GRACE_S = 2.0  # from hanging up to the box's record of the call
_LONGEST_S = 4 * 3600.0  # a talk of which the end was not heard
_LIKELY_S, _UNLIKELY_S = 3 * 3600.0, 3600.0  # waiting for a record from a box that has, or has not yet, sent one
_MOST_LINES = 99


class Tracker:
    """The calls of one box. Pure: used on one thread, moved by events and by its clock.

    Args:
        box: the box's port URL, kept in each call.
        first_line: the seat's number for the box's line 1.
        cadence_s: no ring for longer than this: ringing is over.
        knows_hook: the box can tell lifting and putting down of the receiver (if it is so switched).
    """

    def __init__(self, box: str, first_line: int, cadence_s: float, knows_hook: bool, clock: Clock) -> None:
        self._box, self._first_line, self._cadence_s, self._clock = box, first_line, cadence_s, clock
        self._knows_hook = knows_hook
        self._tells_hook = False  # and it does: an unanswered call is known to be missed
        self._records_seen = False
        self._records_awaited = True
        self._board, self._named = Board(), NamedCalls(box, first_line, clock)
        self._changed: dict[UUID, Call] = {}
        self._act = {
            Sign.RING: self._on_ring,
            Sign.RING_END: self._on_ring_end,
            Sign.CALLER: self._on_caller,
            Sign.DIALLED: self._on_dialled,
            Sign.OFF_HOOK: self._on_off_hook,
            Sign.ON_HOOK: self._on_on_hook,
            Sign.ENDED: self._on_ended,
        }

    def take(self, event: LineEvent) -> list[Call]:
        """Fold one event in; the calls that changed, in the order they did, each as it is now."""
        self._pass()
        if event.call:
            self._changed |= self._named.take(event)
        elif 1 <= event.line <= _MOST_LINES:
            self._act[event.sign](event)
        return self._told()

    def pass_time(self) -> list[Call]:
        """Do what is due by the clock; the calls that changed."""
        self._pass()
        return self._told()

    def lost(self) -> list[Call]:
        """The box is gone: every call of it is over as far as we can know."""
        self._pass()
        for live in tuple(self._board.live):
            self._over(live, lost=live.hung_at is None)
        for line in self._board.lines.values():
            line.lifted_at, line.counted = None, 0
        self._changed |= self._named.lost()
        return self._told()

    def due(self) -> float | None:
        """The clock's monotonic moment of the next thing to happen by itself."""
        dues = (self._named.due(), *map(self._due, self._board.live))
        return min((due for due in dues if due is not None), default=None)

    # ------------------------------------------------------------ what happens by itself

    def _pass(self) -> None:
        now = self._clock.monotonic()
        for live in tuple(self._board.live):
            while live in self._board.live and (due := self._due(live)) <= now:
                self._expire(live, due)
        self._changed |= self._named.pass_time()

    def _due(self, live: Live) -> float:
        if live.hung_at is not None:
            return live.hung_at + _GRACE_S
        if live.call.state is CallState.RINGING:
            if self._awaits_record(live):
                return live.heard + _HOLD_S * (2 if self._tells_hook else 1)
            return live.heard + (self._cadence_s if live.call.rings else _SILENT_S)
        if live.lifted_at is not None:
            return live.lifted_at + _LONGEST_S
        return live.heard + (_LIKELY_S if self._records_seen else _UNLIKELY_S)

    def _expire(self, live: Live, due: float) -> None:
        if live.rings and self._awaits_record(live) and not self._tells_hook:  # unanswered, its record had come
            self._set(live, state=CallState.TALKING)
        else:
            self._over(live, at=due if live.hung_at is None else live.hung_at)

    def _awaits_record(self, live: Live) -> bool:
        return live.closes and self._records_awaited

    # ------------------------------------------------------------ what the box says

    def _on_ring(self, event: LineEvent) -> None:
        self._tells_hook = self._knows_hook
        now = self._clock.monotonic()
        live = next((one for one in self._board.on(event.line) if one.rings), None)
        if live and event.opens and Sign.RING in live.said:
            if now - live.said[Sign.RING] <= REPEAT_S:
                return
            self._over(live)
            live = None
        if live and not live.call.rings and now - live.heard > _JOIN_S:
            self._over(live)
            live = None
        if live is None:
            for other in self._board.on(event.line):  # a line that rings is on the hook
                self._over(other)
            live = self._start(event)
        live.said.setdefault(Sign.RING, now)
        live.heard = now
        live.closes |= event.closes
        live.sure |= not event.closes
        self._set(live, rings=self._board.line(event.line).rings_of(live, event))

    def _on_ring_end(self, event: LineEvent) -> None:
        for live in self._board.on(event.line):
            if live.rings and self._awaits_record(live) and not self._tells_hook:
                self._set(live, state=CallState.TALKING)
            elif live.rings:
                self._over(live, event)

    def _on_caller(self, event: LineEvent) -> None:
        now = self._clock.monotonic()
        newest = next((one for one in self._board.on(event.line) if one.call.direction is Direction.IN), None)
        if newest is None or newest.hung_at is not None or self._is_another(newest, event):
            if newest:
                self._make_room(newest, event)
            newest = self._start(event)
        newest.said.setdefault(Sign.CALLER, now)
        if newest.rings:
            newest.heard = now
        newest.closes |= event.closes
        newest.sure = True
        self._merge(newest, event)

    def _is_another(self, live: Live, event: LineEvent) -> bool:
        """Whether a caller is somebody else than the one of `live`, or the same one calling again."""
        now, call = self._clock.monotonic(), live.call
        if event.opens:
            again = now - live.said.get(Sign.CALLER, now) > REPEAT_S
            same = (event.number or None, event.reason) == (call.number, call.reason)
            return (live.has_caller or not event.number) if again else live.has_caller and not same
        if live.caller_at is None or now - live.caller_at <= BLOCK_S:
            return False
        if event.number:
            return event.number != call.number and not live.still_rings(now, self._tells_hook)
        return not (live.rings and call.rings) and event.reason not in {None, call.reason}

    def _make_room(self, live: Live, event: LineEvent) -> None:
        """Another call begins on the line: is `live` over, or does it go on while the other one waits?"""
        if live.hung_at is None and live.lifted_at is not None:
            return
        waits = self._awaits_record(live) and live.hung_at is None
        idle = [one for one in self._board.on(event.line) if one.lifted_at is None or one.hung_at is not None]
        if waits and len(idle) == 1 and live.call.number != (event.number or None):
            return
        if waits and not self._records_seen and not self._tells_hook:
            self._records_awaited = False  # it would have sent one by now
        for one in idle:
            self._over(one)

    def _merge(self, live: Live, event: LineEvent) -> None:
        call = live.call
        is_longer = bool(event.number) and event.number.startswith(call.number or "")  # or the first one
        number = event.number if is_longer else call.number
        if live.caller_at is None and (event.number or event.reason):
            live.caller_at = self._clock.monotonic()
        self._set(
            live,
            number=number,
            name=call.name or event.name or None,
            reason=None if number else call.reason or event.reason,
            suspect=call.suspect or event.suspect,
            stamp=call.stamp or event.stamp,
        )

    def _on_dialled(self, event: LineEvent) -> None:
        now, line = self._clock.monotonic(), self._board.line(event.line)
        live = next((one for one in self._board.on(event.line) if one.call.direction is Direction.OUT), None)
        if live and (live.hung_at is not None or (event.opens and now - live.said.get(Sign.DIALLED, now) > REPEAT_S)):
            self._over(live)
            live = None
        if live is None:
            if not event.opens and self._board.on(event.line):
                return  # keys pressed during a talk
            live = self._start(event)
            live.lifted_at, line.lifted_at = line.lifted_at, None
            if live.lifted_at is not None:
                self._set(live, started_at=self._moment(live.lifted_at))
        live.said.setdefault(Sign.DIALLED, now)
        live.closes |= event.closes
        live.sure = True
        self._set(live, number=event.number or live.call.number, name=live.call.name or event.name or None)

    def _on_off_hook(self, event: LineEvent) -> None:
        self._tells_hook = self._knows_hook
        now = self._clock.monotonic()
        for live in self._board.on(event.line):
            if live.hung_at is not None:
                self._over(live, at=live.hung_at)
        live_here = self._board.on(event.line)
        ringing = next((one for one in live_here if one.rings), None)
        if ringing and not any(one.lifted_at is not None for one in live_here):
            ringing.lifted_at, ringing.closes, ringing.sure = now, ringing.closes or event.closes, True
            self._set(ringing, state=CallState.TALKING, answered=True, answered_at=self._clock.now())
        elif not live_here:
            self._board.line(event.line).lifted_at = now

    def _on_on_hook(self, event: LineEvent) -> None:
        self._tells_hook = self._knows_hook
        self._board.line(event.line).lifted_at = None
        here = [live for live in self._board.on(event.line) if live.hung_at is None]
        if all(live.rings for live in here):
            return
        for live in here:
            if event.closes and self._awaits_record(live):
                live.hung_at = self._clock.monotonic()
            else:
                self._over(live)

    def _on_ended(self, event: LineEvent) -> None:
        line, now = self._board.line(event.line), self._clock.monotonic()
        live = self._board.meant(event)
        if event.opens and line.record and line.record[0] == event:
            since, line.record = now - line.record[1], (event, now)
            if since <= (REPEAT_S / 8 if live else REPEAT_S):
                return
        if live is None:
            if not event.opens or line.unrecorded == (event.direction, event.number):
                line.unrecorded = None
                return
            live = self._start(event)
        self._records_seen = self._records_awaited = True
        line.record = (event, now) if event.opens else None
        if event.closes:
            live.hung_at = live.hung_at or now
            self._set(live, answered=event.answered)
        else:
            self._over(live, event)

    # ------------------------------------------------------------ calls begin and end

    def _start(self, event: LineEvent) -> Live:
        call = Call(
            uuid=uuid4(),
            line=self._first_line + event.line - 1,
            state=CallState.DIALLING if event.direction is Direction.OUT else CallState.RINGING,
            direction=event.direction,
            started_at=self._clock.now(),
            box=self._box,
            line_name=event.line_name,
        )
        live = Live(call, event.line, self._clock.monotonic())
        self._board.live.append(live)
        return live

    def _over(self, live: Live, event: LineEvent | None = None, *, at: float | None = None, lost: bool = False) -> None:
        if event:
            self._merge(live, event)
            live.sure = True
        elif live.closes:
            self._board.line(live.at).unrecorded = (live.call.direction, live.call.number or "")
        call = live.call
        when = self._moment(live.hung_at if live.hung_at is not None and at is None else at)
        unknown = call.direction is Direction.IN and not (call.number or call.reason or call.name)
        self._set(
            live,
            state=CallState.ENDED,
            ended_at=when,
            answered=None if lost and not call.answered else self._answered(live, event),
            reason=Reason.NO_CID if unknown else call.reason,
            rings=(event.rings if event else 0) or call.rings,
            duration_s=None if lost else self._duration(live, event, when),
            lost=lost,
            unsure=not live.sure and not lost,
        )
        self._board.live.remove(live)

    def _answered(self, live: Live, event: LineEvent | None) -> bool | None:
        if live.call.answered is not None:
            return live.call.answered
        if event and event.answered is not None:
            return event.answered
        return False if live.call.direction is Direction.IN and self._tells_hook else None

    def _duration(self, live: Live, event: LineEvent | None, ended: datetime) -> int | None:
        if event and event.duration_s is not None:
            return event.duration_s
        if live.lifted_at is None:
            return None
        return round((ended - self._moment(live.lifted_at)).total_seconds())

    def _moment(self, monotonic: float | None) -> datetime:
        now = self._clock.now()
        return now if monotonic is None else now - timedelta(seconds=self._clock.monotonic() - monotonic)

    def _set(self, live: Live, **changes: object) -> None:
        live.call = replace(live.call, **changes)  # type: ignore[arg-type]
        self._changed[live.call.uuid] = live.call

    def _told(self) -> list[Call]:
        changed, self._changed = self._changed, {}
        return list(changed.values())
