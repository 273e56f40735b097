"""Two versions of the same fields: which one of each shall stand?"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.ui.kit import col, label, row
from app.ui.scrolled import scrolled
from app.ui.theme import Theme

LEFT, RIGHT, BOTH = range(3)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Pair:
    """One field in both versions, in words.

    Attributes:
        right: the right one is chosen at first.
        note: stands below the name; that both were changed, say.
        both: what stands where neither is given up, "" where that cannot be; it is chosen at first then.
    """

    key: str
    name: str | Text
    left_words: str
    right_words: str
    right: bool = False
    note: str = ""
    both: str = ""


class SideBySide(QWidget):
    """A line per field with a choice between left and right; Left and Right choose, Up and Down go on.

    Args:
        heads: above the names, the left ones and the right ones.
        both: what is said before the words of both versions in one.
    """

    def __init__(self, theme: Theme, heads: tuple[str, str, str], pairs: Sequence[Pair], both: str = "") -> None:
        super().__init__()
        self._theme, self._both = theme, both
        self._sides: dict[str, tuple[QRadioButton, ...]] = {}
        self._words: dict[QObject, QRadioButton] = {}
        box = QWidget()
        grid = QGridLayout(box)
        grid.setHorizontalSpacing(theme.space("l"))
        grid.setVerticalSpacing(theme.space("m"))
        grid.setContentsMargins(*(theme.space("l"),) * 4)
        for column, text in enumerate(heads):
            grid.addWidget(label(text, "strong" if column else "faint"), 0, column)
        for at, one in enumerate(pairs):
            self._add(grid, at + 1, one)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(pairs) + 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(theme, box))

    def _add(self, grid: QGridLayout, line: int, pair: Pair) -> None:
        theme, group = self._theme, QButtonGroup(self)
        texts = [pair.left_words, pair.right_words, *([f"{self._both}\n{pair.both}"] if pair.both else [])]
        sides = tuple(QRadioButton() for _ in texts)
        said = [self._side(group, *one) for one in zip(sides, texts, strict=True)]
        for column, shown in enumerate((said[:RIGHT], said[RIGHT:]), start=1):
            grid.addWidget(col(theme, *shown, gap="s"), line, column, Qt.AlignmentFlag.AlignTop)
        name = label(pair.name, "muted")
        name.setMinimumHeight(row(theme, QRadioButton(), label(" ")).sizeHint().height())
        below = [label(pair.note, "wrong")] if pair.note else []
        grid.addWidget(col(theme, name, *below, gap=""), line, 0, Qt.AlignmentFlag.AlignTop)
        sides[BOTH if pair.both else RIGHT if pair.right else LEFT].setChecked(True)
        self._sides[pair.key] = sides
        if len(self._sides) == 1:
            self.setFocusProxy(next(one for one in sides if one.isChecked()))

    def _side(self, group: QButtonGroup, side: QRadioButton, text: str) -> QWidget:
        side.setAccessibleName(text)
        group.addButton(side)
        said = label(text, wrap=True)
        said.setBuddy(side)
        self._words[said] = side
        for one in (said, side):
            one.installEventFilter(self)
        line = row(self._theme, side, (said, 1))
        if (layout := line.layout()) is not None:  # beside the first of several lines
            layout.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        return line

    # ------------------------------------------------------------ choosing

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words means their button; Up and Down go from field to field."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress and watched in self._words:
            self._words[watched].setChecked(True)
            self._words[watched].setFocus(Qt.FocusReason.MouseFocusReason)
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(watched, QRadioButton):
            return self._press(watched, event.key())
        return False

    def _press(self, side: QRadioButton, key: int) -> bool:
        lines = list(self._sides.values())
        line = next(at for at, sides in enumerate(lines) if side in sides)
        if (step := _STEPS.get(Qt.Key(key))) is not None:
            beside = lines[min(max(line + step, 0), len(lines) - 1)]
            next(one for one in beside if one.isChecked()).setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        sides = lines[line]
        at = sides.index(side) + (1 if key == Qt.Key.Key_Right else -1)
        chosen = sides[at % len(sides)]
        chosen.setChecked(True)
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def choose_all(self, right: bool) -> None:
        """Choose the same side of every field."""
        for sides in self._sides.values():
            sides[RIGHT if right else LEFT].setChecked(True)

    def chosen(self, key: str) -> int:
        """LEFT, RIGHT or BOTH of a field."""
        return next(at for at, one in enumerate(self._sides[key]) if one.isChecked())

    def right_ones(self) -> frozenset[str]:
        """Keys of the fields whose right version is chosen."""
        return frozenset(key for key in self._sides if self.chosen(key) == RIGHT)

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all fields that stand here."""
        return frozenset(self._sides)
