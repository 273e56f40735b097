"""On which thread does the database work happen, and what comes back from it?"""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from time import monotonic
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, UOWTransaction, sessionmaker

from app.core.access import NOBODY, Who
from app.core.changes import OWNER, WHOLE, Changes
from app.core.errors import AppError, DatabaseUnavailable
from app.db import trail
from app.db.base import Base
from app.db.engine import another, break_off, cut_off
from app.db.replica import Replica, mark_of
from app.db.trouble import expected_errors, is_clash, is_stopped
from app.db.words import said_of

T = TypeVar("T")
Job = Callable[[Session], T]
_TRIES, _PAUSE_S = 5, 0.02
_TELL = text("SELECT notice_tell(:words)")
log = logging.getLogger(__name__)


class Store:
    """Runs database jobs on three threads of its own: writes, short looks, long reads.

    A look never waits for a write or a report, so that a card is painted while the call is being saved. Each thread has
    a connection of its own; those of looks and reads cannot write. All methods may be called from any thread.
    On a server the other seats are told what a job touched, in its own transaction (see `Wire`).

    Args:
        engine: for writing; the store closes it.
        on_commit: told on the writing thread what each committed job touched.
        replica: where reports are read, as long as it is there.

    Attributes:
        who: whoever is signed in; the audit trail names them where a job does not say who it works for.
        seat: token under which the other seats are told.
        away: why the database is not asked at all at present; None while it is.
    """

    def __init__(
        self,
        engine: Engine,
        on_commit: Callable[[Changes], None] = lambda _: None,
        replica: Replica | None = None,
    ) -> None:
        self.engine, self.replica = engine, replica
        self.who: Who = NOBODY
        self.seat = uuid4().hex[:12]
        self.away: DatabaseUnavailable | None = None
        self._shared = engine.dialect.name != "sqlite"
        self._writer = _Room("db", engine)
        trail.follow(self._writer.sessions, lambda: self.who)
        self._looker = _Room("db-look", another(engine, brief=True))
        self._reader = _Room("db-read", another(engine))
        copied = another(engine, replica.url) if replica else None
        self._copier = _Room("db-copy", copied) if copied else None
        for room in (self._writer, *self._reading()):
            event.listen(room.engine, "do_connect", self._refuse)
        self._on_commit = on_commit
        self._closing = threading.Event()

    def run(self, job: Job[T], *, not_before_s: float = 0) -> "Future[T]":
        """Queue `job`; it gets a session in a transaction that commits when it returns and is undone when it raises.

        Args:
            job: must return plain data; nothing bound to the session may leave it. It never commits. Where two seats
                were in each other's way it is run again from its beginning.
            not_before_s: so long from now it leaves the processor to what somebody looks at; jobs behind it wait along.

        Returns:
            A future; an expected failure in it is an AppError. After `close` it is cancelled.
        """
        due = monotonic() + not_before_s

        def work() -> T:
            self._closing.wait(max(0.0, due - monotonic()))
            return self._write(job)

        return self._refused() or self._writer.submit(work if not_before_s else lambda: self._write(job))

    def look(self, job: Job[T]) -> "Future[T]":
        """Queue a short reading `job` somebody waits for (a card, a page of a list, a search)."""
        return self._refused() or self._looker.submit(lambda: self._looker.read(job))

    def read(self, job: Job[T]) -> "Future[T]":
        """Queue a long reading `job` (count, report, export) where it delays nobody; writing in it is an error."""
        return self._refused() or self._reader.ask(job)

    def give_up(self, future: "Future[Any]") -> None:
        """Nobody waits for what `read` was asked for any more: it is not begun, or broken off where that can be done.

        Its future is cancelled then, or fails with CancelledError.
        """
        self._reader.give_up(future)

    def report(self, job: Job[T]) -> "Future[T]":
        """Queue a long reading `job` that a replica may answer, where there is one; no older than this moment."""
        replica, room = self.replica, self._copier
        if replica is None or room is None:
            return self.read(job)
        return self._refused() or room.submit(lambda: self._report(job, replica, room))

    def stay_away(self, why: DatabaseUnavailable) -> None:
        """The server is lost: nothing waits for it any more, and every job fails at once until `come_back`."""
        self.away = why
        for room in (self._writer, *self._reading()):
            room.cut()

    def come_back(self) -> None:
        """The server is there again."""
        self.away = None

    def _refused(self) -> "Future[Any] | None":
        if self.away is None:
            return None
        future: Future[Any] = Future()
        future.set_exception(self.away)
        return future

    def _refuse(self, *_: Any) -> None:
        """What was begun before the server was lost does not wait for a connection either: that takes as long again."""
        if self.away is not None:
            raise self.away

    def reconnect(self) -> "Future[None]":
        """Connect anew, after what is under way: somebody else works here from now on."""
        for room in self._reading():
            room.submit(room.engine.dispose)
        return self._writer.submit(self.engine.dispose)

    def close(self) -> None:
        """Finish what is being written, cancel what is only read, stop the threads and close the connections."""
        self._closing.set()
        for room in self._reading():
            room.leave()
        if self.engine.dialect.name == "sqlite":
            self._writer.submit(lambda: self._write(_optimize))
        self._writer.finish()

    def _reading(self) -> "tuple[_Room, ...]":
        """Who waits for others is the last."""
        return (self._looker, self._reader, *([self._copier] if self._copier else []))

    def _report(self, job: Job[T], replica: Replica, room: "_Room") -> T:
        if not replica.rests:
            mark = self.look(mark_of).result()

            def caught_up(session: Session) -> T:
                replica.catch_up(session, mark, self._closing)
                return job(session)

            try:
                found = room.read(caught_up)
            except DatabaseUnavailable as err:
                log.info("a report is not read from the replica: %s", err)
                replica.failed(err)
            else:
                replica.served()
                return found
        return self.read(job).result()

    def _write(self, job: Job[T]) -> T:
        for tries_left in reversed(range(_TRIES)):
            try:
                result, changes = self._transact(job)
                break
            except AppError as err:
                if not tries_left or not is_clash(err):
                    raise
            self._closing.wait(_PAUSE_S)
        if changes:
            self._tell(changes)
        return result

    def _transact(self, job: Job[T]) -> tuple[T, Changes]:
        touched: set[tuple[str, int]] = set()
        with expected_errors(self.engine.url), self._writer.sessions.begin() as session, _noting(session, touched):
            result = job(session)
            if self._shared:
                self._tell_others(session, touched)
        return result, Changes(frozenset(touched))

    def _tell_others(self, session: Session, touched: set[tuple[str, int]]) -> None:
        """They hear it when the transaction is committed, and only then."""
        session.flush()
        if changes := Changes(frozenset(touched | session.info.get("touched", set()))):
            session.execute(_TELL, {"words": said_of(changes, self.seat)})

    def _tell(self, changes: Changes) -> None:
        try:
            self._on_commit(changes)
        except Exception:  # what was saved is saved; whoever asked must hear that all the same
            log.exception("told about %s", changes)


