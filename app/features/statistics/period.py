"""Of which days is a statistic? Days of the shop's own calendar, the first and the last included."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    """A period that moves along with the present; the value is kept at the seat."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    DAYS_30 = "days_30"
    FREE = "free"


class Step(StrEnum):
    """How days are taken together; weeks begin on Monday."""

    HOUR = "hour"  # of the day, over all days
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last one, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def within(self, other: "Period") -> "Period":
        """What both have in common."""
        return Period(max(self.first, other.first), min(self.last, other.last))


def _week(today: date) -> Period:
    monday = today - timedelta(days=today.weekday())
    return Period(monday, monday + timedelta(days=6))


def _month(today: date) -> Period:
    first = today.replace(day=1)
    return Period(first, _next_month(first, 1) - timedelta(days=1))


def _quarter(today: date) -> Period:
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return Period(first, _next_month(first, 3) - timedelta(days=1))


def _year(today: date) -> Period:
    return Period(date(today.year, 1, 1), date(today.year, 12, 31))


def _day(today: date) -> Period:
    return Period(today, today)


def _next_month(first: date, months: int) -> date:
    place = first.year * 12 + first.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def _before(whole: Callable[[date], Period]) -> Callable[[date], Period]:
    return lambda today: whole(whole(today).first - timedelta(days=1))


_SPANS: Mapping[Span, Callable[[date], Period]] = {
    Span.TODAY: _day,
    Span.YESTERDAY: _before(_day),
    Span.THIS_WEEK: _week,
    Span.LAST_WEEK: _before(_week),
    Span.THIS_MONTH: _month,
    Span.LAST_MONTH: _before(_month),
    Span.THIS_QUARTER: _quarter,
    Span.LAST_QUARTER: _before(_quarter),
    Span.THIS_YEAR: _year,
    Span.LAST_YEAR: _before(_year),
    Span.DAYS_30: lambda today: Period(today - timedelta(days=29), today),
    Span.FREE: _day,
}
_WHOLE: Mapping[Step, Callable[[date], Period]] = {
    Step.DAY: _day,
    Step.WEEK: _week,
    Step.MONTH: _month,
    Step.QUARTER: _quarter,
    Step.YEAR: _year,
}


def period_of(span: Span, today: date) -> Period:
    """The days of a span; of FREE, which has none of its own, today."""
    return _SPANS[span](today)


def whole(step: Step, day: date) -> Period:
    """The day, week, month, quarter or year that a day is in."""
    return _WHOLE[step](day)


def beside(period: Period, by: int) -> Period:
    """The period before (-1) or after (1): of a whole month the next month, of any days as many days."""
    for step in (Step.DAY, Step.WEEK, Step.MONTH, Step.QUARTER, Step.YEAR):
        if whole(step, period.first) == period:
            return whole(step, (period.first if by < 0 else period.last) + timedelta(days=by))
    days = timedelta(days=period.days * by)
    return Period(period.first + days, period.last + days)


def stretches(step: Step, period: Period) -> list[date]:
    """First days of all the weeks (months …) that a period touches, in order."""
    found = [whole(step, period.first).first]
    while (after := whole(step, found[-1]).last + timedelta(days=1)) <= period.last:
        found.append(after)
    return found
