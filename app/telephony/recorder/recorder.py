"""Which lines are being recorded? One thread takes what happens in its order and moves lines, writers and their notes.

Calls and wishes are only put into a queue, so that nobody who tells of them ever waits; writers run by themselves.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from app.core.clock import Clock
from app.telephony.protocol import Call
from app.telephony.recorder.line import Line, LineState
from app.telephony.recorder.pcm import QUIET
from app.telephony.recorder.room import USUAL, Limits, Room, free_of, room_of
from app.telephony.recorder.shelf import Notes
from app.telephony.recorder.taken import RecordingState, Taken
from app.telephony.recorder.today import Today
from app.telephony.recorder.wire import BoxSound, LineSound, SoundSource, Wire
from app.telephony.recorder.writer import NO_ROOM, Stretch, Writer, recover

_STEP_S, _ROOM_S, _END_S = 0.2, 2.0, 5.0
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecorderState:
    """How the recorder is; told when it changes, and at each step while somebody watches the levels."""

    lines: tuple[LineState, ...] = ()
    room: Room = Room.FINE
    free: int = 0

    @property
    def recording(self) -> int:
        """How many lines are being recorded."""
        return sum(line.call is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the recorder tells, on its own thread.

    Attributes:
        taken: each change of a recording.
        state: each change of the lines.
        call: a call of which only its voice told.
    """

    taken: Callable[[Taken], None]
    state: Callable[[RecorderState], None]
    call: Callable[[Call], None]


