"""What is the operator doing? It decides what a ringing line may do to the screen."""

from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class Doing(Enum):
    """What the operator is doing."""

    IDLE = auto()  # at a place of rest: the desk, today
    BROWSING = auto()  # in a list or another page
    TYPING = auto()  # the caret is in a field, in whatever window


class Attention(QObject):
    """Watches where the focus is. Work in another program changes nothing: the caret is still where it was left.

    Args:
        app: its windows are watched.
    """

    changed = Signal(Doing)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._resting = True
        self._typing = False
        app.focusChanged.connect(self._on_focus)

    @property
    def doing(self) -> Doing:
        """What the operator is doing now."""
        if self._typing:
            return Doing.TYPING
        return Doing.IDLE if self._resting else Doing.BROWSING

    def rest(self, resting: bool) -> None:
        """Tell whether the page in front is a place of rest."""
        self._set(resting=resting, typing=self._typing)

    def guard(self, widget: QWidget) -> None:
        """Count the whole of `widget` (a form) as typing, also its buttons and boxes."""
        widget.setProperty("guarded", True)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None and self._app.applicationState() is not Qt.ApplicationState.ApplicationActive:
            return
        self._set(resting=self._resting, typing=now is not None and is_typing(now))

    def _set(self, *, resting: bool, typing: bool) -> None:
        before = self.doing
        self._resting, self._typing = resting, typing
        if self.doing is not before:
            self.changed.emit(self.doing)


def is_typing(widget: QWidget) -> bool:
    """Whether the focus on `widget` means that somebody is entering something."""
    return _has_caret(widget) or _is_guarded(widget)


def _has_caret(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return widget.isEnabled() and not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


def _is_guarded(widget: QWidget) -> bool:
    one: QWidget | None = widget
    while one is not None:
        if one.property("guarded") or (isinstance(one, QDialog) and one.isModal()):
            return True
        one = one.parentWidget()
    return False
