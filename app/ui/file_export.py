"""What do all exports do alike? Ask for a place, write there while everybody goes on, and say how it went."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.core.errors import AppError
from app.records.transfer.exporting import Exported
from app.records.transfer.outline import Form
from app.records.transfer.running import Running, Stopped, Told
from app.ui.export_words import file_name
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around

if TYPE_CHECKING:
    from app.ui.record_page import Memory

FOLDER = "export.folder"  # where the last file was put at this seat


class FileExport(QObject):
    """Writes one file after the other; what is in them is for whoever builds on it.

    Args:
        around: what pages of records need; without its exports nothing is written.
        memory: remembers the folder at this seat.
        bar: says how far it is.
        page: the dialog stands before it.
    """

    done = Signal(str, object)  # a sentence, the Path of the file
    told = Signal(str)

    def __init__(self, around: Around, memory: "Memory", bar: ProgressLine, page: QWidget) -> None:
        super().__init__(page)
        self._around, self._memory, self.bar, self._page = around, memory, bar, page
        self._running: Running | None = None
        bar.stop_wanted.connect(self.stop)

    @Slot(QWidget)
    def ask(self, button: QWidget) -> None:
        """Open the menu of forms under a button."""
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self) -> QMenu:
        """What it can become."""
        raise NotImplementedError

    def said(self, exported: Exported) -> str:
        """What is told of a file that is complete."""
        raise NotImplementedError

    def ask_where(self, form: Form, title: str, days: str, write: Callable[[Path], None]) -> None:
        """Ask where a file of this form is to be kept, and write it there."""
        kind = self.tr("Excel sheet") if form is Form.SHEET else self.tr("Word document")
        dialog = QFileDialog(self._page, self.tr("Export"), str(self._folder()), f"{kind} (*{form.value})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value.removeprefix("."))
        dialog.selectFile(file_name(title, days) + form.value)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: write(Path(name)))
        dialog.open()

    def _folder(self) -> Path:
        kept = Path(str(self._memory.recall(FOLDER, "")))
        if kept.is_absolute() and kept.is_dir():
            return kept
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def begin(self, path: Path, start: Callable[[Told], Running]) -> None:
        """Start writing, and follow it to its end."""
        self._memory.keep(FOLDER, str(path.parent))
        self.bar.begin(self.tr("Writing {file}").format(file=path.name))
        bridge, show = self._around.bridge, self.bar.show_progress
        self._running = start(lambda done, total: bridge.post(lambda: show(done, total)))
        bridge.then(self._running.future, self._on_done, self, self._on_failed)

    @Slot()
    def stop(self) -> None:
        """Stop writing; nothing is left of the file."""
        if self._running is not None:
            self._running.stop()

    def _on_done(self, exported: Exported) -> None:
        self._end()
        self.done.emit(self.said(exported), exported.path)

    def _on_failed(self, err: AppError) -> None:
        self._end()
        if isinstance(err, Stopped):
            self.told.emit(self.tr("Stopped; no file was written."))
        else:
            self._around.bridge.failed.emit(err)

    def _end(self) -> None:
        self._running = None
        self.bar.hide()
