"""How do the tables of an older database become those of this program?"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from app.core.clock import SystemClock
from app.core.errors import DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.places import Places
from app.db.backup import back_up
from app.db.fitness import check_fits
from app.db.trouble import expected_errors

FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7464335  # any number that no other program locks: RING on a phone's keys
_NEWER = QT_TRANSLATE_NOOP(
    "database", "These data were used with a newer Ringfile (step {theirs}; this one knows {ours}). Please update it."
)
_UNFINISHED = QT_TRANSLATE_NOOP(
    "database", "Data are on their way into this database and not all there. Finish that first: ringfile db move"
)
_WAITS = QT_TRANSLATE_NOOP("database", "Another seat is bringing the data up to date. This takes a moment …")
MOVING = "moving"  # the table that says so
log = logging.getLogger(__name__)


def head() -> str:
    """The newest step this program knows, "0001" and up; read from the file names, without loading Alembic."""
    return max(path.name[:4] for path in (FOLDER / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def revision_of(connection: Connection) -> str:
    """The step a database stands at, "" for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def is_current(connection: Connection) -> bool:
    """Whether the database stands at the newest step this program knows.

    Raises:
        DatabaseUnavailable: it is newer than the program.
    """
    return not _behind(connection)


def upgrade(engine: Engine, places: Places | None = None, waits: Callable[[Text], None] = lambda _: None) -> bool:
    """Bring the database to the newest step, all or nothing; return whether anything was to do.

    Seats that start at the same time do it once: the others wait.

    Args:
        engine: nobody else uses it yet.
        places: where a backup of a SQLite file goes first; None makes none.
        waits: told why it takes long, where another seat is at it.

    Raises:
        DatabaseUnavailable: the database is newer than the program, or cannot be used.
    """
    with expected_errors(engine.url), engine.connect() as connection:
        if not _behind(connection):
            return False
        older = bool(revision_of(connection))
        if not older:
            check_fits(connection)
        connection.rollback()
        if places and older and engine.dialect.name == "sqlite":
            log.info("backup before the update: %s", back_up(places, SystemClock().now()).path.name)
        with _keys_unchecked(connection), connection.begin():
            if engine.dialect.name == "postgresql":
                _take_turn(connection, waits)
            if _behind(connection):
                _run(connection)
                _check_keys(connection)
    return True


def _take_turn(connection: Connection, waits: Callable[[Text], None]) -> None:
    if not connection.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _LOCK}):
        waits(_WAITS)
        connection.execute(text("SET LOCAL lock_timeout = '10min'"))  # as long as the other seat may need
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


@contextmanager
def _keys_unchecked(connection: Connection) -> Iterator[None]:
    # SQLite changes a table by copying and dropping it; rows that point at it would stop that, or vanish with it.
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.cursor()  # PRAGMA foreign_keys does nothing inside a transaction
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _check_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (rows := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"the update would leave {len(rows)} rows that refer to nothing, the first {tuple(rows[0])}")


def _behind(connection: Connection) -> bool:
    theirs, ours = revision_of(connection), head()
    if inspect(connection).has_table(MOVING):
        raise DatabaseUnavailable(_UNFINISHED)
    if theirs > ours:
        raise DatabaseUnavailable(_NEWER.fill(theirs=theirs, ours=ours))
    return theirs < ours


def _run(connection: Connection, step: str = "head") -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, step)
