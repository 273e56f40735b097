"""How does a record say which customer it belongs to: in a field of its form, a column of its list, a search?"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.dealings import offer_dealings
from app.features.customers.model import Customer
from app.records.field import Field, Kind


def name_of(model: Any) -> Callable[[], ColumnElement[Any]]:
    """The SQL of a list's column with the customer's name; `model` has a `customer_id`."""
    return lambda: select(Customer.name).where(Customer.id == model.customer_id).correlate(model).scalar_subquery()


def customer_field(model: Any, **more: Any) -> Field:
    """The field that links a record with its customer; `more` as in `Field`: its width, whether it is required."""
    return Field(
        key="customer_id",
        label=QT_TRANSLATE_NOOP("customers", "Customer"),
        kind=Kind.LINK,
        link="customer",
        read=name_of(model),
        **more,
    )


def subject_field(**more: Any) -> Field:
    """The field that says which sale or repair of the customer a record is about (`dealings.settle_subject`)."""
    return Field(
        key="subject",
        label=QT_TRANSLATE_NOOP("customers", "About which sale or repair"),
        width=24,
        max_length=240,
        offers=offer_dealings,
        hint=QT_TRANSLATE_NOOP("customers", "Choose one, or type its number"),
        **more,
    )


def satisfaction_field(**more: Any) -> Field:
    """The field with how content the customer is."""
    return Field(
        key="satisfaction",
        own=True,
        label=QT_TRANSLATE_NOOP("customers", "Satisfaction, 1 to 5"),
        kind=Kind.NUMBER,
        least=1,
        most=5,
        **more,
    )


def customers_called(text: str) -> Select[int]:
    """Ids of customers whose name or initials begin so."""
    by_initials = Customer.initials.startswith(text.lower(), autoescape=True)
    return select(Customer.id).where(or_(Customer.name.startswith(text, autoescape=True), by_initials))
