"""Could it be solved on the telephone? What helped before with what is being noted, below the history on the card."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.features.desk.view.parts import Means, fill_with
from app.records.advice import Advice
from app.records.record import RecordType
from app.ui.form_advice import CHOOSE_KEY, AdviceAsking, advice_line
from app.ui.kit import KeyCap, col, label, row, rule
from app.ui.lists import EventList

_SHOWN = 2  # without scrolling; the history needs its room


class Solutions(QWidget):
    """Shows itself only while something was found. Enter begins a record with the chosen solution filled in.

    Args:
        hint: what Enter does, where it is not just that.
    """

    wanted = Signal(str, object)  # key of the record type, what it begins with besides customer and call

    def __init__(self, means: Means, hint: str = "") -> None:
        super().__init__()
        self._kind: RecordType | None = next((one for one in means.kinds if one.advice), None)
        self._note = ""
        self.list = EventList(means.theme, means.clock, when=False)
        self.list.setAccessibleName(self.tr("Perhaps it can be solved on the telephone"))
        self._high = _SHOWN * means.theme.size("row_two") + 2
        self._count = label("", "faint")
        title = label(self.tr("Perhaps it can be solved on the telephone"), "section")
        enter = label(hint or self.tr("↵ begin a repair with it"), "faint")
        head = row(
            means.theme, title, self._count, None, enter, KeyCap(means.theme, CHOOSE_KEY), margin=("l", "s", "l", "xs")
        )
        fill_with(self, col(means.theme, rule(), head, self.list, gap=""))
        self.list.opened.connect(self._on_opened)
        if self._kind is not None and self._kind.advice is not None:
            self._asking = AdviceAsking(means.records, means.bridge, self._kind.advice, self)
            self._asking.answered.connect(self._show)
            self._asking.failed.connect(lambda _: self._show(()))  # the card says nothing rather than something wrong
        self._choose = QShortcut(QKeySequence(CHOOSE_KEY), self, self.take_focus)
        self.hide()

    def look(self, note: str, *, anew: bool = False) -> None:
        """This is noted now; with `anew` about another call."""
        self._note = note
        if anew:
            self._show(())
        if self._kind is not None and self._kind.advice is not None:
            self._asking.soon({self._kind.advice.asks: note})

    @Slot(tuple)
    def _show(self, found: tuple[Advice, ...]) -> None:
        self.list.show_items([advice_line(one, whole=True) for one in found])
        self.list.setFixedHeight(min(self._high, self.list.height_of_rows()))
        self._count.setText(self.tr("%n found", "", len(found)))
        if not found and self.list.hasFocus():
            self.list.clearFocus()
        self.setVisible(bool(found))

    @Slot()
    def take_focus(self) -> None:
        """The list gets the keyboard, with a row chosen."""
        if self.list.current is None:
            self.list.choose_first()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        if isinstance(item, Advice) and self._kind is not None and self._kind.advice is not None:
            on = self._kind.advice
            start: Mapping[str, Any] = {on.asks: self._note.strip(), **item.fills, on.used: item.id}
            self.wanted.emit(self._kind.key, start)
