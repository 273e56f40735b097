"""Which values of a record go through a sheet both ways? Fields of its form, and the cells of its parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records.field import Field, Kind
from app.records.record import RecordType

if TYPE_CHECKING:
    from sqlalchemy import Column

MOST_PARTS = 200  # columns would not end otherwise


@dataclass(frozen=True, slots=True)
class Target:
    """Where the values of one column go.

    Attributes:
        key: of the field, or "phones.0.number".
        field: what describes the value.
        part: the PARTS field it is a cell of, or None.
        place: of the row among the parts, from 0.
    """

    key: str
    field: Field
    part: Field | None = None
    place: int = 0


def targets(kind: RecordType, places: Mapping[str, int]) -> tuple[Target, ...]:
    """All of a type, in the order of its form.

    Args:
        kind: the type.
        places: how many rows of each PARTS field there are; none of those not named.
    """
    found: list[Target] = []
    for one in kind.fields:
        if one.kind is Kind.PARTS and one.in_form:
            for place in range(places.get(one.key, 0)):
                cells = [cell for cell in one.parts if _fits(cell)]
                found += [Target(f"{one.key}.{place}.{cell.key}", cell, one, place) for cell in cells]
        elif _fits(one):
            found.append(Target(one.key, one))
    return tuple(found)


def places_in(session: Session, kind: RecordType) -> dict[str, int]:
    """How many rows the longest of each PARTS field has."""
    found = {}
    for one in kind.fields:
        if one.kind is Kind.PARTS and one.in_form:
            owner = owner_of(kind, one.key)
            counts = select(func.count(owner).label("rows")).group_by(owner).subquery()
            found[one.key] = min(MOST_PARTS, session.scalar(select(func.max(counts.c.rows))) or 0)
    return found


def owner_of(kind: RecordType, part: str) -> "Column[Any]":
    """The column of a part's table that names its record."""
    column: Column[Any] = next(iter(getattr(kind.model, part).property.remote_side))
    return column


def _fits(one: Field) -> bool:
    return one.in_form and not one.fixed and one.kind not in (Kind.LINK, Kind.SET, Kind.PARTS)
