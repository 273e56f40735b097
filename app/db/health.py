"""Can a database file be trusted, and did the last program on it come to its end?"""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Health:
    """What a look at a database file found.

    Attributes:
        why: what is wrong in SQLite's own words, for the log; "" where it is fine.
        clean: the last program came to its end; otherwise it is worth reading everything once, beside the work.
    """

    why: str = ""
    clean: bool = True

    @property
    def fine(self) -> bool:
        """Whether the file can be trusted as far as it was read."""
        return not self.why


class Stop:
    """An order to stop that also reaches SQLite in the middle of reading a large file. Safe from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._busy: sqlite3.Connection | None = None
        self._given = False

    def __call__(self) -> bool:
        """Whether the order was given."""
        return self._given

    def give(self) -> None:
        """Stop what runs, and whatever would begin later."""
        with self._guard:
            self._given = True
            if self._busy:
                self._busy.interrupt()

    @contextmanager
    def reaches(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Within, the order breaks off what `connection` does.

        Raises:
            CancelledError: it was given.
        """
        with self._guard:
            self._busy = connection
        try:
            if self():
                raise CancelledError
            yield
        except sqlite3.OperationalError as err:
            if self():
                raise CancelledError from err
            raise
        finally:
            with self._guard:
                self._busy = None


def was_clean(path: Path) -> bool:
    """Whether the last program on this file came to its end; SQLite then took its journal away."""
    journal = path.with_name(path.name + "-wal")
    return not journal.exists() or not journal.stat().st_size


def examine(path: Path, thorough: bool, stop: Stop) -> Health:
    """Read every page of a file, or (not `thorough`) its description, its length and both ends of every table.

    Raises:
        CancelledError: it was broken off.
    """
    try:
        with (
            closing(sqlite3.connect(path, timeout=10, check_same_thread=False)) as connection,
            stop.reaches(connection),
        ):
            found = _read_all(connection) if thorough else _read_ends(connection, path)
    except sqlite3.DatabaseError as err:
        if code_of(err) in _NOT_ITS_FAULT:
            return Health()  # locked, read-only, full: opening it will say so
        found = str(err)
    return Health(found)


# BUSY, LOCKED, NOMEM, READONLY, FULL, CANTOPEN: nothing is wrong with what the file holds.
_NOT_ITS_FAULT = {5, 6, 7, 8, 13, 14}
BAD_PAGES = {11, 26}  # CORRUPT, NOTADB


def code_of(err: sqlite3.Error) -> int:
    """The primary result code (sqlite.org/rescode.html); 1 where the driver tells none."""
    return getattr(err, "sqlite_errorcode", 1) & 0xFF


def _read_all(connection: sqlite3.Connection) -> str:
    lines = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
    return "" if lines == ["ok"] else "; ".join(lines)


def _read_ends(connection: sqlite3.Connection, path: Path) -> str:
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        " AND sql NOT LIKE '%WITHOUT ROWID%'"
    )
    for (name,) in tables.fetchall():
        for order in ("min", "max"):
            connection.execute(f'SELECT * FROM "{name}" WHERE rowid = (SELECT {order}(rowid) FROM "{name}")').fetchone()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if was_clean(path) and path.stat().st_size < pages * size:
        return "the file is shorter than it says"
    return ""
