"""Who has owed money for longer than a month?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import shown
from app.features.customers.model import Customer
from app.features.sales.card import LATE_DAYS, SHOWN, event_of, title_of
from app.features.sales.find import OWES
from app.features.sales.model import Sale
from app.records.field import Mark
from app.records.part import Event, OnToday


def overdue(now: datetime) -> ColumnElement[bool]:
    """Sales of which something is owed for too long."""
    return OWES & (Sale.sold_on < now.astimezone().date() - timedelta(days=LATE_DAYS))


def marks(cells: Mapping[str, Any], now: datetime) -> dict[str, Mark]:
    """How a line of the list stands out: what is owed, and louder where that is for too long."""
    if not cells.get("owed"):
        return {}
    late = (now.astimezone().date() - cells["sold_on"]).days > LATE_DAYS
    return {"owed": Mark("danger" if late else "waiting")}


def events(session: Session, _who: Who, now: datetime, limit: int) -> Sequence[Event]:
    """The longest debts first: the customer, what was sold, how much is owed."""
    name = select(Customer.name).where(Customer.id == Sale.customer_id).scalar_subquery()
    rows = session.execute(
        select(*SHOWN, name.label("customer")).where(overdue(now)).order_by(Sale.sold_on, Sale.id).limit(limit)
    )
    return [
        replace(event_of(one), title=one.customer, text=title_of(one), note=shown(one.owed), note_colour="danger")
        for one in rows
    ]


def count(session: Session, _who: Who, now: datetime) -> int:
    """How many sales are overdue."""
    return session.scalar(select(func.count()).select_from(Sale).where(overdue(now))) or 0


ON_TODAY = OnToday(
    title=QT_TRANSLATE_NOOP("sales", "Overdue debts"),
    empty=QT_TRANSLATE_NOOP("sales", "Nobody has owed money for longer than a month."),
    rank=60,
    events=events,
    count=count,
)
