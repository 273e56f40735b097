"""How does a thread with a connection of its own read: in its turn, given up, cut off, closed?"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from app.core.access import Who
from app.core.errors import AppError
from app.db.engine import break_off, cut_off
from app.db.trail import works_for
from app.db.trouble import expected_errors, is_clash, is_lost, is_stopped

T = TypeVar("T")
Job = Callable[[Session], T]
TRIES, PAUSE_S = 5, 0.02  # where two seats are in each other's way


class Room:
    """One thread with an engine of its own; `who` is signed in when a job is done."""

    def __init__(self, name: str, engine: Engine, who: Callable[[], Who]) -> None:
        self.engine = engine
        self.sessions = sessionmaker(engine, expire_on_commit=False)
        works_for(self.sessions, who)
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
        """Queue anything for this thread; the future is cancelled where it is closed."""
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
        """Nobody waits for what was asked: it is not begun, or broken off where that can be done."""
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
        """Read on the thread that calls.

        What was stopped in another one's place is read again, and once what found its connection gone: the server may
        have been started anew since.
        """
        given_up = given_up or threading.Event()
        tries_left, anew = TRIES, False
        while True:
            try:
                with expected_errors(self.engine.url), self.sessions() as session, self._stoppable(session, given_up):
                    return job(session)
            except (AppError, DBAPIError) as err:
                stopped, self._stopped = self._stopped, False
                if self._left.is_set() or given_up.is_set():
                    raise CancelledError from err
                tries_left -= 1
                if not tries_left or not isinstance(err, AppError):
                    raise
                anew = not anew and is_lost(err)
                if not (anew or is_clash(err) or (stopped and is_stopped(err))):
                    raise
            self._left.wait(PAUSE_S)

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
        """Do what is queued, or `cancel` it; close."""
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
