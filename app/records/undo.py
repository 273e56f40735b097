"""What were records before a step or a deletion? Enough to make them that again, within the session."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from app.db.base import Record
from app.records.attachments import bring_back_files
from app.records.field import Kind, Values
from app.records.record import RecordType

_ENGINES = frozenset({"id", "version", "changed_at"})  # columns that follow by themselves


@dataclass(frozen=True, slots=True)
class Before:
    """One record as it was.

    Attributes:
        version: of the record after the change; it is undone only while nobody changed it since.
        values: columns that changed, or all of them where the record is gone.
        parts: rows that went with it, by relationship.
        files: rows of its photos and papers that went with it.
        is_edit: its fields were changed, as in a form; taking that back needs the right to change it.
    """

    id: int
    version: int
    values: Mapping[str, Any]
    parts: Mapping[str, tuple[Values, ...]] = field(default_factory=dict)
    is_gone: bool = False
    files: tuple[Values, ...] = ()
    is_edit: bool = False

    @classmethod
    def of(cls, record: Record) -> "Before":
        """A record that is loaded, as it is now."""
        return cls(record.id, record.version, dict(instance_state(record).dict))

    @classmethod
    def gone(cls, record: Record, kind: RecordType, files: tuple[Values, ...] = ()) -> "Before":
        """A record that is about to be deleted, with its parts and files."""
        parts = {
            one.key: tuple(_columns(part, but=frozenset()) for part in getattr(record, one.key))
            for one in kind.fields
            if one.kind is Kind.PARTS
        }
        return cls(record.id, record.version, _columns(record), parts, is_gone=True, files=files)

    def after(self, record: Record) -> "Before":
        """What of it changed, now that the change is written."""
        return replace(self, version=record.version, values=self.changed(record))

    def changed(self, record: Record) -> Values:
        """What the columns that are different now held."""
        state, was = instance_state(record), self.values
        now, keys = state.dict, _keys(type(record))
        if record.version == self.version and state.committed_state:  # nothing of it is written yet
            keys = tuple(key for key in state.committed_state if key in keys)
        return {key: was[key] for key in keys if key in was and was[key] != now.get(key)}

    def put_back(self, record: Record) -> None:
        """Give the record the values it had."""
        for key, value in self.values.items():
            setattr(record, key, value)

    def bring_back(self, session: Session, kind: RecordType) -> None:
        """Write a deleted record again, under the id it had."""
        record = kind.model(id=self.id, **self.values)
        for key, rows in self.parts.items():
            part = getattr(kind.model, key).property.mapper.class_
            setattr(record, key, [part(**row) for row in rows])
        session.add(record)
        bring_back_files(session, self.files)


@dataclass(frozen=True, slots=True)
class Undo:
    """What takes a step or a deletion back: the type's key, and its records as they were."""

    kind: str
    records: tuple[Before, ...]


@cache
def _keys(model: type[Any]) -> tuple[str, ...]:
    return tuple(one.key for one in model.__mapper__.column_attrs if one.key not in _ENGINES)


def _columns(row: Any, but: frozenset[str] = _ENGINES) -> Values:
    return {one.key: getattr(row, one.key) for one in row.__mapper__.column_attrs if one.key not in but}
