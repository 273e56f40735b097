"""How are the same changes written to a thousand records, in a few statements instead of one for each?"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session, make_transient
from sqlalchemy.orm.attributes import instance_state

from app.core.errors import Conflict
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import Record
from app.db.store import touch
from app.db.trail import Change, note_changed
from app.records.field import Values
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
    changes: list[Change] = []
    for record, before, was in changed:
        if was and record.version == before.version:
            values = instance_state(record).dict
            now = {key: values[key] for key in was}
            changes.append(Change(record, was, now))
            groups.setdefault(tuple(now.items()), []).append(record)
    for one in changes:
        make_transient(one.record)  # out of the session without a walk over what belongs to it
    for same, records in groups.items():
        _update(session, dict(same), records)
    note_changed(session, deed, changes, reason)
    written = {one.record.id for one in changes}
    return [Before(before.id, record.version + (before.id in written), was) for record, before, was in changed]


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
