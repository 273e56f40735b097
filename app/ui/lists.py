"""How is a list of things that happened shown? Two lines each: when | what | state; joined to a timeline by a line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.part import Event
from app.records.workflow import Look
from app.ui import formats
from app.ui.paint import (
    CENTER,
    LEFT,
    RIGHT,
    fill,
    glyph,
    key_width,
    paint_key,
    paint_pill,
    pill_width,
    put,
    stamp,
    width_of,
)
from app.ui.texts import words
from app.ui.theme import Theme

_PLAIN = Look(words=QT_TRANSLATE_NOOP("lists", "Event"), icon="circle-small", colour="muted")
_BARE_PILL = 29  # an icon with its tint around it
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROLES = frozenset({_Role.UserRole, _Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between the rows."""

    words: str | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row, ready to paint.

    Attributes:
        look: its icon and colour.
        number: a document number behind the title, faint.
        state, state_words: pill at the right, with other words than its own.
        note: at the right edge, below the pill if there is one.
        when, when_low: the column at the left.
        key: cap at the right edge.
        item: what `chosen` and `opened` hand out; None: the line itself.
    """

    look: Look
    title: str
    text: str = ""
    number: str = ""
    state: Look | None = None
    state_words: str = ""
    note: str = ""
    note_colour: str = "muted"
    when: str = ""
    when_low: str = ""
    when_colour: str = "faint"
    key: str = ""
    item: object = None


def line_of(event: Event, kinds: Mapping[str, Look], clock: Clock) -> Line:
    """The row of an event; `kinds` gives icon and colour by record type."""
    now = clock.now()
    other_year = event.at.astimezone().year != now.astimezone().year
    return Line(
        look=event.icon or kinds.get(event.kind, _PLAIN),
        title=words(event.title),
        text=words(event.text),
        number=event.number,
        state=event.look,
        note=words(event.note),
        note_colour=event.note_colour,
        when=formats.short_day(event.at) if other_year else formats.day(event.at, now),
        when_low=formats.year(event.at) if other_year else formats.clock(event.at),
        item=event,
    )


class _Rows(QAbstractListModel):
    """Rows as they were given; an event is put into words when it is painted: of sixty, ten are on the screen."""

    def __init__(self, parent: QWidget, say: Callable[[Event], Line]) -> None:
        super().__init__(parent)
        self._say, self._said = say, dict[int, Line]()
        self.rows: list[Event | Line | Section] = []

    def show(self, rows: Sequence[Event | Line | Section]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self._said.clear()
        self.endResetModel()

    def row(self, at: int) -> Line | Section:
        """In words."""
        row = self.rows[at]
        if not isinstance(row, Event):
            return row
        said = self._said.get(at)
        if said is None:
            said = self._said[at] = self._say(row)
        return said

    def item(self, at: int) -> object:
        """What stands behind a row; None for a heading."""
        row = self.rows[at]
        if isinstance(row, Section):
            return None
        return row.item if isinstance(row, Line) and row.item is not None else row

    def is_section(self, at: int) -> bool:
        return isinstance(self.rows[at], Section)

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES:
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if isinstance(row, Section):
            return words(row.words) if role != Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.title, row.text) if part)
        return row.title

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.is_section(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EventDelegate(QStyledItemDelegate):
    """Paints `Line` and `Section` rows.

    Args:
        rows: what is painted.
        line: join the rows by a line behind their icons.
        when: leave room for the column of day and time.
    """

    def __init__(self, theme: Theme, parent: QWidget, rows: _Rows, line: bool = False, when: bool = True) -> None:
        super().__init__(parent)
        self._theme, self._rows, self._line, self._when = theme, rows, line, when
        self._sizes = {one: QSize(100, theme.size(one)) for one in ("section", "row_two")}  # all rows are asked for

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._sizes["section" if self._rows.is_section(index.row()) else "row_two"]

    @override
    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        at, r = index.row(), option.rect
        row = self._rows.row(at)
        if isinstance(row, Section):
            edge = self._theme.space("l")
            put(self._theme, p, r.adjusted(edge, 4, -edge, 0), words(row.words), "small", "faint")
        else:
            self._row(p, r, option.state, at, row)

    def _row(self, p: QPainter, r: QRect, state: QStyle.StateFlag, at: int, row: Line) -> None:
        theme, half = self._theme, r.height() // 2
        on = bool(state & QStyle.StateFlag.State_Selected)
        ground = "selected" if on else "hover" if state & QStyle.StateFlag.State_MouseOver else "surface"
        if ground != "surface":
            ring = "accent" if on and state & QStyle.StateFlag.State_HasFocus else ""
            fill(theme, p, r.adjusted(6, 1, -6, -1), ground, theme.size("radius"), ring)
        top, low = r.adjusted(0, 5, 0, -half), r.adjusted(0, half - 1, 0, -5)
        x = r.x() + theme.space("l")
        if self._when:
            wide = theme.size("when")
            put(theme, p, QRect(x, top.y(), wide, top.height()), row.when, "small", "muted", RIGHT)
            put(theme, p, QRect(x, low.y(), wide, low.height()), row.when_low, "small", row.when_colour, RIGHT)
            x += wide + theme.space("m")
        self._disc(p, r, x, at, row.look, ground)
        x += theme.size("disc") + theme.space("m")
        right = self._right(p, r, top, low, row, on) - theme.space("m")
        self._words(p, top, low, x, right, row)

    def _disc(self, p: QPainter, r: QRect, x: int, at: int, look: Look, ground: str) -> None:
        theme, side = self._theme, self._theme.size("disc")
        mid = r.center().y() + 1
        if self._line:
            self._joint(p, r, x + side // 2 - 1, mid, at)

        def draw(painter: QPainter) -> None:
            fill(theme, painter, QRect(0, 0, side + 4, side + 4), ground, side // 2 + 2)
            back = theme.colour("surface") if ground == "selected" else theme.tint(look.colour)
            fill(theme, painter, QRect(2, 2, side, side), back, side // 2)
            glyph(theme, painter, look.icon, look.colour, 2 + (side - theme.size("icon")) // 2, 2 + side // 2)

        around = QRect(x - 2, mid - side // 2 - 2, side + 4, side + 4)
        stamp(theme, p, around, ("disc", look.icon, look.colour, ground), draw)

    def _joint(self, p: QPainter, r: QRect, x: int, mid: int, at: int) -> None:
        rows = self._rows
        first = at == 0 or rows.is_section(at - 1)
        last = at == len(rows.rows) - 1 or rows.is_section(at + 1)
        top, end = (mid if first else r.y()), (mid if last else r.bottom() + 1)
        p.fillRect(x, top, 1, end - top, self._theme.colour("line"))

    def _right(self, p: QPainter, r: QRect, top: QRect, low: QRect, row: Line, on: bool) -> int:
        theme = self._theme
        edge = left = r.right() - theme.space("l")
        half = r.width() // 2
        if row.key:
            edge = left = left - key_width(theme, row.key)
            paint_key(theme, p, left, r.center().y() + 1, row.key, "surface" if on else "sunken")
            edge -= 6
        if row.state is not None:
            width = min(pill_width(theme, row.state, row.state_words), half)
            if row.state.icon and r.width() < 2 * theme.size("rail_wide"):
                width = min(width, _BARE_PILL)  # who it is matters more; the icon still says the state
            left = edge - width
            mid = top.center().y() + 2 if row.note or row.text else r.center().y() + 1
            paint_pill(theme, p, left, mid, row.state, row.state_words, on, width)
        if row.note:
            width = min(width_of(theme, row.note, "small") + 2, half)
            band = low if row.state is not None else r
            rect = QRect(edge - width, band.y(), width, band.height())
            put(theme, p, rect, row.note, "small", row.note_colour, RIGHT)
            left = min(left, edge - width)
        return left

    def _words(self, p: QPainter, top: QRect, low: QRect, x: int, right: int, row: Line) -> None:
        theme, room = self._theme, max(0, right - x)
        if not row.text:
            top = top.united(low)
        reserve = width_of(theme, row.number, "small") + 8 if row.number else 0
        least = min(width_of(theme, row.title, bold=True), 2 * theme.size("rail_narrow"))
        reserve = reserve if reserve < room // 2 and room - reserve >= least else 0
        title = QRect(x, top.y(), room - reserve, top.height())
        width = put(theme, p, title, row.title, "base", "text", LEFT, bold=True)
        if row.number:
            rest = QRect(x + width + 8, top.y(), max(0, right - x - width - 8), top.height())
            put(theme, p, rest, row.number, "small", "faint")
        put(theme, p, QRect(x, low.y(), room, low.height()), row.text, "small", "muted")


class EventList(QListView):
    """A list of `Event`, `Line` and `Section`. Arrows choose, Enter or a double click opens.

    Args:
        kinds: icon and colour by record type, for events.
        line, when: see `EventDelegate`.
    """

    opened = Signal(object)  # the item of a row
    chosen = Signal(object)  # the same; None where nothing is

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        kinds: Mapping[str, Look] | None = None,
        line: bool = False,
        when: bool = True,
    ) -> None:
        super().__init__()
        self._theme, self._clock, self._kinds = theme, clock, dict(kinds or {})
        self._model = _Rows(self, lambda event: line_of(event, self._kinds, self._clock))
        self._sentence = ""
        self.setModel(self._model)
        self.setItemDelegate(EventDelegate(theme, self, self._model, line, when))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_items(self, items: Sequence[Event | Line | Section]) -> None:
        """Replace the rows; the chosen one stays chosen, and where it is gone and the keyboard here, its place."""
        kept, place = self.current, max(0, self.currentIndex().row())
        self.selectionModel().blockSignals(True)
        self._model.show(items)
        self.selectionModel().blockSignals(False)
        if kept is not None:
            self.choose(kept)
            if self.current is None and self.hasFocus():
                self._choose_near(place)

    def show_nothing(self, sentence: str | Text) -> None:
        """Say `sentence` where the rows would be (empty, loading, failed), as long as there are none."""
        self._sentence = words(sentence)
        self.viewport().update()

    @property
    def current(self) -> object:
        """The item of the chosen row, or None."""
        return self._item(self.currentIndex())

    def choose(self, item: object) -> None:
        """Choose the row of `item` (an event is the same by kind and id)."""
        for number in range(self._model.rowCount()):
            if item is not None and _same(self._model.item(number), item):
                self.setCurrentIndex(self._model.index(number, 0))
                return

    def choose_first(self) -> None:
        """Choose the first row that is no heading."""
        for number in range(self._model.rowCount()):
            if not self._model.is_section(number):
                self.setCurrentIndex(self._model.index(number, 0))
                return

    def _choose_near(self, place: int) -> None:
        lines = [number for number in range(self._model.rowCount()) if not self._model.is_section(number)]
        if lines:
            nearest = min(lines, key=lambda number: abs(number - place))
            self.setCurrentIndex(self._model.index(nearest, 0))

    def height_of_rows(self) -> int:
        """How high the list is without scrolling, in pixels."""
        sections = sum(isinstance(row, Section) for row in self._model.rows)
        lines = len(self._model.rows) - sections
        return sections * self._theme.size("section") + lines * self._theme.size("row_two") + 2

    def _item(self, index: _Index) -> object:
        return self._model.item(index.row()) if index.isValid() else None

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        item = self._item(index)
        if item is not None:
            self.opened.emit(item)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self._item(index))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._model.rows or not self._sentence:
            return
        p = QPainter(self.viewport())
        p.setFont(self._theme.typeface("base"))
        p.setPen(self._theme.colour("faint"))
        edge = self._theme.space("l")
        room = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
        p.drawText(room, int(CENTER | Qt.TextFlag.TextWordWrap), self._sentence)


def _same(one: object, other: object) -> bool:
    if isinstance(one, Event) and isinstance(other, Event):
        return (one.kind, one.id) == (other.kind, other.id)
    return one == other
