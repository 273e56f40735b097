"""Which sales does a list show: by what is typed into its search box, and by its chips?"""

from datetime import date, datetime

from sqlalchemy import ColumnElement, literal_column, or_
from sqlalchemy.orm import Session

from app.core.access import Who
from app.db.search import match
from app.features.products.sold import of_product, with_number
from app.features.sales.model import Sale, SaleState

_CUSTOMERS = 200  # as many as one looks through

# The zero stands in the statement itself, or the index of those who owe would not be used.
OWES = Sale.owed > literal_column("0")


def find(session: Session, text: str) -> ColumnElement[bool]:
    """By number, serial number, customer (name, pinyin, telephone) or product (name, pinyin, model, code)."""
    if exact := with_number(session, text):
        return Sale.id.in_(exact)
    customers = match(session, text, _CUSTOMERS)
    there = Sale.other_number == text.strip()
    return or_(there, Sale.customer_id.in_(customers), of_product(session, text).among(Sale.id.expression))


def paid(_who: Who, _now: datetime) -> ColumnElement[bool]:
    """Sales of which nothing is owed; cancelled ones left out."""
    owed = Sale.owed + literal_column("0")  # most are paid: reading them over the index of debts would sort them all
    return (owed == 0) & (Sale.state != SaleState.CANCELLED)


def this_month(_who: Who, now: datetime) -> ColumnElement[bool]:
    """Sales since the first of the month."""
    return Sale.sold_on >= _first(now)


def mine(who: Who, _now: datetime) -> ColumnElement[bool]:
    """Sales this person made."""
    return Sale.representative == who.name


def _first(now: datetime) -> date:
    return now.astimezone().date().replace(day=1)
