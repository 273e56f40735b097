"""How many calls were there each day? Bars: answered below, missed on top, figures above."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.paint import CENTER, fill, put, width_of
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: what stands below the bar and how many calls were answered and missed."""

    name: str
    answered: int
    missed: int


class BarChart(QWidget):
    """Bars of one height scale; without any call it says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setMinimumHeight(theme.size("chart"))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other days, oldest first."""
        self._bars = tuple(bars)
        said = self.tr("{day}: {answered} answered, {missed} missed")
        days = [said.format(day=one.name, answered=one.answered, missed=one.missed) for one in self._bars]
        self.setAccessibleDescription("\n".join(days))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, edge = QPainter(self), self._theme, self._theme.space("l")
        base = self.height() - 28
        high = max((one.answered + one.missed for one in self._bars), default=0)
        if not high:
            put(theme, p, self.rect(), self.tr("No calls in these days."), "base", "faint", CENTER)
            return
        self._legend(p, edge)
        step = (self.width() - 2 * edge) / len(self._bars)
        p.fillRect(edge, base, self.width() - 2 * edge, 1, theme.colour("line"))
        for i, bar in enumerate(self._bars):
            self._bar(p, bar, QRect(int(edge + i * step), 0, int(step), base), (base - 48) / high)

    def _bar(self, p: QPainter, bar: Bar, cell: QRect, unit: float) -> None:
        theme, base, wide = self._theme, cell.bottom() + 1, int(cell.width() * 0.6)
        x = cell.x() + (cell.width() - wide) // 2
        answered = max(1, int(bar.answered * unit)) if bar.answered else 0
        missed = max(1, int(bar.missed * unit)) if bar.missed else 0
        gap = 2 if answered and missed else 0
        p.fillRect(x, base - answered, wide, answered, theme.colour("accent"))
        p.fillRect(x, base - answered - gap - missed, wide, missed, theme.colour("danger_solid"))
        put(theme, p, QRect(cell.x(), base + 4, cell.width(), 18), bar.name, "caption", "faint", CENTER)
        if bar.answered + bar.missed:
            top = QRect(cell.x(), base - answered - gap - missed - 20, cell.width(), 18)
            put(theme, p, top, str(bar.answered + bar.missed), "caption", "muted", CENTER)

    def _legend(self, p: QPainter, x: int) -> None:
        for name, colour in ((self.tr("answered"), "accent"), (self.tr("missed"), "danger_solid")):
            wide = width_of(self._theme, name, "small")
            fill(self._theme, p, QRect(x, 8, 10, 10), colour, 2)
            put(self._theme, p, QRect(x + 16, 3, wide + 2, 20), name, "small", "muted")
            x += wide + 32
