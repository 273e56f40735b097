"""How does a seat get its data back after the file was damaged? From copies made daily and before each update."""

import os
import shutil
import sqlite3
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places
from app.db.health import BAD_PAGES, Health, Stop, code_of, examine, was_clean

_FAILED = QT_TRANSLATE_NOOP("backup", "No backup could be made in {folder}: {why}")
_NO_ROOM = QT_TRANSLATE_NOOP(
    "backup", "No backup was made: the disk with {folder} has {free} MB left and {needed} MB are needed."
)
_DAMAGED = QT_TRANSLATE_NOOP("backup", "No backup was made: the data in {place} are damaged.")
_NOT_RESTORED = QT_TRANSLATE_NOOP("backup", "The backup {name} could not be put in place: {why}")
_STAMP = "%Y%m%d-%H%M%S"
_PREFIX = "ringfile-"
_PAGES = 4096  # copied at a time: 16 MB
_DAILY, _WEEKLY = 7, 4
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One copy of the database.

    Attributes:
        made_at: from its file name.
        size: in bytes.
    """

    made_at: datetime
    path: Path
    size: int


def check(places: Places, *, thorough: bool = False, stop: Stop | None = None) -> Health:
    """Look whether the database file can be trusted; none at all is fine as long as there is no backup of one.

    Args:
        places: the data folder.
        thorough: read every page (seconds per gigabyte; run it on a worker thread). Otherwise the file's description,
            its length and both ends of every table are read, which takes no time also with millions of rows.
        stop: breaks it off.

    Raises:
        CancelledError: it was broken off.
    """
    database = places.database
    clean = was_clean(database)  # asked first: looking at the file puts what the journal holds in its place
    if not database.exists() or (clean and not database.stat().st_size):
        return Health("there is no database, but a backup of one" if backups(places) else "")
    return replace(examine(database, thorough, stop or Stop()), clean=clean)


def backups(places: Places) -> list[Backup]:
    """All backups, newest first."""
    found = []
    for path in places.backups.glob(f"{_PREFIX}*.db"):
        stamp = path.stem.removeprefix(_PREFIX)[:15]
        try:
            made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue  # somebody's own file
        found.append(Backup(made_at, path, path.stat().st_size))
    return sorted(found, reverse=True)


def newest_backup(places: Places) -> Backup | None:
    """The newest backup, or None where there is none."""
    return next(iter(backups(places)), None)


def back_up(places: Places, now: datetime, stop: Stop | None = None) -> Backup:
    """Copy the database as it stands this moment, verify the copy, and remove old backups.

    Others go on reading and writing meanwhile. Takes seconds per gigabyte: for a worker thread.

    Args:
        places: the data folder.
        now: names the backup.
        stop: abandons the backup.

    Raises:
        Unavailable: no room, no access, or the data are damaged; older backups are then left alone.
        CancelledError: it was stopped.
    """
    stop = stop or Stop()
    damaged = _DAMAGED.fill(place=str(places.database))
    target = places.backups / f"{_PREFIX}{now.astimezone(UTC):{_STAMP}}.db"
    part = target.with_suffix(".part")
    try:
        places.backups.mkdir(parents=True, exist_ok=True)
        _check_room(places)
        _copy(places.database, part, stop)
        if not examine(part, thorough=True, stop=stop).fine:
            raise Unavailable(damaged)
        _sync(part)
        part.replace(target)
        _thin_out(places)
    except OSError as err:
        raise Unavailable(_FAILED.fill(folder=str(places.backups), why=err.strerror or "")) from err
    except sqlite3.Error as err:
        text = damaged if code_of(err) in BAD_PAGES else _FAILED.fill(folder=str(places.backups), why=str(err))
        raise Unavailable(text) from err
    finally:
        for end in ("", "-journal", "-wal"):
            with suppress(OSError):  # there is a better reason to tell
                part.with_name(part.name + end).unlink(missing_ok=True)
    return Backup(now.astimezone(UTC).replace(microsecond=0), target, target.stat().st_size)


def _check_room(places: Places) -> None:
    needed = places.database.stat().st_size * 11 // 10
    free = shutil.disk_usage(places.backups).free
    if free < needed:
        text = _NO_ROOM.fill(folder=str(places.backups), free=free >> 20, needed=(needed >> 20) + 1)
        raise Unavailable(text)


def _copy(source: Path, target: Path, stop: Stop) -> None:
    target.unlink(missing_ok=True)

    def go_on(_status: int, _left: int, _all: int) -> None:
        if stop():
            raise CancelledError

    with closing(sqlite3.connect(source, timeout=10, isolation_level=None)) as data:
        data.execute("BEGIN")  # holds on to this moment: what is written meanwhile does not start the copy anew
        data.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            data.backup(copy, pages=_PAGES, progress=go_on, sleep=0)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, complete in itself
        data.execute("ROLLBACK")


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _thin_out(places: Places) -> None:
    older = backups(places)[_DAILY:]
    by_week: dict[tuple[int, int], Backup] = {}
    for one in older:  # newest first: the newest of each week stays
        by_week.setdefault(one.made_at.isocalendar()[:2], one)
    kept = set(list(by_week.values())[:_WEEKLY])
    for one in older:
        if one not in kept:
            one.path.unlink()


def restore(places: Places, backup: Backup, now: datetime) -> Path:
    """Put a backup in the place of the database; return where the damaged file now lies.

    Args:
        places: the data folder; nothing may have the database open.
        backup: is copied, not used up.
        now: names the file put aside.

    Raises:
        Unavailable: no room or no access; the database is then as it was.
    """
    database = places.database
    part = database.with_suffix(".part")
    aside = database.with_name(f"{database.stem}.damaged-{now.astimezone(UTC):{_STAMP}}.db")
    try:
        shutil.copyfile(backup.path, part)
        _sync(part)
        for end in ("-wal", "-shm", ""):
            old = database.with_name(database.name + end)
            if old.exists():
                old.replace(aside.with_name(aside.name + end))
        part.replace(database)
    except OSError as err:
        raise Unavailable(_NOT_RESTORED.fill(name=backup.path.name, why=err.strerror or "")) from err
    finally:
        part.unlink(missing_ok=True)
    return aside


class Backups:
    """Makes backups on a thread of its own.

    Args:
        places: the data folder.
        clock: says when the next one is due.
    """

    def __init__(self, places: Places, clock: Clock) -> None:
        self._places, self._clock = places, clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup")
        self._stop = Stop()

    def is_due(self) -> bool:
        """Whether the newest backup is older than a day."""
        newest = newest_backup(self._places)
        return newest is None or self._clock.now() - newest.made_at >= _DAY

    def start(self) -> "Future[Backup]":
        """Begin a backup; a failure is an Unavailable in the future."""
        return self._thread.submit(back_up, self._places, self._clock.now(), self._stop)

    def examine(self) -> "Future[Health]":
        """Read the whole file, after a program that did not come to its end (not `Health.clean`)."""
        return self._thread.submit(check, self._places, thorough=True, stop=self._stop)

    def stop(self) -> None:
        """Abandon what runs and end the thread."""
        self._stop.give()
        self._thread.shutdown(wait=True, cancel_futures=True)
