"""What does a list show while it is empty, being read, or could not be read?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import Text
from app.ui.kit import KeyButton, Sign, label
from app.ui.texts import words
from app.ui.theme import Theme


class Placeholder(QWidget):
    """An icon, a sentence, and a button for what can be done about it."""

    pressed = Signal()

    def __init__(self, theme: Theme, icon: str, colour: str = "faint") -> None:
        super().__init__()
        self._theme = theme
        self._sign = Sign(theme, icon, colour, theme.size("sign"))
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button: KeyButton | None = None
        self._layout = QVBoxLayout(self)
        edge = theme.space("l")
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(theme.space("m"))
        self._layout.addStretch(1)
        self._layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(self._sentence)
        self._layout.addStretch(2)

    def say(self, sentence: str | Text, action: str | Text = "", key: str = "", icon: str = "plus") -> None:
        """Show a sentence; with `action` a button that emits `pressed`, also by `key`."""
        self._sentence.setText(words(sentence))
        if self._button is not None:
            self._layout.removeWidget(self._button)
            self._button.deleteLater()
            self._button = None
        if action:
            self._button = KeyButton(self._theme, action, key, icon, live=bool(key))
            self._button.clicked.connect(self.pressed)
            self._layout.insertWidget(3, self._button, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def sentence(self) -> QLabel:
        """The label with the sentence."""
        return self._sentence


class Stated(QStackedWidget):
    """Holds a list and stands in for it while it has nothing to show.

    Args:
        content: the list itself.
    """

    wanted = Signal()  # the button of the empty state: make the first one
    again = Signal()  # the button of the failed state

    def __init__(self, theme: Theme, content: QWidget, empty_icon: str = "inbox-outline") -> None:
        super().__init__()
        self._content = content
        self._empty = Placeholder(theme, empty_icon)
        self._loading = Placeholder(theme, "timer-sand")
        self._failed = Placeholder(theme, "cloud-alert-outline", "danger")
        for one in (content, self._empty, self._loading, self._failed):
            self.addWidget(one)
        self._empty.pressed.connect(self.wanted)
        self._failed.pressed.connect(self.again)

    def show_content(self) -> None:
        """Show the list."""
        self.setCurrentWidget(self._content)

    def show_empty(self, sentence: str | Text, action: str | Text = "", key: str = "") -> None:
        """Say what would be here, and offer to make the first one."""
        self._empty.say(sentence, action, key)
        self.setCurrentWidget(self._empty)

    def show_loading(self, sentence: str | Text = "") -> None:
        """Say that it is being read."""
        self._loading.say(sentence or self.tr("One moment…"))
        self.setCurrentWidget(self._loading)

    def show_failed(self, sentence: str | Text) -> None:
        """Say why there is nothing, and offer to try again."""
        self._failed.say(sentence, self.tr("Try again"), icon="refresh")
        self.setCurrentWidget(self._failed)
