"""What must hold when a sale is saved, moved on or deleted?

Money never goes wrong: no payment above the debt, no more given back than was received, nothing returned that was not
sold. What was left empty is filled in: days, receivers, the share of a price that comes off for a return.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.dates import months_later
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.money import shown
from app.db.base import Base
from app.db.trail import worker
from app.features.dues.model import Due
from app.features.products.model import Product
from app.features.products.offers import product_called, products_meant
from app.features.products.parameters import title
from app.features.sales.amounts import Totals, full_price, left, totals, which
from app.features.sales.model import Sale, SaleLine, SalePart, SaleState
from app.features.sales.states import CANCEL
from app.records.field import Values

Rows = Sequence[Mapping[str, Any]]
_CANCELLED = QT_TRANSLATE_NOOP("sales", "This sale was cancelled; it stays as it is.")
_CUSTOMER = QT_TRANSLATE_NOOP(
    "sales", "Money was received from this customer. Cancel the sale and make a new one for the other."
)
_SEVERAL = QT_TRANSLATE_NOOP("sales", "Several products may be meant by “{text}”; choose one with the arrow keys.")
_DISCOUNT = QT_TRANSLATE_NOOP("sales", "The discount is more than the price, {price}.")
_ABOVE = QT_TRANSLATE_NOOP("sales", "Only {owed} is owed.")
_TOO_LITTLE = QT_TRANSLATE_NOOP("sales", "{received} was received already, more than these products cost.")
_GIVE_BACK = QT_TRANSLATE_NOOP("sales", "{amount} must be given back: more was received than is to be paid.")
_REFUND = QT_TRANSLATE_NOOP("sales", "Only {received} was received.")
_NOT_SOLD = QT_TRANSLATE_NOOP("sales", "This was not sold here; choose one of the products above.")
_TOO_MANY = QT_TRANSLATE_NOOP("sales", "At most {count} can come back.")
_TOO_MUCH = QT_TRANSLATE_NOOP("sales", "At most {amount} can be taken off.")
_OWES = QT_TRANSLATE_NOOP("sales", "{owed} is still owed; a sale is approved when it is paid.")
_NOT_OPEN = QT_TRANSLATE_NOOP("sales", "Only an open sale can be deleted; cancel this one.")
_PAID = QT_TRANSLATE_NOOP("sales", "Money was received for this sale; cancel it instead of deleting it.")
_GIVEN_OFF = QT_TRANSLATE_NOOP("sales", "{discount} was given off on {name}.")
_MUCH = 20  # percent given off that somebody should know of
USED = QT_TRANSLATE_NOOP("sales", "Other records belong to this sale; cancel it instead of deleting it.")


def prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    """Check and complete what is to be saved.

    Raises:
        Invalid: a sentence at the field that is wrong.
        Refused: the sale was cancelled.
    """
    stored = session.get(Sale, id_) if id_ is not None else None
    if stored is not None and stored.state == SaleState.CANCELLED:
        raise Refused(_CANCELLED)
    if stored is None:
        values.setdefault("author", who.name)
    wrong: dict[str, Text] = {}
    if stored is not None and stored.received and values.get("customer_id", stored.customer_id) != stored.customer_id:
        wrong["customer_id"] = _CUSTOMER
    _complete_lines(session, stored, values, wrong)
    rows = values | {key: _rows(stored, key) for key in ("payments", "returns") if key not in values}
    _complete_payments(session, values)
    _check_returns(rows, wrong)
    if not wrong:
        _check_money(totals(rows), rows, wrong)
    if wrong:
        raise Invalid(wrong)
    values |= totals(rows).values()


def _rows(stored: Sale | None, key: str) -> tuple[Values, ...]:
    """The stored parts as a form holds them."""
    columns = ("id", "name", "serial", "quantity", "amount", "refund")
    parts = getattr(stored, key) if stored is not None else ()
    return tuple({one: getattr(part, one) for one in columns if hasattr(part, one)} for part in parts)


# ------------------------------------------------------------ lines


def _complete_lines(session: Session, stored: Sale | None, values: Values, wrong: dict[str, Text]) -> None:
    """Know the products, and how long their warranty lasts."""
    sold_on = values.get("sold_on") or (
        stored.sold_on if stored is not None else worker(session)[1].astimezone().date()
    )
    values["sold_on"] = sold_on
    known = {one.id: one for one in (stored.lines if stored is not None else ())}
    moved = stored is None or stored.sold_on != sold_on
    for at, row in enumerate(values.get("lines") or ()):
        before = known.get(row.get("id"))
        if row.get("discount") and row["discount"] > full_price(row):
            wrong[f"lines.{at}.discount"] = _DISCOUNT.fill(price=shown(full_price(row)))
        if before is None or before.name != row["name"]:
            _know(session, row, f"lines.{at}.name", wrong)
        else:
            row["product_id"] = before.product_id
        same = before is not None and before.product_id == row.get("product_id") and not moved
        row["warranty_until"] = before.warranty_until if before and same else _warranty(session, row, sold_on)


def _know(session: Session, row: Values, key: str, wrong: dict[str, Text]) -> None:
    """The product that a line names: the one that was chosen, that is called so, or the only one that may be meant."""
    chosen = session.get(Product, row["product_id"]) if row.get("product_id") else None
    if chosen is None or title(chosen.name, chosen.model) != row["name"]:
        row["product_id"] = product_called(session, row["name"])
        meant = [] if row["product_id"] else products_meant(session, row["name"])
        if len(meant) > 1:
            wrong[key] = _SEVERAL.fill(text=row["name"])
        elif meant:
            row["product_id"] = product_called(session, meant[0])
        chosen = session.get(Product, row["product_id"]) if row["product_id"] else None
    if chosen is not None:
        row["name"] = title(chosen.name, chosen.model)[:80]


def _warranty(session: Session, row: Values, sold_on: date) -> date | None:
    product = session.get(Product, row["product_id"]) if row.get("product_id") else None
    months = product.warranty_months if product is not None else 0
    return months_later(sold_on, months) if months else None


# ------------------------------------------------------------ money


def _complete_payments(session: Session, values: Values) -> None:
    who, now = worker(session)
    for row in values.get("payments") or ():
        row["paid_on"] = row.get("paid_on") or now.astimezone().date()
        row["receiver"] = row.get("receiver") or who.name
    for row in values.get("returns") or ():
        row["returned_on"] = row.get("returned_on") or now.astimezone().date()


def _check_returns(rows: Values, wrong: dict[str, Text]) -> None:
    """Only what was sold comes back; what is empty in a return follows from what was sold."""
    lines = rows.get("lines") or ()
    done: list[Values] = []
    for at, row in enumerate(rows.get("returns") or ()):
        _name_whole(row, lines)
        rest = left(lines, done).get(which(row))
        quantity = row.get("quantity") or 1
        if rest is None:
            wrong[f"returns.{at}.name"] = _NOT_SOLD
        elif quantity > rest.quantity:
            wrong[f"returns.{at}.quantity"] = _TOO_MANY.fill(count=max(0, rest.quantity))
        elif (row.get("amount") or 0) > rest.amount:
            wrong[f"returns.{at}.amount"] = _TOO_MUCH.fill(amount=shown(rest.amount))
        elif row.get("amount") is None:
            row["amount"] = rest.worth(quantity)
        done.append(row)
        if row.get("refund") is None:
            money = totals(rows | {"returns": done})
            row["refund"] = max(0, min(-money.owed, money.received))


def _name_whole(row: Values, lines: Rows) -> None:
    """Add the serial number where only one of the sold things is called so."""
    same = [one for one in lines if one.get("name") == row.get("name")]
    if not row.get("serial") and len(same) == 1:
        row["serial"] = same[0].get("serial") or ""


def _check_money(money: Totals, rows: Mapping[str, Any], wrong: dict[str, Text]) -> None:
    payments: Rows = rows.get("payments") or ()
    returns: Rows = rows.get("returns") or ()
    if money.received < 0:
        most = money.received + (returns[-1].get("refund") or 0)
        wrong[f"returns.{len(returns) - 1}.refund"] = _REFUND.fill(received=shown(max(0, most)))
    elif money.owed < 0 and payments and not payments[-1].get("id"):
        most = money.owed + (payments[-1].get("amount") or 0)
        wrong[f"payments.{len(payments) - 1}.amount"] = _ABOVE.fill(owed=shown(max(0, most)))
    elif money.owed < 0 and returns:
        wrong[f"returns.{len(returns) - 1}.refund"] = _GIVE_BACK.fill(amount=shown(-money.owed))
    elif money.owed < 0:
        wrong["lines"] = _TOO_LITTLE.fill(received=shown(money.received))


# ------------------------------------------------------------ steps, deletion


def stepped(sale: Sale, step: str, who: Who, now: datetime) -> None:
    """What a step changes besides the state.

    Raises:
        Refused: a debt keeps a sale from being approved, because nobody could pay it any more.
    """
    if step == "approve" and sale.owed > 0:
        raise Refused(_OWES.fill(owed=shown(sale.owed)))
    if step == "done":
        sale.done_at, sale.done_by = now, who.name
    if step == "again":
        sale.done_at, sale.done_by = None, ""
    if step == CANCEL:
        sale.receivable = sale.received = sale.owed = 0


def removable(session: Session, id_: int) -> None:
    """See that nothing is lost with a sale: only an open one without money and records goes.

    Raises:
        Refused: it is to be cancelled instead.
    """
    sale = session.get(Sale, id_)
    if sale is not None and sale.state != SaleState.OPEN:
        raise Refused(_NOT_OPEN)
    if sale is not None and sale.payments:
        raise Refused(_PAID)
    for column in references():
        if session.execute(select(column).where(column == id_).limit(1)).first() is not None:
            raise Refused(USED)


def references(*but: type[Any]) -> list[Any]:
    """Columns of other records that name a sale, those of the types `but` left out.

    Its own parts, and what falls due from it, go with it.
    """
    left_out: tuple[type[Any], ...] = (SalePart, Due, *but)
    own = {mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, left_out)}
    return [
        key.parent
        for table in Base.metadata.sorted_tables
        if table not in own
        for key in table.foreign_keys
        if key.column is Sale.__table__.c.id
    ]


def removed(session: Session, id_: int) -> None:
    """What would have fallen due goes with the sale."""
    for due in session.scalars(select(Due).where(Due.sale_id == id_)):
        session.delete(due)
    session.flush()


def doubts(session: Session, ids: Sequence[int]) -> Mapping[int, Text]:
    """Sales somebody should look at before approving: they owe, or much was given off."""
    found: dict[int, Text] = {}
    for sale in session.scalars(select(Sale).where(Sale.id.in_(ids), Sale.owed > 0)):
        found[sale.id] = _OWES.fill(owed=shown(sale.owed))
    lines = select(SaleLine.sale_id, SaleLine.name, SaleLine.price, SaleLine.quantity, SaleLine.discount)
    for row in session.execute(lines.where(SaleLine.sale_id.in_(ids), SaleLine.discount > 0)).mappings():
        if row["discount"] * 100 >= row["price"] * row["quantity"] * _MUCH:
            found.setdefault(row["sale_id"], _GIVEN_OFF.fill(discount=shown(row["discount"]), name=row["name"]))
    return found
