"""What is the new form to be called? One line in the window instead of a window over it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.kit import KeyButton, field, label, margins, pane
from app.ui.theme import Theme

_MOST = 80


class Naming(QWidget):
    """Asks for a name: Enter takes it, Escape gives up."""

    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        said = label(self.tr("Name of the new form"), "strong")
        self.line = field(theme)
        self.line.setMaxLength(_MOST)
        said.setBuddy(self.line)
        self.line.setAccessibleName(said.text())
        go = KeyButton(theme, self.tr("Save as new"), "Return", "check", "primary")
        back = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        go.clicked.connect(self._on_go)
        back.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "s", "l", "s")))
        layout.setSpacing(theme.space("s"))
        for one in (said, self.line, go, back):
            layout.addWidget(one, 1 if one is self.line else 0)
        pane(theme, self, name="batch")
        self.hide()

    def ask(self, name: str) -> None:
        """Ask, with a name to begin with."""
        self.line.setText(name)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    @Slot()
    def _on_go(self) -> None:
        if name := self.line.text().strip():
            self.hide()
            self.named.emit(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
