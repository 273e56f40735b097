"""What do rows that will do lie ready as? Lines in a file, with what making them needs.

A second processor core works that out, in a new interpreter of its own, where the system has one and there are rows
enough to pay for its start. It gets plain values and gives lines back; it has no connection to anything.
"""

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from types import TracebackType
from typing import IO

from app.records.field import Values
from app.records.transfer.codec import line_of

Work = Callable[[Values], None]
Rows = Sequence[tuple[int, Values]]
_WORTH_IT = 4000  # rows
_AHEAD = 4  # portions that may wait


class Readying:
    """Puts rows into a file, in the order in which they come.

    Args:
        file: where they go.
        work: completes the values of a row; a function of a module, so that another process finds it. None: nothing.
        count: about how many rows there will be.
    """

    def __init__(self, file: IO[str], work: Work | None, count: int) -> None:
        self._file, self._work = file, work
        self._waiting: deque[tuple[Rows, Future[str]]] = deque()
        self._helper: ProcessPoolExecutor | None = None
        if work is not None and count >= _WORTH_IT and (os.cpu_count() or 1) > 1:
            import multiprocessing  # 20 ms, and not on the way to the window

            self._helper = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))

    def __enter__(self) -> "Readying":
        return self

    def put(self, rows: Rows) -> None:
        """Let these rows lie ready, soon."""
        if self._helper is None:
            self._file.write(_lines(self._work, rows))
            return
        try:
            self._waiting.append((rows, self._helper.submit(_lines, self._work, rows)))
        except BrokenProcessPool:
            self._go_alone()
            self._file.write(_lines(self._work, rows))
        while len(self._waiting) > _AHEAD:
            self._take()

    def finish(self) -> None:
        """Wait until all of them do."""
        while self._waiting:
            self._take()

    def _take(self) -> None:
        rows, future = self._waiting.popleft()
        try:
            self._file.write(future.result())
        except BrokenProcessPool:  # somebody ended it, or it had no memory left
            self._waiting.appendleft((rows, future))
            self._go_alone()

    def _go_alone(self) -> None:
        """Do what the process has left undone here, and the rest, too."""
        waiting, self._waiting = self._waiting, deque()
        self._helper = None
        for rows, _ in waiting:
            self._file.write(_lines(self._work, rows))

    def __exit__(self, kind: type[BaseException] | None, err: BaseException | None, tb: TracebackType | None) -> None:
        if self._helper is not None:
            self._helper.shutdown(wait=kind is None, cancel_futures=True)


def _lines(work: Work | None, rows: Rows) -> str:
    """In the other process, or here."""
    if work is not None:
        for _, values in rows:
            work(values)
    return "".join(line_of([number, values]) for number, values in rows)
