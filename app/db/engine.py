"""How is a database opened, and what do its errors mean to the user?"""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection

from sqlalchemy import Connection as SaConnection
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import Conflict, DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP

_CHANGED = QT_TRANSLATE_NOOP("database", "Somebody else saved this meanwhile; load it again.")
_AWAY = QT_TRANSLATE_NOOP("database", "The database does not answer: {why}")


def open_engine(url: str | URL) -> Engine:
    """Open `url` (sqlite:///FILE or postgresql+psycopg://…) with the settings both engines need."""
    engine = create_engine(url, pool_pre_ping=not str(url).startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: SaConnection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def expected_errors() -> Iterator[None]:
    """Turn the driver's errors into ours, once, here."""
    try:
        yield
    except StaleDataError as err:
        raise Conflict(_CHANGED) from err
    except OperationalError as err:
        raise DatabaseUnavailable(_AWAY.fill(why=str(err.orig))) from err
    except DBAPIError as err:
        if not err.connection_invalidated:
            raise
        raise DatabaseUnavailable(_AWAY.fill(why=str(err.orig))) from err
