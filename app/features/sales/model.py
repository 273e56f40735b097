"""Tables of sales: lines, repayments, returns."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.base import Approved, BigId, Long, Money, Part, Record, Short, Words, utc_now


class SaleState(StrEnum):
    """Where a sale stands; the value is stored."""

    OPEN = "open"
    DONE = "done"
    APPROVED = "approved"
    CANCELLED = "cancelled"


_OWES = text("owed > 0")


class Sale(Approved, Record):
    """One sale.

    `receivable` is the sum of its lines less what was returned, `received` the sum of its repayments less
    refunds, `owed` what is left; all three are computed when saving. `other_number` is what an imported
    sale was called where it came from.

    Cancelled, all three are 0: what was received has been given back. `done_at` and `done_by` are of its last step to
    done. What falls due from it (maintenance, callback) stands in `due`.
    """

    __tablename__ = "sale"
    __table_args__ = (
        Index(None, "sold_on", "id"),
        Index(None, "created_at", "id"),
        Index(None, "receivable", "id"),
        Index("ix_sale_by_state", "state", "sold_on", "id", "receivable", "owed"),
        Index(None, "state", "done_at"),
        Index(None, "customer_id", "sold_on"),
        Index(None, "representative", "sold_on"),
        Index(None, "other_number"),
        Index(None, "owed", "id"),
        Index("ix_sale_owes", "sold_on", "id", sqlite_where=_OWES, postgresql_where=_OWES),
        CheckConstraint("received >= 0", name="received"),
        CheckConstraint("owed >= 0", name="owed"),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    other_number: Mapped[str] = mapped_column(String(40), default="", server_default=text("''"))
    state: Mapped[SaleState] = mapped_column(default=SaleState.OPEN)
    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id"))
    call_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("call.id"), index=True)
    sold_on: Mapped[date]
    unit_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("sales_unit.id"), index=True)
    lead: Mapped[Short] = mapped_column(default="")
    representative: Mapped[Short] = mapped_column(default="")
    author: Mapped[Short] = mapped_column(default="")
    receivable: Mapped[Money]
    received: Mapped[Money]
    owed: Mapped[Money]
    done_at: Mapped[datetime | None]
    done_by: Mapped[Short] = mapped_column(default="")
    note: Mapped[Words] = mapped_column(default="")
    custom_1: Mapped[Short] = mapped_column(default="")
    custom_2: Mapped[Short] = mapped_column(default="")
    custom_3: Mapped[Short] = mapped_column(default="")
    custom_4: Mapped[Short] = mapped_column(default="")
    custom_5: Mapped[Short] = mapped_column(default="")

    lines: Mapped[list["SaleLine"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="SaleLine.rank")
    payments: Mapped[list["SalePayment"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="SalePayment.rank"
    )
    returns: Mapped[list["SaleReturn"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="SaleReturn.rank"
    )


def _today() -> date:
    return utc_now().astimezone().date()


class SalePart(Part):
    """A row that lives and dies with its sale."""

    __abstract__ = True

    sale_id: Mapped[int] = mapped_column(BigId, ForeignKey("sale.id", ondelete="CASCADE"), index=True)


class SaleLine(SalePart):
    """One product of a sale; `name` as it was called then. `amount` = price × quantity − discount."""

    __tablename__ = "sale_line"

    product_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("product.id"), index=True)
    name: Mapped[Short]
    serial: Mapped[Short] = mapped_column(default="", index=True)
    quantity: Mapped[int] = mapped_column(default=1)
    price: Mapped[Money]
    discount: Mapped[Money]
    amount: Mapped[Money]
    warranty_until: Mapped[date | None]


class SalePayment(SalePart):
    """Money received for a sale (回款): the first payment and every one after it."""

    __tablename__ = "sale_payment"

    paid_on: Mapped[date] = mapped_column(default=_today)
    amount: Mapped[Money]
    way_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    receiver: Mapped[Short] = mapped_column(default="")
    note: Mapped[Long] = mapped_column(default="")


class SaleReturn(SalePart):
    """Something that came back: `amount` is taken off what is to be paid, `refund` was given back."""

    __tablename__ = "sale_return"

    returned_on: Mapped[date] = mapped_column(default=_today)
    name: Mapped[Short]
    serial: Mapped[Short] = mapped_column(default="")
    quantity: Mapped[int] = mapped_column(default=1)
    amount: Mapped[Money]
    refund: Mapped[Money]
    reason: Mapped[Long] = mapped_column(default="")
