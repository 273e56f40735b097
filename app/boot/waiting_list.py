"""What waits for the server, and what could it not take? Each with its words; what was refused can be thrown away."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from app.db.waiting import Item, Waiting
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.theme import Theme


class WaitingList(QDialog):
    """Lists the calls, then the items in the order in which they came.

    Args:
        calls: that are not in the log yet: when they began, and their numbers.
    """

    def __init__(self, theme: Theme, waiting: Waiting, calls: Sequence[tuple[datetime, str]], window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._waiting = theme, waiting
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Waiting for the server"))
        close = KeyButton(theme, self.tr("Close"), "Esc", "", "primary")
        close.clicked.connect(self.accept)
        lines = [self._call(*one) for one in calls] + [self._line(item) for item in waiting.items]
        lines = lines or [label(self.tr("Nothing waits."), "muted")]
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(pane(theme, col(theme, *lines, None, gap="s", margin="m")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        head = label(self.tr("This is kept at this seat and written in this order, once."), "muted", wrap=True)
        body = col(
            theme, row(theme, (head, 1), margin="m"), rule(), (area, 1), rule(), row(theme, None, close, margin="m")
        )
        layout.addWidget(pane(theme, body))
        self.resize(theme.size("rail") * 4, theme.size("rail") * 3)

    def _call(self, at: datetime, number: str) -> QWidget:
        said = self.tr("Call of {number}").format(number=number) if number else self.tr("Call without a number")
        return col(self._theme, label(said, "strong"), label(f"{at.astimezone():%m-%d %H:%M}", "small"), gap="")

    def _line(self, item: Item) -> QWidget:
        theme = self._theme
        said = label(item.words or self.tr("Calls ticked off"), "strong", wrap=True)
        about = label(f"{item.made_at.astimezone():%m-%d %H:%M} · {item.who}", "small")
        if not item.refused:
            return col(theme, said, about, gap="")
        why = label(item.refused, "wrong", wrap=True)
        copy = KeyButton(theme, self.tr("Copy"), "", "content-copy", "quiet")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(item.words))
        drop = KeyButton(theme, self.tr("Throw away"), "", "trash-can-outline", "danger")
        drop.clicked.connect(lambda: self._drop(item))
        return col(theme, said, about, why, row(theme, copy, drop, None), gap="xs")

    def _drop(self, item: Item) -> None:
        self._waiting.drop(item.uuid)
        self.accept()
