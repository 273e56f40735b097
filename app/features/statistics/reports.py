"""Who gets which figures? Asked of the database, or its replica, by those who may; what takes too long is stopped."""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import AppError
from app.features.statistics.counting import count
from app.features.statistics.table import Asked, Table, table_of
from app.records.transfer.running import STOPPED, Stopped

log = logging.getLogger(__name__)


class Reports(Protocol):
    """Runs long reading work on the database, or its replica."""

    def report(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


@dataclass(slots=True)
class _Stop:
    """Breaks off what one connection is doing."""

    wanted: bool = False
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _break: Callable[[], object] | None = None
    _errors: type[BaseException] | tuple[()] = ()  # of the driver

    def now(self) -> None:
        """Break it off; what runs on the connection next is not met, for it begins when this is done."""
        with self._guard:
            self.wanted = True
            if self._break is not None:
                self._break()

    def soon(self) -> None:
        """The same without waiting: a server far away takes its time to hear it."""
        self.wanted = True
        threading.Thread(target=self._told, name="stop", daemon=True).start()

    def _told(self) -> None:
        try:
            self.now()
        except self._errors as err:  # the server is gone, and what was asked of it fails by itself
            log.info("not stopped: %s", err)

    @contextmanager
    def holding(self, session: Session) -> Iterator[None]:
        driver: Any = session.connection().connection.driver_connection
        with self._guard:
            if self.wanted:
                raise Stopped(STOPPED)
            self._errors = session.get_bind().dialect.loaded_dbapi.Error
            self._break = getattr(driver, "interrupt", None) or driver.cancel
        try:
            yield
        except (AppError, DBAPIError) as err:
            if self.wanted:
                raise Stopped(STOPPED) from err
            raise
        finally:
            with self._guard:
                self._break = None


@dataclass(frozen=True, slots=True)
class Report:
    """Figures that are being counted; `stop` ends that soon, and the future fails with `Stopped`."""

    future: "Future[Table]"
    stop: Callable[[], None]


class Statistics:
    """Gives figures to whoever may see them.

    Args:
        who: whose rights count; asked each time.
    """

    def __init__(self, store: Reports, who: Callable[[], Who]) -> None:
        self._store, self._who = store, who

    def ask(self, asked: Asked) -> Report:
        """Count.

        Raises (in the Future):
            NotAllowed: the right to see statistics is missing.
            Stopped: it was stopped.
        """
        who, stop = self._who(), _Stop()

        def job(session: Session) -> Table:
            who.need(Right.STATISTICS)
            with stop.holding(session):
                return table_of(asked, count(session, asked.statistic, asked.period, asked.by))

        return Report(self._store.report(job), stop.soon)