class _Room:
    """One thread with an engine of its own."""

    def __init__(self, name: str, engine: Engine) -> None:
        self.engine = engine
        self.sessions = sessionmaker(engine, expire_on_commit=False)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._guard = threading.Lock()
        self._stop_reading: Callable[[], None] | None = None
        self._doing: threading.Event | None = None
        self._asked: dict[Future[Any], threading.Event] = {}  # set when nobody waits for it any more
        self._stopper: ThreadPoolExecutor | None = None  # tells a server over the network: nobody waits for that
        self._stopped = False  # something was, and perhaps only what came after it
        self._left = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._line: Any = None  # the driver's connection; also what is asked before it is given out may hang
        event.listen(engine, "connect", self._on_connection)
        event.listen(engine, "checkout", self._on_connection)

    def _on_connection(self, connection: Any, *_: Any) -> None:
        self._line = connection

    def cut(self) -> None:
        """Let whatever waits for a server that is gone fail now, instead of when the network gives up."""
        if self._line is not None:
            cut_off(self._line)

    def submit(self, work: Callable[[], T]) -> "Future[T]":
        try:
            return self._thread.submit(work)
        except RuntimeError:  # closed
            future: Future[T] = Future()
            future.cancel()
            return future

    def ask(self, job: Job[T]) -> "Future[T]":
        """A read that may be given up."""
        if self._stopper is None:
            self._stopper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="db-stop")
            event.listen(self.engine, "before_cursor_execute", self._look_whether_wanted)
        given_up = threading.Event()
        future = self.submit(lambda: self.read(job, given_up))
        self._asked[future] = given_up
        future.add_done_callback(lambda one: self._asked.pop(one, None))
        return future

    def give_up(self, future: "Future[Any]") -> None:
        given_up = self._asked.get(future)
        if given_up is None or future.cancel():
            return
        given_up.set()
        if self.engine.dialect.name == "sqlite":
            self._break_off(given_up)
        elif self._stopper is not None:
            with suppress(RuntimeError):  # closed meanwhile
                self._stopper.submit(self._break_off, given_up)

    def _break_off(self, given_up: threading.Event) -> None:
        with self._guard:  # another job cannot have begun meanwhile, and begins when the server was told
            if self._doing is given_up and self._stop_reading:
                self._stopped = True
                self._stop_reading()

    def _look_whether_wanted(self, *_: Any) -> None:
        """Between two questions there is nothing to break off: the next one is not asked."""
        if self._doing is not None and self._doing.is_set():
            raise CancelledError

    def read(self, job: Job[T], given_up: threading.Event | None = None) -> T:
        given_up = given_up or threading.Event()
        tries_left = _TRIES
        while True:
            try:
                with expected_errors(self.engine.url), self.sessions() as session, self._stoppable(session, given_up):
                    return job(session)
            except (AppError, DBAPIError) as err:
                stopped, self._stopped = self._stopped, False
                if self._left.is_set() or given_up.is_set():
                    raise CancelledError from err
                tries_left -= 1
                again = isinstance(err, AppError) and (is_clash(err) or (stopped and is_stopped(err)))
                if not tries_left or not again:
                    raise
            self._left.wait(_PAUSE_S)

    def leave(self) -> None:
        """Cancel what waits, break off what runs, close."""
        self._left.set()
        while not self._idle.is_set():
            with self._guard:
                if self._stop_reading:
                    self._stop_reading()
            self._idle.wait(0.05)  # the order to stop has no effect between two questions: it is given again
        self.finish(cancel=True)

    def finish(self, cancel: bool = False) -> None:
        self._thread.shutdown(wait=True, cancel_futures=cancel)
        if self._stopper is not None:
            self._stopper.shutdown(wait=True)
        self.engine.dispose()

    @contextmanager
    def _stoppable(self, session: Session, given_up: threading.Event) -> Iterator[None]:
        driver: Any = session.connection().connection.driver_connection
        with self._guard:
            self._stop_reading = getattr(driver, "interrupt", None) or partial(break_off, driver)
            self._doing = given_up
            self._idle.clear()
        try:
            if self._left.is_set() or given_up.is_set():
                raise CancelledError
            yield
        finally:
            with self._guard:
                self._stop_reading = self._doing = None
            self._idle.set()


