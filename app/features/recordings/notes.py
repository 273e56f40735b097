"""What did people note at a place of a recording, and who listened to it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.access import Right, Who
from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db import trail
from app.db.base import Base, BigId, Id, Long, Short, utc_now
from app.db.store import touch
from app.db.system import Trace

LISTENED, TAKEN = "listened", "taken"  # deeds in the audit trail
_NOTHING = QT_TRANSLATE_NOOP("recordings", "Write what is to be noted.")
_MOST_LETTERS = 240


class RecordingNote(Base):
    """Words at a place of a recording, in the file's own time."""

    __tablename__ = "recording_note"

    id: Mapped[Id]
    recording_id: Mapped[int] = mapped_column(BigId, ForeignKey("recording.id", ondelete="CASCADE"), index=True)
    at_ms: Mapped[int]
    words: Mapped[Long]
    author: Mapped[Short] = mapped_column(default="")
    made_at: Mapped[datetime] = mapped_column(default=utc_now)


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as it is shown."""

    id: int
    at_ms: int
    words: str
    author: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody listened to a recording, or took it along as a file (`deed`)."""

    who: str
    at: datetime
    deed: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside a recording: notes in the order of their places, and who heard it, newest first."""

    notes: tuple[Noted, ...]
    heard: tuple[Heard, ...]


def aside(session: Session, recording_id: int, limit: int = 20) -> Aside:
    """The notes at a recording, and who heard it last."""
    notes = select(RecordingNote).where(RecordingNote.recording_id == recording_id)
    found = session.scalars(notes.order_by(RecordingNote.at_ms, RecordingNote.id))
    heard = (
        select(Trace.who, Trace.at, Trace.deed)
        .where(Trace.kind == "recording", Trace.record_id == recording_id, Trace.deed.in_((LISTENED, TAKEN)))
        .order_by(Trace.id.desc())
        .limit(limit)
    )
    return Aside(
        tuple(Noted(one.id, one.at_ms, one.words, one.author) for one in found),
        tuple(Heard(*row) for row in session.execute(heard)),
    )


def note(session: Session, recording_id: int, at_ms: int, words: str, who: Who) -> None:
    """Write a note at a place.

    Raises:
        NotAllowed: the right to listen is missing.
        Invalid: there are no words.
    """
    who.need(Right.LISTEN)
    if not words.strip():
        raise Invalid({"words": _NOTHING})
    text = words.strip()[:_MOST_LETTERS]
    session.add(RecordingNote(recording_id=recording_id, at_ms=max(0, at_ms), words=text, author=who.name))
    session.flush()
    touch(session, "recording", recording_id)


def forget(session: Session, ids: Sequence[int], who: Who) -> None:
    """Delete notes; one's own, or anybody's with the right to judge."""
    own: Any = () if who.may(Right.JUDGE) else (RecordingNote.author == who.name,)
    gone = delete(RecordingNote).where(RecordingNote.id.in_(ids), *own).returning(RecordingNote.recording_id)
    for recording_id in set(session.scalars(gone)):
        touch(session, "recording", recording_id)


def log_heard(session: Session, recording_id: int, who: Who, deed: str = LISTENED) -> None:
    """Note in the audit trail that somebody listens to a recording, or took it along."""
    trail.note(session, who, deed, "recording", recording_id)
