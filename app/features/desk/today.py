"""What is there to do today? Missed calls to return, promises, what each record type adds, and the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.changes import CALLER, Changes
from app.core.i18n import Text
from app.db.store import touch
from app.features.calls import log
from app.features.calls.figures import Figures
from app.features.calls.lines import LINES, CallLine, lines
from app.features.calls.model import CallRecord
from app.records.part import Event, OnToday
from app.records.record import RecordType

_call = CallRecord.__table__.c
DAYS, AHEAD = 14, 3
ROWS = 40


@dataclass(frozen=True, slots=True)
class Promise:
    """A call after which the customer was to be contacted again, and when."""

    call: CallLine
    next_on: date


@dataclass(frozen=True, slots=True)
class Things:
    """The list of one record type."""

    kind: str
    title: Text
    empty: Text
    count: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the page shows, read in one job.

    Attributes:
        promised: how many are due by today; `promises` also has those of the next days.
        days: (day, answered, missed), oldest first.
    """

    figures: Figures
    waiting: tuple[CallLine, ...]
    promises: tuple[Promise, ...]
    promised: int
    latest: tuple[CallLine, ...]
    things: tuple[Things, ...]
    days: tuple[tuple[date, int, int], ...]


def today(session: Session, kinds: Sequence[RecordType], who: Who, now: datetime, before: Today | None = None) -> Today:
    """Read the whole page; where only calls came or changed since `before` was read, what is said of calls."""
    day = now.astimezone().date()
    listed = sorted(((kind, kind.today) for kind in kinds if kind.today), key=lambda one: one[1].rank)
    return Today(
        figures=log.figures(session, now),
        waiting=tuple(log.waiting(session, ROWS)),
        promises=promises(session, day),
        promised=session.scalar(select(func.count()).where(_promised(day))) or 0,
        latest=tuple(log.latest(session, ROWS)),
        things=before.things if before else tuple(_things(session, kind, what, who, now) for kind, what in listed),
        days=tuple(log.by_day(session, now, DAYS)),
    )


def only_calls(changes: Changes) -> bool:
    """Whether nothing but calls came or changed, and of customers only when they called last."""
    return {name for name, _ in changes.touched} <= {"call", "customer", CALLER} and bool(changes.of("call"))


def promises(session: Session, day: date) -> tuple[Promise, ...]:
    """Customers to be contacted again, the longest overdue first, up to some days ahead of `day`."""
    until = _promised(day + timedelta(days=AHEAD))
    wanted = session.execute(
        select(_call.id, _call.next_on).where(until).order_by(_call.next_on, _call.id).limit(ROWS)
    ).all()
    found = {one.id: one for one in lines(session, LINES.where(_call.id.in_([id_ for id_, _ in wanted])))}
    return tuple(Promise(found[id_], next_on) for id_, next_on in wanted if id_ in found)


def keep_promise(session: Session, call_id: int) -> None:
    """The customer was contacted: nothing is promised any more."""
    session.execute(update(CallRecord).where(CallRecord.id == call_id).values(next_on=None))
    touch(session, "call", call_id)


def _promised(until: date) -> ColumnElement[bool]:
    return and_(_call.next_on.is_not(None), _call.next_on <= until)


def _things(session: Session, kind: RecordType, what: OnToday, who: Who, now: datetime) -> Things:
    events = tuple(what.events(session, who, now, ROWS))
    return Things(kind.key, what.title, what.empty, what.count(session, who, now), events)
