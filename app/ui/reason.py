"""Why is a step taken? One line in the page that asks for it, instead of a window over it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.core.i18n import Text
from app.ui.kit import KeyButton, field, label, margins, pane, restyle
from app.ui.texts import words
from app.ui.theme import Theme

_MOST = 240  # what the audit trail holds


class Reason(QWidget):
    """Asks for a reason: Enter confirms, Escape gives up; the caret goes back to where it was."""

    asks = Signal(bool)
    given = Signal(str)
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = label("", "strong")
        self._field = field(theme, hint=self.tr("The reason; it stands in the audit trail"))
        self._field.setMaxLength(_MOST)
        self._field.textEdited.connect(lambda _: self.complain(""))
        self._wrong = label("", "wrong")
        self._go = KeyButton(theme, "", "Return", "check", "primary")
        self._go.clicked.connect(self._on_go)
        back = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        back.clicked.connect(self.drop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "s", "l", "s")))
        layout.setSpacing(theme.space("s"))
        for widget in (self._said, self._field, self._wrong, self._go, back):
            layout.addWidget(widget, 1 if widget is self._field else 0)
        pane(theme, self, name="batch")
        self._before: QWidget | None = None
        self.hide()

    def ask(self, step: str | Text) -> None:
        """Ask for the reason of a step."""
        self._before = QApplication.focusWidget()
        self._said.setText(self.tr("Why?"))
        self._go.set_words(step)
        self._field.setAccessibleName(words(step))
        self._field.clear()
        self.complain("")
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, text: str) -> None:
        """Say what is wrong with the reason; what was typed stays."""
        self._wrong.setText(text)
        restyle(self._field, "look", "wrong" if text else "")
        if text:
            self.show()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def drop(self) -> None:
        """Give up."""
        self._leave()
        self.dropped.emit()

    @Slot()
    def _on_go(self) -> None:
        text = self._field.text().strip()
        if not text:
            self.complain(self.tr("Please write why."))
            return
        self._leave()
        self.given.emit(text)

    def _leave(self) -> None:
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.asks.emit(True)

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.asks.emit(False)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go()
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)
