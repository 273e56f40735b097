"""How does one new record with its parts get in, by one statement for each table, with its entry in the audit trail?

The unit of work would do the same; finding out for each record anew what there is to do takes it longer than the
statements themselves.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import Table
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_state

from app.core.changes import OWNER
from app.db import trail
from app.db.base import Base, Record
from app.db.many import insert_one, insert_rows
from app.db.store import touch

R = TypeVar("R", bound=Record)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Blank:
    """What a row holds where nothing is said: values, and what makes one for each row."""

    values: dict[str, Any]
    made: tuple[tuple[str, Callable[[Any], Any]], ...]

    def filled(self, row: Row) -> dict[str, Any]:
        """A whole row."""
        return {**self.values, **{key: make(None) for key, make in self.made if key not in row}, **row}


def put(session: Session, model: type[R], row: Row, parts: Mapping[str, Sequence[Row]]) -> R:
    """Insert a record; it belongs to the session from then on, its parts are read when they are asked for.

    Args:
        session: in whose transaction.
        model: its table.
        row: values of columns; those left out hold their default.
        parts: rows of each relationship to parts, in their order.
    """
    session.flush()  # what it refers to
    whole = _blank(model).filled(row)
    whole["id"] = id_ = insert_one(session, cast("Table", model.__table__), whole)
    told = {}
    for key, rows in parts.items():
        part, column = _part(model, key)
        blank = _blank(part)
        filled = [blank.filled({**one, column: id_, "rank": rank}) for rank, one in enumerate(rows)]
        insert_rows(session, cast("Table", part.__table__), filled)
        if filled:
            told[key] = (part, filled)
    trail.note_new(session, model, whole, told)
    owner = id_ if model.__tablename__ == "customer" else whole.get("customer_id")
    touched = model.__tablename__, id_
    touch(session, *touched, (OWNER, owner) if owner else touched)
    return _belonging(session, model, whole)


def _belonging(session: Session, model: type[R], row: Row) -> R:
    """The record as if it had been read."""
    record = model()
    instance_state(record).dict.update(row)
    make_transient_to_detached(record)
    session.add(record)
    return record


@cache
def _blank(model: type[Base]) -> _Blank:
    values, made = {}, []
    for column in cast("Table", model.__table__).columns:
        default: Any = column.default
        if default is not None and not default.is_scalar:
            made.append((column.key, default.arg))
        elif column.key != "id":
            values[column.key] = default.arg if default is not None else 1 if column.key == "version" else None
    return _Blank(values, tuple(made))


@cache
def _part(model: type[Record], key: str) -> tuple[type[Base], str]:
    """The table of a relationship's parts, and its column that names the record."""
    relation = model.__mapper__.relationships[key]
    return relation.mapper.class_, str(next(iter(relation.remote_side)).key)
