"""How is one of a few things said with a single digit, seen and clicked as well as typed?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.chips import Chip, Chips
from app.ui.theme import Theme

_MOST = 9
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Digits(QWidget):
    """A field, and below it what each digit stands for; a digit typed into the field chooses and goes on.

    Args:
        field: shows what is chosen; all other keys are its own.
    """

    picked = Signal(int)  # place from 1; the field is to show it
    done = Signal()  # chosen by a key: the caret may go on

    def __init__(self, theme: Theme, field: QLineEdit) -> None:
        super().__init__()
        self._field, self._chips = field, Chips(theme)
        self._items: tuple[Chip, ...] = ()
        self._chips.chosen.connect(lambda key: self.picked.emit(int(key)))
        field.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        layout.addWidget(field)
        layout.addWidget(self._chips)
        self.setFocusProxy(field)

    def offer(self, words: Sequence[str]) -> None:
        """What 1, 2, 3 … stand for; at most nine things."""
        self._items = tuple(Chip(str(at), text, cap=str(at)) for at, text in enumerate(words[:_MOST], 1))
        self._chips.show_chips(self._items)
        for button in self._chips.findChildren(QPushButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field has the keyboard

    def show_place(self, place: int) -> None:
        """Mark what is chosen, 0 for nothing."""
        self._chips.show_chips(self._items, str(place) if place else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            keys = [one.key for one in self._items]
            if event.text() in keys and event.modifiers() in _PLAIN and self._is_chosen(keys):
                self.picked.emit(int(event.text()))
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def _is_chosen(self, keys: list[str]) -> bool:
        """Whether a digit can only mean a choice: nothing is being typed that it may be part of."""
        text = self._field.text().strip()
        return not text or text in keys or text in [one.text for one in self._items] or self._field.hasSelectedText()
