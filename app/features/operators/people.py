"""Whose names are known in the shop: operators, technicians, salespeople? For choosing a person by typing."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.pinyin import initials, spell
from app.db.system import Choice
from app.features.operators.model import Operator
from app.features.products.model import SalesUnit, UnitPerson
from app.records.field import Offer

_OPERATOR = QT_TRANSLATE_NOOP("people", "Operator")
_AT_UNIT = QT_TRANSLATE_NOOP("people", "Sales, {unit}")
_LISTS: dict[str, Text] = {
    "technician": QT_TRANSLATE_NOOP("people", "Technician"),
    "salesperson": QT_TRANSLATE_NOOP("people", "Salesperson"),
}
_OFFERED = 12


def people(session: Session) -> dict[str, Text]:
    """The names of those at work here and what each is, operators first; somebody who is two things has one entry."""
    found: dict[str, Text] = {}
    for name, what in _all(session):
        if name:
            found.setdefault(name, what)
    return found


def offer_people(session: Session, _values: Mapping[str, Any], text: str) -> list[Offer]:
    """Names that fit what was typed: a part of one, its pinyin or its initials. Any other name may be typed too."""
    typed = text.strip().lower()
    fitting = [Offer(value=name, words=name, note=what) for name, what in people(session).items() if _fits(name, typed)]
    return fitting[:_OFFERED]


def _all(session: Session) -> Iterator[tuple[str, Text]]:
    operators = select(Operator.name).where(Operator.retired_at.is_(None)).order_by(Operator.name)
    for name in session.scalars(operators):
        yield name, _OPERATOR
    chosen = select(Choice.list, Choice.name).where(Choice.list.in_(_LISTS), Choice.retired_at.is_(None))
    for list_, name in session.execute(chosen.order_by(Choice.list.desc(), Choice.rank, Choice.name)):
        yield name, _LISTS[list_]
    units = select(UnitPerson.name, SalesUnit.name.label("unit")).join(SalesUnit, SalesUnit.id == UnitPerson.unit_id)
    for name, unit in session.execute(units.where(SalesUnit.retired_at.is_(None)).order_by(SalesUnit.name)):
        yield name, _AT_UNIT.fill(unit=unit)


def _fits(name: str, typed: str) -> bool:
    if not typed or typed in name.lower():
        return True
    return typed.isascii() and any(
        "".join(one).startswith(typed) or initials(one) == typed for one in spell(name).readings
    )
