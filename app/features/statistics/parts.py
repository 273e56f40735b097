"""What do descriptions of statistics have in common: counting rows that fit, names of choices, columns of figures?"""

from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.system import Choice
from app.features.customers.model import Address, Customer
from app.features.products.model import Product
from app.features.statistics.describing import NOBODY, WITHOUT, Column, Grouping, Measure, Sort
from app.records.transfer.figures import Shown

ONE = literal(1)
_NUMBER = QT_TRANSLATE_NOOP("statistics", "Number")
_SATISFACTION = QT_TRANSLATE_NOOP("statistics", "Satisfaction")
_SCORE = QT_TRANSLATE_NOOP("statistics", "{value} of 5")
_GROUP = QT_TRANSLATE_NOOP("statistics", "Customer group")
_REGION = QT_TRANSLATE_NOOP("statistics", "Region")
_PRODUCT = QT_TRANSLATE_NOOP("statistics", "Product")
_OTHER_PRODUCT = QT_TRANSLATE_NOOP("statistics", "Not among the products")


def ones(*where: ColumnElement[bool]) -> ColumnElement[int]:
    """1 for a row that fits, else 0: summed up, how many fit."""
    return case((where[0] if len(where) == 1 else where[0] & where[1], 1), else_=0)


def words_in(column: Any) -> Column:
    """A text; one that is not filled in is none."""
    return func.nullif(column, "")


def choice_name(id_: Column) -> Column:
    """The name of an entry of a list, also of a retired one."""
    return select(Choice.name).where(Choice.id == id_).scalar_subquery()


def product_name(id_: Column) -> Column:
    """A product's name and model, also of a retired one."""
    said = func.trim(Product.name + " " + Product.model)
    return select(said).where(Product.id == id_).scalar_subquery()


def customer_group(customer_id: Column) -> Column:
    """The group of whoever it belongs to."""
    return select(Customer.group_id).where(Customer.id == customer_id).scalar_subquery()


def customer_region(customer_id: Column) -> Column:
    """The region of the first address of whoever it belongs to."""
    first = select(Address.region).where(Address.customer_id == customer_id).order_by(Address.rank, Address.id).limit(1)
    return words_in(first.scalar_subquery())


def choices(key: str, label: Text, without: Text = WITHOUT) -> Grouping:
    """A grouping by entries of a list."""
    return Grouping(key=key, label=label, sort=Sort.NAMED, name_of=choice_name, without=without)


def people(key: str, label: Text) -> Grouping:
    """A grouping by names of colleagues."""
    return Grouping(key=key, label=label, without=NOBODY)


def of_customers() -> tuple[Grouping, ...]:
    """Groupings by whoever it belongs to."""
    return choices("group", _GROUP), Grouping(key="region", label=_REGION)


def products() -> Grouping:
    """A grouping by product."""
    return Grouping(key="product", label=_PRODUCT, sort=Sort.NAMED, name_of=product_name, without=_OTHER_PRODUCT)


def scores() -> Grouping:
    """A grouping by how content customers are."""
    without = QT_TRANSLATE_NOOP("statistics", "Not asked")
    return Grouping(key="satisfaction", label=_SATISFACTION, sort=Sort.FIGURES, said=_SCORE, without=without)


def number(label: Text = _NUMBER, *, shares: bool = True) -> Measure:
    """How many there are."""
    return Measure(key="number", label=label, top="number", shares=shares)


def satisfaction() -> Measure:
    """The average of those who were asked; the sources sum up `score` and `scored`."""
    return Measure(key="satisfaction", label=_SATISFACTION, shown=Shown.SCORE, top="score", bottom="scored")


def score_sums(column: Any) -> dict[str, Column]:
    """The sums behind `satisfaction`."""
    return {"score": func.coalesce(column, 0), "scored": ones(column.is_not(None))}


def money(key: str, label: Text, *, shares: bool = False) -> Measure:
    """A sum of money."""
    return Measure(key=key, label=label, shown=Shown.MONEY, top=key, shares=shares)


def share(key: str, label: Text, top: str, bottom: str) -> Measure:
    """A percentage."""
    return Measure(key=key, label=label, shown=Shown.SHARE, top=top, bottom=bottom)
