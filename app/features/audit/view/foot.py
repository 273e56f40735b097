"""What stands below the queue: how many are ticked, what they sum up to, the one button, the reason asked for?"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.ui import formats
from app.ui.kit import KeyButton, field, label, pane, row
from app.ui.texts import words
from app.ui.theme import Theme


class QueueFoot(QWidget):
    """The bar below the list; asking for a reason it takes the keyboard until that is answered."""

    approve_wanted = Signal()
    all_wanted = Signal()
    asked_out = Signal()  # the question was given up or answered: the keyboard goes back to the list

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = label("", "strong")
        self._left_out = label("", "small")
        self._all = KeyButton(theme, self.tr("Tick all"), "Ctrl+A", "", "quiet")
        self._all.clicked.connect(self.all_wanted)
        self._go = KeyButton(theme, self.tr("Approve"), "A", "lock", "primary")
        self._go.clicked.connect(self.approve_wanted)
        self._question = label("", "strong")
        self._reason = field(theme, hint=self.tr("Reason"))
        self._reason.setMaxLength(240)
        self._reason.returnPressed.connect(self._on_reason)
        self._wrong = label("", "wrong")
        self._then: Callable[[str], None] | None = None
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        figures = row(theme, self._said, self._left_out, None, self._all, self._go, margin=("l", "s", "l", "s"))
        enter = KeyButton(theme, self.tr("Go on"), "Return", "", "primary")
        enter.clicked.connect(self._on_reason)
        leave = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        leave.clicked.connect(self.give_up)
        asking = row(theme, self._question, (self._reason, 1), self._wrong, leave, enter, margin=("l", "s", "l", "s"))
        self._layout = QStackedLayout(self)
        for one in (figures, asking):
            self._layout.addWidget(one)
        pane(theme, self, name="batch")

    def show_figures(self, ticked: int, sum_minor: int, doubtful: int, *, may: bool) -> None:
        """What is ticked, how many are left out because somebody should look at them first."""
        money = formats.amount(sum_minor)
        self._said.setText(self.tr("%n ticked, together {sum}", "", ticked).format(sum=money) if ticked else "")
        self._left_out.setText(self.tr("%n to look at first stay(s) out", "", doubtful) if doubtful else "")
        self._go.set_words(self.tr("Approve the %n ticked", "", ticked) if ticked else self.tr("Approve"))
        self._go.setVisible(may)

    def ask(self, question: Text | str, then: Callable[[str], None]) -> None:
        """Ask why; `then` gets the answer."""
        self._then = then
        self._question.setText(words(question))
        self._wrong.setText("")
        self._reason.clear()
        self._layout.setCurrentIndex(1)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def give_up(self) -> None:
        """Nothing is done."""
        self._then = None
        self._layout.setCurrentIndex(0)
        self.asked_out.emit()

    @Slot()
    def _on_reason(self) -> None:
        reason, then = self._reason.text().strip(), self._then
        if not reason:
            self._wrong.setText(self.tr("Please write why."))
            return
        self.give_up()
        if then is not None:
            then(reason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._layout.currentIndex() == 1:
            self.give_up()
        else:
            super().keyPressEvent(event)
