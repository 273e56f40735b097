"""Table of borrowed umbrellas: the toy type."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, MetaData, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.base import NAMING, Base, BigId, Id, Long, Record, Short, Words


class UmbrellaState(StrEnum):
    LENT = "lent"
    BACK = "back"


class Own(Base):
    """Its tables stand apart from the product's, so that no migration is expected for them."""

    __abstract__ = True
    metadata = MetaData(naming_convention=NAMING)


class Umbrella(Record):
    __tablename__ = "umbrella"
    metadata = Own.metadata
    __table_args__ = (Index(None, "created_at", "id"), Index(None, "due_on", "id"), Index(None, "colour", "id"))

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[UmbrellaState] = mapped_column(default=UmbrellaState.LENT)
    customer_id: Mapped[int | None] = mapped_column(BigId, index=True)
    colour: Mapped[Short]
    note: Mapped[Words] = mapped_column(default="")
    tags: Mapped[Long] = mapped_column(default="")
    phone: Mapped[Short] = mapped_column(default="")
    deposit: Mapped[int] = mapped_column(default=0)
    kind_id: Mapped[int | None]
    due_on: Mapped[date | None]
    seen_at: Mapped[datetime | None]
    wet: Mapped[bool] = mapped_column(default=False)

    marks: Mapped[list["Mark"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Mark.rank")


class Mark(Own):
    __tablename__ = "umbrella_mark"

    id: Mapped[Id]
    umbrella_id: Mapped[int] = mapped_column(BigId, ForeignKey(Umbrella.__table__.c.id, ondelete="CASCADE"), index=True)
    rank: Mapped[int] = mapped_column(default=0)
    text: Mapped[Short]
    size: Mapped[int | None]
