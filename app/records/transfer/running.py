"""What is known of long work while it goes on? How far it is, and whether somebody has stopped it."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP

T = TypeVar("T")
Told = Callable[[int, int], None]  # so many done, of so many; 0 where that is not known
STOPPED = QT_TRANSLATE_NOOP("transfer", "Stopped.")


class Stopped(Refused):
    """The user stopped it."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the work itself is given.

    Attributes:
        told: how far it is; called on the thread that works.
        stop: set when it is to end before its time.
    """

    told: Told
    stop: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """Go on only if nobody has stopped it.

        Raises:
            Stopped: somebody has.
        """
        if self.stop.is_set():
            raise Stopped(STOPPED)


@dataclass(frozen=True, slots=True)
class Running:
    """Work that goes on; `stop` ends it soon."""

    future: "Future[Any]"
    course: Course

    def stop(self) -> None:
        """End it before its time; its future fails with `Stopped`."""
        self.course.stop.set()


class Worker:
    """One thread on which long work is done, piece after piece."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._open: dict[int, Course] = {}

    def start(self, work: Callable[[Course], T], told: Told) -> Running:
        """Begin `work`, or let it wait until what goes on is done."""
        course = Course(told)
        self._open[id(course)] = course
        future = self._thread.submit(work, course)
        future.add_done_callback(lambda _: self._open.pop(id(course), None))
        return Running(future, course)

    def close(self) -> None:
        """Stop what goes on, and wait until it has ended."""
        for one in tuple(self._open.values()):
            one.stop.set()
        self._thread.shutdown(wait=True, cancel_futures=True)
