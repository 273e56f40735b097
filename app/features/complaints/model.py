"""Table of complaints and suggestions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Approved, BigId, Long, Record, Short, Words


class ComplaintState(StrEnum):
    """Where a complaint stands; the value is stored."""

    IN_PROGRESS = "in_progress"
    HANDLED = "handled"
    APPROVED = "approved"


class ComplaintKind(StrEnum):
    """Which of the two it is; the value is stored."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"


_SOLVED = text("solution_id IS NOT NULL")
_TO_DO = text("state = 'in_progress'")


class Complaint(Approved, Record):
    """A complaint or suggestion, about a sale, a repair or a person. `due_at`: until then the customer has a reply."""

    __tablename__ = "complaint"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "due_at", "id"),
        Index(None, "handled_at", "id"),
        Index("ix_complaint_by_state", "state", "created_at", "id", "due_at", "handled_at"),
        Index(None, "state", "due_at", "id"),
        Index(None, "customer_id", "created_at"),
        Index(None, "responsible", "created_at"),
        Index("ix_complaint_solution_id", "solution_id", sqlite_where=_SOLVED, postgresql_where=_SOLVED),
        Index("ix_complaint_to_do", "due_at", "id", sqlite_where=_TO_DO, postgresql_where=_TO_DO),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[ComplaintState] = mapped_column(default=ComplaintState.IN_PROGRESS)
    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"))
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("call.id"), index=True)
    sort: Mapped[ComplaintKind] = mapped_column(default=ComplaintKind.COMPLAINT)
    content: Mapped[Words]
    sale_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("sale.id"), index=True)
    repair_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("repair.id"), index=True)
    subject: Mapped[Long] = mapped_column(default="")  # the sale or repair in words, as it was called then
    about: Mapped[Short] = mapped_column(default="")  # the person it is about
    responsible: Mapped[Short] = mapped_column(default="")
    author: Mapped[Short] = mapped_column(default="")
    due_at: Mapped[datetime | None]
    solution_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("solution.id"))  # what was tried from knowledge
    result: Mapped[Words] = mapped_column(default="")
    satisfaction: Mapped[int | None]  # 1 to 5
    handled_at: Mapped[datetime | None]
    handled_by: Mapped[Short] = mapped_column(default="")
