"""What do the amounts of a list come to? The line below its rows, over all of them, not only those on the screen."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.records.record import RecordType
from app.ui.cells import Cells
from app.ui.kit import label, margins, pane
from app.ui.theme import Theme

WAITING = "…"


class Sums(QWidget):
    """One figure per field that has a sum; away where the type has none."""

    def __init__(self, theme: Theme, kind: RecordType, cells: Cells) -> None:
        super().__init__()
        self._cells = cells
        self._fields = {one.key: one for one in kind.fields if one.sums}
        self.figures: dict[str, QLabel] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "xs", "l", "xs")))
        layout.setSpacing(theme.space("s"))
        layout.addWidget(label(self.tr("Sum of all that is listed"), "faint"))
        layout.addStretch(1)
        for key, one in self._fields.items():
            layout.addWidget(label(one.label, "small"))
            self.figures[key] = label(WAITING, "strong")
            layout.addWidget(self.figures[key])
            layout.addSpacing(theme.space("m"))
        pane(theme, self)
        if not self._fields:  # shown it would be a window of its own until it has a parent
            self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to sum up."""
        return bool(self._fields)

    def wait(self) -> None:
        """Another list is being summed up."""
        for one in self.figures.values():
            one.setText(WAITING)

    def show_sums(self, sums: Mapping[str, int]) -> None:
        """Show what was found."""
        for key, value in sums.items():
            self.figures[key].setText(self._cells.text(self._fields[key], value))
