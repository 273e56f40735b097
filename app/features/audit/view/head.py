"""What stands above the queue: its name, words to find, the period, the least amount, chips per kind?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core import money
from app.core.clock import Clock
from app.core.dates import read_day
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.queue import Asked
from app.records.record import RecordType
from app.ui.chips import Chip, Chips
from app.ui.kit import KeyButton, field, label, restyle, row
from app.ui.theme import Theme

_SETTLE_MS = 250
DOUBTS, ALL = "doubts", "all"
_WAITING = QT_TRANSLATE_NOOP("audit", "Waiting")
_LOOK_AT = QT_TRANSLATE_NOOP("audit", "Look at first")


class QueueHead(QWidget):
    """Emits what the queue is to be narrowed to."""

    asked = Signal(object)  # Asked
    chosen = Signal(str)  # key of a chip: a kind, DOUBTS or ALL

    def __init__(self, theme: Theme, clock: Clock, kinds: tuple[RecordType, ...]) -> None:
        super().__init__()
        self._theme, self._clock, self._kinds = theme, clock, kinds
        self._asked = Asked()
        self.search = self._field(theme, self.tr("Number, customer, by whom"), "rail", 2, lead="magnify")
        self._since = self._field(theme, self.tr("from day"), "rail", 1)
        self._until = self._field(theme, self.tr("to day"), "rail", 1)
        self._least = self._field(theme, self.tr("amount from"), "rail", 1)
        self.undo = KeyButton(theme, self.tr("Undo"), "Ctrl+Z", "undo", "quiet", live=True)
        self.undo.hide()
        self.chips = Chips(theme, (), ALL)
        self.chips.chosen.connect(self.chosen)
        approved = self.tr("With approved ones")
        self._approved = KeyButton(theme, approved, "Alt+A", "lock", "chip", checked=False, live=True)
        self._approved.clicked.connect(self._on_typed)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._on_typed)
        for one in (self.search, self._since, self._until, self._least):
            one.textChanged.connect(self._settle.start)
        self._lay_out()

    def _field(self, theme: Theme, hint: str, size: str, times: int, lead: str = "") -> QLineEdit:
        made = field(theme, "", "search" if lead else "", hint=hint, lead=lead)
        made.setFixedWidth(theme.size(size) * times)
        made.setClearButtonEnabled(True)
        made.setAccessibleName(hint)
        return made

    def _lay_out(self) -> None:
        theme = self._theme
        title = label(self.tr("Audit"), "title")
        period = row(theme, self._since, label("–", "faint"), self._until, gap="xs")
        top = row(theme, title, None, self.undo, self.search, period, self._least, margin=("l", "s", "l", "xs"))
        below = QHBoxLayout()
        below.setContentsMargins(theme.space("l"), theme.space("xs"), theme.space("l"), theme.space("s"))
        below.setSpacing(theme.space("m"))
        below.addWidget(self.chips, 1)
        below.addWidget(label(self.tr("What is approved nobody changes or deletes"), "faint"))
        below.addWidget(self._approved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addLayout(below)

    def show_counts(self, waiting: Mapping[str, int], doubts: int) -> None:
        """How many wait, of each kind, and how many should be looked at first."""
        chips = [Chip(ALL, _WAITING, "", sum(waiting.values()))]
        chips += [Chip(kind.key, kind.look.words, kind.look.icon, waiting.get(kind.key, 0)) for kind in self._kinds]
        self.chips.show_chips([*chips, Chip(DOUBTS, _LOOK_AT, "alert-outline", doubts)])

    def show_undo(self, many: int) -> None:
        """What can be taken back with one key; 0 for nothing."""
        self.undo.setVisible(many > 0)
        self.undo.set_words(self.tr("Undo: %n approved just now", "", many))

    def clear(self) -> None:
        """Narrow to nothing."""
        for one in (self.search, self._since, self._until, self._least):
            one.clear()
        self._approved.setChecked(False)
        self._on_typed()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return replace(self._asked, approved=False) != Asked()

    @Slot()
    def _on_typed(self) -> None:
        self._settle.stop()
        least = money.read(self._least.text()) if self._least.text().strip() else None
        self._mark(self._least, bool(self._least.text().strip()) and least is None)
        asked = Asked(
            text=self.search.text().strip(),
            since=self._day(self._since),
            until=self._day(self._until),
            least=least,
            approved=self._approved.isChecked(),
        )
        if asked != self._asked:
            self._asked = asked
            self.asked.emit(asked)

    def _day(self, editor: QLineEdit) -> date | None:
        text = editor.text().strip()
        found = read_day(text, self._clock.now().astimezone().date()) if text else None
        self._mark(editor, bool(text) and found is None)
        return found

    @staticmethod
    def _mark(editor: QWidget, wrong: bool) -> None:
        restyle(editor, "look", "wrong" if wrong else "")
