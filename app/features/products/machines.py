"""Which machines has a customer bought, and is one of them still in its warranty?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, bindparam, column, func, select, table
from sqlalchemy.orm import Session

from app.db.base import Moment

MOST = 60  # machines of one customer that are shown at once

# Light tables, so that repairs and the card can ask without knowing sales.
_sale = table("sale", column("id"), column("customer_id"), column("state"), column("sold_on", Date))
_line = table(
    "sale_line",
    *map(column, ("sale_id", "rank", "product_id", "name", "serial", "quantity")),
    column("warranty_until", Date),
)
_same = _line.alias("same")
_return = table("sale_return", *map(column, ("sale_id", "name", "serial", "quantity")))
_due = table("due", *map(column, ("sale_id", "product", "serial", "sort", "state")), column("done_at", Moment))


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


_sold = (
    select(func.sum(_same.c.quantity))
    .where(_same.c.sale_id == _line.c.sale_id, _same.c.name == _line.c.name, _same.c.serial == _line.c.serial)
    .scalar_subquery()
)
_returned = (
    select(func.coalesce(func.sum(_return.c.quantity), 0))
    .where(_return.c.sale_id == _line.c.sale_id, _return.c.name == _line.c.name, _return.c.serial == _line.c.serial)
    .scalar_subquery()
)
_maintained = (
    select(func.max(_due.c.done_at))
    .where(
        *(_due.c.sale_id == _line.c.sale_id, _due.c.product == _line.c.name, _due.c.serial == _line.c.serial),
        *(_due.c.sort == "maintenance", _due.c.state == "done"),
    )
    .scalar_subquery()
)
_MACHINES = (
    select(
        *(_line.c.sale_id, _line.c.product_id, _line.c.name, _line.c.serial, _sale.c.sold_on, _line.c.warranty_until),
        _maintained.label("done_at"),
    )
    .join_from(_sale, _line, _line.c.sale_id == _sale.c.id)
    .where(_sale.c.customer_id == bindparam("customer"), _sale.c.state != "cancelled", _sold > _returned)
    .order_by(_sale.c.sold_on.desc(), _sale.c.id.desc(), _line.c.rank)
    .limit(bindparam("most"))
)


def machines_of(session: Session, customer_id: int, most: int = MOST) -> list[Machine]:
    """What a customer bought and neither returned nor cancelled, the newest first.

    `machines_of(session, customer_id) -> [Machine(sale_id, product_id, name, serial, sold_on, warranty_until,
    maintained), …]`; one statement over indexes, fit for the way to the card.
    """
    rows = session.execute(_MACHINES, {"customer": customer_id, "most": most})
    return [
        Machine(*row[:6], maintained=row.done_at.astimezone().date() if row.done_at else None) for row in rows.all()
    ]
