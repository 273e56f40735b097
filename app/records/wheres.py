"""Which records does a condition on one column leave: a choice, a stretch of days, an amount, words, a customer?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, true

from app.records.compare import Compare
from app.records.field import Field, Kind
from app.records.masking import has_private
from app.records.record import RecordType

Value = str | int | bool | date | None


class Op(StrEnum):
    """What is asked of a column; the value is stored with saved lists."""

    ONE_OF = "one_of"  # any of the values; None among them is "not filled in"
    WITHIN = "within"  # days: a word of `Span`, or from and to, either None for open
    AT_LEAST = "at_least"
    EQUAL = "equal"
    AT_MOST = "at_most"
    CONTAINS = "contains"
    EMPTY = "empty"
    FILLED = "filled"
    HAS = "has"  # one of its parts for which all of `Where.parts` hold


class Span(StrEnum):
    """A stretch of days that moves along with the present; the value is stored."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"


@dataclass(frozen=True, slots=True)
class Where:
    """One condition.

    Attributes:
        key: of the field.
        values: of the kind's own type; of ONE_OF as many as there are, of WITHIN (span,) or (from, to).
        shown: what ids among the values are called.
        parts: of HAS: conditions on cells of one and the same part.
    """

    key: str
    op: Op
    values: tuple[Value, ...] = ()
    shown: tuple[str, ...] = field(default=(), compare=False)
    parts: tuple["Where", ...] = ()


_TEXTS = (Kind.TEXT, Kind.WORDS, Kind.TAGS, Kind.PHONE)
_FIGURES = (Kind.MONEY, Kind.NUMBER, Kind.SECONDS)
OPS: Mapping[Kind, tuple[Op, ...]] = {
    **dict.fromkeys(_TEXTS, (Op.CONTAINS, Op.EMPTY, Op.FILLED)),
    Kind.TEXT: (Op.CONTAINS, Op.EQUAL, Op.EMPTY, Op.FILLED),
    **dict.fromkeys(_FIGURES, (Op.AT_LEAST, Op.EQUAL, Op.AT_MOST)),
    Kind.NUMBER: (Op.AT_LEAST, Op.EQUAL, Op.AT_MOST, Op.EMPTY, Op.FILLED),
    **dict.fromkeys((Kind.DAY, Kind.MOMENT), (Op.WITHIN, Op.EMPTY, Op.FILLED)),
    **dict.fromkeys((Kind.STATE, Kind.YES_NO, Kind.CHOICE), (Op.ONE_OF,)),
    Kind.LINK: (Op.ONE_OF, Op.EMPTY, Op.FILLED),
    **dict.fromkeys((Kind.PARTS, Kind.SET), ()),
}


_COMPARED = {Op.AT_LEAST: Compare.AT_LEAST, Op.EQUAL: Compare.EQUAL, Op.AT_MOST: Compare.AT_MOST}


def ops_of(field: Field) -> tuple[Op, ...]:
    """What can be asked of a field; one that is always filled in is not asked whether it is."""
    never = (Op.EMPTY, Op.FILLED) if field.required else ()
    return tuple(one for one in OPS[field.kind] if one not in never)


def fits(kind: RecordType, where: Where) -> bool:
    """Whether a condition makes sense for a type; one kept from before may not any more."""
    if any(one.field.key == where.key for one in kind.reckoned):
        return where.op in _COMPARED and len(where.values) == 1
    one = next((one for one in kind.fields if one.key == where.key), None)
    if one is not None and where.op is Op.HAS:
        return one.kind is Kind.PARTS and {part.key for part in where.parts} <= {cell.key for cell in one.parts}
    return one is not None and where.op in OPS[one.kind]


def condition(kind: RecordType, where: Where, now: datetime) -> ColumnElement[bool]:
    """The condition in SQL; values are bound, never written into it.

    Args:
        kind: the type, which has the field.
        where: the condition.
        now: what spans such as "today" are measured by.
    """
    for reckoned in kind.reckoned:
        if reckoned.field.key == where.key:
            return reckoned.where(_COMPARED[where.op], int(str(where.values[0])))
    one = kind.field(where.key)
    return _has(kind, one, where, now) if where.op is Op.HAS else _holds(one, _column(kind, one), where, now)


def _has(kind: RecordType, one: Field, where: Where, now: datetime) -> ColumnElement[bool]:
    parts: Any = getattr(kind.model, one.key)
    model, cells = parts.property.mapper.class_, {cell.key: cell for cell in one.parts}
    held = [_holds(cells[part.key], getattr(model, part.key), part, now) for part in where.parts]
    found: ColumnElement[bool] = parts.any(and_(true(), *held))
    return found


