"""How do rows of a sheet become sales: lines put together, amounts checked against each other, customers found?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.import_options import IMPORT_MAKES_CUSTOMERS
from app.core.money import shown
from app.core.options import Settings
from app.core.phone import Numbers
from app.features.customers.importing import known as known_customers
from app.features.customers.model import Customer
from app.features.products.model import SalesUnit
from app.features.sales.amounts import derive
from app.features.sales.model import Sale, SaleLine, SaleState
from app.records.checks import NEEDED
from app.records.field import Values
from app.records.transfer.cells import several

_OTHERWISE = QT_TRANSLATE_NOOP("sales", "It says something else than the row above, which is of the same sale.")
_NO_BUYER = QT_TRANSLATE_NOOP("sales", "Whose sale is it? Neither a telephone number nor a name stands here.")
_UNKNOWN = QT_TRANSLATE_NOOP("sales", "Nobody is known by this; “Settings › Sales” lets customers come along.")
_SEVERAL = QT_TRANSLATE_NOOP("sales", "Several customers may be meant; their telephone number tells them apart.")
_NO_NUMBER = QT_TRANSLATE_NOOP("sales", "“{text}” is no telephone number.")
_NO_UNIT = QT_TRANSLATE_NOOP("sales", "There is no sales unit called “{name}”.")
_SUM = QT_TRANSLATE_NOOP("sales", "The products come to {sum}, but {total} stands here.")
_LINE = QT_TRANSLATE_NOOP("sales", "Price, quantity and discount come to {sum}, but {amount} stands here.")
_PARTS = QT_TRANSLATE_NOOP("sales", "{amount} cannot be parted into {quantity}; the price of one is needed.")
_ABOVE = QT_TRANSLATE_NOOP("sales", "Only {total} is to be paid.")
_REST = QT_TRANSLATE_NOOP("sales", "{received} was received of {total}: {owed} would be owed.")
_OF_SALE = (
    *("other_number", "sold_on", "phone", "customer", "address", "total", "received", "owed", "way_id", "unit"),
    *("representative", "note", *(f"custom_{place}" for place in range(1, 6))),
)  # of the rows of one sale, said once or each time the same
_KEPT = ("other_number", "sold_on", "representative", "note", *(f"custom_{place}" for place in range(1, 6)))
_LOOKED_AT = 500  # sales of one day that are compared
_NAME = "name:"
_TITLE = 80


class Reader:
    """Reads the rows of one sale after the other."""

    def __init__(self, session: Session, numbers: Numbers, settings: Settings) -> None:
        self._session, self._numbers, self._settings = session, numbers, settings

    def fold(self, rows: Sequence[Values], who: Who) -> Values:
        """The values of a sale out of its rows.

        Raises:
            Invalid: by "ROW.COLUMN".
        """
        wrong: dict[str, Text] = {}
        head = _head(rows, wrong)
        if "sold_on" not in head:
            wrong["0.sold_on"] = NEEDED
        lines = tuple(_line(row, at, head if len(rows) == 1 else {}, wrong) for at, row in enumerate(rows))
        values: Values = {key: head[key] for key in _KEPT if key in head}
        values["representative"] = values.get("representative") or who.name
        values |= self._buyer(head, wrong) | self._unit(head, wrong)
        if wrong:
            raise Invalid(wrong)
        values["lines"] = lines
        total = derive(values)["receivable"]
        paid = _received(head, total, wrong)
        if wrong:
            raise Invalid(wrong)
        if paid:
            way = {"way_id": head["way_id"]} if head.get("way_id") else {}
            values["payments"] = ({"amount": paid, "paid_on": head["sold_on"], **way},)
        return values | derive(values)

    def _unit(self, head: Values, wrong: dict[str, Text]) -> Values:
        if not (name := head.get("unit")):
            return {}
        found = self._session.scalar(select(SalesUnit.id).where(SalesUnit.name == name).limit(1))
        if found is None:
            wrong["0.unit"] = _NO_UNIT.fill(name=name)
        return {"unit_id": found}

    # ------------------------------------------------------------ the customer

    def _buyer(self, head: Values, wrong: dict[str, Text]) -> Values:
        """Who bought it, or who is to be made for it."""
        name, phones = str(head.get("customer") or ""), several(str(head["phone"])) if head.get("phone") else []
        keys = [self._numbers.key(one) for one in phones]
        if "" in keys:
            wrong["0.phone"] = _NO_NUMBER.fill(text=phones[keys.index("")])
            return {}
        if not keys and not name:
            wrong["0.phone"] = _NO_BUYER
            return {}
        found = self._who_is(name, keys)
        column = "0.phone" if keys else "0.customer"
        if len(found) > 1:
            wrong[column] = _SEVERAL
        elif not found and not self._settings.on(IMPORT_MAKES_CUSTOMERS):
            wrong[column] = _UNKNOWN
        elif not found:
            return {"_customer": {"name": name or phones[0], "phones": phones, "address": head.get("address") or ""}}
        return {"customer_id": next(iter(found), None)}

    def _who_is(self, name: str, keys: Sequence[str]) -> set[int]:
        """The customers that these numbers belong to, or else those who are called so."""
        if keys:
            return set(known_customers(self._session, keys, hold=False).values())
        called = select(Customer.id).where(Customer.name == name, Customer.retired_at.is_(None)).limit(2)
        return set(self._session.scalars(called))


# ------------------------------------------------------------ amounts


def _head(rows: Sequence[Values], wrong: dict[str, Text]) -> Values:
    """What is said of the sale as a whole."""
    head: Values = {}
    for at, row in enumerate(rows):
        for key in _OF_SALE:
            value = row.get(key)
            if value in (None, ""):
                continue
            if head.setdefault(key, value) != value:
                wrong[f"{at}.{key}"] = _OTHERWISE
    return head


def _line(row: Values, at: int, alone: Values, wrong: dict[str, Text]) -> Values:
    """One product; its price follows from what is said of it, or (`alone`) of the sale of which it is all."""
    quantity, discount = row.get("quantity") or 1, row.get("discount")
    price, amount = row.get("price"), row.get("amount")
    if price is None and amount is None:
        amount = alone.get("total")
    if price is None and amount is None:
        wrong[f"{at}.price"] = NEEDED
        return {}
    if price is None:
        whole = (amount or 0) + (discount or 0)
        price = whole // quantity
        if price * quantity != whole:
            wrong[f"{at}.amount"] = _PARTS.fill(amount=shown(whole), quantity=quantity)
    elif amount is not None:
        if discount is None and amount < price * quantity:
            discount = price * quantity - amount
        if price * quantity - (discount or 0) != amount:
            comes_to = shown(price * quantity - (discount or 0))
            wrong[f"{at}.amount"] = _LINE.fill(sum=comes_to, amount=shown(amount))
    name = " ".join(one for one in (row["product"], row.get("model") or "") if one)[:_TITLE]
    serial = row.get("serial") or ""
    return {"name": name, "serial": serial, "quantity": quantity, "price": price, "discount": discount or 0}


def _received(head: Values, total: int, wrong: dict[str, Text]) -> int:
    """What was paid; nothing where the sheet does not say."""
    said, received, owed = head.get("total"), head.get("received"), head.get("owed")
    if said is not None and said != total:
        wrong["0.total"] = _SUM.fill(sum=shown(total), total=shown(said))
    paid = int(received) if received is not None else total - int(owed) if owed is not None else 0
    if paid > max(total, 0) or paid < 0:
        wrong["0.received" if received is not None else "0.owed"] = _ABOVE.fill(total=shown(total))
    elif received is not None and owed is not None and received + owed != total:
        wrong["0.owed"] = _REST.fill(received=shown(received), total=shown(total), owed=shown(total - received))
    return paid


# ------------------------------------------------------------ what is there already


def by_number(session: Session, numbers: Collection[str]) -> dict[str, int]:
    """Sales that have these numbers, here or where they came from."""
    asked = select(Sale.id, Sale.number, Sale.other_number).where(
        or_(Sale.other_number.in_(numbers), Sale.number.in_(numbers)), Sale.state != SaleState.CANCELLED
    )
    found: dict[str, int] = {}
    for id_, number, other in session.execute(asked.order_by(Sale.id)) if numbers else ():
        for one in (number, other):
            if one in numbers:
                found.setdefault(one, id_)
    return found


def by_what_was_sold(session: Session, wanted: Iterable[str], between: str) -> dict[str, int]:
    """Sales without a number of elsewhere, as `sheets.marks` writes them."""
    from app.features.sales.sheets import alike

    asked: dict[str, set[int]] = {}
    open_marks = {one for one in wanted if not one.split(between)[2].startswith("new ")}
    for one in open_marks:
        day, amount, _ = one.split(between, 2)
        asked.setdefault(day, set()).add(int(amount))
    found: dict[str, int] = {}
    for day, amounts in asked.items():
        times: dict[str, int] = {}
        for sale in _sold(session, day, amounts):
            known = alike(sale)
            times[known] = times.get(known, 0) + 1
            mark = f"{known}{between}{times[known]}"
            if mark in open_marks:
                found[mark] = sale["id"]
    return found


def _sold(session: Session, day: str, amounts: Collection[int]) -> list[Mapping[str, Any]]:
    sales = select(Sale.id, Sale.sold_on, Sale.receivable, Sale.customer_id).where(
        Sale.sold_on == date.fromisoformat(day),
        Sale.receivable.in_(amounts),
        Sale.other_number == "",
        Sale.state != SaleState.CANCELLED,
    )
    found = session.execute(sales.order_by(Sale.id).limit(_LOOKED_AT)).mappings()
    rows: dict[int, Values] = {one["id"]: {**one, "lines": []} for one in found}
    lines = select(SaleLine.sale_id, SaleLine.serial, SaleLine.quantity).where(SaleLine.sale_id.in_(rows))
    for line in session.execute(lines).mappings() if rows else ():
        rows[line["sale_id"]]["lines"].append(line)
    return list(rows.values())
