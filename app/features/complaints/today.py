"""Which customers wait for a reply of the person at this seat?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.complaints.card import COLUMNS, event_of, left
from app.features.complaints.model import Complaint
from app.features.complaints.states import IN_PROGRESS
from app.features.customers.model import Customer
from app.records.part import Event, OnToday


def midnight(now: datetime) -> datetime:
    """When this day began here."""
    return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def _waiting(who: Who, now: datetime) -> ColumnElement[bool]:
    """Replies due by the end of today: one's own and those nobody has; whoever approves sees everybody's."""
    due = and_(Complaint.state == IN_PROGRESS, Complaint.due_at < midnight(now) + timedelta(days=1))
    if who.may(Right.APPROVE):
        return due
    return and_(due, or_(Complaint.responsible == "", Complaint.responsible == who.name))


def _events(session: Session, who: Who, now: datetime, limit: int) -> Sequence[Event]:
    query = (
        select(*COLUMNS, Customer.name.label("customer"))
        .join(Customer, Customer.id == Complaint.customer_id)
        .where(_waiting(who, now))
        .order_by(Complaint.due_at, Complaint.id)
        .limit(limit)
    )
    return [_event_of(row, now) for row in session.execute(query)]


def _event_of(row: Any, now: datetime) -> Event:
    """Who waits, what for, and how much time there is."""
    event = event_of(row)
    note, late = left(row.due_at, now), row.due_at < now
    text = " · ".join(part for part in (str(event.title), row.responsible) if part)
    return replace(
        event, title=row.customer, text=text, number="", look=None, note=note, note_colour="danger" if late else "muted"
    )


ON_TODAY = OnToday(
    title=QT_TRANSLATE_NOOP("complaints", "Replies due"),
    empty=QT_TRANSLATE_NOOP("complaints", "Nobody who complained waits for a reply today."),
    rank=10,
    events=_events,
    count=lambda session, who, now: session.scalar(select(func.count()).where(_waiting(who, now))) or 0,
)
