"""On which thread does the database work happen, and what comes back from it?"""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.orm import Session, UOWTransaction

from app.core.access import NOBODY, Who
from app.core.changes import OWNER, WHOLE, Changes
from app.core.errors import AppError, DatabaseUnavailable
from app.db import trail
from app.db.base import Base
from app.db.engine import another
from app.db.replica import Replica, mark_of
from app.db.room import PAUSE_S, TRIES, Job, Room
from app.db.trouble import expected_errors, is_clash
from app.db.words import said_of

T = TypeVar("T")
_TELL = text("SELECT notice_tell(:words)")
log = logging.getLogger(__name__)


class Store:
    """Runs database jobs on four threads of its own: writes, cards, short looks, long reads.

    A card never waits for a write, a list or a report: it is painted while the call is being saved and a list opened.
    Each thread has a connection of its own; only that of writes can write. All methods may be called from any thread.
    On a server the other seats are told what a job touched, in its own transaction (see `Wire`).

    Args:
        engine: for writing; the store closes it.
        on_commit: told on the writing thread what each committed job touched.
        replica: where reports are read, as long as it is there.

    Attributes:
        who: whoever is signed in; jobs work for them where they do not say whom they work for.
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
        self._writer = self._room("db", engine)
        trail.follow(self._writer.sessions)
        self._carder = self._room("db-card", another(engine, brief=True, planned=True))
        self._looker = self._room("db-look", another(engine, brief=True))
        self._reader = self._room("db-read", another(engine))
        self._copier = self._room("db-copy", another(engine, replica.url)) if replica else None
        for room in (self._writer, *self._reading()):
            event.listen(room.engine, "do_connect", self._refuse)
        self._on_commit = on_commit
        self._closing = threading.Event()

    def _room(self, name: str, engine: Engine) -> Room:
        return Room(name, engine, lambda: self.who)

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

    def card(self, job: Job[T]) -> "Future[T]":
        """Queue a short reading `job` a ringing line waits for."""
        return self._refused() or self._carder.submit(lambda: self._carder.read(job))

    def look(self, job: Job[T]) -> "Future[T]":
        """Queue a short reading `job` somebody waits for (a page of a list, a search)."""
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

    def _reading(self) -> tuple[Room, ...]:
        """Who waits for others is the last."""
        return (self._carder, self._looker, self._reader, *([self._copier] if self._copier else []))

    def _report(self, job: Job[T], replica: Replica, room: Room) -> T:
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
        for tries_left in reversed(range(TRIES)):
            try:
                result, changes = self._transact(job)
                break
            except AppError as err:
                if not tries_left or not is_clash(err):
                    raise
            self._closing.wait(PAUSE_S)
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
