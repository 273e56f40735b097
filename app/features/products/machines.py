"""Which machines has a customer bought, and is one of them still in its warranty?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, column, func, select, table
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import BigId, Moment
from app.features.products.sale_tables import SALE, SALE_LINE, SALE_RETURN
from app.records.asking import CUSTOMER, MOST
from app.records.part import OnCard, Remark

AT_ONCE = 60  # machines of one customer that are shown at once
_SOON = 30  # days before its end that a warranty is told in another colour

_LEFT = QT_TRANSLATE_NOOP("products", "Warranty: %n day(s) left")
_LAST_DAY = QT_TRANSLATE_NOOP("products", "Last day of the warranty")
_OUT = QT_TRANSLATE_NOOP("products", "Out of warranty")
_SOME = QT_TRANSLATE_NOOP("products", "{some} of {all} machines in warranty")

# Light tables, so that repairs and the card can ask without knowing sales.
_sale, _line, _return, _same = SALE.c, SALE_LINE.c, SALE_RETURN.c, SALE_LINE.alias("same")
_due = table(
    "due",
    *(column("sale_id", BigId), column("product", String), column("serial", String), column("sort", String)),
    *(column("state", String), column("done_at", Moment)),
)


@dataclass(frozen=True, slots=True)
class Machine:
    """Something a customer bought and still has.

    Attributes:
        sale_id: of the sale it was bought in.
        product_id: of the product, or None where it was only written down.
        name: as it was called then; `serial` may be "".
        warranty_until: the last day of the warranty, or None where there is none.
        maintained: the day of its last maintenance, or None.
    """

    sale_id: int
    product_id: int | None
    name: str
    serial: str
    sold_on: date
    warranty_until: date | None
    maintained: date | None

    def in_warranty(self, today: date) -> bool:
        """Whether its warranty covers `today`."""
        return self.warranty_until is not None and today <= self.warranty_until


# Of the lines of this sale, said so that no index of serial numbers is taken: most things sold have none.
_sold = (
    select(func.sum(_same.c.quantity).filter(_same.c.name == _line.name, _same.c.serial == _line.serial))
    .where(_same.c.sale_id == _line.sale_id)
    .scalar_subquery()
)
_returned = (
    select(func.coalesce(func.sum(_return.quantity), 0))
    .where(_return.sale_id == _line.sale_id, _return.name == _line.name, _return.serial == _line.serial)
    .scalar_subquery()
)
_maintained = (
    select(func.max(_due.c.done_at))
    .where(
        *(_due.c.sale_id == _line.sale_id, _due.c.product == _line.name, _due.c.serial == _line.serial),
        *(_due.c.sort == "maintenance", _due.c.state == "done"),
    )
    .scalar_subquery()
)
_MACHINES = (
    select(
        *(_line.sale_id, _line.product_id, _line.name, _line.serial, _sale.sold_on, _line.warranty_until),
        _maintained.label("done_at"),
    )
    .join_from(SALE, SALE_LINE, _line.sale_id == _sale.id)
    .where(_sale.customer_id == CUSTOMER, _sale.state != "cancelled", _sold > _returned)
    .order_by(_sale.sold_on.desc(), _sale.id.desc(), _line.rank)
    .limit(MOST)
)


def machines_of(session: Session, customer_id: int, most: int = AT_ONCE) -> list[Machine]:
    """What a customer bought and neither returned nor cancelled, the newest first.

    `machines_of(session, customer_id) -> [Machine(sale_id, product_id, name, serial, sold_on, warranty_until,
    maintained), …]`; one statement over indexes, fit for the way to the card.
    """
    return [_machine(row) for row in session.execute(_MACHINES, {"customer": customer_id, "most": most})]


def _machine(row: Any) -> Machine:
    return Machine(
        sale_id=row.sale_id,
        product_id=row.product_id,
        name=row.name,
        serial=row.serial,
        sold_on=row.sold_on,
        warranty_until=row.warranty_until,
        maintained=row.done_at.astimezone().date() if row.done_at else None,
    )


def remarks(rows: Sequence[Any], now: datetime) -> Sequence[Remark]:
    """The headline about the warranty of the customer's machines."""
    today = now.astimezone().date()
    under = [one.warranty_until for one in rows if one.warranty_until is not None]
    covered = [until for until in under if until >= today]
    if not under:
        return ()
    icon = "shield-check-outline" if covered else "shield-off-outline"
    if len(under) > 1 and covered:
        return (Remark(_SOME.fill(some=len(covered), all=len(rows)), "finished", icon=icon),)
    if not covered:
        return (Remark(_OUT, "muted", icon=icon),)
    left = (covered[0] - today).days
    words = _LEFT.counted(left) if left else _LAST_DAY
    return (Remark(words, "waiting" if left <= _SOON else "finished", icon=icon),)


ON_CARD = OnCard(said=_MACHINES, remarks=remarks)
