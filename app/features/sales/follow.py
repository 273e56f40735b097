"""What follows from a sale: which days fall due, and how many points does it earn?

Every machine that is maintained has its own day, repeated every so many months; the customer is called back once,
after the fewest days that one of the products asks for. Points are earned by what was received, for the share of the
sale that is for products that earn points: of ¥1,000 received for a sale of ¥800 with and ¥1,200 without points, ¥400
count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.dates import months_later
from app.db.trail import worker
from app.features.dues.dues import Wanted, propose
from app.features.dues.model import DueKind
from app.features.points.ledger import Source, settle
from app.features.products.model import Product
from app.features.sales.amounts import left, which
from app.features.sales.model import Sale, SaleLine, SaleReturn, SaleState
from app.records.field import Values

_LINES = (
    select(
        *(SaleLine.name, SaleLine.serial, SaleLine.quantity, SaleLine.amount),
        *(Product.maintain_months, Product.call_back_days, Product.earns_points),
    )
    .join(Product, Product.id == SaleLine.product_id, isouter=True)
    .order_by(SaleLine.rank)
)
_RETURNS = select(SaleReturn.name, SaleReturn.serial, SaleReturn.quantity, SaleReturn.amount)


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a sale counts for what follows from it: lines with what the product says, and those not returned."""

    lines: Sequence[Values]
    kept: frozenset[tuple[str, str]]


def follow(session: Session, id_: int) -> None:
    """Bring days and points to what the sale is now; of a cancelled one none are left."""
    sale = session.get(Sale, id_)
    if sale is None:
        return
    who, now = worker(session)
    facts = _facts(session, id_)
    cancelled = sale.state == SaleState.CANCELLED
    propose(session, id_, None, [] if cancelled else wanted(sale, facts))
    settle(session, Source(sale.customer_id, sale.sold_on, sale_id=id_), earning(sale.received, facts.lines), who, now)


def _facts(session: Session, id_: int) -> Facts:
    lines: list[Values] = [dict(**one) for one in session.execute(_LINES.where(SaleLine.sale_id == id_)).mappings()]
    returns = [dict(**one) for one in session.execute(_RETURNS.where(SaleReturn.sale_id == id_)).mappings()]
    rest = left(lines, returns)
    return Facts(lines, frozenset(one for one, each in rest.items() if each.quantity > 0))


def wanted(sale: Sale, facts: Facts) -> list[Wanted]:
    """What is to fall due from a sale."""
    kept = [one for one in facts.lines if which(one) in facts.kept]
    maintained = {which(one): one["maintain_months"] for one in kept if one["maintain_months"]}
    found = [
        Wanted(
            sort=DueKind.MAINTENANCE,
            customer_id=sale.customer_id,
            due_on=months_later(sale.sold_on, months),
            sale_id=sale.id,
            product=name,
            serial=serial,
            every_months=months,
        )
        for (name, serial), months in maintained.items()
    ]
    return found + _call_back(sale, [one for one in kept if one["call_back_days"]])


def _call_back(sale: Sale, lines: Sequence[Values]) -> list[Wanted]:
    if not lines:
        return []
    days = min(one["call_back_days"] for one in lines)
    return [
        Wanted(
            sort=DueKind.CALLBACK,
            customer_id=sale.customer_id,
            due_on=sale.sold_on + timedelta(days=days),
            sale_id=sale.id,
            product=lines[0]["name"],
            serial=lines[0]["serial"],
        )
    ]


def earning(received: int, lines: Sequence[Values]) -> int:
    """The part of the money received that earns points; a line that is only written down earns them, too."""
    whole = sum(one["amount"] for one in lines)
    counting = sum(one["amount"] for one in lines if one["earns_points"] is not False)
    return received * counting // whole if whole else 0
