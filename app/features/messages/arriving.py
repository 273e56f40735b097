"""Which messages have just come for the person at this seat?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.features.calls.model import CallRecord
from app.features.customers.model import Customer
from app.features.messages.model import Message
from app.features.messages.states import READ, UNREAD


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as it is told when it comes; `call` is what was passed on with it, from `number`."""

    id: int
    author: str
    words: str
    customer: str
    customer_id: int | None
    call: UUID | None
    for_all: bool
    urgent: bool
    number: str = ""


def arrived(session: Session, ids: Iterable[int], who: Who, since: datetime) -> list[Arrival]:
    """Those of these messages that are for `who` or for everybody, from somebody else, and were left after `since`."""
    wanted = [one for one in ids if one]
    if not wanted:
        return []
    rows = session.execute(
        select(Message, Customer.name, CallRecord.uuid)
        .outerjoin(Customer, Customer.id == Message.customer_id)
        .outerjoin(CallRecord, CallRecord.id == Message.call_id)
        .where(
            Message.id.in_(wanted),
            _to_read(who),
            Message.at_next_call.is_(False),
            or_(Message.for_whom == "", Message.for_whom == who.name),
            Message.author != who.name,
            Message.created_at >= since,
        )
        .order_by(Message.created_at, Message.id)
    )
    return [
        Arrival(
            id=one.id,
            author=one.author,
            words=one.words,
            customer=name or "",
            customer_id=one.customer_id,
            call=call,
            for_all=one.for_whom == "",
            urgent=one.urgent,
            number=one.phone,
        )
        for one, name, call in rows
    ]


def still_unread(session: Session, ids: Iterable[int], who: Who) -> frozenset[int]:
    """Those of these messages that are still to be read."""
    return frozenset(session.scalars(select(Message.id).where(Message.id.in_(list(ids)), _to_read(who))))


def _to_read(who: Who) -> ColumnElement[bool]:
    """One to everybody is still to be read by `who` where only a colleague has."""
    by_others = and_(Message.state == READ, Message.for_whom == "", Message.read_by != who.name)
    return or_(Message.state == UNREAD, by_others)
