"""What was imported before, and what can be done about it: taken back, or gone on with?"""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.transfer.carrying_out import DONE, RUNNING, UNDONE
from app.records.transfer.plan import Past
from app.records.workflow import Look
from app.ui import formats
from app.ui.kit import KeyButton, col, label, row
from app.ui.lists import EventList, Line
from app.ui.theme import Theme

LOOKS = {
    RUNNING: Look(words=QT_TRANSLATE_NOOP("transfer", "Not finished"), icon="progress-clock", colour="waiting"),
    DONE: Look(words=QT_TRANSLATE_NOOP("transfer", "Done"), icon="check-circle-outline", colour="finished"),
    UNDONE: Look(words=QT_TRANSLATE_NOOP("transfer", "Taken back"), icon="undo", colour="approved"),
}
_SHEET = Look(words=QT_TRANSLATE_NOOP("transfer", "Sheet"), icon="file-import-outline", colour="progress")


class PastStep(QWidget):
    """A button for a new import, and those there were."""

    open_wanted = Signal()
    undo_wanted = Signal(object)  # Past
    resume_wanted = Signal(object)  # Past

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        choose = KeyButton(theme, self.tr("Choose a sheet"), "Ctrl+O", "folder-open-outline", "primary", live=True)
        choose.clicked.connect(self.open_wanted)
        said = label(
            self.tr(
                "Excel (.xlsx, .xls), LibreOffice (.ods) or text (.csv). You see what becomes of every row before "
                "anything is written, and a whole import can be taken back."
            ),
            "muted",
            wrap=True,
        )
        self.list = EventList(theme, clock, when=True)
        self.list.show_nothing(self.tr("Nothing was imported yet."))
        self.list.chosen.connect(self._on_chosen)
        self.undo = KeyButton(theme, self.tr("Take it back"), "Alt+Z", "undo", live=True)
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self.list.current))
        self.resume = KeyButton(theme, self.tr("Go on with it"), "Alt+G", "play", live=True)
        self.resume.clicked.connect(lambda: self.resume_wanted.emit(self.list.current))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(col(theme, said, row(theme, choose, None), margin="l"))
        layout.addWidget(row(theme, label(self.tr("Imports so far"), "section"), None, margin=("l", "", "l", "s")))
        layout.addWidget(self.list, 1)
        layout.addWidget(row(theme, self.resume, self.undo, None, margin="l"))
        self.setFocusProxy(choose)
        self._on_chosen(None)

    def show_past(self, past: Sequence[Past]) -> None:
        """Show the imports there were, the latest first."""
        self.list.show_items([self._line(one) for one in past])
        if past and self.list.current is None:
            self.list.choose_first()
        self._on_chosen(self.list.current)

    def _line(self, past: Past) -> Line:
        counts, now = past.counts, self._clock.now()
        said = [
            self.tr("%n new", "", counts.made),
            self.tr("%n changed", "", counts.changed),
            self.tr("%n skipped", "", counts.skipped),
            self.tr("%n refused", "", counts.refused),
        ]
        figures = (counts.made, counts.changed, counts.skipped, counts.refused)
        parts = [words for words, figure in zip(said, figures, strict=True) if figure]
        if past.state == RUNNING:
            done = formats.count(sum(figures))
            parts.append(self.tr("{done} of {total} rows").format(done=done, total=formats.count(past.total)))
        return Line(
            look=_SHEET,
            title=past.file,
            text=" · ".join([past.who, *parts] if past.who else parts),
            state=LOOKS.get(past.state),
            when=formats.day(past.at, now),
            when_low=formats.clock(past.at),
            item=past,
        )

    @Slot(object)
    def _on_chosen(self, past: object) -> None:
        self.undo.setVisible(isinstance(past, Past) and past.state != UNDONE)
        self.resume.setVisible(isinstance(past, Past) and past.state == RUNNING and past.here)
