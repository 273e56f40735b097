"""What goes on at this seat while the server is away, and what follows when it is back?"""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.changes import anything_of
from app.core.errors import DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import CARDS_KEPT
from app.db.base import Base
from app.db.waiting import Item, Waiting
from app.features.customers.known import KnownCards, forget_all
from app.features.customers.recent import recent_cards
from app.features.desk import late
from app.records.record import RecordType

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.boot.program import Program
    from app.core.seal import Seal

_AGAIN_MS = 5000
_RECORD = "record:"
_AT_ONCE = 50  # cards read in one go, so that nobody waits behind it
_AWAY = QT_TRANSLATE_NOOP(
    "reach", "{why} Calls go on being shown and kept; notes and messages wait here until the server is back."
)
_TRY = QT_TRANSLATE_NOOP("reach", "Try now")
_BACK = QT_TRANSLATE_NOOP("reach", "The server is back.")
_WAITS = QT_TRANSLATE_NOOP("reach", "%n thing(s) wait for the server")
_REFUSED = QT_TRANSLATE_NOOP("reach", "%n thing(s) could not be written")


class Reach(QObject):
    """Keeps this seat working without its server: what it knows, what waits, what is said about it."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self.known: KnownCards | None = None
        self.waiting = Waiting(program.start.places.waiting, self._write, lambda: program.bridge.post(self._on_waiting))
        self._is_away = False
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.waiting.deliver)

    def start(self) -> None:
        """The program is open."""
        program = self._program
        program.records.waits = self
        program.front.ears.call_book.waits.connect(self._on_waiting)
        program.seats.lost.connect(self._on_lost)
        program.seats.back.connect(self._on_back)
        program.shell.status.pressed.connect(self._on_pressed)
        self._on_waiting()
        self.waiting.deliver()

    def learn(self) -> None:
        """In a quiet moment: know the customers who called last, where the data are on a server."""
        program = self._program
        most = program.settings.number(CARDS_KEPT)
        if program.store.engine.dialect.name == "sqlite":
            return
        if not most:
            program.pool.submit(forget_all, program.start.places.known)
            return
        from app.core.seal import seal_of

        program.bridge.then(program.pool.submit(seal_of), partial(self._on_seal, most), self)

    def _on_seal(self, most: int, seal: "Seal | None") -> None:
        if seal is not None and self.known is None:
            self.known = KnownCards(self._program.start.places.known, seal, most)
            self._learn_from(0, most)

    def _learn_from(self, start: int, most: int) -> None:
        program = self._program

        def told(cards: Any) -> None:
            if cards and self.known is not None:
                self.known.keep(cards, program.clock.now())
            if len(cards) == _AT_ONCE and start + _AT_ONCE < most:
                self._learn_from(start + _AT_ONCE, most)

        reading = program.store.read(lambda s: recent_cards(s, start, min(_AT_ONCE, most - start)))
        program.bridge.then(reading, told, self, lambda _err: None)

    def close(self) -> None:
        """What waits stays for the next start."""
        self._again.stop()
        self.waiting.close()
        if self.known is not None:
            self.known.close()

    # ------------------------------------------------------------ what waits

    @property
    def busy(self) -> bool:
        """Whether something waits already; then others wait behind it."""
        return self.waiting.busy

    def keep(self, kind: RecordType, values: Mapping[str, Any], token: UUID) -> "Future[None]":
        """Keep a new record until the server is back."""
        program = self._program
        said = " ".join(str(values.get(kind.title_field) or "").split())[:80]
        return self.waiting.add(
            Item(
                uuid=token,
                kind=f"{_RECORD}{kind.key}",
                who=program.who.name,
                made_at=program.clock.now(),
                words=said,
                body={key: value for key, value in values.items() if value is not None},
            )
        )

    def _write(self, item: Item) -> "Future[Any]":
        """From any thread."""
        program = self._program
        who = replace(program.who, name=item.who, rights=None)  # what they may do was asked when they did it
        if item.kind.startswith(_RECORD):
            kind = program.records.kind(item.kind.removeprefix(_RECORD))
            return program.records.deliver(kind, item.body, item.uuid, who)

        def job(session: "Session") -> None:
            late.write(session, item, program.numbers, who)

        return program.store.run(job)

    @Slot()
    def _on_waiting(self) -> None:
        items = self.waiting.items
        refused = sum(bool(one.refused) for one in items)
        calls = self._calls()
        waits = len(items) - refused + len(calls)
        said = _WAITS.counted(waits) if waits else _REFUSED.counted(refused) if refused else ""
        lines = [(one.made_at, f"{one.who}  {one.words}") for one in items if one.words]
        tip = "\n".join(f"{at.astimezone():%H:%M}  {what}" for at, what in sorted([*lines, *calls], key=itemgetter(0)))
        icon = "tray-full" if waits else "alert-outline"
        self._program.shell.set_status("waiting", icon, "waiting", said, tip)
        if len(items) > refused:
            self._again.start()
        else:
            self._again.stop()

    @Slot(str)
    def _on_pressed(self, part: str) -> None:
        if part == "waiting" and not self._program.shell.curtain.is_down:
            from app.boot.waiting_list import WaitingList

            WaitingList(self._program.start.theme, self.waiting, self._calls(), self._program.shell).open()

    def _calls(self) -> "list[tuple[datetime, str]]":
        """Calls that are not in the log yet: when they began, and their numbers."""
        shown = self._program.numbers.shown
        return [(one.started_at, shown(one.number or "")) for one in self._program.front.ears.call_book.waiting]

    # ------------------------------------------------------------ away and back

    @Slot(object)
    def _on_lost(self, why: DatabaseUnavailable) -> None:
        self._is_away = True
        self._program.shell.messages.database_away(_AWAY.fill(why=why.text), _TRY, self._on_try)
        self._program.pages.refresh_status()

    def _on_try(self) -> None:
        """The sentence went with the click; it comes again if the server does not."""
        self._program.seats.try_now()
        QTimer.singleShot(_AGAIN_MS, self, self._say_again)

    def _say_again(self) -> None:
        if self._is_away and self._program.store.away is not None:
            self._on_lost(self._program.store.away)

    @Slot()
    def _on_back(self) -> None:
        program = self._program
        program.call_book.retry()
        self.waiting.deliver()
        if self._is_away:
            self._is_away = False
            program.desk.lookups.prepare()  # nothing is planned on connections that are new
            program.shell.messages.database_back()
            program.shell.messages.tell(_BACK)
            program.show_changes(anything_of(Base.metadata.tables))  # also what could not be read meanwhile
        program.pages.refresh_status()
