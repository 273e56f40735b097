"""What is done with notices in the corner, and what do open forms say about colleagues?"""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.desk.notes import NewRecord
from app.features.messages.arriving import Arrival, arrived, still_unread
from app.features.messages.model import Message
from app.ui.texts import words
from app.ui.toast import Notice

if TYPE_CHECKING:
    from app.boot.program import Program

_MESSAGE = "message-"
_FRESH = timedelta(minutes=15)  # a message left longer ago is in the list; it is not told as new
_MOST_WORDS = 160
_FROM = QT_TRANSLATE_NOOP("seats", "{name} has a message for you")
_FOR_ALL = QT_TRANSLATE_NOOP("seats", "{name} has a message for everybody")
_PASSED = QT_TRANSLATE_NOOP("seats", "{name} passes {customer} on to you")
_OPEN = QT_TRANSLATE_NOOP("seats", "Open")


class Notices(QObject):
    """Calls and messages in the corner; who else has the record of a form open."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._arrivals: dict[str, Arrival] = {}
        self._shown: dict[int, str] = {}  # the keys of notices that may still be there, by message
        seats, toasts = program.seats, program.shell.toasts
        toasts.taken.connect(self._on_taken)
        toasts.put_off.connect(self._on_put_off)
        seats.messages_came.connect(self._on_messages)
        seats.message_wanted.connect(self._on_message_wanted)
        seats.moved.connect(self.show_others)
        program.pages.turned.connect(self.show_others)
        program.pages.turned.connect(seats.look)
        program.bridge.follow((Message.__tablename__,), self._look_again, self)

    # ------------------------------------------------------------ colleagues

    @Slot()
    def show_others(self) -> None:
        """Say in open forms who else has their records open."""
        for key, form in self._program.pages.forms:
            form.notes.tell_others(self._program.seats.who_has(key, form.id or 0))

    @Slot(str)
    def _on_message_wanted(self, name: str) -> None:
        self._program.pages.begin_record(NewRecord("message", {"for_whom": name} if name else {}))

    # ------------------------------------------------------------ messages that come

    @Slot(object)
    def _on_messages(self, ids: Iterable[int]) -> None:
        program = self._program
        if program.shell.curtain.is_down:
            return
        who, since = program.who, program.clock.now() - _FRESH
        found = program.store.look(lambda s: arrived(s, ids, who, since))
        program.bridge.then(found, self._on_arrived, self, lambda _err: None)

    def _on_arrived(self, arrivals: list[Arrival]) -> None:
        for one in arrivals:
            key = f"{_MESSAGE}{one.id}"
            if key not in self._arrivals:
                self._arrivals[key] = one
                self._shown[one.id] = key
                caller = one.customer or self._program.numbers.shown(one.number)
                self._program.shell.toasts.show_notice(_notice(key, one, caller))

    def _look_again(self) -> None:
        """What was read meanwhile, in the list or by the same person at another seat, is not told any longer."""
        program, shown = self._program, dict(self._shown)
        if not shown or program.shell.curtain.is_down:
            return

        def told(unread: Collection[int]) -> None:
            for id_ in shown.keys() - unread:
                program.shell.toasts.drop(shown[id_])
                self._shown.pop(id_, None)

        found = program.store.look(lambda s: still_unread(s, shown, program.who))
        program.bridge.then(found, told, self, lambda _err: None)

    # ------------------------------------------------------------ what is done with a notice

    @Slot(str)
    def _on_taken(self, key: str) -> None:
        if key.startswith(_MESSAGE):
            self._open(key)
        else:
            self._program.desk.take_call(key)

    @Slot(str)
    def _on_put_off(self, key: str) -> None:
        if not key.startswith(_MESSAGE):
            self._program.desk.put_off(key)

    def _open(self, key: str) -> None:
        """The call that was passed on, the customer, or the message itself comes to the front."""
        arrival, program = self._arrivals.get(key), self._program
        if arrival is None:
            return
        self._shown.pop(arrival.id, None)
        if arrival.call and arrival.call in program.desk.pops:
            program.desk.shared.take_over(arrival.call)
            program.desk.take_call(str(arrival.call))
        elif arrival.customer_id:
            program.pages.open_customer(arrival.customer_id)
        else:
            program.pages.open_record("message", arrival.id)
            return
        kind = program.records.kind("message")
        program.bridge.then(program.records.step(kind, arrival.id, "read"), lambda _: None, self, lambda _err: None)


def _notice(key: str, one: Arrival, caller: str) -> Notice:
    if one.call and caller:
        title = _PASSED.fill(name=one.author, customer=caller)
    else:
        title = (_FOR_ALL if one.for_all else _FROM).fill(name=one.author)
    text = one.words if one.call or not one.customer else f"{one.customer}: {one.words}"
    return Notice(
        key=key,
        line=0,
        title=words(title),
        text=" ".join(text.split())[:_MOST_WORDS],
        icon="message-text-outline",
        colour="danger" if one.urgent else "waiting",
        action=words(_OPEN),
    )
