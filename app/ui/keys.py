"""Which keys are there? Pages register theirs; the overview (F1) is made from what is registered."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.i18n import Text
from app.ui.kit import KeyButton, KeyCap, label, row
from app.ui.texts import words
from app.ui.theme import Theme

_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Key:
    """What a key does, and where."""

    key: str
    words: str | Text
    where: str | Text
    place: str = ""  # of the window, whose keys these are; "" for none


class Keys:
    """All keys of the program, in the order of registration."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], Key] = {}

    def add(self, key: str, what: str | Text, where: str | Text, place: str = "") -> None:
        """Register a key; a second time at the same place replaces the first."""
        self._keys[key, words(where)] = Key(key, what, where, place)

    def groups(self, shut: Collection[str] = ()) -> dict[str, list[Key]]:
        """Keys by where they work, in the user's language; without those of places that are shut."""
        groups: dict[str, list[Key]] = {}
        for one in self._keys.values():
            if one.place and one.place in shut:
                continue
            groups.setdefault(words(one.where), []).append(one)
        return groups


class KeysDialog(QDialog):
    """The overview: every key with what it does, by place, in as many columns as there is room for."""

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget, shut: Collection[str] = ()) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self._theme = theme
        edge = theme.space("l")
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * edge)
        grid.setVerticalSpacing(edge)
        groups = list(keys.groups(shut).items())
        columns = _COLUMNS if parent.width() > _COLUMNS * theme.size("pane_side") else _COLUMNS - 1
        for i, (where, members) in enumerate(groups):
            grid.addWidget(self._group(where, members), i // columns, i % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        close = KeyButton(theme, self.tr("Close"), "Esc")
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(label(self.tr("All keys"), "title"))
        layout.addWidget(area, 1)
        layout.addWidget(row(theme, None, close))
        self.resize(columns * theme.size("pane_side") + 4 * edge, theme.size("dialog"))

    def _group(self, where: str, members: list[Key]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(self._theme.space("xs"))
        grid.addWidget(label(where, "section"), 0, 0, 1, 2)
        for i, one in enumerate(members, 1):
            grid.addWidget(label(one.words, wrap=True), i, 0)
            grid.addWidget(KeyCap(self._theme, one.key), i, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return box
