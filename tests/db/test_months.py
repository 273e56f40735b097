"""Between which moments does a server look for what happened in certain months?"""

from datetime import UTC, date, datetime

import pytest

from app.db.months import spans


def looked_into(months):
    """(since, until) as "2024-03", those that hold nothing left out."""
    values = spans(months)
    pairs = [(values[f"since_{one}"], values[f"until_{one}"]) for one in range(len(values) // 2)]
    return [(f"{since:%Y-%m}", f"{until:%Y-%m}") for since, until in pairs if since < until]


def months(*years):
    return [date(year, 3, 1) for year in years]


def test_each_month_is_looked_into_by_itself():
    assert looked_into([date(2025, 12, 1), date(2024, 3, 1)]) == [("2024-03", "2024-04"), ("2025-12", "2026-01")]


def test_of_many_months_the_widest_gaps_are_left_out():
    found = looked_into([*months(1980, 2000, 2010, 2020, 2022, 2024), date(2024, 5, 1), date(2024, 6, 1)])
    assert found == [
        *(("1980-03", "1980-04"), ("2000-03", "2000-04"), ("2010-03", "2010-04"), ("2020-03", "2020-04")),
        *(("2022-03", "2022-04"), ("2024-03", "2024-07")),
    ]


def test_a_clock_at_the_end_of_time_stands_in_nobodys_way():
    assert looked_into([date(9999, 12, 1)]) == [("9999-12", "9999-12")]


@pytest.mark.parametrize(("known", "given"), [([], 0), (None, 1)])
def test_in_none_is_nothing_and_where_nobody_knows_there_is_everything(known, given):
    assert len(looked_into(known)) == given
    values = spans(known)
    assert (values["since_0"] < datetime(1970, 1, 1, tzinfo=UTC) < values["until_0"]) == bool(given)
    assert values.keys() == spans(months(2024)).keys()
