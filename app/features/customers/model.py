"""Tables of customers."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.base import UNTOLD, BigId, Long, Part, Record, Short, Words, in_order


class PhoneKind(StrEnum):
    """What sort of phone it is; the value is stored."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    WORK = "work"
    HOME = "home"
    FAX = "fax"
    OTHER = "other"


_BLACKLISTED = text("blacklisted_at IS NOT NULL")
_MERGED = text("merged_into_id IS NOT NULL")
_RETIRED = text("retired_at IS NOT NULL")


class Customer(Record):
    """A person or firm that calls.

    `pinyin` ("wang xiaoming" → "wangxiaoming") and `initials` ("wxm") are computed when saving. `retired_at` takes a
    customer with history out of sight; `merged_into_id` says where a merged one went. `last_call_at` is kept by the
    call log so that candidates are shown most recent first.
    """

    __tablename__ = "customer"
    __table_args__ = (
        Index(None, "name"),
        *in_order("customer", "last_call_at", "name", "created_at"),
        Index("ix_customer_retired", "last_call_at", "id", sqlite_where=_RETIRED, postgresql_where=_RETIRED),
        Index(
            "ix_customer_blacklisted", "last_call_at", "id", sqlite_where=_BLACKLISTED, postgresql_where=_BLACKLISTED
        ),
        Index(  # whoever is deleted is looked for among those that others went into
            "ix_customer_merged_into", "merged_into_id", sqlite_where=_MERGED, postgresql_where=_MERGED
        ),
    )

    name: Mapped[Short]
    pinyin: Mapped[str] = mapped_column(String(240), default="", info=UNTOLD)
    initials: Mapped[str] = mapped_column(String(80), default="", info=UNTOLD)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"), index=True)
    level_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    salesperson_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    email: Mapped[Short] = mapped_column(default="")
    intention: Mapped[Long] = mapped_column(default="")
    note: Mapped[Words] = mapped_column(default="")
    tags: Mapped[Long] = mapped_column(default="")  # words parted by one blank
    custom_1: Mapped[Short] = mapped_column(default="")
    custom_2: Mapped[Short] = mapped_column(default="")
    custom_3: Mapped[Short] = mapped_column(default="")
    custom_4: Mapped[Short] = mapped_column(default="")
    custom_5: Mapped[Short] = mapped_column(default="")
    blacklisted_at: Mapped[datetime | None]
    blacklisted_by: Mapped[Short] = mapped_column(default="")
    blacklist_reason: Mapped[Long] = mapped_column(default="")
    last_call_at: Mapped[datetime | None] = mapped_column(info=UNTOLD)
    retired_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))

    phones: Mapped[list["CustomerPhone"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="CustomerPhone.rank"
    )
    contacts: Mapped[list["Contact"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="Contact.rank"
    )
    addresses: Mapped[list["Address"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="Address.rank"
    )


class CustomerPart(Part):
    """A row that lives and dies with its customer."""

    __abstract__ = True

    customer_id: Mapped[int] = mapped_column(BigId, ForeignKey("customer.id", ondelete="CASCADE"), index=True)


class CustomerPhone(CustomerPart):
    """A number of a customer; `number` as written, `key` what calls are matched by (core.phone)."""

    __tablename__ = "customer_phone"

    number: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(24), index=True)
    kind: Mapped[PhoneKind] = mapped_column(default=PhoneKind.MOBILE)
    note: Mapped[Short] = mapped_column(default="")


class Contact(CustomerPart):
    """A person at a customer; their number, if any, also stands among the customer's phones."""

    __tablename__ = "contact"

    name: Mapped[Short]
    role: Mapped[Short] = mapped_column(default="")
    number: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[Short] = mapped_column(default="")


class Address(CustomerPart):
    """Where a customer is: region (北京市·朝阳区) and the rest; `label` says which (店, 家, 仓库)."""

    __tablename__ = "address"

    label: Mapped[Short] = mapped_column(default="")
    region: Mapped[Short] = mapped_column(default="")
    line: Mapped[Long] = mapped_column(default="")
