"""How does the list of any record type look and behave? Title, search, chips, columns, rows, batch bar, preview."""

from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core.changes import Changes
from app.core.errors import AppError
from app.records.listing import Known, Page, Query, same_records
from app.records.record import RecordType
from app.ui.export import ListExport
from app.ui.kit import col, pane, row, rule
from app.ui.record_chips import Chips
from app.ui.record_columns import Columns
from app.ui.record_counts import Counts
from app.ui.record_current import Current
from app.ui.record_foot import ListFoot
from app.ui.record_form import Around
from app.ui.record_head import ListHead
from app.ui.record_preview import Preview
from app.ui.record_states import ListStates
from app.ui.record_table import RecordTable
from app.ui.record_view import RecordView
from app.ui.saved_menu import SavedMenu
from app.ui.texts import words
from app.ui.where_bar import WhereBar

_SETTLE_MS = 200  # typing, and changes by others, settle before the list is read again
_MOST_TICKED = 10_000
_NARROW = 900  # below this width the preview folds away


class Memory(Protocol):
    """What the seat remembers of a page."""

    def recall(self, key: str, default: Any = None) -> Any:
        """What was kept under `key`."""
        ...

    def keep(self, key: str, value: Any) -> object:
        """Keep `value` under `key`."""
        ...


