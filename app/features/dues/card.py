"""What falls due with a customer, on their card and on the Today page?"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, case, column, func, literal, select, table
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import DUE_DAYS, Settings
from app.features.customers.model import Customer
from app.features.dues.model import Due, DueKind
from app.features.dues.states import KINDS, OPEN
from app.records.asking import CUSTOMER
from app.records.field import Mark
from app.records.part import Event, OnCard, OnToday, Remark
from app.records.settings import load_shared

_SAID = {
    DueKind.MAINTENANCE: (
        QT_TRANSLATE_NOOP("dues", "Maintenance %n day(s) overdue"),
        QT_TRANSLATE_NOOP("dues", "Maintenance due today"),
        QT_TRANSLATE_NOOP("dues", "Maintenance in %n day(s)"),
    ),
    DueKind.CALLBACK: (
        QT_TRANSLATE_NOOP("dues", "Callback %n day(s) overdue"),
        QT_TRANSLATE_NOOP("dues", "Callback due today"),
        QT_TRANSLATE_NOOP("dues", "Callback in %n day(s)"),
    ),
}
_LATE = QT_TRANSLATE_NOOP("dues", "%n day(s) late")
_TODAY = QT_TRANSLATE_NOOP("dues", "today")
_IN = QT_TRANSLATE_NOOP("dues", "in %n day(s)")
_ON_CARD_DAYS = 30  # further ahead nothing is said at a call

_due = Due.__table__.c
_sale = table("sale", column("id"), column("number", String))
_repair = table("repair", column("id"), column("number", String))
_NEXT = (
    select(_due.sort, func.min(_due.due_on).label("due_on"))
    .where(_due.customer_id == CUSTOMER, _due.state == OPEN)
    .group_by(_due.sort)
    .order_by(func.min(_due.due_on))
)


def number_of() -> ColumnElement[Any]:
    """The number of the sale or the repair it comes from."""
    sale = select(_sale.c.number).where(_sale.c.id == Due.sale_id).correlate(Due).scalar_subquery()
    repair = select(_repair.c.number).where(_repair.c.id == Due.repair_id).correlate(Due).scalar_subquery()
    return case((Due.sale_id.is_not(None), sale), else_=func.coalesce(repair, literal("")))


def remarks(rows: Sequence[Any], now: datetime) -> Sequence[Remark]:
    """The next maintenance and the next callback, each as part of the headline, once they are near."""
    today = now.astimezone().date()
    said = [(one, (one.due_on - today).days) for one in rows]
    return [
        Remark(
            _words(_SAID[DueKind(one.sort)], days),
            "danger" if days < 0 else "waiting" if not days else "muted",
            icon=KINDS[one.sort].icon,
        )
        for one, days in said
        if days <= _ON_CARD_DAYS
    ]


def _words(said: tuple[Text, Text, Text], days: int) -> Text:
    late, today, ahead = said
    return late.counted(-days) if days < 0 else ahead.counted(days) if days else today


def marks(cells: Mapping[str, Any], now: datetime) -> dict[str, Mark]:
    """How a line of the list stands out: a day that is past or today."""
    days = (cells["due_on"] - now.astimezone().date()).days
    if days > 0 or cells.get("state", OPEN) != OPEN:
        return {}
    return {"due_on": Mark("danger", "clock-alert-outline", _LATE.counted(-days)) if days else Mark("waiting")}


# ------------------------------------------------------------ the Today page


def near(session: Session, now: datetime) -> ColumnElement[bool]:
    """What is due within as many days as the settings say."""
    days = Settings(load_shared(session)).number(DUE_DAYS)
    return (Due.state == OPEN) & (Due.due_on <= now.astimezone().date() + timedelta(days=days))


def events(session: Session, _who: Who, now: datetime, limit: int) -> Sequence[Event]:
    """The longest overdue first."""
    name = select(Customer.name).where(Customer.id == Due.customer_id).scalar_subquery()
    rows = session.execute(
        select(Due.id, Due.due_on, Due.sort, Due.product, number_of().label("number"), name.label("customer"))
        .where(near(session, now))
        .order_by(Due.due_on, Due.id)
        .limit(limit)
    )
    today = now.astimezone().date()
    return [_event(one, (one.due_on - today).days) for one in rows]


def _event(due: Any, days: int) -> Event:
    return Event(
        kind="due",
        id=due.id,
        at=_noon(due.due_on),
        title=due.customer,
        text=due.product,
        number=due.number or "",
        look=KINDS[due.sort],
        note=_words((_LATE, _TODAY, _IN), days),
        note_colour="danger" if days < 0 else "waiting" if not days else "muted",
        icon=KINDS[due.sort],
        open=True,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone(UTC)


def count(session: Session, _who: Who, now: datetime) -> int:
    """How many are near."""
    return session.scalar(select(func.count()).select_from(Due).where(near(session, now))) or 0


ON_CARD = OnCard(said=_NEXT, remarks=remarks)
ON_TODAY = OnToday(
    title=QT_TRANSLATE_NOOP("dues", "Maintenance and callbacks due"),
    empty=QT_TRANSLATE_NOOP("dues", "No maintenance and no callback is due in the next days."),
    rank=40,
    events=events,
    count=count,
)
