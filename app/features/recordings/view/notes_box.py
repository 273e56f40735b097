"""How are notes at places of a recording written, shown and gone to?"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.recordings.notes import TAKEN, Aside, Heard, Noted
from app.ui import formats
from app.ui.kit import KeyButton, col, field, label, row, rule
from app.ui.scrolled import scrolled
from app.ui.theme import Theme

_HEARD = 5  # who listened last


class NotesBox(QWidget):
    """The notes of one recording in the order of their places, a field for another, and who listened.

    Args:
        place: asked for the place that plays, in milliseconds, when a note is written.
    """

    sought = Signal(int)  # ms
    written = Signal(int, str)  # ms, words
    dropped = Signal(int)  # id of a note

    def __init__(self, theme: Theme, place: Callable[[], int]) -> None:
        super().__init__()
        self._theme, self._place = theme, place
        self.words = field(theme, hint=self.tr("Note at this place"))
        self.words.setAccessibleName(self.tr("Note at this place"))
        self.words.setMaxLength(240)
        self.words.returnPressed.connect(self._on_written)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.space("xs"))
        inside = QWidget()
        inside.setLayout(self._rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(theme, label(self.tr("Notes"), "section"), None))
        layout.addWidget(self.words)
        layout.addWidget(scrolled(theme, inside), 1)

    def show_aside(self, aside: Aside) -> None:
        """Other notes."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in aside.notes:
            self._rows.addWidget(self._note(one))
        if not aside.notes:
            self._rows.addWidget(
                label(self.tr("Nothing is noted yet. N writes a note at the place that plays."), "faint", wrap=True)
            )
        if aside.heard:
            self._rows.addWidget(rule())
            self._rows.addWidget(label("\n".join(map(self._heard, aside.heard[:_HEARD])), "small", wrap=True))
        self._rows.addStretch(1)

    def _note(self, one: Noted) -> QWidget:
        theme = self._theme
        place = KeyButton(theme, formats.duration(one.at_ms / 1000), icon="play-outline", look="chip")
        place.clicked.connect(lambda: self.sought.emit(one.at_ms))
        place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        drop = KeyButton(theme, icon="close", look="quiet")
        drop.setAccessibleName(self.tr("Delete this note"))
        drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        drop.clicked.connect(lambda: self.dropped.emit(one.id))
        words = col(theme, label(one.words, wrap=True), label(one.author, "small"), gap="")
        return row(theme, place, (words, 1), drop)

    def _heard(self, one: Heard) -> str:
        said = self.tr("{who} took it along, {at}") if one.deed == TAKEN else self.tr("{who} listened, {at}")
        return said.format(who=one.who, at=formats.full(one.at))

    @Slot()
    def _on_written(self) -> None:
        if self.words.text().strip():
            self.written.emit(self._place(), self.words.text())
            self.words.clear()
