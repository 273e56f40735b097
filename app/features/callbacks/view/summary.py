"""What came of a round of callbacks?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.features.callbacks.round import End, Round
from app.ui import formats
from app.ui.kit import KeyButton, Sign, col, figure, label, pane, row
from app.ui.theme import Theme


class Summary(QWidget):
    """The figures of a round, and the ways on."""

    back_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._body = QWidget()
        self._again: KeyButton | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._body)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pane(theme, self)

    def show_round(self, round_: Round, *, begun: bool) -> None:
        """Show what became of the customers; `begun`: for one of them something is typed and not saved."""
        theme, left = self._theme, round_.left
        title = self.tr("Nobody is left in this round") if not left else self.tr("The round is ended")
        back = KeyButton(theme, self.tr("Back to the list"), "Return", "arrow-left", "" if left else "primary")
        back.clicked.connect(self.back_wanted)
        self._again = (
            KeyButton(theme, self.tr("Go on with those left"), "G", "phone-forward", "primary") if left else None
        )
        if self._again is not None:
            self._again.clicked.connect(self.again_wanted)
        sign = Sign(theme, "phone-check", "finished", theme.size("row_two"))
        buttons = row(theme, None, *([self._again] if self._again else []), back, None)
        parts = [sign, label(title, "title"), self._figures(round_)]
        if begun:
            parts.append(label(self.tr("What you typed for the last customer is kept as a draft."), "muted"))
        rows = [row(theme, None, one, None) for one in parts]
        body = col(theme, None, *rows, buttons, None, gap="l", margin="l")
        self._layout.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _figures(self, round_: Round) -> QWidget:
        theme, points = self._theme, round_.points
        mean = f"{sum(points) / len(points):.1f}" if points else "—"
        gone = round_.count(End.GONE)
        parts = [
            figure(theme, formats.count(round_.count(End.HANDLED)), self.tr("handled")),
            figure(
                theme, formats.count(round_.count(End.NOT_REACHED)), self.tr("not reached"), self.tr("tomorrow again")
            ),
            figure(theme, formats.count(len(round_.left)), self.tr("left")),
            figure(theme, mean, self.tr("satisfaction, mean of 5")),
        ]
        if gone:
            parts.append(figure(theme, str(gone), self.tr("seen to by somebody else")))
        return row(theme, *parts, gap="l")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.back_wanted.emit()
        elif event.text().upper() == "G" and self._again is not None:
            self.again_wanted.emit()
        else:
            super().keyPressEvent(event)
