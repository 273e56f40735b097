"""Whom is the person at this seat to call back today?"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.card import COLUMNS, event_of
from app.features.callbacks.model import Callback
from app.features.callbacks.states import IN_PROGRESS
from app.features.customers.model import Customer
from app.records.part import Event, OnToday


def due_for(who: Who, now: datetime) -> ColumnElement[bool]:
    """Callbacks due by today: one's own and those nobody has; whoever approves sees everybody's."""
    due = and_(Callback.state == IN_PROGRESS, Callback.due_on <= now.astimezone().date())
    return due if who.may(Right.APPROVE) else and_(due, or_(Callback.person == "", Callback.person == who.name))


def _events(session: Session, who: Who, now: datetime, limit: int) -> Sequence[Event]:
    query = (
        select(*COLUMNS, Customer.name.label("customer"))
        .join(Customer, Customer.id == Callback.customer_id)
        .where(due_for(who, now))
        .order_by(Callback.due_on, Callback.id)
        .limit(limit)
    )
    return [event_of(row, now, row.customer) for row in session.execute(query)]


ON_TODAY = OnToday(
    title=QT_TRANSLATE_NOOP("callbacks", "Callbacks due"),
    empty=QT_TRANSLATE_NOOP("callbacks", "Nobody is to be called back today."),
    rank=40,
    events=_events,
    count=lambda session, who, now: session.scalar(select(func.count()).where(due_for(who, now))) or 0,
)
