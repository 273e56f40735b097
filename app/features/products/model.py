"""Tables of products, spare parts and sales units."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.base import UNTOLD, BigId, Long, Money, Part, Record, Short


class Product(Record):
    """A product or model (商品型号) with what follows from selling one: warranty, maintenance, callback.

    `pinyin` and `initials` are computed when saving. A product in use is retired, not deleted.
    """

    __tablename__ = "product"
    __table_args__ = (Index(None, "retired_at", "name", "id"), Index(None, "initials"))

    name: Mapped[Short]
    model: Mapped[Short] = mapped_column(default="")
    code: Mapped[str] = mapped_column(String(40), default="", index=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"), index=True)
    price: Mapped[Money]
    warranty_months: Mapped[int] = mapped_column(default=12)
    maintain_months: Mapped[int] = mapped_column(default=0)  # 0: no periodic maintenance
    call_back_days: Mapped[int] = mapped_column(default=7)  # 0: no callback after a sale
    earns_points: Mapped[bool] = mapped_column(default=True)
    note: Mapped[Long] = mapped_column(default="")
    pinyin: Mapped[Long] = mapped_column(default="", info=UNTOLD)
    initials: Mapped[Short] = mapped_column(default="", info=UNTOLD)
    retired_at: Mapped[datetime | None]


class SparePart(Record):
    """A spare part (备件) with its price; stock is another matter. In use it is retired, not deleted."""

    __tablename__ = "spare_part"
    __table_args__ = (Index(None, "retired_at", "name", "id"), Index(None, "initials"))

    name: Mapped[Short]
    model: Mapped[Short] = mapped_column(default="")
    code: Mapped[str] = mapped_column(String(40), default="", index=True)
    unit: Mapped[str] = mapped_column(String(10), default="")
    price: Mapped[Money]
    note: Mapped[Long] = mapped_column(default="")
    pinyin: Mapped[Long] = mapped_column(default="", info=UNTOLD)
    initials: Mapped[Short] = mapped_column(default="", info=UNTOLD)
    retired_at: Mapped[datetime | None]


class PaidService(Record):
    """Work that is charged by a unit (收费项目): an hour, a kilometre, a visit. In use it is retired, not deleted."""

    __tablename__ = "paid_service"
    __table_args__ = (Index(None, "retired_at", "name", "id"),)

    name: Mapped[Short]
    unit: Mapped[str] = mapped_column(String(10), default="")
    price: Mapped[Money]
    note: Mapped[Long] = mapped_column(default="")
    pinyin: Mapped[Long] = mapped_column(default="", info=UNTOLD)
    initials: Mapped[Short] = mapped_column(default="", info=UNTOLD)
    retired_at: Mapped[datetime | None]


class Role(StrEnum):
    """What somebody does at a sales unit; the value is stored."""

    LEAD = "lead"
    REPRESENTATIVE = "representative"


class SalesUnit(Record):
    """A unit that sells (销售单位), with its technical leads and sales representatives."""

    __tablename__ = "sales_unit"
    __table_args__ = (Index(None, "retired_at", "name", "id"),)

    name: Mapped[Short]
    phone: Mapped[str] = mapped_column(String(40), default="")
    address: Mapped[Long] = mapped_column(default="")
    note: Mapped[Long] = mapped_column(default="")
    retired_at: Mapped[datetime | None]

    people: Mapped[list["UnitPerson"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="UnitPerson.rank"
    )


class UnitPerson(Part):
    """Somebody of a sales unit."""

    __tablename__ = "sales_unit_person"

    unit_id: Mapped[int] = mapped_column(BigId, ForeignKey("sales_unit.id", ondelete="CASCADE"), index=True)
    name: Mapped[Short]
    role: Mapped[Role] = mapped_column(default=Role.REPRESENTATIVE)
    phone: Mapped[str] = mapped_column(String(40), default="")
