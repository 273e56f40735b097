"""Which recordings have had their time? By days and by space; those somebody wants kept stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import Table, func, select, update
from sqlalchemy.orm import Session

from app.core.access import Who
from app.db import trail
from app.db.base import utc_now
from app.db.store import touch
from app.features.recordings.finding import Recorded, by_id
from app.features.recordings.model import Recording
from app.telephony.recorder.taken import RecordingState

GB = 1 << 30
_AT_ONCE = 200
_CALL_GONE = "call deleted"
_table = cast("Table", Recording.__table__)
_row = _table.c


@dataclass(frozen=True, slots=True)
class Retention:
    """How long recordings are kept.

    Attributes:
        days: 0 for ever.
        bytes: of all together, 0 without limit.
    """

    days: int = 0
    bytes: int = 0


def overdue(session: Session, retention: Retention, seat: str, now: datetime) -> list[Recorded]:
    """Recordings to be deleted that this seat can reach: its own, and those in the store of all seats; oldest first.

    At most some hundred; ask again when they are gone.
    """
    kept = (_row.state == RecordingState.KEPT, _row.kept_on.is_(False), (_row.place != "") | (_row.seat == seat))
    found = list(session.scalars(select(_row.id).where(_row.reason == _CALL_GONE, *kept).limit(_AT_ONCE)))
    if retention.days:
        old = _row.started_at < now - timedelta(days=retention.days)
        found += session.scalars(select(_row.id).where(old, *kept).order_by(_row.started_at).limit(_AT_ONCE))
    if retention.bytes:
        total = session.scalar(select(func.sum(_row.size)).where(_row.state == RecordingState.KEPT)) or 0
        oldest = select(_row.id, _row.size).where(*kept).order_by(_row.started_at, _row.id).limit(_AT_ONCE)
        for id_, size in session.execute(oldest):
            if total <= retention.bytes:
                break
            total -= size
            found.append(id_)
    return by_id(session, sorted(set(found)))


def condemn(session: Session, call: UUID) -> None:
    """The call was deleted from the log: its recordings go with the next round, also those somebody wanted kept."""
    session.execute(update(_table).where(_row.call_uuid == call).values(reason=_CALL_GONE, kept_on=False))


def mark_deleted(session: Session, ids: Sequence[int], who: Who | None = None, reason: str = "") -> None:
    """Their files are gone; the rows say that there were some. Where somebody did it, the audit trail tells who."""
    for id_ in ids:
        session.execute(
            update(_table)
            .where(_row.id == id_)
            .values(state=RecordingState.DELETED, reason=reason[:240], changed_at=utc_now())
        )
        if who is not None:
            trail.note(session, who, "deleted", "recording", id_, reason=reason)
        touch(session, "recording", id_)
