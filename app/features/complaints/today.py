"""Which customers wait for a reply of the person at this seat?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.complaints.card import COLUMNS, event_of
from app.features.complaints.model import Complaint
from app.features.complaints.states import IN_PROGRESS
from app.records.record import Event, OnToday


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
    query = select(*COLUMNS).where(_waiting(who, now)).order_by(Complaint.due_at, Complaint.id).limit(limit)
    return [event_of(row, now) for row in session.execute(query)]


ON_TODAY = OnToday(
    title=QT_TRANSLATE_NOOP("complaints", "Replies due"),
    empty=QT_TRANSLATE_NOOP("complaints", "Nobody who complained waits for a reply today."),
    rank=10,
    events=_events,
    count=lambda session, who, now: session.scalar(select(func.count()).where(_waiting(who, now))) or 0,
)
