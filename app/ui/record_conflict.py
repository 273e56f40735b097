"""Somebody else saved the record first: which version of each field shall stand?"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.records.keeping import Clash
from app.records.record import Field, Kind, RecordType
from app.ui.cells import NOTHING, Cells
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.theme import Theme


class ConflictPage(QWidget):
    """Both versions side by side, field by field; nothing is written before somebody decided.

    What only I changed is mine at first, what only they changed is theirs.

    Args:
        base: the values both began with.
        names: what stands for ids in my version.
    """

    decided = Signal(dict)  # value per differing field
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: RecordType,
        cells: Cells,
        clash: Clash,
        base: Mapping[str, Any],
        names: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._theme, self._cells, self._clash, self._names = theme, cells, clash, names
        self._fields = [kind.field(key) for key in clash.differs]
        self._sides: list[tuple[QRadioButton, QRadioButton]] = []
        grid_box = QWidget()
        grid = QGridLayout(grid_box)
        grid.setHorizontalSpacing(theme.space("l"))
        grid.setVerticalSpacing(theme.space("m"))
        grid.setContentsMargins(*(theme.space("l"),) * 4)
        for column, text in enumerate((self.tr("Field"), self.tr("Saved meanwhile"), self.tr("What you typed"))):
            grid.addWidget(label(text, "faint"), 0, column)
        for at, field in enumerate(self._fields):
            self._add(grid, at, field, base)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(self._fields) + 1, 1)
        scroll = QScrollArea()
        scroll.setWidget(pane(theme, grid_box))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._lay_out(scroll)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _lay_out(self, scroll: QScrollArea) -> None:
        theme = self._theme
        title = label(self.tr("Somebody else saved this meanwhile"), "title")
        said = label(self.tr("Choose what shall stand. Fields not named here are the same in both."), "muted")
        save = KeyButton(theme, self.tr("Save what is chosen"), "Ctrl+Return", "check", "primary", live=True)
        save.clicked.connect(self._on_save)
        mine = KeyButton(theme, self.tr("All as I typed"), "Alt+M", live=True)
        mine.clicked.connect(lambda: self._choose_all(1))
        theirs = KeyButton(theme, self.tr("All as saved"), "Alt+S", live=True)
        theirs.clicked.connect(lambda: self._choose_all(0))
        back = KeyButton(theme, self.tr("Back to the form"), "Esc", "", "quiet")
        back.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(col(theme, title, said, gap="xs", margin="l"))
        layout.addWidget(rule())
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        layout.addWidget(row(theme, save, mine, theirs, back, None, margin=("l", "s", "l", "s")))

    def _add(self, grid: QGridLayout, at: int, field: Field, base: Mapping[str, Any]) -> None:
        key = field.key
        theirs, mine = self._clash.theirs.values.get(key), self._clash.mine[key]
        group = QButtonGroup(self)
        sides = QRadioButton(), QRadioButton()
        for column, (side, value) in enumerate(zip(sides, (theirs, mine), strict=True)):
            text = self._said(field, value, mine=column == 1)
            side.setAccessibleName(text)
            group.addButton(side)
            words_ = label(text, wrap=True)
            words_.setBuddy(side)
            grid.addWidget(row(self._theme, side, (words_, 1)), at + 1, column + 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(field.label, "muted"), at + 1, 0, Qt.AlignmentFlag.AlignTop)
        sides[1 if key not in base or base[key] != mine else 0].setChecked(True)
        self._sides.append(sides)

    def _said(self, field: Field, value: Any, *, mine: bool) -> str:
        if field.kind in (Kind.CHOICE, Kind.LINK) and isinstance(value, int):
            names = self._names if mine else self._clash.theirs.names
            return names.get(field.key, "") or NOTHING
        if field.kind is Kind.PARTS:
            return "\n".join(self._cells.part(field, one) for one in value or ()) or NOTHING
        return self._cells.text(field, value) or NOTHING

    def _choose_all(self, side: int) -> None:
        for sides in self._sides:
            sides[side].setChecked(True)

    @Slot()
    def _on_save(self) -> None:
        chosen = {}
        for field, sides in zip(self._fields, self._sides, strict=True):
            version = self._clash.mine if sides[1].isChecked() else self._clash.theirs.values
            chosen[field.key] = version.get(field.key)
        self.decided.emit(chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
