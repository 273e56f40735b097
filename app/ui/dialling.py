"""How does a number on the screen get dialled? Whatever shows one asks its window; Ctrl+D asks for the one in sight.

Who shows a number need not know who can dial: the wish goes up from window to window until one takes it.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.keys import Keys
from app.ui.texts import words
from app.ui.theme import Theme

KEY = "Ctrl+D"
_DIAL = QT_TRANSLATE_NOOP("dialling", "Dial {number}")
_DIAL_IT = QT_TRANSLATE_NOOP("dialling", "Dial this number")
_COPY = QT_TRANSLATE_NOOP("dialling", "Copy {number}")
_EVERYWHERE = QT_TRANSLATE_NOOP("keys", "Everywhere")
_WHAT = QT_TRANSLATE_NOOP("keys", "Dial the number in the field, of the row or of the call in front")


@runtime_checkable
class ShowsNumber(Protocol):
    """A widget that shows a number somebody may want to dial."""

    def number_to_dial(self) -> str:
        """As it is written, "" for none at the moment."""
        ...


class DialWish(QEvent):
    """Somebody wants `number` to be dialled."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, number: str) -> None:
        super().__init__(self.KIND)
        self.number = number
        self.ignore()


def wish(widget: QWidget, number: str) -> None:
    """Want `number` to be dialled: tell the widget's window, then the one it belongs to."""
    asked: QWidget | None = widget.window()
    while number and asked is not None:
        event = DialWish(number)
        if QCoreApplication.sendEvent(asked, event) and event.isAccepted():
            return
        parent = asked.parentWidget()
        asked = parent.window() if parent is not None else None


def number_in_sight(start: QWidget | None) -> str:
    """The number nearest to where the keyboard is: in the field, of the row, of the page; else the first beside it."""
    around: list[QWidget] = []
    while start is not None:
        if isinstance(start, ShowsNumber) and (number := start.number_to_dial()):
            return number
        around += [] if start.isWindow() else [start]
        start = start.parentWidget()
    return next((number for place in around if (number := _number_within(place))), "")


def _number_within(place: QWidget) -> str:
    shown = (one for one in place.findChildren(QWidget) if isinstance(one, ShowsNumber) and one.isVisibleTo(place))
    return next((number for one in shown if (number := one.number_to_dial())), "")


def number_menu(widget: QWidget, theme: Theme, number: str) -> QMenu:
    """What can be done with a number: dial or copy it. Deleted when it closes."""
    menu = QMenu(widget)
    menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
    dial = menu.addAction(theme.icon("phone-outgoing", "accent"), words(_DIAL.fill(number=number)))
    dial.triggered.connect(lambda: wish(widget, number))
    copy = menu.addAction(words(_COPY.fill(number=number)))
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(number))
    return menu


class DialButton(QObject):
    """A small telephone at the end of a field that holds a number."""

    def __init__(self, theme: Theme, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._action = QAction(theme.icon("phone-outgoing", "muted"), words(_DIAL_IT), field)
        self._action.setToolTip(f"{words(_DIAL_IT)} ({KEY})")
        self._action.triggered.connect(self._on_used)
        field.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
        field.textChanged.connect(self._on_text)
        self._on_text(field.text())

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._action.setVisible(any(sign.isdigit() for sign in text))

    @Slot()
    def _on_used(self) -> None:
        wish(self._field, self._field.text().strip())


class DialWishes(QObject):
    """Takes the wishes of a window and those below it, and Ctrl+D."""

    wanted = Signal(str)

    def __init__(self, window: QWidget, keys: Keys) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        QShortcut(QKeySequence(KEY), window).activated.connect(self.on_key)
        keys.add(KEY, _WHAT, _EVERYWHERE)

    @Slot()
    def on_key(self) -> None:
        """The key was pressed: dial what is in sight, if anything."""
        if number := number_in_sight(QApplication.focusWidget()):
            self.wanted.emit(number)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, DialWish) and watched is self._window:
            event.accept()
            self.wanted.emit(event.number)
            return True
        return super().eventFilter(watched, event)
