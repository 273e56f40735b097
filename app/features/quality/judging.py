"""What is a call judged by, and how do operators do?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.features.quality.model import Criterion, Review
from app.records.field import Values


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the sheet."""

    name: str
    hint: str
    most: int


@dataclass(frozen=True, slots=True)
class Result:
    """How one operator did: calls judged, and their average in percent; `worst` is the lowest of them."""

    operator: str
    calls: int
    percent: int
    worst: int


def sheet(session: Session) -> tuple[Item, ...]:
    """What calls are judged by now, in order."""
    query = select(Criterion).where(Criterion.retired_at.is_(None)).order_by(Criterion.rank, Criterion.id)
    return tuple(Item(one.name, one.hint, one.most) for one in session.scalars(query))


def judged(session: Session, calls: Sequence[UUID]) -> dict[UUID, int]:
    """Those of these calls that were judged, with the percent of the last review."""
    query = select(Review.call_uuid, Review.percent).where(Review.call_uuid.in_(calls)).order_by(Review.id)
    return {call: percent for call, percent in session.execute(query) if call is not None}


def results(session: Session, since: datetime, until: datetime) -> list[Result]:
    """How operators did with calls of a period, the best first."""
    average = func.avg(Review.percent)
    query = (
        select(Review.operator, func.count(), average, func.min(Review.percent))
        .where(Review.called_at >= since, Review.called_at < until)
        .group_by(Review.operator)
        .order_by(average.desc(), Review.operator)
    )
    return [Result(name, calls, round(mean), worst) for name, calls, mean, worst in session.execute(query)]


def review_values(  # noqa: PLR0913  a review says so much
    *, call: UUID, called_at: datetime, operator: str, line: int, given: Sequence[tuple[Item, int]], note: str
) -> Values:
    """What a review of a call is saved with."""
    marks = tuple({"name": item.name, "points": points, "most": item.most} for item, points in given)
    return {
        "call_uuid": call,
        "called_at": called_at,
        "operator": operator,
        "line": line,
        "marks": marks,
        "note": note,
    }
