"""Tables of quality: what calls are judged by, and what came of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.base import BigId, Long, Part, Record, Short, Words


class Criterion(Record):
    """Something a call is judged by: a greeting, a promise that can be kept. `rank` is its place on the sheet."""

    __tablename__ = "criterion"
    __table_args__ = (Index(None, "retired_at", "rank", "id"),)

    name: Mapped[Short]
    hint: Mapped[Long] = mapped_column(default="")
    most: Mapped[int] = mapped_column(default=10)
    rank: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None]


class Review(Record):
    """One call judged by one person. `points` of `most` are the sums of its parts.

    It names its call by the call's UUID: what was said stays judged when the recording's time is over. One that was
    listened to beside the operator has no call.
    """

    __tablename__ = "review"
    __table_args__ = (
        Index(None, "call_uuid"),
        Index(None, "created_at", "id"),
        Index(None, "called_at", "id"),
        Index(None, "operator", "called_at"),
    )

    call_uuid: Mapped[UUID | None]
    called_at: Mapped[datetime]
    operator: Mapped[Short] = mapped_column(default="")
    line: Mapped[int] = mapped_column(default=0)
    points: Mapped[int] = mapped_column(default=0)
    most: Mapped[int] = mapped_column(default=0)
    percent: Mapped[int] = mapped_column(default=0)
    note: Mapped[Words] = mapped_column(default="")
    author: Mapped[Short] = mapped_column(default="")

    marks: Mapped[list["ReviewMark"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="ReviewMark.rank"
    )


class ReviewMark(Part):
    """The points for one criterion; its name and most are kept as they were then."""

    __tablename__ = "review_mark"

    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("review.id", ondelete="CASCADE"), index=True)
    name: Mapped[Short]
    points: Mapped[int]
    most: Mapped[int]
