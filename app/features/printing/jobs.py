"""What waits to be printed, what came of it, and where does it go if a printer fails?

One thread prints, in order. A job that failed stays with its reason until it is printed elsewhere or thrown away.
"""

import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from threading import Lock
from typing import Protocol

from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.printing.seat import Setup
from app.printing.form import Form
from app.printing.pdf import Printed
from app.printing.values import Values
from app.records.record import RecordType

_KEPT = 50  # finished jobs that are still shown
_BROKEN = QT_TRANSLATE_NOOP("printing", "Printing broke off by a fault of the program; a report is in the logs folder.")
_STOPPED = QT_TRANSLATE_NOOP("printing", "Stopped.")


class State(Enum):
    """Where a job stands."""

    WAITING = auto()
    MAKING = auto()
    PRINTING = auto()
    DONE = auto()
    FAILED = auto()
    STOPPED = auto()


BUSY = (State.WAITING, State.MAKING, State.PRINTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What is printed besides records: a statistic.

    Attributes:
        key: under which the seat remembers the form; `table`, under which the audit trail notes it.
        title: what the user calls it.
        forms: to choose from, the usual one first.
        values: what the form is filled with; called where the PDF is made.
    """

    key: str
    title: str
    forms: tuple[Form, ...]
    values: Callable[[], Values]
    table: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Slips to be printed, and how far that is. A snapshot; the queue makes a new one at each change.

    Attributes:
        title: what the user calls it (a number, "12 records").
        done: records made, of `ids`; `printed` pages on their way, of `pages`.
        reason: why it failed, or what is to be said of one that went well.
        missing: characters no font has.
        ready: what is printed where it is no records; `kind` is None then.
    """

    id: int = 0
    title: str = ""
    kind: RecordType | None
    ids: tuple[int, ...] = ()
    ready: Ready | None = None
    form: Form
    setup: Setup
    state: State = State.WAITING
    done: int = 0
    pages: int = 0
    printed: int = 0
    reason: Text | None = None
    missing: tuple[str, ...] = ()


class Makes(Protocol):
    """Makes the PDF of a job, and knows what follows from printing it."""

    def make(self, job: Job, told: Callable[[int], bool]) -> Printed:
        """The PDF; `told` hears how many records are done and says whether to go on.

        Raises:
            Refused, Unavailable: a record is gone, the database away, no font.
        """
        ...

    def printed(self, job: Job) -> Text | None:
        """It is on paper: write that down; returns what the user should know.

        Raises:
            Refused, Unavailable: it could not be written down.
        """
        ...


class Outlet(Protocol):
    """Takes a PDF to paper."""

    def put(self, pdf: bytes, job: Job, told: Callable[[int], bool]) -> None:
        """Print; returns when the printer (or its queue) has it, or when `told` said to stop.

        Args:
            pdf: the pages.
            job: what they are.
            told: hears how many pages are on their way and says whether to go on.

        Raises:
            DeviceUnavailable: it did not take it.
        """
        ...


@dataclass(slots=True)
class _Held:
    """A job, its PDF once it was made, and whether it is to be stopped."""

    job: Job
    printed: Printed | None = None
    stop: bool = False


@dataclass(slots=True)
class _Shelf:
    held: dict[int, _Held] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


class PrintQueue:
    """The queue of this seat. Its methods return at once.

    Args:
        told: hears each change of a job, on any thread.
        watch: gets the Future of each piece of work, to report what nobody expected.
    """

    def __init__(
        self,
        makes: Makes,
        outlet: Outlet,
        told: Callable[[Job], None],
        watch: "Callable[[Future[None]], None]" = lambda _: None,
    ) -> None:
        self._makes, self._outlet, self._told, self._watch = makes, outlet, told, watch
        self._shelf, self._numbers = _Shelf(), itertools.count(1)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="print")

    def add(self, job: Job) -> Job:
        """Put a job at the end."""
        job = replace(job, id=next(self._numbers), state=State.WAITING)
        with self._shelf.lock:
            self._shelf.held[job.id] = _Held(job)
            self._forget_old()
        self._told(job)
        self._watch(self._thread.submit(self._work, job.id))
        return job

    def put_by(self, job: Job) -> None:
        """Let a job stand there as it is, to be printed when the user says so."""
        job = replace(job, id=next(self._numbers))
        with self._shelf.lock:
            self._shelf.held[job.id] = _Held(job)

    def again(self, id_: int, setup: Setup) -> None:
        """Print a job that failed, was stopped or is done once more, perhaps on another printer."""
        held = self._find(id_)
        if held is None or held.job.state in BUSY:
            return
        was = held.job
        if was.state is State.DONE or (setup.only_data, setup.copies) != (was.setup.only_data, was.setup.copies):
            held.printed = None  # made anew: what is on paper already says the second time that it is a copy
        held.stop = False
        self._change(held, setup=setup, state=State.WAITING, reason=None)
        self._watch(self._thread.submit(self._work, id_))

    def stop(self, id_: int) -> None:
        """Do not go on with a job; what the printer has already, it prints."""
        held = self._find(id_)
        if held is not None and held.job.state in BUSY:
            held.stop = True
            if held.job.state is State.WAITING:
                self._change(held, state=State.STOPPED, reason=_STOPPED)

    def drop(self, id_: int) -> None:
        """Throw a job away that nothing is done with any more."""
        with self._shelf.lock:
            held = self._shelf.held.get(id_)
            if held is not None and held.job.state not in BUSY:
                del self._shelf.held[id_]

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All jobs, the newest first."""
        with self._shelf.lock:
            return tuple(one.job for one in reversed(self._shelf.held.values()))

    def pdf(self, id_: int) -> bytes:
        """The PDF of a job, b"" where it was not made yet."""
        held = self._find(id_)
        return held.printed.pdf if held and held.printed else b""

    def close(self) -> None:
        """What waits is not begun; what is being printed stops after its page."""
        with self._shelf.lock:
            for held in self._shelf.held.values():
                held.stop = True
        self._thread.shutdown(wait=True, cancel_futures=True)

    # ------------------------------------------------------------ the thread's work

    def _work(self, id_: int) -> None:
        held = self._find(id_)
        if held is None or held.job.state is not State.WAITING or held.stop:
            return
        try:
            if held.printed is None:
                self._make(held)
            if held.stop or held.printed is None:
                held.printed = None
                self._change(held, state=State.STOPPED, reason=_STOPPED)
                return
            self._change(held, state=State.PRINTING, printed=0)
            self._outlet.put(held.printed.pdf, held.job, partial(self._go_on, held))
            if held.stop:
                self._change(held, state=State.STOPPED, reason=_STOPPED)
                return
            self._change(held, state=State.DONE, reason=self._follow(held.job))
        except AppError as err:
            self._change(held, state=State.FAILED, reason=err.text)
        except Exception:
            self._change(held, state=State.FAILED, reason=_BROKEN)
            raise

    def _go_on(self, held: _Held, pages: int) -> bool:
        self._change(held, printed=pages)
        return not held.stop

    def _follow(self, job: Job) -> Text | None:
        """It is on paper whatever comes now."""
        try:
            return self._makes.printed(job)
        except AppError as err:
            return err.text

    def _make(self, held: _Held) -> None:
        self._change(held, state=State.MAKING, done=0)

        def told(done: int) -> bool:
            self._change(held, done=done)
            return not held.stop

        printed = self._makes.make(held.job, told)
        held.printed = printed
        self._change(held, pages=printed.pages, missing=printed.missing)

    def _change(self, held: _Held, **news: object) -> None:
        held.job = replace(held.job, **news)  # type: ignore[arg-type]  # fields of a job
        self._told(held.job)

    def _find(self, id_: int) -> _Held | None:
        with self._shelf.lock:
            return self._shelf.held.get(id_)

    def _forget_old(self) -> None:
        done = [id_ for id_, one in self._shelf.held.items() if one.job.state in (State.DONE, State.STOPPED)]
        for id_ in done[: max(0, len(done) - _KEPT)]:
            del self._shelf.held[id_]


def failed(jobs: Sequence[Job]) -> int:
    """How many jobs failed and still stand there."""
    return sum(one.state is State.FAILED for one in jobs)
