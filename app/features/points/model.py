"""Tables of points: the ledger, balances, gifts, redemptions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import UNTOLD, Base, BigId, Long, Record, Short


class Why(StrEnum):
    """What an entry of the ledger stands for; the value is stored."""

    EARNED = "earned"
    REVERSED = "reversed"
    REDEEMED = "redeemed"
    RETURNED = "returned"  # a redemption was cancelled
    ADJUSTED = "adjusted"
    OPENING = "opening"
    EXPIRED = "expired"


class PointEntry(Record):
    """One entry of a customer's ledger; none is ever changed or deleted. `points` above zero are gained."""

    __tablename__ = "point_entry"
    __followed__ = False  # the ledger is its own trail
    __table_args__ = (
        Index(None, "customer_id", "created_at"),
        Index(None, "created_at", "id"),
        Index(None, "why", "created_at", "id"),
        Index(None, "sale_id"),
        Index(None, "repair_id"),
        Index(None, "redemption_id"),
    )

    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"))
    points: Mapped[int]
    why: Mapped[Why]
    words: Mapped[Long] = mapped_column(default="")
    sale_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("sale.id"))
    repair_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("repair.id"))
    redemption_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("redemption.id"))
    author: Mapped[Short] = mapped_column(default="")


class PointBalance(Base):
    """The sum of a customer's entries, kept by triggers with each of them; the database refuses one below zero."""

    __tablename__ = "point_balance"
    __table_args__ = (
        CheckConstraint("points >= 0", name="points"),
        Index(None, "points", "customer_id"),
        {"info": {"kept": "by triggers"}},
    )

    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    points: Mapped[int]


class Gift(Record):
    """What points can be redeemed for; the database refuses a stock below zero."""

    __tablename__ = "gift"
    __table_args__ = (
        Index(None, "retired_at", "name", "id"),
        CheckConstraint("stock >= 0", name="stock"),
        CheckConstraint("points > 0", name="points"),
    )

    name: Mapped[Short]
    points: Mapped[int]
    stock: Mapped[int] = mapped_column(default=0)
    note: Mapped[Long] = mapped_column(default="")
    initials: Mapped[Short] = mapped_column(default="", info=UNTOLD)
    retired_at: Mapped[datetime | None]


class RedemptionState(StrEnum):
    """Whether the gift stays given; the value is stored."""

    DONE = "done"
    CANCELLED = "cancelled"


class Redemption(Record):
    """A gift given for points. `points` = price of the gift then × quantity."""

    __tablename__ = "redemption"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "state", "created_at", "id"),
        Index(None, "customer_id", "created_at"),
        Index(None, "gift_id", "created_at"),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[RedemptionState] = mapped_column(default=RedemptionState.DONE)
    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"))
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("call.id"), index=True)
    gift_id: Mapped[int] = mapped_column(BigId, ForeignKey("gift.id"))
    quantity: Mapped[int] = mapped_column(default=1)
    points: Mapped[int] = mapped_column(default=0)
    author: Mapped[Short] = mapped_column(default="")
    note: Mapped[Long] = mapped_column(default="")
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[Short] = mapped_column(default="")
