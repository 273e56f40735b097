"""What is a statistic? A frozen description that one engine counts, one page shows and one export writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.statistics.local_time import LocalTime
from app.features.statistics.period import Step
from app.records.transfer.figures import Draw, Shown
from app.records.wheres import Where
from app.records.workflow import Look

Column = ColumnElement[Any]
WITHOUT = QT_TRANSLATE_NOOP("statistics", "Without")
NOBODY = QT_TRANSLATE_NOOP("statistics", "Nobody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One column of figures.

    Attributes:
        top: name of a sum of the sources.
        bottom: name of the sum it is divided by: averages and percentages; "" for the sum itself.
        shares: whether its percentage of the whole stands beside it.
    """

    key: str
    label: Text
    shown: Shown = Shown.COUNT
    top: str
    bottom: str = ""
    shares: bool = False


class Sort(Enum):
    """What the groups of a grouping are."""

    TIME = auto()  # stretches of the calendar
    WORDS = auto()  # texts as they are
    LOOKS = auto()  # values with words of their own
    NAMED = auto()  # ids of something that has a name
    FIGURES = auto()  # numbers, in their order


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What figures can be told apart by.

    Attributes:
        step: of TIME.
        looks: of LOOKS.
        name_of: of NAMED: the SQL of the name of an id.
        without: what stands for none.
        said: how a value is said ("Line {value}"); None for the value itself.
    """

    key: str
    label: Text
    sort: Sort = Sort.WORDS
    step: Step | None = None
    looks: Mapping[Any, Look] = field(default_factory=dict)
    name_of: Callable[[Column], Column] | None = None
    without: Text = WITHOUT
    said: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnList:
    """How the list of a record type is narrowed to what was counted.

    Attributes:
        kind: key of the record type.
        at: its field that the period is about.
        by: its field per grouping.
        wheres: what holds besides.
        only: what holds besides where one sum is looked at, by its name (missed calls among all).
        part: field with the parts that were counted (lines of a sale), "" where records were; fields named in `within`
            are cells of it.
    """

    kind: str
    at: str
    by: Mapping[str, str] = field(default_factory=dict)
    wheres: tuple[Where, ...] = ()
    only: Mapping[str, tuple[Where, ...]] = field(default_factory=dict)
    part: str = ""
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Rows that are counted.

    Attributes:
        name: of those that are told apart by what they are (today's summary).
        at: the day or moment by which they belong to a period.
        by: what they are grouped by, per grouping; those of time need none.
        sums: what is summed up of each row, by name.
    """

    name: str = ""
    tables: FromClause
    at: Column
    where: tuple[ColumnElement[bool], ...] = ()
    by: Mapping[str, Column] = field(default_factory=dict)
    sums: Mapping[str, Column | Callable[[LocalTime], Column]]
    list: OnList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One statistic.

    Attributes:
        about: what is counted, in a sentence.
        table: name of the table the export is noted under in the audit trail.
        draws: pictures that make sense, the usual one first.
        totals: whether the figures of its groups come to something together.
        right_export: needed to take it out of the house besides the right to see it.
    """

    key: str
    title: Text
    about: Text
    icon: str
    table: str
    sources: tuple[Source, ...]
    groupings: tuple[Grouping, ...]
    measures: tuple[Measure, ...]
    draws: tuple[Draw, ...] = (Draw.BARS, Draw.LINE, Draw.PIE)
    totals: bool = True
    right_export: str = ""

    def grouping(self, key: str) -> Grouping:
        """The grouping called `key`; KeyError where there is none."""
        return {one.key: one for one in self.groupings}[key]

    @property
    def sums(self) -> tuple[str, ...]:
        """Names of all sums the measures need, in order."""
        names = [name for one in self.measures for name in (one.top, one.bottom) if name]
        return tuple(dict.fromkeys(names))


def _time(step: Step, label: Text) -> Grouping:
    return Grouping(key=step.value, label=label, sort=Sort.TIME, step=step)


DAYS = _time(Step.DAY, QT_TRANSLATE_NOOP("statistics", "Day"))
CALENDAR = (
    DAYS,
    _time(Step.WEEK, QT_TRANSLATE_NOOP("statistics", "Week")),
    _time(Step.MONTH, QT_TRANSLATE_NOOP("statistics", "Month")),
    _time(Step.QUARTER, QT_TRANSLATE_NOOP("statistics", "Quarter")),
    _time(Step.YEAR, QT_TRANSLATE_NOOP("statistics", "Year")),
)
HOURS = _time(Step.HOUR, QT_TRANSLATE_NOOP("statistics", "Hour of the day"))
