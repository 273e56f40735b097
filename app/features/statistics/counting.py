"""How does a description become figures? One statement, grouped in the database; no row is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.db.base import Moment
from app.features.statistics.describing import Column, Grouping, Source, Statistic
from app.features.statistics.local_time import LocalTime, start_of
from app.features.statistics.period import Period


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of one group.

    Attributes:
        values: what it is in each grouping: first day of a stretch, text, id; None for none.
        names: what ids among them are called.
        sums: by `Statistic.sums`.
    """

    values: tuple[Any, ...]
    names: tuple[str | None, ...]
    sums: tuple[int, ...]


def count(session: Session, statistic: Statistic, period: Period, by: Sequence[str]) -> tuple[Counted, ...]:
    """The figures of a period, for each group that has any.

    Args:
        session: may be one on a replica.
        statistic: what is counted.
        period: local days.
        by: one or two keys of its groupings; none for the sum of everything.
    """
    wide = len(by)
    found = session.execute(statement(statistic, period, by)).all()
    return tuple(
        Counted(tuple(row[:wide]), tuple(row[wide : 2 * wide]), tuple(int(one or 0) for one in row[2 * wide :]))
        for row in found
    )


def statement(statistic: Statistic, period: Period, by: Sequence[str]) -> Select[Any]:
    """The one statement: values of the groupings, their names, the sums."""
    groupings = [statistic.grouping(key) for key in by]
    local = LocalTime.during(period)
    arms = [
        _arm(source, statistic.sums, period, groupings, local)
        for source in statistic.sources
        if all(one.step or one.key in source.by for one in groupings)
    ]
    grouped = arms[0].subquery("grouped")
    values = [grouped.c[f"by_{at}"] for at in range(len(by))]
    sums = [grouped.c[f"sum_{at}"] for at in range(len(statistic.sums))]
    if len(arms) > 1:
        every = union_all(*arms).subquery("every")
        values = [every.c[f"by_{at}"] for at in range(len(by))]
        together = (
            select(*values, *(func.sum(every.c[one.name]).label(one.name) for one in sums))
            .group_by(*values)
            .subquery("together")
        )
        values, sums = [together.c[one.name] for one in values], [together.c[one.name] for one in sums]
    names = [_name(grouping, value) for grouping, value in zip(groupings, values, strict=True)]
    return select(*values, *names, *sums)


def _arm(
    source: Source, sums: Sequence[str], period: Period, groupings: Sequence[Grouping], local: LocalTime
) -> Select[Any]:
    """One source by itself."""
    values = [_value(source, one, local).label(f"by_{at}") for at, one in enumerate(groupings)]
    summed = [func.sum(_summed(source, name, local)).label(f"sum_{at}") for at, name in enumerate(sums)]
    query = select(*values, *summed).select_from(source.tables).where(within(source.at, period), *source.where)
    return query.group_by(*(one.name for one in values)) if values else query


def _value(source: Source, grouping: Grouping, local: LocalTime) -> Column:
    return local.stretch(grouping.step, source.at) if grouping.step else source.by[grouping.key]


def _summed(source: Source, name: str, local: LocalTime) -> Column:
    found = source.sums.get(name)
    if found is None:
        return literal(0)
    return found(local) if callable(found) and not isinstance(found, ColumnElement) else found


def _name(grouping: Grouping, value: Column) -> Column:
    return grouping.name_of(value) if grouping.name_of else literal(None)


def within(at: Column, period: Period) -> ColumnElement[bool]:
    """Whether a day or moment is in a period."""
    if isinstance(at.type, Moment):
        return and_(at >= start_of(period.first), at < start_of(period.last + timedelta(days=1)))
    return and_(at >= period.first, at <= period.last)