class RecordPage(QWidget):
    """The list of one record type.

    Args:
        around: what pages of records need.
        memory: remembers order, columns and their widths at this seat.
    """

    opened = Signal(int)  # id
    new_wanted = Signal()
    asked = Signal(str, tuple)  # an action that needs a dialog: its name, ids
    told = Signal(str)  # good news
    refused = Signal(str)  # what was not done with the rows, and why
    undoable = Signal(str, object)  # the same, with the Undo of it
    undo_wanted = Signal()
    import_wanted = Signal()
    exported = Signal(str, object)  # a sentence, the Path of the file

    def __init__(self, around: Around, kind: RecordType, memory: Memory) -> None:
        super().__init__()
        theme, bridge, desk, cells = around.theme, around.bridge, around.desk, around.cells
        self._theme, self._bridge, self._desk, self._kind = theme, bridge, desk, kind
        self._query = Query()
        self._stale = True
        self._in_dialog: frozenset[int] = frozenset()  # records a dialog was last asked for
        self.table = RecordTable(kind, cells, self._load, self)
        self.view = RecordView(theme, self.table, self)
        self.setFocusProxy(self.view)
        place_of = lambda id_: desk.place_of(kind, self._query, id_)  # noqa: E731  the query of that moment
        self.current = Current(self.table, self.view, bridge, place_of, self)
        self.states = ListStates(theme, self.view, kind, first=kind.may_make(desk.who))
        self.chips = Chips(theme, kind, desk.who)
        self.wheres = WhereBar(around, kind)
        self.saved = SavedMenu(around, kind, lambda: self._query, self)
        self.columns = Columns(theme, kind, self.table, self.view, memory, lambda: desk.who)
        self.head = ListHead(theme, kind, desk.who)
        self.search = self.head.search
        self.foot = ListFoot(around, kind, self.chosen)
        self.batch = self.foot.batch
        self.counts = Counts(desk, bridge, kind, self.chips, self.foot.sums, self)
        self.preview = Preview(theme, bridge, desk, kind, cells, around.attachments, self._looked_at)
        shown = lambda: (self.table.fields, self._query, tuple(self.table.ticks))  # noqa: E731  one line is clearer
        self.export = ListExport(around, kind, memory, self.foot.exporting, self, shown)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._changed = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._build()
        self._connect()
        self._query = Query(order=self.columns.order)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        theme = self._theme
        left = col(theme, (self.states, 1), self.foot, gap="")
        self._side = row(theme, rule(vertical=True), self.preview, gap="")
        pane(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for one in (self.head, self.chips, self.wheres, rule()):
            layout.addWidget(one)
        layout.addWidget(row(theme, (left, 1), self._side, gap=""), 1)

    def _connect(self) -> None:
        _pass_on(self)
        _join(self)
        self.search.textChanged.connect(self._settle.start)
        self._settle.timeout.connect(lambda: self._narrow(text=self.search.text().strip()))
        self._changed.timeout.connect(self.refresh)
        self.chips.chosen.connect(lambda: self._narrow(filters=self.chips.keys))
        self.wheres.changed.connect(lambda: self._narrow(wheres=self.wheres.wheres))
        self.columns.sorted.connect(lambda order: self._narrow(order=order))
        self.saved.chosen.connect(self.use)
        self.view.opened.connect(self._on_opened)
        self.view.all_wanted.connect(self._on_all_wanted)
        self.table.ticked.connect(self._show_figures)
        self.foot.done.connect(self._untick)
        self.foot.asked.connect(self._on_asked)
        self.foot.left.connect(self.view.setFocus)
        self.table.filled.connect(self._on_filled)
        self.counts.counted.connect(self._on_counted)
        self.states.again_wanted.connect(self.reload)
        self.states.all_wanted.connect(self.show_all)
        QShortcut("Alt+S", self, self.columns.ask_order)

    # ------------------------------------------------------------ reading

    @property
    def query(self) -> Query:
        """What the list shows now."""
        return self._query

    def show_query(self, query: Query) -> None:
        """Show another list: other chips, words or order."""
        if query == self._query:
            return
        reordered = same_records(query, self._query)
        self._query = query
        if reordered and self.table.total is not None and not self._stale:
            self._reorder(self.table.total)
        else:
            self.reload()

    def _reorder(self, total: int) -> None:
        """The same records in another order: how many there are and what they come to stays."""
        self._begin()
        self.table.set_total(total)
        self.table.want(0)

    def use(self, query: Query) -> None:
        """Show a list as it was kept: chips, conditions, words and order follow."""
        query = replace(query, order=query.order or self._query.order)
        self.chips.choose(query.filters)
        self.wheres.show_wheres(query.wheres)
        with QSignalBlocker(self.search):
            self.search.setText(query.text)
        self.columns.show_order(query.order)
        self.show_query(query)

    @Slot()
    def show_all(self) -> None:
        """Take every filter and the searched words away."""
        self.use(Query(order=self._query.order))

    def _narrow(self, **changes: Any) -> None:
        self.show_query(replace(self._query, **changes))

    @Slot()
    def reload(self) -> None:
        """Read the list from its beginning."""
        self._stale = False
        self._begin()
        self.counts.count(self._query)
        self.table.want(0)

    def _begin(self) -> None:
        self.current.forget()
        self.table.clear()
        self.preview.clear()
        self.states.show_loading()

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown; the current row and the ticks stay with their records."""
        if not self.isVisible():
            self._stale = True
            return
        self.current.keep()
        self.table.refresh()
        self.counts.recount(self._query)
        for place in {*self.view.shown()[:1], *self.view.shown()[-1:], 0}:
            self.table.want(place)
        self.preview.refresh()

    def seek(self, id_: int) -> None:
        """Go to a record that was just made; `current.missing` says where the list does not show it."""
        self.current.seek(id_)
        self.refresh()

    def take(self, changes: Changes) -> None:
        """Refresh if a record of this type was touched; soon, together with what follows at once."""
        touched = changes.of(self._kind.model.__tablename__)
        if touched & self._in_dialog:  # what the dialog was asked for is done: the ticks are used up
            self._in_dialog = frozenset()
            self.table.tick(self.table.ticks, on=False)
        if touched and not self._changed.isActive():
            self._changed.start()

    def _load(self, start: int, known: Known, generation: int) -> None:
        def failed(err: AppError) -> None:
            self.table.failed(start, generation)
            self.states.show_failed(words(err.text))

        asked = self._desk.page(self._kind, self._query, start, known)
        self._bridge.then(asked, lambda page: self._put(page, generation), self, failed)

    def _put(self, page: Page, generation: int) -> None:
        if generation != self.table.generation:
            return
        self.table.put(page, generation)
        self.states.show_rows(self.table.rowCount() > 0, filtered=not self._query.everything)
        if page.rows and not self.view.currentIndex().isValid() and page.start == 0:
            self.view.go_to(0)

    @Slot(int)
    def _on_counted(self, total: int) -> None:
        self.table.set_total(total)
        if total == 0:
            self.preview.clear()
        self.states.show_rows(total > 0, filtered=not self._query.everything)
        self._show_figures()

    @Slot(int, int)
    def _on_filled(self, start: int, end: int) -> None:
        if start <= self.view.currentIndex().row() < end:  # it may have become the current row before it was read
            self.preview.follow()

    # ------------------------------------------------------------ what the user does

    @Slot(int)
    def _on_opened(self, at: int) -> None:
        if (row_ := self.table.row_at(at)) is not None:
            self.opened.emit(row_.id)

    def _looked_at(self) -> int:
        """Id of the record the preview shows, 0 for none."""
        return self.current.id if self._side.isVisible() else 0

    @Slot()
    def _on_all_wanted(self) -> None:
        asked = self._desk.ids(self._kind, self._query, _MOST_TICKED)
        self._bridge.then(asked, lambda ids: self.table.tick(ids, on=True), self)

    @Slot()
    def _untick(self) -> None:
        self.table.tick(self.table.ticks, on=False)
        if self.isVisible():  # done while somebody went elsewhere, it takes the keyboard from nobody
            self.view.setFocus()

    @Slot(str, tuple)
    def _on_asked(self, _name: str, ids: tuple[int, ...]) -> None:
        self._in_dialog = frozenset(ids)

    @Slot()
    def _show_figures(self) -> None:
        self.batch.show_figures(len(self.table.ticks), self.table.total)

    def chosen(self) -> tuple[int, ...]:
        """Ids of the ticked records, or of the current one where none is ticked."""
        current = self.current.id
        return tuple(self.table.ticks) or ((current,) if current else ())

    # ------------------------------------------------------------ events

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.columns.follow()
        if self.table.generation == 0:
            self.reload()
        elif self._stale or self.counts.is_lacking:
            self._stale = False
            self.refresh()
        self.preview.follow()  # the row may have become the current one behind a form
        self.view.setFocus()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._settle.stop()
        self.counts.leave()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= _NARROW)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.foot.close_question():
            self.view.setFocus()
        elif event.key() == Qt.Key.Key_Escape and not self._query.everything:
            self.show_all()
            self.view.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)


def _pass_on(page: RecordPage) -> None:
    """What the parts of a page say, and are asked for, the page says."""
    foot, export = page.foot, page.export
    for part, whole in (
        (page.saved.told, page.told),
        (export.told, page.told),
        (export.done, page.exported),
        (export.import_wanted, page.import_wanted),
        (page.head.new_wanted, page.new_wanted),
        (page.states.first_wanted, page.new_wanted),
        (page.view.undo_wanted, page.undo_wanted),
        (page.preview.opened, page.opened),
        (foot.asked, page.asked),
        (foot.told, page.told),
        (foot.refused, page.refused),
        (foot.undoable, page.undoable),
    ):
        part.connect(whole)


def _join(page: RecordPage) -> None:
    """What one part of a page asks for, another one does."""
    page.chips.wanted.connect(page.foot.deeds.do)
    page.head.columns_wanted.connect(page.columns.ask_columns)
    page.head.lists_wanted.connect(page.saved.open)
    page.head.filter_wanted.connect(page.wheres.begin)
    page.head.export_wanted.connect(page.export.ask)
    page.view.moved.connect(page.preview.follow)
    page.view.pressed.connect(page.foot.press)
    page.view.removal_wanted.connect(page.foot.removal.ask)
    page.preview.wanted.connect(page.foot.deeds.do)
