"""Which conditions on columns hold for a list? A chip for each; a click changes it, its cross takes it away."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records.record import RecordType
from app.records.wheres import Op, Where, fits
from app.ui.flow import Flow
from app.ui.kit import KeyButton, margins, row
from app.ui.record_form import Around
from app.ui.where_dialog import WhereDialog
from app.ui.where_words import sentence


class WhereBar(QWidget):
    """The conditions; away while there are none."""

    changed = Signal()

    def __init__(self, around: Around, kind: RecordType) -> None:
        super().__init__()
        self._around, self._kind = around, kind
        self._wheres: tuple[Where, ...] = ()
        self._chips = QWidget()
        self._flow = Flow(self._chips, around.theme.space("s"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins(around.theme, ("l", "", "l", "s")))
        layout.addWidget(self._chips)
        self.hide()

    @property
    def wheres(self) -> tuple[Where, ...]:
        """The conditions that hold."""
        return self._wheres

    def show_wheres(self, wheres: tuple[Where, ...]) -> None:
        """Show these; nothing is emitted."""
        self._wheres = tuple(one for one in wheres if fits(self._kind, one))
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for one in self._wheres:
            chip = self._chip(one)
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(self._wheres))

    def _chip(self, where: Where) -> QWidget:
        theme = self._around.theme
        said = sentence(self._kind, where, self._around.cells, self._around.settings)
        chip = KeyButton(theme, said, icon="filter-variant", look="chip", checked=True)
        chip.clicked.connect(lambda: self.show_wheres(self._wheres) if where.op is Op.HAS else self.ask(where))
        cross = KeyButton(theme, icon="close", look="quiet")
        cross.setAccessibleName(self.tr("Take away: {condition}").format(condition=said))
        cross.setToolTip(cross.accessibleName())
        cross.clicked.connect(lambda: self._change(where, None))
        return row(theme, chip, cross, gap="")

    @Slot()
    def begin(self) -> None:
        """Ask for one more condition."""
        self.ask(None)

    def ask(self, where: Where | None) -> None:
        """Ask for a condition, or change one."""
        dialog = WhereDialog(self._around, self._kind, self, where)
        dialog.chosen.connect(lambda new: self._change(where, new))
        dialog.rejected.connect(lambda: self.show_wheres(self._wheres))
        dialog.open()

    def _change(self, old: Where | None, new: Where | None) -> None:
        """One condition less, one more, or one instead of another; the same is not asked twice."""
        left = [new if one == old and new is not None else one for one in self._wheres if one != old or new is not None]
        if old is None and new is not None:
            left.append(new)
        self.show_wheres(tuple(dict.fromkeys(left)))
        self.changed.emit()
