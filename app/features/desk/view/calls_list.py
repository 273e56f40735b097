"""Which calls came lately, and which still wait for somebody? The desk's first tab."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.features.calls.lines import CallLine
from app.features.desk.view.call_rows import is_missed, row_of
from app.features.desk.view.parts import Means, fill_with
from app.features.desk.view.timeline import focus_list
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.lists import EventList


class CallsList(QWidget):
    """The newest calls, newest first. Enter opens the caller's file, H ticks a missed call off (and takes it back)."""

    opened = Signal(object)  # CallLine
    ticked = Signal(object)  # CallLine
    all_handled = Signal()
    wanted = Signal()  # it came on the screen, and calls came or changed meanwhile

    def __init__(self, means: Means) -> None:
        super().__init__()
        theme = means.theme
        self._stale = True  # it was not read since the last call changed
        self._numbers, self._clock = means.numbers, means.clock
        self._note = label("", "faint")
        self._all = KeyButton(theme, self.tr("All handled"), "Ctrl+H", "check-all", live=True)
        self._all.clicked.connect(self.all_handled)
        self._tick = KeyButton(theme, self.tr("Handled"), "H", "check", "quiet")
        self._tick.clicked.connect(self._on_tick)
        self.list = EventList(theme, means.clock)
        self.list.setAccessibleName(self.tr("Calls"))
        self.list.show_nothing(self.tr("No call yet. When a line rings, the caller's file opens here by itself."))
        self.list.opened.connect(self._on_opened)
        self.list.chosen.connect(self._on_chosen)
        self.list.installEventFilter(self)
        head = row(
            theme,
            label(self.tr("Latest calls"), "title"),
            self._note,
            None,
            self._tick,
            self._all,
            margin=("l", "m", "l", "s"),
        )
        hint = row(
            theme, label(self.tr("↑↓ choose   ↵ open the file   H handled"), "faint"), margin=("l", "s", "l", "s")
        )
        fill_with(self, pane(theme, col(theme, head, (self.list, 1), rule(), hint, gap="")))
        self.setFocusProxy(self.list)

    def number_to_dial(self) -> str:
        """The number of the chosen call."""
        item = self.list.current
        return item.number if isinstance(item, CallLine) else ""

    def show_calls(self, calls: Sequence[CallLine]) -> None:
        """Show these, newest first."""
        now = self._clock.now()
        waiting = sum(is_missed(one) and not one.handled_by for one in calls)
        self._note.setText(self.tr("%n missed call(s) to return", "", waiting) if waiting else "")
        self._all.setEnabled(waiting > 0)
        chosen = self.list.current
        self.list.show_items([row_of(one, self._numbers, now) for one in calls])
        again = next((one for one in calls if isinstance(chosen, CallLine) and one.uuid == chosen.uuid), None)
        if again is not None:
            self.list.choose(again)
        self._on_chosen(self.list.current)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.wanted.emit()

    def is_due(self) -> bool:
        """Calls came or changed: whether they are to be read now. Otherwise `wanted` says when they are."""
        self._stale = not self.isVisible()
        return not self._stale

    def take_focus(self) -> None:
        """The list gets the keyboard."""
        focus_list(self.list)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        if isinstance(item, CallLine):
            self.opened.emit(item)

    @Slot(object)
    def _on_chosen(self, item: object) -> None:
        missed = isinstance(item, CallLine) and is_missed(item)
        self._tick.setEnabled(missed)
        handled = isinstance(item, CallLine) and bool(item.handled_by)
        self._tick.set_words(self.tr("Not handled after all") if handled else self.tr("Handled"))

    @Slot()
    def _on_tick(self) -> None:
        item = self.list.current
        if isinstance(item, CallLine) and is_missed(item):
            self.ticked.emit(item)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in (Qt.Key.Key_H, Qt.Key.Key_Space):
                self._on_tick()
                return True
        return super().eventFilter(watched, event)
