"""Two versions of the same fields: which one of each shall stand?"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from app.core.i18n import Text
from app.ui.kit import label, row
from app.ui.scrolled import scrolled
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Pair:
    """One field in both versions, in words; `right` where the right one is chosen at first."""

    key: str
    name: str | Text
    left_words: str
    right_words: str
    right: bool = False


class SideBySide(QWidget):
    """A line per field with a choice between left and right; arrows choose, Tab goes on."""

    def __init__(self, theme: Theme, heads: tuple[str, str, str], pairs: Sequence[Pair]) -> None:
        super().__init__()
        self._sides: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        box = QWidget()
        grid = QGridLayout(box)
        grid.setHorizontalSpacing(theme.space("l"))
        grid.setVerticalSpacing(theme.space("m"))
        grid.setContentsMargins(*(theme.space("l"),) * 4)
        for column, text in enumerate(heads):
            grid.addWidget(label(text, "strong" if column else "faint"), 0, column)
        for at, one in enumerate(pairs):
            self._add(theme, grid, at + 1, one)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(pairs) + 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(theme, box))

    def _add(self, theme: Theme, grid: QGridLayout, line: int, pair: Pair) -> None:
        group = QButtonGroup(self)
        sides = QRadioButton(), QRadioButton()
        for column, (side, text) in enumerate(zip(sides, (pair.left_words, pair.right_words), strict=True)):
            side.setAccessibleName(text)
            group.addButton(side)
            said = label(text, wrap=True)
            said.setBuddy(side)
            grid.addWidget(row(theme, side, (said, 1)), line, column + 1, Qt.AlignmentFlag.AlignTop)
        name = label(pair.name, "muted")
        name.setMinimumHeight(row(theme, QRadioButton(), label(pair.left_words)).sizeHint().height())
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        sides[1 if pair.right else 0].setChecked(True)
        self._sides[pair.key] = sides
        if len(self._sides) == 1:
            self.setFocusProxy(sides[1 if pair.right else 0])

    def choose_all(self, right: bool) -> None:
        """Choose the same side of every field."""
        for sides in self._sides.values():
            sides[1 if right else 0].setChecked(True)

    def right_ones(self) -> frozenset[str]:
        """Keys of the fields whose right version is chosen."""
        return frozenset(key for key, sides in self._sides.items() if sides[1].isChecked())

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all fields that stand here."""
        return frozenset(self._sides)
