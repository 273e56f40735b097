"""How many calls came, and how many were answered, on which day of the local calendar?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from app.features.calls.lines import waiting_count
from app.features.calls.model import CallRecord
from app.telephony.protocol import CallState, Direction

_call = CallRecord.__table__.c


@dataclass(frozen=True, slots=True)
class Figures:
    """Incoming calls of a day up to now; `ring_s` is the average ring time of answered ones, None without any.

    Attributes:
        waiting: missed calls nobody has handled yet, of any day.
        yesterday: the same figures at this time yesterday (without `waiting`).
    """

    calls: int
    answered: int
    missed: int
    ring_s: int | None
    waiting: int = 0
    yesterday: "Figures | None" = None


def midnight(now: datetime) -> datetime:
    """When the local day of `now` began."""
    return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def figures(session: Session, now: datetime) -> Figures:
    """Today's figures and those of yesterday at the same time, by the local calendar."""
    start = midnight(now)
    before = _figures(session, midnight(start - timedelta(hours=2)), now - timedelta(days=1))
    today = _figures(session, start, now)
    return Figures(today.calls, today.answered, today.missed, today.ring_s, waiting_count(session), before)


def _figures(session: Session, start: datetime, end: datetime) -> Figures:
    rows: Sequence[Any] = session.execute(_DAY, {"start": start, "end": end}).all()
    answered = [row for row in rows if row.answered]
    rings = [(row.answered_at - row.started_at).total_seconds() for row in answered if row.answered_at]
    ring_s = round(sum(rings) / len(rings)) if rings else None
    return Figures(len(rows), len(answered), len(rows) - len(answered), ring_s)


_DECIDED = or_(_call.answered.is_(True), _call.state == CallState.ENDED)  # one that still rings may yet be answered
_DAY = select(_call.started_at, _call.answered, _call.answered_at).where(
    _call.started_at >= bindparam("start"),
    _call.started_at <= bindparam("end"),
    _call.direction == Direction.IN,
    _DECIDED,
)


def by_day(session: Session, now: datetime, days: int) -> list[tuple[date, int, int]]:
    """Incoming calls of the last `days` local days, oldest first: (day, answered, missed)."""
    starts = [midnight(now)]
    while len(starts) < days:
        starts.insert(0, midnight(starts[0] - timedelta(hours=2)))
    place = case(*((_call.started_at < until, index) for index, until in enumerate(starts[1:])), else_=days - 1)
    rows = session.execute(
        select(place.label("place"), func.count(), func.count().filter(_call.answered.is_(True)))
        .where(_call.started_at >= starts[0], _call.direction == Direction.IN, _DECIDED)
        .group_by("place")
    )
    counted = {place: (total, answered) for place, total, answered in rows}
    found = []
    for index, start in enumerate(starts):
        total, answered = counted.get(index, (0, 0))
        found.append((start.date(), answered, total - answered))
    return found
