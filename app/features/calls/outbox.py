"""Where does a call wait that the database would not take? Its newest state, in memory and in a file, until it does."""

import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from threading import Lock
from typing import IO
from uuid import UUID

from app.core.errors import AppError
from app.features.calls.packed import call_of, line_of
from app.telephony.protocol import Call

ROOM = 1 << 18  # bytes; some hundred states of calls
log = logging.getLogger(__name__)


class Journal:
    """Calls in a file, one line for each state, the newest last.

    The file is made with room in advance, because on a full disk one can be overwritten but not grow. What cannot be
    written is reported in the log; the calls then still wait in memory. Not safe for several threads at once.

    Args:
        path: in the data folder.
        room: so many bytes are taken in advance.
    """

    def __init__(self, path: Path, room: int = ROOM) -> None:
        self._path, self._room, self._end = path, room, 0

    def open(self) -> list[Call]:
        """The newest state of each call the last program left, oldest call first; makes the room for further ones."""
        try:
            text = self._path.read_bytes() if self._path.exists() else b""
            self._end = len(text.rstrip(b"\n")) + 1 if text.strip() else 0
            if (missing := max(self._room, self._end) - len(text)) > 0:
                with self._path.open("ab") as file:
                    file.write(b"\n" * missing)
                    _sync(file)
        except OSError as err:
            log.warning("no room to keep calls in %s: %s", self._path.name, err)
            text = b""
        found = [call for line in text.split(b"\n") if line and (call := call_of(line))]
        return list({call.uuid: call for call in found}.values())

    def add(self, calls: Sequence[Call], *, lasting: bool = True) -> None:
        """Write down these states; they are on the disk when this returns.

        Where it need not be `lasting`, they are safe from the end of the program, though not from that of the power.
        """
        lines = b"".join(line_of(call) for call in calls)
        try:
            with self._path.open("r+b") as file:
                file.seek(self._end)
                file.write(lines)
                if lasting:
                    _sync(file)
            self._end += len(lines)
        except OSError as err:
            log.error("calls that wait for the database could not be kept in %s: %s", self._path.name, err)

    def clear(self, *, lasting: bool = True) -> None:
        """Nothing waits any more; the room stays taken."""
        try:
            with self._path.open("r+b") as file:
                file.write(b"\n" * min(self._end, self._room))
                if self._end > self._room:
                    file.truncate(self._room)
                if lasting:
                    _sync(file)
            self._end = 0
        except OSError as err:
            log.warning("%s could not be cleared: %s", self._path.name, err)


@dataclass(frozen=True, slots=True)
class _State:
    """A call as it was told, and in which order."""

    number: int
    call: Call


class Outbox:
    """Hands every call to the database; what it does not take waits here and is offered again.

    Each state is in the journal before it is handed over, so that the end of the program between the two loses nothing.
    While something waits, further calls wait behind it, so that a server that is away is not asked once for each call.
    Safe from any thread.

    Args:
        write: submits the save of a call; an AppError in the Future means that trying again may help.
        journal: keeps what waits over the end of the program.
        on_stuck: told why, when the first call has to wait; on whatever thread finds out.
        on_flowing: told how many calls had to wait, when the last of them is written.
    """

    def __init__(
        self,
        write: Callable[[Call], "Future[int]"],
        journal: Journal,
        on_stuck: Callable[[AppError], None],
        on_flowing: Callable[[int], None],
    ) -> None:
        self._write, self._journal = write, journal
        self._on_stuck, self._on_flowing = on_stuck, on_flowing
        self._guard, self._order = Lock(), count(1)
        self._waiting = {call.uuid: _State(0, call) for call in journal.open()}
        self._had_to_wait: set[UUID] = set(self._waiting)
        self._offering = False
        self._under_way = 0  # in the journal, and on the way to the database

    @property
    def waiting(self) -> tuple[Call, ...]:
        """The newest state of each call the database does not have yet; at the start what the last program left."""
        with self._guard:
            return tuple(state.call for state in self._waiting.values())

    def put(self, call: Call) -> None:
        """Save `call` as it is now; to the database at once unless others wait for it."""
        with self._guard:
            state = _State(next(self._order), call)
            if self._waiting:
                self._journal.add([call])
                self._keep(state)
                return
            self._journal.add([call], lasting=False)
            self._under_way += 1
        self._write(call).add_done_callback(partial(self._on_written, state))

    def retry(self) -> None:
        """The database may answer again: offer it what waits."""
        with self._guard:
            if self._offering or not self._waiting:
                return
            self._offering = True
            state = next(iter(self._waiting.values()))
        self._write(state.call).add_done_callback(partial(self._on_offered, state))

    def written(self, calls: Sequence[Call]) -> None:
        """These states are in the database by another way."""
        with self._guard:
            for call in calls:
                state = self._waiting.get(call.uuid)
                if state and state.call == call:
                    del self._waiting[call.uuid]
        self._go_on()

    def _on_written(self, state: _State, future: "Future[int]") -> None:
        err = _reason(future)
        with self._guard:
            first = not self._waiting
            self._under_way -= 1
            if err is None:
                self._drop(state)
            else:
                self._journal.add([])  # it is there already; now it lasts
                self._keep(state)
        if err is None:
            self._end_if_empty()
        elif first and isinstance(err, AppError):
            log.warning("calls wait for the database: %s", err)
            self._on_stuck(err)

    def _on_offered(self, state: _State, future: "Future[int]") -> None:
        err = _reason(future)
        with self._guard:
            self._offering = False
            if err is None:
                self._drop(state)
        if err is None:
            self._go_on()

    def _go_on(self) -> None:
        self._end_if_empty()
        self.retry()

    def _keep(self, state: _State) -> None:
        uuid = state.call.uuid
        known = self._waiting.get(uuid)
        if known is None or known.number < state.number:
            self._waiting[uuid] = state
            self._had_to_wait.add(uuid)

    def _drop(self, state: _State) -> None:
        known = self._waiting.get(state.call.uuid)
        if known and known.number <= state.number:
            del self._waiting[state.call.uuid]

    def _end_if_empty(self) -> None:
        with self._guard:
            if self._waiting or self._under_way:
                return
            many = len(self._had_to_wait)
            self._had_to_wait.clear()
            self._journal.clear(lasting=many > 0)
        if many:
            self._on_flowing(many)


def _reason(future: "Future[int]") -> BaseException | None:
    """Why a call has to wait; None where it is written, or never can be because of a fault of the program."""
    try:
        err = future.exception()
    except CancelledError as cancelled:  # the database was closed before its turn came
        return cancelled
    if err is None or isinstance(err, AppError):
        return err
    log.error("a call could not be written to the log", exc_info=err)
    return None


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
