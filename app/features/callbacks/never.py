"""Who was never called back since they bought something, or since their machine was repaired?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import Any

from sqlalchemy import Select, String, column, select, table
from sqlalchemy.orm import Session

from app.core.options import NEVER_CALLED_DAYS
from app.db.base import BigId, Moment
from app.features.callbacks.model import Callback
from app.features.callbacks.planning import Source
from app.features.customers.model import Customer, CustomerPhone
from app.features.products.sale_tables import SALE, SALE_LINE
from app.records.settings import shared_number

MOST = 200  # customers shown at once; who is called back makes room for the next
_LENGTH = 80
_FIRST = date(1990, 1, 1)  # before every shop's first sale

_callback, _customer, _phone = Callback.__table__.c, Customer.__table__.c, CustomerPhone.__table__.c
_repair = table(
    "repair",
    *(column("id", BigId), column("number", String), column("customer_id", BigId), column("state", String)),
    *(column("finished_at", Moment), column("fault", String), column("product", String)),
)


class Since(Enum):
    """What nobody asked the customer about."""

    SALE = auto()
    REPAIR = auto()


@dataclass(frozen=True, slots=True)
class NeverCalled:
    """A customer nobody ever called back about something.

    Attributes:
        since: day of the sale, or on which the repair was finished.
        phone: their first number as written, "" for none.
        words: what was sold or what was wrong.
    """

    source: Source
    customer: str
    phone: str
    number: str
    since: date
    words: str


def never_called(session: Session, since: Since, now: datetime, within_days: int = 0) -> list[NeverCalled]:
    """At most MOST customers, the latest sale or repair first; each customer once.

    Walks the index of the day from its end and looks for callbacks of each customer, so that it stops as soon as there
    are enough. Somebody who is to be called back already is not among them. For the thread of long reads.

    Args:
        session: of the job.
        since: what about.
        now: the moment from which the days of the settings are counted.
        within_days: leave out what is longer ago; 0 for no limit.
    """
    today = now.astimezone().date()
    until = today - timedelta(days=shared_number(session, NEVER_CALLED_DAYS))
    begin = today - timedelta(days=within_days) if within_days else _FIRST
    query = _sold(begin, until) if since is Since.SALE else _repaired(begin, until)
    found: dict[int, NeverCalled] = {}
    for row in session.execute(query.execution_options(yield_per=MOST)):
        if row.customer_id not in found:
            found[row.customer_id] = _of(row, since)
        if len(found) >= MOST:
            break
    return _with_phones(session, found.values())


def _sold(begin: date, until: date) -> Select[Any]:
    words = (
        select(SALE_LINE.c.name)
        .where(SALE_LINE.c.sale_id == SALE.c.id)
        .order_by(SALE_LINE.c.rank)
        .limit(1)
        .correlate(SALE)
        .scalar_subquery()
    )
    called = select(_callback.id).where(
        _callback.customer_id == SALE.c.customer_id, _callback.created_at >= SALE.c.sold_on
    )
    return (
        select(
            *(SALE.c.id, SALE.c.number, SALE.c.customer_id, SALE.c.sold_on.label("day")),
            *(words.label("words"), _customer.name.label("customer")),
        )
        .join_from(SALE, Customer.__table__, _customer.id == SALE.c.customer_id)
        .where(SALE.c.sold_on.between(begin, until), SALE.c.state.in_(("done", "approved")))
        .where(_customer.retired_at.is_(None), ~called.exists())
        .order_by(SALE.c.sold_on.desc(), SALE.c.id.desc())
    )


def _repaired(begin: date, until: date) -> Select[Any]:
    called = select(_callback.id).where(
        _callback.customer_id == _repair.c.customer_id, _callback.created_at >= _repair.c.finished_at
    )
    return (
        select(
            *(_repair.c.id, _repair.c.number, _repair.c.customer_id, _repair.c.finished_at.label("day")),
            *(_repair.c.product, _repair.c.fault.label("words"), _customer.name.label("customer")),
        )
        .join_from(_repair, Customer.__table__, _customer.id == _repair.c.customer_id)
        .where(_repair.c.finished_at >= _start_of(begin), _repair.c.finished_at < _start_of(until + timedelta(days=1)))
        .where(_repair.c.state.in_(("finished", "approved")), _customer.retired_at.is_(None), ~called.exists())
        .order_by(_repair.c.finished_at.desc(), _repair.c.id.desc())
    )


def _start_of(day: date) -> datetime:
    """When a day begins here."""
    return datetime(day.year, day.month, day.day).astimezone()


def _of(row: Any, since: Since) -> NeverCalled:
    if since is Since.SALE:
        source, words, day = Source(row.customer_id, sale_id=row.id), row.words, row.day
    else:
        source = Source(row.customer_id, repair_id=row.id)
        words = " · ".join(part for part in (row.product, row.words) if part)
        day = row.day.astimezone().date()
    return NeverCalled(source, row.customer, "", row.number, day, " ".join((words or "").split())[:_LENGTH])


def _with_phones(session: Session, found: Iterable[NeverCalled]) -> list[NeverCalled]:
    listed = list(found)
    query = select(_phone.customer_id, _phone.number).where(
        _phone.customer_id.in_([one.source.customer_id for one in listed])
    )
    phones: dict[int, str] = {}
    for row in session.execute(query.order_by(_phone.rank, _phone.id)):
        phones.setdefault(row.customer_id, row.number)
    return [
        NeverCalled(one.source, one.customer, phones.get(one.source.customer_id, ""), one.number, one.since, one.words)
        for one in listed
    ]
