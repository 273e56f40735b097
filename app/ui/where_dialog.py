"""How does somebody say which records a list is to show: which column, and what of it?"""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.records.field import Field
from app.records.record import RecordType
from app.records.wheres import Where, is_served, ops_of
from app.ui.editors import NotRead
from app.ui.form_fields import name_of, shown_fields
from app.ui.kit import KeyButton, label, row
from app.ui.record_form import Around
from app.ui.where_editors import condition_editor


class WhereDialog(QDialog):
    """Columns at the left, what is asked of the chosen one at the right.

    Args:
        where: a condition to change; None begins a new one.
    """

    chosen = Signal(object)  # Where

    def __init__(self, around: Around, kind: RecordType, parent: QWidget, where: Where | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Filter by a column"))
        self._around, self._kind = around, kind
        theme = around.theme
        self.columns = QListWidget()
        self.columns.setObjectName("rows")
        self.columns.setAccessibleName(self.tr("Columns"))
        for one in fields_of(kind, around):
            item = QListWidgetItem(name_of(one, around.settings), self.columns)
            item.setSizeHint(QSize(0, theme.size("chip") + theme.space("xs")))
            item.setData(Qt.ItemDataRole.UserRole, one.key)
        self.condition: Any = None
        self._slot = QVBoxLayout()
        self._note = label("", "faint", wrap=True)
        self._wrong = label("", "wrong", wrap=True)
        use = KeyButton(theme, self.tr("Filter"), "Return", "check", "primary")
        use.setDefault(True)
        use.clicked.connect(self.use)
        cancel = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        right = QVBoxLayout()
        right.addLayout(self._slot, 1)
        for below in (self._note, self._wrong):
            right.addWidget(below)
        both = QHBoxLayout()
        both.setSpacing(theme.space("l"))
        both.addWidget(self.columns, 2)
        both.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.addLayout(both, 1)
        layout.addWidget(row(theme, None, use, cancel))
        self._buttons = (use, cancel)
        self.columns.currentRowChanged.connect(self._on_column)
        self.resize(theme.size("dialog"), theme.size("rail") * 5 // 2)
        self._begin(where)

    def _begin(self, where: Where | None) -> None:
        keys = [self.columns.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.columns.count())]
        self.columns.setCurrentRow(keys.index(where.key) if where is not None and where.key in keys else 0)
        if where is not None:
            self.condition.put(where)
            self.condition.setFocus()

    @Slot(int)
    def _on_column(self, at: int) -> None:
        if self.condition is not None:
            self._slot.removeWidget(self.condition)
            self.condition.hide()
            self.condition.deleteLater()
        field = self._kind.asked(self.columns.item(at).data(Qt.ItemDataRole.UserRole))
        self.condition = condition_editor(self._around, field)
        self._slot.addWidget(self.condition, 1)
        self._order_tabs()
        served = is_served(self._kind, Where(field.key, ops_of(field)[0]))
        self._note.setText("" if served else self.tr("In a very long list this takes a moment."))
        self._wrong.setText("")

    def _order_tabs(self) -> None:
        """Tab leads from the columns into the condition, which is newer than the buttons, and from there to them."""
        found: list[QWidget] = []
        at = self.columns.nextInFocusChain()
        while at is not None and at is not self.columns:
            inside = self.condition.isAncestorOf(at) and at.window() is self  # not the list that a box opens
            if inside and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(at)
            at = at.nextInFocusChain()
        last: QWidget = self.columns
        for one in (*found, *self._buttons):
            self.setTabOrder(last, one)
            last = one

    @Slot()
    def use(self) -> None:
        """Hand the condition out."""
        try:
            where = self.condition.where()
        except NotRead:
            self._wrong.setText(self.tr("Please choose or type what the column is to hold."))
            return
        self.chosen.emit(where)
        self.accept()


def fields_of(kind: RecordType, around: Around) -> tuple[Field, ...]:
    """What can be asked for: fields of the list and of the form that hold one value, figures over other records."""
    in_form = shown_fields(kind, around.settings)
    own = (one for one in kind.fields if ops_of(one) and (one.width or one in in_form))
    return (*own, *(one.field for one in kind.reckoned))
