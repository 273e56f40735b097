"""How is a box simulated, so that everything can be shown and tried without one?

The simulator is a port like any other: the hub opens it, reads bytes (see `decoders/simulator.py`) and loses it when
it is unplugged. What the lines do is a list of appointments, kept by whoever reads the port, so it needs no thread.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import count
from random import Random

from typing_extensions import override

from app.core.clock import Clock, SystemClock
from app.telephony.ports import Port
from app.telephony.protocol import CallState, Reason, Sign
from app.telephony.trouble import absent, in_use, unplugged

NAME = "SIM"
RING_EVERY_S = 5.0  # 1 s on, 4 s off, as in China
NUMBER_AFTER_S = 1.5  # between the first and the second ring
_UNTIL_DIALLED_S = 0.5
_PATIENCE_S = (12.0, 45.0)  # a caller in a script gives up
_ANSWERED_AFTER_S = (3.0, 14.0)
_TALK_S = (20.0, 240.0)
_ANSWERED = 0.8  # of the calls of a script
_OUTGOING = 0.15


@dataclass(frozen=True, slots=True)
class Caller:
    """Who rings: a number, or the reason why there is none."""

    number: str = ""
    name: str = ""
    reason: Reason | None = None


@dataclass(slots=True)
class _Line:
    state: CallState | None = None  # None: idle
    caller: Caller = Caller()
    call: int = 0  # counts the calls, so that appointments of an earlier one are seen to be stale


@dataclass(order=True, slots=True)
class _Appointment:
    when: float  # monotonic seconds
    order: int
    act: Callable[[], None] = field(compare=False)


class Simulator:
    """One simulated box. Every method may be called from any thread.

    Args:
        lines: how many it has.
        clock: only its monotonic seconds are used.
        speed: 10 makes everything ten times as fast.
        number_after_s: from the first ring to the number; 0 sends it with the first ring.
        seed: of the scripts' dice.
    """

    def __init__(
        self,
        lines: int = 8,
        clock: Clock | None = None,
        *,
        speed: float = 1.0,
        number_after_s: float = NUMBER_AFTER_S,
        seed: int = 1,
    ) -> None:
        self.speed, self.number_after_s = speed, number_after_s
        self._clock, self._dice = clock or SystemClock(), Random(seed)
        self._lines = [_Line() for _ in range(lines)]
        self._agenda: list[_Appointment] = []
        self._order = count()
        self._said = bytearray()
        self._changed = threading.Condition(threading.RLock())
        self._watchers: list[Callable[[], None]] = []
        self._plugged, self._open = True, False

    # ------------------------------------------------------------ what the telephones do

    def ring(self, line: int, number: str = "", name: str = "", reason: Reason | None = None) -> None:
        """Somebody calls `line` (from 1); a line that is not idle stays as it is."""
        with self._changed:
            self._begin(line, Caller(number, name, reason))
        self._tell()

    def answer(self, line: int) -> None:
        """Lift the receiver of a ringing line."""
        self._turn(line, {CallState.RINGING: Sign.OFF_HOOK}, CallState.TALKING)

    def hang_up(self, line: int) -> None:
        """End the call: the caller gives up, or the receiver is put down."""
        endings = {
            CallState.RINGING: Sign.RING_END,
            CallState.TALKING: Sign.ON_HOOK,
            CallState.DIALLING: Sign.ON_HOOK,
        }
        self._turn(line, endings, None)

    def dial(self, line: int, number: str) -> None:
        """Lift the receiver of an idle line and dial."""
        with self._changed:
            self._dial(line, number)
        self._tell()

    def unplug(self) -> None:
        """Pull the plug: the port is lost, the calls in progress with it."""
        with self._changed:
            self._plugged = False
            self._said.clear()
            for line in self._lines:
                line.state, line.call = None, line.call + 1
            self._changed.notify_all()
        self._tell()

    def plug_in(self) -> None:
        """Plug it in again; what a script would have done meanwhile is left out."""
        with self._changed:
            now = self._clock.monotonic()
            self._agenda = [due for due in self._agenda if due.when >= now]
            heapify(self._agenda)
            self._plugged = True
            self._changed.notify_all()
        self._tell()

    # ------------------------------------------------------------ scripts

    def all_at_once(self, callers: Sequence[Caller]) -> None:
        """Every idle line rings in the same instant; nobody gives up before `hang_up` or `quiet`."""
        with self._changed:
            for place, _ in enumerate(self._lines):
                self._begin(place + 1, callers[place % len(callers)] if callers else Caller())
        self._tell()

    def busy_morning(self, callers: Sequence[Caller], calls: int = 120, minutes: float = 60.0) -> None:
        """Calls come and go on all lines: most are answered, some give up, a few are outgoing.

        Args:
            callers: who calls, by lot.
            calls: how many; one that finds no idle line is left out, as with a busy signal.
            minutes: how long it takes at `speed` 1.
        """
        with self._changed:
            for _ in range(calls if callers else 0):
                caller = self._dice.choice(callers)
                act = self._outgoing if caller.number and self._dice.random() < _OUTGOING else self._incoming
                self._at(self._dice.uniform(0, minutes * 60), partial(act, caller))
            self._changed.notify_all()

    def quiet(self) -> None:
        """End the script and every call."""
        with self._changed:
            self._agenda.clear()
        for place, _ in enumerate(self._lines):
            self.hang_up(place + 1)

    # ------------------------------------------------------------ who looks

    def states(self) -> tuple[CallState | None, ...]:
        """What each line does; None is idle."""
        with self._changed:
            return tuple(line.state for line in self._lines)

    def callers(self) -> tuple[Caller, ...]:
        """Who is or was last on each line."""
        with self._changed:
            return tuple(line.caller for line in self._lines)

    @property
    def plugged_in(self) -> bool:
        """Whether the box is there."""
        return self._plugged

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Call `changed` after each change of a line, from whatever thread made it; returns what ends that."""
        with self._changed:
            self._watchers.append(changed)
        return lambda: self._watchers.remove(changed)

    def open(self) -> Port:
        """Open the one port it has.

        Raises:
            PortTrouble: it is unplugged, or open already.
        """
        with self._changed:
            if not self._plugged:
                raise absent(NAME)
            if self._open:
                raise in_use(NAME)
            self._open = True
        return _SimulatedPort(self)

    # ------------------------------------------------------------ for its port

    def read(self, timeout_s: float) -> bytes:
        """What the box says; keeps the appointments that are due. For the port only.

        Raises:
            PortTrouble: it was unplugged.
        """
        until = time.monotonic() + timeout_s  # real seconds: a clock set by hand does not pass while we wait
        with self._changed:
            kept = self._keep()
            while not self._said and self._plugged and (left := until - time.monotonic()) > 0:
                due = self._agenda[0].when - self._clock.monotonic() if self._agenda else left
                self._changed.wait(max(0.001, min(left, due)))
                kept = self._keep() or kept
            said = bytes(self._said)
            self._said.clear()
            plugged = self._plugged
        if kept:
            self._tell()
        if not plugged:
            raise unplugged(NAME)
        return said

    def closed(self) -> None:
        """The port was given back. For the port only."""
        with self._changed:
            self._open = False

    # ------------------------------------------------------------ inside, with the lock held

    def _keep(self) -> bool:
        kept = False
        while self._plugged and self._agenda and self._agenda[0].when <= self._clock.monotonic():
            heappop(self._agenda).act()
            kept = True
        return kept

    def _at(self, after_s: float, act: Callable[[], None]) -> None:
        when = self._clock.monotonic() + after_s / self.speed
        heappush(self._agenda, _Appointment(when, next(self._order), act))

    def _later(self, after_s: float, place: int, act: Callable[[], None]) -> None:
        """An appointment that is void when the call on the line is another by then."""
        line = self._lines[place - 1]
        call = line.call
        self._at(after_s, lambda: act() if line.call == call else None)

    def _begin(self, place: int, caller: Caller) -> bool:
        line = self._lines[place - 1]
        if not self._plugged or line.state is not None:
            return False
        line.state, line.caller, line.call = CallState.RINGING, caller, line.call + 1
        self._ring_on(place)
        if caller.number or caller.name or caller.reason:
            self._later(self.number_after_s, place, lambda: self._say_caller(place))
        self._changed.notify_all()
        return True

    def _ring_on(self, place: int) -> None:
        if self._lines[place - 1].state is CallState.RINGING:
            self._say(place, Sign.RING)
            self._later(RING_EVERY_S, place, lambda: self._ring_on(place))

    def _say_caller(self, place: int) -> None:
        caller = self._lines[place - 1].caller
        self._say(place, Sign.CALLER, caller.number, caller.name, caller.reason or "")

    def _dial(self, place: int, number: str) -> bool:
        line = self._lines[place - 1]
        if not self._plugged or line.state is not None:
            return False
        line.state, line.caller, line.call = CallState.DIALLING, Caller(number), line.call + 1
        self._say(place, Sign.OFF_HOOK)
        self._later(_UNTIL_DIALLED_S, place, lambda: self._say(place, Sign.DIALLED, number))
        return True

    def _turn(self, place: int, signs: dict[CallState, Sign], after: CallState | None) -> None:
        with self._changed:
            line = self._lines[place - 1]
            if line.state not in signs:
                return
            self._say(place, signs[line.state])
            line.state = after
            line.call += after is None
        self._tell()

    def _incoming(self, caller: Caller) -> None:
        place = self._idle()
        if not place or not self._begin(place, caller):
            return
        if self._dice.random() < _ANSWERED:
            after = self._dice.uniform(*_ANSWERED_AFTER_S)
            self._later(after, place, lambda: self.answer(place))
            self._later(after + self._dice.uniform(*_TALK_S), place, lambda: self.hang_up(place))
        else:
            self._later(self._dice.uniform(*_PATIENCE_S), place, lambda: self.hang_up(place))

    def _outgoing(self, caller: Caller) -> None:
        place = self._idle()
        if place and self._dial(place, caller.number):
            self._later(self._dice.uniform(*_TALK_S), place, lambda: self.hang_up(place))

    def _idle(self) -> int:
        free = [place + 1 for place, line in enumerate(self._lines) if line.state is None]
        return self._dice.choice(free) if free else 0

    def _say(self, place: int, sign: Sign, *parts: str) -> None:
        words = (str(place), sign, *parts)
        line = "\t".join(" ".join(part.split()) for part in words)
        self._said += f"{line}\n".encode()
        self._changed.notify_all()

    def _tell(self) -> None:
        for changed in tuple(self._watchers):
            changed()


class _SimulatedPort(Port):
    def __init__(self, simulator: Simulator) -> None:
        self.name = NAME
        self._simulator = simulator

    @override
    def read(self, timeout_s: float) -> bytes:
        return self._simulator.read(timeout_s)

    @override
    def write(self, data: bytes) -> None:
        """A simulated box needs no commands."""

    @override
    def close(self) -> None:
        self._simulator.closed()
