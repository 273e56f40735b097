"""How does one list of the Today page look? Its name, how many, the key that goes there, the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.clock import Clock
from app.core.i18n import Text
from app.features.desk.view.parts import fill_with
from app.features.desk.view.timeline import focus_list
from app.records.part import Event
from app.records.record import RecordType
from app.ui.kit import KeyButton, KeyCap, col, label, restyle, row
from app.ui.lists import EventList, Line
from app.ui.texts import words
from app.ui.theme import Theme


class TodayList(QWidget):
    """One list. `used` tells of a single key pressed on a row, beside Enter.

    Args:
        key: the digit that goes there.
        keys: single keys that do something with a row.
    """

    opened = Signal(object)
    used = Signal(str, object)  # key, item

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        kinds: Sequence[RecordType],
        title: str | Text,
        key: str,
        keys: str = "",
        button: KeyButton | None = None,
    ) -> None:
        super().__init__()
        self._keys = keys
        self._count = label("", "faint")
        self.list = EventList(theme, clock, {kind.key: kind.look for kind in kinds})
        self.list.setAccessibleName(words(title))
        self.list.opened.connect(self.opened)
        self.list.installEventFilter(self)
        tools = [button] if button else []
        head = row(
            theme,
            label(title, "section"),
            self._count,
            None,
            *tools,
            KeyCap(theme, key),
            margin=("l", "xs", "l", ""),
        )
        head.setFixedHeight(theme.size("control") + theme.space("xs"))
        fill_with(self, col(theme, head, (self.list, 1), gap=""))

    def show_rows(self, rows: Sequence[Event | Line], count: str, empty: str | Text, ink: str = "") -> None:
        """Show rows and how many there are, in the colour of a token; the chosen row stays chosen."""
        self._count.setText(count)
        restyle(self._count, "ink", ink)
        self.list.show_items(rows)
        if self.list.hasFocus() and self.list.current is None:
            self.list.choose_first()
        self.list.show_nothing(empty)

    @Slot()
    def go(self) -> None:
        """Give it the keyboard."""
        focus_list(self.list)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            key = event.text().upper()
            if plain and key and key in self._keys and self.list.current is not None:
                self.used.emit(key, self.list.current)
                return True
        return super().eventFilter(watched, event)
