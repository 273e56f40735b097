"""How does a record's row with its parts become what a form shows, and how is what was filled in written into it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import Record
from app.db.system import Choice
from app.records.field import Field, Kind, Values
from app.records.listing import shown_by
from app.records.masking import has_private, masked, masked_in
from app.records.record import RecordType

GONE = QT_TRANSLATE_NOOP("records", "It is no longer there; somebody deleted it.")
_APPROVED = QT_TRANSLATE_NOOP(
    "records", "{name} approved this on {day}; it stays as it is, until the approval is taken back."
)
_AT_ONCE = 500  # rows asked for in one statement


class Gone(Refused):
    """Somebody deleted the record."""

    def __init__(self) -> None:
        super().__init__(GONE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One record as a form shows it.

    Attributes:
        values: by field key; PARTS as a tuple of dicts.
        names: what stands for an id on the screen (name of a choice, title of a linked record) and computed texts.
            Those of parts by "lines.0.product_id".
        stays: why it cannot be changed, or None.
        fits: names of the actions that can be done with it.
        masked: what is private in it is masked.
    """

    id: int
    version: int
    values: Values
    names: dict[str, str] = field(default_factory=dict)
    number: str = ""
    state: str = ""
    stays: Text | None = None
    fits: frozenset[str] = frozenset()
    masked: bool = False


def fetch(session: Session, kind: RecordType, id_: int, *, lock: bool = False) -> Record:
    """The row of a record with its parts.

    Raises:
        Gone: somebody deleted it.
    """
    parts = [selectinload(getattr(kind.model, one.key)) for one in kind.fields if one.kind is Kind.PARTS]
    record = session.get(kind.model, id_, options=parts, with_for_update=lock or None)
    if record is None:
        raise Gone
    return record


def fetch_all(session: Session, kind: RecordType, ids: Sequence[int]) -> dict[int, Record]:
    """The rows of these records without their parts, locked until the transaction ends."""
    found: dict[int, Record] = {}
    for start in range(0, len(ids), _AT_ONCE):
        query = select(kind.model).where(kind.model.id.in_(ids[start : start + _AT_ONCE])).order_by(kind.model.id)
        found |= {one.id: one for one in session.scalars(query.with_for_update())}
    return found


def write(kind: RecordType, record: Record, clean: Values) -> None:
    """Put checked values into a record; parts become those given, in their order."""
    kinds = {one.key: one.kind for one in kind.fields}
    for key, value in clean.items():
        if kinds.get(key) is Kind.PARTS:
            _write_parts(record, key, value)
        elif kinds.get(key) is Kind.SET:
            setattr(record, key, list(value))
        elif value is not None or _nullable(kind, key):
            setattr(record, key, value)


def fresh(kind: RecordType, clean: Values) -> tuple[Values, dict[str, list[Values]]]:
    """The row of a new record of checked values, and the rows of its parts."""
    kinds, table = {one.key: one.kind for one in kind.fields}, kind.model.__table__
    row: Values = {}
    parts: dict[str, list[Values]] = {}
    for key, value in clean.items():
        if kinds.get(key) is Kind.PARTS:
            columns = getattr(kind.model, key).property.mapper.local_table.columns
            parts[key] = [_kept(columns, one) for one in value]
        elif kinds.get(key) is Kind.SET:
            row[key] = list(value)
        else:
            row[key] = value
    return _kept(table.columns, row), parts


def _kept(columns: Any, row: Mapping[str, Any]) -> Values:
    """What goes into columns; where one takes nothing for an answer, its default stays."""
    known = ((columns.get(key), key, value) for key, value in row.items() if key != "id")
    return {key: value for column, key, value in known if column is not None and (value is not None or column.nullable)}


def _nullable(kind: RecordType, key: str) -> bool:
    column = kind.model.__table__.columns.get(key)
    return column is None or bool(column.nullable)


def _write_parts(record: Record, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make the parts of a record those of `rows`: known ones (by "id") stay, the others go."""
    relation = getattr(type(record), key).property
    present = {one.id: one for one in (getattr(record, key) if record.id is not None else ())}
    kept = []
    for rank, row in enumerate(rows):
        part = present.get(row.get("id")) or relation.mapper.class_()
        for name, value in row.items():
            if name != "id" and (value is not None or relation.mapper.columns[name].nullable):
                setattr(part, name, value)
        part.rank = rank
        kept.append(part)
    setattr(record, key, kept)


def loaded_of(session: Session, kind: RecordType, record: Any) -> Loaded:
    """What a form shows of a record whose parts are loaded."""
    values: Values = {one.key: _read(one, getattr(record, one.key)) for one in kind.stored}
    for one in kind.fields:
        if one.kind is Kind.PARTS:
            values[one.key] = tuple(_part(one, part) for part in getattr(record, one.key))
    computed = [one for one in kind.fields if one.read is not None or one.kind is Kind.CHOICE]
    names: dict[str, str] = {}
    if computed:
        query = select(*(shown_by(kind, one) for one in computed)).where(kind.model.id == record.id)
        for one, value in zip(computed, session.execute(query).one(), strict=True):
            values.setdefault(one.key, value)
            names[one.key] = "" if value is None else str(value)
    names |= _names_in_parts(session, kind, values)
    covered = kind.masking if masked_in(session, kind, (record.id,)) else None
    for one in filter(has_private, kind.fields if covered else ()):
        values[one.key] = masked(one, values.get(one.key))
        names |= {one.key: masked(one, names[one.key])} if one.key in names else {}
    return Loaded(
        record.id,
        record.version,
        values,
        names,
        record.number if kind.series else "",
        str(record.state) if kind.workflow else "",
        covered.why if covered else stays(kind, record) or kind.once,
        frozenset(one.name for one in kind.actions if one.unfit is None or one.unfit(record) is None),
        covered is not None,
    )


def _read(field_: Field, value: Any) -> Any:
    return tuple(value or ()) if field_.kind is Kind.SET else value


def _names_in_parts(session: Session, kind: RecordType, values: Values) -> dict[str, str]:
    """What the choices in the cells of parts are called, by "payments.0.way_id"."""
    chosen = {
        f"{field_.key}.{at}.{cell.key}": row[cell.key]
        for field_ in kind.fields
        if field_.kind is Kind.PARTS
        for cell in field_.parts
        if cell.kind is Kind.CHOICE
        for at, row in enumerate(values[field_.key])
        if row[cell.key] is not None
    }
    if not chosen:
        return {}
    found = session.execute(select(Choice.id, Choice.name).where(Choice.id.in_(set(chosen.values()))))
    called: dict[int, str] = {row.id: row.name for row in found}
    return {key: called.get(id_, "") for key, id_ in chosen.items()}


def _part(field_: Field, part: Any) -> Values:
    return {"id": part.id} | {one.key: getattr(part, one.key) for one in field_.parts}


def stays(kind: RecordType, record: Any) -> Text | None:
    """Why a record cannot be changed or deleted."""
    if kind.workflow is None or not kind.workflow.approved or record.state != kind.workflow.approved:
        return None
    at = record.approved_at
    return _APPROVED.fill(name=record.approved_by, day=at.astimezone().date().isoformat() if at else "")
