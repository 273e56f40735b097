"""How do many new rows get in by few statements, with ids that are known before, so that their parts go along?"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Table, func, insert, select, text
from sqlalchemy.orm import Session

from app.db.base import Record

_Way = Callable[[Any], Any] | None


def take_ids(session: Session, model: type[Record], count: int) -> list[int]:
    """Ids for `count` new rows, that nobody else gets. In a transaction that writes."""
    if session.get_bind().dialect.name == "sqlite":  # whoever writes is alone until the commit
        last = session.scalar(select(func.max(model.id))) or 0
        return list(range(last + 1, last + 1 + count))
    asked = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return list(session.scalars(asked, {"name": model.__tablename__, "count": count}))


def insert_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert these rows, all of which have the same columns, past the unit of work.

    The statement is made once for a table; making parameters of values, which costs more than inserting them, is left
    to those columns whose type needs it.
    """
    if not rows:
        return
    connection = session.connection()
    statement, order, ways = _prepared(table, connection.dialect, tuple(rows[0]))
    named = [(key, way) for key, way in ways if way is not None]
    filled = [{**row, **{key: way(row[key]) for key, way in named}} for row in rows] if named else rows
    if order is None:
        connection.exec_driver_sql(statement, [dict(one) for one in filled])
    else:
        connection.exec_driver_sql(statement, [tuple(map(one.__getitem__, order)) for one in filled])


@lru_cache(maxsize=64)
def _prepared(
    table: Table, dialect: Dialect, keys: tuple[str, ...]
) -> tuple[str, tuple[str, ...] | None, tuple[tuple[str, _Way], ...]]:
    """The statement; the order of its parameters, None where they go by name; what makes a parameter of a value."""
    compiled = insert(table).compile(dialect=dialect, column_keys=keys)
    types = ((key, table.c[key].type.dialect_impl(dialect)) for key in keys)
    ways = tuple((key, type_.bind_processor(dialect)) for key, type_ in types)
    order = compiled.positiontup
    return str(compiled), tuple(order) if order else None, ways
