"""How do lines, database and operator come together on the desk? Moves are carried out, wishes become jobs."""

from collections.abc import Iterable, Sequence
from uuid import NAMESPACE_URL, UUID, uuid5

from PySide6.QtCore import QObject, Signal, Slot

from app.core.options import MUTE_BLACKLIST, POP_MODE
from app.features.calls import log
from app.features.calls.lines import CallLine
from app.features.desk.far_box import FarBox
from app.features.desk.pops import Do, Doing, Mode, Move, Pop, Pops
from app.features.desk.sheet import Sheet
from app.features.desk.view.answers import Answers
from app.features.desk.view.desk_actions import Actions, keeps_waiting
from app.features.desk.view.lookups import Lookups
from app.features.desk.view.page import DeskPage
from app.features.desk.view.parts import Means
from app.features.desk.view.shared import Shared
from app.features.desk.view.signs import Signs
from app.features.desk.view.strip import LineStrip
from app.features.desk.view.tabs import tab_of
from app.features.desk.view.wishes import Wishes
from app.telephony.protocol import BoxState, Call, CallState

_LATEST = 100


class CallDesk(QObject):
    """The desk as a whole: strip, page, and what joins them. Lives on the GUI thread; every slot is short.

    Args:
        strip: the strip of lines where the window has one already.

    Attributes:
        strip: for the top of the window.
        page: the place "desk".
        signs: what stands around the page.
        toasts: calls that a notice tells of.
    """

    desk_wanted = Signal()  # bring the page to the front
    left = Signal()  # Esc on a call that came, or was opened, while another page was open: go back there
    toast_wanted = Signal(object)  # app.ui.toast.Notice
    toast_gone = Signal(str)  # its key
    attention_wanted = Signal(str, str)  # title, text
    open_record = Signal(str, int)  # key of the record type, id
    new_record = Signal(object)  # NewRecord
    remark_used = Signal(str, int)  # name of a remark's action, customer id
    counted = Signal(int, int)  # callers ringing, missed calls to return
    told = Signal(str)  # a sentence of good news
    play_wanted = Signal(int)  # id of a call
    tape_wished = Signal(object)  # TapeWish
    settled = Signal(object)  # Changes somebody made, a moment after the last of them

    def __init__(self, means: Means, parent: QObject | None = None, strip: LineStrip | None = None) -> None:
        super().__init__(parent)
        self.means = means
        self.pops = Pops(
            lambda: Mode(means.settings.text(POP_MODE)),
            lambda: means.settings.on(MUTE_BLACKLIST),
            means.numbers.key,
        )
        self.strip, self.page = strip or LineStrip(means.theme), DeskPage(means)
        self.lookups, self.actions = Lookups(means, self), Actions(means, self)
        self.sheets: dict[UUID, Sheet] = {}
        self.front: UUID | None = None
        self.toasts: set[UUID] = set()
        self._from_elsewhere = False
        self.signs = Signs(self)
        self.answers, self.wishes, self.shared = Answers(self), Wishes(self), Shared(self)
        self._moves = {
            Do.OPEN: self._open,
            Do.CHANGE: self.change,
            Do.LOOK_UP: self._look_up,
            Do.FRONT: self._bring,
            Do.TOAST: self._toast,
            Do.UNTOAST: self._untoast,
            Do.FLASH: self._flash,
            Do.CLOSE: self._close,
        }
        self.strip.chosen.connect(self.choose_line)
        self.page.tabs.chosen.connect(self._on_tab)
        self.page.left.connect(self._on_left)
        self.page.card.timeline.play_wanted.connect(self.play_wanted)
        self.paint_lines()

    # ------------------------------------------------------------ what comes from outside

    @Slot(object)
    def take(self, call: Call) -> None:
        """A call began or changed."""
        self.shared.take(call)

    @Slot(object)
    def take_box(self, state: BoxState) -> None:
        """A box came, went, or said something."""
        self.signs.boxes[state.first_line] = state
        self.paint_lines()

    def show_far_boxes(self, boxes: Iterable[FarBox]) -> None:
        """These are the boxes at other seats."""
        self.signs.far = tuple(boxes)
        self.paint_lines()

    def recover(self, lines: Sequence[CallLine]) -> None:
        """Calls nobody handled before the program ended return as tabs."""
        self.do(self.pops.recovered([_call_of(line) for line in reversed(lines)]))
        for line in lines:
            self.answers.recall(line.uuid)

    @Slot(str)
    def take_call(self, key: str) -> None:
        """The notice of a call was used: bring it to the front."""
        if UUID(key) in self.pops:
            self.do(self.pops.choose(UUID(key)))
            self.shared.i_take(UUID(key))

    @Slot(str)
    def put_off(self, key: str) -> None:
        """The notice of a call was put off; its tab waits."""
        self.toasts.discard(UUID(key))

    @Slot(int)
    def choose_line(self, line: int) -> None:
        """Alt+n or a click on a tile."""
        self.do(self.pops.choose_line(line))
        self.shared.i_take(self.front)

    def open_customer(self, customer_id: int) -> None:
        """Open a customer's card as a tab of its own, without a call."""
        uuid = uuid5(NAMESPACE_URL, f"customer-{customer_id}")
        self.sheets.setdefault(uuid, Sheet(uuid, customer_id))
        self.lookups.ask_face(uuid, "", customer_id)
        self._show(uuid)
        self._ask_for_desk()

    def open_line(self, line: CallLine) -> None:
        """Open a call of the log: its caller's file, with the call to note something about."""
        if line.uuid not in self.pops:
            self.do(self.pops.recovered([_call_of(line)]))
            self.sheets[line.uuid].customer_id = line.customer_id
            self.answers.recall(line.uuid)
        self.do(self.pops.choose(line.uuid))

    def prepare(self) -> None:
        """In a quiet moment: what the first card would otherwise wait for."""
        self.lookups.prepare()
        self.page.card.grab()  # styled and laid out where nobody sees it

    def close(self) -> None:
        """Keep every draft; the program ends."""
        self.actions.flush()

    # ------------------------------------------------------------ carrying out moves

    def do(self, moves: Iterable[Move]) -> None:
        """Carry out moves in their order."""
        handled: list[UUID] = []
        moves = sorted(moves, key=lambda one: one.do is not Do.LOOK_UP)  # the database works meanwhile
        for move in moves:
            if move.do is Do.REST:
                self.show_calls()
                if self._from_elsewhere:  # what came to the front steps back, the page it covered comes again
                    self._on_left()
            elif move.uuid is not None and move.do is Do.HANDLE:
                handled.append(move.uuid)
            elif move.uuid is not None:
                self._moves[move.do](move.uuid)
        waiting = {uuid for uuid in handled if uuid in self.sheets and keeps_waiting(self.sheets[uuid].notes)}
        self.actions.handle(uuid for uuid in handled if uuid not in waiting)
        self._forget()
        self.paint_lines()
        self.signs.wait_for_cards(move.uuid for move in moves if move.do is Do.LOOK_UP and move.uuid)

    def _forget(self) -> None:
        """Sheets without a tab and without a call are done with."""
        kept = set(self.page.tabs.uuids)
        for uuid in [one for one in self.sheets if one not in self.pops and one not in kept]:
            del self.sheets[uuid]

    def _open(self, uuid: UUID) -> None:
        known = uuid in self.page.tabs.uuids
        self.sheets.setdefault(uuid, Sheet(uuid))
        self.paint_tab(uuid)
        if not known:
            self.answers.ask_draft(uuid)

    def change(self, uuid: UUID) -> None:
        """Show a call as it is now: in its view if it is in front, and soon on its tab and notice."""
        if uuid not in self.pops or uuid not in self.sheets:
            return
        if uuid == self.front:
            pop = self.pops[uuid]
            self.shared.show_pop(pop)
            self.page.show_pop(self.sheets[uuid], pop, self.lookups.places, self.means.clock.now())
        self.signs.say_soon(uuid)

    def _look_up(self, uuid: UUID) -> None:
        pop = self.pops[uuid]
        sheet = self.sheets.setdefault(uuid, Sheet(uuid))
        sheet.face = sheet.past = sheet.stranger = None
        number = "" if pop.call.suspect else pop.call.number or ""
        self.lookups.ask_face(uuid, number, sheet.customer_id, sheet.only)
        self.lookups.ask_place(number)

    def _bring(self, uuid: UUID) -> None:
        pop, scene = self.pops[uuid], self.means.scene()
        self._show(uuid)
        if not scene.desk_shown:
            self._from_elsewhere = True
            self.desk_wanted.emit()
        if not pop.raised or scene.doing is not Doing.TYPING:
            self.page.take_focus()
        if pop.raised:
            self._ask_attention(pop)

    def _toast(self, uuid: UUID) -> None:
        self.toasts.add(uuid)
        self.signs.say_soon(uuid)

    def _untoast(self, uuid: UUID) -> None:
        if uuid in self.toasts:
            self.toasts.discard(uuid)
            self.toast_gone.emit(str(uuid))

    def _flash(self, uuid: UUID) -> None:
        self.page.tabs.flash(uuid)
        self._ask_attention(self.pops[uuid])

    def _close(self, uuid: UUID) -> None:
        front = uuid == self.front
        self.page.tabs.remove(uuid)
        if uuid not in self.pops:
            self.actions.drop_draft(uuid)
        if front:
            self.show_calls()
            if self.means.scene().desk_shown:
                self.page.take_focus()

    def _ask_attention(self, pop: Pop) -> None:
        notice = self.signs.notice(pop)
        self.attention_wanted.emit(notice.title, notice.text)

    def _ask_for_desk(self) -> None:
        if not self.means.scene().desk_shown:
            self._from_elsewhere = True
            self.desk_wanted.emit()
        self.page.take_focus()

    # ------------------------------------------------------------ showing

    def _show(self, uuid: UUID) -> None:
        self.front = uuid
        self.paint_tab(uuid)
        self.page.tabs.choose(uuid)
        self.answers.freshen(self.sheets[uuid])
        self.show_front()

    def show_front(self) -> None:
        """Fill the view of the call in front anew."""
        self.shared.show()
        if self.front is None:
            return
        pop = self.pops.get(self.front)
        self.page.show_sheet(self.sheets[self.front], pop, self.lookups.places, self.means.clock.now())
        if pop and pop.call.number:
            self.page.unknown.show_place(
                self.lookups.places.get(pop.call.number, ""), self.lookups.regions.get(pop.call.number, "")
            )

    def show_calls(self) -> None:
        """The list of calls in front."""
        self.front = None
        self.pops.rest()
        self.page.show_calls()
        self.shared.show()
        self.refresh_calls()

    def refresh_calls(self) -> None:
        """Read the list of calls anew, where it is on the screen; otherwise when it comes there."""
        if self.page.calls.is_due():
            future = self.means.store.look(lambda s: log.latest(s, _LATEST))
            self.means.bridge.then(future, self.page.calls.show_calls, self)

    def paint_lines(self) -> None:
        """Paint the strip and what counts the calls; once for everything that happens in the same moment."""
        self.signs.paint_soon()

    def paint_tab(self, uuid: UUID) -> None:
        """Say on a tab who calls and where the call stands."""
        pop = self.pops.get(uuid)
        self.page.tabs.show_tab(tab_of(self.sheets[uuid], pop, self.means.numbers, self.means.clock.now()))

    # ------------------------------------------------------------ the operator's way

    def ask_again(self, uuid: UUID) -> None:
        """Who is it now?"""
        pop = self.pops.get(uuid)
        sheet = self.sheets[uuid]
        self.lookups.ask_face(uuid, (pop.call.number or "") if pop else "", sheet.customer_id, sheet.only)

    @Slot(object)
    def _on_tab(self, uuid: UUID | None) -> None:
        self._from_elsewhere = False
        if uuid is None:
            self.show_calls()
        elif uuid in self.pops:
            self.do(self.pops.choose(uuid))
        else:
            self.pops.rest()
            self._show(uuid)
        self.page.take_focus()

    @Slot()
    def _on_left(self) -> None:
        if self._from_elsewhere:
            self._from_elsewhere = False
            self.left.emit()
        else:
            self.show_calls()
            self.page.take_focus()


def _call_of(line: CallLine) -> Call:
    """A call of the log as the line once told it."""
    return Call(
        uuid=line.uuid,
        line=line.line,
        state=CallState.ENDED,
        direction=line.direction,
        started_at=line.started_at,
        number=line.number or None,
        reason=line.reason,
        suspect=line.suspect,
        answered=line.answered,
        duration_s=line.duration_s,
    )
