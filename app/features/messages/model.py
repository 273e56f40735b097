"""Table of messages (留言)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import BigId, Record, Short, Words


class MessageState(StrEnum):
    """Where a message stands; the value is stored."""

    UNREAD = "unread"
    READ = "read"
    DONE = "done"


class Message(Record):
    """A note taken for somebody, or left for a customer's next call (`at_next_call`)."""

    __tablename__ = "message"
    __table_args__ = (Index(None, "created_at", "id"), Index(None, "due_at", "id"), Index(None, "state", "due_at"))

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[MessageState] = mapped_column(default=MessageState.UNREAD, index=True)
    customer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("customer.id"), index=True)
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("call.id"), index=True)
    author: Mapped[Short] = mapped_column(default="")
    for_whom: Mapped[Short] = mapped_column(default="")  # "" is everybody
    at_next_call: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)
    words: Mapped[Words]
    phone: Mapped[str] = mapped_column(String(40), default="")
    due_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    read_by: Mapped[Short] = mapped_column(default="")
    done_at: Mapped[datetime | None]
    done_by: Mapped[Short] = mapped_column(default="")
