"""How does a list become a file? A menu of forms, a place to keep it, a line that says how far it is, and "open it"."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from app.core.access import Right
from app.core.errors import NotAllowed
from app.records.field import Field
from app.records.listing import Query
from app.records.record import RecordType
from app.records.transfer.exporting import Exported, Order
from app.records.transfer.outline import Form, Outline
from app.records.transfer.targets import targets
from app.ui import formats
from app.ui.export_words import about, outline_of_everything, outline_of_list
from app.ui.file_export import FileExport
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.texts import words

if TYPE_CHECKING:
    from app.ui.record_page import Memory

Shown = tuple[tuple[Field, ...], Query, tuple[int, ...]]


class ListExport(FileExport):
    """Writes what a list shows into a file.

    Args:
        around: what pages of records need; without its exports there is nothing in the menu.
        bar: says how far it is.
        page: the dialog stands before it.
        shown: what the list shows: its columns in order, what is asked of it, ids of the ticked records.
    """

    import_wanted = Signal()

    def __init__(
        self,
        around: Around,
        kind: RecordType,
        memory: "Memory",
        bar: ProgressLine,
        page: QWidget,
        shown: Callable[[], Shown],
    ) -> None:
        super().__init__(around, memory, bar, page)
        self._kind, self._shown = kind, shown

    @override
    def menu(self) -> QMenu:
        """What the list can become."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _fields, _query, ticked = self._shown()
        self._offer(menu, self.tr("Excel sheet of what is listed"), Form.SHEET)
        self._offer(menu, self.tr("Word document of what is listed"), Form.DOCUMENT)
        if ticked:
            menu.addSeparator()
            self._offer(menu, self.tr("Excel sheet of the %n ticked", "", len(ticked)), Form.SHEET, ids=ticked)
            self._offer(menu, self.tr("Word document of the %n ticked", "", len(ticked)), Form.DOCUMENT, ids=ticked)
        if self._kind.creatable and targets(self._kind, {}):
            menu.addSeparator()
            menu.addAction(self.tr("Excel sheet with all fields")).triggered.connect(self._on_everything)
        if self._around.imports is not None and self._kind.sheet is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Import from a sheet …")).triggered.connect(self._on_import)
        return menu

    @Slot()
    def _on_import(self) -> None:
        """Who may not hears it before anything is asked."""
        kind, who = self._kind, self._around.desk.who
        if why := who.lacking(Right.TRANSFER, kind.right, kind.right_export):
            self._around.bridge.failed.emit(NotAllowed(why))
        else:
            self.import_wanted.emit()

    def _offer(self, menu: QMenu, said: str, form: Form, ids: tuple[int, ...] | None = None) -> None:
        action = menu.addAction(said)
        action.triggered.connect(lambda: self._begin(form, self._outline(), ids))
        action.setEnabled(self._running is None)

    def _outline(self) -> Outline:
        return outline_of_list(self._kind, self._shown()[0], self._around.settings)

    @Slot()
    def _on_everything(self) -> None:
        """Every field, with as many columns as the longest record needs."""
        exports = self._around.exports
        if exports is None:
            return

        def begin(places: dict[str, int]) -> None:
            self._begin(Form.SHEET, outline_of_everything(self._kind, places, self._around.settings), None)

        self._around.bridge.then(exports.places(self._kind), begin, self)

    # ------------------------------------------------------------ where to

    def _begin(self, form: Form, outline: Outline, ids: tuple[int, ...] | None) -> None:
        """Ask where the file is to be kept; who may not export hears it before."""
        desk = self._around.desk
        if why := desk.who.lacking(self._kind.right_export):
            self._around.bridge.failed.emit(NotAllowed(why))
            return
        today = desk.clock.now().astimezone().date().isoformat()
        self.ask_where(form, outline.title, today, lambda path: self.write(path, outline, ids))

    # ------------------------------------------------------------ the work

    def write(self, path: Path, outline: Outline, ids: tuple[int, ...] | None = None) -> None:
        """Write the file; the list can be left meanwhile."""
        around, exports = self._around, self._around.exports
        if exports is None or self._running is not None:
            return
        desk, query = around.desk, self._shown()[1]
        made = f"{formats.full(desk.clock.now())} {desk.who.name}".strip()
        if not outline.whole:
            said = about(self._kind, query, around.cells, around.settings, made)
            outline = replace(outline, about=said)
        order = Order(kind=self._kind, query=query, outline=outline, path=path, ids=ids)
        self.begin(path, lambda told: exports.start(order, told))

    @override
    def said(self, exported: Exported) -> str:
        """See `FileExport`."""
        said = self.tr("%n row(s) are in {file}.", "", exported.rows).format(file=exported.path.name)
        if exported.source:
            said = self.tr("{said} {source}").format(said=said, source=words(exported.source))
        return said


def open_file(path: Path) -> None:
    """Show a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
