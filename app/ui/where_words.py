"""How is a condition on a column said: on its chip, and in a list of what can be asked?"""

from datetime import date
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import Settings
from app.records.field import Field, Kind
from app.records.record import RecordType
from app.records.wheres import Op, Span, Where
from app.ui.cells import Cells
from app.ui.form_fields import name_of
from app.ui.texts import listed, words

SPANS: dict[Span, Text] = {
    Span.TODAY: QT_TRANSLATE_NOOP("wheres", "today"),
    Span.YESTERDAY: QT_TRANSLATE_NOOP("wheres", "yesterday"),
    Span.THIS_WEEK: QT_TRANSLATE_NOOP("wheres", "this week"),
    Span.LAST_WEEK: QT_TRANSLATE_NOOP("wheres", "last week"),
    Span.THIS_MONTH: QT_TRANSLATE_NOOP("wheres", "this month"),
    Span.LAST_MONTH: QT_TRANSLATE_NOOP("wheres", "last month"),
    Span.THIS_YEAR: QT_TRANSLATE_NOOP("wheres", "this year"),
}
OPS: dict[Op, Text] = {
    Op.ONE_OF: QT_TRANSLATE_NOOP("wheres", "is"),
    Op.WITHIN: QT_TRANSLATE_NOOP("wheres", "from – to"),
    Op.AT_LEAST: QT_TRANSLATE_NOOP("wheres", "at least"),
    Op.EQUAL: QT_TRANSLATE_NOOP("wheres", "exactly"),
    Op.AT_MOST: QT_TRANSLATE_NOOP("wheres", "at most"),
    Op.CONTAINS: QT_TRANSLATE_NOOP("wheres", "contains"),
    Op.EMPTY: QT_TRANSLATE_NOOP("wheres", "is not filled in"),
    Op.FILLED: QT_TRANSLATE_NOOP("wheres", "is filled in"),
}
NOT_FILLED = QT_TRANSLATE_NOOP("wheres", "not filled in")
YES, NO = QT_TRANSLATE_NOOP("wheres", "yes"), QT_TRANSLATE_NOOP("wheres", "no")
_SIGNS = {Op.AT_LEAST: "≥", Op.EQUAL: "=", Op.AT_MOST: "≤"}
_AFTER = QT_TRANSLATE_NOOP("wheres", "from {first}")
_BEFORE = QT_TRANSLATE_NOOP("wheres", "until {last}")
_BETWEEN = QT_TRANSLATE_NOOP("wheres", "{first} to {last}")


def sentence(kind: RecordType, where: Where, cells: Cells, settings: Settings) -> str:
    """A condition in words: Level: gold, silver; Deposit ≥ 100.00; Due: this week."""
    return _said(kind.asked(where.key), where, cells, settings)


def _said(field: Field, where: Where, cells: Cells, settings: Settings) -> str:
    name = name_of(field, settings)
    if where.op is Op.HAS:
        inner = {one.key: one for one in field.parts}
        return f"{name}: {', '.join(_said(inner[part.key], part, cells, settings) for part in where.parts)}"
    if where.op in _SIGNS:
        return f"{name} {_SIGNS[where.op]} {cells.text(field, where.values[0]) or 0}"
    if where.op in (Op.EMPTY, Op.FILLED):
        return f"{name} {words(OPS[where.op])}"
    return f"{name}: {_values(field, where, cells)}"


def _values(field: Field, where: Where, cells: Cells) -> str:
    if where.op is Op.CONTAINS:
        return f"“{where.values[0]}”"
    if where.op is Op.WITHIN:
        return _within(where)
    if where.shown:
        return listed(where.shown)
    return listed(_one(field, value, cells) for value in where.values)


def _one(field: Field, value: Any, cells: Cells) -> str:
    if value is None:
        return words(NOT_FILLED)
    if field.kind is Kind.YES_NO:
        return words(YES if value else NO)
    return cells.text(field, value)


def _within(where: Where) -> str:
    if len(where.values) == 1:
        return words(SPANS[Span(str(where.values[0]))])
    first, last = (one.isoformat() if isinstance(one, date) else "" for one in where.values)
    if first and last:
        return first if first == last else words(_BETWEEN.fill(first=first, last=last))
    return words(_AFTER.fill(first=first)) if first else words(_BEFORE.fill(last=last))
