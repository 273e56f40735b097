"""How is the key of encrypted recordings written down and entered elsewhere, and the bucket's secret kept?"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, field, label, row, selectable, titled
from app.ui.texts import words
from app.ui.theme import Theme

Enter = Callable[[str], "Future[Any]"]


class KeyDialog(QDialog):
    """Shows the code of the key and takes another one.

    Args:
        enter: keeps what was typed; refused in its future where it is no code.
    """

    entered = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, enter: Enter, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._enter = bridge, enter
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Key of encrypted recordings"))
        self._code = selectable(label(self.tr("This seat has no key yet."), "section", wrap=True))
        why = self.tr("Write the code down and keep it in a safe place: without it nobody can listen any more.")
        self.typed = field(theme, hint=self.tr("Code of the key of another seat"))
        self._wrong = label("", "wrong", wrap=True)
        save = KeyButton(theme, self.tr("Use this key"), "Ctrl+Return", "check", "primary", live=True)
        leave = KeyButton(theme, self.tr("Close"), "Esc", look="quiet")
        save.clicked.connect(self._on_save)
        leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.space("l"),) * 4)
        layout.setSpacing(theme.space("m"))
        for one in (label(why, "muted", wrap=True), self._code):
            layout.addWidget(one)
        layout.addWidget(titled(theme, self.tr("Another seat's code"), self.typed))
        layout.addWidget(self._wrong)
        layout.addWidget(row(theme, save, leave, None))
        self.resize(theme.size("palette"), 0)

    def show_code(self, code: str) -> None:
        """The code of the key this seat has."""
        if code:
            self._code.setText(code)

    @Slot()
    def _on_save(self) -> None:
        self._bridge.then(self._enter(self.typed.text()), lambda _: self._on_kept(), self, self._on_wrong)

    def _on_kept(self) -> None:
        self.entered.emit()
        self.accept()

    def _on_wrong(self, err: AppError) -> None:
        self._wrong.setText(words(err.text))


class SecretDialog(QDialog):
    """Takes the secret key of the bucket; it is never shown again."""

    def __init__(self, theme: Theme, bridge: Bridge, enter: Enter, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._enter = bridge, enter
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Secret key of the bucket"))
        self.typed = field(theme)
        self.typed.setEchoMode(QLineEdit.EchoMode.Password)
        self._wrong = label("", "wrong", wrap=True)
        save = KeyButton(theme, self.tr("Keep"), "Ctrl+Return", "check", "primary", live=True)
        leave = KeyButton(theme, self.tr("Cancel"), "Esc", look="quiet")
        save.clicked.connect(self._on_save)
        leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.space("l"),) * 4)
        layout.setSpacing(theme.space("m"))
        hint = self.tr("It goes into this computer's keyring and is never shown again.")
        layout.addWidget(titled(theme, self.tr("Secret key"), self.typed, hint=hint))
        layout.addWidget(self._wrong)
        layout.addWidget(row(theme, save, leave, None))
        self.resize(theme.size("palette") * 2 // 3, 0)

    @Slot()
    def _on_save(self) -> None:
        kept = self._enter(self.typed.text())
        self._bridge.then(kept, lambda _: self.accept(), self, lambda err: self._wrong.setText(words(err.text)))
