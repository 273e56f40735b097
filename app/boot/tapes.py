"""How do recorder and window come together: desk, status line, warnings, and listening?"""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boot.recordings import tapes_of
from app.core.access import Right
from app.core.errors import AppError, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.recording_options import RECORD_REMINDER, RECORDING_OPTIONS
from app.features.calls.model import CallRecord
from app.features.desk.tape import Deed, TapeWish
from app.features.recordings.finding import Recorded, of_calls
from app.features.recordings.moving import Waiting
from app.features.recordings.wording import status_of, warnings_of
from app.telephony.recorder.recorder import RecorderState
from app.ui.formats import moment
from app.ui.texts import words

if TYPE_CHECKING:
    from pathlib import Path

    from app.boot.program import Program
    from app.features.recordings.view.play_bar import PlayBar

_WAIT = QT_TRANSLATE_NOOP("recordings", "%n recording(s) wait for the store")
_NONE = QT_TRANSLATE_NOOP("recordings", "This call was not recorded.")
_TITLE = QT_TRANSLATE_NOOP("recordings", "Recording of {when}, line {line}")


class Tapes(QObject):
    """Shows how the lines are recorded, does what is wished about it, and plays what was recorded."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program, self._recordings = program, program.recordings
        self._warned: set[str] = set()
        self._bar: PlayBar | None = None
        self._recordings.changed.connect(self._on_state)
        program.desk.tape_wished.connect(self._on_wish)
        program.desk.play_wanted.connect(self.play_call)

    def begin(self) -> None:
        """The database is there, and the store of recordings with it."""
        if (store := self._recordings.store) is not None:
            store.waiting_changed.connect(self._on_waiting)

    def suit(self) -> None:
        """Somebody else works here, or settings are others: what may be done is another."""
        self._on_state(self._recordings.state)

    def take_setting(self, key: str) -> None:
        """A setting was changed."""
        if any(one.key == key for one in RECORDING_OPTIONS):
            if (store := self._recordings.store) is not None:
                store.renew()
            self.suit()

    # ------------------------------------------------------------ what the recorder tells

    @Slot(object)
    def _on_state(self, state: RecorderState) -> None:
        program = self._program
        may, reminder = program.who.may(Right.PAUSE), program.settings.text(RECORD_REMINDER)
        program.desk.show_tapes(tapes_of(state, may=may, reminder=reminder))
        said = status_of(state)
        program.shell.set_status("recording", *(said or ("", "", "")))
        warnings = {words(one) for one in warnings_of(state)}
        for one in warnings - self._warned:
            program.shell.messages.warn(one)
        self._warned = warnings

    @Slot(object)
    def _on_waiting(self, waiting: Waiting) -> None:
        text = _WAIT.counted(waiting.count) if waiting.count else ""
        self._program.shell.set_status("store", "cloud-upload-outline", "waiting", text, waiting.why or "")

    @Slot(object)
    def _on_wish(self, wish: TapeWish) -> None:
        recorder, who = self._recordings.recorder, self._program.who
        try:
            who.need(Right.PAUSE)
        except AppError as err:
            self._program.shell.messages.failed(err)
            return
        if wish.deed is Deed.PAUSE:
            recorder.pause(wish.line, who.name)
        else:
            {Deed.BEGIN: recorder.begin, Deed.END: recorder.end, Deed.RESUME: recorder.resume}[wish.deed](wish.line)

    # ------------------------------------------------------------ listening

    @Slot(int)
    def play_call(self, id_: int) -> None:
        """Play the recordings of a call of the log, one after the other."""
        program = self._program
        program.bridge.then(program.store.look(lambda s: _of_call(s, id_)), self.play, self)

    def play(self, recorded: list[Recorded]) -> None:
        """Play these; the one place where listening begins, from the log, the card and the timeline alike."""
        program, store = self._program, self._recordings.store
        there = [one for one in recorded if one.playable]
        if not recorded or store is None:
            program.shell.messages.failed(Refused(_NONE))
            return
        wanted = there or recorded[:1]  # fetching says what is wrong with it
        fetched = program.pool.submit(lambda: [(one, store.library.read(one)) for one in wanted])
        program.bridge.then(fetched, self._on_fetched, self)

    def _on_fetched(self, found: "list[tuple[Recorded, Path]]") -> None:
        one = found[0][0]
        title: Text = _TITLE.fill(when=moment(one.started_at, self._program.clock.now()), line=one.line)
        self._recordings.playing = True
        self._made_bar().play(words(title), found)

    def _made_bar(self) -> "PlayBar":
        if self._bar is None:
            from app.features.recordings.view.play_bar import PlayBar

            program = self._program
            self._bar = PlayBar(program.start.theme, program.bridge)
            self._bar.failed.connect(program.shell.messages.failed)
            self._bar.ended.connect(self._on_ended)
            program.shell.add_bar(self._bar)
        return self._bar

    @Slot()
    def _on_ended(self) -> None:
        self._recordings.playing = False

    @property
    def bar(self) -> "PlayBar | None":
        """What plays; None until something was played."""
        return self._bar

    def close(self) -> None:
        """Be silent."""
        if self._bar is not None:
            self._bar.stop()


def _of_call(session: Session, id_: int) -> list[Recorded]:
    uuid: UUID | None = session.scalar(select(CallRecord.uuid).where(CallRecord.id == id_))
    return of_calls(session, [uuid]) if uuid else []
