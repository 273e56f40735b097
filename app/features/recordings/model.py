"""Tables of recordings and of the marks in them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId, Id, Long, Record, Short, Tiny
from app.telephony.recorder.taken import MarkKind, RecordingState

_OPEN = text("state IN ('recording', 'moving')")


class Recording(Record):
    """One recording of a call; a call whose sound went away in the middle has several, by `piece`.

    It names its call by `call_uuid` and not by a key, for it may be there before the call is in the log.

    Attributes:
        file: relative to where it is kept, with slashes.
        place: where that is: "" at the seat, "folder" or "bucket" in the store of all seats.
        sealed: the name of the key with which it is encrypted, "" where it is not.
        sha256: of the file as it is kept (encrypted, where it is), hexadecimal.
        kept_on: somebody wants it kept beyond its time.
    """

    __tablename__ = "recording"
    __followed__ = False  # what the recorder writes; what people do to it is noted by hand
    __table_args__ = (
        Index(None, "call_uuid", "piece"),
        Index(None, "started_at", "id"),
        Index("ix_recording_open", "seat", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    uuid: Mapped[UUID] = mapped_column(unique=True)
    call_uuid: Mapped[UUID]
    piece: Mapped[int] = mapped_column(default=1)
    seat: Mapped[Short] = mapped_column(default="")
    line: Mapped[int]
    operator: Mapped[Short] = mapped_column(default="")
    state: Mapped[RecordingState]
    started_at: Mapped[datetime]
    duration_ms: Mapped[int] = mapped_column(default=0)
    file: Mapped[Long]
    place: Mapped[Tiny] = mapped_column(default="")
    format: Mapped[Tiny] = mapped_column(default="flac")
    rate_hz: Mapped[int] = mapped_column(default=8000)
    sealed: Mapped[Tiny] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    lost_frames: Mapped[int] = mapped_column(default=0)
    peak: Mapped[int] = mapped_column(default=0)
    clipped: Mapped[int] = mapped_column(default=0)
    recovered: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[Long] = mapped_column(default="")
    kept_on: Mapped[bool] = mapped_column(default=False)


class RecordingMark(Base):
    """A place in a recording at which something happened: a pause, sound that was lost."""

    __tablename__ = "recording_mark"

    id: Mapped[Id]
    recording_id: Mapped[int] = mapped_column(BigId, ForeignKey("recording.id", ondelete="CASCADE"), index=True)
    kind: Mapped[MarkKind]
    at_ms: Mapped[int]
    lasted_ms: Mapped[int] = mapped_column(default=0)
    by: Mapped[Short] = mapped_column(default="")
