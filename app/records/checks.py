"""Does what was typed into a form fit the description of its record type?"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.field import Field, Kind, Values
from app.records.record import RecordType

NEEDED = QT_TRANSLATE_NOOP("records", "Please fill this in.")
TOO_LONG = QT_TRANSLATE_NOOP("records", "At most %n character(s) fit here.")
TOO_SMALL = QT_TRANSLATE_NOOP("records", "At least {least}, please.")
TOO_LARGE = QT_TRANSLATE_NOOP("records", "At most {most}, please.")
NOT_THIS = QT_TRANSLATE_NOOP("records", "This does not fit here; please choose or type it again.")

# Looked up once: Python 3.11 takes its time over each `Kind.X`, and a sheet has a million cells.
_PARTS, _SET, _TAGS, _LINES = Kind.PARTS, Kind.SET, Kind.TAGS, Kind.WORDS
_STATE, _YES_NO = Kind.STATE, Kind.YES_NO
_WORDS = (Kind.TEXT, Kind.WORDS, Kind.PHONE, Kind.TAGS)
_SEVERAL = (Kind.PARTS, Kind.SET)
_PRESET = (Kind.STATE, Kind.YES_NO)
_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.NUMBER: (int,),
    Kind.MONEY: (int,),
    Kind.SECONDS: (int,),
    Kind.YES_NO: (bool,),
    Kind.MOMENT: (datetime,),
    Kind.DAY: (date,),
    Kind.CHOICE: (int, str),  # a str is a new word for the list
    Kind.LINK: (int,),
    Kind.STATE: (str,),
}


def checked(kind: RecordType, values: Mapping[str, Any], *, whole: bool) -> Values:
    """The values in the form they are stored in: blanks cut, empty parts dropped, times in UTC.

    With `whole` it is a new record, so that required fields missing from `values` are wrong too.

    Raises:
        Invalid: with one sentence per wrong field; cells of parts as "phones.0.number".
    """
    wrong: dict[str, Text] = {}
    clean: Values = {}
    for field in kind.fields:
        if field.key in values:
            clean[field.key] = _one(field, values[field.key], field.key, wrong)
        elif whole and field.required:
            wrong[field.key] = NEEDED
    if wrong:
        raise Invalid(wrong)
    return clean | {key: value for key, value in values.items() if key not in clean}


def is_empty(value: Any) -> bool:
    """Whether a value counts as not filled in."""
    return value is None or value in ("", ())


def out_of_bounds(field: Field, value: Any) -> Text | None:
    """What is wrong with a number or an amount that is smaller than `least` or larger than `most`."""
    if not isinstance(value, int):
        return None
    if field.least is not None and value < field.least:
        return TOO_SMALL.fill(least=_shown(field, field.least))
    if field.most is not None and value > field.most:
        return TOO_LARGE.fill(most=_shown(field, field.most))
    return None


def _one(field: Field, value: Any, key: str, wrong: dict[str, Text]) -> Any:
    if value is None or value == "":  # most of a sheet's cells: nothing to look at
        value = () if field.kind in _SEVERAL else "" if field.kind in _WORDS else None
    elif field.kind is _PARTS:
        value = _parts(field, value, key, wrong)
    elif field.kind is _SET:
        value = _set(field, value, key, wrong)
    elif field.kind in _WORDS:
        value = _text(field, value, key, wrong)
    else:
        value = _plain(field, value, key, wrong)
    if field.required and is_empty(value):
        wrong.setdefault(key, NEEDED)
    return value


def _set(field: Field, value: Any, key: str, wrong: dict[str, Text]) -> Any:
    if not isinstance(value, tuple | list | frozenset) or any(one not in field.looks for one in value):
        wrong[key] = NOT_THIS
        return value
    return tuple(one for one in field.looks if one in value)


def _text(field: Field, value: Any, key: str, wrong: dict[str, Text]) -> str:
    text = str(value).strip()
    if field.kind is _TAGS:
        text = " ".join(dict.fromkeys(text.replace(",", " ").replace("，", " ").split()))
    elif field.kind is not _LINES:
        text = " ".join(text.splitlines())
    most = _most(field)
    if most and len(text) > most:
        wrong[key] = TOO_LONG.counted(most)
    return text


def _most(field: Field) -> int:
    return 20_000 if field.kind is _LINES and field.max_length == 80 else field.max_length


def _plain(field: Field, value: Any, key: str, wrong: dict[str, Text]) -> Any:
    fits = isinstance(value, _TYPES[field.kind]) and (field.kind is _YES_NO or not isinstance(value, bool))
    if not fits or (field.kind is _STATE and value not in field.looks):
        wrong[key] = NOT_THIS
        return value
    if beyond := out_of_bounds(field, value):
        wrong[key] = beyond
    return _TIDY.get(field.kind, lambda one: one)(value)


def _shown(field: Field, value: int) -> str:
    return f"{value / 100:.2f}" if field.kind is Kind.MONEY else str(value)


def _moment(value: datetime) -> datetime:
    return (value if value.tzinfo else value.astimezone()).astimezone(UTC)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _choice(value: int | str) -> int | str | None:
    return (value.strip() or None) if isinstance(value, str) else value


_TIDY: dict[Kind, Callable[[Any], Any]] = {Kind.MOMENT: _moment, Kind.DAY: _day, Kind.CHOICE: _choice}


def _parts(field: Field, value: Any, key: str, wrong: dict[str, Text]) -> tuple[Values, ...]:
    rows: list[Values] = []
    for raw in value or ():
        if not any(_is_typed(one, raw.get(one.key)) for one in field.parts):
            continue
        faults: dict[str, Text] = {}
        row = {one.key: _one(one, raw.get(one.key), one.key, faults) for one in field.parts}
        if faults:
            wrong.update({f"{key}.{len(rows)}.{cell}": text for cell, text in faults.items()})
        rows.append({**raw, **row})
    return tuple(rows)


def _is_typed(field: Field, value: Any) -> bool:
    """Whether somebody filled this cell in; what every row begins with does not count."""
    filled = bool(value.strip()) if isinstance(value, str) else not is_empty(value)
    return filled and field.kind not in _PRESET
