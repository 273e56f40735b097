"""Does the list behind a figure hold exactly the records that were counted?"""

from datetime import date

from app.core.access import Who
from app.features.record_types import RECORD_TYPES
from app.features.statistics.catalogue import STATISTICS
from app.features.statistics.drill import drill
from app.features.statistics.period import Period
from app.records.listing import Listing
from tests.features.statistics.shop import NOW, table

KINDS = {one.key: one for one in RECORD_TYPES}
PARTS = {"products", "repayments", "parts"}  # count lines of sales, payments, parts: several of one record
NO_LIST = {("calls", "hour"), ("customers", "region"), ("products", "category")} | {
    (name, by) for name in ("sales", "repairs", "fees", "complaints") for by in ("group", "region")
}


def listed(store, found):
    kind, who = KINDS[found.kind], Who("李娜", "前台")
    return store.read(lambda s: Listing(s, kind, found.query, who, NOW).total()).result()


def test_every_figure_leads_to_its_records(shop):
    without = set()
    for statistic in STATISTICS:
        measure = statistic.measures[0]
        for grouping in statistic.groupings:
            figures = table(shop, statistic.key, grouping.key)
            if statistic.key == "summary" and grouping.step:
                continue
            for line in (*figures.lines[:2], *figures.lines[-1:]):
                found = drill(figures.asked, line.groups, measure, ("so",))
                if found is None:
                    without.add((statistic.key, grouping.key))
                    continue
                count = listed(shop, found)
                counted = line.sums[_counted(statistic, measure)]
                if statistic.key in PARTS:
                    assert (counted > 0) <= count <= counted, (statistic.key, grouping.key, line)
                else:
                    assert count == counted, (statistic.key, grouping.key, line.groups)
    assert without == NO_LIST


def _counted(statistic, measure):
    """What counts the records: where the first figure is one of money, the number of them stands beside it."""
    names = statistic.sums
    return names.index("number") if "number" in names else names.index(measure.top)


def test_two_groupings_and_a_measure_narrow_the_list_further(shop):
    figures = table(shop, "calls", "operator", "line")
    missed = next(one for one in figures.asked.statistic.measures if one.key == "missed")
    lines = [one for one in figures.lines if figures.figure(missed, one.sums)]
    assert lines
    for line in lines:
        found = drill(figures.asked, line.groups, missed, ("so", "so"))
        assert listed(shop, found) == figures.figure(missed, line.sums)


def test_a_month_at_the_edge_of_the_period_shows_only_days_of_it(shop):
    figures = table(shop, "repairs", "month", period=Period(date(2026, 9, 15), date(2026, 11, 10)))
    assert [one.groups[0].value for one in figures.lines] == [date(2026, month, 1) for month in (9, 10, 11)]
    for line in figures.lines:
        found = drill(figures.asked, line.groups, figures.asked.statistic.measures[0], ("so",))
        assert listed(shop, found) == line.sums[0]
