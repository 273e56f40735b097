"""What stands where the rows of a list would be while it is empty, being read, or could not be read?"""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.records.record import RecordType
from app.ui.kit import KeyButton, Sign, col, label, row
from app.ui.texts import words
from app.ui.theme import Theme

_SLOW_MS = 250  # reading that takes longer says so


class ListStates(QStackedWidget):
    """The rows, or one sentence and what can be done.

    Args:
        first: whether the first record can be made from here.
    """

    first_wanted = Signal()
    again_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme, view: QWidget, kind: RecordType, *, first: bool = False) -> None:
        super().__init__()
        self._view, self._kind = view, kind
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self._on_slow)
        make = KeyButton(theme, self.tr("Make the first one"), icon="plus", look="primary")
        make.clicked.connect(self.first_wanted)
        again = KeyButton(theme, self.tr("Try again"), icon="refresh", look="primary")
        again.clicked.connect(self.again_wanted)
        everything = KeyButton(theme, self.tr("Show all"), "Esc", "filter-off-outline")
        everything.clicked.connect(self.all_wanted)
        self._why = label("", "muted", wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing = words(kind.empty) if kind.empty else self.tr("There is nothing here yet.")
        self._empty = self._centred(theme, kind.look.icon, label(nothing, "muted", wrap=True), make if first else None)
        self._none_left = self._centred(
            theme,
            "filter-variant",
            label(self.tr("Nothing fits what is chosen above."), "muted", wrap=True),
            everything,
        )
        self._loading = self._centred(theme, "progress-clock", label(self.tr("Reading…"), "muted"))
        self._failed = self._centred(theme, "database-alert-outline", self._why, again, "danger")
        for one in (view, self._empty, self._none_left, self._loading, self._failed):
            self.addWidget(one)

    @staticmethod
    def _centred(
        theme: Theme, icon: str, said: QWidget, button: QWidget | None = None, colour: str = "faint"
    ) -> QWidget:
        said.setProperty("alignment", Qt.AlignmentFlag.AlignCenter)
        said.setFixedWidth(theme.size("rail") * 3)
        sign = row(theme, None, Sign(theme, icon, colour, theme.size("row_two")), None)
        buttons = [row(theme, None, button, None)] if button else []
        return col(theme, None, sign, row(theme, None, said, None), *buttons, None, gap="m", margin="l")

    @Slot()
    def _on_slow(self) -> None:
        self.setCurrentWidget(self._loading)

    def show_loading(self) -> None:
        """The list is being read; said only if it takes a moment."""
        self._slow.start()

    def show_rows(self, any_: bool, *, filtered: bool) -> None:
        """Rows have come, or there are none."""
        self._slow.stop()
        self.setCurrentWidget(self._view if any_ else self._none_left if filtered else self._empty)

    def show_failed(self, why: str) -> None:
        """The list could not be read."""
        self._slow.stop()
        self._why.setText(why)
        self.setCurrentWidget(self._failed)
