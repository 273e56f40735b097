"""What holds for products, spare parts and sales units alike: found by pinyin, named once, kept when in use?"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.pinyin import spell
from app.db.base import Base
from app.features.products.model import PaidService, Product, SalesUnit, SparePart, UnitPerson
from app.records.field import Values

Model = type[Product] | type[SparePart] | type[PaidService] | type[SalesUnit]
Rule = Callable[[Session, int | None, Values, Who], None]

_TWICE = QT_TRANSLATE_NOOP("products", "“{name}” is already there; a retired one can be brought back.")
_IN_USE = QT_TRANSLATE_NOOP(
    "products", "“{name}” is used in records and cannot be deleted. Retire it: then it is no longer offered."
)
_LONGEST_PINYIN, _LONGEST_INITIALS = 240, 80


def prepare(model: Model) -> Rule:
    """The rule before saving: pinyin for finding it, and no two of the same name and model."""

    def rule(session: Session, id_: int | None, values: Values, _who: Who) -> None:
        if "name" in values and hasattr(model, "pinyin"):
            spelling = spell(values["name"])
            values["pinyin"] = spelling.pinyin[:_LONGEST_PINYIN]
            values["initials"] = spelling.initials[:_LONGEST_INITIALS]
        _check_alone(session, model, id_, values)

    return rule


def _check_alone(session: Session, model: Any, id_: int | None, values: Values) -> None:
    if not {"name", "model"} & set(values):
        return
    stored = session.get(model, id_) if id_ is not None else None
    keys = [key for key in ("name", "model") if hasattr(model, key)]
    same = [getattr(model, key) == (values.get(key, getattr(stored, key, "")) or "") for key in keys]
    found = session.scalars(select(model.id).where(*same, model.id != (id_ or 0)).limit(1)).first()
    if found is not None:
        name = f"{values.get('name') or getattr(stored, 'name', '')} {values.get('model') or ''}".strip()
        raise Invalid({"name": _TWICE.fill(name=name)})


def removable(model: Model) -> Callable[[Session, int], None]:
    """The rule before deleting: nothing that a record names goes away."""

    def rule(session: Session, id_: int) -> None:
        for column in _references(model):
            if session.execute(select(column).where(column == id_).limit(1)).first() is not None:
                raise Refused(_IN_USE.fill(name=session.scalar(select(model.name).where(model.id == id_)) or ""))

    return rule


def _references(model: Model) -> list[Any]:
    """Columns of other tables that name one of these; people of a unit go with it."""
    return [
        key.parent
        for table in Base.metadata.sorted_tables
        if table is not UnitPerson.__table__
        for key in table.foreign_keys
        if key.column is model.__table__.c.id
    ]


def fits(model: Model, text: str) -> list[ColumnElement[bool]]:
    """WHERE of those meant by what was typed: each word a part of the name, model or code, or pinyin of the name."""
    columns = model.__table__.c
    inside = [columns[one] for one in ("name", "model") if one in columns]
    spelled = [columns[one] for one in ("initials", "pinyin") if one in columns]
    begun = [columns[one] for one in ("code",) if one in columns]
    return [
        or_(
            *(one.icontains(word, autoescape=True) for one in inside),
            *(one.istartswith(word, autoescape=True) for one in begun),
            *(one.contains(word, autoescape=True) for one in spelled),
        )
        for word in text.casefold().split()
    ]


def find(model: Model) -> Callable[[Session, str], ColumnElement[bool]]:
    """WHERE for the search box of the list."""
    return lambda _session, text: model.id.in_(select(model.id).where(*fits(model, text)))


def title(name: str, model: str) -> str:
    """What a product or part is called where it is used: name and model."""
    return f"{name} {model}".strip()


def titled(model: type[Product] | type[SparePart]) -> ColumnElement[str]:
    """`title` as SQL."""
    return func.trim(model.name + " " + model.model)
