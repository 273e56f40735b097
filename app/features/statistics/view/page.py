"""What happened, how often and for how much? A statistic at the left, its period and groups, a picture, a table."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.features.statistics.catalogue import STATISTICS
from app.features.statistics.describing import Measure, Statistic
from app.features.statistics.drill import drill
from app.features.statistics.reports import Report, Statistics
from app.features.statistics.table import Asked, Table
from app.features.statistics.view import wording
from app.features.statistics.view.controls import Choice, Controls
from app.features.statistics.view.export import StatisticExport
from app.features.statistics.view.figures_table import FiguresTable
from app.records.transfer.running import Stopped
from app.ui.diagram_view import DiagramView
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.record_page import Memory
from app.ui.states import Stated
from app.ui.texts import words

KEPT = "statistics"  # under which the seat remembers what was chosen
_SLOW_MS = 300  # counting that takes longer says so


class StatisticsPage(QWidget):
    """The place of the statistics.

    Args:
        reports: gives the figures.
        memory: remembers at this seat what was last chosen, for each statistic.
    """

    list_wanted = Signal(str, object)  # key of a record type, Query: the records behind a figure
    told = Signal(str)
    exported = Signal(str, object)  # a sentence, the Path of the file
    print_wanted = Signal(object)  # Ready

    def __init__(self, around: Around, reports: Statistics, memory: Memory) -> None:
        super().__init__()
        theme = around.theme
        self._around, self._reports, self._memory = around, reports, memory
        self._report: Report | None = None
        self._table: Table | None = None
        self.names = self._list_of_names()
        self.title, self._about = label("", "title"), label("", "faint", wrap=True)
        self.controls = Controls(theme, around.tools.clock)
        self.diagram, self.figures = DiagramView(theme), FiguresTable(theme)
        self.progress = ProgressLine(theme)
        self.export = StatisticExport(around, memory, ProgressLine(theme), self)
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._both = QSplitter(Qt.Orientation.Vertical)
        self._both.setChildrenCollapsible(False)
        for one in (self.diagram, self.figures):
            self._both.addWidget(one)
        self._both.setSizes([theme.size("pane_third"), theme.size("dialog")])
        self.stated = Stated(theme, self._both, "chart-bar")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.names)
        self._recall()

    def _list_of_names(self) -> QListWidget:
        theme = self._around.theme
        names = QListWidget()
        names.setObjectName("rows")
        names.setAccessibleName(self.tr("Statistics"))
        names.setFixedWidth(theme.size("rail_wide"))
        names.setFrameShape(QListWidget.Shape.NoFrame)
        for one in STATISTICS:
            item = QListWidgetItem(theme.icon(one.icon), words(one.title), names)
            item.setSizeHint(QSize(0, theme.size("row")))
            item.setData(Qt.ItemDataRole.UserRole, one.key)
        return names

    def _lay_out(self) -> None:
        theme = self._around.theme
        self._again = KeyButton(theme, self.tr("Count again"), "Alt+R", "refresh", "quiet", live=True)
        self._again.clicked.connect(self.count)
        export = KeyButton(theme, self.tr("Export"), "Ctrl+E", "file-export-outline", "quiet", live=True)
        export.clicked.connect(lambda: self.export.ask(export))
        paper = KeyButton(theme, self.tr("Print"), "Ctrl+P", "printer", "quiet", live=True)
        paper.clicked.connect(self.export.print_it)
        head = row(
            theme, self.title, (self._about, 1), self._again, paper, export, margin=("l", "s", "l", "s"), gap="m"
        )
        body = (self.progress, self.export.bar, (self.stated, 1))
        right = col(theme, head, self.controls, rule(), *body, gap="")
        left = col(theme, label(self.tr("Statistics"), "title"), (self.names, 1), margin=("s", "s", "", "s"), gap="m")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(theme, left, rule(vertical=True), (right, 1), gap=""))
        pane(theme, self)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._on_named)
        self.names.itemActivated.connect(lambda _: self.figures.setFocus())
        self.controls.changed.connect(self.count)
        self.controls.redrawn.connect(self._draw)
        self.figures.opened.connect(self._on_opened)
        self.stated.again.connect(self.count)
        self.progress.stop_wanted.connect(self.stop)
        self._slow.timeout.connect(lambda: self.progress.begin(self.tr("Counting")))
        self.export.done.connect(self.exported)
        self.export.told.connect(self.told)
        self.export.print_wanted.connect(self.print_wanted)

    # ------------------------------------------------------------ what is chosen

    @property
    def statistic(self) -> Statistic:
        """The one that is chosen."""
        return STATISTICS[max(0, self.names.currentRow())]

    @property
    def measure(self) -> Measure:
        """The one in the picture."""
        return self.statistic.measures[max(0, self.controls.measure.currentIndex())]

    def _kept(self) -> dict[str, Any]:
        found = self._memory.recall(KEPT, {})
        return dict(found) if isinstance(found, dict) else {}

    def _recall(self) -> None:
        """What was last looked at here."""
        last = self._kept().get("last")
        keys = [one.key for one in STATISTICS]
        self.names.setCurrentRow(keys.index(last) if last in keys else 0)

    def _keep(self) -> None:
        chosen = {key: value for key, value in asdict(self.controls.choice).items() if value}
        kept = self._kept() | {"last": self.statistic.key, self.statistic.key: chosen}
        if kept != self._kept():
            self._memory.keep(KEPT, kept)

    @Slot()
    def _on_named(self) -> None:
        one = self.statistic
        self.title.setText(words(one.title))
        self._about.setText(words(one.about))
        kept = self._kept().get(one.key)
        known = {name: str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}
        fields = Choice.__dataclass_fields__
        self.controls.show_statistic(one, Choice(**{key: value for key, value in known.items() if key in fields}))
        self.count()

    # ------------------------------------------------------------ counting

    @property
    def is_counted(self) -> bool:
        """Whether the figures asked for are there."""
        return self._table is not None

    @Slot()
    def count(self) -> None:
        """Count what is chosen; what was being counted is stopped."""
        self.stop()
        self._table = None
        self.export.show_table(None, None)
        period = self.controls.period()
        if period is None:
            self.stated.show_failed(self.tr("Please type the first and the last day, such as 2026-11-01."))
            return
        if not self.isVisible():
            return
        self._keep()
        asked = Asked(self.statistic, period, self.controls.groupings)
        report = self._report = self._reports.ask(asked)
        self._slow.start()
        bridge = self._around.bridge
        bridge.then(report.future, lambda table: self._put(report, table), self, lambda err: self._fail(report, err))

    @Slot()
    def stop(self) -> None:
        """Leave off counting."""
        if self._report is not None:
            self._report.stop()

    def _put(self, report: Report, table: Table) -> None:
        if report is not self._report:
            return
        self._end()
        self._table = table
        if table.is_empty:
            self.stated.show_empty(self.tr("Nothing of this was recorded in the period. Alt+P chooses another one."))
            return
        self.figures.show_figures(wording.heads(table.asked), wording.rows(table), wording.totals(table))
        self._draw()
        self.stated.show_content()

    def _fail(self, report: Report, err: AppError) -> None:
        if report is not self._report:
            return
        self._end()
        said = self.tr("Stopped before it was counted to the end.") if isinstance(err, Stopped) else words(err.text)
        self.stated.show_failed(said)

    def _end(self) -> None:
        self._report = None
        self._slow.stop()
        self.progress.hide()

    @Slot()
    def _draw(self) -> None:
        table = self._table
        if table is None:
            return
        self.diagram.show_diagram(wording.diagram_of(table, self.measure, self.controls.draw))
        self.export.show_table(table, self.diagram.diagram)
        self._keep()

    # ------------------------------------------------------------ ways on

    @Slot(int)
    def _on_opened(self, at: int) -> None:
        """The records behind a row."""
        table = self._table
        if table is None or not 0 <= at < len(table.lines):
            return
        line = table.lines[at]
        found = drill(table.asked, line.groups, self.measure, wording.said_groups(table, line))
        if found is None:
            self.told.emit(self.tr("No list shows just these records. Another grouping may."))
        else:
            self.list_wanted.emit(found.kind, found.query)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.count()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._report is not None:
            self.stop()
        elif event.key() == Qt.Key.Key_Escape and not self.names.hasFocus():
            self.names.setFocus()
        else:
            super().keyPressEvent(event)