class Recorder:
    """Records lines. Its methods return at once and may be called from any thread, except where said.

    Args:
        folder: the seat's own folder of recordings.
        source: brings the sound of the computer's inputs.
    """

    def __init__(self, folder: Path, source: SoundSource, told: Told, clock: Clock, limits: Limits = USUAL) -> None:
        self.notes, self.box_sound = Notes(folder), BoxSound()
        self._source, self._told, self._clock, self._limits = source, told, clock, limits
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._lines: dict[int, Line] = {}
        self._hooks: dict[int, bool] = {}
        self._writers: dict[Writer, Line] = {}
        self._today, self._state = Today(), RecorderState()
        self._room_due, self._watched = 0.0, False
        self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)

    # ------------------------------------------------------------ for others

    def start(self, lines: Sequence[LineSound] = ()) -> None:
        """Mend what the last program left, and record from now on."""
        self._queue.put(self._mend)
        self.use(lines)
        self._thread.start()

    def use(self, lines: Sequence[LineSound]) -> None:
        """Hear and record these lines; those that stay as they are go on undisturbed."""
        self._queue.put(partial(self._use, tuple(lines)))

    def take(self, call: Call) -> None:
        """A call began or changed."""
        self._queue.put(partial(self._take, call))

    def know(self, first_line: int, lines: int, *, tells_hook: bool) -> None:
        """The box of these lines tells lifting and putting down of the receiver, or does not."""
        self._hooks.update(dict.fromkeys(range(first_line, first_line + lines), tells_hook))

    def begin(self, line: int) -> None:
        """Somebody wants the line recorded now."""
        self._queue.put(partial(self._do, line, Line.begin))

    def end(self, line: int) -> None:
        """Somebody wants the recording of the line to end."""
        self._queue.put(partial(self._do, line, Line.end))

    def pause(self, line: int, by: str) -> None:
        """Leave out what is said from now on (a card's number)."""
        self._queue.put(partial(self._do, line, partial(Line.pause, by=by)))

    def resume(self, line: int) -> None:
        """Go on after a pause."""
        self._queue.put(partial(self._do, line, Line.resume))

    def watch(self, *, on: bool) -> None:
        """Somebody looks at the levels, or no longer does."""
        self._queue.put(partial(setattr, self, "_watched", on))

    def close(self) -> None:
        """End all recordings; returns when they are finished and told."""
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join()
        self._source.stop()

    # ------------------------------------------------------------ the thread

    def _work(self) -> None:
        due = time.monotonic()
        while True:
            try:
                deed = self._queue.get(timeout=max(0.0, due - time.monotonic()))
            except Empty:
                deed, due = self._step, time.monotonic() + _STEP_S
            if deed is None:
                break
            self._safely(deed)
        self._safely(self._end_all)

    @staticmethod
    def _safely(deed: Callable[[], None]) -> None:
        try:
            deed()
        except Exception:
            log.exception("the recorder stumbled")

    def _step(self) -> None:
        if time.monotonic() >= self._room_due:
            self._look_for_room()
        for line in self._lines.values():
            line.step()
        self._tell()

    def _tell(self) -> None:
        lines = tuple(
            replace(
                line.state,
                silent=self._today.is_silent(number),
                too_loud=self._today.is_too_loud(number),
            )
            for number, line in sorted(self._lines.items())
        )
        state = replace(self._state, lines=lines)
        if self._watched or _without_levels(state) != _without_levels(self._state):
            self._told.state(state)
        self._state = state

    def _look_for_room(self) -> None:
        self._room_due = time.monotonic() + _ROOM_S
        free = free_of(self.notes.folder)
        room = room_of(free, self._limits)
        if room is not self._state.room:
            log.info("room for recordings: %s, %d bytes free", room.value, free)
            self._state = replace(self._state, room=room, free=free)
            self._told.state(self._state)
        if room is Room.FULL:
            for writer in self._writers:
                writer.end(reason=NO_ROOM)

    # ------------------------------------------------------------ what happens

    def _mend(self) -> None:
        for taken in self.notes.all():
            if taken.state is RecordingState.RECORDING:
                taken = recover(self.notes, taken)  # noqa: PLW2901  the same one, as it is now
            self._told.taken(taken)

    def _use(self, configs: tuple[LineSound, ...]) -> None:
        gone, self._lines = self._lines, {}
        for config in configs:
            old = gone.get(config.line)
            if old is not None and old.wire.config == config:
                self._lines[config.line] = gone.pop(config.line)
                continue
            self._today.forget(config.line)
            line = Line(Wire(config), partial(self._tells_hook, config.line), self._limits.silence_s, self, self._clock)
            if old is not None and old.call is not None:
                line.take(old.call)
            self._lines[config.line] = line
        for line in gone.values():
            line.end()
        wires = [line.wire for line in self._lines.values()]
        self.box_sound.use(wires)
        self._source.use(wires)
        self._tell()

    def _tells_hook(self, line: int) -> bool:
        return self._hooks.get(line, False)

    def _take(self, call: Call) -> None:
        if line := self._lines.get(call.line):
            line.take(call)
            line.step()
            self._tell()

    def _do(self, number: int, deed: Callable[[Line], None]) -> None:
        if line := self._lines.get(number):
            deed(line)
            self._tell()

    def write(self, stretch: Stretch, taken: Taken) -> Writer | None:
        """Begin a recording; for its lines, on its thread."""
        if self._state.room is Room.FULL:
            return None
        writer = Writer(stretch, taken, self.notes, self._on_end)
        self._writers[writer] = self._lines[taken.line]
        self._told.taken(writer.taken)
        writer.start()
        return writer

    def tell_call(self, call: Call) -> None:
        """A call of which only its voice told; for its lines, on its thread."""
        self._told.call(call)

    def _on_end(self, writer: Writer) -> None:
        self._queue.put(partial(self._ended, writer))

    def _ended(self, writer: Writer) -> None:
        if line := self._writers.pop(writer, None):
            line.ended(writer)
        self._today.add(writer.taken)
        self._told.taken(writer.taken)
        self._tell()

    def _end_all(self) -> None:
        for writer in self._writers:
            writer.end(at_once=True)
        for writer in list(self._writers):
            writer.join(_END_S)
        while not self._queue.empty():
            if deed := self._queue.get():
                deed()


def _without_levels(state: RecorderState) -> tuple[object, ...]:
    return (state.room, *(replace(line, level=QUIET) for line in state.lines))
