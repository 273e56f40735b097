"""To what does a part that is being moved or stretched jump: neighbours' edges and middles, margins, the grid?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.features.printing.design.lie import Rect

_NEAR = 0.01


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that shows what something is level with."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Snap:
    """By how much to move besides, and the lines to show."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True)
class Magnet:
    """What things jump to.

    Attributes:
        others: the rectangles that stay.
        inner: what lies between the margins.
        grid: its step in mm, from the margins; 0 for none.
        reach: so near in mm something must be.
        on: off for free movement.
    """

    others: Sequence[Rect]
    inner: Rect
    grid: float = 1.0
    reach: float = 1.2
    on: bool = True

    def moved(self, rect: Rect) -> Snap:
        """For a rectangle that is being moved."""
        if not self.on:
            return Snap()
        dx, at_x = self._best((rect.x, rect.x + rect.w / 2, rect.right), self._lines_x(), rect.x - self.inner.x)
        dy, at_y = self._best((rect.y, rect.y + rect.h / 2, rect.bottom), self._lines_y(), rect.y - self.inner.y)
        return Snap(dx, dy, self._guides(rect.moved(dx, dy), at_x, at_y))

    def edge_x(self, at: float) -> tuple[float, float | None]:
        """Where an upright edge goes, and the line it is level with."""
        by, line = self._best((at,), self._lines_x(), at - self.inner.x) if self.on else (0.0, None)
        return at + by, line

    def edge_y(self, at: float) -> tuple[float, float | None]:
        """Where a level edge goes, and the line it is level with."""
        by, line = self._best((at,), self._lines_y(), at - self.inner.y) if self.on else (0.0, None)
        return at + by, line

    def guides(self, rect: Rect, at_x: float | None, at_y: float | None) -> tuple[Guide, ...]:
        """The lines for what a rectangle is level with."""
        return self._guides(rect, at_x, at_y)

    def _lines_x(self) -> Iterable[float]:
        yield from (self.inner.x, self.inner.x + self.inner.w / 2, self.inner.right)
        for one in self.others:
            yield from (one.x, one.x + one.w / 2, one.right)

    def _lines_y(self) -> Iterable[float]:
        yield from (self.inner.y, self.inner.bottom)
        for one in self.others:
            yield from (one.y, one.y + one.h / 2, one.bottom)

    def _best(self, own: Sequence[float], lines: Iterable[float], from_margin: float) -> tuple[float, float | None]:
        ways = [(line - one, line) for line in lines for one in own if abs(line - one) <= self.reach]
        if ways:
            return min(ways, key=lambda way: abs(way[0]))
        if not self.grid:
            return 0.0, None
        return round(from_margin / self.grid) * self.grid - from_margin, None

    def _guides(self, rect: Rect, at_x: float | None, at_y: float | None) -> tuple[Guide, ...]:
        found = []
        if at_x is not None:
            level = [one for one in self.others if _any_near(at_x, one.x, one.w)] or [self.inner]
            ends = [y for one in (*level, rect) for y in (one.y, one.bottom)]
            found.append(Guide(True, at_x, min(ends), max(ends)))
        if at_y is not None:
            level = [one for one in self.others if _any_near(at_y, one.y, one.h)] or [self.inner]
            ends = [x for one in (*level, rect) for x in (one.x, one.right)]
            found.append(Guide(False, at_y, min(ends), max(ends)))
        return tuple(found)


def _any_near(at: float, start: float, size: float) -> bool:
    return any(abs(at - one) < _NEAR for one in (start, start + size / 2, start + size))
