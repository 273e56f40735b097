"""How loud is a line now? A bar from -60 dB to the edge, with the loudest of the last moments."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.features.recordings.levels import FLOOR_DB, db_of
from app.telephony.recorder.line import LineState
from app.ui.paint import fill, put
from app.ui.theme import Theme

_FALLS_DB = 1.5  # the mark of the loudest falls by so much at each step
_LOUD_DB = -6.0


class Meter(QWidget):
    """The level of one line. Shows what it is given, or that there is no sound."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._loud = self._peak = FLOOR_DB
        self._state = LineState(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: LineState) -> None:
        """How the line is now."""
        self._state = state
        self._loud = db_of(state.level.loud)
        self._peak = max(db_of(state.level.peak), self._peak - _FALLS_DB)
        self.setAccessibleName(self._words() or f"{self._loud:.0f} dB")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("palette") // 4, self._theme.size("control"))

    def _words(self) -> str:
        state = self._state
        if not state.has_source:
            return self.tr("no input chosen")
        if not state.heard:
            return self.tr("no sound: is it plugged in?")
        if state.silent:
            return self.tr("only silence today")
        return self.tr("too loud today") if state.too_loud else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, p, words = self._theme, QPainter(self), self._words()
        if words and not self._state.heard:
            put(theme, p, self.rect(), words, "small", "waiting" if self._state.has_source else "faint")
            return
        high = theme.space("s")
        room = QRect(0, (self.height() - high) // 2, self.width(), high)
        if words:
            room.moveTop(self.height() - high - theme.space("xs"))
            put(theme, p, QRect(0, 0, self.width(), room.top()), words, "caption", "waiting")
        fill(theme, p, room, "sunken", high // 2)
        colour = "danger" if self._state.level.clipped else "waiting" if self._peak > _LOUD_DB else "finished"
        if (wide := self._place(self._loud)) > high:
            fill(theme, p, QRect(0, room.top(), wide, high), colour, high // 2)
        if (at := self._place(self._peak)) > theme.space("xs"):
            fill(theme, p, QRect(at - 2, room.top(), 2, high), colour, 0)

    def _place(self, db: float) -> int:
        return round(self.width() * (db - FLOOR_DB) / -FLOOR_DB)
