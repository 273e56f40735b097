"""How are the same changes written to a thousand records, in a few statements instead of one for each?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from app.core.errors import Conflict
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db import trail
from app.db.base import Record
from app.db.store import touch
from app.records.record import Values
from app.records.undo import Before

_AT_ONCE = 500  # ids in one statement
_CHANGED = QT_TRANSLATE_NOOP("records", "Somebody else saved this meanwhile. Compare both versions, then save again.")
Same = tuple[tuple[str, Any], ...]


def write_together(session: Session, moved: Sequence[tuple[Record, Before]], deed: str, reason: str) -> list[Before]:
    """Write what changed in records that are locked, with their entries of the audit trail; returns how they were.

    Records that get the same values are written by one statement. They leave the session with it: whoever wants one
    reads it again. What a rule of the step has written already is left as it is.

    Raises:
        Conflict: one of them is not what it was when it was read.
    """
    changed = [(record, before, before.changed(record)) for record, before in moved]
    groups: dict[Same, list[Record]] = {}
    for record, before, was in changed:
        if was and record.version == before.version:
            groups.setdefault(_now(record, was), []).append(record)
    for record in (one for records in groups.values() for one in records):
        session.expunge(record)
    for values, records in groups.items():
        _update(session, dict(values), records)
    together = {record.id for records in groups.values() for record in records}
    trail.note_changed(session, deed, ((record, was) for record, _, was in changed if record.id in together), reason)
    return [
        replace(before, version=record.version + (record.id in together), values=was) for record, before, was in changed
    ]


def _now(record: Record, was: Values) -> Same:
    """The new values, as something records can be sorted by."""
    values = instance_state(record).dict
    return tuple((key, values[key]) for key in was)


def _update(session: Session, values: Values, records: Sequence[Record]) -> None:
    model = type(records[0])
    table = model.__table__
    change = update(model).values(**values, version=model.version + 1).execution_options(synchronize_session=False)
    for some in _pieces(records):
        ids = [record.id for record in some]
        if session.execute(change.where(table.c.id.in_(ids))).rowcount != len(ids):  # type: ignore[attr-defined]
            raise Conflict(_CHANGED)
        for id_ in ids:
            touch(session, model.__tablename__, id_)


def _pieces(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    for start in range(0, len(records), _AT_ONCE):
        yield records[start : start + _AT_ONCE]
