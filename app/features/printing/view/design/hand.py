"""What does the mouse do on the page: choose, move, stretch, draw a frame around parts, pull a band's edge?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal

from app.features.printing.design.changes import Pull, band_changed, shifted, stretched
from app.features.printing.design.columns import edges, with_edge
from app.features.printing.design.lie import Lie, Rect, around
from app.features.printing.design.snapping import Guide, Magnet
from app.features.printing.design.tags import band_of, item_of, mapped
from app.features.printing.view.design.work import Work
from app.printing.form import Line, Table

_START_PX = 3  # what moves less was a click
_GRIP_PX = 5  # half a handle, to be hit
_SLACK_PX = 2
_LEAST = 1.0


class Mode(Enum):
    """What is going on."""

    IDLE = auto()
    PRESSED = auto()
    MOVING = auto()
    STRETCHING = auto()
    FRAMING = auto()
    BAND = auto()
    COLUMN = auto()


@dataclass(frozen=True, slots=True)
class Grip:
    """One of the handles around a part: which edges it pulls (-1, 0, 1), and where it is."""

    across: int
    down: int
    x: float
    y: float


@dataclass(slots=True)
class Trail:
    """What is shown while the button is down."""

    rects: Mapping[int, Rect] = field(default_factory=dict)
    guides: tuple[Guide, ...] = ()
    frame: Rect | None = None
    band_edge: float | None = None
    column: float | None = None  # by how much the edge of a column is pulled


_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
}


class Hand(QObject):
    """The mouse on one page. All places in millimetres of the paper.

    Attributes:
        grid: step of the grid in mm, 0 for none.
        snaps: whether things jump to grid and neighbours.
    """

    moved = Signal()  # the trail is another
    at = Signal(float, float)  # where the mouse is

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.grid, self.snaps = 1.0, True
        self.trail = Trail()
        self._mode = Mode.IDLE
        self._start = (0.0, 0.0)
        self._clicked = (-1000.0, -1000.0)
        self._px = 0.2
        self._grip = Grip(0, 0, 0, 0)
        self._band = 0
        self._column = 0
        self._lead = 0
        self._again = False  # the press hit what was chosen already

    # ------------------------------------------------------------ what is where

    def grips(self) -> tuple[Grip, ...]:
        """The handles around the chosen part, where it is one alone."""
        work = self._work
        if len(work.chosen) != 1 or work.chosen[0] not in work.lie.spots:
            return ()
        item, rect = item_of(work.form, work.chosen[0]), work.lie.spots[work.chosen[0]].rect
        across = (-1, 0, 1) if rect.w >= _LEAST or not isinstance(item, Line) else (0,)
        down = (-1, 0, 1) if rect.h >= _LEAST and not isinstance(item, Table) else (0,)
        return tuple(
            Grip(dx, dy, rect.x + rect.w * (dx + 1) / 2, rect.y + rect.h * (dy + 1) / 2)
            for dy in down
            for dx in across
            if dx or dy
        )

    def _grip_at(self, x: float, y: float, px: float) -> Grip | None:
        near = _GRIP_PX * px
        return next((one for one in self.grips() if abs(one.x - x) <= near and abs(one.y - y) <= near), None)

    def _table(self) -> Table | None:
        """The chosen table, where it is one alone."""
        found = self._work.items
        return found[0] if len(found) == 1 and isinstance(found[0], Table) else None

    def _column_edge(self, x: float, y: float, px: float) -> int | None:
        """The edge between two columns of the chosen table that is there."""
        table = self._table()
        spot = self._work.lie.spots.get(table.tag) if table else None
        if table is None or spot is None or not spot.rect.holds(x, y):
            return None
        near = [at for at, edge in enumerate(edges(table)) if abs(spot.rect.x + edge - x) <= _GRIP_PX * px]
        return near[0] if near else None

    def _band_edge(self, x: float, y: float, px: float) -> int:
        """The band whose lower edge is there, outside all parts."""
        lie, near = self._work.lie, _GRIP_PX * px
        if not 0 <= x <= lie.w:
            return 0
        held = [tag for tag, rect in lie.bands.items() if abs(rect.bottom - y) <= near]
        band = band_of(self._work.form, held[0]) if held else None
        return held[0] if band and not any(isinstance(one, Table) for one in band.items) else 0

    def cursor(self, x: float, y: float, px: float) -> Qt.CursorShape:
        """The shape of the pointer at a place; `px` is a pixel in mm."""
        self.at.emit(x, y)
        if grip := self._grip_at(x, y, px):
            return _CURSORS[grip.across, grip.down]
        if self._column_edge(x, y, px) is not None:
            return Qt.CursorShape.SplitHCursor
        if self._work.lie.at(x, y, _SLACK_PX * px):
            return Qt.CursorShape.SizeAllCursor
        return Qt.CursorShape.SplitVCursor if self._band_edge(x, y, px) else Qt.CursorShape.ArrowCursor

    # ------------------------------------------------------------ the button goes down

    def press(self, x: float, y: float, px: float, *, more: bool = False) -> None:
        """The left button at a place; `more` (Ctrl, Shift) adds to what is chosen, or takes away."""
        work, self._start, self._px = self._work, (x, y), px
        if not more and self._press_handle(x, y, px):
            return
        below = work.lie.all_at(x, y, _SLACK_PX * px)
        here = max(abs(x - self._clicked[0]), abs(y - self._clicked[1])) <= _START_PX * px
        self._clicked = (x, y)
        hit = next((tag for tag in below if here and work.chosen == (tag,)), next(iter(below), 0))
        self._again = hit in work.chosen
        self._lead = hit
        if self._again and here and not more:  # one more click at the same place takes what lies below
            self._lead = below[(below.index(hit) + 1) % len(below)]
        if hit and more:
            rest = [tag for tag in work.chosen if tag != hit]
            work.choose(rest if self._again else [*rest, hit])
            self._mode = Mode.IDLE if self._again else Mode.PRESSED
        elif hit:
            if not self._again:
                work.choose((hit,))
            self._mode = Mode.PRESSED
        elif band := self._band_edge(x, y, px):
            self._mode, self._band = Mode.BAND, band
            work.choose((), band=band)
        else:
            self._mode = Mode.FRAMING
            if not more:
                work.choose((), band=work.lie.band_at(y))

    def _press_handle(self, x: float, y: float, px: float) -> bool:
        """Whether a handle, or the edge of a column, of what is chosen was hit."""
        if grip := self._grip_at(x, y, px):
            self._mode, self._grip = Mode.STRETCHING, grip
            return True
        if (column := self._column_edge(x, y, px)) is not None:
            self._mode, self._column = Mode.COLUMN, column
            return True
        return False

    # ------------------------------------------------------------ it moves

    def drag(self, x: float, y: float, *, free: bool = False) -> None:
        """The mouse is there with the button down; `free` (Alt) snaps to nothing."""
        self.at.emit(x, y)
        dx, dy = x - self._start[0], y - self._start[1]
        if self._mode is Mode.PRESSED and max(abs(dx), abs(dy)) > _START_PX * self._px:
            self._mode = Mode.MOVING
        if self._mode is Mode.MOVING:
            self._drag_parts(dx, dy, free)
        elif self._mode is Mode.STRETCHING:
            self._drag_grip(dx, dy, free)
        elif self._mode is Mode.FRAMING:
            self.trail = Trail(frame=Rect(min(x, self._start[0]), min(y, self._start[1]), abs(dx), abs(dy)))
        elif self._mode is Mode.COLUMN:
            rect = self._work.lie.spots[self._work.chosen[0]].rect
            self.trail = Trail(guides=(Guide(True, x, rect.y, rect.bottom),), column=dx)
        elif self._mode is Mode.BAND:
            rect = self._work.lie.bands[self._band]
            self.trail = Trail(band_edge=max(rect.y, self._magnet(free).edge_y(rect.bottom + dy)[0]))
        self.moved.emit()

    def _magnet(self, free: bool) -> Magnet:
        lie, chosen = self._work.lie, self._work.chosen
        others = [one.rect for tag, one in lie.spots.items() if tag not in chosen and one.shown]
        return Magnet(others, lie.inner, self.grid, 6 * self._px, on=self.snaps and not free)

    def _drag_parts(self, dx: float, dy: float, free: bool) -> None:
        lie = self._work.lie
        rects = {tag: lie.spots[tag].rect for tag in self._work.chosen if tag in lie.spots}
        if not rects:
            return
        whole = around(rects.values()).moved(dx, dy)
        snap = self._magnet(free).moved(whole)
        moved = {tag: one.moved(dx + snap.dx, dy + snap.dy) for tag, one in rects.items()}
        self.trail = Trail(moved, snap.guides)

    def _drag_grip(self, dx: float, dy: float, free: bool) -> None:
        tag = self._work.chosen[0]
        self.trail = _stretched(self._work.lie, tag, self._grip, (dx, dy), self._magnet(free))

    # ------------------------------------------------------------ the button comes up

    def release(self, *, more: bool = False) -> None:
        """The button is up: what was shown is done."""
        mode, trail = self._mode, self.trail
        self._mode, self.trail = Mode.IDLE, Trail()
        work = self._work
        if mode is Mode.PRESSED and self._again and not more:
            work.choose((self._lead,))
        elif mode is Mode.MOVING and trail.rects:
            moves = {tag: _way(work.lie.spots[tag].rect, rect) for tag, rect in trail.rects.items()}
            work.do(self.tr("Move"), shifted(work.form, moves, work.lie))
        elif mode is Mode.STRETCHING and trail.rects:
            tag, rect = next(iter(trail.rects.items()))
            work.do(self.tr("Size"), stretched(work.form, tag, _pull(work.lie.spots[tag].rect, rect)))
        elif mode is Mode.FRAMING and trail.frame is not None:
            caught = work.lie.in_rect(trail.frame)
            if caught:
                work.choose([*(work.chosen if more else ()), *caught])
        elif mode is Mode.BAND and trail.band_edge is not None:
            self._set_band(trail.band_edge)
        elif mode is Mode.COLUMN and trail.column is not None:
            self._set_column(trail.column)
        self.moved.emit()

    def _set_column(self, by: float) -> None:
        work, table = self._work, self._table()
        if table is not None:
            wider = replace(table, columns=with_edge(table, self._column, by))
            work.do(self.tr("Width of a column"), mapped(work.form, (table.tag,), lambda _: wider))

    def _set_band(self, edge: float) -> None:
        work, band = self._work, band_of(self._work.form, self._band)
        if band is not None:
            h = max(0.0, round(band.h + edge - work.lie.bands[band.tag].bottom, 1))
            work.do(self.tr("Height of a band"), band_changed(work.form, band.tag, h=h))

    def give_up(self) -> bool:
        """Drop what is being dragged; False where nothing is."""
        busy = self._mode is not Mode.IDLE
        self._mode, self.trail = Mode.IDLE, Trail()
        self.moved.emit()
        return busy


def _way(before: Rect, after: Rect) -> tuple[float, float]:
    return after.x - before.x, after.y - before.y


def _pull(before: Rect, after: Rect) -> Pull:
    return Pull(after.x - before.x, after.y - before.y, after.right - before.right, after.bottom - before.bottom)


def _stretched(lie: Lie, tag: int, grip: Grip, way: tuple[float, float], magnet: Magnet) -> Trail:
    rect = lie.spots[tag].rect
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    at_x = at_y = None
    if grip.across < 0:
        left, at_x = magnet.edge_x(left + way[0])
        left = min(left, right - _LEAST)
    elif grip.across > 0:
        right, at_x = magnet.edge_x(right + way[0])
        right = max(right, left + _LEAST)
    if grip.down < 0:
        top, at_y = magnet.edge_y(top + way[1])
        top = min(top, bottom - _LEAST)
    elif grip.down > 0:
        bottom, at_y = magnet.edge_y(bottom + way[1])
        bottom = max(bottom, top + _LEAST)
    now = Rect(left, top, right - left, bottom - top)
    return Trail({tag: now}, magnet.guides(now, at_x, at_y))
