"""How stands the day? A greeting, what to do first, and the counters compared with yesterday."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.features.calls.figures import Figures
from app.features.desk.view.header import Words
from app.ui import formats
from app.ui.kit import col, label
from app.ui.theme import Theme


class _Figure(QWidget):
    """A counter, what it counts, and what it was at this time yesterday."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._value, self._note = label("–", "figure"), Words(theme, "small", "faint")
        below = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._value)
        line = QHBoxLayout(below)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        line.addWidget(label(name, "muted"))
        line.addWidget(self._note)
        line.addStretch(1)
        layout.addWidget(below)

    def say(self, value: str, note: str, ink: str = "faint") -> None:
        """Show a value and a remark in the colour of a token."""
        self._value.setText(value)
        self._note.say(note)
        self._note.dye(ink)


class TodayHead(QWidget):
    """The top of the page.

    Args:
        name: who sits here, "" where nobody said.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        self._greeting, self._advice = Words(theme, "title", bold=True), Words(theme, "base", "muted")
        self._calls = _Figure(theme, self.tr("Calls"))
        self._answered = _Figure(theme, self.tr("Answered"))
        self._missed = _Figure(theme, self.tr("Missed"))
        self._ring = _Figure(theme, self.tr("Average ring"))
        edge = theme.space("l")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(edge, theme.space("m"), edge, theme.space("m"))
        layout.setSpacing(2 * edge)
        layout.addWidget(col(theme, self._greeting, self._advice, gap="xs"), 1)
        for one in (self._calls, self._answered, self._missed, self._ring):
            layout.addWidget(one)

    def show_head(self, figures: Figures, waiting: int, promised: int, now: datetime) -> None:
        """Show the day: how many callers are to be called back, and how many customers were promised a call."""
        self._greeting.say(self._greet(now).format(name=self._name))
        todo = [
            formats.long_day(now),
            self.tr("%n caller(s) to call back", "", waiting) if waiting else "",
            self.tr("%n promise(s) to keep", "", promised) if promised else "",
        ]
        self._advice.say(" · ".join(part for part in todo if part))
        self._show_figures(figures, waiting)

    def _show_figures(self, figures: Figures, waiting: int) -> None:
        before = figures.yesterday
        yesterday = self.tr("yesterday by now {count}").format(count=before.calls) if before else ""
        self._calls.say(formats.count(figures.calls), yesterday)
        share = round(100 * figures.answered / figures.calls) if figures.calls else None
        self._answered.say(formats.count(figures.answered), f"{share} %" if share is not None else "")
        said = self.tr("%n to call back", "", waiting) if waiting else ""
        self._missed.say(formats.count(figures.missed), said, "danger" if said else "faint")
        ring = self.tr("{seconds} s").format(seconds=figures.ring_s) if figures.ring_s is not None else "–"
        earlier = before.ring_s if before else None
        self._ring.say(ring, self.tr("yesterday {seconds} s").format(seconds=earlier) if earlier is not None else "")

    def _greet(self, now: datetime) -> str:
        hour = now.astimezone().hour
        if hour < 12:
            return self.tr("Good morning, {name}") if self._name else self.tr("Good morning")
        if hour < 18:
            return self.tr("Good afternoon, {name}") if self._name else self.tr("Good afternoon")
        return self.tr("Good evening, {name}") if self._name else self.tr("Good evening")
