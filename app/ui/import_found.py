"""What would come of a sheet? New rows, known ones, and each problem with its row and column."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.records.transfer.checking import MOST_PROBLEMS
from app.records.transfer.plan import Checked, Problem
from app.ui import formats
from app.ui.kit import KeyButton, figure, label, row
from app.ui.theme import Theme


class FoundStep(QWidget):
    """The outcome of a look at all rows; nothing is written yet."""

    save_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._figures = QWidget()
        self.said = label("", "muted", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setHeaderLabels([self.tr("Row"), self.tr("Column"), self.tr("What is wrong")])
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        said = self.tr("Save these rows as a sheet to correct")
        self.save = KeyButton(theme, said, "Alt+T", "table-arrow-down", live=True)
        self.save.clicked.connect(self.save_wanted)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(theme.space("l"),) * 4)
        self._layout.setSpacing(theme.space("m"))
        for one, stretch in ((self._figures, 0), (self.said, 0), (self.tree, 1), (row(theme, self.save, None), 0)):
            self._layout.addWidget(one, stretch)

    def show_found(self, checked: Checked) -> None:
        """Show what was found."""
        figures = row(
            self._theme,
            figure(self._theme, formats.count(checked.new), self.tr("new")),
            figure(self._theme, formats.count(checked.double), self.tr("there already")),
            figure(self._theme, formats.count(checked.wrong), self.tr("with problems")),
            None,
            gap="l",
        )
        self._layout.replaceWidget(self._figures, figures)
        self._figures.deleteLater()
        self._figures = figures
        self.said.setText(self._sentence(checked))
        self.tree.clear()
        head = checked.plan.opened.sample[checked.plan.head]
        for problem in checked.problems:
            QTreeWidgetItem(self.tree, [str(problem.row), _column(problem, head), problem.why])
        self.tree.setVisible(checked.wrong > 0)
        self.save.setVisible(checked.wrong > 0)
        self._layout.setStretch(2, 1 if checked.wrong else 0)
        if not checked.wrong:
            self._layout.addStretch(1)

    def _sentence(self, checked: Checked) -> str:
        if not checked.wrong:
            return self.tr("Every row can be imported. Nothing is written yet.")
        said = self.tr("Rows with problems are left out; the others can be imported. Nothing is written yet.")
        if checked.wrong > MOST_PROBLEMS:
            said += " " + self.tr("The first %n problem(s) are shown.", "", len(checked.problems))
        return said


def _column(problem: Problem, head: tuple[object, ...]) -> str:
    """The column as the sheet calls it: its letters, and its name."""
    if problem.column is None:
        return ""
    letters, at = "", problem.column
    while at >= 0:
        letters, at = chr(ord("A") + at % 26) + letters, at // 26 - 1
    name = str(head[problem.column] or "") if problem.column < len(head) else ""
    return f"{letters} {name}".strip()
