"""How are many records read for a sheet, columns only, in a few statements for a thousand of them?"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.db.system import Choice
from app.records.field import Field, Kind
from app.records.listing import shown_by
from app.records.masking import masked, masked_cells, masked_in
from app.records.record import RecordType
from app.records.transfer.targets import owner_of

Cells = tuple[Any, ...]


def read_rows(
    session: Session, kind: RecordType, keys: Sequence[str], ids: Sequence[int], *within: ColumnElement[bool]
) -> list[Cells]:
    """The values of these columns of these records, in their order; records that are gone are left out.

    Args:
        session: of the job.
        kind: the type.
        keys: of fields, or of cells of parts ("phones.0.number").
        ids: a thousand at most.
        within: holds for all of them, and lets a table in parts leave most of these alone.
    """
    own = [key for key in keys if "." not in key]
    cells = [shown_by(kind, kind.field(key)) for key in own]
    asked = select(kind.model.id, *cells).where(kind.model.id.in_(ids), *within)
    rows = {row[0]: row[1:] for row in session.execute(asked)}
    covered = masked_in(session, kind, rows)
    for id_ in covered:
        rows[id_] = masked_cells([kind.field(key) for key in own], rows[id_])
    if len(own) == len(keys):
        return [rows[one] for one in ids if one in rows]
    parts = _parts(session, kind, keys, ids, covered)
    places = {key: at for at, key in enumerate(own)}
    return [
        tuple(rows[id_][places[key]] if key in places else _cell(parts, id_, key) for key in keys)
        for id_ in ids
        if id_ in rows
    ]


_Parts = Mapping[str, Mapping[int, Sequence[Mapping[str, Any]]]]  # by field and record


def _parts(
    session: Session, kind: RecordType, keys: Sequence[str], ids: Sequence[int], covered: frozenset[int]
) -> _Parts:
    wanted = dict.fromkeys(key.split(".")[0] for key in keys if "." in key)
    found: dict[str, dict[int, list[Mapping[str, Any]]]] = {}
    for name in wanted:
        field, owner = kind.field(name), owner_of(kind, name)
        model: Any = getattr(kind.model, name).property.mapper.class_
        read = select(owner.label("owner"), *(_shown(model, one).label(one.key) for one in field.parts))
        rows = session.execute(read.where(owner.in_(ids)).order_by(owner, model.rank, model.id))
        by_owner = found[name] = {}
        for row in rows.mappings():
            by_owner.setdefault(row["owner"], []).append(dict(row))
        for id_ in covered & by_owner.keys():
            by_owner[id_] = list(masked(field, by_owner[id_]))
    return found


def _shown(model: Any, cell: Field) -> ColumnElement[Any]:
    column: ColumnElement[Any] = getattr(model, cell.key)
    if cell.kind is Kind.CHOICE:
        return select(Choice.name).where(Choice.id == column).correlate(model).scalar_subquery()
    return column


def _cell(parts: _Parts, id_: int, key: str) -> Any:
    name, place, cell = key.split(".")
    rows = parts[name].get(id_, ())
    return rows[int(place)].get(cell) if int(place) < len(rows) else None
