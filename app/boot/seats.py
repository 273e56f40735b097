"""How do the seats of a shop hear of each other: what was saved, whose call it is, who is there, what was left?"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.boot.far_boxes import KIND as BOXES
from app.boot.far_boxes import FarBoxes
from app.boot.far_calls import FarCalls
from app.boot.wrong_clock import WrongClock
from app.core.changes import WHOLE, Changes
from app.core.errors import AppError, DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.presence import Present, Record, others_of, who_has
from app.features.calls.packed import packed
from app.features.desk.far_box import FarBox
from app.telephony.protocol import BoxState, Call, CallState
from app.ui.texts import words

if TYPE_CHECKING:
    from app.boot.program import Program
    from app.db.wire import Wire
    from app.db.words import Word

_SETTLE_MS = 300
_SEATS = QT_TRANSLATE_NOOP("seats", "%n seat(s)")
_NOBODY_ELSE = QT_TRANSLATE_NOOP("seats", "No other seat is there at the moment.")
_WRITE_TO = QT_TRANSLATE_NOOP("seats", "Message to {name} · {seat}")
_NOT_IN = QT_TRANSLATE_NOOP("seats", "{seat}: nobody is signed in")
_WRITE_ALL = QT_TRANSLATE_NOOP("seats", "Message to everybody")


class Seats(QObject):
    """This seat among the others. Where the data are a file of its own there are none, and nothing happens.

    Attributes:
        others: everybody else who is there, by name.
    """

    moved = Signal()  # somebody came, went, or turned to another record
    back = Signal()  # the server is reached, for the first time or again
    lost = Signal(object)  # DatabaseUnavailable: it is not
    message_wanted = Signal(str)  # a message to this person; "" for everybody
    messages_came = Signal(object)  # ids of messages somebody at another seat wrote or changed

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self.others: tuple[Present, ...] = ()
        self._board: dict[int, str] = {}
        self._live: dict[UUID, Call] = {}
        self._wire: Wire | None = None
        self._has_login = False
        self._far = FarCalls(program.desk, program.clock)
        self._clock = WrongClock(program.shell.messages)
        self._boxes = FarBoxes(self._tell, lambda: program.who.seat, self._show_boxes)
        self._due = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._due.timeout.connect(self._say_who_is_here)
        if program.store.engine.dialect.name != "sqlite":
            self._wire = self._make_wire()

    def _make_wire(self) -> "Wire":
        from app.db.login import login_of
        from app.db.wire import Hears, Wire

        program, post = self._program, self._program.bridge.post
        hears = Hears(
            changes=lambda changes: post(lambda: self._on_changes(changes)),
            word=lambda word: post(lambda: self._on_word(word)),
            here=lambda board: post(lambda: self._on_board(board)),
            up=self._on_up,
            down=self._on_down,
            refused=self._on_refused,
            clock=lambda ahead_s: post(lambda: self._clock.hear(ahead_s)),
        )
        store, login = program.store, login_of(program.store.engine)
        self._has_login = login is not None
        return Wire(store.engine.url, store.seat, hears, login=login, clock=program.clock)

    @property
    def are_silent(self) -> bool:
        """Whether nothing is heard of them before somebody signs in."""
        return self._has_login and self._program.gate.is_shut

    # ------------------------------------------------------------ the day

    def start(self) -> None:
        """Listen to the others from now on."""
        if self._wire is None:
            return
        desk = self._program.desk
        desk.shared.taken.connect(self._tell_taken)
        desk.shared.turned.connect(self.look)
        desk.shared.passed.connect(self._program.shell.messages.tell)
        self._program.shell.status.pressed.connect(self._on_pressed)
        self._say_who_is_here()  # nobody listens to a seat of which nothing is known
        self._wire.start()

    def close(self) -> None:
        """Leave the others."""
        if self._wire is not None:
            self._wire.close()

    def pause(self) -> None:
        """Nobody may work here: where one connects under one's own name, nothing is heard until somebody signs in."""
        if self._wire is not None and self._has_login:
            self._wire.pause()
            self._clock.forget()
            self._on_board({})
            self._boxes.forget()
            self._program.shell.set_status("seats", "", "", "")

    def again(self) -> None:
        """Somebody signed in."""
        if self._wire is not None and self._has_login:
            self._wire.again()

    def try_now(self) -> None:
        """Try to reach the server at once."""
        if self._wire is not None:
            self._wire.try_now()

    # ------------------------------------------------------------ what this seat tells

    def tell_call(self, call: Call) -> None:
        """A call on this seat's own lines began or changed. On the box's thread."""
        if self._wire is None:
            return
        if call.state is CallState.ENDED:
            self._live.pop(call.uuid, None)
        else:
            self._live[call.uuid] = call
        self._wire.tell("call", packed(call))

    def _show_boxes(self, boxes: Sequence[FarBox]) -> None:
        self._program.desk.show_far_boxes(boxes)
        self._program.pages.show_far_boxes(boxes)

    def take_box(self, state: BoxState) -> None:
        """A box of this seat came, went, or said something."""
        self._boxes.take_own(state)

    @Slot(object)
    def _tell_taken(self, uuid: UUID) -> None:
        self._tell("taken", {"uuid": str(uuid), "by": self._program.who.name or self._program.who.seat})

    def _tell(self, kind: str, body: Mapping[str, Any]) -> None:
        if self._wire is not None:
            self._wire.tell(kind, body)

    @Slot()
    def look(self) -> None:
        """What is on this seat's screen may be another record now; told a moment later."""
        if self._wire is not None:
            self._due.start()

    @Slot()
    def _say_who_is_here(self) -> None:
        program = self._program
        if self._wire is not None:
            down = program.shell.curtain.is_down
            opened = frozenset() if down else self._opened()
            name = "" if down else program.who.name
            self._wire.be(Present(program.store.seat, name, program.who.seat, opened).words())

    def _opened(self) -> frozenset[Record]:
        """The records on this seat's screen."""
        forms = frozenset((key, form.id or 0) for key, form in self._program.pages.forms)
        return self._program.desk.shared.opened | forms

    # ------------------------------------------------------------ what it hears

    def _on_up(self) -> None:
        """On the wire's thread: jobs may go to the server again, before anybody is told that they may."""
        self._program.store.come_back()
        for call in tuple(self._live.values()):
            self._tell("call", packed(call))
        self._tell("who_rings", {})
        self._program.bridge.post(self._boxes.say)
        self._program.bridge.post(self.back.emit)

    def _on_down(self, why: DatabaseUnavailable) -> None:
        self._program.store.stay_away(why)
        self._program.bridge.post(lambda: self._on_lost(why))

    def _on_refused(self, why: AppError) -> None:
        """On the wire's thread: the server is there, whatever was said before."""
        self._program.store.come_back()
        self._program.bridge.post(lambda: self._program.gate.refused(why))

    def _on_lost(self, why: DatabaseUnavailable) -> None:
        """Nobody knows who is there until the server is back."""
        self._on_board({})
        self._boxes.forget()
        self._program.shell.set_status("seats", "", "", "")
        self.lost.emit(why)

    def _on_changes(self, changes: Changes) -> None:
        self._program.show_changes(changes)
        if ids := changes.of("message") - {WHOLE}:
            self.messages_came.emit(ids)

    def _on_word(self, word: "Word") -> None:
        if word.kind == "call":
            self._far.take(word.seat, word.body)
        elif word.kind == "taken":
            self._far.taken(word.body, self._name_of(word.seat))
        elif word.kind == BOXES:
            self._boxes.take(word.seat, word.body)
        elif word.kind == "who_rings":
            self._boxes.answer()
            for call in tuple(self._live.values()):
                self._tell("call", packed(call))

    def _name_of(self, token: str) -> str:
        """Who is at that seat, as the server says; "" where nobody signed in there, or it is not known yet."""
        return next((one.name for one in self.others if one.token == token), "")

    def _on_board(self, board: Mapping[int, str]) -> None:
        program = self._program
        others = others_of(board, program.store.seat)
        there = {one.token for one in others}
        self._far.see(there)
        self._boxes.see(there)
        if others != self.others:
            self.others = others
            program.desk.shared.show_others(others)
            self.moved.emit()
        self._show_status()

    def who_has(self, kind: str, id_: int) -> tuple[str, ...]:
        """Who else has this record open."""
        return who_has(self.others, (kind, id_))

    # ------------------------------------------------------------ who is there

    def _show_status(self) -> None:
        named = "\n".join(f"{one.called} · {one.seat}" for one in self.others) or _NOBODY_ELSE
        said = _SEATS.counted(len(self.others) + 1)
        self._program.shell.set_status("seats", "account-multiple-outline", "muted", said, named)

    @Slot(str)
    def _on_pressed(self, part: str) -> None:
        status = self._program.shell.status
        if part == "seats" and not self._program.shell.curtain.is_down:
            self._show_menu(status.part(part) or status)

    def _show_menu(self, above: QWidget) -> None:
        menu = QMenu(self._program.shell)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.others:
            if one.name:
                said = words(_WRITE_TO.fill(name=one.name, seat=one.seat))
                menu.addAction(said, partial(self.message_wanted.emit, one.name))
            else:
                menu.addAction(words(_NOT_IN.fill(seat=one.seat))).setEnabled(False)
        if not self.others:
            menu.addAction(words(_NOBODY_ELSE)).setEnabled(False)
        menu.addSeparator()
        menu.addAction(words(_WRITE_ALL), partial(self.message_wanted.emit, ""))
        menu.popup(above.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
