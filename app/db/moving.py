"""How does a whole database get onto another engine, so that it can be killed at any moment and goes on from there?

Table by table in portions, each a transaction of its own. The target says that it is not finished (`moving`), so that
no seat opens it meanwhile; its triggers rest, for what they would do stands in the rows already. At the end each table
is read again on both sides: as many rows, and the same checksum.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.migrate import MOVING, head, revision_of
from app.db.months import make_months, months_of, note_months
from app.db.rows import PORTION, Sum, count, key_of, portions, storable, sum_of, tables
from app.db.system import Tally
from app.db.tally import recount
from app.db.trouble import expected_errors, place_of

_OLDER = QT_TRANSLATE_NOOP(
    "database", "The data in {place} are of another Ringfile. Bring them up to date first: ringfile db upgrade"
)
_NOT_EMPTY = QT_TRANSLATE_NOOP(
    "database", "There are data in {place} already. To put others in their place, say so: --replace"
)
_OTHER = QT_TRANSLATE_NOOP(
    "database",
    "Data of {source} are on their way into {place} and not all there. Go on with them, or begin anew: --replace",
)
_DOES_NOT_FIT = QT_TRANSLATE_NOOP(
    "database", "A row of the table “{table}” does not fit into the other database: {why}"
)
_DIFFERS = QT_TRANSLATE_NOOP(
    "database",
    "After the copy the table “{table}” is not the same in both databases ({here} and {there} rows): somebody worked "
    "on it meanwhile. Close all seats and begin anew: --replace",
)
# What a shop that nobody works in yet may have: it is replaced by what comes.
_HOUSE = frozenset({"choice", "counter", "operator", "operator_role", "saved_list", "setting", "trace"})
_own = MetaData()
_marks = Table(MOVING, _own, Column("source", String(300), primary_key=True))
_resting = Table("moving_trigger", _own, Column("words", Text))

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: rows and checksum of each table, by its name."""

    tables: Mapping[str, Sum]

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(one.rows for one in self.tables.values())


def move(
    source: Engine, target: Engine, progress: Progress, reindex: Callable[[Session], None], *, replace: bool = False
) -> Moved:
    """Put all rows of one database into another, and see that they are the same there.

    Begun and broken off, it goes on where it was. Nobody works in either database meanwhile.

    Args:
        source: is only read.
        target: migrated; a server's is owned by whoever is connected.
        progress: told the table, how many rows of it are done and how many there are; again while they are compared.
        reindex: fills the emptied search index of the target.
        replace: what the target has is thrown away first.

    Raises:
        Refused: one of the two is of another version, the target has data, or the two differ afterwards.
        Unavailable: one of the two went away.
    """
    with expected_errors(target.url), target.connect() as there:
        with expected_errors(source.url), source.connect() as here:
            if source.dialect.name == "postgresql":
                here.execution_options(isolation_level="REPEATABLE READ")  # all of it as it was at one moment
            _wait_long(here)
            _wait_long(there)
            _check(here, source)
            _check(there, target)
            _begin(there, target, place_of(source.url), replace=replace)
            for table in tables():
                _copy(here, there, table, progress)
            moved = {one.name: _compare(here, there, one, progress) for one in tables()}
        _finish(there, reindex)
    return Moved(moved)


def is_unfinished(connection: Connection) -> bool:
    """Whether data are on their way into this database."""
    return inspect(connection).has_table(MOVING)


