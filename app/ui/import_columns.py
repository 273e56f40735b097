"""Which column of the sheet goes where? A line for each, with what stands in it, and what is done with known rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QRadioButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.options import Settings
from app.records.field import Kind
from app.records.record import RecordType
from app.records.transfer.cells import said
from app.records.transfer.heads import Heads, plain
from app.records.transfer.intake import Opened
from app.records.transfer.plan import Doubles
from app.records.transfer.targets import Target, targets
from app.ui.export_words import head_of
from app.ui.kit import col, inset, label, row
from app.ui.still import still
from app.ui.texts import listed
from app.ui.theme import Theme

_EXAMPLES = 3
_LEAST_PLACES = 3  # phones that can be chosen
_MOST_SHOWN = 200
Remembered = Mapping[str, str]


class ColumnsStep(QWidget):
    """The columns of a file with their targets.

    Args:
        heads: recognizes them.
        remembered: targets somebody has chosen before, by the plain head.
        may_change: records that are there may be changed, too.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: RecordType,
        settings: Settings,
        heads: Heads,
        remembered: Remembered,
        *,
        may_change: bool,
    ) -> None:
        super().__init__()
        self._kind, self._settings, self._heads, self._remembered = kind, settings, heads, remembered
        self._opened: Opened | None = None
        self._gap = theme.space("xs")
        self._spare = theme.space("l")  # the frame of a box is wider than it says
        self._boxes: dict[int, QComboBox] = {}
        self._targets: tuple[Target, ...] = ()
        self.at = QSpinBox()
        inset(theme, self.at)
        self.at.setAccessibleName(self.tr("The names of the columns stand in row"))
        self.at.valueChanged.connect(self._on_head)
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        self.tree.setHeaderLabels([self.tr("Column of the sheet"), self.tr("What stands in it"), self.tr("Becomes")])
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.wrong = label("", "wrong", wrap=True)
        self._doubles: dict[Doubles, QRadioButton] = {}
        head_row = row(theme, label(self.tr("The names of the columns stand in row"), "muted"), self.at, None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.space("l"),) * 4)
        layout.setSpacing(theme.space("m"))
        for one, stretch in ((head_row, 0), (self.tree, 1), (self.wrong, 0), (self._ask_doubles(theme, may_change), 0)):
            layout.addWidget(one, stretch)

    def _ask_doubles(self, theme: Theme, may_change: bool) -> QWidget:
        ways = {
            Doubles.SKIP: self.tr("Leave them as they are"),
            Doubles.MERGE: self.tr("Fill in what they lack"),
            Doubles.UPDATE: self.tr("Replace by what the sheet has"),
        }
        for key, text in ways.items():
            button = self._doubles[key] = QRadioButton(text)
            button.setEnabled(key is Doubles.SKIP or may_change)
        self._doubles[Doubles.SKIP].setChecked(True)
        title = label(self.tr("Rows that are there already"), "section")
        return col(theme, title, row(theme, *self._doubles.values(), None, gap="l"), gap="xs")

    # ------------------------------------------------------------ what is shown

    def show_file(self, opened: Opened) -> None:
        """Show the columns of a file, as far as they are recognized with their targets."""
        self._opened = opened
        self.at.blockSignals(True)  # the first look is below
        self.at.setRange(1, max(1, len(opened.sample)))
        self.at.setValue(self._heads.row_of(opened.sample) + 1)
        self.at.blockSignals(False)
        self._show()

    @Slot(int)
    def _on_head(self, _at: int) -> None:
        self._show()

    def _show(self) -> None:
        assert self._opened is not None
        sample = self._opened.sample
        wide = min(_MOST_SHOWN, max((len(one) for one in sample), default=0))
        head = [*sample[self.head], *[""] * wide][:wide]
        guessed = self._heads.guess(head) | self._as_before(head)
        self._targets = self._choices(guessed)
        self.tree.clear()
        self._boxes.clear()
        rows = sample[self.head + 1 :]
        for at, name in enumerate(head):
            self._add(at, str(name or ""), [one[at] for one in rows if at < len(one)], guessed.get(at, ""))
        self.tree.resizeColumnToContents(0)
        self._look_through()

    def _as_before(self, head: Sequence[Any]) -> dict[int, str]:
        found = {at: self._remembered[plain(one)] for at, one in enumerate(head) if plain(one) in self._remembered}
        return {at: key for at, key in found.items() if list(found.values()).count(key) == 1}

    def _choices(self, guessed: Mapping[int, str]) -> tuple[Target, ...]:
        places = {one.key: _LEAST_PLACES for one in self._kind.fields if one.kind is Kind.PARTS}
        for key in guessed.values():
            name, _, rest = key.partition(".")
            if rest:
                places[name] = max(places[name], int(rest.partition(".")[0]) + 1)
        found = targets(self._kind, places)
        return tuple(one for one in found if not one.field.named_by or head_of(one, self._settings))

    def _add(self, at: int, name: str, values: Sequence[Any], target: str) -> None:
        filled = [" ".join(said(one).split()) for one in values if one not in (None, "")]
        item = QTreeWidgetItem(self.tree, [name or self.tr("(no name)"), " · ".join(filled[:_EXAMPLES])])
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItem(self.tr("– is not imported –"), "")
        for one in self._targets:
            box.addItem(head_of(one, self._settings), one.key)
        box.setCurrentIndex(max(0, box.findData(target)))
        box.activated.connect(lambda _: self._on_chosen(at))
        still(box)  # the list scrolls
        self._boxes[at] = box
        self.tree.setItemWidget(item, 2, box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        item.setSizeHint(2, box.sizeHint() + QSize(0, self._gap))
        self.tree.setColumnWidth(2, max(self.tree.columnWidth(2), box.sizeHint().width() + self._spare))

    def _on_chosen(self, at: int) -> None:
        """A target takes one column: the other one gives it up."""
        key = self._boxes[at].currentData()
        for other, box in self._boxes.items():
            if key and other != at and box.currentData() == key:
                box.setCurrentIndex(0)
        self._look_through()

    def _look_through(self) -> None:
        missing = self.missing()
        self.wrong.setText(self.tr("Choose a column for: {fields}").format(fields=listed(missing)) if missing else "")
        self.wrong.setVisible(bool(missing))
        self.changed.emit()

    # ------------------------------------------------------------ what was chosen

    @property
    def head(self) -> int:
        """The row with the names, from 0."""
        return self.at.value() - 1

    @property
    def columns(self) -> dict[int, str]:
        """The targets that were chosen."""
        return {at: str(box.currentData()) for at, box in self._boxes.items() if box.currentData()}

    @property
    def doubles(self) -> Doubles:
        """What is done with rows that are there already."""
        return next(key for key, button in self._doubles.items() if button.isChecked())

    def missing(self) -> list[str]:
        """Fields every record needs that no column goes to."""
        taken = set(self.columns.values())
        needed = [one for one in self._targets if one.part is None and one.field.required and one.key not in taken]
        return [head_of(one, self._settings) for one in needed]

    def choices(self) -> dict[str, str]:
        """What was chosen, to be remembered."""
        assert self._opened is not None
        head = self._opened.sample[self.head]
        return {plain(head[at]): key for at, key in self.columns.items() if at < len(head) and plain(head[at])}
