"""How do rows of a sheet become customers, a hundred times as quickly as one after the other? The same rules, together.

Rows and customers that share a number are the same; without any number, those of the same name without one.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.db.many import hold as hold_numbers
from app.db.many import insert_rows, take_ids
from app.db.search import Entry, Prepared, forget_customer, index_new, prepare
from app.db.store import touch
from app.features.customers.change import LOCK, references
from app.features.customers.model import Address, Contact, Customer, CustomerPhone
from app.features.customers.searching import number_forms
from app.records.field import Values

_customer = cast("Table", Customer.__table__)
_NAME = "name:"
_USED = QT_TRANSLATE_NOOP("customers", "“{name}” has records by now and stays.")
_PARTS: dict[str, tuple[Table, tuple[str, ...]]] = {
    key: (table, tuple(one.key for one in table.columns if one.key not in {"id", "customer_id", "rank"}))
    for key, table in (
        ("phones", cast("Table", CustomerPhone.__table__)),
        ("contacts", cast("Table", Contact.__table__)),
        ("addresses", cast("Table", Address.__table__)),
    )
}
_SEARCH = "_search"  # among the values of a row: what `ready` works out
_LEFT = frozenset({"id", "version", "created_at", "changed_at"})
_COLUMNS = {one.key: one for one in Customer.__table__.columns if one.key not in _LEFT}
_UNTOLD = frozenset(key for key, one in _COLUMNS.items() if one.info.get("untold"))
_EMPTY: Values = {key: None if one.nullable else "" for key, one in _COLUMNS.items()}


def marks(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of a row's numbers; without any, its name."""
    keys = tuple(one["key"] for one in values.get("phones") or () if one.get("key"))
    return keys or (_NAME + str(values.get("name") or ""),)


def known(session: Session, wanted: Collection[str], *, hold: bool) -> Mapping[str, int]:
    """Whose these marks are; retired customers are left out. Of several who share a number the one called last."""
    found: dict[str, int] = {}
    numbers = [one for one in wanted if not one.startswith(_NAME)]
    if hold:
        hold_numbers(session, LOCK, numbers)
    by_number = (
        select(CustomerPhone.key, Customer.id)
        .join(Customer, Customer.id == CustomerPhone.customer_id)
        .where(CustomerPhone.key.in_(numbers), Customer.retired_at.is_(None))
        .order_by(Customer.last_call_at.desc().nulls_last(), Customer.id)
    )
    for key, id_ in session.execute(by_number):
        found.setdefault(key, id_)
    names = [one.removeprefix(_NAME) for one in wanted if one.startswith(_NAME)]
    if names:
        has_phone = select(CustomerPhone.id).where(CustomerPhone.customer_id == Customer.id).exists()
        by_name = select(Customer.name, Customer.id).where(
            Customer.name.in_(names), Customer.retired_at.is_(None), ~has_phone
        )
        for name, id_ in session.execute(by_name.order_by(Customer.id)):
            found.setdefault(_NAME + name, id_)
    return found


# ------------------------------------------------------------ many at once


def ready(values: Values) -> None:
    """Work out by what a new customer is found, where that delays nobody."""
    words: list[str] = [one.get("note") or "" for one in values.get("phones") or ()]
    for one in values.get("addresses") or ():
        words += ((one.get("region") or "") + (one.get("line") or ""), one.get("label") or "")
    for one in values.get("contacts") or ():
        words += (one.get("name") or "", one.get("role") or "", one.get("email") or "")
    words += (values.get("tags") or "").split()
    words += [values.get(key) or "" for key in ("email", *(f"custom_{place}" for place in range(1, 6)))]
    numbers = [form for one in values.get("phones") or () for form in number_forms(one["number"], one["key"])]
    found = prepare(Entry(0, values["name"], [one for one in words if one], numbers))
    values[_SEARCH] = (found.name, found.words, found.spelled, found.numbers, found.grams)


def make(session: Session, rows: Sequence[Values], who: Who) -> list[int]:
    """Write new customers with all that belongs to them; they were checked and completed, their words have ids."""
    now, ids = trail.worker(session)[1], take_ids(session, Customer, len(rows))
    same = {**_EMPTY, "version": 1, "created_at": now, "changed_at": now}
    known = _COLUMNS.keys()
    own = [
        {**same, "id": id_, **{key: value for key, value in row.items() if key in known and value is not None}}
        for id_, row in zip(ids, rows, strict=True)
    ]
    insert_rows(session, _customer, own)
    for key, (table, cells) in _PARTS.items():
        parts = [
            {"customer_id": id_, "rank": rank, **{cell: part.get(cell) or "" for cell in cells}}
            for id_, row in zip(ids, rows, strict=True)
            for rank, part in enumerate(row.get(key) or ())
        ]
        insert_rows(session, table, parts)
    index_new(session, [Prepared(id_, *row[_SEARCH]) for id_, row in zip(ids, rows, strict=True)])
    told = [(id_, _told(row)) for id_, row in zip(ids, rows, strict=True)]
    trail.note_many(session, who, trail.MADE, Customer, told)
    for id_ in ids:
        touch(session, Customer.__tablename__, id_)
    return ids


def _told(row: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What the audit trail says of a new one."""
    own = {key: [None, row[key]] for key in _COLUMNS.keys() & row.keys() if row[key] and key not in _UNTOLD}
    parts = {
        key: [[], [{cell: value for cell, value in one.items() if value} for one in row[key]]]
        for key in _PARTS
        if row.get(key)
    }
    return own | parts


# ------------------------------------------------------------ taking back


def kept(session: Session, ids: Sequence[int]) -> Mapping[int, Text]:
    """Which of these imported customers have records by now, or calls that somebody gave them."""
    found: set[int] = set()
    for column in references():
        found.update(session.scalars(select(column).where(column.in_(ids)).distinct()))
    names = session.execute(select(Customer.id, Customer.name).where(Customer.id.in_(found)))
    return {id_: _USED.fill(name=name) for id_, name in names}


def remove(session: Session, ids: Sequence[int], who: Who) -> None:
    """Delete imported customers that nothing keeps, with their parts."""
    for id_ in ids:
        forget_customer(session, id_)
        touch(session, Customer.__tablename__, id_)
    asked = select(Customer.id, Customer.name).where(Customer.id.in_(ids))
    names = {row.id: row.name for row in session.execute(asked)}
    for table, _cells in _PARTS.values():
        session.execute(delete(table).where(table.c.customer_id.in_(ids)))
    session.execute(delete(Customer).where(Customer.id.in_(ids)))
    trail.note_many(
        session, who, trail.DELETED, Customer, [(id_, {"name": [name, None]}) for id_, name in names.items()]
    )
