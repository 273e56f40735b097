"""How does a recording look? Its sound as bars, silence low, notes as flags, what was heard in the accent's colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.paint import CENTER, fill, put
from app.ui.theme import Theme

BARS = 480  # what a recording is read into; a narrower window joins some
_STEP, _BAR, _FOOT = 3, 2, 18  # pixels from bar to bar, of a bar, and of the flags' row


class Waveform(QWidget):
    """The sound of one recording; a click goes there, a drag marks a stretch to be repeated."""

    sought = Signal(int)  # ms
    ranged = Signal(int, int)  # ms, ms

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._peaks: Sequence[float] = ()
        self._lasts_ms = self._at_ms = 0
        self._flags: tuple[int, ...] = ()
        self._gaps: tuple[int, ...] = ()
        self._loop: tuple[int, int] | None = None
        self._words = ""
        self._pressed: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Sound of the recording"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("palette"), self._theme.size("chart"))

    def say(self, words: str) -> None:
        """No sound yet: why."""
        self._peaks, self._words = (), words
        self.update()

    def show_sound(self, peaks: Sequence[float], lasts_ms: int, gaps: Sequence[int]) -> None:
        """Another recording; `gaps` are the places, in milliseconds, at which something is missing."""
        self._peaks, self._lasts_ms, self._gaps, self._words = peaks, lasts_ms, tuple(gaps), ""
        self._at_ms, self._loop, self._flags = 0, None, ()
        self.update()

    def show_place(self, at_ms: int, loop: tuple[int, int] | None) -> None:
        """Where it plays, and what is repeated."""
        if (at_ms, loop) != (self._at_ms, self._loop):
            self._at_ms, self._loop = at_ms, loop
            self.update()

    def show_flags(self, at_ms: Sequence[int]) -> None:
        """Where notes stand."""
        self._flags = tuple(at_ms)
        self.update()

    # ------------------------------------------------------------ painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, room = QPainter(self), self._theme, self._room()
        fill(theme, p, self.rect(), "sunken", theme.size("radius"))
        if not self._peaks:
            put(theme, p, self.rect(), self._words, "base", "muted", CENTER)
            return
        if self._loop is not None:
            begins, ends = (self._x(one) for one in self._loop)
            p.fillRect(QRect(begins, 0, max(1, ends - begins), self.height()), theme.colour("selected"))
        self._bars(p, room)
        for at_ms in self._gaps:
            p.fillRect(self._x(at_ms), room.top(), 1, room.height(), theme.colour("waiting"))
        for at_ms in self._flags:
            fill(theme, p, QRect(self._x(at_ms) - 4, self.height() - _FOOT + 5, 9, 9), "callback", 4)
        p.fillRect(self._x(self._at_ms), 0, 2, self.height(), theme.colour("accent"))
        if self.hasFocus():
            p.setPen(theme.colour("accent"))
            p.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), theme.size("radius"), theme.size("radius"))

    def _bars(self, p: QPainter, room: QRect) -> None:
        count = max(1, room.width() // _STEP)
        heard, rest, middle = self._theme.colour("accent"), self._theme.colour("edge"), room.center().y()
        for bar in range(count):
            first = bar * len(self._peaks) // count
            last = max(first + 1, (bar + 1) * len(self._peaks) // count)
            high = max(1, int(max(self._peaks[first:last]) ** 0.6 * room.height() / 2))
            x = room.left() + bar * _STEP
            p.fillRect(x, middle - high, _BAR, 2 * high, heard if x <= self._x(self._at_ms) else rest)

    def _room(self) -> QRect:
        edge = self._theme.space("s")
        return self.rect().adjusted(edge, edge, -edge, -_FOOT)

    def _x(self, at_ms: int) -> int:
        room = self._room()
        return room.left() + (room.width() * at_ms // self._lasts_ms if self._lasts_ms else 0)

    def _ms(self, x: float) -> int:
        room = self._room()
        return max(0, min(self._lasts_ms, int((x - room.left()) * self._lasts_ms / max(1, room.width()))))

    # ------------------------------------------------------------ the mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._peaks:
            self._pressed = self._ms(event.position().x())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        began, self._pressed = self._pressed, None
        if began is None:
            return
        ended = self._ms(event.position().x())
        if abs(self._x(ended) - self._x(began)) > 2 * _STEP:
            self.ranged.emit(min(began, ended), max(began, ended))
        else:
            self.sought.emit(began)
