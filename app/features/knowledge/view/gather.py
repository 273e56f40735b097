"""How is the knowledge base filled from what was finished before it was there? A dialog that says how far it is."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from sqlalchemy.orm import Session
from typing_extensions import override

from app.core.errors import AppError
from app.features.knowledge.gathering import Gathering, Portion, Source
from app.ui import formats
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, label, margins, pane, row
from app.ui.progress_line import ProgressLine
from app.ui.texts import words
from app.ui.theme import Theme


class Jobs(Protocol):
    """Runs work on the database."""

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class GatherDialog(QDialog):
    """Gathers portion by portion: work at the desk goes on between them. What was gathered stays when it is stopped."""

    def __init__(
        self, theme: Theme, bridge: Bridge, jobs: Jobs, sources: Sequence[Source], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Gather from finished records"))
        self._bridge, self._jobs, self._left = bridge, jobs, list(sources)
        self._gathering: Gathering | None = None
        self._after = self._every = self._read = self._learnt = 0
        self._stopped = False
        self._said = label(
            self.tr(
                "Every finished repair and handled complaint teaches the knowledge base once. "
                "New ones do so by themselves; this takes those from before."
            ),
            wrap=True,
        )
        self.progress = ProgressLine(theme)
        self.progress.stop_wanted.connect(self._on_stop)
        self.begin = KeyButton(theme, self.tr("Begin"), "Ctrl+Return", "play", "primary", live=True)
        self.begin.clicked.connect(self._on_begin)
        away = KeyButton(theme, self.tr("Close"), "Esc", "", "quiet")
        away.setAutoDefault(False)
        away.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins(theme, "l"))
        layout.addWidget(self._said)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        layout.addWidget(row(theme, None, away, self.begin))
        pane(theme, self)
        self.resize(theme.size("dialog"), theme.size("row_two") * 4)

    @Slot()
    def _on_begin(self) -> None:
        self.begin.setEnabled(False)
        self._stopped = False
        self.progress.begin(self.tr("Records"))
        self._go_on()

    @Slot()
    def _on_stop(self) -> None:
        self._stopped = True

    def _go_on(self) -> None:
        if self._stopped or (self._gathering is None and not self._left):
            self._end()
        elif self._gathering is None:
            source = self._left.pop(0)
            self._gathering, self._after = Gathering(source), 0
            self._bridge.then(self._jobs.look(source.newest), self._on_newest, self, self._on_failed)
        else:
            gathering, after = self._gathering, self._after
            work = self._jobs.run(lambda session: gathering.portion(session, after))
            self._bridge.then(work, self._on_portion, self, self._on_failed)

    def _on_newest(self, newest: int) -> None:
        self._every = newest
        self._go_on()

    def _on_portion(self, portion: Portion) -> None:
        self._read += portion.read
        self._learnt += portion.learnt
        if portion.last is None:
            self._gathering = None
        else:
            self._after = portion.last
            self.progress.show_progress(self._after, self._every)
        self._go_on()

    def _end(self) -> None:
        self.progress.hide()
        said = self.tr("{read} records read, {learnt} of them taught something new.")
        self._said.setText(said.format(read=formats.count(self._read), learnt=formats.count(self._learnt)))
        self.begin.setVisible(self._stopped)
        self.begin.setEnabled(True)

    def _on_failed(self, err: AppError) -> None:
        self.progress.hide()
        self._said.setText(words(err.text))
        self.begin.setEnabled(True)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        self._stopped = True
        super().closeEvent(event)

    @override
    def reject(self) -> None:
        self._stopped = True
        super().reject()
