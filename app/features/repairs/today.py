"""Which repairs are open today? The overdue ones first, then by their appointment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.model import Customer
from app.features.repairs.card import EVENT_COLUMNS, event_of
from app.features.repairs.late import Lateness, how_late
from app.features.repairs.model import Repair
from app.features.repairs.states import IS_OPEN
from app.records.part import Event, OnToday

_CUSTOMER = select(Customer.name).where(Customer.id == Repair.customer_id).scalar_subquery().label("customer")


def on_today(late: Lateness) -> OnToday:
    """The list of open repairs on the Today page."""

    def events(session: Session, _who: Who, now: datetime, limit: int) -> Sequence[Event]:
        promised = func.coalesce(Repair.appointment_at, Repair.created_at)
        query = select(*EVENT_COLUMNS, _CUSTOMER).where(IS_OPEN)
        ordered = query.order_by(case((late.where(now), 0), else_=1), promised, Repair.id).limit(limit)
        return [_event(late, one, now) for one in session.execute(ordered)]

    def count(session: Session, _who: Who, _now: datetime) -> int:
        return session.scalar(select(func.count()).select_from(Repair).where(IS_OPEN)) or 0

    return OnToday(
        title=QT_TRANSLATE_NOOP("repairs", "Open repairs"),
        empty=QT_TRANSLATE_NOOP("repairs", "No repair is open."),
        rank=10,
        events=events,
        count=count,
    )


def _event(late: Lateness, repair: Any, now: datetime) -> Event:
    event, since = event_of(repair), late.since(repair, now)
    text = " · ".join(one for one in (repair.customer, str(event.text)) if one)
    if since is not None:
        return replace(event, at=since, text=text, note=how_late(since, now), note_colour="danger")
    return replace(event, at=repair.appointment_at or repair.created_at, text=text, note="")
