"""Which rows of a list are at hand, which are still to be read? A model over positions that loads what is painted."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from typing_extensions import override

from app.records.field import Field, Kind, Mark
from app.records.listing import PAGE, Anchor, Known, Page
from app.records.record import RecordType, Row
from app.ui.cells import Cell, Cells, side_of, stands_right
from app.ui.texts import words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ID_ROLE = Role.UserRole
CELL_ROLE = Role.UserRole + 1
ROOT = QModelIndex()
_AT_HAND = 40  # pages kept
_IN_FLIGHT = 2
_WANTED = 3  # pages that wait; older wishes are given up, painting asks again
TICK = 0  # the column of ticks


class RecordTable(QAbstractTableModel):
    """Rows of one record type by position. Column 0 is the tick, the others are the shown fields.

    Ticks belong to ids, so that they survive sorting and refreshing.

    Args:
        load: asked for the page that starts at a position; answers later through `put`.
    """

    ticked = Signal()
    filled = Signal(int, int)  # positions: first, after the last

    def __init__(
        self, kind: RecordType, cells: Cells, load: Callable[[int, Known, int], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._cells, self._load = kind, cells, load
        self._fields: tuple[tuple[int, Field], ...] = tuple(enumerate(kind.columns))
        self._count = 0
        self._total: int | None = None
        self._pages: dict[int, tuple[Row, ...]] = {}
        self._before: dict[int, tuple[Row, ...]] = {}  # shown until the fresh page comes
        self._anchors: list[Anchor] = []
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._ticks: set[int] = set()
        self._marked: tuple[Row, Mapping[str, Mark]] | None = None
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        self.generation = 0

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the shown columns, after the tick."""
        return tuple(one for _, one in self._fields)

    @property
    def ticks(self) -> frozenset[int]:
        """Ids of the ticked records."""
        return frozenset(self._ticks)

    @property
    def total(self) -> int | None:
        """How many records the list has, or None while they are counted."""
        return self._total

    def show_columns(self, keys: Iterable[str]) -> None:
        """Show the columns of these fields, in the description's order."""
        wanted = set(keys)
        self.beginResetModel()
        self._fields = tuple((at, one) for at, one in enumerate(self._kind.columns) if one.key in wanted)
        self.endResetModel()

    def clear(self) -> None:
        """Forget everything: another list is shown from now on."""
        self.beginResetModel()
        self._forget()
        self._count, self._total = 0, None
        self._before.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """The list changed: what is shown stays until it is read again."""
        self._before = {**self._before, **self._pages}
        self._forget()
        self._emit_changed(0, self._count)

    def set_total(self, total: int) -> None:
        """Say how many rows there are."""
        self._total = total
        self._resize(total)

    def put(self, page: Page, generation: int) -> None:
        """Fill in a page; one that was asked for an older state of the list is dropped."""
        if generation != self.generation:
            return
        self._asked.discard(page.start)
        self._pages[page.start] = page.rows
        self._before.pop(page.start, None)
        self._anchors += [one for one in (page.first, page.last) if one]
        end = page.start + len(page.rows)
        if self._total is None:
            self._resize(max(self._count, end + (1 if len(page.rows) == PAGE else 0)))
        elif len(page.rows) < PAGE and end < self._count <= page.start + PAGE:
            self._resize(end)
        self._drop_far(page.start)
        self._emit_changed(page.start, end)
        self.filled.emit(page.start, end)
        self._on_time()

    def failed(self, start: int, generation: int) -> None:
        """A page could not be read; it is asked for again when it is painted again."""
        if generation == self.generation:
            self._asked.discard(start)

    def row_at(self, at: int) -> Row | None:
        """The row at a position, if it is at hand."""
        start = at - at % PAGE
        rows = self._pages.get(start) or self._before.get(start, ())
        return rows[at - start] if at - start < len(rows) else None

    def number_of(self, row: Row) -> str:
        """The first telephone number in a row, "" where there is none."""
        at = next((at for at, one in enumerate(self._kind.columns) if one.kind is Kind.PHONE and row.cells[at]), None)
        return str(row.cells[at]) if at is not None else ""

    def find(self, id_: int) -> int | None:
        """The position of a record among the rows at hand."""
        for start, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.id == id_:
                    return start + at
        return None

    def tick(self, ids: Iterable[int], on: bool) -> None:
        """Tick records or take their ticks away."""
        before = len(self._ticks)
        self._ticks = self._ticks | set(ids) if on else self._ticks - set(ids)
        if len(self._ticks) != before:
            self._emit_changed(0, self._count)
            self.ticked.emit()

    def want(self, at: int) -> None:
        """Read the page of a position soon."""
        start = at - at % PAGE
        if start in self._asked or start in self._pages or start in self._wanted:
            return
        self._wanted = [*self._wanted, start][-_WANTED:]
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_time(self) -> None:
        while self._wanted and len(self._asked) < _IN_FLIGHT:
            start = self._wanted.pop()
            self._asked.add(start)
            self._load(start, self._known(start), self.generation)

    def _known(self, start: int) -> Known:
        """What makes the way to a page short: the nearest place on either side."""
        before = max((one for one in self._anchors if one.at <= start), key=lambda one: one.at, default=None)
        after = min((one for one in self._anchors if one.at >= start), key=lambda one: one.at, default=None)
        return Known(tuple(one for one in (before, after) if one), self._total)

    def _forget(self) -> None:
        self.generation += 1
        self._pages.clear()
        self._anchors.clear()
        self._asked.clear()
        self._wanted.clear()

    def _drop_far(self, start: int) -> None:
        while len(self._pages) > _AT_HAND:
            self._pages.pop(max(self._pages, key=lambda one: abs(one - start)))
        while len(self._before) > _AT_HAND:
            self._before.pop(max(self._before, key=lambda one: abs(one - start)))

    def _resize(self, count: int) -> None:
        if count > self._count:
            self.beginInsertRows(ROOT, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(ROOT, count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def _emit_changed(self, start: int, end: int) -> None:
        if start < min(end, self._count):
            last = min(end, self._count) - 1
            self.dataChanged.emit(self.index(start, 0), self.index(last, self.columnCount() - 1))

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._fields) + 1

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == CELL_ROLE:
            self.want(index.row())
        if row is None:
            return None
        if role == ID_ROLE:
            return row.id
        if index.column() == TICK:
            ticked = row.id in self._ticks
            return (
                (Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked) if role == Role.CheckStateRole else None
            )
        at, field = self._fields[index.column() - 1]
        return self._of_field(role, field, row, at)

    def _of_field(self, role: int, field: Field, row: Row, at: int) -> Any:
        if role == CELL_ROLE:
            return self._cell_of(field, row, at)
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self._cell_of(field, row, at).text
        if role == Role.TextAlignmentRole:
            return side_of(stands_right(field))
        return None

    def cell(self, at: int, column: int) -> Cell | None:
        """What to paint at a position; asks for the page where it is not at hand."""
        self.want(at)
        row = self.row_at(at)
        if row is None or column == TICK:
            return None
        place, field = self._fields[column - 1]
        return self._cell_of(field, row, place)

    def _cell_of(self, field: Field, row: Row, at: int) -> Cell:
        if self._kind.marks is not None:
            if self._marked is None or self._marked[0] is not row:  # cells are painted line by line
                self._marked = (row, self._cells.marks(self._kind, row))
            if mark := self._marked[1].get(field.key):
                return self._cells.marked(field, row.cells[at], mark)
        return self._cells.of(field, row.cells[at])

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 < section <= len(self._fields):
            return None
        field = self._fields[section - 1][1]
        if role == Role.DisplayRole:
            return words(field.label)
        if role == Role.TextAlignmentRole:
            return side_of(stands_right(field))
        return None
