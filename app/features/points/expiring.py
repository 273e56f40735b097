"""Which points have expired? The oldest are spent first, so those that are left are the newest gained.

The ledger stays the balance: what expires is an entry of its own. So nothing has to be remembered of single points: of
a customer's balance expires what is more than was gained within the time points live.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.dates import months_later
from app.core.points_options import POINTS_MONTHS
from app.db.many import hold
from app.features.points.ledger import Booking, book
from app.features.points.model import PointBalance, PointEntry, Why
from app.records.settings import shared_number

_LOCK = 7464339  # of what expires of a customer: two seats never take the same points
AT_ONCE = 200  # customers in one transaction: others get their turn between
_GAINED = and_(PointEntry.customer_id == PointBalance.customer_id, PointEntry.points > 0)
_YOUNG = func.coalesce(func.sum(PointEntry.points), 0)


@dataclass(frozen=True, slots=True)
class Ageing:
    """What has expired of a balance, and how many points expire next, and when; None where none do."""

    gone: int = 0
    next: int = 0
    on: date | None = None


def ageing(gains: Iterable[tuple[datetime, int]], have: int, months: int, today: date) -> Ageing:
    """How a balance grows old.

    Args:
        gains: when how many points were gained, the newest first; as many as make up the balance.
        have: the balance.
        months: for so many points live; 0 for ever.
        today: of the user's calendar.
    """
    if not months:
        return Ageing()
    left, next_, on = have, 0, None
    for at, points in gains:
        ends = months_later(at.astimezone().date(), months)
        if left <= 0 or ends <= today:
            break
        next_, on = (next_ if ends == on else 0) + min(points, left), ends
        left -= points
    return Ageing(max(0, left), next_, on)


def gone(
    session: Session, now: datetime, customer_ids: Sequence[int] | None = None, most: int | None = None
) -> dict[int, int]:
    """How many points of customers have expired without an entry that says so; of anybody's where none are named."""
    months = shared_number(session, POINTS_MONTHS)
    if not months:
        return {}
    some = None if customer_ids is None else PointBalance.customer_id.in_(customer_ids)
    return {row[0]: row[1] for row in session.execute(_over(_oldest_alive(now, months), some).limit(most))}


def _over(since: datetime, some: ColumnElement[bool] | None) -> Any:
    over = PointBalance.points - _YOUNG
    query = (
        select(PointBalance.customer_id, over)
        .outerjoin(PointEntry, and_(_GAINED, PointEntry.created_at >= since))
        .where(PointBalance.points > 0)
        .group_by(PointBalance.customer_id, PointBalance.points)
        .having(over > 0)
    )
    return query if some is None else query.where(some)


def _oldest_alive(now: datetime, months: int) -> datetime:
    """Points gained before this moment have expired."""
    day = months_later(now.astimezone().date(), -months) + timedelta(days=1)
    return datetime.combine(day, time()).astimezone()


def expire(session: Session, customer_id: int, who: Who, now: datetime) -> int:
    """Take away what has expired of a customer's points; how many those were."""
    if not gone(session, now, [customer_id]):
        return 0
    hold(session, _LOCK, [str(customer_id)])
    points = gone(session, now, [customer_id]).get(customer_id, 0)  # another seat may have been first
    if points:
        book(session, Booking(customer_id=customer_id, points=-points, why=Why.EXPIRED), who, now)
    return points


def expire_some(session: Session, who: Who, now: datetime) -> int:
    """The same for at most `AT_ONCE` customers; how many they were, fewer where these were the last."""
    some = sorted(gone(session, now, most=AT_ONCE))
    for id_ in some:
        expire(session, id_, who, now)
    return len(some)
