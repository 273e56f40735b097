"""How is a table of figures shown? Rows with a bar for their share, totals that stay below, Enter opens a row."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.records.transfer.figures import Figure, Head, Shown
from app.ui.diagram import shown
from app.ui.paint import LEFT, RIGHT, fill, put, width_of
from app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_Row = Sequence[str | Figure]
_MEASURED = 300  # rows by which columns are made wide enough


def _said(head: Head, value: str | Figure) -> str:
    return value if isinstance(value, str) else shown(value, head.shown) if head.shown else ""


class FiguresModel(QAbstractTableModel):
    """Rows of words and figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heads: Sequence[Head] = ()
        self.rows: Sequence[_Row] = ()
        self.totals: _Row = ()

    def show(self, heads: Sequence[Head], rows: Sequence[_Row], totals: _Row) -> None:
        """Show another table."""
        self.beginResetModel()
        self.heads, self.rows, self.totals = heads, rows, totals
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _said(self.heads[index.column()], self.rows[index.row()][index.column()])
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section].words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if self.heads[section].shown else LEFT)
        return None


class _Cells(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "FiguresView", model: FiguresModel) -> None:
        super().__init__(view)
        self._theme, self._model = theme, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.size("rail_narrow"), self._theme.size("row"))

    @override
    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, r = self._theme, QRect(option.rect)
        head, value = self._model.heads[index.column()], self._model.rows[index.row()][index.column()]
        state: QStyle.StateFlag = option.state
        on = bool(state & QStyle.StateFlag.State_Selected)
        p.fillRect(r, theme.colour("selected" if on else "surface"))
        if on and index.column() == 0:
            p.fillRect(QRect(r.x(), r.y(), 3, r.height()), theme.colour("accent"))
        p.fillRect(QRect(r.x(), r.bottom(), r.width(), 1), theme.colour("line"))
        inner = r.adjusted(theme.space("s"), 0, -theme.space("s"), 0)
        if head.shown is Shown.SHARE and isinstance(value, float):
            self._share(p, inner, value, on)
        nothing = value in (0, None)
        ink = "faint" if nothing else "muted" if head.shown is Shown.SHARE else "text"
        put(theme, p, inner, _said(head, value), "base", ink, RIGHT if head.shown else LEFT)

    def _share(self, p: QPainter, room: QRect, value: float, on: bool) -> None:
        wide = int((room.width() - 4) * min(1.0, max(0.0, value)))
        if wide > 1:
            ground = QRect(room.x(), room.bottom() - 5, wide, 3)
            fill(self._theme, p, ground, "accent" if on else "edge", 1)


class TotalsBar(QWidget):
    """The totals, in line with the columns above."""

    def __init__(self, theme: Theme, view: "FiguresView", model: FiguresModel) -> None:
        super().__init__()
        self._theme, self._view, self._model = theme, view, model
        self.setFixedHeight(theme.size("row") + 1)
        view.horizontalHeader().sectionResized.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        model.modelReset.connect(self._on_reset)

    @Slot()
    def _on_reset(self) -> None:
        self.setVisible(bool(self._model.totals))
        heads = zip(self._model.heads, self._model.totals, strict=False)
        self.setAccessibleName(" · ".join(f"{head.words} {_said(head, one)}" for head, one in heads))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        p, theme, header = QPainter(self), self._theme, self._view.horizontalHeader()
        p.fillRect(self.rect(), theme.colour("window"))
        p.fillRect(QRect(0, 0, self.width(), 1), theme.colour("edge"))
        edge = theme.space("s")
        for at, (head, value) in enumerate(zip(self._model.heads, self._model.totals, strict=False)):
            x = header.sectionViewportPosition(at)
            room = QRect(x, 1, header.sectionSize(at), self.height() - 1).adjusted(edge, 0, -edge, 0)
            put(theme, p, room, _said(head, value), "base", "text", RIGHT if head.shown else LEFT, bold=True)


class FiguresView(QTableView):
    """The rows; arrows choose, Enter or a double click opens."""

    opened = Signal(int)

    def __init__(self, theme: Theme, model: FiguresModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.setModel(model)
        self.setItemDelegate(_Cells(theme, self, model))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.size("row"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(theme.size("row"))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        """Columns as wide as what stands in them; the first one takes what is left."""
        theme, model = self._theme, self._model
        edge = 2 * theme.space("s")
        widths = []
        for at, head in enumerate(model.heads):
            cells = [_said(head, one[at]) for one in (*model.rows[:_MEASURED], model.totals) if one]
            widest = max([width_of(theme, one, bold=True) for one in cells] + [width_of(theme, head.words)])
            widths.append(min(widest, 2 * theme.size("rail")) + edge)
        high = theme.size("row") * (len(model.rows) + 1)
        bar = self.verticalScrollBar().sizeHint().width() if high > self.height() else 0
        left = self.width() - bar - sum(widths)
        for at, width in enumerate(widths):
            share = left // len(widths) if left > 0 else 0
            self.setColumnWidth(at, width + share)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        at = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and at >= 0:
            self.opened.emit(at)
        else:
            super().keyPressEvent(event)

    @override
    def viewportSizeHint(self) -> QSize:
        return QSize(self._theme.size("dialog"), self._theme.size("row") * 4)


class FiguresTable(QWidget):
    """Rows and totals."""

    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = FiguresModel(self)
        self.view = FiguresView(theme, self.model)
        self.totals = TotalsBar(theme, self.view, self.model)
        self.view.opened.connect(self.opened)
        self.setFocusProxy(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.totals)

    def show_figures(self, heads: Sequence[Head], rows: Sequence[_Row], totals: _Row) -> None:
        """Show another table; the first row is the current one."""
        self.model.show(heads, rows, totals)
        if rows:
            self.view.selectRow(0)