@contextmanager
def _noting(session: Session, touched: set[tuple[str, int]]) -> Iterator[None]:
    def note(session: Session, _flush: UOWTransaction) -> None:
        for one in (*session.new, *session.dirty, *session.deleted):
            if isinstance(one, Base):  # a row without a number of its own (a setting) stands for its table
                id_ = getattr(one, "id", None)
                touched.add((one.__tablename__, id_ if isinstance(id_, int) else WHOLE))
                touched.update((OWNER, owner) for owner in _owners(one))

    event.listen(session, "after_flush", note)
    yield
    touched |= session.info.get("touched", set())


def touch(session: Session, table: str, id_: int, *whose: tuple[str, int]) -> None:
    """Say that a bulk statement changed this row, for `Changes`; `whose` it is, where that is known."""
    touched = session.info.setdefault("touched", set())
    touched.add((table, id_))
    touched.update(whose if whose or table == "call" or not _has_owner(table) else ((OWNER, WHOLE),))


def _has_owner(table: str) -> bool:
    known = Base.metadata.tables.get(table)
    return known is not None and "customer_id" in known.c


def _owners(record: Base) -> Iterator[int]:
    """The customer a row is about, and the one it was about before."""
    if record.__tablename__ == "customer":
        yield record.id  # type: ignore[attr-defined]  # every record has one
    elif "customer_id" in record.__table__.c:
        for owners in inspect(record).attrs.customer_id.history:
            yield from (one for one in owners or () if one)


def _optimize(session: Session) -> None:
    # Keeps the figures by which SQLite chooses an index; looks at 400 rows of an index, so it takes no time.
    session.execute(text("PRAGMA analysis_limit=400"))
    session.execute(text("PRAGMA optimize"))
