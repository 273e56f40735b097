"""How does a file from outside get in without harm? Another process reads it, and is ended when it takes too much."""

import hashlib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from app.records.transfer.codec import lines_of
from app.records.transfer.faults import MOST_MB, Fault, Unreadable
from app.records.transfer.parsing import run
from app.records.transfer.running import Course

_MINUTES = 5
_TICK_S = 0.1
_SAMPLE = 50  # rows shown before anything is decided


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read.

    Attributes:
        name: of the file, without its folder.
        sha256: of its bytes.
        rows: lines of JSON, one for each row of the sheet.
        count: how many rows there are, heads and empty ones included.
        sample: the first of them.
    """

    name: str
    sha256: str
    rows: Path
    count: int
    sample: tuple[tuple[Any, ...], ...]


def take_in(path: Path, folder: Path, course: Course) -> Opened:
    """Read a file into `folder`.

    Args:
        path: the file; it is only read.
        folder: where the rows are put.
        course: told how many rows were read so far.

    Raises:
        Unreadable: why it is not read.
        Stopped: somebody stopped it.
    """
    sha256 = _hash(path)
    target = folder / f"{sha256[:24]}.rows"
    count = _in_another_process(path, target, course)
    sample = tuple(map(tuple, islice(lines_of(target), _SAMPLE)))
    return Opened(path.name, sha256, target, count, sample)


def _hash(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_MB * 1024 * 1024:
            raise Unreadable(Fault.LARGE, file=path.name, most=MOST_MB)
        if not path.is_file():
            raise Unreadable(Fault.KIND, file=path.name)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as err:
        raise Unreadable(Fault.GONE, file=path.name, why=err.strerror or str(err)) from err


def _in_another_process(path: Path, target: Path, course: Course) -> int:
    import multiprocessing  # 20 ms, and not on the way to the window

    # A new interpreter, on every system: nothing of the program, no connection, no open file goes over.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=run, args=(str(path), str(target), theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        return _listen(ours, process, path.name, course)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        ours.close()
        process.kill()
        process.join()


def _listen(ours: Any, process: Any, name: str, course: Course) -> int:
    """What the process says, until it is done, stopped, dead, or too slow."""
    for _ in range(int(_MINUTES * 60 / _TICK_S)):
        course.check()
        if not ours.poll(_TICK_S):
            if not process.is_alive() and not ours.poll(0):
                raise Unreadable(Fault.DIED, file=name)
            continue
        try:
            kind, *said = ours.recv()
        except EOFError:
            raise Unreadable(Fault.DIED, file=name) from None
        if kind == "done":
            return int(said[0])
        if kind == "fault":
            raise Unreadable(Fault(said[0]), file=name, **said[1])
        course.told(said[0], 0)
    raise Unreadable(Fault.SLOW, file=name, most=_MINUTES)
