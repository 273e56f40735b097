"""Does each statistic of a year come within about a second, with 100,000 customers and their 500,000 calls?

Each is asked for as the page does, from the question to the table in its order, by its usual grouping and by month; the
median of the rounds counts. For some, the floor is the same GROUP BY with the same sums by bare sqlite3, written by
hand, in turns in the same run.
"""

import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.core.access import Who
from app.db.engine import open_engine
from app.db.store import Store
from app.features.statistics.catalogue import STATISTICS
from app.features.statistics.period import Period
from app.features.statistics.reports import Statistics
from app.features.statistics.table import Asked
from bench import _data
from bench._floor import Figure, arguments, median, report

_CALLS = (
    "SELECT {by}, count(*), sum(direction = 'in'), sum(direction = 'in' AND answered),"
    " sum(direction = 'in' AND answered IS NOT 1), sum(direction = 'out'),"
    " sum(CASE WHEN direction = 'in' AND answered THEN"
    " round((julianday(answered_at) - julianday(started_at)) * 86400) END),"
    " sum(CASE WHEN answered THEN duration_s END) FROM call"
    " WHERE started_at >= ? AND started_at < ? AND state = 'ended' GROUP BY 1"
)
_SALES = (
    "SELECT nullif(representative, ''), count(*), sum(receivable), sum(received), sum(owed) FROM sale"
    " WHERE sold_on >= date(?) AND sold_on < date(?) AND state <> 'cancelled' GROUP BY 1"
)
_FEES = (
    "SELECT service_id, count(*), sum(parts_fee), sum(travel_fee), sum(service_fee), sum(total),"
    " sum(coalesce(appointment_until, appointment_at) IS NOT NULL AND date(finished_at, '{shift} seconds') <="
    " date(coalesce(appointment_until, appointment_at), '{shift} seconds')),"
    " sum((SELECT count(*) FROM repair_visit WHERE repair_id = repair.id) > 1) FROM repair"
    " WHERE finished_at >= ? AND finished_at < ? AND state IN ('finished', 'approved') GROUP BY 1"
)
_FLOORS = {
    ("calls", "operator"): _CALLS.replace("{by}", "nullif(operator, '')"),
    ("calls", "month"): _CALLS.replace("{by}", "strftime('%Y-%m', started_at, '{shift} seconds')"),
    ("sales", "representative"): _SALES,
    ("fees", "service"): _FEES,
}
WANTED_MS, WANTED_RATIO = 1000, 1.5


def timed(run: Callable[[], object]) -> float:
    """How many milliseconds it takes."""
    begun = time.perf_counter()
    run()
    return (time.perf_counter() - begun) * 1000


class Bare:
    """The same questions by the bare driver."""

    def __init__(self, place: Path, period: Period) -> None:
        self._connection = sqlite3.connect(f"file:{place / 'ringfile.db'}?mode=ro", uri=True)
        self._connection.execute("PRAGMA mmap_size = 268435456")
        self._first = time.mktime(period.first.timetuple())
        self._ends = tuple(
            time.strftime("%Y-%m-%d %H:%M:%S.000000", time.gmtime(time.mktime(day.timetuple())))
            for day in (period.first, period.last + timedelta(days=1))
        )

    def ask(self, sql: str) -> None:
        """Ask, and take all rows."""
        shift = time.localtime(self._first).tm_gmtoff
        self._connection.execute(sql.replace("{shift}", f"{shift:+d}"), self._ends).fetchall()


def main() -> int:
    """Measure; 1 where one takes longer than wanted."""
    parser = arguments(__doc__, customers=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    place = _data.folder(options.customers)
    year = date.today().year  # noqa: DTZ011  the shop's own calendar
    period = Period(date(year, 1, 1), date(year, 12, 31))
    store, bare = Store(open_engine(_data.url(place))), Bare(place, period)
    reports = Statistics(store, lambda: Who("李娜", "前台"))
    figures = []
    for statistic in STATISTICS:
        others = [key for name, key in _FLOORS if name == statistic.key]
        for by in dict.fromkeys([statistic.groupings[0].key, *others, "month"]):
            asked, floors, times = Asked(statistic, period, (by,)), list[float](), list[float]()
            sql = _FLOORS.get((statistic.key, by))
            for _ in range(options.rounds):
                times.append(timed(lambda one=asked: reports.ask(one).future.result()))
                if sql:
                    floors.append(timed(lambda one=sql: bare.ask(one)))
            floor = median(floors) if floors else None
            wanted = WANTED_RATIO if floors else None
            name = f"{statistic.key} of a year by {by}"
            figures.append(Figure(name, median(times), "ms", floor=floor, wanted=wanted, most=WANTED_MS))
    store.close()
    return report("figures", figures, as_json=options.json, about=f"{options.customers:,} customers")


if __name__ == "__main__":
    sys.exit(main())
