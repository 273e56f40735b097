"""Does every call get into the log, also one the database would not take and one the last program was killed over?"""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.calls import log
from app.features.calls.lines import CallLine
from app.features.calls.outbox import Journal, Outbox
from app.telephony.protocol import Call

if TYPE_CHECKING:
    from app.boot.program import Program

_AGAIN_MS = 5000
_CARD_S = 0.06  # the card is read and painted first; the journal has the call meanwhile
_CAUGHT_UP = QT_TRANSLATE_NOOP("start", "%n call(s) that had to wait for the database are in the log now.")
_RECOVERED = QT_TRANSLATE_NOOP(
    "start", "The program did not end properly last time. %n call(s) that nobody has handled are back on the desk."
)


class CallBook(QObject):
    """Writes calls into the log and tells the user when that has to wait, and when it is made up for."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        post = program.bridge.post
        self._outbox = Outbox(
            self._write,
            Journal(program.start.places.outbox),
            lambda err: post(lambda: self._on_stuck(err)),
            lambda many: post(lambda: self._on_flowing(many)),
        )
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.retry)

    def put(self, call: Call) -> None:
        """Write a call as it is now. On the thread of its box, whatever the window is doing."""
        self._outbox.put(call)

    def retry(self) -> None:
        """Write what had to wait, if anything; after a commit, for then the database answers. From any thread."""
        self._outbox.retry()

    def recover(self) -> None:
        """Write what the last program could not, end the calls it left open, and bring back what nobody has handled."""
        left, seat = self._outbox.waiting, self._program.who.seat

        def job(session: Session) -> list[CallLine]:
            for call in left:
                log.keep(session, call, self._program.numbers, self._program.who)
            return log.recover(session, seat)

        def done(waiting: list[CallLine]) -> None:
            self._outbox.written(left)
            self._on_recovered(waiting)

        self._program.bridge.then(self._program.store.run(job), done, self, self._on_stuck)

    def close(self) -> None:
        """The database is closed next: offer once more what waits; what it does not take stays for the next start."""
        self._again.stop()
        self._outbox.retry()

    def _write(self, call: Call) -> "Future[int]":
        program = self._program
        return program.store.run(lambda s: log.keep(s, call, program.numbers, program.who), not_before_s=_CARD_S)

    def _on_recovered(self, waiting: list[CallLine]) -> None:
        if waiting:
            self._program.desk.recover(waiting)
        if broken := sum(line.recovered for line in waiting):
            self._program.shell.messages.warn(_RECOVERED.counted(broken))

    def _on_stuck(self, err: AppError) -> None:
        self._program.shell.messages.failed(err)
        self._again.start()

    def _on_flowing(self, many: int) -> None:
        self._again.stop()
        self._program.shell.messages.database_back()
        self._program.shell.messages.tell(_CAUGHT_UP.counted(many))
