"""Where on the paper is what? Rulers in millimetres, with the place of the pointer and of what is chosen."""

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.theme import Theme

_FIGURE_PX = 44  # room a figure needs
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_TICK_PX = 4


class Ruler(QWidget):
    """One ruler along an edge of the canvas."""

    def __init__(self, theme: Theme, parent: QWidget, *, upright: bool) -> None:
        super().__init__(parent)
        self._theme, self._upright = theme, upright
        self._zero, self._scale = 0.0, 3.0
        self._marked: tuple[float, float] | None = None
        self._at: float | None = None
        theme.changed.connect(self.update)

    def show_scale(self, zero: float, scale: float) -> None:
        """Where 0 mm lies in pixels, and how many pixels a millimetre has."""
        self._zero, self._scale = zero, scale
        self.update()

    def mark(self, stretch: tuple[float, float] | None) -> None:
        """Show from where to where something reaches, in mm."""
        self._marked = stretch
        self.update()

    def point(self, at: float | None) -> None:
        """Show where the pointer is, in mm."""
        self._at = at
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("window"))
        long = self.height() if self._upright else self.width()
        deep = self.width() if self._upright else self.height()
        if self._marked is not None:
            start, end = (self._zero + one * self._scale for one in self._marked)
            self._fill(painter, start, max(2.0, end - start), deep)
        self._paint_ticks(painter, long, deep)
        painter.setPen(theme.colour("line"))
        painter.drawLine(self._line(deep - 1, 0, deep - 1, long))
        if self._at is not None:
            at = self._zero + self._at * self._scale
            painter.setPen(theme.colour("accent"))
            painter.drawLine(self._line(0, at, deep, at))

    def _fill(self, painter: QPainter, start: float, length: float, deep: int) -> None:
        area = QRectF(0, start, deep, length) if self._upright else QRectF(start, 0, length, deep)
        painter.fillRect(area, self._theme.colour("selected"))

    def _paint_ticks(self, painter: QPainter, long: int, deep: int) -> None:
        theme = self._theme
        step = next((one for one in _STEPS if one * self._scale >= _FIGURE_PX), _STEPS[-1])
        small = step / 5 if step * self._scale >= 5 * _TICK_PX * 1.5 else step
        painter.setFont(theme.typeface("caption"))
        first, last = ceil(-self._zero / self._scale / small), int((long - self._zero) / self._scale / small)
        for count in range(first, last + 1):
            mm = count * small
            at = self._zero + mm * self._scale
            whole = abs(mm / step - round(mm / step)) < 0.001
            painter.setPen(theme.colour("edge"))
            painter.drawLine(self._line(deep - (2 * _TICK_PX if whole else _TICK_PX), at, deep, at))
            if whole:
                painter.setPen(theme.colour("faint"))
                self._write(painter, f"{round(mm)}", at)

    def _write(self, painter: QPainter, text: str, at: float) -> None:
        metrics = self._theme.metrics("caption")
        if not self._upright:
            painter.drawText(QPointF(at + 2, metrics.ascent()), text)
            return
        painter.save()
        painter.translate(metrics.ascent(), at - 2)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _line(self, deep: float, at: float, deep2: float, at2: float) -> QLineF:
        return QLineF(deep, at, deep2, at2) if self._upright else QLineF(at, deep, at2, deep2)


class Corner(QWidget):
    """Where the two rulers meet: the unit."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        painter.setFont(self._theme.typeface("caption"))
        painter.setPen(self._theme.colour("faint"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "mm")
