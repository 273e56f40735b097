"""Which records does somebody see masked, and what is shown of them then?

Asked for whoever the session works for (`trail.reader`); who sees everything costs no question.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from app.core.errors import NotAllowed
from app.core.masks import masked_number, masked_text
from app.db.trail import reader, worker
from app.records.field import Field, Kind
from app.records.part import Masking
from app.records.record import RecordType

NONE: frozenset[int] = frozenset()


def masked_ids(session: Session, masking: Masking | None, model: Any, ids: Collection[int]) -> frozenset[int]:
    """Those of these records (at most some thousand) that are masked; what was deleted is, for whose it was is gone."""
    who = reader(session) if masking else None
    others = masking.others(who, worker(session)[1]) if masking and who else None
    if others is None or not ids:
        return NONE
    return frozenset(ids).difference(session.scalars(select(model.id).where(model.id.in_(ids), not_(others))))


def masked_in(session: Session, kind: RecordType, ids: Collection[int]) -> frozenset[int]:
    """Those of these records of a type that are masked."""
    return masked_ids(session, kind.masking, kind.model, ids)


def check_unmasked(session: Session, masking: Masking | None, model: Any, id_: int) -> None:
    """See that a record is not masked for whoever is about to change it.

    Raises:
        NotAllowed: it is.
    """
    if masking is not None and masked_ids(session, masking, model, (id_,)):
        raise NotAllowed(masking.why)


def masked_cells(fields: Sequence[Field], cells: Sequence[Any]) -> tuple[Any, ...]:
    """The cells of a masked record, each of the field at its place."""
    return tuple(masked(field, value) for field, value in zip(fields, cells, strict=True))


def masked(field: Field, value: Any) -> Any:
    """What is shown of a field's value where the record is masked; rows of PARTS cell by cell."""
    if field.kind is Kind.PARTS and value:
        return tuple(_row(field, row) for row in value)
    if not field.private or not value:
        return value
    return masked_number(str(value)) if field.kind is Kind.PHONE else masked_text(str(value))


def has_private(field: Field) -> bool:
    """Whether anything of a field's value is masked."""
    return field.private or any(cell.private for cell in field.parts)


def _row(field: Field, row: Mapping[str, Any]) -> dict[str, Any]:
    """What is not described (the key a number is matched by) does not show through."""
    known = {cell.key: masked(cell, row[cell.key]) for cell in field.parts if cell.key in row}
    return {"id": row["id"], **known} if "id" in row else known
