"""What does a cell of somebody's sheet mean for a field: which text, amount, day, word of a list?"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.core import money
from app.core.dates import read_day, read_moment
from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.checks import checked
from app.records.field import Field, Kind, Values
from app.records.record import RecordType
from app.records.transfer.heads import Vocabulary, pattern_of, plain

NO_AMOUNT = QT_TRANSLATE_NOOP("transfer", "“{text}” is no amount.")
NO_NUMBER = QT_TRANSLATE_NOOP("transfer", "“{text}” is no whole number.")
NO_DAY = QT_TRANSLATE_NOOP("transfer", "“{text}” is no day.")
NO_MOMENT = QT_TRANSLATE_NOOP("transfer", "“{text}” is no day and time.")
NO_WORD = QT_TRANSLATE_NOOP("transfer", "“{text}” is not one of the words this field knows.")
SHORTENED = QT_TRANSLATE_NOOP(
    "transfer", "The sheet has shortened this number to “{text}”. Write it as text there, with all its digits."
)
LONG_WORD = QT_TRANSLATE_NOOP("transfer", "A word of a list has at most %n character(s).")
_MOST_WORD = 80
_PHONE = Kind.PHONE  # looked up once, see `checks`
_EPOCH = date(1899, 12, 30)  # day 0 of sheets
_EXPONENT = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
_BETWEEN = re.compile(r"\s*[,，、;；\n|/]\s*")
_LEAST_DIGITS = 7  # of a number, for several in one cell to be told apart


class _Wrong(ValueError):
    """A cell that means nothing."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


class RowReader:
    """Reads the rows of a sheet as values of a record type.

    Args:
        kind: the type.
        columns: the target of each column that is taken.
        vocabulary: the words of values.
        now: what days without a year are measured by.
    """

    def __init__(self, kind: RecordType, columns: Mapping[int, str], vocabulary: Vocabulary, now: datetime) -> None:
        self._kind, self._now = kind, now
        self._own: list[tuple[int, Field, Callable[[Any], Any]]] = []
        self._parts: list[tuple[int, str, int, Field, Callable[[Any], Any]]] = []
        self._columns = {target: at for at, target in columns.items()}
        for at, target in sorted(columns.items()):
            name, _, rest = target.partition(".")
            if rest:
                place, _, cell = rest.partition(".")
                one = next(each for each in kind.field(name).parts if each.key == cell)
                self._parts.append((at, name, int(place), one, self._way(one, target, vocabulary)))
            else:
                self._own.append((at, kind.field(name), self._way(kind.field(name), target, vocabulary)))

    def read(self, row: Sequence[Any]) -> tuple[Values, dict[int | None, Text]]:
        """The checked values of a row, and what is wrong with them, by column (None: with the row)."""
        wrong: dict[int | None, Text] = {}
        values: Values = {}
        for at, field, way in self._own:
            value = self._cell(row, at, way, wrong)
            if value is not None:
                values[field.key] = value
        places = self._read_parts(row, values, wrong)
        if wrong:
            return values, wrong
        try:
            return checked(self._kind, values, whole=True), wrong
        except Invalid as err:
            return values, self.located(err, places)

    def located(self, err: Invalid, places: Mapping[str, Sequence[int]]) -> dict[int | None, Text]:
        """The sentences of an error by the columns they are about."""
        found: dict[int | None, Text] = {}
        for key, text in err.fields.items():
            name, _, rest = key.partition(".")
            if rest and name in places:
                at, _, cell = rest.partition(".")
                known = places[name]
                key = f"{name}.{known[min(int(at), len(known) - 1)]}.{cell}"  # noqa: PLW2901  the place in the sheet
            found.setdefault(self._columns.get(key), text)
        return found

    def places_of(self, row: Sequence[Any]) -> dict[str, list[int]]:
        """Which places of each PARTS field are filled in a row; those after them came out of a cell with several."""
        return self._read_parts(row, {}, {})

    def _read_parts(self, row: Sequence[Any], values: Values, wrong: dict[int | None, Text]) -> dict[str, list[int]]:
        found: dict[str, dict[int, Values]] = {}
        more: dict[str, list[tuple[int, Values]]] = {}
        for at, name, place, field, way in self._parts:
            value = self._cell(row, at, way, wrong)
            if value is None:
                continue
            if field.kind is _PHONE:
                value, *others = several(value)
                more.setdefault(name, []).extend((place, {field.key: one}) for one in others)
            found.setdefault(name, {}).setdefault(place, {})[field.key] = value
        places = {}
        for name, rows in found.items():
            filled = [*sorted(rows.items()), *more.get(name, ())]
            values[name] = tuple(one for _, one in filled)
            places[name] = [place for place, _ in filled]
        return places

    def _cell(self, row: Sequence[Any], at: int, way: Callable[[Any], Any], wrong: dict[int | None, Text]) -> Any:
        value = row[at] if at < len(row) else None
        if value is None or value == "" or (isinstance(value, str) and not value.strip()):
            return None
        try:
            return way(value)
        except _Wrong as err:
            wrong[at] = err.text
            return None

    def _way(self, field: Field, target: str, vocabulary: Vocabulary) -> Callable[[Any], Any]:
        known = vocabulary.values.get(pattern_of(target), {})
        ways: dict[Kind, Callable[[Any], Any]] = {
            Kind.PHONE: _phone,
            Kind.MONEY: _amount,
            Kind.NUMBER: _number,
            Kind.SECONDS: _number,
            Kind.DAY: self._day,
            Kind.MOMENT: self._moment,
            Kind.YES_NO: lambda value: value if isinstance(value, bool) else _word(value, known),
            Kind.STATE: lambda value: _word(value, known),
            Kind.CHOICE: _choice,
        }
        return ways.get(field.kind, said)

    def _day(self, value: Any) -> date:
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        if isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value < 200_000:
            return _EPOCH + timedelta(days=int(value))
        head = said(value).split(" ")[0].split("T")[0]
        day = read_day(said(value), self._now.astimezone().date()) or read_day(head, self._now.astimezone().date())
        if day is None:
            raise _Wrong(NO_DAY.fill(text=_short(value)))
        return day

    def _moment(self, value: Any) -> datetime:
        if isinstance(value, datetime):
            return value.astimezone()
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day).astimezone()
        moment = read_moment(said(value), self._now)
        if moment is None:
            raise _Wrong(NO_MOMENT.fill(text=_short(value)))
        return moment


