"""Tables of the program itself: shared settings, lists to choose from, document counters, row counts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import UNTOLD, Base, BigId, Id, Long, Record, Short, Words


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


class Trace(Base):
    """One entry of the audit trail: who did what to which record, when and where. Nothing changes or deletes one.

    `deed` is "made", "changed", "deleted" or the name of a step; `changes` holds by field [before, after] in JSON's own
    types, for parts the rows that went and those that came. `kind` is the table's name.
    """

    __tablename__ = "trace"
    __table_args__ = (
        Index(None, "at", "id"),
        Index(None, "kind", "record_id", "id"),
        Index(None, "who", "at"),
        Index(None, "customer_id", "at"),
    )

    id: Mapped[Id]
    at: Mapped[datetime]
    who: Mapped[Short]
    seat: Mapped[Short] = mapped_column(default="")
    deed: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int] = mapped_column(BigId)
    number: Mapped[str] = mapped_column(String(40), default="")
    customer_id: Mapped[int | None] = mapped_column(BigId)
    call_id: Mapped[int | None] = mapped_column(BigId)
    reason: Mapped[Long] = mapped_column(default="")
    changes: Mapped[Any] = mapped_column(JSON)


class Attachment(Record):
    """A photo or paper kept with a record; its bytes lie beside the database under their SHA-256."""

    __tablename__ = "attachment"
    __table_args__ = (Index(None, "kind", "record_id"),)

    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int] = mapped_column(BigId)
    name: Mapped[Long]
    media_type: Mapped[Short]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    added_by: Mapped[Short] = mapped_column(default="")


class SavedList(Record):
    """A list's filters and order under a name of somebody's own (`owner`; "" is everybody's)."""

    __tablename__ = "saved_list"
    __table_args__ = (UniqueConstraint("kind", "owner", "name"),)

    kind: Mapped[str] = mapped_column(String(40))
    owner: Mapped[Short] = mapped_column(default="")
    name: Mapped[Short]
    query: Mapped[Any] = mapped_column(JSON)


class PaperForm(Record):
    """A form of slips for all seats; one with the key of a form that comes along stands in its place.

    `body` is the form as JSON; `edition` counts how often it was saved.
    """

    __tablename__ = "paper_form"
    __table_args__ = (Index(None, "kind", "name"),)

    key: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[Short]
    edition: Mapped[int] = mapped_column(default=1)
    saved_by: Mapped[Short] = mapped_column(default="")
    body: Mapped[Words] = mapped_column(info=UNTOLD)


class PaperEdition(Base):
    """A form as it was saved once; kept also where the form itself is thrown away."""

    __tablename__ = "paper_edition"
    __table_args__ = (Index(None, "form_key", "edition", unique=True),)

    id: Mapped[Id]
    form_key: Mapped[str] = mapped_column(String(60))
    edition: Mapped[int]
    name: Mapped[Short]
    saved_at: Mapped[datetime]
    saved_by: Mapped[Short] = mapped_column(default="")
    body: Mapped[Words]


class SlipPrint(Base):
    """One time a record's slip was printed; from the second on it says that it is a copy."""

    __tablename__ = "slip_print"
    __table_args__ = (Index(None, "kind", "record_id", "purpose"),)

    id: Mapped[Id]
    at: Mapped[datetime]
    who: Mapped[Short]
    seat: Mapped[Short] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int] = mapped_column(BigId)
    purpose: Mapped[str] = mapped_column(String(60))
    form: Mapped[Short]
    copies: Mapped[int] = mapped_column(default=1)


class Delivery(Base):
    """What was written once under a UUID of the seat's own: asked for again, it is not written a second time.

    A seat that lost the server while it saved does not know whether that was done.
    """

    __tablename__ = "delivery"

    uuid: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int] = mapped_column(BigId)


class SheetImport(Record):
    """One import of a sheet: what is written of it so far, who began it and where, so that it goes on after a crash.

    `state` is "running" until everything is written, then "done"; taken back it is "undone". `position` is the byte of
    the seat's own copy of the rows at which the next portion begins; `counts` says how many were made, changed, skipped
    and refused.
    """

    __tablename__ = "sheet_import"
    __table_args__ = (Index(None, "kind", "id"),)

    kind: Mapped[str] = mapped_column(String(40))
    file: Mapped[Long]
    sha256: Mapped[str] = mapped_column(String(64))
    doubles: Mapped[str] = mapped_column(String(16))
    who: Mapped[Short] = mapped_column(default="")
    seat: Mapped[Short] = mapped_column(default="")
    state: Mapped[str] = mapped_column(String(16))
    total: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(BigId, default=0)
    counts: Mapped[Any] = mapped_column(JSON)


class SheetPortion(Base):
    """What one transaction of an import did: [id, version] of records made, [id, version, before] of those changed."""

    __tablename__ = "sheet_portion"

    id: Mapped[Id]
    import_id: Mapped[int] = mapped_column(BigId, ForeignKey("sheet_import.id", ondelete="CASCADE"), index=True)
    made: Mapped[Any] = mapped_column(JSON)
    changed: Mapped[Any] = mapped_column(JSON)
    undone: Mapped[bool] = mapped_column(default=False)
