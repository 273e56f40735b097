"""On which local day, in which month of the shop's calendar, was a moment? In SQL, on both engines alike.

The database knows moments in UTC only, and no name of this computer's time zone is the same everywhere. So the period
is cut where the clock here is put forward or back, and each piece is moved by its own distance from UTC.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, String, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.db.base import Moment
from app.features.statistics.period import Period, Step

_SQLITE = {
    Step.HOUR: "strftime('%H', {at}, {by})",
    Step.DAY: "date({at}, {by})",
    Step.WEEK: "date({at}, {by}, 'weekday 0', '-6 days')",
    Step.MONTH: "date({at}, {by}, 'start of month')",
    Step.QUARTER: "date({at}, {by}, 'start of month', '-' || ((strftime('%m', {at}, {by}) - 1) % 3) || ' months')",
    Step.YEAR: "date({at}, {by}, 'start of year')",
}


def start_of(day: date) -> datetime:
    """The moment a day begins here."""
    return datetime.combine(day, time()).astimezone()


class _Stretch(FunctionElement[str]):
    """First day (or the hour) of the step a moment or day is in, as text."""

    inherit_cache = False  # the step is no part of what a kept statement is known by
    name = "stretch"
    type = String()

    def __init__(self, step: Step, at: ColumnElement[Any], by_s: int) -> None:
        self.step_of = step
        super().__init__(at, literal(by_s))


@compiles(_Stretch, "sqlite")
def _on_sqlite(element: _Stretch, compiler: Any, **kw: Any) -> str:
    at, by = element.clauses
    moved = f"({compiler.process(by, **kw)} || ' seconds')"
    return _SQLITE[element.step_of].format(at=compiler.process(at, **kw), by=moved)


@compiles(_Stretch, "postgresql")
def _on_postgresql(element: _Stretch, compiler: Any, **kw: Any) -> str:
    at, by = element.clauses
    said = compiler.process(at, **kw)
    local = f"{said}::timestamp" if isinstance(at.type, Date) else f"({said} AT TIME ZONE 'UTC')"
    moved = f"({local} + make_interval(secs => {compiler.process(by, **kw)}))"
    if element.step_of is Step.HOUR:
        return f"to_char({moved}, 'HH24')"
    return f"to_char(date_trunc('{element.step_of.value}', {moved}), 'YYYY-MM-DD')"


class _Seconds(FunctionElement[int]):
    """Whole seconds from one moment to another."""

    inherit_cache = True
    name = "seconds_between"
    type = Integer()


@compiles(_Seconds, "sqlite")
def _seconds_on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    first, last = (compiler.process(one, **kw) for one in element.clauses)
    return f"CAST(round((julianday({last}) - julianday({first})) * 86400) AS INTEGER)"


@compiles(_Seconds, "postgresql")
def _seconds_on_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    first, last = (compiler.process(one, **kw) for one in element.clauses)
    return f"CAST(round(extract(epoch FROM ({last} - {first}))) AS BIGINT)"


def seconds(first: Any, last: Any) -> ColumnElement[int]:
    """How long it was from one moment to another."""
    return _Seconds(first, last)


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The clock of this place during a period.

    Attributes:
        pieces: distances from UTC in seconds, each with the moment it ends at; the last one does not end.
    """

    pieces: tuple[tuple[datetime | None, int], ...]

    @classmethod
    def during(cls, period: Period) -> "LocalTime":
        """As it is here."""
        start, end = start_of(period.first), start_of(period.last + timedelta(days=1))
        pieces: list[tuple[datetime | None, int]] = []
        at = start.astimezone(UTC)
        while at < end:
            after = min(at + timedelta(days=1), end.astimezone(UTC))
            if _ahead(after) != _ahead(at):
                pieces.append((_turn(at, after), _ahead(at)))
            at = after
        return cls((*pieces, (None, _ahead(end))))

    def stretch(self, step: Step, at: ColumnElement[Any]) -> ColumnElement[str]:
        """The first day of the step that `at` is in ("2026-11-01"), or its hour ("09")."""
        if not isinstance(at.type, Moment):
            return _Stretch(step, at, 0)
        *cut, (_, last) = self.pieces
        if not cut:
            return _Stretch(step, at, last)
        ways = [(at < literal(until, Moment()), _Stretch(step, at, by)) for until, by in cut]
        return case(*ways, else_=_Stretch(step, at, last))


def _ahead(at: datetime) -> int:
    found = at.astimezone().utcoffset()
    assert found is not None
    return int(found.total_seconds())


def _turn(low: datetime, high: datetime) -> datetime:
    """When the clock is put forward or back, to the second."""
    before = _ahead(low)
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        low, high = (middle, high) if _ahead(middle) == before else (low, middle)
    return high
