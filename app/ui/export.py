"""How does a list become a file? A menu of forms, a place to keep it, a line that says how far it is, and "open it"."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.core.access import Right
from app.core.errors import AppError, NotAllowed
from app.records.field import Field
from app.records.listing import Query
from app.records.record import RecordType
from app.records.transfer.exporting import Exported, Order
from app.records.transfer.outline import Form, Outline
from app.records.transfer.running import Running, Stopped
from app.records.transfer.targets import targets
from app.ui import formats
from app.ui.export_words import about, file_name, outline_of_everything, outline_of_list
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.texts import words

if TYPE_CHECKING:
    from app.ui.record_page import Memory

Shown = tuple[tuple[Field, ...], Query, tuple[int, ...]]
FOLDER = "export.folder"  # where the last file was put at this seat


class ListExport(QObject):
    """Writes what a list shows into a file.

    Args:
        around: what pages of records need; without its exports there is nothing in the menu.
        bar: says how far it is.
        page: the dialog stands before it.
        shown: what the list shows: its columns in order, what is asked of it, ids of the ticked records.
    """

    done = Signal(str, object)  # a sentence, the Path of the file
    told = Signal(str)
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
        super().__init__(page)
        self._around, self._kind, self._memory, self._bar, self._page = around, kind, memory, bar, page
        self._shown = shown
        self._running: Running | None = None
        bar.stop_wanted.connect(self.stop)

    @Slot(QWidget)
    def ask(self, button: QWidget) -> None:
        """Open the menu of forms under a button."""
        menu = self.menu()
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

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
        dialog = QFileDialog(self._page, self.tr("Export"), str(self._folder()), self._names(form))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value.removeprefix("."))
        dialog.selectFile(file_name(outline.title, today) + form.value)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name), outline, ids))
        dialog.open()

    def _names(self, form: Form) -> str:
        said = self.tr("Excel sheet") if form is Form.SHEET else self.tr("Word document")
        return f"{said} (*{form.value})"

    def _folder(self) -> Path:
        kept = Path(str(self._memory.recall(FOLDER, "")))
        if kept.is_absolute() and kept.is_dir():
            return kept
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    # ------------------------------------------------------------ the work

    def write(self, path: Path, outline: Outline, ids: tuple[int, ...] | None = None) -> None:
        """Write the file; the list can be left meanwhile."""
        around, exports = self._around, self._around.exports
        if exports is None or self._running is not None:
            return
        self._memory.keep(FOLDER, str(path.parent))
        desk, query = around.desk, self._shown()[1]
        made = f"{formats.full(desk.clock.now())} {desk.who.name}".strip()
        if not outline.whole:
            said = about(self._kind, query, around.cells, around.settings, made)
            outline = replace(outline, about=said)
        order = Order(kind=self._kind, query=query, outline=outline, path=path, ids=ids)
        self._bar.begin(self.tr("Writing {file}").format(file=path.name))
        show = self._bar.show_progress
        self._running = exports.start(order, lambda done, total: around.bridge.post(lambda: show(done, total)))
        around.bridge.then(self._running.future, self._on_done, self, self._on_failed)

    @Slot()
    def stop(self) -> None:
        """Stop writing; nothing is left of the file."""
        if self._running is not None:
            self._running.stop()

    def _on_done(self, exported: Exported) -> None:
        self._end()
        said = self.tr("%n row(s) are in {file}.", "", exported.rows).format(file=exported.path.name)
        if exported.source:
            said = self.tr("{said} {source}").format(said=said, source=words(exported.source))
        self.done.emit(said, exported.path)

    def _on_failed(self, err: AppError) -> None:
        self._end()
        if isinstance(err, Stopped):
            self.told.emit(self.tr("Stopped; no file was written."))
        else:
            self._around.bridge.failed.emit(err)

    def _end(self) -> None:
        self._running = None
        self._bar.hide()


def open_file(path: Path) -> None:
    """Show a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
