"""How is a new password typed: twice, with its rules beside it, ticked as they are kept?"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.operators.passwords import MOST, RULES, check
from app.ui.kit import Sign, label, restyle, row, titled
from app.ui.texts import words
from app.ui.theme import Theme

_CAPITALS = QT_TRANSLATE_NOOP("operators", "Caps Lock is on.")


class PasswordField(QLineEdit):
    """A password being typed; it says while the capitals are locked, which nobody sees otherwise."""

    capitals = Signal(bool)  # locked, or no longer

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST)
        self._locked = False

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        typed, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock and self._locked:
            self._tell(False)
        elif len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            self._tell(typed.isupper() is not shift)
        super().keyPressEvent(event)

    def _tell(self, locked: bool) -> None:
        if locked is not self._locked:
            self._locked = locked
            self.capitals.emit(locked)


def capitals_note(*fields: PasswordField) -> QLabel:
    """The sentence below password fields while the capitals are locked."""
    note = label(_CAPITALS, "small", ink="waiting")
    note.hide()
    for one in fields:
        one.capitals.connect(note.setVisible)
    return note


class Rules(QWidget):
    """The rules of a password, each with a tick once it is kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        self._signs: list[Sign] = []
        for rule in RULES:
            sign = Sign(theme, "circle-outline", "faint")
            self._signs.append(sign)
            layout.addWidget(row(theme, sign, (label(rule.words, "small"), 1)))

    def judge(self, password: str, name: str) -> None:
        """Tick what holds; nothing while nothing is typed."""
        for rule, sign in zip(RULES, self._signs, strict=True):
            kept = bool(password) and rule.holds(password, name)
            sign.show_icon(*(("check-circle-outline", "finished") if kept else ("circle-outline", "faint")))


class NewPassword(QWidget):
    """A password for somebody, typed twice.

    Args:
        name: whose it is to be; asked while typing, for it must not be part of the password.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: Callable[[], str]) -> None:
        super().__init__()
        self._name = name
        self.first, self.again = PasswordField(), PasswordField()
        self._faults = {"password": label("", "wrong", wrap=True), "again": label("", "wrong", wrap=True)}
        for one in self._faults.values():
            one.hide()
        self._rules = Rules(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(titled(theme, self.tr("New password"), self.first, self._faults["password"], self._rules))
        layout.addWidget(titled(theme, self.tr("The same again"), self.again, self._faults["again"]))
        layout.addWidget(capitals_note(self.first, self.again))
        self.setFocusProxy(self.first)
        for typed in (self.first, self.again):
            typed.textEdited.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        self.mark({})
        self.judge()
        self.changed.emit()

    def judge(self) -> None:
        """Tick the rules for what is typed and the name as it is now."""
        self._rules.judge(self.first.text(), self._name())

    def value(self) -> str:
        """The password.

        Raises:
            Invalid: it is too weak, or the two differ; marked here already.
        """
        try:
            check(self.first.text(), self._name(), self.again.text())
        except Invalid as err:
            self.mark(err.fields)
            raise
        return self.first.text()

    def mark(self, wrong: Mapping[str, Text]) -> None:
        """Show what is wrong at its field, and put the caret into the first one."""
        for key, widget in (("again", self.again), ("password", self.first)):
            fault = self._faults[key]
            fault.setText(words(wrong[key]) if key in wrong else "")
            fault.setVisible(key in wrong)
            restyle(widget, "look", "wrong" if key in wrong else "")
            if key in wrong:
                widget.setFocus()
                widget.selectAll()  # nobody corrects what is shown as dots
