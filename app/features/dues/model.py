"""Table of what falls due."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import BigId, Record, Short


class DueKind(StrEnum):
    """What is to be done then; the value is stored."""

    MAINTENANCE = "maintenance"
    CALLBACK = "callback"


class DueState(StrEnum):
    """Whether somebody has seen to it; the value is stored."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Due(Record):
    """A day on which a customer's machine is to be maintained, or the customer asked how it was.

    It comes from a sale or a repair. `every_months` above 0 makes the next one when this one is done. It is a record of
    its own so that days move on while what they come from is approved and stays as it is.
    """

    __tablename__ = "due"
    __table_args__ = (
        Index(None, "state", "due_on", "id"),
        Index(None, "state", "sort", "due_on", "id"),
        Index(None, "due_on", "id"),
        Index(None, "customer_id", "state", "due_on"),
    )

    state: Mapped[DueState] = mapped_column(default=DueState.OPEN)
    sort: Mapped[DueKind]
    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"))
    due_on: Mapped[date]
    sale_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("sale.id"), index=True)
    repair_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("repair.id"), index=True)
    product: Mapped[Short] = mapped_column(default="")
    serial: Mapped[Short] = mapped_column(default="")
    every_months: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    done_by: Mapped[Short] = mapped_column(default="")
