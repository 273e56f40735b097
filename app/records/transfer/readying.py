"""What do rows that will do lie ready as? Lines in a file, with what making them needs.

A second processor core works that out, where the system has one and there are rows enough to pay for its start.
"""

import os
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import IO, Any

from app.records.field import Values
from app.records.transfer.another import Another, Gone, answer
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
        self._waiting: deque[Rows] = deque()
        alone = work is None or count < _WORTH_IT or (os.cpu_count() or 1) < 2
        self._helper = None if alone else Another(_run, work)

    def __enter__(self) -> "Readying":
        return self

    def put(self, rows: Rows) -> None:
        """Let these rows lie ready, soon."""
        self._waiting.append(rows)
        if self._helper is not None:
            try:
                self._helper.give(rows)
            except Gone:
                self._go_alone()
        while len(self._waiting) > (_AHEAD if self._helper else 0):
            self._take()

    def finish(self) -> None:
        """Wait until all of them do."""
        while self._waiting:
            self._take()

    def _take(self) -> None:
        try:
            lines = self._helper.take() if self._helper else _lines(self._work, self._waiting[0])
        except Gone:  # what it has left undone is done here, and the rest, too
            self._go_alone()
            return
        self._waiting.popleft()
        self._file.write(lines)

    def _go_alone(self) -> None:
        if self._helper is not None:
            self._helper.end(soon=True)
        self._helper = None

    def __exit__(self, kind: type[BaseException] | None, err: BaseException | None, tb: TracebackType | None) -> None:
        if self._helper is not None:
            self._helper.end(soon=kind is not None)


def _lines(work: Work | None, rows: Rows) -> str:
    if work is not None:
        for _, values in rows:
            work(values)
    return "".join(line_of([number, values]) for number, values in rows)


def _run(hears: Any, says: Any, work: Work) -> None:
    """The other process."""
    answer(hears, says, lambda rows: _lines(work, rows))
