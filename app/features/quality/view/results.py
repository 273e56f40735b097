"""How do operators do with their calls? A line for each, of the last days, the best first."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import timedelta
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.features.quality.judging import Result, results
from app.ui.bridge import Bridge
from app.ui.kit import label, margins, pane, row
from app.ui.scrolled import scrolled
from app.ui.theme import Theme

_DAYS = (7, 30, 90, 365)
_LOW = 60  # percent


class Reports(Protocol):
    """Runs long reading work on the database, or its replica."""

    def report(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class ResultsDialog(QDialog):
    """Results of reviews by operator."""

    def __init__(
        self, theme: Theme, bridge: Bridge, jobs: Reports, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Results by operator"))
        self._theme, self._bridge, self._jobs, self._clock = theme, bridge, jobs, clock
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        for days in _DAYS:
            self.period.addItem(self.tr("The last %n day(s)", "", days), days)
        self.period.setCurrentIndex(1)
        self.period.activated.connect(self._read)
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._room)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins(theme, "l"))
        layout.addWidget(row(theme, label(self.tr("Results by operator"), "title"), None, self.period))
        layout.addWidget(scrolled(theme, inside), 1)
        pane(theme, self)
        self.resize(theme.size("dialog"), theme.size("row_two") * 9)
        self._read()

    @Slot()
    def _read(self) -> None:
        until = self._clock.now() + timedelta(minutes=1)
        since = until - timedelta(days=self.period.currentData())
        self._bridge.then(self._jobs.report(lambda s: results(s, since, until)), self._show, self)

    def _show(self, found: Sequence[Result]) -> None:
        while (item := self._room.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not found:
            self._room.addWidget(label(self.tr("No call of this period was judged."), "faint", wrap=True))
        else:
            self._room.addWidget(self._table(found))
        self._room.addStretch(1)

    def _table(self, found: Sequence[Result]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.space("l"))
        heads = (self.tr("Operator"), self.tr("Calls judged"), self.tr("On average"), self.tr("Lowest"))
        for column, head in enumerate(heads):
            grid.addWidget(label(head, "small"), 0, column)
        for line, one in enumerate(found, 1):
            grid.addWidget(label(one.operator or self.tr("Nobody named"), "strong"), line, 0)
            grid.addWidget(label(str(one.calls)), line, 1)
            grid.addWidget(label(f"{one.percent} %", ink="danger" if one.percent < _LOW else ""), line, 2)
            grid.addWidget(label(f"{one.worst} %", ink="danger" if one.worst < _LOW else ""), line, 3)
        grid.setColumnStretch(0, 1)
        return box
