"""Who is called back: name, number to dial, what they bought and what was repaired, what they said before?"""

from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.round import Turn
from app.features.callbacks.spec import CALLBACK
from app.features.customers.dealings import Dealing
from app.records.part import Event
from app.records.workflow import Look
from app.ui import formats
from app.ui.dialling import KEY, wish
from app.ui.kit import KeyButton, col, label, row
from app.ui.lists import EventList, Line, Section
from app.ui.theme import Theme

_SALE = Look(words=QT_TRANSLATE_NOOP("callbacks", "Sale"), icon="cart-outline", colour="sale")
_REPAIR = Look(words=QT_TRANSLATE_NOOP("callbacks", "Repair"), icon="wrench-outline", colour="repair")


class Dials(Protocol):
    """Writes telephone numbers for people and for dialling."""

    def shown(self, raw: str) -> str:
        """As people write it."""
        ...

    def dialled(self, raw: str) -> str:
        """As it is dialled from here."""
        ...


class Whom(QObject):
    """The customer whose turn it is: `head` above the answers, `history` beside them."""

    def __init__(self, theme: Theme, clock: Clock, numbers: Dials, parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._numbers = clock, numbers
        self._phones: tuple[str, ...] = ()
        self._at = 0
        self._name, self._dial = label("", "title"), label("", "figure")
        self._copied = label(self.tr("copied, ready to be dialled"), "faint")
        self._about, self._due = label("", "muted", wrap=True), label("", "small")
        self._other = KeyButton(theme, self.tr("Other number"), "Alt+P", "phone-plus", "quiet", live=True)
        self._other.clicked.connect(self._on_other)
        self._call = KeyButton(theme, self.tr("Dial"), KEY, "phone-outgoing", "quiet")
        self._call.clicked.connect(lambda: wish(self._call, self.number))
        self.head = col(
            theme,
            row(theme, self._name, None, self._due),
            row(theme, self._dial, self._call, self._copied, self._other, None, gap="m"),
            self._about,
            gap="xs",
        )
        kinds = {CALLBACK.key: CALLBACK.look}
        self.history = EventList(theme, clock, kinds)
        self.history.setAccessibleName(self.tr("What happened before"))
        self.history.show_nothing(self.tr("Nothing was sold, repaired or asked before."))

    @property
    def number(self) -> str:
        """The number to dial, "" for none."""
        return self._numbers.dialled(self._phones[self._at]) if self._phones else ""

    def show_turn(self, turn: Turn) -> None:
        """Show another customer."""
        values, names = turn.loaded.values, turn.loaded.names
        self._phones, self._at = turn.phones, 0
        self._name.setText(turn.customer)
        parts = (names.get("purpose_id", ""), values["subject"])
        self._about.setText(" · ".join(part for part in parts if part))
        self._about.setVisible(bool(self._about.text()))
        days = (self._clock.now().astimezone().date() - values["due_on"]).days
        self._due.setText(self.tr("%n day(s) late", "", days) if days > 0 else "")
        self._other.setVisible(len(self._phones) > 1)
        self._show_number()
        rows: list[Event | Line | Section] = []
        if turn.earlier:
            rows += [Section(self.tr("Callbacks before")), *turn.earlier]
        if turn.dealings:
            rows += [Section(self.tr("Bought and repaired")), *(self._line(one) for one in turn.dealings)]
        self.history.show_items(rows)

    def _show_number(self) -> None:
        raw = self._phones[self._at] if self._phones else ""
        self._dial.setText(formats.phone(self._numbers, raw) if raw else self.tr("No number is known"))
        self._copied.setVisible(bool(raw))
        self._call.setEnabled(bool(raw))

    def _line(self, one: Dealing) -> Line:
        now = self._clock.now()
        far = one.day.year != now.astimezone().year
        return Line(
            look=_SALE if one.key == "sale_id" else _REPAIR,
            title=one.words or one.number,
            text=one.number,
            when=formats.short_day(one.day) if far else formats.day(one.day, now),
            when_low=formats.year(one.day) if far else "",
        )

    @Slot()
    def _on_other(self) -> None:
        self._at = (self._at + 1) % len(self._phones)
        self._show_number()
        QGuiApplication.clipboard().setText(self.number)
