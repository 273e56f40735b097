"""Is a day understood however it is typed?"""

from datetime import UTC, date, datetime, time

import pytest

from app.core import money
from app.core.dates import months_later, read_day, read_moment

TODAY = date(2026, 11, 21)  # a Saturday
NOW = datetime(2026, 11, 21, 12, 0).astimezone()
NEXT_TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-11-24",
            "2026/11/24",
            "2026.11.24",
            "20261124",
            "2026年11月24日",
            "2026 年 11 月 24 日",
            "11-24",
            "11/24",
        ),
        *(
            "11.24",
            "11月24日",
            "11月24号",
            "周二",
            "星期二",
            "礼拜二",
            "tue",
            "Tuesday",
            "TUE",
            "+3",
            "+ 3",
            "+3天",
            "3天后",
        ),
        *("+3 days", " 大后天 "),
    ],
)
def test_the_same_day_in_many_forms(text):
    assert read_day(text, TODAY) == NEXT_TUESDAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", TODAY),
        ("today", TODAY),
        ("明天", date(2026, 11, 22)),
        ("昨天", date(2026, 11, 20)),
        ("周六", date(2026, 11, 28)),  # today's weekday means the next one
        ("1-5", date(2027, 1, 5)),
        ("10-1", date(2026, 10, 1)),
    ],
)
def test_near_days(text, day):
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "x", "13-40", "2026-02-30", "99", "12", "2026", "周八", "tuesdayx", "1-2-3-4"])
def test_what_is_no_day(text):
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("11-24 14:00", NEXT_TUESDAY, time(14)),
        ("周二 下午2点半", NEXT_TUESDAY, time(14, 30)),
        ("周二14点", NEXT_TUESDAY, time(14)),
        ("2026-11-24T08:05", NEXT_TUESDAY, time(8, 5)),
        ("tomorrow 9am", date(2026, 11, 22), time(9)),
        ("明天 12am", date(2026, 11, 22), time(0)),
        ("2:30 pm", TODAY, time(14, 30)),
        ("16:45", TODAY, time(16, 45)),
        ("16：45", TODAY, time(16, 45)),
        ("11-24", NEXT_TUESDAY, time(9)),
    ],
)
def test_moments_are_local_time(text, day, at):
    found = read_moment(text, NOW)
    assert found == datetime.combine(day, at).astimezone()
    assert found.tzinfo is not None


@pytest.mark.parametrize("text", ["25:00", "11-24 9:70", "x 9:00", ""])
def test_what_is_no_moment(text):
    assert read_moment(text, NOW) is None


def test_a_moment_asked_in_utc_is_answered_in_local_time():
    assert read_moment("16:45", NOW.astimezone(UTC)) == read_moment("16:45", NOW)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1,240.5", 124050),
        ("1，240.50", 124050),
        ("30", 3000),
        ("¥30.00", 3000),
        (".5", 50),
        ("-12", -1200),
        ("−12", -1200),
        ("8元", 800),
        ("0", 0),
    ],
)
def test_amounts(text, minor):
    assert money.read(text) == minor


@pytest.mark.parametrize("text", ["", "1.234", "abc", "1,2", "12,34", "-", "9" * 20])
def test_what_is_no_amount(text):
    assert money.read(text) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 5, 3), 12, date(2027, 5, 3)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
    ],
)
def test_months_later_ends_with_the_month(day, months, later):
    assert months_later(day, months) == later
