"""Table of memos."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import BigId, Record, Short, Words


class MemoState(StrEnum):
    """Where a memo stands; the value is stored."""

    OPEN = "open"
    DONE = "done"


class Memo(Record):
    """A note with a date; `owner` "" is everybody's."""

    __tablename__ = "memo"
    __table_args__ = (
        Index(None, "due_on", "id", "owner"),  # read in order, others' private ones passed over
        Index(None, "created_at", "id", "owner"),
        Index(None, "state", "due_on", "id"),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[MemoState] = mapped_column(default=MemoState.OPEN)
    customer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("customer.id"), index=True)
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("call.id"), index=True)
    owner: Mapped[Short] = mapped_column(default="")
    author: Mapped[Short] = mapped_column(default="")
    words: Mapped[Words]
    due_on: Mapped[date | None]
    done_at: Mapped[datetime | None]
    done_by: Mapped[Short] = mapped_column(default="")
