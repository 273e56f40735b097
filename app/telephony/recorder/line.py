"""When does the recording of a line begin and end? By its call, by voice, or because somebody says so."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol
from uuid import UUID, uuid4

from app.core.clock import Clock
from app.telephony.protocol import Call, CallState, Direction
from app.telephony.recorder.pcm import QUIET, Level, level_of
from app.telephony.recorder.ring import Ring
from app.telephony.recorder.shelf import name_of
from app.telephony.recorder.taken import Taken
from app.telephony.recorder.voice import STEP_S, Voice, heard_in
from app.telephony.recorder.wire import Begin, When, Wire
from app.telephony.recorder.writer import Stretch, Writer

BEFORE_S = 1.0  # recorded of what came before it was known that the call began
_LATELY_S = 90.0  # a voice this soon after a call on the line belongs to it
_STEPS_AT_ONCE = 150
_TALKING = (CallState.TALKING, CallState.DIALLING)


class Sink(Protocol):
    """What a line needs to record."""

    def write(self, stretch: Stretch, taken: Taken) -> Writer | None:
        """Begin to write; None where there is no room."""
        ...

    def tell_call(self, call: Call) -> None:
        """A call began or ended that only its voice told of."""
        ...


@dataclass(frozen=True, slots=True)
class LineState:
    """How a line is heard and recorded now.

    Attributes:
        heard: its source is there and brings sound.
        call: uuid of the call being recorded.
        asks: a call is going on of which nobody has said whether it is to be recorded.
        silent: it has recorded today, and only silence.
        too_loud: so much of what it recorded today was at the edge that it can be heard.
    """

    line: int
    has_source: bool = False
    heard: bool = False
    call: UUID | None = None
    paused: bool = False
    asks: bool = False
    level: Level = QUIET
    silent: bool = False
    too_loud: bool = False


class Line:
    """One line. For the recorder's thread.

    Args:
        tells_hook: its box tells lifting and putting down of the receiver.
        end_s: silence after which a recording by voice ends.
    """

    def __init__(self, wire: Wire, tells_hook: Callable[[], bool], end_s: float, sink: Sink, clock: Clock) -> None:
        self.wire, self._tells_hook, self._sink, self._clock = wire, tells_hook, sink, clock
        self._voice = Voice(end_s)
        self.call: Call | None = None  # the latest of this line
        self.writer: Writer | None = None
        self._recorded: UUID | None = None  # the call the writer writes
        self._pieces: dict[UUID, int] = {}
        self._wanted: dict[UUID, bool] = {}  # said by hand
        self._by_hand = False  # begun without any call
        self._made: Call | None = None  # a call, or its answer, that only its voice told of
        self._ring: Ring | None = None
        self._at = 0  # measured up to here
        self.paused = False
        self.level = QUIET

    # ------------------------------------------------------------ what happens

    def take(self, call: Call) -> None:
        """A call of this line changed."""
        if self.call is not None and call.uuid != self.call.uuid:
            if call.started_at < self.call.started_at:
                return
            self._wanted = {uuid: said for uuid, said in self._wanted.items() if uuid == call.uuid}
            self._by_hand = False
            if self._by_voice and self.writer is not None and call.state is CallState.RINGING:
                self._stop()  # a line that rings is on the hook
        self.call = call

    def begin(self) -> None:
        """Somebody wants this recorded."""
        if self._is_going_on():
            assert self.call is not None
            self._wanted[self.call.uuid] = True
        else:
            self._by_hand = True
        if self.writer is None:
            self._start(0.0)

    def end(self) -> None:
        """Somebody wants this not recorded, or no more."""
        if self.call is not None:
            self._wanted[self.call.uuid] = False
        self._by_hand = False
        self._stop()

    def pause(self, by: str) -> None:
        """Leave out what is said from now on."""
        if self.writer is not None and not self.paused:
            self.paused = True
            self.writer.pause(by)

    def resume(self) -> None:
        """Go on after a pause."""
        if self.writer is not None and self.paused:
            self.paused = False
            self.writer.resume()

    def ended(self, writer: Writer) -> None:
        """A writer has finished; by itself where its source or its disk went away."""
        if writer is self.writer:
            self.writer = None

    # ------------------------------------------------------------ the step

    def step(self) -> None:
        """Measure what was said, begin or end what is due."""
        self._measure()
        should = self._should_record()
        if self.writer is None and should:
            self._start(self._before_s())
        elif self.writer is not None and not should:
            self._stop()

    @property
    def state(self) -> LineState:
        """As it is now."""
        config, call = self.wire.config, self.call
        asks = bool(config.when is When.ASK and call and self._is_going_on() and call.uuid not in self._wanted)
        return LineState(
            line=config.line,
            has_source=bool(config.device),
            heard=self._ring is not None and self._at > 0,
            call=self._recorded if self.writer is not None else None,
            paused=self.paused and self.writer is not None,
            asks=asks and self.writer is None,
            level=self.level,
        )

    @property
    def _by_voice(self) -> bool:
        begin = self.wire.config.begin
        return begin is Begin.VOICE or (begin is Begin.AUTO and not self._tells_hook())

    def _is_going_on(self) -> bool:
        return self.call is not None and self.call.state in _TALKING

    def _should_record(self) -> bool:
        when, call = self.wire.config.when, self._current()
        said = self._wanted.get(call.uuid) if call else None
        if self._by_hand:
            return True
        if said is not None and not said:
            return False
        going_on = self._is_going_on() or (self._by_voice and self._voice.talking)
        if said:
            return going_on
        if when is When.INCOMING:
            return going_on and call is not None and call.direction is Direction.IN
        return going_on and when is When.ALWAYS

    def _current(self) -> Call | None:
        """The call that is talked in, if any is known; by voice also one that is only just over."""
        if self._made is not None:
            return self._made
        call = self.call
        if call is None or self._is_going_on():
            return call
        if call.state is CallState.ENDED:
            since = self._clock.now() - (call.ended_at or call.started_at)
            if since > timedelta(seconds=_LATELY_S) and self._recorded != call.uuid:
                return None
        return call

    def _before_s(self) -> float:
        if self._is_going_on() and self._recorded == (self.call and self.call.uuid):
            return 1e9  # its sound was away: all there is since it came back
        return self._voice.since_s + BEFORE_S if self._by_voice and not self._is_going_on() else BEFORE_S

    def _measure(self) -> None:
        ring = self.wire.ring
        if ring is not self._ring:
            self._ring, self._at = ring, 0
        if ring is None:
            self.level = QUIET
            return
        step = round(STEP_S * ring.rate_hz)
        self._at = max(self._at, ring.head - step * _STEPS_AT_ONCE)
        ringing = self.call is not None and self.call.state is CallState.RINGING
        while ring.head - self._at >= step:
            data = ring.read(self._at, step).data
            self.level = level_of(data)
            if self._by_voice:
                self._voice.take(heard_in(data, ring.rate_hz), ringing=ringing)
            self._at += step

    # ------------------------------------------------------------ begin and end

    def _start(self, before_s: float) -> None:
        ring = self.wire.ring
        if ring is None or ring.head == 0:
            return
        start = max(0, ring.head - round(min(before_s * ring.rate_hz, ring.head)))
        if self._by_voice and not self._is_going_on() and self._made is None:
            self._tell_of_voice()
        call = self._current() or self._make_call()
        piece = self._pieces.get(call.uuid, 0) + 1
        began = self._clock.now() - timedelta(seconds=(ring.head - start) / ring.rate_hz)
        taken = Taken(
            uuid=uuid4(),
            call=call.uuid,
            line=call.line,
            started_at=began,
            file=name_of(call.uuid, call.started_at, piece),
            piece=piece,
        )
        self.writer = self._sink.write(Stretch(ring, start, self.wire.config.gain_db), taken)
        if self.writer is not None:
            self._recorded, self.paused = call.uuid, False
            self._pieces = {call.uuid: piece}

    def _stop(self) -> None:
        if self.writer is not None:
            self.writer.end()
        self.writer, self.paused = None, False
        if self._made is not None:
            now = self._clock.now()
            lasted_s = round((now - (self._made.answered_at or self._made.started_at)).total_seconds())
            self._sink.tell_call(replace(self._made, state=CallState.ENDED, ended_at=now, duration_s=lasted_s))
            self._made = None

    def _tell_of_voice(self) -> None:
        """A call of which the box cannot tell whether anybody answered was answered: somebody talks."""
        call = self._current()
        if call is not None and call.answered is None and call.direction is Direction.IN:
            self._made = replace(
                call, state=CallState.TALKING, answered=True, answered_at=self._clock.now(), ended_at=None
            )
            self._sink.tell_call(self._made)

    def _make_call(self) -> Call:
        """Somebody talks, and the box told of no call: one that was made from here."""
        now = self._clock.now()
        self._made = Call(
            uuid=uuid4(),
            line=self.wire.config.line,
            state=CallState.TALKING,
            direction=Direction.OUT,
            started_at=now,
            answered_at=now,
        )
        self._sink.tell_call(self._made)
        return self._made
