"""Table of calls, the log that nothing is left out of."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import BigId, Long, Record, Short, Words
from app.telephony.protocol import CallState, Direction, Reason


class Outcome(StrEnum):
    """What came of a call; Ctrl+1…4 in the wrap-up. The value is stored."""

    SOLVED = "solved"
    BOOKED = "booked"
    CALL_BACK = "call_back"
    NOTHING = "nothing"


_UNHANDLED = text("handled_at IS NULL")
_OPEN = text("state <> 'ended'")
_PROMISED = text("next_on IS NOT NULL")
_LINKED = text("customer_id IS NOT NULL")


class CallRecord(Record):
    """One call, written at its first sign and updated in place by its `uuid`.

    `customer_id` is set only where somebody chose among several (or linked a call by hand); otherwise a call belongs
    to whoever has `key` among their phones, now or later. `seat` is where the box is; `taken_by` and `taken_seat` say
    who took it where, once somebody did. `line_name` is what the box itself calls the line, None where it only counts.
    """

    __tablename__ = "call"
    __followed__ = False  # the log is its own trail
    __parted_by__ = "started_at"  # on a server in months
    __table_args__ = (
        Index(None, "started_at", "id"),
        Index(None, "number", "id"),
        Index(None, "duration_s", "id"),
        Index(None, "key", "started_at"),
        Index("ix_call_linked", "customer_id", "started_at", sqlite_where=_LINKED, postgresql_where=_LINKED),
        Index("ix_call_unhandled", "started_at", sqlite_where=_UNHANDLED, postgresql_where=_UNHANDLED),
        Index("ix_call_open", "started_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_call_promised", "next_on", sqlite_where=_PROMISED, postgresql_where=_PROMISED),
    )

    uuid: Mapped[UUID] = mapped_column(unique=True)
    seat: Mapped[Short] = mapped_column(default="")
    box: Mapped[Short] = mapped_column(default="")
    line: Mapped[int]
    line_name: Mapped[str | None] = mapped_column(String(80))
    direction: Mapped[Direction]
    state: Mapped[CallState]
    number: Mapped[str] = mapped_column(String(40), default="")
    key: Mapped[str] = mapped_column(String(24), default="")
    name: Mapped[Short] = mapped_column(default="")
    reason: Mapped[Reason | None]
    suspect: Mapped[bool] = mapped_column(default=False)
    rings: Mapped[int] = mapped_column(default=0)
    answered: Mapped[bool | None]
    started_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    duration_s: Mapped[int | None]
    operator: Mapped[Short] = mapped_column(default="")
    customer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("customer.id"))
    note: Mapped[Words] = mapped_column(default="")
    intention: Mapped[Long] = mapped_column(default="")
    outcome: Mapped[Outcome | None]
    next_on: Mapped[date | None]
    handled_at: Mapped[datetime | None]
    handled_by: Mapped[Short] = mapped_column(default="")
    recovered: Mapped[bool] = mapped_column(default=False)
    taken_by: Mapped[Short] = mapped_column(default="", server_default=text("''"))
    taken_seat: Mapped[Short] = mapped_column(default="", server_default=text("''"))
