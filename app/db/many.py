"""How do many new rows get in by few statements, with ids that are known before, so that their parts go along?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Dialect, Table, func, insert, select, text
from sqlalchemy.orm import Session

from app.db.base import Record

_Way = Callable[[Any], Any] | None
_TOGETHER = 50  # rows in one statement: with more of them it takes no less time


def take_ids(session: Session, model: type[Record], count: int) -> list[int]:
    """Ids for `count` new rows, that nobody else gets. In a transaction that writes."""
    if session.get_bind().dialect.name == "sqlite":  # whoever writes is alone until the commit
        last = session.scalar(select(func.max(model.id))) or 0
        return list(range(last + 1, last + 1 + count))
    asked = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return list(session.scalars(asked, {"name": model.__tablename__, "count": count}))


def hold(session: Session, lock: int, keys: Collection[str]) -> None:
    """Let no other seat that holds them have these keys between our look and our commit; a file has one writer anyway.

    Args:
        session: in whose transaction.
        lock: what sort of keys they are; a number that nothing else uses.
        keys: numbers, marks.
    """
    if keys and session.get_bind().dialect.name == "postgresql":
        locks = sorted({crc32(key.encode()) - (1 << 31) for key in keys})
        each = func.unnest(locks).column_valued("lock")
        session.execute(select(func.pg_advisory_xact_lock(lock, each)))


def insert_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert these rows, all of which have the same columns, past the unit of work.

    The statement is made once for a table. Making parameters of values costs more than inserting them: it is done
    column by column, only where the type needs it, and once where all rows hold the same.
    """
    if not rows:
        return
    connection = session.connection()
    statement, by_name, ways = _prepared(table, connection.dialect, tuple(rows[0]))
    filled = zip(*(_column([row[key] for row in rows], way) for key, way in ways), strict=True)
    if by_name:
        keys = [key for key, _ in ways]
        connection.exec_driver_sql(statement, [dict(zip(keys, one, strict=True)) for one in filled])
    else:
        _insert_by_place(connection, statement, list(filled))


def insert_one(session: Session, table: Table, row: Mapping[str, Any]) -> int:
    """Insert this row, past the unit of work; the id it got."""
    connection = session.connection()
    statement, by_name, ways = _prepared(table, connection.dialect, tuple(row))
    filled = ((key, value if way is None else way(value)) for key, way in ways for value in (row[key],))
    if by_name:
        return int(connection.exec_driver_sql(statement, dict(filled)).scalar_one())  # it ends with RETURNING
    return int(connection.exec_driver_sql(statement, tuple(value for _, value in filled)).lastrowid)


def _insert_by_place(connection: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    """Several rows with each statement, the rest one by one: going in and out of the driver costs a fifth."""
    whole = len(rows) - len(rows) % _TOGETHER
    if whole:
        head, _, places = statement.rpartition(" VALUES ")
        together = f"{head} VALUES {', '.join([places] * _TOGETHER)}"
        pieces = (rows[start : start + _TOGETHER] for start in range(0, whole, _TOGETHER))
        connection.exec_driver_sql(together, [tuple(chain.from_iterable(one)) for one in pieces])
    if whole < len(rows):
        connection.exec_driver_sql(statement, rows[whole:])


def _column(values: list[Any], way: _Way) -> Sequence[Any]:
    """The parameters for one column of all rows."""
    if way is None:
        return values
    first = values[0]
    return [way(first)] * len(values) if all(one is first for one in values) else list(map(way, values))


@lru_cache(maxsize=64)
def _prepared(table: Table, dialect: Dialect, keys: tuple[str, ...]) -> tuple[str, bool, tuple[tuple[str, _Way], ...]]:
    """The statement; whether its parameters go by name; what makes a parameter of a value, in their order."""
    compiled = insert(table).compile(dialect=dialect, column_keys=keys)
    order = compiled.positiontup
    ways = {key: table.c[key].type.dialect_impl(dialect).bind_processor(dialect) for key in keys}
    return str(compiled), order is None, tuple((key, ways[key]) for key in order or keys)
