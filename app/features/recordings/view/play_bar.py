"""What is being listened to, how far it is, and how does it end? One line above the page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.features.recordings.finding import Recorded
from app.features.recordings.listen import Playback
from app.ui import formats
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, Sign, col, label, row
from app.ui.theme import Theme


class PlayBar(QWidget):
    """Plays recordings one after the other. On the GUI thread; the sound comes from a thread of its own."""

    failed = Signal(object)  # AppError
    ended = Signal()  # the last one is over, or somebody stopped it

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._playback: Playback | None = None
        self._waiting: list[tuple[Recorded, Path]] = []
        self._length_s = 0.0
        self._title, self._time = label("", ""), label("", "muted")
        self._place = QProgressBar()
        self._place.setTextVisible(False)
        self._place.setFixedHeight(theme.space("xs"))
        stop = KeyButton(theme, self.tr("Stop"), "Ctrl+Shift+P", "stop", "quiet", live=True)
        stop.clicked.connect(self.stop)
        line = row(theme, Sign(theme, "volume-high", "accent"), (self._title, 1), self._time, stop)
        body = col(theme, line, self._place, gap="xs", margin=("l", "xs", "l", "xs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(body)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    @property
    def is_playing(self) -> bool:
        """Whether something is heard now."""
        return self._playback is not None

    def play(self, title: str, what: list[tuple[Recorded, Path]]) -> None:
        """Play these, one after the other; what was played before ends."""
        self._end_playback()
        self._title.setText(title)
        self._waiting = list(what)
        self.show()
        self._next()

    def stop(self) -> None:
        """Nothing more is played."""
        self._waiting.clear()
        self._end_playback()
        self.hide()
        self.ended.emit()

    def _next(self) -> None:
        if not self._waiting:
            self.stop()
            return
        one, path = self._waiting.pop(0)
        self._length_s = one.duration_ms / 1000
        self._show(0.0)
        playback = Playback(
            path,
            lambda place: self._bridge.post(lambda: self._on_place(playback, place)),
            lambda wrong: self._bridge.post(lambda: self._on_end(playback, wrong)),
        )
        self._playback = playback
        playback.start()

    def _on_place(self, playback: Playback, place_s: float) -> None:
        if playback is self._playback:
            self._show(place_s)

    def _on_end(self, playback: Playback, wrong: AppError | None) -> None:
        if playback is not self._playback:
            return
        self._playback = None
        if wrong is not None:
            self.failed.emit(wrong)
            self.stop()
        else:
            self._next()

    def _show(self, place_s: float) -> None:
        self._place.setRange(0, max(1, round(self._length_s * 4)))
        self._place.setValue(round(place_s * 4))
        self._time.setText(f"{formats.duration(int(place_s))} / {formats.duration(round(self._length_s))}")

    def _end_playback(self) -> None:
        playback, self._playback = self._playback, None
        if playback is not None:
            playback.stop()
