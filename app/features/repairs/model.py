"""Tables of repairs: parts used, visits."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.base import Approved, BigId, Long, Money, Part, Record, Short, Words


class RepairState(StrEnum):
    """Where a repair stands; the value is stored."""

    PENDING = "pending"
    DISPATCHED = "dispatched"
    FINISHED = "finished"
    APPROVED = "approved"


class Urgency(StrEnum):
    """How soon somebody has to go there; the value is stored."""

    USUAL = "usual"
    URGENT = "urgent"


class Warranty(StrEnum):
    """Whether the machine was in warranty on the day of the request; the value is stored."""

    IN = "in"
    OUT = "out"
    UNKNOWN = "unknown"


_SOLVED = text("solution_id IS NOT NULL")
_TO_DO = text("state IN ('pending', 'dispatched')")


class Repair(Approved, Record):
    """One request for service. Fees are minor units; `total` = all four, computed when saving.

    `charges_fee` is what the lines out of the price list come to; `travel_fee` and `service_fee` are typed.
    """

    __tablename__ = "repair"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "appointment_at", "id"),
        Index(None, "finished_at", "id"),
        Index(None, "total", "id"),
        Index("ix_repair_by_state", "state", "created_at", "id", "appointment_at", "finished_at", "total"),
        Index(None, "state", "appointment_at", "id"),
        Index(None, "customer_id", "created_at"),
        Index(None, "technician_id", "appointment_at"),
        Index("ix_repair_solution_id", "solution_id", sqlite_where=_SOLVED, postgresql_where=_SOLVED),
        Index("ix_repair_to_do", "appointment_at", "id", sqlite_where=_TO_DO, postgresql_where=_TO_DO),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[RepairState] = mapped_column(default=RepairState.PENDING)
    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"))
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("call.id"), index=True)
    service_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    product_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("product.id"), index=True)
    product: Mapped[Short] = mapped_column(default="")
    serial: Mapped[Short] = mapped_column(default="", index=True)
    sale_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("sale.id"), index=True)
    warranty: Mapped[Warranty] = mapped_column(default=Warranty.UNKNOWN)
    warranty_until: Mapped[date | None]
    fault: Mapped[Words]
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.USUAL)
    contact: Mapped[Short] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    address: Mapped[Long] = mapped_column(default="")
    appointment_at: Mapped[datetime | None]
    appointment_until: Mapped[datetime | None]
    technician_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    author: Mapped[Short] = mapped_column(default="")
    dispatched_at: Mapped[datetime | None]
    dispatched_by: Mapped[Short] = mapped_column(default="")
    finished_at: Mapped[datetime | None]
    finished_by: Mapped[Short] = mapped_column(default="")
    by_phone: Mapped[bool] = mapped_column(default=False)  # solved on the telephone, nobody went there
    solution_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("solution.id"))  # what was tried from knowledge
    cause: Mapped[Words] = mapped_column(default="")
    result: Mapped[Words] = mapped_column(default="")
    parts_fee: Mapped[Money]
    charges_fee: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")  # came to rows there were
    travel_fee: Mapped[Money]
    service_fee: Mapped[Money]
    total: Mapped[Money]
    signed_by: Mapped[Short] = mapped_column(default="")
    satisfaction: Mapped[int | None]  # 1 to 5
    note: Mapped[Words] = mapped_column(default="")

    parts: Mapped[list["RepairPart"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="RepairPart.rank"
    )
    charges: Mapped[list["RepairCharge"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="RepairCharge.rank"
    )
    visits: Mapped[list["RepairVisit"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="RepairVisit.rank"
    )


class OfRepair(Part):
    """A row that lives and dies with its repair."""

    __abstract__ = True

    repair_id: Mapped[int] = mapped_column(BigId, ForeignKey("repair.id", ondelete="CASCADE"), index=True)


class RepairPart(OfRepair):
    """A spare part used; `name` as it was called then. `amount` = price × quantity."""

    __tablename__ = "repair_part"

    spare_part_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("spare_part.id"), index=True)
    name: Mapped[Short]
    quantity: Mapped[int] = mapped_column(default=1)
    price: Mapped[Money]
    amount: Mapped[Money]


class RepairCharge(OfRepair):
    """Work out of the price list; `name` and `unit` as they were called then. `amount` = price × quantity."""

    __tablename__ = "repair_charge"

    paid_service_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("paid_service.id"), index=True)
    name: Mapped[Short]
    quantity: Mapped[int] = mapped_column(default=1)
    unit: Mapped[str] = mapped_column(String(10), default="")
    price: Mapped[Money]
    amount: Mapped[Money]


class RepairVisit(OfRepair):
    """One visit of a technician; a second one belongs to the same repair."""

    __tablename__ = "repair_visit"

    visited_on: Mapped[date]
    technician: Mapped[Short] = mapped_column(default="")
    arrived_at: Mapped[str] = mapped_column(String(5), default="")  # "14:20" on the day of the visit
    left_at: Mapped[str] = mapped_column(String(5), default="")
    note: Mapped[Long] = mapped_column(default="")
