"""How is a backup made that can be carried anywhere, and how is one put back into use?"""

import sqlite3
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.commands.database.bar import Bar
from app.commands.database.moves import move_into, papers_of
from app.commands.database.sounds import Sounds
from app.commands.database.where import Spot, file_url, opened, spot_of
from app.core.clock import SystemClock
from app.core.errors import Refused, Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.engine import open_engine
from app.db.health import Stop, examine
from app.db.migrate import head, is_current, upgrade
from app.db.rows import Sum, sum_of, tables
from app.db.trouble import place_of
from app.records.archive import Contents, Papers, pack, unpack
from app.records.shelf import Shelf

_THERE = QT_TRANSLATE_NOOP("commands", "{file} is there already; a backup is never written over.")
_OLDER = QT_TRANSLATE_NOOP(
    "database", "The data in {place} are of another Ringfile. Bring them up to date first: ringfile db upgrade"
)
_DAMAGED = QT_TRANSLATE_NOOP("backup", "{file} is no backup of Ringfile, or it is damaged.")
_NO_FOLDER = QT_TRANSLATE_NOOP("commands", "The folder {folder} cannot be used: {why}")


def run_backup(args: Namespace) -> int:
    """Write everything into one file, and say what is in it.

    Raises:
        Refused: the file is there, or the data are of an older program.
        Unavailable: the database or the folder cannot be used.
    """
    spot, now = spot_of(args), SystemClock().now()
    target = args.file or spot.places.backups / f"ringfile-{now.astimezone(UTC):%Y%m%d-%H%M%S}.zip"
    if target.exists():
        raise Refused(_THERE.fill(file=str(target)))
    bar = Bar()
    with opened(spot, reading=True) as engine, _workshop(target.parent) as folder:
        with engine.connect() as connection:
            if not is_current(connection):
                raise Refused(_OLDER.fill(place=place_of(engine.url)))
        data = folder / "ringfile.db"
        sums = _copy(spot, engine, data, bar)
        with Session(engine) as session:
            sounds = Sounds(spot).files(session) if args.recordings else {}
            papers = Papers(papers_of(session), Shelf(_papers(spot)), sounds)
        wanted = len(papers.names)
        contents = Contents(now, head(), sums)
        show = lambda done: bar.show("photos and papers", done, wanted)  # noqa: E731  told by the packing
        whole = pack(target, data, contents, papers, show)
    bar.end()
    for name in whole.missing:
        print(f"not to be found: {name}")
    rows = sum(one.rows for one in sums.values())
    heard = f", {whole.recordings:,} recordings" if args.recordings else "; recordings are left out (--recordings)"
    print(f"{target}: {rows:,} rows of {len(sums)} tables, {whole.papers:,} photos and papers{heard}")
    return 0


def run_restore(args: Namespace) -> int:
    """Put what a backup holds into a database, compare each table, and say what is there now.

    Raises:
        Refused: it is no backup, somebody works in the database, or there are data already.
        Unavailable: the database or a folder cannot be used.
    """
    spot, bar = spot_of(args), Bar()
    if not spot.is_server:
        spot.places.prepare()
    with _workshop(Path(tempfile.gettempdir())) as folder:
        data = folder / "ringfile.db"
        show = lambda done: bar.show("photos and papers", done, done)  # noqa: E731  told by the unpacking
        contents = unpack(args.file, data, Shelf(_papers(spot)), show, Sounds(spot).target)
        engine = open_engine(file_url(data))
        try:
            _check(engine, data, contents, args.file)
            moved = move_into(spot, engine, bar, replace=args.replace, anyway=args.anyway)
        finally:
            engine.dispose()
    bar.end()
    made = f"{contents.made_at.astimezone():%Y-%m-%d %H:%M}"
    print(
        f"{place_of(spot.url)} is as it was {made}: {moved.rows:,} rows of {len(moved.tables)} tables, each compared, "
        f"{contents.papers:,} photos and papers, {contents.recordings:,} recordings"
    )
    return 0


@contextmanager
def _workshop(beside: Path) -> Iterator[Path]:
    """A folder for the time of the work."""
    try:
        beside.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix="ringfile-", dir=beside)
    except OSError as err:
        raise Unavailable(_NO_FOLDER.fill(folder=str(beside), why=err.strerror or str(err))) from err
    with folder as name:
        yield Path(name)


def _papers(spot: Spot) -> Path:
    return spot.papers or spot.places.attachments


def _copy(spot: Spot, engine: Engine, data: Path, bar: Bar) -> dict[str, Sum]:
    """The data as a SQLite file, as they are at this moment, and what is in it."""
    if spot.is_server:
        move_into(Spot(file_url(data), spot.places, spot.papers), engine, bar, replace=False)
        return _sums(data)
    with closing(sqlite3.connect(str(spot.url.database))) as source, closing(sqlite3.connect(data)) as copy:
        source.backup(copy, pages=4096)
        copy.execute("PRAGMA journal_mode=DELETE")
    return _sums(data)


def _sums(data: Path) -> dict[str, Sum]:
    engine = open_engine(file_url(data), reading=True)
    try:
        with engine.connect() as connection:
            return {one.name: sum_of(connection, one) for one in tables()}
    finally:
        engine.dispose()


def _check(engine: Engine, data: Path, contents: Contents, file: Path) -> None:
    """See that what was unpacked is what was packed; an older backup is brought up to date first."""
    if not examine(data, thorough=True, stop=Stop()).fine:
        raise Refused(_DAMAGED.fill(file=str(file)))
    if contents.step == head():
        with engine.connect() as connection:
            if any(sum_of(connection, one) != contents.tables.get(one.name) for one in tables()):
                raise Refused(_DAMAGED.fill(file=str(file)))
    else:
        upgrade(engine)
