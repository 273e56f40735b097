"""How do several seats share a call: where it rings, who takes it, to whom it is passed on, who else looks at it?"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.presence import Present, Record, who_has
from app.features.calls import log
from app.features.desk.pops import Pop
from app.features.desk.ringing import delay_s
from app.features.desk.sheet import Sheet
from app.features.desk.view.share_bar import Passing
from app.features.desk.wording import answered_elsewhere
from app.telephony.protocol import Call, Direction
from app.ui.texts import words

if TYPE_CHECKING:
    from app.features.desk.view.controller import CallDesk

_TAKE_IT = QT_TRANSLATE_NOOP("desk", "Please see to this call.")


class Shared(QObject):
    """Joins the desk with those of the other seats. Whoever tells the others listens to its signals.

    Attributes:
        others: who else is there now.
    """

    taken = Signal(object)  # UUID of a call somebody at this seat takes
    turned = Signal()  # another customer is on the screen
    passed = Signal(str)  # a sentence: the card went to a colleague

    def __init__(self, desk: "CallDesk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.others: tuple[Present, ...] = ()
        desk.page.share.take_wanted.connect(self._on_take)
        desk.page.share.passed.connect(self._on_passed)

    # ------------------------------------------------------------ where it rings

    def take(self, call: Call, *, remote: bool = False) -> None:
        """A call of this seat's lines, or of another's, began or changed."""
        desk, before = self._desk, self._desk.pops.get(call.uuid)
        delay = delay_s(call.line, desk.means.settings) if call.direction is Direction.IN else None if remote else 0
        moves = desk.pops.take(call, desk.means.scene(), quiet=delay != 0)
        if before is None and call.uuid in desk.pops:
            if remote or self.others:
                desk.pops.share(call.uuid)
            if delay:
                QTimer.singleShot(delay * 1000, self, partial(self.ring_here, call.uuid))
        desk.do(moves)
        if call.elsewhere and before and not before.call.elsewhere and (pop := desk.pops.get(call.uuid)):
            desk.told.emit(words(answered_elsewhere(pop, desk.means.numbers)))

    def ring_here(self, uuid: UUID) -> None:
        """A call that rang elsewhere first, and still rings, rings here too."""
        self._desk.do(self._desk.pops.ring_here(uuid, self._desk.means.scene()))

    # ------------------------------------------------------------ whose it is

    def i_take(self, uuid: UUID | None) -> None:
        """Somebody at this seat does something about the call: it is theirs, unless it is somebody's already."""
        pop = self._desk.pops.get(uuid)
        if uuid is None or pop is None or not pop.shared or pop.mine or pop.by:
            return
        self._claim(uuid)

    def take_over(self, uuid: UUID) -> None:
        """It was passed on to this seat: it is theirs, whoever had it before."""
        if uuid in self._desk.pops:
            self._claim(uuid, over=True)

    def _claim(self, uuid: UUID, *, over: bool = False) -> None:
        desk, who = self._desk, self._desk.means.who
        desk.pops.took(uuid)
        desk.change(uuid)
        self.show()
        self.taken.emit(uuid)
        call = desk.pops[uuid].call
        numbers = desk.means.numbers

        def told(winner: str) -> None:
            if winner and winner != who.name:
                self.taken_elsewhere(uuid, winner)

        work = desk.means.store.run(lambda s: log.take(s, call, numbers, who, over=over))
        desk.means.bridge.then(work, told, self, lambda _err: None)  # the call itself is in the outbox

    def taken_elsewhere(self, uuid: UUID, by: str) -> None:
        """Somebody at another seat takes it."""
        desk = self._desk
        if uuid in desk.pops and not self._is_typing(uuid):
            desk.do(desk.pops.elsewhere(uuid, by, desk.means.scene()))
            self.show()

    def _is_typing(self, uuid: UUID) -> bool:
        """Whoever has noted something about it goes on, whoever said first that it is theirs."""
        sheet = self._desk.sheets.get(uuid)
        return sheet is not None and sheet.unsaved and self._desk.pops[uuid].mine

    @Slot()
    def _on_take(self) -> None:
        self.i_take(self._desk.front)

    # ------------------------------------------------------------ passing it on

    @Slot(object)
    def _on_passed(self, passing: Passing) -> None:
        desk = self._desk
        sheet = desk.sheets.get(desk.front) if desk.front else None
        if sheet is None:
            return
        number = desk.pops[sheet.uuid].call.number if sheet.uuid in desk.pops else None

        def with_call(call_id: int | None) -> None:
            card = sheet.face.card if sheet.face else None
            values = {
                "words": passing.note or words(_TAKE_IT),
                "customer_id": card.id if card else None,
                "call_id": call_id,
                "phone": number or "",
                "for_whom": passing.to,
                "urgent": True,
            }
            given = {key: value for key, value in values.items() if value is not None}
            future = desk.means.records.save(desk.means.kind("message"), None, 0, given)
            desk.means.bridge.then(future, lambda _: self._on_given(sheet, passing), self)

        desk.lookups.ask_call_id(sheet.uuid, with_call)

    def _on_given(self, sheet: Sheet, passing: Passing) -> None:
        self.passed.emit(self.tr("Passed on to {name}").format(name=passing.to))
        if sheet.uuid in self._desk.pops and not sheet.unsaved:
            self._desk.do(self._desk.pops.elsewhere(sheet.uuid, passing.to, self._desk.means.scene()))
        else:
            self._desk.pops.share(sheet.uuid, passing.to)
        self.show()

    # ------------------------------------------------------------ who else looks at it

    def show_others(self, others: Sequence[Present]) -> None:
        """Somebody came, went, or turned to another record."""
        self.others = tuple(others)
        self._desk.page.share.show_others(self.others)
        self.show()

    @property
    def opened(self) -> frozenset[Record]:
        """The customer on the screen."""
        card = self._card_id()
        return frozenset({("customer", card)} if card else ())

    def show(self) -> None:
        """Say about the call in front whose it is, and who else has its customer open."""
        desk = self._desk
        if desk.front is None:
            desk.page.share.drop()
            desk.page.share.hide()
        else:
            self.show_pop(desk.pops.get(desk.front))
        self.turned.emit()

    def show_pop(self, pop: Pop | None) -> None:
        """The same for the call in front; None for a card without a call."""
        card = self._card_id()
        beside = who_has(self.others, ("customer", card)) if card else ()
        if self._desk.front is not None:
            self._desk.page.share.show_call(self._desk.front, pop, beside)

    def _card_id(self) -> int:
        sheet = self._desk.sheets.get(self._desk.front) if self._desk.front else None
        return sheet.face.card.id if sheet and sheet.face and sheet.face.card else 0
