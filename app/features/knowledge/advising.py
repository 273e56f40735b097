"""What is said beside a form, or on a card, of the solutions that fit what is being typed?"""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.knowledge.finding import Asked, Found, find
from app.features.products.model import Product
from app.records.advice import Advice

USED = "solution_id"  # the value of a record that says which solution was used
_PHONE = QT_TRANSLATE_NOOP("knowledge", "Solved by phone %n time(s), success {percent} %")
_HELPED = QT_TRANSLATE_NOOP("knowledge", "Helped %n time(s), success {percent} %")
_TRIED = QT_TRANSLATE_NOOP("knowledge", "Has not helped yet, success {percent} %")
_NEW = QT_TRANSLATE_NOOP("knowledge", "Not tried yet")


def advise(session: Session, asked: Asked) -> Sequence[Advice]:
    """Solutions that fit, the most promising first, as a form shows them."""
    return [
        Advice(
            id=one.id,
            title=one.result,
            why=one.cause,
            told=one.symptom,
            note=_note(one),
            fills={"result": one.result, **({"cause": one.cause} if one.cause else {})},
        )
        for one in find(session, asked)
    ]


def _note(one: Found) -> Text:
    if one.success is None:
        return _NEW
    if not one.helped:
        return _TRIED.fill(percent=one.success)
    most_by_phone = 2 * one.by_phone >= one.helped
    said = _PHONE if most_by_phone else _HELPED
    return said.fill(percent=one.success).counted(one.by_phone if most_by_phone else one.helped)


def category_of(session: Session, product_id: int | None, product: str) -> int | None:
    """Which kind of product it is; None where that is not known."""
    if product_id:
        return session.scalar(select(Product.category_id).where(Product.id == product_id))
    if not product:
        return None
    called = or_(Product.name == product, Product.name + " " + Product.model == product, Product.model == product)
    return session.scalar(select(Product.category_id).where(called, Product.category_id.is_not(None)).limit(1))
