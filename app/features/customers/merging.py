"""How do two customers who are the same become one, and two again if that was a mistake?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import Base, utc_now
from app.db.search import forget_customer
from app.db.store import touch
from app.features.customers.change import get, get_own, references
from app.features.customers.model import Address, Contact, Customer, CustomerPhone
from app.features.customers.searching import index

_SAME = QT_TRANSLATE_NOOP("customers", "This is one and the same customer.")
_MERGED = QT_TRANSLATE_NOOP("customers", "“{name}” has already been merged with another customer.")
FIELDS = (  # what can be taken from either
    *("name", "group_id", "level_id", "salesperson_id", "source_id", "email", "intention", "note", "tags"),
    *("custom_1", "custom_2", "custom_3", "custom_4", "custom_5"),
)
BLACKLIST = ("blacklisted_at", "blacklisted_by", "blacklist_reason")


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did; enough to take it back.

    Attributes:
        moved: ids of the rows that changed hands, by table and column.
        ranks: place of each moved number, person and address before, by table and id.
        before: old and new value of each field of the kept one that was replaced.
    """

    keep_id: int
    gone_id: int
    at: datetime
    moved: Mapping[tuple[str, str], tuple[int, ...]]
    ranks: Mapping[tuple[str, int], int]
    before: Mapping[str, tuple[Any, Any]]


def merge(session: Session, keep_id: int, gone_id: int, take: frozenset[str], who: Who) -> Merged:
    """Make two customers one: all numbers, people, addresses, calls and records go to `keep_id`, the other is retired.

    Numbers and addresses that both have stay with the retired one. Where only one of them is on the blacklist, the kept
    one is.

    Args:
        session: of the job.
        keep_id: who stays.
        gone_id: who is retired.
        who: needs the right to change customers.
        take: those of `FIELDS` that come from the one who goes; what is empty in the kept one comes from there anyway.

    Raises:
        Refused: it is the same customer, or one of them is gone or merged.
        NotAllowed: the right to change customers is missing, or one of them is masked.
    """
    who.need(Right.CUSTOMER_SAVE)
    if keep_id == gone_id:
        raise Refused(_SAME)
    keep, gone = (get_own(session, one) for one in sorted((keep_id, gone_id)))  # always in one order: no deadlock
    if keep.id != keep_id:
        keep, gone = gone, keep
    for one in (keep, gone):
        if one.merged_into_id is not None:
            raise Refused(_MERGED.fill(name=one.name))
    before = _take(keep, gone, take)
    ranks = {(one.__tablename__, one.id): one.rank for one in (*gone.phones, *gone.contacts, *gone.addresses)}
    moved = _move_parts(keep, gone)
    now = utc_now()
    gone.retired_at, gone.merged_into_id = now, keep_id
    keep.changed_at = now
    session.flush()  # what is approved goes over only where the database knows of the merge
    moved |= _move_references(session, keep_id, gone_id)
    forget_customer(session, gone_id)
    index(session, keep_id)
    return Merged(keep_id, gone_id, now, moved, ranks, before)


def unmerge(session: Session, merged: Merged, who: Who) -> None:
    """Take a merge back. What was added to the kept one since then stays there; what was typed over stays typed over.

    Raises:
        Refused: one of them is gone.
        NotAllowed: the right to change customers is missing.
    """
    who.need(Right.CUSTOMER_SAVE)
    keep, gone = get(session, merged.keep_id), get(session, merged.gone_id)
    for key, (old, new) in merged.before.items():
        if getattr(keep, key) == new:
            setattr(keep, key, old)
    keep.changed_at = utc_now()
    session.flush()
    for (table, column), ids in merged.moved.items():  # before the merge is forgotten: what is approved goes with it
        _hand_over(session, Base.metadata.tables[table], column, ids, merged.gone_id)
    gone.retired_at = gone.merged_into_id = None
    session.flush()
    for (table, id_), rank in merged.ranks.items():
        part = Base.metadata.tables[table]
        session.execute(update(part).where(part.c.id == id_).values(rank=rank))
    session.expire_all()
    index(session, merged.keep_id)
    index(session, merged.gone_id)


def _take(keep: Customer, gone: Customer, take: frozenset[str]) -> dict[str, tuple[Any, Any]]:
    keys = [key for key in FIELDS if getattr(gone, key) and (key in take or not getattr(keep, key))]
    if "name" in keys:
        keys += ("pinyin", "initials")
    if gone.blacklisted_at and not keep.blacklisted_at:
        keys += BLACKLIST
    if gone.last_call_at and (keep.last_call_at is None or keep.last_call_at < gone.last_call_at):
        keys.append("last_call_at")
    before = {}
    for key in keys:
        before[key] = (getattr(keep, key), getattr(gone, key))
        setattr(keep, key, getattr(gone, key))
    return before


def _move_parts(keep: Customer, gone: Customer) -> dict[tuple[str, str], tuple[int, ...]]:
    known = {phone.key for phone in keep.phones}
    phones = [phone for phone in gone.phones if phone.key not in known]
    places = {(one.region, one.line) for one in keep.addresses}
    addresses = [one for one in gone.addresses if (one.region, one.line) not in places]
    people = {(one.name, one.number) for one in keep.contacts}
    contacts = [one for one in gone.contacts if (one.name, one.number) not in people]
    _append(keep.phones, gone.phones, phones)
    _append(keep.addresses, gone.addresses, addresses)
    _append(keep.contacts, gone.contacts, contacts)
    return {
        (CustomerPhone.__tablename__, "customer_id"): tuple(one.id for one in phones),
        (Address.__tablename__, "customer_id"): tuple(one.id for one in addresses),
        (Contact.__tablename__, "customer_id"): tuple(one.id for one in contacts),
    }


def _append(kept: list[Any], left: list[Any], moving: list[Any]) -> None:
    rank = max((one.rank for one in kept), default=-1)
    for one in moving:
        rank += 1
        one.rank = rank
        left.remove(one)
        kept.append(one)


def _move_references(session: Session, keep_id: int, gone_id: int) -> dict[tuple[str, str], tuple[int, ...]]:
    """Move the rows of every record type that points at a customer, without naming any."""
    moved = {}
    for column in references():
        ids = tuple(session.scalars(select(column.table.c.id).where(column == gone_id)))
        if ids:
            _hand_over(session, column.table, column.name, ids, keep_id)
            moved[column.table.name, column.name] = ids
    return moved


def _hand_over(session: Session, table: Table, column: str, ids: Iterable[int], to: int) -> None:
    wanted = list(ids)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        values: dict[str, Any] = {column: to}
        if "changed_at" in table.c:
            values["changed_at"] = table.c.changed_at  # nobody changed the record itself
        session.execute(update(table).where(table.c.id.in_(some)).values(values))
        for id_ in some:
            touch(session, table.name, id_)
