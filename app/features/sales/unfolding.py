"""How do sales become rows of a sheet that can be imported again: one for each product, customers by their telephone?

What came back is taken off, and cancelled sales are left out: elsewhere they would be sales again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.core.masks import masked_number, masked_text
from app.db.system import Choice
from app.features.customers.model import Address, Customer, CustomerPhone
from app.features.customers.sight import covered
from app.features.products.model import SalesUnit
from app.features.sales.amounts import left, which
from app.features.sales.model import Sale, SaleState
from app.records.field import Values

_CUSTOM = tuple(f"custom_{place}" for place in range(1, 6))
_PARTS = (selectinload(Sale.lines), selectinload(Sale.payments), selectinload(Sale.returns))


def rows_of(session: Session, ids: Sequence[int]) -> list[Values]:
    """The rows of these sales, by the keys of a sheet's columns."""
    asked = select(Sale).where(Sale.id.in_(ids), Sale.state != SaleState.CANCELLED).options(*_PARTS)
    found = {one.id: one for one in session.scalars(asked)}
    names = _Names(session, list(found.values()))
    return [row for id_ in ids if id_ in found for row in _of(found[id_], names)]


class _Names:
    """What the links of some sales are called."""

    def __init__(self, session: Session, sales: Sequence[Sale]) -> None:
        buyers = {one.customer_id for one in sales}
        ways = {pay.way_id for one in sales for pay in one.payments}
        units = {one.unit_id for one in sales}
        self.customers = _pairs(session, select(Customer.id, Customer.name).where(Customer.id.in_(buyers)))
        phones = select(CustomerPhone.customer_id, CustomerPhone.number).where(CustomerPhone.customer_id.in_(buyers))
        self.phones = _pairs(session, phones.order_by(CustomerPhone.rank.desc()))  # the first one is put in last
        places = select(Address.customer_id, Address.region + Address.line).where(Address.customer_id.in_(buyers))
        self.addresses = _pairs(session, places.order_by(Address.rank.desc()))
        for one in covered(session, buyers):
            self.phones[one] = masked_number(self.phones.get(one, ""))
            self.addresses[one] = masked_text(self.addresses.get(one, ""))
        self.ways = _pairs(session, select(Choice.id, Choice.name).where(Choice.id.in_(ways)))
        self.units = _pairs(session, select(SalesUnit.id, SalesUnit.name).where(SalesUnit.id.in_(units)))


def _pairs(session: Session, query: Any) -> dict[int | None, str]:
    return {row[0]: row[1] for row in session.execute(query)}


def _of(sale: Sale, names: _Names) -> Iterator[Values]:
    head: Values = {
        "other_number": sale.other_number or sale.number,
        "sold_on": sale.sold_on,
        "phone": names.phones.get(sale.customer_id),
        "customer": names.customers.get(sale.customer_id),
        "address": names.addresses.get(sale.customer_id),
        "total": sale.receivable,
        "received": sale.received,
        "owed": sale.owed,
        "way_id": next((names.ways.get(one.way_id) for one in sale.payments if one.way_id), None),
        "unit": names.units.get(sale.unit_id),
        "representative": sale.representative,
        "note": sale.note,
        **{key: getattr(sale, key) for key in _CUSTOM},
    }
    for line in _lines(sale):
        yield head | line
        head = {"other_number": head["other_number"]}  # said once


def _lines(sale: Sale) -> Iterator[Values]:
    """What is left of each line."""
    keys = ("name", "serial", "quantity", "price", "discount", "amount")
    lines = [{key: getattr(one, key) for key in keys} for one in sale.lines]
    back = [{key: getattr(one, key) for key in ("name", "serial", "quantity", "amount")} for one in sale.returns]
    came_back = {which(one) for one in back}
    rest = left(lines, back)
    for line in lines:
        name = which(line)
        if name in came_back:
            one = rest.pop(name, None)  # of several lines alike the first stands for all
            if one is None or one.quantity <= 0:
                continue
            line |= {"quantity": one.quantity, "amount": one.amount}
            line["discount"] = line["price"] * one.quantity - one.amount
        yield {"product": line.pop("name"), **line}
