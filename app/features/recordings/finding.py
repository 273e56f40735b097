"""Which recordings has a call, and what has to be known to play them?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from app.features.recordings.model import Recording, RecordingMark
from app.telephony.recorder.taken import Mark, RecordingState

_row, _mark = Recording.__table__.c, RecordingMark.__table__.c
_made = Recording.__table__.alias("made")
PLAYABLE = (RecordingState.KEPT, RecordingState.MOVING)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recording as it is kept.

    Attributes:
        seat: where it was made; only there can it be played while it is not in the store (`place` is "").
        sealed: the name of the key with which it is encrypted, "" where it is not.
    """

    id: int
    uuid: UUID
    call_uuid: UUID
    piece: int
    seat: str
    line: int
    operator: str
    state: RecordingState
    started_at: datetime
    duration_ms: int
    file: str
    place: str
    rate_hz: int
    sealed: str
    sha256: str
    size: int
    lost_frames: int
    recovered: bool
    reason: str
    kept_on: bool
    marks: tuple[Mark, ...] = ()

    @property
    def playable(self) -> bool:
        """Whether there is anything to play."""
        return self.state in PLAYABLE


_NAMES = tuple(name for name in Recorded.__dataclass_fields__ if name != "marks")
_ALL = select(*(_row[name] for name in _NAMES))


def of_calls(session: Session, calls: Iterable[UUID]) -> list[Recorded]:
    """The recordings of these calls, by call and in the order in which they were made."""
    return _read(session, _ALL.where(_row.call_uuid.in_(list(calls))).order_by(_row.call_uuid, _row.piece, _row.id))


def by_id(session: Session, ids: Sequence[int]) -> list[Recorded]:
    """These recordings, oldest first."""
    return _read(session, _ALL.where(_row.id.in_(list(ids))).order_by(_row.started_at, _row.id))


def to_move(session: Session, seat: str) -> list[Recorded]:
    """Those of a seat that are finished and not in the store, oldest first."""
    statement = _ALL.where(_row.seat == seat, _row.state == RecordingState.MOVING)
    return _read(session, statement.order_by(_row.started_at, _row.id))


def newest_key(session: Session) -> str:
    """The name of the key with which the newest encrypted recording was encrypted, "" where none is."""
    newest = select(_row.sealed).where(_row.sealed != "").order_by(_row.started_at.desc()).limit(1)
    return session.scalar(newest) or ""


def is_recorded(call_uuid: ColumnElement[UUID] | Any) -> ColumnElement[bool]:
    """WHERE of calls that can be listened to."""
    return exists().where(_made.c.call_uuid == call_uuid, _made.c.state.in_(PLAYABLE))


def _read(session: Session, statement: Select[Any]) -> list[Recorded]:
    rows = session.execute(statement).mappings().all()
    marks: dict[int, list[Mark]] = {}
    wanted = [row["id"] for row in rows]
    columns = (_mark.recording_id, _mark.kind, _mark.at_ms, _mark.lasted_ms, _mark.by)
    found = select(*columns).where(_mark.recording_id.in_(wanted)).order_by(_mark.at_ms, _mark.id)
    for id_, *mark in session.execute(found) if wanted else ():
        marks.setdefault(id_, []).append(Mark(*mark))
    return [Recorded(**row, marks=tuple(marks.get(row["id"], ()))) for row in rows]
