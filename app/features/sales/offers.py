"""What is there to choose in the form of a sale besides products: what of it can come back?"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import shown
from app.features.customers.model import Customer
from app.features.sales.amounts import left, totals
from app.features.sales.model import Sale, SaleLine, SaleState
from app.records.field import Hint, Offer

_NOTE = QT_TRANSLATE_NOOP("sales", "{serial} · {count} × · {amount}")
_SOLD = QT_TRANSLATE_NOOP("sales", "{serial} was sold to {name} on {day}.")


def returnable(_session: Session, values: Mapping[str, Any], text: str) -> Sequence[Offer]:
    """What of this sale has not come back; fills serial number, quantity, amount, and what is to be given back."""
    rest = left(values.get("lines") or (), values.get("returns") or ())
    money = totals(values)
    named = text.strip().casefold()
    return [
        Offer(
            value=name,
            words=name,
            note=_NOTE.fill(serial=serial or "—", count=one.quantity, amount=shown(one.amount)),
            fills={
                "serial": serial,
                "quantity": one.quantity,
                "amount": one.amount,
                "refund": max(0, min(money.received, one.amount - money.owed)),
            },
        )
        for (name, serial), one in rest.items()
        if name and one.quantity > 0 and (named in name.casefold() or named in serial.casefold())
    ]


def sold_before(session: Session, id_: int | None, value: Any) -> Hint | None:
    """Whom a machine with this serial number was sold to already."""
    serial = str(value or "").strip()
    if not serial:
        return None
    found = session.execute(
        select(Sale.id, Sale.sold_on, Customer.name)
        .join(SaleLine, SaleLine.sale_id == Sale.id)
        .join(Customer, Customer.id == Sale.customer_id)
        .where(SaleLine.serial == serial, Sale.id != (id_ or 0), Sale.state != SaleState.CANCELLED)
        .order_by(Sale.sold_on.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    words = _SOLD.fill(serial=serial, name=found.name, day=found.sold_on.isoformat())
    return Hint(words=words, kind="sale", id=found.id)
