"""What goes on at a telephone line, by its voltage and what the box has heard on it?

On the hook a line has 24 V or more, with the receiver lifted 3 to 24 V; which of its two wires is the higher one does
not matter. Ringing current alternates between both sides within tens of milliseconds, which turning the line round,
once before some numbers, does not. A state counts when it has lasted for a while; while it rings, the voltage between
two samples says nothing. Times are seconds of any one clock.
"""

from collections import deque
from enum import Enum, auto
from itertools import pairwise

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.dtmf import ToneCaller
from app.telephony.decoders.fsk_stream import FskStream
from app.telephony.decoders.talk import notice
from app.telephony.protocol import Direction, LineEvent, Notice, Sign

_NO_LINE = QT_TRANSLATE_NOOP("boxes", "Line {line} has no voltage: is its telephone cable plugged in?")
_DEAD_V, _LIFTED_V = 3.0, 24.0
_DEAD_S, _LIFTED_S, _HUNG_UP_S = 3.0, 0.2, 0.8
_RING_WINDOW_S, _RING_TURNS = 0.2, 3  # times the voltage changes sides
_BURST_OVER_S = 0.5  # British double rings pause for less
_SAMPLES = 256  # kept for the window, whatever the box's rate
_BLOCK_OVER_S = 1.0
_DIALLED_S = 4.0  # after this pause digits are for a machine at the other end
_SURE_DIGITS = 3
_MOST_DIGITS = 40
_KEYS = {10: "0", 11: "*", 12: "#", 13: "A", 14: "B", 15: "C", 0: "D", **{digit: str(digit) for digit in range(1, 10)}}

_Events = list[LineEvent | Notice]


class Hook(Enum):
    """How the receiver is."""

    UNKNOWN = auto()
    HUNG_UP = auto()
    LIFTED = auto()
    DEAD = auto()  # no line plugged in


_LASTS = {Hook.HUNG_UP: _HUNG_UP_S, Hook.LIFTED: _LIFTED_S, Hook.DEAD: _DEAD_S}


class Ad800Line:
    """One line of a box."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._hook, self._seems, self._since_s = Hook.UNKNOWN, Hook.UNKNOWN, 0.0
        self._sides: deque[tuple[float, int]] = deque(maxlen=_SAMPLES)  # when, and which side was higher
        self._rang_s: float | None = None
        self._blocks, self._block_s = FskStream(), 0.0
        self._caller = ToneCaller(number, bare=True)
        self._dialled, self._dialled_s, self._is_told, self._is_done = "", 0.0, False, False

    @property
    def is_lifted(self) -> bool:
        """Somebody talks or dials."""
        return self._hook is Hook.LIFTED

    @property
    def kept(self) -> int:
        """What is held at present."""
        return len(self._sides) + len(self._blocks.half) + len(self._dialled)

    def hear_voltage(self, volts: float, now_s: float) -> _Events:
        """The line's voltage now; what follows from it, and from time."""
        events = self._wait(now_s)
        if self._rings(volts, now_s):
            begins = self._rang_s is None or now_s - self._rang_s > _BURST_OVER_S
            self._rang_s, self._seems = now_s, Hook.UNKNOWN
            return events + ([LineEvent(Sign.RING, self.number)] if begins and not self.is_lifted else [])
        seems = _seeming(abs(volts))
        if seems is not self._seems:
            self._seems, self._since_s = seems, now_s
        if seems is not self._hook and now_s - self._since_s >= _LASTS[seems]:
            events += self._becomes(seems)
        return events

    def hear_block(self, data: bytes, now_s: float) -> _Events:
        """Bytes of a data block, as the box demodulated them."""
        self._block_s = now_s
        return [block.event(self.number) for block in self._blocks.feed(data) if block.says_something]

    def hear_tones(self, data: bytes, now_s: float) -> _Events:
        """Dialling tones: of the exchange, or of somebody who has lifted the receiver."""
        events: _Events = []
        for byte in data:
            key = _KEYS.get(byte, "")
            if key and not self.is_lifted:
                events += self._caller.take(key, now_s)
            elif key in "0123456789*#" and key:
                events += self._dial(key, now_s)
        return events

    def end(self) -> _Events:
        """The box says nothing more."""
        return [*self._ended_block(), *self._caller.cut()]

    def _rings(self, volts: float, now_s: float) -> bool:
        """Whether the line has alternated between both sides just now."""
        if abs(volts) >= _LIFTED_V:
            self._sides.append((now_s, 1 if volts > 0 else -1))
        while self._sides and now_s - self._sides[0][0] > _RING_WINDOW_S:
            self._sides.popleft()
        sides = [side for _, side in self._sides]
        return sum(one != other for one, other in pairwise(sides)) >= _RING_TURNS

    def _becomes(self, hook: Hook) -> _Events:
        before, self._hook = self._hook, hook
        self._dialled, self._is_told, self._is_done = "", False, False
        if hook is Hook.LIFTED:
            self._caller.forget()
            return [LineEvent(Sign.OFF_HOOK, self.number)]
        events: _Events = [LineEvent(Sign.ON_HOOK, self.number)] if before is Hook.LIFTED else []
        if hook is Hook.DEAD and before is not Hook.UNKNOWN:
            events.append(notice(_NO_LINE.fill(line=self.number), trouble=True))
        return events

    def _dial(self, key: str, now_s: float) -> _Events:
        if self._dialled and now_s - self._dialled_s > _DIALLED_S:
            self._is_done = True
        if self._is_done or len(self._dialled) >= _MOST_DIGITS:
            return []
        self._dialled, self._dialled_s = self._dialled + key, now_s
        return self._told_dialled() if len(self._dialled) >= _SURE_DIGITS else []

    def _told_dialled(self) -> _Events:
        self._is_told = True
        return [LineEvent(Sign.DIALLED, self.number, Direction.OUT, self._dialled)]

    def _wait(self, now_s: float) -> _Events:
        """What is over by now."""
        events: _Events = [*self._caller.wait(now_s)]
        if self._blocks.half and now_s - self._block_s > _BLOCK_OVER_S:
            events += self._ended_block()
        if self._dialled and not self._is_told and now_s - self._dialled_s > _DIALLED_S:
            events += self._told_dialled()
        return events

    def _ended_block(self) -> _Events:
        return [block.event(self.number) for block in self._blocks.rest() if block.says_something]


def _seeming(volts: float) -> Hook:
    if volts <= _DEAD_V:
        return Hook.DEAD
    return Hook.LIFTED if volts < _LIFTED_V else Hook.HUNG_UP
