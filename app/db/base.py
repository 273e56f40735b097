"""What do all tables have in common? Names of constraints, portable types, the columns of a record."""

import enum
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Index, Integer, MetaData, String, Text, TypeDecorator, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from typing_extensions import override

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """Aware UTC datetime on both engines; SQLite itself keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC) if value else None

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _from_text(written: str | None) -> datetime | None:
    """As SQLite keeps it, in one step: a card has a hundred of them."""
    return datetime.fromisoformat(f"{written}+00:00") if written else None


BigId = BigInteger().with_variant(Integer(), "sqlite")
Id = Annotated[int, mapped_column(BigId, primary_key=True)]
Tiny = Annotated[str, mapped_column(String(24))]
Short = Annotated[str, mapped_column(String(80))]
Long = Annotated[str, mapped_column(String(240))]
Words = Annotated[str, mapped_column(Text)]
Money = Annotated[int, mapped_column(BigInteger, default=0)]  # minor units


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        datetime: Moment,
        enum.Enum: Enum(enum.Enum, native_enum=False, length=32, values_callable=lambda e: [m.value for m in e]),
    }


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


class Record(Base):
    """Columns every business record has; `version` makes a lost update an error."""

    __abstract__ = True

    id: Mapped[Id]
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    changed_at: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now)

    @declared_attr.directive
    @override
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


def in_order(table: str, *columns: str) -> tuple[Index, ...]:
    """For a list without its retired rows, by each of these columns; `id` settles the order of equals.

    Retired rows are not in them: to PostgreSQL an index that begins with `retired_at` is in no order for those that
    have none, and the whole table would be sorted for a screen of it.
    """
    here = text("retired_at IS NULL")
    return tuple(
        Index(f"ix_{table}_here_by_{one}", one, "id", sqlite_where=here, postgresql_where=here) for one in columns
    )


class Part(Base):
    """A row that lives and dies with its record (a phone, a line of a sale); `rank` is its place, from 0.

    The column that names the record is a foreign key with `ondelete="CASCADE"`; the record's relationship to its parts
    has `cascade="all, delete-orphan"` and `lazy="raise"`.
    """

    __abstract__ = True

    id: Mapped[Id]
    rank: Mapped[int] = mapped_column(default=0)


class Approved:
    """What a record has that is approved at its end; filled in by the engine."""

    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str] = mapped_column(String(80), default="")


UNTOLD = {"untold": True}  # `info` of a column whose changes are not worth an entry in the audit trail
SECRET = {"secret": True}  # `info` of a column of which the audit trail says only that it changed
