"""Which list shows exactly the records behind a figure?"""

from dataclasses import dataclass

from app.features.statistics.describing import Grouping, Measure, OnList, Sort, Source
from app.features.statistics.period import Period, Step, whole
from app.features.statistics.table import Asked, Group
from app.records.listing import Query
from app.records.wheres import Op, Where


@dataclass(frozen=True, slots=True)
class Drill:
    """A list: key of its record type, and what is asked of it."""

    kind: str
    query: Query


def drill(asked: Asked, groups: tuple[Group, ...], measure: Measure, shown: tuple[str, ...]) -> Drill | None:
    """The list behind a row, or None where no list can show it.

    Args:
        asked: what was counted.
        groups: of the row; none for the totals.
        measure: the figure that is looked at; it says which records where several kinds were counted.
        shown: the groups in the user's words.
    """
    source = _source(asked, groups, measure)
    if source is None or source.list is None:
        return None
    period, wheres = asked.period, list[Where]()
    for grouping, group, said in zip(asked.groupings, groups, shown, strict=False):
        if grouping.key == "what":
            continue
        if grouping.step is not None:
            if grouping.step is Step.HOUR:
                return None
            period = period.within(whole(grouping.step, group.value))
        elif (found := _where(source.list, grouping, group, said)) is None:
            return None
        else:
            wheres.append(found)
    return _list(source.list, period, [*wheres, *source.list.only.get(measure.top, ())])


def _source(asked: Asked, groups: tuple[Group, ...], measure: Measure) -> Source | None:
    names = {group.value for grouping, group in zip(asked.groupings, groups, strict=False) if grouping.key == "what"}
    fitting = [one for one in asked.statistic.sources if measure.top in one.sums and (not names or one.name in names)]
    if not names and len({one.name for one in fitting}) > 1:
        return None
    return fitting[0] if fitting else None


def _where(on: OnList, grouping: Grouping, group: Group, said: str) -> Where | None:
    key = on.by.get(grouping.key, "")
    if not key:
        return None
    if grouping.sort in (Sort.NAMED, Sort.LOOKS):
        return Where(key, Op.ONE_OF, (group.value,), (said,))
    return Where(key, Op.EMPTY) if group.value is None else Where(key, Op.EQUAL, (group.value,))


def _list(on: OnList, period: Period, wheres: list[Where]) -> Drill:
    """Conditions on parts must hold for one and the same part."""
    found = [Where(on.at, Op.WITHIN, (period.first, period.last)), *wheres]
    parts = tuple(one for one in found if one.key in on.within)
    rest = [one for one in found if one.key not in on.within]
    if on.part:
        rest.insert(0, Where(on.part, Op.HAS, parts=parts))
    asked = {one.key for one in rest}
    return Drill(on.kind, Query(wheres=(*rest, *(one for one in on.wheres if one.key not in asked))))