def said(value: Any) -> str:
    """A cell as somebody would have typed it: a whole number has no point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != value.min.time() else value.date().isoformat()
    return str(value)


def _short(value: Any) -> str:
    text = " ".join(said(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _phone(value: Any) -> str:
    text = said(value)
    if _EXPONENT.fullmatch(text):
        raise _Wrong(SHORTENED.fill(text=text))
    return text


def several(text: str) -> list[str]:
    """The numbers in a cell; an extension behind a stroke is none of its own."""
    pieces = [one for one in _BETWEEN.split(text) if one]
    alone = all(sum(map(str.isdigit, one)) >= _LEAST_DIGITS for one in pieces)
    return list(dict.fromkeys(pieces)) if len(pieces) > 1 and alone else [text]


def _amount(value: Any) -> int:
    if isinstance(value, bool):
        raise _Wrong(NO_AMOUNT.fill(text=_short(value)))
    if isinstance(value, int | float):
        minor = round(value * 100) if abs(value) < money.MOST / 100 else None
        if minor is None or abs(minor - value * 100) > 0.01:
            raise _Wrong(NO_AMOUNT.fill(text=_short(value)))
        return minor
    found = money.read(said(value))
    if found is None:
        raise _Wrong(NO_AMOUNT.fill(text=_short(value)))
    return found


def _number(value: Any) -> int:
    text = said(value).replace(",", "").replace("，", "")
    if isinstance(value, bool) or not re.fullmatch(r"[-+]?\d{1,15}", text):
        raise _Wrong(NO_NUMBER.fill(text=_short(value)))
    return int(text)


def _word(value: Any, known: Mapping[str, Any]) -> Any:
    found = known.get(plain(said(value)))
    if found is None:
        raise _Wrong(NO_WORD.fill(text=_short(value)))
    return found


def _choice(value: Any) -> str:
    text = " ".join(said(value).split())
    if len(text) > _MOST_WORD:
        raise _Wrong(LONG_WORD.counted(_MOST_WORD))
    return text