def _wait_long(connection: Connection) -> None:
    """While one side is read, the other does nothing for longer than a seat ever would."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET idle_in_transaction_session_timeout = 0"))
        connection.commit()


def _check(connection: Connection, engine: Engine) -> None:
    if revision_of(connection) != head():
        raise Refused(_OLDER.fill(place=place_of(engine.url)))


# ------------------------------------------------------------ beginning


def _begin(there: Connection, target: Engine, source: str, *, replace: bool) -> None:
    with _transaction(there):
        began = is_unfinished(there)
        known = there.scalar(select(_marks.c.source)) if began else None
        if began and not replace:
            if known != source:
                raise Refused(_OTHER.fill(source=known or "?", place=place_of(target.url)))
            return
        if not replace and holds_data(there):
            raise Refused(_NOT_EMPTY.fill(place=place_of(target.url)))
        if not began:
            _own.create_all(there)
            _rest(there)
        there.execute(delete(_marks))
        there.execute(insert(_marks).values(source=source))
        _empty(there)


def holds_data(connection: Connection) -> bool:
    """Whether somebody has worked in this database: there are customers, calls or documents."""
    work = (one for one in tables() if one.name not in _HOUSE)
    return any(connection.execute(select(text("1")).select_from(one).limit(1)).first() for one in work)


def _empty(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        for table in reversed(tables()):
            connection.execute(delete(table))
        return
    names = ", ".join(f'"{one.name}"' for one in tables())
    connection.execute(text(f"TRUNCATE {names}, customer_search"))


def _rest(connection: Connection) -> None:
    """Let the triggers rest: what they count, book and forbid is in the rows."""
    if connection.dialect.name == "postgresql":
        for table in tables():
            connection.execute(text(f'ALTER TABLE "{table.name}" DISABLE TRIGGER USER'))
        return
    found = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")).all()
    for name, words in found:
        connection.execute(insert(_resting).values(words=words))
        connection.execute(text(f'DROP TRIGGER "{name}"'))


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    connection.rollback()  # the transaction that a look began
    with connection.begin():
        yield


# ------------------------------------------------------------ rows


def _copy(here: Connection, there: Connection, table: Table, progress: Progress) -> None:
    key, every = key_of(table), count(here, table)
    later = [one for one in table.columns if any(link.column.table is table for link in one.foreign_keys)]
    done, last = (0, None) if key is None else _done_before(there, table, key)
    progress(table.name, done, every)
    if key is None:
        with _transaction(there):
            there.execute(delete(table))
    for rows in portions(here, table, last):
        ready = [{**storable(row), **dict.fromkeys((one.key for one in later), None)} for row in rows]
        with _transaction(there), _fitting(table):
            make_months(there, table.name, months_of(table, rows))
            if ready:
                there.execute(insert(table), ready)
        done += len(rows)
        progress(table.name, done, every)
    if key is not None:
        for column in later:
            _point(here, there, table, key, column)


def _done_before(there: Connection, table: Table, key: "Column[Any]") -> tuple[int, int | None]:
    done, last = there.execute(select(func.count(), func.max(key)).select_from(table)).one()
    return done, last


def _point(here: Connection, there: Connection, table: Table, key: "Column[Any]", column: "Column[Any]") -> None:
    """Rows that point at others of their own table do so when all are there."""
    query = select(key, column).where(column.is_not(None)).order_by(key)
    kept = {one: one for one in table.columns if one.onupdate is not None}  # nobody changed the row
    setting = update(table).where(key == bindparam("one")).values({column: bindparam("other")} | kept)
    last = -1
    while rows := here.execute(query.where(key > last).limit(PORTION)).all():
        with _transaction(there):
            there.execute(setting, [{"one": one, "other": other} for one, other in rows])
        last = rows[-1][0]


@contextmanager
def _fitting(table: Table) -> Iterator[None]:
    try:
        yield
    except (DataError, IntegrityError) as err:
        why = str(err.orig).splitlines()[0]
        raise Refused(_DOES_NOT_FIT.fill(table=table.name, why=why)) from err


def _compare(here: Connection, there: Connection, table: Table, progress: Progress) -> Sum:
    one, other = sum_of(here, table), sum_of(there, table)
    if one != other:
        raise Refused(_DIFFERS.fill(table=table.name, here=one.rows, there=other.rows))
    progress(table.name, one.rows, one.rows)
    return one


# ------------------------------------------------------------ the end


def _finish(there: Connection, reindex: Callable[[Session], None]) -> None:
    with _transaction(there):
        session = Session(there, join_transaction_mode="control_fully")
        _count_anew(session)
        reindex(session)
        session.flush()
        note_months(there)
        if there.dialect.name == "postgresql":
            _wake_server(there)
        else:
            for words in there.scalars(select(_resting.c.words)).all():
                there.exec_driver_sql(words)
        _own.drop_all(there)
    there.execute(text("ANALYZE"))
    there.commit()


def _count_anew(session: Session) -> None:
    for name in session.scalars(select(Tally.name).distinct()).all():
        recount(session, name)


def _wake_server(connection: Connection) -> None:
    for table in tables():
        connection.execute(text(f'ALTER TABLE "{table.name}" ENABLE TRIGGER USER'))
        key = key_of(table)
        if key is not None and (series := _series(connection, table, key)):
            most = connection.scalar(select(func.max(key)))
            connection.execute(select(func.setval(series, most or 1, most is not None)))


def _series(connection: Connection, table: Table, key: "Column[Any]") -> str | None:
    found: str | None = connection.scalar(select(func.pg_get_serial_sequence(f'"{table.name}"', key.name)))
    return found
