"""Somebody else saved the record first: which version of each field shall stand?"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.records.keeping import Clash
from app.records.record import Field, Kind, RecordType
from app.ui.cells import NOTHING, Cells
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.side_by_side import Pair, SideBySide
from app.ui.theme import Theme


class ConflictPage(QWidget):
    """Both versions side by side, field by field; nothing is written before somebody decided.

    What only I changed is mine at first, what only they changed is theirs.

    Args:
        clash: both versions.
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
        heads = (self.tr("Field"), self.tr("Saved meanwhile"), self.tr("What you typed"))
        self.sides = SideBySide(theme, heads, [self._pair(kind.field(key), base) for key in clash.differs])
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pane(theme, self)

    def _lay_out(self) -> None:
        theme = self._theme
        title = label(self.tr("Somebody else saved this meanwhile"), "title")
        said = label(self.tr("Choose what shall stand. Fields not named here are the same in both."), "muted")
        save = KeyButton(theme, self.tr("Save what is chosen"), "Ctrl+Return", "check", "primary", live=True)
        save.clicked.connect(self._on_save)
        mine = KeyButton(theme, self.tr("All as I typed"), "Alt+M", live=True)
        mine.clicked.connect(lambda: self.sides.choose_all(right=True))
        theirs = KeyButton(theme, self.tr("All as saved"), "Alt+S", live=True)
        theirs.clicked.connect(lambda: self.sides.choose_all(right=False))
        back = KeyButton(theme, self.tr("Back to the form"), "Esc", "", "quiet")
        back.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(col(theme, title, said, gap="xs", margin="l"))
        layout.addWidget(rule())
        layout.addWidget(self.sides, 1)
        layout.addWidget(rule())
        layout.addWidget(row(theme, save, mine, theirs, back, None, margin=("l", "s", "l", "s")))

    def _pair(self, field: Field, base: Mapping[str, Any]) -> Pair:
        key = field.key
        theirs, mine = self._clash.theirs.values.get(key), self._clash.mine[key]
        changed = key not in base or base[key] != mine
        return Pair(
            key,
            field.label,
            self._said(field, theirs, self._clash.theirs.names),
            self._said(field, mine, self._names),
            right=changed,
        )

    def _said(self, field: Field, value: Any, names: Mapping[str, str]) -> str:
        if field.kind in (Kind.CHOICE, Kind.LINK) and isinstance(value, int):
            return names.get(field.key, "") or NOTHING
        if field.kind is Kind.PARTS:
            return "\n".join(self._cells.part(field, one) for one in value or ()) or NOTHING
        return self._cells.text(field, value) or NOTHING

    @Slot()
    def _on_save(self) -> None:
        mine = self.sides.right_ones()
        chosen = {
            key: self._clash.mine[key] if key in mine else self._clash.theirs.values.get(key)
            for key in self._clash.differs
        }
        self.decided.emit(chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
