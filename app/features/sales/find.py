"""Which sales does a list show: by what is typed into its search box, and by its chips?"""

from datetime import date, datetime

from sqlalchemy import ColumnElement, literal_column, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.access import Who
from app.db.search import match
from app.features.products.model import Product
from app.features.products.parameters import fits
from app.features.sales.model import Sale, SaleLine, SaleState

_CUSTOMERS, _AT_MOST = 200, 500  # as many as one looks through
_LAST = "\U0010ffff"  # behind every other character

# The zero stands in the statement itself, or the index of those who owe would not be used.
OWES = Sale.owed > literal_column("0")


def find(session: Session, text: str) -> ColumnElement[bool]:
    """By number, serial number, customer (name, pinyin, telephone) or product (name, pinyin, model, code)."""
    plain = text.strip()
    if exact := _by_number(session, plain):
        return Sale.id.in_(exact)
    customers = match(session, plain, _CUSTOMERS)
    products = session.scalars(select(Product.id).where(*fits(Product, plain)).limit(_CUSTOMERS)).all()
    named = select(SaleLine.sale_id).where(
        or_(
            SaleLine.product_id.in_(products),
            SaleLine.product_id.is_(None) & SaleLine.name.icontains(plain, autoescape=True),
        )
    )
    return or_(Sale.customer_id.in_(customers), Sale.id.in_(named))


def _by_number(session: Session, text: str) -> list[int]:
    """Sales whose number, or the serial number of something sold in them, is or begins so."""
    upper = text.upper()
    numbers = select(Sale.id).where(_begins(Sale.number, upper, session)).limit(_AT_MOST)
    found = list(session.scalars(numbers))
    for serial in dict.fromkeys((text, upper)):
        lines = select(SaleLine.sale_id).where(SaleLine.serial != "", _begins(SaleLine.serial, serial, session))
        found += session.scalars(lines.limit(_AT_MOST))
    return found


def _begins(column: InstrumentedAttribute[str], text: str, session: Session) -> ColumnElement[bool]:
    """A beginning, over the index of the column where the engine compares letter by letter."""
    if session.get_bind().dialect.name == "sqlite":
        return (column >= text) & (column < text + _LAST)
    return column.startswith(text, autoescape=True)


def in_state(state: SaleState) -> ColumnElement[bool]:
    """Sales in one state."""
    return Sale.state == state


def paid(_who: Who, _now: datetime) -> ColumnElement[bool]:
    """Sales of which nothing is owed; cancelled ones left out."""
    return (Sale.owed == 0) & (Sale.state != SaleState.CANCELLED)


def this_month(_who: Who, now: datetime) -> ColumnElement[bool]:
    """Sales since the first of the month."""
    return Sale.sold_on >= _first(now)


def mine(who: Who, _now: datetime) -> ColumnElement[bool]:
    """Sales this person made."""
    return Sale.representative == who.name


def _first(now: datetime) -> date:
    return now.astimezone().date().replace(day=1)
