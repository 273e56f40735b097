"""What does a statistic come to: groups in their order, figures, totals, percentages, the picture?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.i18n import Text
from app.features.statistics.counting import Counted
from app.features.statistics.describing import Grouping, Measure, Sort, Statistic
from app.features.statistics.period import Period, Step, stretches
from app.records.transfer.figures import Figure, Shown

_MOST_FILLED = 400  # stretches of time that stand there also where nothing happened
_ADDITIVE = frozenset({Shown.COUNT, Shown.MONEY})


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures somebody wants.

    Attributes:
        by: keys of one or two groupings.
    """

    statistic: Statistic
    period: Period
    by: tuple[str, ...]

    @property
    def groupings(self) -> tuple[Grouping, ...]:
        """What the figures are told apart by."""
        return tuple(self.statistic.grouping(key) for key in self.by)


@dataclass(frozen=True, slots=True)
class Group:
    """A value of a grouping, and what it is called; None where it is a stretch of time or nothing."""

    value: Any
    name: str | Text | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its groups and its sums."""

    groups: tuple[Group, ...]
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures somebody asked for.

    Attributes:
        lines: in the order they are shown.
        totals: the sums of all of them.
    """

    asked: Asked
    lines: tuple[Line, ...]
    totals: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not any(self.totals) and not any(any(one.sums) for one in self.lines)

    def figure(self, measure: Measure, sums: Sequence[int]) -> Figure:
        """What a measure comes to; None where there is nothing to divide by."""
        names = self.asked.statistic.sums
        top = sums[names.index(measure.top)]
        if not measure.bottom:
            return top
        bottom = sums[names.index(measure.bottom)]
        if not bottom:
            return None
        return round(top / bottom) if measure.shown is Shown.SPAN else top / bottom

    def share(self, measure: Measure, sums: Sequence[int]) -> Figure:
        """Which part of the whole it is; None where there is no whole."""
        at = self.asked.statistic.sums.index(measure.top)
        return sums[at] / self.totals[at] if self.totals[at] else None

    def by_first(self) -> tuple[Line, ...]:
        """The same without the second grouping, for a picture of the first alone."""
        if len(self.asked.by) == 1:
            return self.lines
        firsts: dict[Group, tuple[int, ...]] = {}
        for one in self.lines:
            firsts[one.groups[0]] = _plus(firsts.get(one.groups[0]), one.sums)
        return tuple(Line((group,), sums) for group, sums in firsts.items())

    def groups(self, at: int) -> tuple[Group, ...]:
        """All groups of the first (0) or the second grouping, the greatest first, or in the order of time."""
        sums: dict[Group, tuple[int, ...]] = {}
        for one in self.lines:
            sums[one.groups[at]] = _plus(sums.get(one.groups[at]), one.sums)
        return _ordered(self.asked.groupings[at], sums, self._weight)

    def _weight(self, sums: Sequence[int]) -> float:
        return self.figure(self.asked.statistic.measures[0], sums) or 0


def adds_up(measure: Measure) -> bool:
    """Whether figures of groups can be put on top of each other."""
    return measure.shown in _ADDITIVE and not measure.bottom


def table_of(asked: Asked, counted: Iterable[Counted]) -> Table:
    """The figures in the order they are shown: time as it goes, all else the greatest first, what has no name last."""
    groupings, found = asked.groupings, [one for one in counted if any(one.sums)]
    lines = {_groups(groupings, one): one.sums for one in found}
    totals = tuple(map(sum, zip(*lines.values(), strict=True))) or (0,) * len(asked.statistic.sums)
    bare = Table(asked, (), totals)
    firsts: dict[Group, tuple[int, ...]] = {}
    for groups, sums in lines.items():
        firsts[groups[0]] = _plus(firsts.get(groups[0]), sums)
    if found:
        firsts = {Group(one): (0,) * len(totals) for one in _filled(asked)} | firsts
    ordered = []
    for first in _ordered(groupings[0], firsts, bare._weight):  # noqa: SLF001  of this file
        inner = {groups: sums for groups, sums in lines.items() if groups[0] == first}
        if len(groupings) == 1 or not inner:
            ordered.append(Line((first,), firsts[first]))
            continue
        seconds = {groups[1]: sums for groups, sums in inner.items()}
        ordered += [Line((first, one), seconds[one]) for one in _ordered(groupings[1], seconds, bare._weight)]  # noqa: SLF001
    return Table(asked, tuple(ordered), totals)


def _groups(groupings: Sequence[Grouping], counted: Counted) -> tuple[Group, ...]:
    return tuple(
        _group(grouping, value, name)
        for grouping, value, name in zip(groupings, counted.values, counted.names, strict=True)
    )


def _group(grouping: Grouping, value: Any, name: str | None) -> Group:
    if value is None:
        return Group(None, grouping.without)
    if grouping.sort is Sort.TIME:
        return Group(value if grouping.step is Step.HOUR else date.fromisoformat(value))
    if grouping.sort is Sort.NAMED:
        return Group(value, name or f"#{value}")
    if grouping.sort is Sort.LOOKS:
        look = grouping.looks.get(value)
        return Group(str(value), look.words if look else str(value))
    return Group(value, grouping.said.fill(value=value) if grouping.said else str(value))


def _filled(asked: Asked) -> list[Any]:
    """Stretches that stand there although nothing happened in them."""
    step = asked.groupings[0].step
    if step is None or len(asked.by) > 1:
        return []
    if step is Step.HOUR:
        return [f"{hour:02}" for hour in range(24)]
    found = stretches(step, asked.period)
    return found if len(found) <= _MOST_FILLED else []


def _ordered(grouping: Grouping, groups: dict[Group, tuple[int, ...]], weight: Any) -> tuple[Group, ...]:
    if grouping.sort in (Sort.TIME, Sort.FIGURES):
        return tuple(sorted(groups, key=lambda one: (one.value is None, one.value or 0)))
    return tuple(sorted(groups, key=lambda one: (one.value is None, -weight(groups[one]), str(one.name))))


def _plus(one: tuple[int, ...] | None, other: tuple[int, ...]) -> tuple[int, ...]:
    return other if one is None else tuple(map(sum, zip(one, other, strict=True)))
