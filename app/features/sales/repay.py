"""How is a repayment (回款) of a debt recorded, also where two seats do it at once?"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import shown
from app.db.system import Choice
from app.features.customers.model import Customer
from app.features.sales.model import Sale, SalePayment
from app.features.sales.spec import SALE
from app.records.keeping import Keeper, Saved
from app.records.rows import GONE

_ABOVE = QT_TRANSLATE_NOOP("sales", "Only {owed} is owed.")
_NOTHING = QT_TRANSLATE_NOOP("sales", "Nothing is owed for {number}.")


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed for a sale; `way` is how this customer paid last."""

    sale_id: int
    number: str
    customer: str
    owed: int
    received: int
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repayment:
    """Money that came in; `way` is of the list of ways to pay, a new word becomes part of it."""

    amount: int
    way: int | str | None = None
    receiver: str = ""
    note: str = ""


def debt_of(session: Session, sale_id: int) -> Debt:
    """What is owed for a sale now.

    Raises:
        Refused: it is gone, or nothing is owed.
    """
    found = session.execute(
        select(Sale.number, Customer.name, Sale.owed, Sale.received, Sale.customer_id)
        .join(Customer, Customer.id == Sale.customer_id)
        .where(Sale.id == sale_id)
    ).one_or_none()
    if found is None:
        raise Refused(GONE)
    if not found.owed:
        raise Refused(_NOTHING.fill(number=found.number))
    last = session.scalar(
        select(Choice.name)
        .join(SalePayment, SalePayment.way_id == Choice.id)
        .join(Sale, Sale.id == SalePayment.sale_id)
        .where(Sale.customer_id == found.customer_id)
        .order_by(SalePayment.paid_on.desc(), SalePayment.id.desc())
        .limit(1)
    )
    return Debt(sale_id, found.number, found.name, found.owed, found.received, last or "")


def repay(session: Session, sale_id: int, repayment: Repayment, who: Who, now: datetime) -> Saved:
    """Add a payment to a sale. It is no change of the record: the right for sales is enough.

    The sale is locked first, so that of two seats the later one is held against what is left then.

    Raises:
        Invalid: nothing, or more than is owed (`amount`).
        Refused: nothing is owed any more, the sale is approved or gone.
        NotAllowed: the right for sales is missing.
    """
    session.execute(select(Sale.id).where(Sale.id == sale_id).with_for_update())
    debt = debt_of(session, sale_id)
    if not 0 < repayment.amount <= debt.owed:
        raise Invalid({"amount": _ABOVE.fill(owed=shown(debt.owed))})
    keeper = Keeper(session, replace(SALE, right_save=""), who, now)
    loaded = keeper.read(sale_id)
    payment = {
        "amount": repayment.amount,
        "paid_on": now.astimezone().date(),
        "way_id": repayment.way or None,
        "receiver": repayment.receiver or who.name,
        "note": repayment.note,
    }
    return keeper.save(sale_id, loaded.version, {"payments": (*loaded.values["payments"], payment)})
