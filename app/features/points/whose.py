"""Whose points are these, in a list and in its search box?"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from app.features.customers.model import Customer


def name_of(model: Any) -> Callable[[], ColumnElement[Any]]:
    """The SQL of a list's column with the customer's name."""
    return lambda: select(Customer.name).where(Customer.id == model.customer_id).correlate(model).scalar_subquery()


def customers_called(text: str) -> Any:
    """Ids of customers whose name or initials begin so."""
    return select(Customer.id).where(
        or_(
            Customer.name.startswith(text, autoescape=True), Customer.initials.startswith(text.lower(), autoescape=True)
        )
    )
