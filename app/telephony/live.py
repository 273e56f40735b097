"""What does the tracker remember of a call going on, and of a line between two calls?"""

from dataclasses import dataclass, field

from app.telephony.protocol import Call, CallState, Direction, LineEvent, Reason, Sign

BLOCK_S = 2.0  # a second number within this belongs to the same data block: the first one stays


@dataclass(slots=True)
class Live:
    """A call going on.

    Attributes:
        at: the box's number of its line.
        heard: monotonic seconds of the last sign that it still rings.
        said: when each sign that is said once per call was first said.
        caller_at: when number or reason came.
        hung_at: when it was hung up; its record is waited for.
        lifted_at: when the receiver was lifted.
        sure: more was heard of it than the one ring a recording box tells.
        base: rings the box had counted before this call, None before its first count.
    """

    call: Call
    at: int
    heard: float
    said: dict[Sign, float] = field(default_factory=dict)
    caller_at: float | None = None
    hung_at: float | None = None
    lifted_at: float | None = None
    closes: bool = False
    sure: bool = False
    base: int | None = None

    @property
    def rings(self) -> bool:
        """Whether it rings now."""
        return self.call.state is CallState.RINGING and self.hung_at is None

    def still_rings(self, now: float, tells_hook: bool) -> bool:
        """Whether it has no number so far and is sure to ring still, so that one that comes is of this call."""
        if self.call.number or not (self.rings and self.call.rings):
            return False
        return tells_hook or now - self.heard <= BLOCK_S or self.call.reason is Reason.BAD_CHECKSUM

    @property
    def has_caller(self) -> bool:
        """Whether it is known who calls, or why not."""
        return bool(self.call.number or self.call.reason)


@dataclass(slots=True)
class Line:
    """What is remembered of a line between calls.

    Attributes:
        lifted_at: when the receiver was lifted with no call there; somebody may be about to dial.
        counted: the box's own ring count, which may go on from one call to the next.
        record: the last record of an ended call and when it was last repeated.
        unrecorded: the last call that ended without the record the box had promised.
    """

    lifted_at: float | None = None
    counted: int = 0
    record: tuple[LineEvent, float] | None = None
    unrecorded: tuple[Direction, str] | None = None

    def rings_of(self, live: Live, event: LineEvent) -> int:
        """Rings of a call of this line after `event`; a box's own count may go on from the call before."""
        if not event.rings:
            return live.call.rings + 1
        if live.base is None:
            live.base = self.counted if event.rings > self.counted else 0
        elif event.rings <= live.base:
            live.base = 0
        self.counted = event.rings
        return event.rings - live.base


class Board:
    """The calls going on at one box, in the order they began, and what is remembered of its lines."""

    def __init__(self) -> None:
        self.live: list[Live] = []
        self.lines: dict[int, Line] = {}

    def on(self, line: int) -> list[Live]:
        """Calls on a line, newest first."""
        return [live for live in reversed(self.live) if live.at == line]

    def line(self, line: int) -> Line:
        """What is remembered of a line."""
        return self.lines.setdefault(line, Line())

    def meant(self, event: LineEvent) -> Live | None:
        """The call a record is about; one that names no number means the newest."""
        here = self.on(event.line)
        if not event.opens and not event.number:
            return here[0] if here else None
        here = [live for live in here if live.call.direction is event.direction]
        exact = [live for live in here if (live.call.number or "") == event.number]
        return next(iter(exact[-1:] or [live for live in here if live.call.number is None]), None)
