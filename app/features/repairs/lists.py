"""Which repairs does a chip or the search box of the list leave?"""

import re
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, union
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.search import match
from app.db.system import Choice
from app.features.products.model import Product
from app.features.repairs.fields import TECHNICIANS
from app.features.repairs.late import LATE_ICON, Lateness
from app.features.repairs.model import Repair, RepairState, Urgency
from app.features.repairs.states import IS_OPEN, LOOKS, URGENCIES
from app.records.chips import state_chip
from app.records.record import Filter

_FOUND = 500  # customers and products a search of the list looks behind
_NUMBER = re.compile(r"(wx)?[\d-]{4,}$", re.IGNORECASE)


def find(session: Session, text: str) -> ColumnElement[bool]:
    """By number, serial number, product, and what its customer is found by.

    Each way has an index of its own; what they give is put together before the list is read.
    """
    ways: list[Any] = []
    if _NUMBER.match(text):
        ways.append(Repair.number.icontains(text, autoescape=True))
    if text.isascii():
        ways.append(_begins(session, Repair.serial, text))
    if products := session.scalars(select(Product.id).where(_called(text)).limit(_FOUND)).all():
        ways.append(Repair.product_id.in_(products))
    ways.append(and_(Repair.product_id.is_(None), Repair.product.icontains(text, autoescape=True)))
    if customers := match(session, text, _FOUND):
        ways.append(Repair.customer_id.in_(customers))
    return Repair.id.in_(union(*(select(Repair.id).where(way) for way in ways)).subquery().select())


def _called(text: str) -> ColumnElement[bool]:
    return or_(
        Product.name.icontains(text, autoescape=True),
        Product.model.icontains(text, autoescape=True),
        Product.initials.startswith(text.lower(), autoescape=True),
    )


def _begins(session: Session, column: Any, text: str) -> ColumnElement[bool]:
    """Whether a column begins so, by its index; capital letters are taken for small ones typed."""
    if session.get_bind().dialect.name == "sqlite":
        return or_(*(and_(column >= one, column < f"{one}\U0010ffff") for one in {text, text.upper()}))
    return or_(*(column.startswith(one, autoescape=True) for one in {text, text.upper()}))


def _today(_who: Who, now: datetime) -> ColumnElement[bool]:
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return and_(Repair.appointment_at >= midnight, Repair.appointment_at < midnight + timedelta(days=1))


def _mine(who: Who, _now: datetime) -> ColumnElement[bool]:
    me = select(Choice.id).where(Choice.list == TECHNICIANS, Choice.name == who.name)
    return or_(Repair.author == who.name, Repair.technician_id.in_(me)) if who.name else false()


def filters(late: Lateness) -> tuple[Filter, ...]:
    """The chips above the list."""
    return (
        *(state_chip(Repair, state, LOOKS[state]) for state in RepairState),
        Filter(
            key="late",
            label=QT_TRANSLATE_NOOP("repairs", "Overdue"),
            icon=LATE_ICON,
            where=lambda _who, now: late.where(now),
        ),
        Filter(
            key="urgent",
            label=QT_TRANSLATE_NOOP("repairs", "Urgent"),
            icon=URGENCIES[Urgency.URGENT].icon,
            where=lambda _who, _now: and_(IS_OPEN, Repair.urgency == Urgency.URGENT),
        ),
        Filter(
            key="today",
            label=QT_TRANSLATE_NOOP("repairs", "Today's appointments"),
            icon="calendar-clock",
            where=_today,
        ),
        Filter(
            key="open",
            label=QT_TRANSLATE_NOOP("repairs", "To do"),
            where=lambda _who, _now: IS_OPEN,
            aside=True,
        ),
        Filter(
            key="mine",
            label=QT_TRANSLATE_NOOP("repairs", "Mine"),
            icon="account-outline",
            where=_mine,
            aside=True,
            counted=False,
        ),
    )
