"""How does somebody turn to a list kept under a name, keep the present one, rename and delete them?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.access import Right
from app.core.errors import AppError, Invalid
from app.records.listing import Query
from app.records.record import RecordType
from app.records.saved_lists import Named
from app.ui.kit import KeyButton, label, row, titled
from app.ui.record_form import Around
from app.ui.texts import words

_NUMBERED = 9  # lists that a figure key chooses from the menu


class NameDialog(QDialog):
    """Asks for a name, and whether everybody is to have the list."""

    named = Signal(str, bool)

    def __init__(self, around: Around, title: str, parent: QWidget, name: str = "", *, shared: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        theme = around.theme
        self.name = QLineEdit(name)
        self.name.setMaxLength(80)
        self.everybody = QCheckBox(self.tr("For everybody"))
        self.everybody.setVisible(shared)
        self._wrong = label("", "wrong", wrap=True)
        self._keep = KeyButton(theme, self.tr("Keep"), "Return", "check", "primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(lambda: self.named.emit(self.name.text(), self.everybody.isChecked()))
        cancel = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        for one in (titled(theme, self.tr("Name"), self.name), self.everybody, self._wrong):
            layout.addWidget(one)
        layout.addWidget(row(theme, None, self._keep, cancel))
        self.setMinimumWidth(theme.size("rail") * 2)

    def say(self, err: AppError) -> None:
        """Say why it was not kept."""
        self._wrong.setText(words(next(iter(err.fields.values())) if isinstance(err, Invalid) else err.text))


class ManageDialog(QDialog):
    """All named lists of a type: F2 gives another name, Delete forgets one."""

    def __init__(self, around: Around, kind: RecordType, lists: Sequence[Named], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Saved lists"))
        self._around, self._kind = around, kind
        theme = around.theme
        self.names = QListWidget()
        self.names.setObjectName("rows")
        self.names.setAccessibleName(self.windowTitle())
        self._wrong = label("", "wrong", wrap=True)
        buttons = (
            (KeyButton(theme, self.tr("Rename"), "F2", "pencil-outline", live=True), self.rename),
            (KeyButton(theme, self.tr("Delete"), "Delete", "delete-outline", live=True), self.delete),
            (KeyButton(theme, self.tr("Close"), "Esc", "", "quiet"), self.close),
        )
        for button, slot in buttons:
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        layout = QVBoxLayout(self)
        layout.addWidget(self.names, 1)
        layout.addWidget(self._wrong)
        layout.addWidget(row(theme, *(button for button, _ in buttons[:2]), None, buttons[2][0]))
        self.resize(theme.size("dialog"), theme.size("rail") * 2)
        self._put(lists)

    def _put(self, lists: Sequence[Named]) -> None:
        at = max(0, self.names.currentRow())
        self.names.clear()
        for one in lists:
            said = self.tr("{name} (for everybody)").format(name=one.name) if one.everybody else one.name
            item = QListWidgetItem(said, self.names)
            item.setSizeHint(QSize(0, self._around.theme.size("control")))
            item.setData(Qt.ItemDataRole.UserRole, one)
        self.names.setCurrentRow(min(at, self.names.count() - 1))

    def _read(self) -> None:
        self._wrong.setText("")
        self._around.bridge.then(self._around.desk.saved.of(self._kind), self._put, self, self._say)

    @property
    def _current(self) -> Named | None:
        item = self.names.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Named) else None

    @Slot()
    def rename(self) -> None:
        """Ask for another name."""
        one, around = self._current, self._around
        if one is None:
            return
        dialog = NameDialog(around, self.tr("Rename"), self, one.name, shared=False)

        def done(_: None) -> None:
            dialog.accept()
            self._read()

        dialog.named.connect(
            lambda name, _: around.bridge.then(around.desk.saved.rename(one.id, name), done, dialog, dialog.say)
        )
        dialog.open()

    @Slot()
    def delete(self) -> None:
        """Forget the current one; what it showed stays as it is."""
        if (one := self._current) is not None:
            self._around.bridge.then(self._around.desk.saved.delete(one.id), lambda _: self._read(), self, self._say)

    def _say(self, err: AppError) -> None:
        self._wrong.setText(words(err.text))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rename()
        else:
            super().keyPressEvent(event)


class SavedMenu(QObject):
    """The menu of named lists.

    Args:
        query: what the list shows now.
    """

    chosen = Signal(object)  # Query
    told = Signal(str)

    def __init__(self, around: Around, kind: RecordType, query: Callable[[], Query], parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._kind, self._query, self._page = around, kind, query, parent

    @Slot(QWidget)
    def open(self, button: QWidget) -> None:
        """Read the lists and show them under a button."""
        asked = self._around.desk.saved.of(self._kind)
        self._around.bridge.then(asked, lambda lists: self._show(lists, button), self)

    def _show(self, lists: Sequence[Named], button: QWidget) -> None:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, one in enumerate(lists, 1):
            if one.everybody and (at == 1 or not lists[at - 2].everybody):
                menu.addSection(self.tr("For everybody"))
            figure = f"&{at}  " if at <= _NUMBERED else ""
            action = menu.addAction(figure + one.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one.query == self._query())
            action.triggered.connect(lambda _=False, one=one: self.chosen.emit(one.query))
        menu.addSeparator()
        menu.addAction(self.tr("&Save what is shown as …")).triggered.connect(self.ask_name)
        manage = menu.addAction(self.tr("&Rename or delete …"))
        manage.setEnabled(bool(lists))
        manage.triggered.connect(lambda: ManageDialog(self._around, self._kind, lists, self._page).open())
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot()
    def ask_name(self) -> None:
        """Ask under which name the present list is to be kept."""
        around, kind, query = self._around, self._kind, self._query()
        shared = around.desk.who.may(Right.PARAMETERS)
        dialog = NameDialog(around, self.tr("Save this list"), self._page, shared=shared)

        def keep(name: str, everybody: bool) -> None:
            work = around.desk.saved.save(kind, name, query, everybody=everybody)
            around.bridge.then(work, lambda _: done(name), dialog, dialog.say)

        def done(name: str) -> None:
            dialog.accept()
            self.told.emit(self.tr("The list is kept as “{name}”.").format(name=name.strip()))

        dialog.named.connect(keep)
        dialog.open()