def _holds(one: Field, column: ColumnElement[Any], where: Where, now: datetime) -> ColumnElement[bool]:
    if where.op is Op.WITHIN:
        return _within(one, column, where, now)
    if where.op in (Op.EMPTY, Op.FILLED):
        empty = or_(column.is_(None), column == "") if one.kind in _TEXTS else column.is_(None)
        return empty if where.op is Op.EMPTY else ~empty
    return _PLAIN[where.op](one, column, where.values)


def is_served(kind: RecordType, where: Where) -> bool:
    """Whether an index leads to what a condition leaves; without one the whole table is read."""
    if where.op not in (Op.ONE_OF, Op.WITHIN, Op.EQUAL):
        return False
    firsts = {next(iter(one.columns)).name for one in kind.model.__table__.indexes}  # type: ignore[attr-defined]
    return where.key in firsts


def is_private(kind: RecordType, where: Where) -> bool:
    """Whether a condition asks for what is masked for some."""
    return any(has_private(one) for one in kind.fields if one.key == where.key)


def span_of(span: Span, today: date) -> tuple[date, date]:
    """First and last day of a span; weeks begin on Monday."""
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    before = first - timedelta(days=1)
    return {
        Span.TODAY: (today, today),
        Span.YESTERDAY: (today - timedelta(days=1),) * 2,
        Span.THIS_WEEK: (monday, monday + timedelta(days=6)),
        Span.LAST_WEEK: (monday - timedelta(days=7), monday - timedelta(days=1)),
        Span.THIS_MONTH: (first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)),
        Span.LAST_MONTH: (before.replace(day=1), before),
        Span.THIS_YEAR: (date(today.year, 1, 1), date(today.year, 12, 31)),
    }[span]


def kept(where: Where) -> dict[str, Any]:
    """A condition in JSON's own types."""
    values = [{"day": one.isoformat()} if isinstance(one, date) else one for one in where.values]
    found = {"key": where.key, "op": where.op.value, "values": values, "shown": list(where.shown)}
    return found | ({"parts": [kept(one) for one in where.parts]} if where.parts else {})


def from_kept(raw: Mapping[str, Any]) -> Where:
    """The condition that was kept.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    values = [date.fromisoformat(one["day"]) if isinstance(one, dict) else one for one in raw["values"]]
    shown, parts = tuple(map(str, raw.get("shown", ()))), tuple(map(from_kept, raw.get("parts", ())))
    return Where(str(raw["key"]), Op(raw["op"]), tuple(values), shown, parts)


def _column(kind: RecordType, one: Field) -> ColumnElement[Any]:
    if one.key in kind.model.__mapper__.column_attrs:
        found: ColumnElement[Any] = getattr(kind.model, one.key)
        return found
    assert one.read is not None, one.key
    return one.read()


def _within(one: Field, column: ColumnElement[Any], where: Where, now: datetime) -> ColumnElement[bool]:
    local = now.astimezone()
    values: tuple[Value, ...] = where.values
    if len(values) == 1:
        values = span_of(Span(str(values[0])), local.date())
    first, last = values
    conditions: list[ColumnElement[bool]] = [column.is_not(None)]
    if isinstance(first, date):
        conditions.append(column >= (_start(first) if one.kind is Kind.MOMENT else first))
    if isinstance(last, date):
        conditions.append(column < _start(last + timedelta(days=1)) if one.kind is Kind.MOMENT else column <= last)
    return and_(*conditions)


def _start(day: date) -> datetime:
    """The moment a day begins here."""
    return datetime.combine(day, time()).astimezone()


def _one_of(_one: Field, column: ColumnElement[Any], values: tuple[Value, ...]) -> ColumnElement[bool]:
    filled = [value for value in values if value is not None]
    found = column.in_(filled)
    return or_(found, column.is_(None)) if None in values else found


def _contains(one: Field, column: ColumnElement[Any], values: tuple[Value, ...]) -> ColumnElement[bool]:
    text = str(values[0])
    if one.kind is Kind.PHONE:  # however it is written
        for sign in " -":
            column, text = func.replace(column, sign, ""), text.replace(sign, "")
    return column.icontains(text, autoescape=True)


_PLAIN: Mapping[Op, Callable[[Field, ColumnElement[Any], tuple[Value, ...]], ColumnElement[bool]]] = {
    Op.ONE_OF: _one_of,
    Op.CONTAINS: _contains,
    Op.AT_LEAST: lambda _, column, values: column >= values[0],
    Op.EQUAL: lambda _, column, values: column == values[0],
    Op.AT_MOST: lambda _, column, values: column <= values[0],
}
