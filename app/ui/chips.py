"""Which of several is chosen? Chips with counts, one of them on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.ui import formats
from app.ui.flow import Flow
from app.ui.kit import KeyButton
from app.ui.texts import words
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice; `count` None shows none; `key` is what `Chips.chosen` hands out.

    One that is not `shown` only keeps its place: to hide it and to show it again is cheaper than to take it out.
    """

    key: str
    text: str | Text
    icon: str = ""
    count: int | None = None
    cap: str = ""  # key that chooses it, shown on a cap
    shown: bool = True


class Chips(QWidget):
    """A row of choices, wrapping where there is little room; arrow keys move between them.

    Args:
        optional: the chosen one may be switched off again (`chosen` then hands out "").
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, items: Sequence[Chip] = (), current: str = "", optional: bool = False) -> None:
        super().__init__()
        self._theme, self._optional, self._current = theme, optional, current
        self._buttons: dict[str, KeyButton] = {}
        self._kept: dict[str, KeyButton] = {}  # hidden until their key is shown again
        self._flow = Flow(self, theme.space("s"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_chips(items, current)

    @property
    def current(self) -> str:
        """Key of the chosen one, "" for none."""
        return self._current

    def show_chips(self, items: Sequence[Chip], current: str | None = None) -> None:
        """Show other choices; those that stay keep their place and the focus."""
        if current is not None:
            self._current = current
        if [one.key for one in items] != list(self._buttons):
            self._rebuild(items)
        for one in items:
            if one.shown and (button := self._buttons[one.key]).words != (text := self._words(one)):
                button.set_words(text)
        for one in items:  # at last: showing one lays out the whole window, as far as anything has changed
            if (button := self._buttons[one.key]).isHidden() is one.shown:
                button.setVisible(one.shown)
        self._mark()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Choose as if clicked."""
        self._on_clicked(key)

    @staticmethod
    def _words(one: Chip) -> str:
        return words(one.text) if one.count is None else f"{words(one.text)} {formats.count(one.count)}"

    def _rebuild(self, items: Sequence[Chip]) -> None:
        """Buttons once made are kept: making one costs more than all else about a card's chips."""
        for button in self._buttons.values():
            self._flow.removeWidget(button)
        wanted = {one.key: self._kept.pop(one.key) if one.key in self._kept else self._made(one) for one in items}
        self._kept |= {key: button for key, button in self._buttons.items() if key not in wanted}
        for button in self._kept.values():
            button.hide()
        self._buttons = wanted
        for button in wanted.values():
            self._flow.addWidget(button)

    def _made(self, one: Chip) -> KeyButton:
        if one.key in self._buttons:
            return self._buttons[one.key]
        if one.key in self._kept:
            return self._kept.pop(one.key)
        button = KeyButton(self._theme, "", one.cap, one.icon, "chip", checked=False)
        button.setParent(self)
        button.clicked.connect(lambda _=False, key=one.key: self._on_clicked(key))
        return button

    def _mark(self) -> None:
        for key, button in self._buttons.items():
            button.setChecked(key == self._current)

    def _on_clicked(self, key: str) -> None:
        again = key == self._current
        self._current = "" if again and self._optional else key
        self._mark()
        if not again or self._optional:
            self.chosen.emit(self._current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = [key for key, button in self._buttons.items() if not button.isHidden()]
        here = [i for i, key in enumerate(keys) if self._buttons[key].hasFocus()]
        if step is None or not here:
            super().keyPressEvent(event)
            return
        self._buttons[keys[(here[0] + step) % len(keys)]].setFocus(Qt.FocusReason.TabFocusReason)
