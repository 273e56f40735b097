"""How are all rows of a table read in portions on either engine, and how are two tables found to be the same?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import blake2b
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, func, select

from app.db.base import Base

PORTION = 4000  # rows read, and written, at a time
DERIVED = frozenset({"tally"})  # follows from other tables and is made anew
_ROOM = 1 << 128
Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows a table has, and a number that is the same for the same rows in any order."""

    rows: int
    checksum: str


def tables() -> list[Table]:
    """All tables whose rows are the shop's own, those that others point at first."""
    return [one for one in Base.metadata.sorted_tables if one.name not in DERIVED]


def key_of(table: Table) -> "Column[Any] | None":
    """The number by which a table is read in portions; None where it has another key and is read at once."""
    keys = list(table.primary_key.columns)
    return keys[0] if len(keys) == 1 and isinstance(keys[0].type, Integer) else None


def portions(connection: Connection, table: Table, after: int | None = None) -> Iterator[Sequence[Row]]:
    """All rows in portions, by ascending key; only those behind `after` where that is given."""
    key = key_of(table)
    if key is None:
        yield connection.execute(select(table)).mappings().all()
        return
    last, query = after, select(table).order_by(key).limit(PORTION)
    while rows := connection.execute(query if last is None else query.where(key > last)).mappings().all():
        yield rows
        last = rows[-1][key.name]


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def sum_of(connection: Connection, table: Table) -> Sum:
    """Read a whole table and sum it up."""
    rows, total = 0, 0
    for some in portions(connection, table):
        for row in some:
            total = (total + int.from_bytes(_digest(row), "big")) % _ROOM
        rows += len(some)
    return Sum(rows, f"{total:032x}")


def storable(row: Row) -> dict[str, Any]:
    """A row as both engines take it: PostgreSQL has no NUL in texts."""
    return {
        key: value.replace("\0", "") if isinstance(value, str) and "\0" in value else value
        for key, value in row.items()
    }


def _digest(row: Row) -> bytes:
    values = json.dumps(list(storable(row).values()), default=_plain, ensure_ascii=False, sort_keys=True)
    return blake2b(values.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)
