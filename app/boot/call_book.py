"""Does every call get into the log, also one that rang before the database was there or that it would not take?"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.access import Who
from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.calls.outbox import Journal, Outbox
from app.features.desk.ringing import rang_here
from app.telephony.protocol import Call
from app.ui.bridge import Bridge
from app.ui.messages import Messages

if TYPE_CHECKING:  # the database layer is loaded after the first calls may have rung
    from sqlalchemy.orm import Session

    from app.boot.program import Program
    from app.features.calls.lines import CallLine

_AGAIN_MS = 5000
_CARD_S = 0.06  # the card is read and painted first; the journal has the call meanwhile
_CAUGHT_UP = QT_TRANSLATE_NOOP("start", "%n call(s) that had to wait for the database are in the log now.")
_RECOVERED = QT_TRANSLATE_NOOP(
    "start", "The program did not end properly last time. %n call(s) that nobody has handled are back on the desk."
)
Save = Callable[[Call], "Future[int]"]


class CallBook(QObject):
    """Writes calls into the log and tells the user when that has to wait, and when it is made up for.

    Until the database is there (`open`) calls wait in memory, in the order in which they came; once it is known that
    it will not come soon (`stuck`), in the outbox's file.
    """

    waits = Signal()  # other calls wait than before

    def __init__(self, outbox: Path, bridge: Bridge, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._messages = bridge, messages
        self._guard = RLock()  # a future that is settled calls the outbox, which may write on
        self._early: list[tuple[Call, Future[int]]] = []
        self._save: Save = self._wait
        self._outbox = Outbox(
            self._write,
            Journal(outbox),
            lambda err: bridge.post(lambda: self._on_stuck(err)),
            lambda many: bridge.post(lambda: self._on_flowing(many)),
        )
        self._left = self._outbox.waiting
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.retry)
        self._again_due = False  # something waits, and is offered again and again

    def put(self, call: Call) -> None:
        """Write a call as it is now. On the thread of its box, whatever the window is doing."""
        self._outbox.put(call)
        if self._again_due:
            self._bridge.post(self.waits.emit)

    @property
    def waiting(self) -> tuple[Call, ...]:
        """Calls the database did not take yet; none where nothing is in its way."""
        return self._outbox.waiting if self._again_due else ()

    def retry(self) -> None:
        """Write what had to wait, if anything; after a commit, for then the database answers. From any thread."""
        self._outbox.retry()

    def stuck(self, err: AppError) -> None:
        """The database could not be opened and somebody must see to it: what rings meanwhile must outlast a crash."""
        self._settle(lambda _: _failed(err))

    def open(self, program: "Program") -> None:
        """The database is there: put the last program's calls in order, then write what rang before it was."""
        from app.features.calls import log
        from app.features.calls.together import Together

        together = Together(
            lambda session, call: log.keep(session, call, program.numbers, _taker(program, call)),
            lambda job: program.store.run(job, not_before_s=_CARD_S),
        )
        with self._guard:  # before the first new call, which must not be taken for one that was left open
            self._recover(program)
            self._settle(together.save)

    def close(self) -> None:
        """The database is closed next: offer once more what waits; what it does not take stays for the next start."""
        self._again.stop()
        with self._guard:
            early, self._early = self._early, []
        for _, future in early:
            future.cancel()
        self._outbox.retry()

    def _write(self, call: Call) -> "Future[int]":
        with self._guard:
            return self._save(call)

    def _wait(self, call: Call) -> "Future[int]":
        future: Future[int] = Future()
        self._early.append((call, future))
        return future

    def _settle(self, save: Save) -> None:
        with self._guard:
            early, self._early, self._save = self._early, [], save
            for call, future in early:
                _follow(future, save(call))

    def _recover(self, program: "Program") -> None:
        """Write what the last program could not, end the calls it left open, and bring back what nobody has handled."""
        from app.features.calls import log

        left, seat = self._left, program.who.seat

        def job(session: "Session") -> "list[CallLine]":
            for call in left:
                log.keep(session, call, program.numbers, _taker(program, call))
            return log.recover(session, seat)

        def done(waiting: "list[CallLine]") -> None:
            self._outbox.written(left)
            if waiting:
                program.desk.recover(waiting)
            if broken := sum(line.recovered for line in waiting):
                self._messages.warn(_RECOVERED.counted(broken))

        self._bridge.then(program.store.run(job), done, self, self._on_stuck)

    def _on_stuck(self, err: AppError) -> None:
        self._messages.failed(err)
        self._again_due = True
        self._again.start()
        self.waits.emit()

    def _on_flowing(self, many: int) -> None:
        self._again_due = False
        self._again.stop()
        self.waits.emit()
        self._messages.database_back()
        self._messages.tell(_CAUGHT_UP.counted(many))


def _taker(program: "Program", call: Call) -> Who:
    """Whoever sits here; nobody by name where the line rings at other seats only and one of those has not said so."""
    return program.who if rang_here(call, program.settings) else replace(program.who, name="")


def _failed(err: AppError) -> "Future[int]":
    future: Future[int] = Future()
    future.set_exception(err)
    return future


def _follow(future: "Future[int]", other: "Future[int]") -> None:
    """Let `future` come to the same end as `other`."""

    def end(_: "Future[int]") -> None:
        if other.cancelled():
            future.cancel()
        elif err := other.exception():
            future.set_exception(err)
        else:
            future.set_result(other.result())

    other.add_done_callback(end)
