"""Does a key with Alt that does nothing here write its letter into the field? No: it was meant for a button."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

_WRITTEN_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


class StrayKeys(QObject):
    """Watches whichever field has the keyboard, and only that one."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        if sys.platform != "darwin":  # there Alt writes letters of its own
            app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if isinstance(now, _WRITTEN_IN) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier  # with Ctrl it is AltGr: € and @
        return alone and event.text().isprintable() and bool(event.text())
