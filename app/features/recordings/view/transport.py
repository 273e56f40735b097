"""Which buttons and keys play a recording, and what do they say: the place, how fast, what is left out?"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import formats
from app.ui.kit import KeyButton, label
from app.ui.theme import Theme

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)


class Transport(QWidget):
    """Play, speed, silence, repeat, note.

    Attributes:
        speed: chosen; 1 is as it was spoken.
        skips: whether silence is to be left out.
    """

    play_wanted = Signal()
    moved = Signal(int)  # ms, back where below 0
    speed_wanted = Signal(float)
    skip_wanted = Signal(bool)
    loop_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.speed, self.skips = 1.0, False
        self._runs = False
        self.play = KeyButton(theme, self.tr("Play"), "Space", "play", "primary")
        self.place = label("", "strong")
        self.slower = KeyButton(theme, "", "-", "minus", "quiet")
        self.slower.setAccessibleName(self.tr("Slower"))
        self.faster = KeyButton(theme, "", "+", "plus", "quiet")
        self.faster.setAccessibleName(self.tr("Faster"))
        self.rate = label("", "strong")
        self.skip = KeyButton(theme, self.tr("Skip silence"), "S", "debug-step-over", checked=False)
        self.loop = KeyButton(theme, self.tr("Repeat from here"), "L", "repeat", checked=False)
        self.note = KeyButton(theme, self.tr("Note"), "N", "pencil-outline")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("s"))
        for one in (self.play, self.place, self.slower, self.rate, self.faster, self.skip, self.loop, self.note):
            layout.addWidget(one)
            if isinstance(one, KeyButton):
                one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addStretch(1)
        self.play.clicked.connect(self.play_wanted)
        self.slower.clicked.connect(lambda: self.change_speed(-1))
        self.faster.clicked.connect(lambda: self.change_speed(1))
        self.skip.clicked.connect(self._on_skip)
        self.loop.clicked.connect(self.loop_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.show_place(0, 0, runs=False)
        self._show_speed()

    def show_place(self, at_ms: int, lasts_ms: int, *, runs: bool) -> None:
        """Where it plays, of how much."""
        self.place.setText(f"{formats.duration(at_ms / 1000)} / {formats.duration(lasts_ms / 1000)}")
        if runs != self._runs:
            self._runs = runs
            self.play.set_words(self.tr("Stop") if runs else self.tr("Play"))
            self.play.set_icon("pause" if runs else "play")

    def show_loop(self, *, on: bool, begun: bool) -> None:
        """Whether a stretch is repeated, or was begun."""
        self.loop.setChecked(on or begun)
        said = self.tr("Repeat from here")
        if on:
            said = self.tr("Repeat no longer")
        elif begun:
            said = self.tr("Repeat to here")
        if said != self.loop.words:
            self.loop.set_words(said)

    def change_speed(self, by: int) -> None:
        """The next faster or slower one."""
        at = max(0, min(len(SPEEDS) - 1, SPEEDS.index(self.speed) + by))
        self.speed = SPEEDS[at]
        self._show_speed()
        self.speed_wanted.emit(self.speed)

    def _show_speed(self) -> None:
        self.rate.setText(f"{self.speed:g}×")

    @Slot()
    def _on_skip(self) -> None:
        self.skips = not self.skips
        self.skip.setChecked(self.skips)
        self.skip_wanted.emit(self.skips)

    def press(self, event: QKeyEvent, step_ms: int, leap_ms: int) -> bool:
        """Do what a key stands for; False for keys of somebody else."""
        far = leap_ms if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else step_ms
        deeds = {
            Qt.Key.Key_Space: self.play_wanted.emit,
            Qt.Key.Key_Left: lambda: self.moved.emit(-far),
            Qt.Key.Key_Right: lambda: self.moved.emit(far),
            Qt.Key.Key_Plus: lambda: self.change_speed(1),
            Qt.Key.Key_Equal: lambda: self.change_speed(1),
            Qt.Key.Key_Minus: lambda: self.change_speed(-1),
            Qt.Key.Key_S: self._on_skip,
            Qt.Key.Key_L: self.loop_wanted.emit,
            Qt.Key.Key_N: self.note_wanted.emit,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        deed()
        return True
