"""What is on the screen while a known customer calls? Facts and this call left, what happened right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.calls.model import Outcome
from app.features.customers.lookup import Card
from app.features.desk.open_call import Face
from app.features.desk.pops import Pop, Stage
from app.features.desk.sheet import Sheet
from app.features.desk.view.facts import Facts
from app.features.desk.view.header import Header
from app.features.desk.view.parts import Means, fill_with
from app.features.desk.view.solutions import Solutions
from app.features.desk.view.this_call import ThisCall
from app.features.desk.view.timeline import Timeline, focus_list
from app.features.desk.wording import BLACKLISTED
from app.records.record import RecordType
from app.records.workflow import Look
from app.ui.attention import is_typing
from app.ui.flow import flowing
from app.ui.kit import KeyButton, col, pane, row, rule
from app.ui.texts import words
from app.ui.theme import Theme

_LEVEL = Look(words=QT_TRANSLATE_NOOP("desk", "Level"), icon="star-outline", colour="points")
_PLAIN = Look(words=QT_TRANSLATE_NOOP("desk", "Group"), icon="", colour="approved")


def record_keys(theme: Theme, kinds: Sequence[RecordType]) -> list[tuple[str, KeyButton]]:
    """A button for each record type that starts from the card, in the order of their keys; (type's key, button)."""
    starting = [kind for kind in kinds if kind.card and kind.card.f_key and kind.creatable]
    starting.sort(key=lambda kind: int(kind.card.f_key.removeprefix("F")) if kind.card else 0)
    return [
        (kind.key, KeyButton(theme, _words_of(kind), kind.card.f_key, kind.look.icon, live=True))
        for kind in starting
        if kind.card
    ]


def _words_of(kind: RecordType) -> str:
    return words((kind.card.new if kind.card else None) or kind.look.words)


class CardView(QWidget):
    """The card of one customer in one call (or without a call, when it was opened by hand).

    Args:
        custom: names of the custom fields, "" for those not used; asked at each use.
    """

    put_away = Signal()
    typed = Signal(object)  # Notes
    new_record = Signal(str)
    open_record = Signal(object)  # Event
    edit = Signal()
    filtered = Signal(str)
    remark_used = Signal(str)

    def __init__(self, means: Means, custom: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._theme, self._numbers, self._clock = means.theme, means.numbers, means.clock
        self.header = Header(means.theme)
        self.facts = Facts(means.theme, means.numbers, custom)
        self.this_call = ThisCall(means.theme, means.clock, means.numbers)
        self.timeline = Timeline(means.theme, means.clock, means.kinds)
        self.solutions = Solutions(means)
        self.card: Card | None = None
        self._stage: Stage | None = None
        self._done = KeyButton(means.theme, self.tr("Note and put away"), "Ctrl+Return", "check", "primary", live=True)
        self._lay_out(means)
        self._connect()

    def _lay_out(self, means: Means) -> None:
        theme = means.theme
        left = col(theme, self.facts, rule(), (self.this_call, 1), gap="")
        self._left = pane(theme, left, "pane_card")
        right = col(theme, (self.timeline, 1), self.solutions, gap="")
        middle = row(theme, self._left, rule(vertical=True), (right, 1), gap="")
        buttons = record_keys(theme, means.kinds)
        for key, button in buttons:
            button.clicked.connect(lambda _=False, key=key: self.new_record.emit(key))
        edit = KeyButton(theme, self.tr("Edit"), "Alt+E", "pencil-outline", "quiet", live=True)
        edit.clicked.connect(self.edit)
        begin = flowing(*(button for _, button in buttons), gap=theme.space("s"))
        keys = row(theme, (begin, 1), edit, self._done, margin=("l", "s", "l", "s"))
        fill_with(self, pane(theme, col(theme, self.header, rule(), (middle, 1), rule(), keys, gap="")))

    def _connect(self) -> None:
        self._done.clicked.connect(self.put_away)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.put_away.emit)
        for place, outcome in enumerate(Outcome, 1):
            QShortcut(QKeySequence(f"Ctrl+{place}"), self, lambda outcome=outcome: self._choose(outcome))
        self.this_call.changed.connect(self.typed)
        self.this_call.changed.connect(lambda notes: self.solutions.look(notes.note))
        self.this_call.finished.connect(self.put_away)
        self.timeline.filtered.connect(self.filtered)
        self.timeline.opened.connect(self.open_record)
        self.header.used.connect(self.remark_used)

    def _choose(self, outcome: Outcome) -> None:
        if not self.this_call.isHidden():
            self.this_call.choose_outcome(outcome)

    # ------------------------------------------------------------ what it shows

    def begin(self, sheet: Sheet, pop: Pop | None, places: Mapping[str, str], now: datetime) -> None:
        """Show a tab that came to the front, with what was typed in it."""
        assert sheet.face is not None
        self._stage = None
        self.this_call.stay()
        self.show_face(sheet.face, places, now)
        self.this_call.show_notes(sheet.notes)
        self.solutions.look(sheet.notes.note, anew=True)
        self.show_pop(pop, now)
        if sheet.past is not None:
            self.timeline.show_past(sheet.past, sheet.only)
        else:
            self.timeline.wait()

    def show_face(self, face: Face, places: Mapping[str, str], now: datetime) -> None:
        """Name, warnings, facts; the history follows."""
        card = face.card
        assert card is not None
        self.card = card
        self.header.show_title(card.name, self._pills(card, now))
        self.header.show_remarks(face.remarks)
        self.facts.show_card(card, face.key, places)
        self.this_call.show_intention(card.intention)

    def show_pop(self, pop: Pop | None, now: datetime) -> None:
        """Where the call stands; None for a card without a call."""
        self.this_call.setVisible(pop is not None)
        self.facts.fill(alone=pop is None)
        if pop is None:
            self._done.set_words(self.tr("Close"))
            return
        self.this_call.show_pop(pop, now)
        if pop.stage is Stage.TALKING and self._stage is not Stage.TALKING and self.isVisible():
            self._stage = pop.stage
            holder = QApplication.focusWidget()
            if holder is None or not is_typing(holder):
                self.take_focus()
        self._stage = pop.stage

    def take_focus(self) -> None:
        """Where the keyboard goes when the card comes to the front: the note while talking, else the history."""
        if self._stage is Stage.TALKING or self._stage is Stage.OVER:
            self.this_call.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_list(self.timeline.list)

    def _pills(self, card: Card, now: datetime) -> list[tuple[Look, str]]:
        pills: list[tuple[Look, str]] = []
        if card.blacklisted_at:
            pills.append((BLACKLISTED, ""))
        if card.level:
            pills.append((_LEVEL, card.level))
        if card.group:
            pills.append((_PLAIN, card.group))
        years = (now - card.since).days // 365
        known = (
            self.tr("customer for %n year(s)", "", years)
            if years
            else self.tr("customer since {month}").format(month=card.since.astimezone().strftime("%Y-%m"))
        )
        return [*pills, (_PLAIN, known)]
