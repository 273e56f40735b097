"""How does a statistic become a file? As a list does: a menu of forms, a place, a line that says how far it is."""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.core.access import Right
from app.core.errors import AppError, NotAllowed
from app.features.statistics.table import Table
from app.features.statistics.view import wording
from app.records.transfer.exporting import Exported, FiguresOrder
from app.records.transfer.figures import Diagram, Figures
from app.records.transfer.outline import Form
from app.records.transfer.running import Running, Stopped
from app.ui import formats
from app.ui.diagram_view import picture_of
from app.ui.export import FOLDER
from app.ui.export_words import file_name
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.record_page import Memory
from app.ui.texts import words


class StatisticExport(QObject):
    """Writes what the page shows into a file.

    Args:
        bar: says how far it is.
        page: the dialog stands before it.
    """

    done = Signal(str, object)  # a sentence, the Path of the file
    told = Signal(str)

    def __init__(self, around: Around, memory: Memory, bar: ProgressLine, page: QWidget) -> None:
        super().__init__(page)
        self._around, self._memory, self.bar, self._page = around, memory, bar, page
        self._table: Table | None = None
        self._diagram: Diagram | None = None
        self._running: Running | None = None
        bar.stop_wanted.connect(self.stop)

    def show_table(self, table: Table | None, diagram: Diagram | None) -> None:
        """This is what the page shows now."""
        self._table, self._diagram = table, diagram

    @Slot(QWidget)
    def ask(self, button: QWidget) -> None:
        """Open the menu of forms under a button."""
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self) -> QMenu:
        """What the statistic can become."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, said in (
            (Form.SHEET, self.tr("Excel sheet with its chart")),
            (Form.DOCUMENT, self.tr("Word document with its chart")),
        ):
            action = menu.addAction(said)
            action.triggered.connect(lambda _=False, one=form: self._begin(one))
            action.setEnabled(self._running is None and self._table is not None and not self._table.is_empty)
        return menu

    def _begin(self, form: Form) -> None:
        """Ask where the file is to be kept; who may not export hears it before."""
        table, desk = self._table, self._around.desk
        if table is None:
            return
        if why := desk.who.lacking(Right.STATISTICS, table.asked.statistic.right_export):
            self._around.bridge.failed.emit(NotAllowed(why))
            return
        period = table.asked.period
        days = f"{period.first.isoformat()} {period.last.isoformat()}" if period.days > 1 else period.first.isoformat()
        said = self.tr("Excel sheet") if form is Form.SHEET else self.tr("Word document")
        dialog = QFileDialog(self._page, self.tr("Export"), str(self._folder()), f"{said} (*{form.value})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value.removeprefix("."))
        dialog.selectFile(file_name(words(table.asked.statistic.title), days) + form.value)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def _folder(self) -> Path:
        kept = Path(str(self._memory.recall(FOLDER, "")))
        if kept.is_absolute() and kept.is_dir():
            return kept
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def write(self, path: Path) -> None:
        """Write the file; the page can be left meanwhile."""
        exports, table = self._around.exports, self._table
        if exports is None or table is None or self._running is not None:
            return
        self._memory.keep(FOLDER, str(path.parent))
        pictured = path.suffix.lower() == Form.DOCUMENT.value
        rights = (Right.STATISTICS, table.asked.statistic.right_export)
        order = FiguresOrder(self._figures(table, pictured=pictured), path, rights)
        self.bar.begin(self.tr("Writing {file}").format(file=path.name))
        bridge, show = self._around.bridge, self.bar.show_progress
        self._running = exports.start_figures(order, lambda done, total: bridge.post(lambda: show(done, total)))
        bridge.then(self._running.future, self._on_done, self, self._on_failed)

    def _figures(self, table: Table, *, pictured: bool) -> Figures:
        asked, desk = table.asked, self._around.desk
        grouped = " · ".join(words(one.label) for one in asked.groupings)
        made = f"{formats.full(desk.clock.now())} {desk.who.name}".strip()
        return Figures(
            title=words(asked.statistic.title),
            about=(
                (self.tr("Period"), wording.said_period(asked.period)),
                (self.tr("Grouped by"), grouped),
                (self.tr("Counted"), words(asked.statistic.about)),
                (self.tr("Exported"), made),
            ),
            heads=wording.heads(asked),
            rows=wording.rows(table),
            totals=wording.totals(table),
            diagram=self._diagram,
            picture=picture_of(self._around.theme, self._diagram) if self._diagram and pictured else None,
            table=asked.statistic.table,
            diagram_title=self.tr("Chart"),
        )

    @Slot()
    def stop(self) -> None:
        """Stop writing; nothing is left of the file."""
        if self._running is not None:
            self._running.stop()

    def _on_done(self, exported: Exported) -> None:
        self._end()
        self.done.emit(self.tr("The statistic is in {file}.").format(file=exported.path.name), exported.path)

    def _on_failed(self, err: AppError) -> None:
        self._end()
        if isinstance(err, Stopped):
            self.told.emit(self.tr("Stopped; no file was written."))
        else:
            self._around.bridge.failed.emit(err)

    def _end(self) -> None:
        self._running = None
        self.bar.hide()
