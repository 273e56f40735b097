"""How does a recording get into the database, and what is done to it there?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, case, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from app.core.access import Who
from app.db import trail
from app.db.base import utc_now
from app.db.store import touch
from app.db.upsert import insert_of
from app.features.calls.model import CallRecord
from app.features.recordings.model import Recording, RecordingMark
from app.telephony.recorder.taken import RecordingState, Taken

_table, _marks = cast("Table", Recording.__table__), cast("Table", RecordingMark.__table__)
_row = _table.c
_ONCE = (  # what a later snapshot does not change
    *("id", "version", "uuid", "call_uuid", "piece", "seat", "line", "operator", "started_at", "created_at"),
    *("kept_on", "place", "sealed"),
)
_SETTLED = (RecordingState.KEPT, RecordingState.DELETED)
_UNDER_WAY = (RecordingState.RECORDING, RecordingState.MOVING)


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a recording is now, and how.

    Attributes:
        place: "" at its seat, "folder" or "bucket".
        sealed: the name of the key with which it is encrypted, "" where it is not.
    """

    uuid: UUID
    file: str
    place: str
    sealed: str
    sha256: str
    size: int


def save(session: Session, taken: Taken, who: Who) -> int:
    """Write a recording as it is now, by its uuid; returns its id.

    May be given the same snapshot any number of times and an old one late: what is in the store stays there.
    """
    values = _values(taken, who)
    id_ = session.execute(_upsert(session.get_bind().dialect.name), values).scalar()
    if id_ is None:  # it is in the store already
        return int(session.execute(select(_row.id).where(_row.uuid == taken.uuid)).scalar_one())
    session.execute(delete(_marks).where(_marks.c.recording_id == id_))
    if taken.marks:
        rows = [
            {
                "recording_id": id_,
                "kind": one.kind,
                "at_ms": one.at_ms,
                "lasted_ms": one.lasted_ms,
                "by": one.by[:80],
            }
            for one in taken.marks
        ]
        session.execute(insert(_marks), rows)
    _touch(session, int(id_), taken.call if taken.state is not RecordingState.RECORDING else None)
    return int(id_)


def store(session: Session, stored: Stored) -> None:
    """It lies where it is to be kept."""
    changed = session.scalar(
        update(_table)
        .where(_row.uuid == stored.uuid, _row.state != RecordingState.DELETED)
        .values(
            state=RecordingState.KEPT,
            file=stored.file,
            place=stored.place,
            sealed=stored.sealed,
            sha256=stored.sha256,
            size=stored.size,
            changed_at=utc_now(),
        )
        .returning(_row.id)
    )
    if changed is not None:
        touch(session, "recording", changed)


def lose(session: Session, uuid: UUID, reason: str) -> None:
    """Its file is gone, or not what it was."""
    changed = session.scalar(
        update(_table)
        .where(_row.uuid == uuid)
        .values(state=RecordingState.LOST, reason=reason[:240], changed_at=utc_now())
        .returning(_row.id)
    )
    if changed is not None:
        touch(session, "recording", changed)


def keep_on(session: Session, ids: Sequence[int], who: Who, *, on: bool) -> None:
    """Keep these beyond their time, or no longer; the audit trail tells."""
    for id_, was in session.execute(select(_row.id, _row.kept_on).where(_row.id.in_(ids))).all():
        if was != on:
            session.execute(update(_table).where(_row.id == id_).values(kept_on=on, changed_at=utc_now()))
            trail.note(session, who, "changed", "recording", id_, changes={"kept_on": [was, on]})
            touch(session, "recording", id_)


def close_open(session: Session, seat: str, under_way: Sequence[UUID]) -> int:
    """Recordings of this seat that the last program left and of which nothing is there any more are lost; how many."""
    gone = session.scalars(
        update(_table)
        .where(_row.seat == seat, _row.state.in_(_UNDER_WAY), _row.uuid.not_in(list(under_way)))
        .values(state=RecordingState.LOST, changed_at=utc_now())
        .returning(_row.id)
    ).all()
    for id_ in gone:
        touch(session, "recording", id_)
    return len(gone)


def _touch(session: Session, id_: int, call: UUID | None) -> None:
    """The recording changed, and with it what is said of its call where it can be listened to now."""
    touch(session, "recording", id_)
    calls = CallRecord.__table__.c
    if call is not None and (of := session.scalar(select(calls.id).where(calls.uuid == call))):
        touch(session, "call", of)


def _values(taken: Taken, who: Who) -> dict[str, Any]:
    return {
        "uuid": taken.uuid,
        "call_uuid": taken.call,
        "piece": taken.piece,
        "seat": who.seat,
        "line": taken.line,
        "operator": who.name,
        "state": taken.state,
        "started_at": taken.started_at,
        "duration_ms": taken.duration_ms,
        "file": taken.file,
        "format": taken.format,
        "rate_hz": taken.rate_hz,
        "sha256": taken.sha256,
        "size": taken.size,
        "lost_frames": taken.lost_frames,
        "peak": taken.peak,
        "clipped": taken.clipped,
        "recovered": taken.recovered,
        "reason": taken.reason[:240],
        "changed_at": utc_now(),
    }


@cache
def _upsert(dialect: str) -> Any:
    fresh = insert_of(dialect)(_table).values(version=1, place="", sealed="", kept_on=False)
    given = fresh.excluded
    later: dict[str, Any] = {
        one.name: given[one.name] for one in _table.c if one.name not in {"id", "version", "sealed", *_ONCE}
    }
    later["operator"] = case((_row.operator == "", given.operator), else_=_row.operator)
    backwards = or_(
        _row.state.in_(_SETTLED),
        (_row.state != RecordingState.RECORDING) & (given.state == RecordingState.RECORDING),
    )
    return fresh.on_conflict_do_update(index_elements=[_row.uuid], set_=later, where=~backwards).returning(_row.id)
