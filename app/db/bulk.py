"""How do millions of rows get into a new database in minutes?"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from app.db.months import note_months
from app.db.system import Tally
from app.db.tally import recount

_FAST = ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-262144")
_SQLITE_EXTRAS = """
SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = :table AND type IN ('index', 'trigger') AND sql IS NOT NULL
"""
_POSTGRESQL_INDEXES = """
SELECT i.indexrelid::regclass::text, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') FROM pg_index i
WHERE i.indrelid = to_regclass(quote_ident(:table))
AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""


@contextmanager
def loading(engine: Engine, tables: Sequence[str]) -> Iterator[Connection]:
    """Give a connection on which to fill `tables`; their indexes and triggers are made anew at the end.

    Only for a database made for the purpose and used by nobody else: interrupted, a SQLite file is worthless, so load
    it under another name and rename it when this is done. Foreign keys are not checked on SQLite. The caller may commit
    in between. What triggers would have done besides counting rows is the caller's matter.

    Args:
        engine: of the database, migrated.
        tables: names of the tables to be filled.
    """
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if sqlite:
            _set(connection, _FAST)
        take_away, bring_back = (_sqlite_plan if sqlite else _postgresql_plan)(connection, tables)
        _execute(connection, take_away)
        yield connection
        _execute(connection, bring_back)
        if "call" in tables:
            note_months(connection)
        with Session(connection) as session:
            for table in tables:
                if session.query(Tally.id).where(Tally.name == table).first():
                    recount(session, table)
            session.commit()
        _execute(connection, ["ANALYZE"])
        connection.commit()
        if sqlite:
            _set(connection, ("journal_mode=WAL",))
    engine.dispose()  # the connection's settings go with it


def _set(connection: Connection, pragmas: Sequence[str]) -> None:
    cursor = connection.connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _execute(connection: Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _sqlite_plan(connection: Connection, tables: Sequence[str]) -> tuple[list[str], list[str]]:
    found = [row for table in tables for row in connection.execute(text(_SQLITE_EXTRAS), {"table": table})]
    return [f'DROP {kind} "{name}"' for kind, name, _ in found], [sql for _, _, sql in found]


def _postgresql_plan(connection: Connection, tables: Sequence[str]) -> tuple[list[str], list[str]]:
    found = [row for table in tables for row in connection.execute(text(_POSTGRESQL_INDEXES), {"table": table})]
    take_away = [f"DROP INDEX {name}" for name, _ in found] + [
        f'ALTER TABLE "{t}" DISABLE TRIGGER USER' for t in tables
    ]
    return take_away, [sql for _, sql in found] + [f'ALTER TABLE "{t}" ENABLE TRIGGER USER' for t in tables]
