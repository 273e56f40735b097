"""How is something written exactly once, though nobody knows whether the first try was done?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from app.db.system import Delivery
from app.db.upsert import insert_of
from app.records.keeping import Keeper, Saved
from app.records.record import RecordType

_deliveries = cast("Table", Delivery.__table__)


def first_time(session: Session, uuid: UUID, kind: str, now: datetime) -> bool:
    """Whether nothing was written under this `uuid` yet; from now on something is, unless the transaction is undone.

    A first try that is still being committed is waited for.
    """
    insert = insert_of(session.get_bind().dialect.name)(_deliveries).values(uuid=uuid, at=now, kind=kind, record_id=0)
    found = session.execute(insert.on_conflict_do_nothing().returning(_deliveries.c.uuid)).scalar_one_or_none()
    return found is not None


def save_once(
    session: Session, uuid: UUID, kind: RecordType, keeper: Callable[[RecordType], Keeper], values: Any
) -> Saved:
    """Save a new record, or bring the one that an earlier try made to these values.

    Args:
        session: of the job.
        uuid: of this record at this seat, the same for every try.
        kind: its type.
        keeper: makes what saves records of a type.
        values: of the record.
    """
    work = keeper(kind)
    now = work.now
    if first_time(session, uuid, kind.key, now):
        saved = work.save(None, 0, values)
        session.execute(update(_deliveries).where(_deliveries.c.uuid == uuid).values(record_id=saved.id))
        return saved
    id_ = session.execute(select(_deliveries.c.record_id).where(_deliveries.c.uuid == uuid)).scalar_one()
    loaded = work.read(int(id_))
    return keeper(replace(kind, right_save="")).save(loaded.id, loaded.version, values)
