"""How does a statistic become a file? As a list does: a menu of forms, a place, a line that says how far it is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from app.core.access import Right
from app.core.errors import NotAllowed
from app.features.statistics.on_paper import ready_of
from app.features.statistics.table import Table
from app.features.statistics.view import wording
from app.records.transfer.exporting import Exported, FiguresOrder
from app.records.transfer.figures import Diagram, Figure, Figures, Shown
from app.records.transfer.outline import Form
from app.ui import formats
from app.ui.diagram import shown
from app.ui.diagram_view import PICTURE, picture_of
from app.ui.file_export import FileExport
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.record_page import Memory
from app.ui.texts import words


class StatisticExport(FileExport):
    """Writes what the page shows into a file, or has it printed."""

    print_wanted = Signal(object)  # Ready

    def __init__(self, around: Around, memory: Memory, bar: ProgressLine, page: QWidget) -> None:
        super().__init__(around, memory, bar, page)
        self._table: Table | None = None
        self._diagram: Diagram | None = None

    def show_table(self, table: Table | None, diagram: Diagram | None) -> None:
        """This is what the page shows now."""
        self._table, self._diagram = table, diagram

    @override
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
        self.ask_where(form, words(table.asked.statistic.title), days, self.write)

    def write(self, path: Path) -> None:
        """Write the file; the page can be left meanwhile."""
        exports, table = self._around.exports, self._table
        if exports is None or table is None or self._running is not None:
            return
        pictured = path.suffix.lower() == Form.DOCUMENT.value
        rights = (Right.STATISTICS, table.asked.statistic.right_export)
        order = FiguresOrder(self._figures(table, pictured=pictured), path, rights)
        self.begin(path, lambda told: exports.start_figures(order, told))

    def print_it(self) -> None:
        """Ask for what the page shows on paper; who may not export it hears that."""
        table, desk = self._table, self._around.desk
        if table is None or table.is_empty:
            return
        if why := desk.who.lacking(Right.STATISTICS, table.asked.statistic.right_export):
            self._around.bridge.failed.emit(NotAllowed(why))
            return
        figures = replace(self._figures(table, pictured=True), about=self._about(table, self.tr("Printed")))
        wide, high = PICTURE

        def said(cells: Sequence[str | Figure]) -> list[str]:
            kinds = [head.shown or Shown.COUNT for head in figures.heads]
            return [one if isinstance(one, str) else shown(one, kind) for one, kind in zip(cells, kinds, strict=True)]

        self.print_wanted.emit(ready_of(figures, table.asked.statistic.key, high / wide, said, words))

    def _about(self, table: Table, made_word: str) -> tuple[tuple[str, str], ...]:
        asked, desk = table.asked, self._around.desk
        return (
            (self.tr("Period"), wording.said_period(asked.period)),
            (self.tr("Grouped by"), " · ".join(words(one.label) for one in asked.groupings)),
            (self.tr("Counted"), words(asked.statistic.about)),
            (made_word, f"{formats.full(desk.clock.now())} {desk.who.name}".strip()),
        )

    def _figures(self, table: Table, *, pictured: bool) -> Figures:
        asked = table.asked
        return Figures(
            title=words(asked.statistic.title),
            about=self._about(table, self.tr("Exported")),
            heads=wording.heads(asked),
            rows=wording.rows(table),
            totals=wording.totals(table),
            diagram=self._diagram,
            picture=picture_of(self._around.theme, self._diagram) if self._diagram and pictured else None,
            table=asked.statistic.table,
            diagram_title=self.tr("Chart"),
        )

    @override
    def said(self, exported: Exported) -> str:
        """See `FileExport`."""
        return self.tr("The statistic is in {file}.").format(file=exported.path.name)
