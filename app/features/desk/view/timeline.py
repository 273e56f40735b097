"""What happened with a customer? Chips by kind with counts, and the list: open things first, then by month."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.clock import Clock
from app.features.desk.open_call import Past
from app.features.desk.view.parts import fill_with
from app.features.products.life_action import LIFE
from app.records.part import Event
from app.records.record import RecordType
from app.ui import formats
from app.ui.chips import Chip, Chips
from app.ui.kit import col, label, row
from app.ui.lists import EventList, Line, Section
from app.ui.theme import Theme

_MONTHS = 2


class Timeline(QWidget):
    """Chips and list. `filtered` asks for the events of one kind ("" for all)."""

    filtered = Signal(str)
    opened = Signal(object)  # Event
    print_wanted = Signal(str, int, str)  # key of the record type, id, what it is called
    play_wanted = Signal(int)  # id of the call
    life_wanted = Signal(str, int)  # of the machine in a record: its type, its id

    def __init__(self, theme: Theme, clock: Clock, kinds: Sequence[RecordType]) -> None:
        super().__init__()
        self._clock, self._wide = clock, theme.size("palette")
        self._kinds = {kind.key: kind for kind in kinds if kind.card}
        self._with_machines = {one.key for one in kinds if any(deed.name == LIFE for deed in one.actions)}
        self._chips = Chips(theme, self._with_all({}))
        self.list = EventList(theme, clock, {key: kind.look for key, kind in self._kinds.items()}, line=True)
        self.list.setAccessibleName(self.tr("What happened"))
        self._hint = label(self.tr("↑↓ choose   ↵ open   P listen   M machine"), "faint")
        head = row(
            theme,
            label(self.tr("History"), "section"),
            (self._chips, 1),
            self._hint,
            margin=("l", "s", "l", "xs"),
        )
        fill_with(self, col(theme, head, (self.list, 1), gap=""))
        self._chips.chosen.connect(self.filtered)
        self.list.opened.connect(self._on_opened)
        listen = QShortcut(QKeySequence("P"), self.list, self._on_listen)
        life = QShortcut(QKeySequence("M"), self.list, self._on_life)
        for one in (listen, life):
            one.setContext(Qt.ShortcutContext.WidgetShortcut)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() > self._wide)

    @property
    def only(self) -> str:
        """The kind chosen, "" for all."""
        return self._chips.current

    @Slot()
    def print_chosen(self) -> None:
        """Ask for the slip of the chosen entry."""
        item = self.list.current
        kind = self._kinds.get(item.kind) if isinstance(item, Event) else None
        if isinstance(item, Event) and kind is not None and kind.slips:
            self.print_wanted.emit(item.kind, item.id, item.number)

    def wait(self) -> None:
        """Another customer's events are on their way."""
        self._chips.show_chips(self._with_all({}), "")
        self.list.show_items([])
        self.list.show_nothing("")

    def show_past(self, past: Past, only: str = "") -> None:
        """Show events and counts; `only` is the kind they were narrowed to."""
        self._chips.show_chips(self._with_all(past.counts), only)
        self.list.show_items(in_sections(past.events, self._clock.now(), self._heads()))
        nothing = self.tr("Nothing has happened with this customer yet.")
        self.list.show_nothing(self.tr("The history comes when the server is back.") if past.away else nothing)

    def _with_all(self, counts: Mapping[str, int]) -> list[Chip]:
        kinds = [
            Chip(key, kind.look.words, kind.look.icon, counts.get(key, 0), shown=counts.get(key, 0) > 0)
            for key, kind in self._kinds.items()
        ]
        return [Chip("", self.tr("All"), count=sum(counts.values()) if counts else None), *kinds]

    def _heads(self) -> tuple[str, str]:
        return self.tr("Not finished · {count}"), self.tr("Earlier")

    @Slot()
    def _on_listen(self) -> None:
        if isinstance(self.list.current, Event) and self.list.current.kind == "call":
            self.play_wanted.emit(self.list.current.id)

    @Slot()
    def _on_life(self) -> None:
        item = self.list.current
        if isinstance(item, Event) and item.kind in self._with_machines:
            self.life_wanted.emit(item.kind, item.id)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        if isinstance(item, Event):
            self.opened.emit(item)


def in_sections(events: Sequence[Event], now: datetime, heads: tuple[str, str]) -> list[Event | Line | Section]:
    """The events with headings between them: open ones, this month and the one before, earlier."""
    found: list[Event | Line | Section] = []
    still_open = [one for one in events if one.open]
    if still_open:
        found += [Section(heads[0].format(count=len(still_open))), *still_open]
    months, last = 0, (0, 0)
    for event in events:
        if event.open:
            continue
        local = event.at.astimezone() if months <= _MONTHS else None
        if local is not None and (local.year, local.month) != last:
            months, last = months + 1, (local.year, local.month)
            found.append(Section(formats.month(event.at) if months <= _MONTHS else heads[1]))
        found.append(event)
    return found


def focus_list(listing: EventList) -> None:
    """Give the list the keyboard, with a row chosen."""
    if listing.current is None:
        listing.choose_first()
    listing.setFocus(Qt.FocusReason.OtherFocusReason)
