"""How is a recording played on the screen? Its sound, keys for all there is to do, notes beside it, one by one."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from sqlalchemy.orm import Session
from typing_extensions import override

from app.core.access import Right, Who
from app.core.errors import AppError
from app.features.recordings.finding import Recorded
from app.features.recordings.hearing.playback import Playback
from app.features.recordings.hearing.sound import Silence, Sound, peaks, read, silences
from app.features.recordings.hearing.speaker import Speaker
from app.features.recordings.hearing.taking import take_along
from app.features.recordings.notes import LISTENED, TAKEN, Aside, aside, forget, log_heard, note
from app.features.recordings.view.notes_box import NotesBox
from app.features.recordings.view.transport import Transport
from app.features.recordings.view.waveform import BARS, Waveform
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, label, margins, pane, row, rule
from app.ui.texts import words
from app.ui.theme import Theme

_LOOK_MS = 40  # how often the place is shown
_STEP_MS, _LEAP_MS = 5_000, 30_000


class Jobs(Protocol):
    """Runs work on the database."""

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...


@dataclass(frozen=True, slots=True)
class Around:
    """What a player works with.

    Attributes:
        fetch: gives a file that can be played.
        pool: reads and writes files.
        speaker: what it comes out of; one for all players.
        who: whose rights count.
    """

    theme: Theme
    bridge: Bridge
    jobs: Jobs
    fetch: Callable[[Recorded], "Future[Path]"]
    pool: Executor
    speaker: Speaker
    who: Callable[[], Who]


@dataclass(frozen=True, slots=True)
class Track:
    """A recording to be played, and what it is called: who, when."""

    recorded: Recorded
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class _Read:
    sound: Sound
    silences: list[Silence]
    peaks: list[float]


class PlayerDialog(QDialog):
    """Plays recordings one after the other.

    Space plays and stops, Left and Right go five seconds (with Shift thirty), + and - make it faster and slower,
    S skips silence, L begins and ends a stretch that is repeated, N writes a note, Page up and Page down go to another
    recording.

    Args:
        around: what it works with.
        side: stands beside the notes, to judge the call by.
    """

    shown = Signal(object)  # Recorded
    told = Signal(str)

    def __init__(self, around: Around, side: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recording"))
        self._around, self._at = around, 0
        self._tracks: tuple[Track, ...] = ()
        self._playback: Playback | None = None
        self._loop_from: int | None = None
        self._title, self._about, self._count = label("", "title"), label("", "muted"), label("", "muted")
        self.waveform = Waveform(around.theme)
        self.transport = Transport(around.theme)
        self.notes = NotesBox(around.theme, lambda: self._playback.at_ms if self._playback else 0)
        self._trouble = label("", "wrong", wrap=True)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._build(side)
        self._connect()

    def _build(self, side: QWidget | None) -> None:
        theme = self._around.theme
        self.before = KeyButton(theme, "", "PgUp", "chevron-up", "quiet")
        self.before.setAccessibleName(self.tr("The recording before"))
        self.after = KeyButton(theme, "", "PgDown", "chevron-down", "quiet")
        self.after.setAccessibleName(self.tr("The next recording"))
        self.take = KeyButton(theme, self.tr("Save as a file"), "Ctrl+S", "download-outline")
        self.take.setVisible(self._around.who().may(Right.TAKE))
        for one in (self.before, self.after, self.take):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins(theme, "l"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(row(theme, self._title, self._about, None, self._count, self.before, self.after))
        layout.addWidget(self.waveform)
        layout.addWidget(row(theme, (self.transport, 1), self.take))
        layout.addWidget(self._trouble)
        layout.addWidget(rule())
        below: list[Any] = [(self.notes, 1)]
        if side is not None:
            below += [rule(vertical=True), (side, 1)]
        layout.addWidget(row(theme, *below, gap="m"), 1)
        pane(theme, self)
        self._trouble.hide()
        self.waveform.setFocus()
        self.resize(theme.size("palette") * 3 // 2, theme.size("row_two") * 15)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.go(self._at - 1))
        self.after.clicked.connect(lambda: self.go(self._at + 1))
        self.take.clicked.connect(self._on_take)
        self.waveform.sought.connect(self.seek)
        self.waveform.ranged.connect(self._on_ranged)
        self.notes.sought.connect(self.seek)
        self.notes.written.connect(self._on_written)
        self.notes.dropped.connect(self._on_dropped)
        self.transport.play_wanted.connect(self.toggle)
        self.transport.moved.connect(self.move_by)
        self.transport.speed_wanted.connect(self._on_speed)
        self.transport.skip_wanted.connect(self._on_skip)
        self.transport.loop_wanted.connect(self._on_loop)
        self.transport.note_wanted.connect(self.notes.words.setFocus)
        self._timer.timeout.connect(self._show_place)
        for key, by in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(key), self, lambda by=by: self.go(self._at + by))
        QShortcut(QKeySequence("Ctrl+S"), self, self._on_take)

    # ------------------------------------------------------------ which one

    def play_tracks(self, tracks: Sequence[Track], at: int = 0) -> None:
        """Play these, beginning with one of them."""
        self._tracks = tuple(tracks)
        self.go(at)

    def go(self, at: int) -> None:
        """Play another of them."""
        if not 0 <= at < len(self._tracks):
            return
        self._stop()
        self._at, track = at, self._tracks[at]
        self._title.setText(track.title)
        self._about.setText(track.about)
        several = len(self._tracks) > 1
        self._count.setText(f"{at + 1} / {len(self._tracks)}" if several else "")
        self.before.setVisible(several)
        self.after.setVisible(several)
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(self._tracks) - 1)
        self._say("")
        self.waveform.say(self.tr("The recording is being fetched …"))
        self.notes.show_aside(Aside((), ()))
        self.shown.emit(track.recorded)
        around = self._around
        around.bridge.then(around.fetch(track.recorded), lambda path: self._on_fetched(at, path), self, self._failed)
        self._read_aside()

    @property
    def track(self) -> Track | None:
        """The one that is in front."""
        return self._tracks[self._at] if self._tracks else None

    def _on_fetched(self, at: int, path: Path) -> None:
        if at == self._at:
            around = self._around
            around.bridge.then(around.pool.submit(_read, path), lambda got: self._put(at, got), self, self._failed)

    def _put(self, at: int, got: _Read) -> None:
        track = self.track
        if at != self._at or track is None or self._playback is not None:
            return
        self.waveform.show_sound(got.peaks, got.sound.lasts_ms, [one.at_ms for one in track.recorded.marks])
        self._playback = playback = Playback(got.sound, got.silences)
        playback.set_speed(self.transport.speed)
        playback.skip_silence(on=self.transport.skips)
        try:
            self._around.speaker.open(playback, got.sound.rate_hz)
        except AppError as err:
            self._failed(err)
        around, who = self._around, self._around.who()
        heard = around.jobs.run(lambda s: log_heard(s, track.recorded.id, who, LISTENED))
        around.bridge.then(heard, lambda _: self._read_aside(), self, self._failed)
        playback.play(on=True)
        self._timer.start()
        self._read_aside()

    def _failed(self, err: AppError) -> None:
        self._say(words(err.text))
        if self._playback is None:
            self.waveform.say(self.tr("There is nothing to be heard."))

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    # ------------------------------------------------------------ playing

    @property
    def playback(self) -> Playback | None:
        """What plays; None while it is fetched."""
        return self._playback

    @Slot()
    def toggle(self) -> None:
        """Play, or stand still."""
        if self._playback is not None:
            self._playback.play(on=not self._playback.runs)
            self._show_place()

    @Slot(int)
    def seek(self, at_ms: int) -> None:
        """Go on from a place."""
        if self._playback is not None:
            self._playback.seek(max(0, at_ms))
            self._show_place()

    @Slot(int)
    def move_by(self, ms: int) -> None:
        """Some seconds back or on."""
        if self._playback is not None:
            self.seek(self._playback.at_ms + ms)

    @Slot(float)
    def _on_speed(self, speed: float) -> None:
        if self._playback is not None:
            self._playback.set_speed(speed)

    @Slot(bool)
    def _on_skip(self, on: bool) -> None:
        if self._playback is not None:
            self._playback.skip_silence(on=on)

    @Slot()
    def _on_loop(self) -> None:
        """The first time a stretch begins here, the second time it ends, the third time nothing is repeated."""
        playback = self._playback
        if playback is None:
            return
        if playback.loop is not None:
            self._loop_from = None
            playback.repeat(None)
        elif self._loop_from is None or playback.at_ms <= self._loop_from:
            self._loop_from = playback.at_ms
        else:
            playback.repeat((self._loop_from, playback.at_ms))
            self._loop_from = None
        self._show_place()

    @Slot(int, int)
    def _on_ranged(self, begins_ms: int, ends_ms: int) -> None:
        if self._playback is not None:
            self._playback.repeat((begins_ms, ends_ms))
            self._show_place()

    @Slot()
    def _show_place(self) -> None:
        playback = self._playback
        if playback is None:
            return
        self.waveform.show_place(playback.at_ms, playback.loop)
        begun = playback.loop is None and self._loop_from is not None
        self.transport.show_place(playback.at_ms, playback.sound.lasts_ms, runs=playback.runs)
        self.transport.show_loop(on=playback.loop is not None, begun=begun)

    def _stop(self) -> None:
        self._timer.stop()
        self._around.speaker.close()
        self._playback, self._loop_from = None, None

    # ------------------------------------------------------------ beside it

    def _read_aside(self) -> None:
        if (track := self.track) is None:
            return
        at, around, id_ = self._at, self._around, track.recorded.id

        def put(found: Aside) -> None:
            if at == self._at:
                self.notes.show_aside(found)
                self.waveform.show_flags([one.at_ms for one in found.notes])

        around.bridge.then(around.jobs.look(lambda s: aside(s, id_)), put, self)

    @Slot(int, str)
    def _on_written(self, at_ms: int, said: str) -> None:
        around, track = self._around, self.track
        if track is not None:
            who, id_ = around.who(), track.recorded.id
            work = around.jobs.run(lambda s: note(s, id_, at_ms, said, who))
            around.bridge.then(work, lambda _: self._read_aside(), self, self._failed)
            self.waveform.setFocus()

    @Slot(int)
    def _on_dropped(self, id_: int) -> None:
        around, who = self._around, self._around.who()
        work = around.jobs.run(lambda s: forget(s, [id_], who))
        around.bridge.then(work, lambda _: self._read_aside(), self, self._failed)

    @Slot()
    def _on_take(self) -> None:
        """Ask where the file is to be, and write it there."""
        track, playback = self.track, self._playback
        if track is None or playback is None or not self._around.who().may(Right.TAKE):
            return
        dialog = QFileDialog(self, self.tr("Save the recording"), "", self.tr("Sound files (*.mp3 *.wav)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("mp3")
        dialog.selectFile(f"{track.recorded.started_at.astimezone():%Y%m%d-%H%M%S}-{track.recorded.line}.mp3")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.take_to(Path(path)))
        dialog.open()

    def take_to(self, path: Path) -> None:
        """Write the recording into a file; the audit trail tells who did."""
        track, playback, around = self.track, self._playback, self._around
        if track is None or playback is None:
            return
        who, id_, sound = around.who(), track.recorded.id, playback.sound

        def written(_: Any) -> None:
            around.bridge.then(around.jobs.run(lambda s: log_heard(s, id_, who, TAKEN)), said, self, self._failed)

        def said(_: Any) -> None:
            self.told.emit(self.tr("Saved: {file}").format(file=path.name))
            self._read_aside()

        around.bridge.then(around.pool.submit(take_along, sound, path), written, self, self._failed)

    # ------------------------------------------------------------ events

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)
        if typing and event.key() == Qt.Key.Key_Escape:
            self.waveform.setFocus()
        elif not typing and self.transport.press(event, _STEP_MS, _LEAP_MS):
            event.accept()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)


def _read(path: Path) -> _Read:
    """On a worker: the sound, where nobody speaks, and how it looks."""
    sound = read(path)
    return _Read(sound, silences(sound), peaks(sound, BARS))
