"""What do strip, tabs, rail and notices say about the calls?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from app.features.desk.far_box import FarBox
from app.features.desk.pops import Pop, Stage
from app.features.desk.tape import NO_TAPES, Tapes
from app.features.desk.tiles import Lines
from app.features.desk.wording import number_of, title_of
from app.telephony.protocol import BoxState
from app.ui.texts import words
from app.ui.toast import Notice

if TYPE_CHECKING:
    from app.features.desk.view.controller import CallDesk

_TICK_MS = 1000
_CARD_MS = 60  # a card is usually there by then


class Signs(QObject):
    """Paints what stands around the page.

    Attributes:
        boxes: by their first line.
        tapes: how the recording of the lines stands.
        named: False while nobody is signed in: numbers only.
        far: boxes at other seats.
    """

    def __init__(self, desk: "CallDesk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.boxes: dict[int, BoxState] = {}
        self.far: tuple[FarBox, ...] = ()
        self.tapes = NO_TAPES
        self.named = True
        self._bars = (desk.page.card.this_call.tape, desk.page.unknown.this_call.tape)
        for bar in self._bars:
            bar.wished.connect(desk.tape_wished)
        self._counts = (0, 0)
        self._stale: dict[UUID, None] = {}  # calls of which tab or notice do not say how they stand now, in order
        self._due = QTimer(self, interval=0, singleShot=True)
        self._due.timeout.connect(self._on_due)
        self._cards: set[UUID] = set()  # that are looked for
        self._card = QTimer(self, interval=_CARD_MS, singleShot=True)
        self._card.timeout.connect(self._on_due)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    def show_names(self, on: bool) -> None:
        """Say names from now on, or numbers only; also where something is said already."""
        self.named = on
        for pop in self._desk.pops.all:
            self._desk.change(pop.call.uuid)
        self.paint()

    def show_tapes(self, tapes: Tapes) -> None:
        """How the recording of the lines stands, on strip and call."""
        self.tapes = tapes
        for bar in self._bars:
            bar.show_tapes(tapes)
        self.paint_soon()

    def paint_soon(self) -> None:
        """Paint when everything that happens in this moment has happened, and after the cards that are looked for."""
        self._desk.page.tabs.setUpdatesEnabled(False)
        if not self._card.isActive():
            self._due.start()

    def say_soon(self, uuid: UUID) -> None:
        """Say on tab and notice how a call stands, once for all that becomes known of it in this moment."""
        self._stale[uuid] = None
        self.paint_soon()

    def wait_for_cards(self, uuids: Iterable[UUID]) -> None:
        """These cards are looked for: for a moment nothing is painted, and the processor is theirs alone."""
        self._cards.update(uuids)
        if self._cards and not self._card.isActive():
            self._due.stop()
            self._card.start()

    def card_came(self, uuid: UUID) -> None:
        """One of them was found, or there is none."""
        self._cards.discard(uuid)
        if not self._cards and self._card.isActive():
            self._card.stop()
            self._due.start()

    @Slot()
    def _on_due(self) -> None:
        self._cards.clear()
        self._desk.page.tabs.setUpdatesEnabled(True)
        self.paint()
        if self._desk.pops.all and not self._tick.isActive():
            self._tick.start()
        elif not self._desk.pops.all:
            self._tick.stop()

    @Slot()
    def _on_tick(self) -> None:
        """Running times run on."""
        for uuid in self._desk.page.tabs.uuids:
            pop = self._desk.pops.get(uuid)
            if pop is not None and pop.tab and (pop.live or pop.stage is Stage.MISSED):
                self._desk.change(uuid)
        self.paint()

    def paint(self) -> None:
        """Say how the calls stand: on their tabs and notices, on the strip, and how many wait."""
        desk, pops = self._desk, self._desk.pops
        stale, self._stale = self._stale, {}
        for uuid in stale:
            self._say(uuid)
        boxes = tuple(self.boxes.values())
        lines = Lines(pops, boxes, desk.means.numbers, desk.lookups.regions, self.tapes, self.named, self.far)
        desk.strip.show_tiles(lines.tiles(desk.means.clock.now()))
        counts = (pops.ringing, pops.to_return)
        desk.page.tabs.say_waiting(*counts)
        if self._counts != counts:
            self._counts = counts
            desk.counted.emit(*counts)

    def _say(self, uuid: UUID) -> None:
        desk, pop = self._desk, self._desk.pops.get(uuid)
        if pop is None:
            return
        if pop.tab and uuid in desk.sheets:
            desk.paint_tab(uuid)
        if uuid in desk.toasts:
            desk.toast_wanted.emit(self.notice(pop))

    def notice(self, pop: Pop) -> Notice:
        """What a toast or the system's notification says about a call."""
        if not self.named:
            return self._nameless(pop)
        number = pop.call.number or ""
        who = pop.caller
        stranger = bool(number and who and not who.customer_id and not who.several and not who.unseen)
        parts = [
            self.tr("line {line}").format(line=pop.call.line),
            self._desk.means.numbers.shown(number) if who and who.name and number else "",
            self._desk.lookups.places.get(number, ""),
            self.tr("no file yet") if stranger else "",
            self.tr("%n customer(s) have this number", "", who.several) if who and who.several > 1 else "",
        ]
        title = self.tr("{who} is calling").format(who=words(title_of(pop, self._desk.means.numbers)))
        text = " · ".join(part for part in parts if part)
        return Notice(key=str(pop.call.uuid), line=pop.call.line, title=title, text=text)

    def _nameless(self, pop: Pop) -> Notice:
        number = words(number_of(pop.call, self._desk.means.numbers))
        line = self.tr("line {line}").format(line=pop.call.line)
        return Notice(key=str(pop.call.uuid), line=pop.call.line, title=number, text=line)
