"""On which thread does the database work happen, and what comes back from it?"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, UOWTransaction, sessionmaker

from app.core.changes import Changes
from app.db.base import Base
from app.db.engine import expected_errors

T = TypeVar("T")


class Store:
    """Runs database jobs on three threads of its own: writes, short looks, long reads.

    A look never waits for a write or a report, so that a card is painted while the call is being saved.

    Args:
        on_commit: told on the writing thread what each committed job touched.
    """

    def __init__(self, engine: Engine, on_commit: Callable[[Changes], None] = lambda _: None) -> None:
        self.engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="db")
        self._looker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="db-look")
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="db-read")
        self._on_commit = on_commit

    def run(self, job: Callable[[Session], T]) -> Future[T]:
        """Queue `job`; it gets a session in a transaction that commits when it returns.

        Args:
            job: must return plain data; nothing bound to the session may leave it. It never commits.

        Returns:
            A future; an expected failure in it is an AppError.
        """
        return self._writer.submit(self._run, job)

    def look(self, job: Callable[[Session], T]) -> Future[T]:
        """Queue a short reading `job` somebody waits for (a card, a page of a list, a search)."""
        return self._looker.submit(self._read, job)

    def read(self, job: Callable[[Session], T]) -> Future[T]:
        """Queue a long reading `job` (count, report, export) where it delays nobody; its writes are rolled back."""
        return self._reader.submit(self._read, job)

    def close(self) -> None:
        """Finish queued jobs, then stop the threads and close the connections."""
        for thread in (self._writer, self._looker, self._reader):
            thread.shutdown(wait=True)
        self.engine.dispose()

    def _read(self, job: Callable[[Session], T]) -> T:
        with expected_errors(), self._sessions() as session:
            return job(session)

    def _run(self, job: Callable[[Session], T]) -> T:
        touched: set[tuple[str, int]] = set()
        with expected_errors(), self._sessions.begin() as session, _noting(session, touched):
            result = job(session)
        if touched:
            self._on_commit(Changes(frozenset(touched)))
        return result


@contextmanager
def _noting(session: Session, touched: set[tuple[str, int]]) -> Iterator[None]:
    def note(session: Session, _flush: UOWTransaction) -> None:
        for one in (*session.new, *session.dirty, *session.deleted):
            if isinstance(one, Base) and isinstance(id_ := getattr(one, "id", None), int):
                touched.add((one.__tablename__, id_))

    event.listen(session, "after_flush", note)
    yield
    touched |= session.info.get("touched", set())


def touch(session: Session, table: str, id_: int) -> None:
    """Say that a bulk statement changed this row, for `Changes`."""
    session.info.setdefault("touched", set()).add((table, id_))
