"""How do recorder and window come together: desk, status line, warnings, and listening?"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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
    from app.boot.program import Program
    from app.boot.recording_store import RecordingStore
    from app.features.recordings.hearing.speaker import Output
    from app.features.recordings.view.player import PlayerDialog, Track

_WAIT = QT_TRANSLATE_NOOP("recordings", "%n recording(s) wait for the store")
_NONE = QT_TRANSLATE_NOOP("recordings", "This call was not recorded.")
_JUDGED = QT_TRANSLATE_NOOP("recordings", "The call was judged: {percent} %")
_TITLE = QT_TRANSLATE_NOOP("recordings", "Recording of {when}, line {line}")


class Tapes(QObject):
    """Shows how the lines are recorded, does what is wished about it, and plays what was recorded.

    Attributes:
        player: what plays; None while nobody listens.
        output: makes what sound comes out of; None for the computer's loudspeaker.
    """

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program, self._recordings = program, program.recordings
        self._warned: set[str] = set()
        self.player: PlayerDialog | None = None
        self.output: Callable[[], Output] | None = None
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
        program.desk.signs.show_tapes(tapes_of(state, may=may, reminder=reminder))
        said = status_of(state)
        program.shell.set_status("recording", *(said or ("", "", "")))
        warnings = {words(one) for one in warnings_of(state)}
        for one in warnings - self._warned:
            program.shell.messages.warn(one)
        for one in self._warned - warnings:
            program.shell.messages.settled(one)
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
        self.play_calls((id_,))

    def play_calls(self, ids: Sequence[int]) -> None:
        """Play the recordings of several calls, in the order of the list."""
        program = self._program
        program.bridge.then(program.store.look(lambda s: _of_calls(s, ids)), self.play, self)

    def play(self, recorded: list[Recorded]) -> None:
        """Play these; the one place where listening begins, from the log, the card and the timeline alike."""
        program, store = self._program, self._recordings.store
        try:
            program.who.need(Right.LISTEN)
        except AppError as err:
            program.shell.messages.failed(err)
            return
        if not recorded or store is None:
            program.shell.messages.failed(Refused(_NONE))
            return
        there = [one for one in recorded if one.playable]
        wanted = there or recorded[:1]  # fetching says what is wrong with it
        self._opened(store).play_tracks([self._track(one) for one in wanted])

    def _track(self, one: Recorded) -> "Track":
        from app.features.recordings.view.player import Track

        when: Text = _TITLE.fill(when=moment(one.started_at, self._program.clock.now()), line=one.line)
        return Track(one, words(when), one.operator)

    def _opened(self, store: "RecordingStore") -> "PlayerDialog":
        """The player, opened where it is not; beside it the sheet for whoever may judge calls."""
        if self.player is None:
            from app.features.quality.view.sheet import SheetPanel
            from app.features.recordings.hearing.speaker import Speaker
            from app.features.recordings.view.player import Around, PlayerDialog

            program = self._program
            theme, bridge, speaker = program.start.theme, program.bridge, (self.output or Speaker)()
            around = Around(theme, bridge, program.store, store.fetch, program.pool, speaker, lambda: program.who)
            may_judge = program.who.may(Right.JUDGE)
            sheet = SheetPanel(theme, bridge, program.store, program.records) if may_judge else None
            self.player = player = PlayerDialog(around, sheet, program.shell)
            player.told.connect(program.shell.messages.tell)
            player.finished.connect(self._on_finished)
            if sheet is not None:
                player.shown.connect(lambda one: sheet.show_call(one.call_uuid, one.started_at, one.operator, one.line))
                sheet.saved.connect(lambda percent: program.shell.messages.tell(words(_JUDGED.fill(percent=percent))))
            player.show()
        self.player.raise_()
        self.player.activateWindow()
        return self.player

    @Slot()
    def _on_finished(self) -> None:
        self.player = None

    def close(self) -> None:
        """Be silent."""
        if self.player is not None:
            self.player.close()


def _of_calls(session: Session, ids: Sequence[int]) -> list[Recorded]:
    found = session.execute(select(CallRecord.id, CallRecord.uuid).where(CallRecord.id.in_(ids)))
    calls = {id_: uuid for id_, uuid in found if uuid}
    places = {calls[id_]: at for at, id_ in enumerate(ids) if id_ in calls}
    return sorted(of_calls(session, list(places)), key=lambda one: places[one.call_uuid])
