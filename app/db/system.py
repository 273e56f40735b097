"""Tables of the program itself: shared settings, lists to choose from, document counters, row counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Id, Record, Short


class Setting(Base):
    """A setting shared by the whole shop."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class Choice(Record):
    """One entry of a list the administrator keeps (customer groups, levels, salespeople, intentions …).

    In use it is retired, not deleted; renamed here it is renamed everywhere.
    """

    __tablename__ = "choice"
    __table_args__ = (UniqueConstraint("list", "name"),)

    list: Mapped[str] = mapped_column(String(32))
    name: Mapped[Short]
    rank: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None]


class Counter(Base):
    """Last number given to a kind of document on a day: never twice, also with many seats."""

    __tablename__ = "counter"

    series: Mapped[str] = mapped_column(String(16), primary_key=True)
    day: Mapped[str] = mapped_column(String(8), primary_key=True)
    last: Mapped[int]


class Tally(Base):
    """Rows of a table, kept by triggers: `rows` summed over all entries of `name`.

    SQLite has one entry per table. On PostgreSQL each statement adds an entry of its own, so that seats do not wait for
    each other; now and then a trigger folds them into one.
    """

    __tablename__ = "tally"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(40), index=True)
    rows: Mapped[int]


CHOICE_ID = ForeignKey("choice.id")
