"""Whose day is it: are periods those of the shop's calendar, at midnight, at month ends, where the clock changes?"""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from app.features.customers.model import Customer
from app.features.statistics.local_time import LocalTime
from app.features.statistics.period import Period, Span, Step, beside, period_of, stretches, whole
from tests.features.statistics.shop import column, table

SATURDAY = date(2026, 11, 21)


@pytest.fixture(params=["Asia/Shanghai", "Europe/Berlin", "America/Los_Angeles"])
def zone(request, monkeypatch):
    """A shop somewhere else."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("span", "today", "first", "last"),
    [
        (Span.TODAY, SATURDAY, SATURDAY, SATURDAY),
        (Span.YESTERDAY, date(2026, 3, 1), date(2026, 2, 28), date(2026, 2, 28)),
        (Span.THIS_WEEK, SATURDAY, date(2026, 11, 16), date(2026, 11, 22)),
        (Span.LAST_WEEK, date(2026, 1, 1), date(2025, 12, 22), date(2025, 12, 28)),
        (Span.THIS_MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (Span.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (Span.THIS_QUARTER, SATURDAY, date(2026, 10, 1), date(2026, 12, 31)),
        (Span.LAST_QUARTER, date(2026, 2, 1), date(2025, 10, 1), date(2025, 12, 31)),
        (Span.THIS_YEAR, SATURDAY, date(2026, 1, 1), date(2026, 12, 31)),
        (Span.LAST_YEAR, SATURDAY, date(2025, 1, 1), date(2025, 12, 31)),
        (Span.DAYS_30, date(2026, 3, 1), date(2026, 1, 31), date(2026, 3, 1)),
    ],
)
def test_a_span_has_its_days(span, today, first, last):
    assert period_of(span, today) == Period(first, last)


@pytest.mark.parametrize(
    ("first", "last", "by", "to"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), -1, (date(2026, 2, 1), date(2026, 2, 28))),
        (date(2026, 1, 1), date(2026, 1, 31), -1, (date(2025, 12, 1), date(2025, 12, 31))),
        (date(2026, 10, 1), date(2026, 12, 31), 1, (date(2027, 1, 1), date(2027, 3, 31))),
        (date(2026, 1, 1), date(2026, 12, 31), 1, (date(2027, 1, 1), date(2027, 12, 31))),
        (date(2026, 11, 16), date(2026, 11, 22), -1, (date(2026, 11, 9), date(2026, 11, 15))),
        (date(2026, 3, 1), date(2026, 3, 1), -1, (date(2026, 2, 28), date(2026, 2, 28))),
        (date(2026, 3, 1), date(2026, 3, 10), 1, (date(2026, 3, 11), date(2026, 3, 20))),
    ],
)
def test_beside_a_period_is_one_of_its_kind(first, last, by, to):
    assert beside(Period(first, last), by) == Period(*to)


def test_stretches_of_a_period_touch_all_of_it():
    period = Period(date(2026, 1, 30), date(2026, 3, 2))
    assert stretches(Step.MONTH, period) == [date(2026, month, 1) for month in (1, 2, 3)]
    assert stretches(Step.WEEK, period)[:2] == [date(2026, 1, 26), date(2026, 2, 2)]
    assert len(stretches(Step.DAY, period)) == period.days == 32


DAYS = ((3, 8), (3, 29), (10, 1), (10, 25), (10, 31), (11, 1), (11, 30))


def local(*when):
    return datetime(*when).astimezone()


def test_days_begin_and_end_at_local_midnight_also_when_the_clock_changes(store, zone):
    moments = [
        local(2025, 12, 31, 23, 59, 59),
        local(2026, 1, 1, 0, 0),
        *(local(2026, *day, hour, 30) for day in DAYS for hour in (0, 1, 4, 23)),
        local(2026, 12, 31, 23, 59, 59),
        local(2027, 1, 1, 0, 0),
    ]
    store.run(
        lambda s: s.add_all(Customer(name=f"客户{at}", created_at=one) for at, one in enumerate(moments))
    ).result()
    for step in (Step.DAY, Step.WEEK, Step.MONTH, Step.QUARTER, Step.YEAR):
        wanted = {}
        for one in moments:
            day = one.date()
            if day.year == 2026:
                wanted[whole(step, day).first] = wanted.get(whole(step, day).first, 0) + 1
        assert column(table(store, "customers", step.value), "number") == wanted, (zone, step)


def test_the_clock_of_a_year_is_cut_where_it_changes(zone):
    pieces = LocalTime.during(Period(date(2026, 1, 1), date(2026, 12, 31))).pieces
    assert len(pieces) == (1 if zone == "Asia/Shanghai" else 3)
    for until, _ in pieces[:-1]:
        before, after = ((until + timedelta(seconds=by)).astimezone().utcoffset() for by in (-1, 0))
        assert before != after


def test_a_day_without_anything_stands_there_too(store):
    at = datetime(2026, 11, 3, 12, tzinfo=UTC)
    store.run(lambda s: s.add(Customer(name="王小明", created_at=at))).result()
    found = table(store, "customers", "day", period=Period(date(2026, 11, 1), date(2026, 11, 5)))
    assert [one.sums[0] for one in found.lines] == [0, 0, 1, 0, 0]
    assert table(store, "customers", "day", period=Period(date(2026, 10, 1), date(2026, 10, 5))).is_empty
