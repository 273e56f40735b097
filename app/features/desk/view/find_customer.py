"""To whom does this number belong? A field to type into, who is found, Enter adds the number to them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.phone import Numbers
from app.features.customers.find import Found
from app.features.desk.view.candidates import PERSON
from app.features.desk.view.parts import Means, fill_with
from app.ui.kit import KeyButton, col, field, label, row
from app.ui.lists import EventList, Line
from app.ui.texts import words

_KEYS_OF_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FindCustomer(QWidget):
    """Ctrl+L. The caret stays in the field; arrows move in the list below."""

    asked = Signal(str)
    linked = Signal(int)  # customer id
    left = Signal()

    def __init__(self, means: Means) -> None:
        super().__init__()
        theme = means.theme
        self._numbers: Numbers = means.numbers
        self.field = field(theme, look="search", hint=self.tr("Name, initials, number or address"), lead="magnify")
        self.list = EventList(theme, means.clock, when=False)
        self._about = label("", "muted", wrap=True)
        self._use = KeyButton(theme, "", "Return", "link-variant", "primary")
        back = KeyButton(theme, self.tr("Back to the form"), "Esc", "", "quiet")
        head = col(
            theme,
            label(self.tr("Find another customer"), "section"),
            self._about,
            self.field,
            margin=("l", "m", "l", "s"),
        )
        keys = row(theme, self._use, back, None, margin=("l", "s", "l", "s"))
        fill_with(self, col(theme, head, (self.list, 1), keys, gap=""))
        self.field.textEdited.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.opened.connect(self._on_opened)
        self.list.chosen.connect(self._on_chosen)
        self._use.clicked.connect(self._on_use)
        back.clicked.connect(self.left)
        self._use.setEnabled(False)

    def begin(self, number: str) -> None:
        """Start anew for a call with this number ("" for a withheld one)."""
        shown = self._numbers.shown(number) if number else ""
        self._about.setText(
            self.tr("{number} becomes one of their numbers.").format(number=shown)
            if number
            else self.tr("This call will stand in their history.")
        )
        self.field.clear()
        self.show_found([])
        self.list.show_nothing(self.tr("Type two letters or three digits."))
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_found(self, found: Sequence[Found]) -> None:
        """Who was found, best first."""
        self.list.show_items([self._line(one) for one in found])
        self.list.show_nothing(self.tr("Nobody found with these words."))
        self.list.choose_first()
        self._on_chosen(self.list.current)

    def _line(self, one: Found) -> Line:
        return Line(
            look=PERSON,
            title=one.name,
            number=self._numbers.shown(one.phone) if one.phone else "",
            text=" · ".join(part for part in (one.address, words(one.whose)) if part),
            item=one,
        )

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.asked.emit(text.strip())

    @Slot(object)
    def _on_chosen(self, item: object) -> None:
        self._use.setEnabled(isinstance(item, Found))
        name = item.name if isinstance(item, Found) else ""
        self._use.set_words(self.tr("This is {name}").format(name=name) if name else self.tr("This is the customer"))

    @Slot()
    def _on_use(self) -> None:
        self._on_opened(self.list.current)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        if isinstance(item, Found):
            self.linked.emit(item.id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _KEYS_OF_LIST:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_opened(self.list.current)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
