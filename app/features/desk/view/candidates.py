"""Which of several customers with this number is calling? A list, the most recent first, one key each."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.phone import Numbers
from app.features.customers.lookup import Candidate
from app.features.desk.open_call import Face
from app.features.desk.pops import Pop
from app.features.desk.view.header import Header
from app.features.desk.view.parts import Means, fill_with
from app.features.desk.view.timeline import focus_list
from app.features.desk.wording import BLACKLISTED, LOOKS, nameless, state_of
from app.records.workflow import Look
from app.ui import formats
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.lists import EventList, Line
from app.ui.texts import words

PERSON = Look(words=QT_TRANSLATE_NOOP("desk", "Customer"), icon="account-outline", colour="muted")
_PLACE = Look(words=QT_TRANSLATE_NOOP("desk", "Place of origin"), icon="map-marker-outline", colour="approved")


def state_pill(pop: Pop, now: datetime) -> tuple[Look, str]:
    """The pill that says where a call stands."""
    return LOOKS[pop.stage], words(state_of(pop, now))


def place_pill(place: str) -> tuple[Look, str]:
    """The pill that says where a number comes from."""
    return _PLACE, place


def candidate_line(candidate: Candidate, numbers: Numbers, now: datetime, last: str, key: str = "") -> Line:
    """A customer as a row: name, number, address, last contact (`last` has a place `{when}`) and why proposed."""
    when = last.format(when=formats.moment(candidate.last_call_at, now)) if candidate.last_call_at else ""
    return Line(
        look=PERSON,
        title=candidate.name,
        number=numbers.shown(candidate.phone) if candidate.phone else "",
        text=" · ".join(part for part in (candidate.address, words(candidate.whose), when) if part),
        state=BLACKLISTED if candidate.blacklisted else None,
        note=words(candidate.why) if candidate.why else "",
        key=key,
        item=candidate,
    )


class CandidatesView(QWidget):
    """The choice. Digits, or arrows and Enter, choose while the list has the focus."""

    chosen = Signal(int)  # customer id
    strange = Signal()  # none of them
    put_away = Signal()

    def __init__(self, means: Means) -> None:
        super().__init__()
        theme = means.theme
        self._numbers, self._clock = means.numbers, means.clock
        self._found: tuple[Candidate, ...] = ()
        self.header = Header(theme)
        self._about = label("", "muted", wrap=True)
        self.list = EventList(theme, means.clock, when=False)
        self.list.setAccessibleName(self.tr("Customers with this number"))
        self.list.opened.connect(self._on_opened)
        self.list.installEventFilter(self)
        none = KeyButton(theme, self.tr("None of them: new customer"), "Alt+N", "account-plus-outline", live=True)
        none.clicked.connect(self.strange)
        away = KeyButton(theme, self.tr("Put away"), "Ctrl+Return", "check", "quiet", live=True)
        away.clicked.connect(self.put_away)
        head = col(theme, self._about, margin=("l", "m", "l", "s"))
        keys = row(theme, none, None, away, margin=("l", "s", "l", "s"))
        fill_with(self, pane(theme, col(theme, self.header, rule(), head, (self.list, 1), rule(), keys, gap="")))

    def show_face(self, face: Face, pop: Pop, places: Mapping[str, str], now: datetime) -> None:
        """Show those who have the number."""
        self._found = face.candidates
        self.show_pop(pop, places, now)
        self._about.setText(self.tr("%n customer(s) share this number. Who is calling?", "", len(face.candidates)))
        last = self.tr("last contact {when}")
        rows = [
            candidate_line(one, self._numbers, now, last, str(place) if place < 10 else "")
            for place, one in enumerate(face.candidates, 1)
        ]
        self.list.show_items(rows)
        self.list.choose_first()

    def show_pop(self, pop: Pop, places: Mapping[str, str], now: datetime) -> None:
        """Where the call stands."""
        pills = [state_pill(pop, now)]
        if place := places.get(pop.call.number or ""):
            pills.append(place_pill(place))
        self.header.show_title(nameless(pop.call, self._numbers), pills)

    def take_focus(self) -> None:
        """The list gets the keyboard."""
        focus_list(self.list)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            place = event.key() - Qt.Key.Key_1.value
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and 0 <= place < min(9, len(self._found)):
                self.chosen.emit(self._found[place].id)
                return True
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        if isinstance(item, Candidate):
            self.chosen.emit(item.id)
