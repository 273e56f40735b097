"""How is a list of any length painted, scrolled and walked by keys? A view that knows only the rows on the screen.

A QTableView keeps a measure for every row: a hundred megabytes for five million. Here all rows are of one height, so
the scroll bar counts rows and nothing else is kept.
"""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from app.ui.cells import paint_cell
from app.ui.dialling import number_menu
from app.ui.list_head import ListHead
from app.ui.paint import fill, glyph
from app.ui.record_table import TICK, Index, RecordTable
from app.ui.theme import Theme

_MOVES = QAbstractItemView.CursorAction


class RecordView(QAbstractItemView):
    """A list of records: a bar marks the current row, ticks mark rows for a batch.

    Keys while it has the focus: arrows, Page up and down, Home, End; Space ticks; Enter opens; Delete and Ctrl+Z ask
    for what they say; other single keys and F5 to F9 are handed on as `pressed`.
    """

    opened = Signal(int)  # position
    moved = Signal(int)  # position of the current row, -1 for none
    pressed = Signal(str)
    all_wanted = Signal()
    removal_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._table, self._hover = theme, table, -1
        self.header = ListHead(self)
        self.header.setModel(table)
        self.header.setMinimumSectionSize(theme.size("row"))
        self.header.sectionResized.connect(self._on_header_changed)
        self.setModel(table)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        table.rowsInserted.connect(self._on_rows_changed)
        table.rowsRemoved.connect(self._on_rows_changed)
        table.modelReset.connect(self._on_rows_changed)

    # ------------------------------------------------------------ measures

    def _row_height(self) -> int:
        return self._theme.size("row")

    def _in_sight(self) -> int:
        """How many whole rows fit."""
        return max(1, self.viewport().height() // self._row_height())

    def shown(self) -> range:
        """Positions of the rows on the screen."""
        top = self.verticalScrollBar().value()
        return range(top, min(self._table.rowCount(), top + self._in_sight() + 2))

    @override
    def visualRect(self, index: Index, /) -> QRect:
        if not index.isValid():
            return QRect()
        high = self._row_height()
        x = self.header.sectionViewportPosition(index.column())
        y = (index.row() - self.verticalScrollBar().value()) * high
        return QRect(x, y, self.header.sectionSize(index.column()), high)

    @override
    def indexAt(self, point: QPoint, /) -> QModelIndex:
        at = self.verticalScrollBar().value() + point.y() // self._row_height()
        column = self.header.logicalIndexAt(point.x())
        return self._table.index(at, column) if 0 <= at < self._table.rowCount() and column >= 0 else QModelIndex()

    @override
    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value() * self._row_height()

    @override
    def isIndexHidden(self, index: Index, /) -> bool:
        return False

    @override
    def visualRegionForSelection(self, selection: QItemSelection, /) -> QRegion:
        return QRegion(self.viewport().rect())

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag, /) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command | QItemSelectionModel.SelectionFlag.Rows)

    @override
    def updateGeometries(self) -> None:
        high = max(self.header.sizeHint().height(), self._row_height())
        self.setViewportMargins(0, high, 0, 0)
        room = self.viewport().geometry()
        self.header.setGeometry(room.x(), room.y() - high, room.width(), high)
        bar = self.verticalScrollBar()
        bar.setPageStep(self._in_sight())
        bar.setRange(0, max(0, self._table.rowCount() - self._in_sight()))
        across = self.horizontalScrollBar()
        across.setPageStep(room.width())
        across.setRange(0, max(0, self.header.length() - room.width()))
        super().updateGeometries()

    # ------------------------------------------------------------ moving

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible, /
    ) -> None:
        if not index.isValid():
            return
        bar, at, fit = self.verticalScrollBar(), index.row(), self._in_sight()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(at - fit // 2)
        elif at < bar.value():
            bar.setValue(at)
        elif at >= bar.value() + fit:
            bar.setValue(at - fit + 1)

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier, /) -> QModelIndex:
        at, last = self.currentIndex().row(), self._table.rowCount() - 1
        targets = {
            _MOVES.MoveUp: at - 1,
            _MOVES.MovePrevious: at - 1,
            _MOVES.MoveDown: at + 1,
            _MOVES.MoveNext: at + 1,
            _MOVES.MovePageUp: at - self._in_sight(),
            _MOVES.MovePageDown: at + self._in_sight(),
            _MOVES.MoveHome: 0,
            _MOVES.MoveEnd: last,
        }
        return self._table.index(max(0, min(last, targets.get(action, at))), 1) if last >= 0 else QModelIndex()

    def go_to(self, at: int) -> None:
        """Make a position the current row."""
        self.setCurrentIndex(self._table.index(at, 1) if 0 <= at < self._table.rowCount() else QModelIndex())

    @override
    def currentChanged(self, current: Index, previous: Index, /) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
        self.viewport().update()
        self.moved.emit(current.row())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, at = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit(at) if at >= 0 else None
        elif key == Qt.Key.Key_Space:
            self._toggle(at)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removal_wanted.emit()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_A, Qt.Key.Key_Z):
            (self.all_wanted if key == Qt.Key.Key_A else self.undo_wanted).emit()
        elif event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.pressed.emit(event.text().upper())
        elif Qt.Key.Key_F4 < key < Qt.Key.Key_F10 and not event.modifiers():
            self.pressed.emit(QKeySequence(key).toString())
        else:
            super().keyPressEvent(event)

    def _toggle(self, at: int) -> None:
        row = self._table.row_at(at) if at >= 0 else None
        if row:
            self._table.tick([row.id], row.id not in self._table.ticks)

    # ------------------------------------------------------------ mouse

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == TICK and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index.row())
            return
        super().mousePressEvent(event)

    def number_to_dial(self) -> str:
        """The telephone number of the current row, where its list shows one."""
        row = self._table.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return self._table.number_of(row) if row is not None else ""

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        index = self.indexAt(event.pos())
        row = self._table.row_at(index.row()) if index.isValid() else None
        if row is not None and (number := self._table.number_of(row)):
            self.setCurrentIndex(index)
            number_menu(self, self._theme, number).popup(event.globalPos())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != TICK:
            self.opened.emit(index.row())

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.row() != self._hover:
            self._hover = index.row()
            self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - round(event.angleDelta().y() / 40))
        event.accept()

    @override
    def leaveEvent(self, event: object, /) -> None:
        self._hover = -1
        self.viewport().update()

    # ------------------------------------------------------------ painting

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        p, high, top = QPainter(self.viewport()), self._row_height(), self.verticalScrollBar().value()
        area = event.rect()
        for at in range(top + area.top() // high, min(self._table.rowCount(), top + area.bottom() // high + 1)):
            self._paint_row(p, at, QRect(0, (at - top) * high, self.viewport().width(), high))

    def _paint_row(self, p: QPainter, at: int, rect: QRect) -> None:
        theme, on = self._theme, at == self.currentIndex().row()
        if on or at == self._hover:
            p.fillRect(rect, theme.colour("selected" if on else "hover"))
        p.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if on:
            p.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent" if self.hasFocus() else "edge"))
        self._paint_tick(p, at, rect)
        for column in range(1, self._table.columnCount()):
            cell = self._table.cell(at, column)
            if cell is not None:
                x, wide = self.header.sectionViewportPosition(column), self.header.sectionSize(column)
                paint_cell(theme, p, QRect(x + 8, rect.y(), wide - 16, rect.height()), cell, on=on)

    def _paint_tick(self, p: QPainter, at: int, rect: QRect) -> None:
        row = self._table.row_at(at)
        if row is None:
            return
        x, mid = self.header.sectionViewportPosition(TICK) + 12, rect.center().y() + 1
        on = row.id in self._table.ticks
        fill(self._theme, p, QRect(x, mid - 8, 16, 16), "accent" if on else "surface", 4, "" if on else "edge")
        if on:
            glyph(self._theme, p, "check-bold", "on_accent", x + 2, mid, 12)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._table.rowCount():
            self.go_to(self.verticalScrollBar().value())
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @Slot()
    def _on_scrolled(self) -> None:
        self.header.setOffset(self.horizontalScrollBar().value())
        self.viewport().update()

    @Slot()
    def _on_header_changed(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    @Slot()
    def _on_rows_changed(self) -> None:
        self.updateGeometries()
        self.viewport().update()
