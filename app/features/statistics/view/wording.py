"""How are groups, periods and figures of a statistic said in the user's words?"""

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.statistics.describing import Grouping, Measure, Sort
from app.features.statistics.period import Period, Span, Step, whole
from app.features.statistics.table import Asked, Group, Line, Table, adds_up
from app.records.transfer.figures import Diagram, Draw, Figure, Head, Series, Shown
from app.ui.diagram import COLOURS, others
from app.ui.texts import words

SPANS: dict[Span, Text] = {
    Span.TODAY: QT_TRANSLATE_NOOP("statistics", "Today"),
    Span.YESTERDAY: QT_TRANSLATE_NOOP("statistics", "Yesterday"),
    Span.THIS_WEEK: QT_TRANSLATE_NOOP("statistics", "This week"),
    Span.LAST_WEEK: QT_TRANSLATE_NOOP("statistics", "Last week"),
    Span.THIS_MONTH: QT_TRANSLATE_NOOP("statistics", "This month"),
    Span.LAST_MONTH: QT_TRANSLATE_NOOP("statistics", "Last month"),
    Span.THIS_QUARTER: QT_TRANSLATE_NOOP("statistics", "This quarter"),
    Span.LAST_QUARTER: QT_TRANSLATE_NOOP("statistics", "Last quarter"),
    Span.THIS_YEAR: QT_TRANSLATE_NOOP("statistics", "This year"),
    Span.LAST_YEAR: QT_TRANSLATE_NOOP("statistics", "Last year"),
    Span.DAYS_30: QT_TRANSLATE_NOOP("statistics", "The last 30 days"),
    Span.FREE: QT_TRANSLATE_NOOP("statistics", "From – to"),
}
DRAWS: dict[Draw, tuple[Text, str]] = {
    Draw.BARS: (QT_TRANSLATE_NOOP("statistics", "Bars"), "chart-bar"),
    Draw.LINE: (QT_TRANSLATE_NOOP("statistics", "Line chart"), "chart-line"),
    Draw.PIE: (QT_TRANSLATE_NOOP("statistics", "Pie"), "chart-pie"),
}
WHAT = "what"  # a grouping by kinds
_BETWEEN = QT_TRANSLATE_NOOP("statistics", "{first} to {last}")
_SHARE = QT_TRANSLATE_NOOP("statistics", "Share")
_TOTAL = QT_TRANSLATE_NOOP("statistics", "Total")
_QUARTER = QT_TRANSLATE_NOOP("statistics", "{year} Q{quarter}")


def said_period(period: Period) -> str:
    """The days of a period: "2026-11-01 to 2026-11-30"."""
    if period.days == 1:
        return period.first.isoformat()
    return words(_BETWEEN.fill(first=period.first.isoformat(), last=period.last.isoformat()))


def said(grouping: Grouping, group: Group, period: Period) -> str:
    """A group as it stands in the table and along the axis."""
    if group.name is not None:
        return words(group.name)
    if grouping.sort is not Sort.TIME or grouping.step is None:
        return str(group.value)
    return _time(grouping.step, group.value, period)


def _time(step: Step, value: date | str, period: Period) -> str:
    if not isinstance(value, date):
        return f"{value}:00"
    form = "%m-%d" if period.first.year == period.last.year else "%Y-%m-%d"
    if step is Step.WEEK:
        last = whole(step, value).last
        return f"{value:%m-%d} – {last:%m-%d}" if form == "%m-%d" else f"{value:{form}} – {last:%m-%d}"
    if step is Step.QUARTER:
        return words(_QUARTER.fill(year=value.year, quarter=(value.month + 2) // 3))
    return value.strftime({Step.MONTH: "%Y-%m", Step.YEAR: "%Y"}.get(step, form))


def said_groups(table: Table, line: Line) -> tuple[str, ...]:
    """The groups of a row."""
    asked = table.asked
    return tuple(
        said(grouping, group, asked.period) for grouping, group in zip(asked.groupings, line.groups, strict=False)
    )


def heads(asked: Asked) -> tuple[Head, ...]:
    """The columns: groupings, then figures, some with their share of the whole behind them."""
    found = [Head(words(one.label)) for one in asked.groupings]
    for one in asked.statistic.measures:
        found.append(Head(words(one.label), one.shown))
        if one.shares:
            found.append(Head(words(_SHARE), Shown.SHARE))
    return tuple(found)


def figures(table: Table, sums: tuple[int, ...]) -> list[Figure]:
    """The figures of a row, by the columns that have any."""
    found: list[Figure] = []
    for one in table.asked.statistic.measures:
        found.append(table.figure(one, sums))
        if one.shares:
            found.append(table.share(one, sums))
    return found


def rows(table: Table) -> list[list[str | Figure]]:
    """All rows by `heads`."""
    return [[*said_groups(table, one), *figures(table, one.sums)] for one in table.lines]


def totals(table: Table) -> list[str | Figure]:
    """The last row; empty where groups of different kinds come to nothing together."""
    if not table.asked.statistic.totals and table.asked.by[0] == WHAT:
        return []
    blank = [""] * (len(table.asked.by) - 1)
    return [words(_TOTAL), *blank, *figures(table, table.totals)]


def diagram_of(table: Table, measure: Measure, draw: Draw) -> Diagram:
    """The picture of one measure; averages and rates make no pie, and stand as bars."""
    if draw is Draw.PIE and not adds_up(measure):
        draw = Draw.BARS
    asked = table.asked
    if len(asked.by) == 1 or draw is Draw.PIE:
        axis, lines = 0, table.by_first()
        groups = [one.groups[0] for one in lines]
        series: tuple[Series, ...] = (Series("", tuple(table.figure(measure, one.sums) for one in lines)),)
    else:
        axis = _axis(asked)
        groups = list(table.groups(axis))
        series = _series(table, measure, axis, groups)
    return Diagram(
        draw=draw,
        title=words(measure.label),
        shown=measure.shown,
        names=tuple(said(asked.groupings[axis], one, asked.period) for one in groups),
        series=series,
        in_time=asked.groupings[axis].sort is Sort.TIME,
        stacks=adds_up(measure),
    )


def _axis(asked: Asked) -> int:
    """Which of two groupings stands along the axis: time, or else the first."""
    first, second = (one.sort is Sort.TIME for one in asked.groupings)
    return 1 if second and not first else 0


def _series(table: Table, measure: Measure, axis: int, groups: list[Group]) -> tuple[Series, ...]:
    """One for each group of the other grouping; the small ones together where they can be."""
    asked, other = table.asked, 1 - axis
    cells = {(one.groups[axis], one.groups[other]): one.sums for one in table.lines}
    nothing = (0,) * len(table.totals)
    found = [
        Series(
            said(asked.groupings[other], one, asked.period),
            tuple(table.figure(measure, cells.get((group, one), nothing)) for group in groups),
        )
        for one in table.groups(other)
    ]
    if len(found) <= COLOURS:
        return tuple(found)
    if not adds_up(measure):
        return tuple(found[:COLOURS])
    rest = [one.values for one in found[COLOURS - 1 :]]
    together = tuple(sum(value or 0 for value in column) for column in zip(*rest, strict=True))
    return (*found[: COLOURS - 1], Series(others(), together))
