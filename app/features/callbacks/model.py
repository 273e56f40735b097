"""Table of callbacks."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Approved, BigId, Long, Record, Short, Words, utc_now


class CallbackState(StrEnum):
    """Where a callback stands; the value is stored."""

    IN_PROGRESS = "in_progress"
    HANDLED = "handled"
    APPROVED = "approved"


_TO_DO = text("state = 'in_progress'")


class Callback(Approved, Record):
    """A customer to be called back, or one who was: method, purpose, what they said. `next_on` asks for another one."""

    __tablename__ = "callback"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "due_on", "id"),
        Index(None, "handled_at", "id"),
        Index(None, "next_on", "id"),
        Index("ix_callback_by_state", "state", "created_at", "id", "due_on", "handled_at", "next_on"),
        Index(None, "state", "due_on", "id"),
        Index(None, "customer_id", "created_at"),
        Index("ix_callback_to_do", "due_on", "id", sqlite_where=_TO_DO, postgresql_where=_TO_DO),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[CallbackState] = mapped_column(default=CallbackState.IN_PROGRESS)
    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"))
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("call.id"), index=True)
    sale_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("sale.id"), index=True)
    repair_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("repair.id"), index=True)
    subject: Mapped[Long] = mapped_column(default="")  # the sale or repair in words, as it was called then
    method_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    purpose_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    feedback: Mapped[Words] = mapped_column(default="")
    satisfaction: Mapped[int | None]  # 1 to 5
    person: Mapped[Short] = mapped_column(default="")  # who calls
    author: Mapped[Short] = mapped_column(default="")
    due_on: Mapped[date] = mapped_column(default=lambda: utc_now().astimezone().date())
    next_on: Mapped[date | None]
    handled_at: Mapped[datetime | None]
    handled_by: Mapped[Short] = mapped_column(default="")
