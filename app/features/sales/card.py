"""What do sales say on a customer's card: what was bought, and what is owed since when?"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, cast, func, select

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.money import shown
from app.features.sales.find import OWES
from app.features.sales.model import Sale, SaleLine, SaleState
from app.features.sales.states import LOOKS, OPEN
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, Remark

NEW = QT_TRANSLATE_NOOP("sales", "Sale")
_MORE = QT_TRANSLATE_NOOP("sales", "{name} and {count} more")
_OWES = QT_TRANSLATE_NOOP("sales", "Owes {amount} since {day}")
_OWES_MANY = QT_TRANSLATE_NOOP("sales", "Owes {amount} of {count} sales since {day}")
_STILL = QT_TRANSLATE_NOOP("sales", "owes {amount}")
_REPAY = QT_TRANSLATE_NOOP("sales", "Record a repayment")
LATE_DAYS = 30  # after which a debt is overdue

_sale, _line = Sale.__table__.c, SaleLine.__table__.c
_OWN = _sale.customer_id == CUSTOMER
_IS_OPEN = _sale.state == OPEN
FIRST = select(_line.name).where(_line.sale_id == _sale.id).order_by(_line.rank, _line.id).limit(1).scalar_subquery()
MANY = select(func.count()).where(_line.sale_id == _sale.id).scalar_subquery()
SHOWN = (
    *(_sale.id, _sale.number, _sale.sold_on, _sale.created_at, _sale.state, _sale.receivable, _sale.owed),
    FIRST.label("first"),
    MANY.label("many"),
)
_EVENTS = select(*SHOWN).where(_OWN).order_by(_IS_OPEN.desc(), _sale.sold_on.desc(), _sale.id.desc()).limit(MOST)
_COUNT = select(func.count()).where(_OWN)
_SUMMED: tuple[ColumnElement[Any], ...] = (
    func.count().label("sales"),
    cast(func.coalesce(func.sum(_sale.owed), 0), BigInteger).label("owed"),
    func.min(_sale.sold_on).label("since"),
    func.min(_sale.id).label("first_id"),
)
_DEBT = select(*_SUMMED).where(_OWN, OWES)


def event_of(sale: Any) -> Event:
    """The timeline entry of a sale; a row of `SHOWN` will do."""
    return Event(
        kind="sale",
        id=sale.id,
        at=_moment(sale.sold_on, sale.created_at),
        title=title_of(sale),
        text=_STILL.fill(amount=shown(sale.owed)) if sale.owed else "",
        number=sale.number,
        look=LOOKS[sale.state],
        note=shown(sale.receivable),
        note_colour="muted" if sale.state == SaleState.CANCELLED else "text",
        open=sale.state == OPEN,
    )


def title_of(sale: Any) -> str | Text:
    """What was bought, in a few words."""
    return _MORE.fill(name=sale.first, count=sale.many - 1) if sale.many > 1 else sale.first or ""


def _moment(sold_on: date, created_at: datetime) -> datetime:
    """When it was sold: the moment it was entered, or noon of an earlier day."""
    if created_at.astimezone().date() == sold_on:
        return created_at
    return datetime.combine(sold_on, time(12)).astimezone(UTC)


def remarks(debts: Sequence[Any], now: datetime) -> Sequence[Remark]:
    """What the customer owes, since when, and the way to record that it was paid."""
    found = [one for one in debts if one.sales]
    return [
        Remark(
            (_OWES if one.sales == 1 else _OWES_MANY).fill(
                amount=shown(one.owed), count=one.sales, day=one.since.isoformat()
            ),
            "danger" if (now.astimezone().date() - one.since).days > LATE_DAYS else "waiting",
            banner=True,
            icon="cash-clock",
            action=_REPAY,
            key="Alt+P",
            name=f"sale:repay:{one.first_id}",
        )
        for one in found
    ]


ON_CARD = OnCard(f_key="F7", new=NEW, events=_EVENTS, event_of=event_of, count=_COUNT, said=_DEBT, remarks=remarks)
