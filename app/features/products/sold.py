"""In which sales was sold what somebody types: by number, by serial number, by product?

What is rare is looked up first and given as ids, so that a list reads only these; what is common is left to the list,
which walks along its own order and soon has a page full.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from app.features.products.model import Product
from app.features.products.parameters import fits
from app.features.products.sale_tables import SALE, SALE_LINE

_FEW = 2000  # sales that are given as ids
_LOOKED_AT = 500  # numbers that begin with what was typed
_PRODUCTS = 200
_LAST = "\U0010ffff"  # behind every other character

# Light tables: products do not know sales.


@dataclass(frozen=True, slots=True)
class Sold:
    """Sales of the products that are meant.

    Attributes:
        ids: of the sales where they are few, else empty.
        products: ids of the products where their sales are many, else empty.
    """

    ids: Sequence[int] = ()
    products: Sequence[int] = ()

    def among(self, sale_id: ColumnElement[Any]) -> ColumnElement[bool]:
        """WHERE of rows that name one of these sales in the column `sale_id`."""
        if not self.products:
            return sale_id.in_(self.ids)
        return exists().where(SALE_LINE.c.sale_id == sale_id, SALE_LINE.c.product_id.in_(self.products))


def with_number(session: Session, text: str) -> list[int]:
    """Sales whose number, or the serial number of something sold in them, is or begins so."""
    plain, upper = text.strip(), text.strip().upper()
    if not plain:
        return []
    found = list(session.scalars(select(SALE.c.id).where(_begins(SALE.c.number, upper, session)).limit(_LOOKED_AT)))
    for serial in dict.fromkeys((plain, upper)):
        lines = select(SALE_LINE.c.sale_id).where(_begins(SALE_LINE.c.serial, serial, session)).limit(_LOOKED_AT)
        found += session.scalars(lines)
    return found


def of_product(session: Session, text: str) -> Sold:
    """Sales of products by name, pinyin, model or code; also of what was only written down."""
    products = session.scalars(select(Product.id).where(*fits(Product, text)).limit(_PRODUCTS)).all()
    written = SALE_LINE.c.product_id.is_(None) & SALE_LINE.c.name.icontains(text.strip(), autoescape=True)
    ids = set(session.scalars(select(SALE_LINE.c.sale_id).where(written).limit(_FEW)))
    if products:
        lines = select(SALE_LINE.c.sale_id).where(SALE_LINE.c.product_id.in_(products)).limit(_FEW)
        named = session.scalars(lines).all()
        if len(named) == _FEW:
            return Sold(products=products)
        ids.update(named)
    return Sold(ids=sorted(ids))


def _begins(column_: ColumnElement[str], text: str, session: Session) -> ColumnElement[bool]:
    """A beginning, over the index of the column where the engine compares letter by letter."""
    if session.get_bind().dialect.name == "sqlite":
        return (column_ >= text) & (column_ < text + _LAST)
    return or_(column_ == text, column_.startswith(text, autoescape=True))
