"""What do tests of the statistics count again by hand? Rows of the demo shop, loaded as they are."""

from collections import Counter
from datetime import UTC, date, datetime

from sqlalchemy import text

from app.commands.demo.filling import fill_shop
from app.commands.demo.plan import Plan
from app.features.statistics.catalogue import statistic
from app.features.statistics.counting import count
from app.features.statistics.period import Period
from app.features.statistics.table import Asked, table_of

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def fill(store, customers=60):
    """A small demo shop."""
    fill_shop(store.engine, Plan.of(7, customers, NOW), lambda _: None)


def table(store, key, *by, period=YEAR):
    """A statistic, as the page gets it."""
    asked = Asked(statistic(key), period, by)
    return store.read(lambda s: table_of(asked, count(s, asked.statistic, period, by))).result()


def column(found, key):
    """One measure by the first group: {value: figure}; groups without anything are left out."""
    measure = next(one for one in found.asked.statistic.measures if one.key == key)
    figures = {
        (line.groups[0].value if len(line.groups) == 1 else tuple(one.value for one in line.groups)): found.figure(
            measure, line.sums
        )
        for line in found.lines
    }
    return {value: figure for value, figure in figures.items() if figure}


def rows(store, sql):
    """Rows of a question asked in plain SQL, moments made aware."""

    def read(session):
        return [tuple(map(_aware, row)) for row in session.execute(text(sql))]

    return store.read(read).result()


def _aware(value):
    if isinstance(value, str) and len(value) >= 19 and value[4] == "-" and value[10] == " ":
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return date.fromisoformat(value)
    return value


def tally(pairs):
    """{key: sum} of (key, number)."""
    found = Counter()
    for key, number in pairs:
        found[key] += number
    return {key: number for key, number in found.items() if number}


def local_day(at):
    """The day of the shop's calendar."""
    return at.astimezone().date()


def within(at, period=YEAR):
    """Whether a moment or day is in the period."""
    day = local_day(at) if isinstance(at, datetime) else at
    return day is not None and period.first <= day <= period.last
