"""What does the bottom line of the window say, and when does it change?"""

import time
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.changes import Changes
from app.core.errors import AppError, DatabaseUnavailable, NotAllowed
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.calls.lines import waiting_count
from app.features.desk.far_box import FarBox
from app.telephony.protocol import BoxState
from app.ui.formats import age

if TYPE_CHECKING:
    from app.boot.program import Program

_PING_MS = 15_000
_MINUTE = timedelta(minutes=1)
_PERSON = QT_TRANSLATE_NOOP("status", "{name} · {seat}")
_NOBODY = QT_TRANSLATE_NOOP("status", "Nobody is signed in · {seat}")
_FINE = QT_TRANSLATE_NOOP("status", "Database fine, {ms} ms")
_AWAY = QT_TRANSLATE_NOOP("status", "Database does not answer")
_BOX = QT_TRANSLATE_NOOP("status", "Box on {port} fine")
_SIMULATED = QT_TRANSLATE_NOOP("status", "Simulated box")
_LOST = QT_TRANSLATE_NOOP("status", "{port} gone for {age}: {advice}")
_JUST_LOST = QT_TRANSLATE_NOOP("status", "{port} just went away: {advice}")
_NO_BOX = QT_TRANSLATE_NOOP("status", "No box is set up")
_REPLICA = QT_TRANSLATE_NOOP("status", "Reports from the replica")
_NO_REPLICA = QT_TRANSLATE_NOOP("status", "Reports without the replica")
_FAR = QT_TRANSLATE_NOOP("status", "Lines of {seats}")
_TO_RETURN = QT_TRANSLATE_NOOP("status", "%n missed call(s) to return")


class StatusLine(QObject):
    """Says who works here, how the database and the boxes are, and what waits. Asks the database now and then."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program, self._shell = program, program.shell
        self._boxes: dict[int, BoxState] = {}
        self._far: tuple[str, ...] = ()
        self._away = False
        self._ping = QTimer(self, interval=_PING_MS)
        self._ping.timeout.connect(self.refresh)
        program.desk.settled.connect(self._on_settled)
        program.bridge.failed.connect(self._on_trouble)
        program.seats.back.connect(self._show_none)

    def show_person(self) -> None:
        """Say who works here, or that nobody does at the moment."""
        who, down = self._program.who, self._shell.curtain.is_down
        said = _PERSON.fill(name=who.name, seat=who.seat) if who.name else _NOBODY.fill(seat=who.seat)
        self._shell.set_status("who", "lock-outline" if down else "account-outline", "muted", said)

    def start(self) -> None:
        """Begin to look after the database; the lines are being listened to."""
        self._ping.start()
        self.refresh()
        self._try_replica()
        self._show_none()

    def take_box(self, state: BoxState) -> None:
        """A box came, went, or said something."""
        self._boxes[state.first_line] = state
        self._shell.set_status("box", "", "", "")
        self._show_boxes()

    def show_far(self, boxes: Iterable[FarBox]) -> None:
        """Boxes at other seats: a seat without one of its own may have its lines from them."""
        self._far = tuple(dict.fromkeys(one.seat for one in boxes if not one.lost))
        self._show_none()

    @Slot()
    def _show_none(self) -> None:
        if self._program.lines.configs or self._boxes:
            return
        if self._far:
            self._shell.set_status("box", "usb-port", "muted", _FAR.fill(seats=", ".join(self._far)))
        elif self._program.store.away is not None or self._program.seats.are_silent:
            self._shell.set_status("box", "", "", "")  # nobody knows what boxes the others have
        else:
            self._shell.set_status("box", "usb-port", "waiting", _NO_BOX)

    @Slot()
    def refresh(self) -> None:
        """Ask the database for a sign of life and for what waits."""
        program = self._program
        program.bridge.then(
            program.store.look(_figures), lambda figures: self._show_database(*figures), self, self._on_failed
        )
        self._show_boxes()
        self._show_replica()

    def _try_replica(self) -> None:
        """Read something small there, so that it is known before the first report whether it can be used."""
        program = self._program
        if program.store.replica is not None:
            program.bridge.then(program.store.report(_nothing), lambda _: self._show_replica(), self, lambda _: None)

    def _show_replica(self) -> None:
        replica = self._program.store.replica
        if replica is None or replica.said is None:
            return
        fine = replica.fine
        icon, colour = ("database-check-outline", "finished") if fine else ("database-off-outline", "waiting")
        self._shell.set_status("replica", icon, colour, _REPLICA if fine else _NO_REPLICA, replica.said)
        if not fine and not replica.rests and not self._away:
            self._try_replica()

    @Slot(object)
    def _on_settled(self, changes: Changes) -> None:
        if changes.of("call"):
            self.refresh()

    @Slot(object)
    def _on_trouble(self, err: AppError) -> None:
        if isinstance(err, DatabaseUnavailable) and not self._away:
            self.refresh()

    def _show_database(self, took_ms: float, to_return: int) -> None:
        if self._away:
            self._away = False
            self._shell.messages.database_back()
        fine = _FINE.fill(ms=max(1, round(took_ms)))
        self._shell.set_status("database", "database-check-outline", "finished", fine)
        waiting = _TO_RETURN.counted(to_return) if to_return else ""
        self._shell.set_status("missed", "phone-missed", "danger", waiting, right=True)

    def _on_failed(self, err: AppError) -> None:
        if isinstance(err, NotAllowed):  # nobody is signed in on the server: it answers nobody
            self._shell.set_status("database", "", "", "")
            return
        self._away = True
        self._shell.set_status("database", "database-off-outline", "danger", _AWAY, err.text)

    def _show_boxes(self) -> None:
        now = self._program.clock.now()
        for state in self._boxes.values():
            key = f"box-{state.first_line}"
            if state.up:
                fine = _SIMULATED if state.config.port.startswith("sim:") else _BOX.fill(port=state.port_name)
                self._shell.set_status(key, "usb-port", "finished", fine)
            else:
                gone = age((now - state.since).total_seconds())
                said = _LOST if now - state.since >= _MINUTE else _JUST_LOST
                lost = said.fill(port=state.port_name, age=gone, advice=state.advice or state.problem)
                self._shell.set_status(key, "power-plug-off-outline", "waiting", lost, state.problem)


def _nothing(session: Session) -> None:
    session.execute(text("SELECT 1"))


def _figures(session: Session) -> tuple[float, int]:
    began = time.perf_counter()
    session.execute(text("SELECT 1"))
    took_ms = (time.perf_counter() - began) * 1000
    return took_ms, waiting_count(session)
