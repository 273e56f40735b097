"""How does what is recorded get from the lines into database and store, and to whoever looks?"""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.boot.start import Start
from app.core.errors import AppError
from app.core.options import Settings
from app.core.recording_options import RECORD_LEAST_MB, RECORD_SILENCE_S
from app.features.desk.tape import Tape, Tapes
from app.features.recordings.setup import KEPT_AS, lines_of
from app.telephony.decoders import DECODERS
from app.telephony.protocol import BoxState, Call, CallState
from app.telephony.recorder.inputs import Inputs
from app.telephony.recorder.line import LineState
from app.telephony.recorder.recorder import Recorder, RecorderState, Told
from app.telephony.recorder.room import MB, Limits
from app.telephony.recorder.taken import RecordingState, Taken
from app.ui.bridge import Bridge

if TYPE_CHECKING:  # the database layer is loaded after the first calls may have been recorded
    from app.boot.program import Program
    from app.boot.recording_store import RecordingStore

_MOST_VOICED = 256  # calls whose end their boxes may still tell
_EARLIER = 4  # times the least room: told so early
log = logging.getLogger(__name__)


class Recordings(QObject):
    """The seat's recorder, and the way of what it tells. Made with the ears, before the database is there.

    What the database does not have yet waits in memory, and in the notes beside the files, which outlast the program.

    Attributes:
        state: of the lines, as it was last told.
    """

    changed = Signal(object)  # RecorderState

    def __init__(self, start: Start, bridge: Bridge, on_call: Callable[[Call], None], parent: QObject) -> None:
        super().__init__(parent)
        self._start, self._bridge = start, bridge
        self.state = RecorderState()
        self._guard = Lock()
        self._pending: dict[UUID, Taken] = {}
        self._store: RecordingStore | None = None
        self._stuck = False  # the database would not take one
        self._on_call, self._voiced = on_call, deque[UUID](maxlen=_MOST_VOICED)
        told = Told(self._on_taken, self._on_state, self._on_voice)
        self.recorder = Recorder(start.places.recordings, Inputs(), told, start.clock, _limits(start.settings))

    # ------------------------------------------------------------ the day

    def listen(self) -> None:
        """Hear and record the lines from now on."""
        self.recorder.start(lines_of(self._start.memory.recall(KEPT_AS)))

    def take_box(self, state: BoxState) -> None:
        """A box came or went; on its thread."""
        decoder = DECODERS.get(state.config.driver)
        tells_hook = decoder is not None and decoder.knows_hook
        self.recorder.know(state.first_line, state.config.lines, tells_hook=tells_hook)
        if not state.up:
            self.recorder.box_sound.lost(state.first_line, state.config.lines)

    def knows_better(self, call: Call) -> bool:
        """Whether somebody was heard talking in a call of which its box can tell only that it is over."""
        return call.state is CallState.ENDED and call.answered is None and call.uuid in self._voiced

    def hand_over(self, program: "Program") -> None:
        """The database is there: write what waited, move what is finished."""
        from app.boot.recording_store import RecordingStore

        store = RecordingStore(program, self)
        with self._guard:
            self._store = store
            pending = tuple(self._pending.values())
        store.close_open(pending)
        for taken in pending:
            self._write(taken)
        store.start()
        self.changed.emit(self.state)

    def retry(self) -> None:
        """The database answers: write what had to wait. From any thread."""
        with self._guard:
            waiting = tuple(self._pending.values()) if self._stuck else ()
            self._stuck = False
        for taken in waiting:
            self._write(taken)

    def hang_up(self) -> None:
        """End all recordings; returns when their files are finished."""
        self.recorder.close()

    def close(self) -> None:
        """The database is closed next."""
        if self._store is not None:
            self._store.close()

    @property
    def store(self) -> "RecordingStore | None":
        """Where recordings are kept; None until the database is there."""
        return self._store

    # ------------------------------------------------------------ what the recorder tells

    def _on_voice(self, call: Call) -> None:
        if call.state is not CallState.ENDED:
            self._voiced.append(call.uuid)
        self._on_call(call)

    def _on_state(self, state: RecorderState) -> None:
        self._bridge.post(lambda: self._show(state))

    def _show(self, state: RecorderState) -> None:
        self.state = state
        self.changed.emit(state)

    def _on_taken(self, taken: Taken) -> None:
        with self._guard:
            self._pending[taken.uuid] = taken
        self._write(taken)

    def _write(self, taken: Taken) -> None:
        store = self._store
        if store is not None:
            store.save(taken).add_done_callback(partial(self._on_written, taken))

    def _on_written(self, taken: Taken, future: "Future[int]") -> None:
        try:
            future.result()
        except CancelledError:
            return
        except AppError as err:
            log.warning("a recording waits for the database: %s", err)
            self._stuck = True
            return
        with self._guard:
            if self._pending.get(taken.uuid) == taken:
                del self._pending[taken.uuid]
        if self._store is not None and taken.state is not RecordingState.RECORDING:
            self._store.settle(taken)


def tapes_of(state: RecorderState, *, may: bool = True, reminder: str = "") -> Tapes:
    """What the desk shows of the recorder."""
    return Tapes({one.line: _tape_of(one) for one in state.lines if one.has_source}, may, reminder)


def _tape_of(line: LineState) -> Tape:
    if line.call is not None:
        return Tape.PAUSED if line.paused else Tape.ON
    if not line.heard:
        return Tape.DEAF
    return Tape.ASKS if line.asks else Tape.OFF


def _limits(settings: Settings) -> Limits:
    least = settings.number(RECORD_LEAST_MB) * MB
    return Limits(low=least * _EARLIER, least=least, silence_s=settings.number(RECORD_SILENCE_S))
