"""What is there to choose while a form is filled in: products, spare parts, the people of a sales unit?

All are `Offers` or `Fills` of a field (`records.record`). A name that was typed without choosing is looked up by
`product_called`, so that keyboard and mouse give the same record.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.money import shown
from app.features.products.model import Product, Role, SparePart, UnitPerson
from app.features.products.parameters import fits, title, titled
from app.records.field import Filled, Offer

OFFERED = 20
_WITH_WARRANTY = QT_TRANSLATE_NOOP("products", "{price} · warranty of {months} months")
_DAYS_A_MONTH = 30


def product_offers(session: Session, _values: Mapping[str, Any], text: str) -> Sequence[Offer]:
    """Products by name, pinyin, initials, model or code; fills `product_id` and `price`.

    Of the keys that it fills a form takes those it has: a sale's line also `warranty_days`, so that the end of the
    warranty is seen at once.
    """
    return [
        Offer(
            value=title(one.name, one.model),
            words=title(one.name, one.model),
            note=_note(one),
            fills={
                "product_id": one.id,
                "name": title(one.name, one.model),
                "price": one.price,
                "warranty_days": one.warranty_months * _DAYS_A_MONTH,
            },
        )
        for one in _found(session, Product, text)
    ]


def _note(product: Product) -> str | Text:
    price = shown(product.price)
    return _WITH_WARRANTY.fill(price=price, months=product.warranty_months) if product.warranty_months else price


def spare_part_offers(session: Session, _values: Mapping[str, Any], text: str) -> Sequence[Offer]:
    """Spare parts by name, pinyin, initials, model or code; fills `spare_part_id`, `name` and `price`."""
    return [
        Offer(
            value=title(one.name, one.model),
            words=title(one.name, one.model),
            note=f"{shown(one.price)}/{one.unit}" if one.unit else shown(one.price),
            fills={"spare_part_id": one.id, "name": title(one.name, one.model), "price": one.price},
        )
        for one in _found(session, SparePart, text)
    ]


def _found(session: Session, model: Any, text: str) -> Sequence[Any]:
    """Those in use that fit, exact codes and beginnings of names first."""
    plain = text.strip()
    first = case(
        (model.code == plain, 0),
        (model.name.istartswith(plain, autoescape=True), 1),
        (model.initials.startswith(plain.casefold(), autoescape=True), 2),
        else_=3,
    )
    query = select(model).where(model.retired_at.is_(None), *fits(model, text))
    return session.scalars(query.order_by(first, model.name, model.model, model.id).limit(OFFERED)).all()


def product_called(session: Session, name: str) -> int | None:
    """The id of the product in use that is called exactly so, or has this code."""
    return _called(session, Product, name)


def products_meant(session: Session, text: str) -> list[str]:
    """What products are called that may be meant by Latin letters: pinyin, initials, a model; two tell that it is open.

    Words of another script mean themselves: whatever is not in the list may be written down as it is.
    """
    if not text.strip().isascii():
        return []
    return [title(one.name, one.model) for one in _found(session, Product, text)[:2]]


def spare_part_called(session: Session, name: str) -> int | None:
    """The id of the spare part in use that is called exactly so, or has this code."""
    return _called(session, SparePart, name)


def _called(session: Session, model: Any, name: str) -> int | None:
    is_meant = (titled(model) == name) | ((model.code == name) & (model.code != ""))
    query = select(model.id).where(model.retired_at.is_(None), is_meant)
    found: int | None = session.scalars(query.order_by(model.id).limit(1)).first()
    return found


# ------------------------------------------------------------ people of a sales unit


def unit_people(session: Session, unit_id: Any, _values: Mapping[str, Any]) -> Filled | None:
    """What choosing a unit fills in: its first technical lead and its first sales representative."""
    found = _people(session, unit_id)
    values = {}
    for key, role in (("lead", Role.LEAD), ("representative", Role.REPRESENTATIVE)):
        first = next((one.name for one in found if one.role == role), None)
        if first:
            values[key] = first
    return Filled(values) if values else None


def unit_leads(session: Session, values: Mapping[str, Any], text: str) -> Sequence[Offer]:
    """The technical leads of the unit that the form holds in `unit_id`; of all units where none is chosen."""
    return _offered(session, values, text, Role.LEAD)


def unit_representatives(session: Session, values: Mapping[str, Any], text: str) -> Sequence[Offer]:
    """The sales representatives of the unit that the form holds in `unit_id`; of all units where none is chosen."""
    return _offered(session, values, text, Role.REPRESENTATIVE)


def _offered(session: Session, values: Mapping[str, Any], text: str, role: Role) -> Sequence[Offer]:
    named = text.strip().casefold()
    names = dict.fromkeys(
        one.name for one in _people(session, values.get("unit_id")) if one.role == role and named in one.name.casefold()
    )
    return [Offer(value=name, words=name) for name in list(names)[:OFFERED]]


def _people(session: Session, unit_id: Any) -> Sequence[UnitPerson]:
    query = select(UnitPerson).order_by(UnitPerson.unit_id, UnitPerson.rank)
    return session.scalars(query.where(UnitPerson.unit_id == unit_id) if unit_id else query).all()
