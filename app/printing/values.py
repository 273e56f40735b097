"""What does a record give to a form, and how is each value written on paper?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum, auto

from app.core.i18n import Text
from app.printing.capitals import capitals
from app.printing.english import in_english


class SourceKind(Enum):
    """What sort of value a source gives."""

    TEXT = auto()
    NUMBER = auto()
    MONEY = auto()
    DAY = auto()
    MOMENT = auto()
    YES_NO = auto()
    ROWS = auto()
    PICTURE = auto()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units."""

    minor: int


Cell = str | int | bool | Money | date | datetime | bytes | None
Rows = Sequence[Mapping[str, Cell]]
Given = Cell | Rows
Values = Mapping[str, Given]  # by the keys of sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One field that a record type offers to its forms.

    Attributes:
        key: in forms; never shown.
        label: in the user's language; a part of another thing carries that thing's name in `of`.
        of: "Customer" of the customer's phone, or None.
        sample: what the designer shows without a record.
        columns: of ROWS, the cells of a row.
    """

    key: str
    label: Text | str
    kind: SourceKind = SourceKind.TEXT
    of: Text | str | None = None
    sample: Given = ""
    columns: tuple["Source", ...] = ()


PLAIN, CAPITALS, ENGLISH, AMOUNT, DATE, TIME, MOMENT, SUM = (
    *("plain", "capitals", "english", "amount"),
    *("date", "time", "moment", "money"),
)
FORMATS: Mapping[SourceKind, tuple[str, ...]] = {
    SourceKind.TEXT: ("",),
    SourceKind.NUMBER: ("", PLAIN),
    SourceKind.MONEY: ("", AMOUNT, PLAIN, CAPITALS, ENGLISH),
    SourceKind.DAY: ("", "date_words", "short"),
    SourceKind.MOMENT: ("", DATE, TIME, "date_words", "short"),
    SourceKind.YES_NO: ("",),
    SourceKind.ROWS: ("",),
    SourceKind.PICTURE: ("",),
}


def written(value: Given, format_: str = "") -> str:
    """A value as it stands on paper: "¥1,240.00", "2026-11-18 08:50", "壹佰元整"; "" for nothing."""
    if value is None or isinstance(value, (str, bytes)):
        return value if isinstance(value, str) else ""
    if isinstance(value, Money):
        return _money(value.minor, format_)
    if isinstance(value, (bool, int)):
        return _number(value, format_)
    if isinstance(value, date):
        return _moment(value.astimezone(), format_) if isinstance(value, datetime) else _day(value, format_)
    return "；".join(" ".join(filter(None, (written(cell) for cell in row.values()))) for row in value)


def _number(value: int, format_: str) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    return str(value) if format_ == PLAIN else f"{value:,}"


def amount(minor: int) -> str:
    """Money without its sign: "1,240.00"."""
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100:,}.{abs(minor) % 100:02}"


def _money(minor: int, format_: str) -> str:
    if format_ == CAPITALS:
        return capitals(minor)
    if format_ == ENGLISH:
        return in_english(minor)
    if format_ == AMOUNT:
        return amount(minor)
    if format_ == PLAIN:
        return amount(minor).replace(",", "")
    return f"-¥{amount(-minor)}" if minor < 0 else f"¥{amount(minor)}"


def _moment(at: datetime, format_: str) -> str:
    if format_ == TIME:
        return at.strftime("%H:%M")
    if format_ == "short":
        return at.strftime("%m-%d %H:%M")
    return _day(at.date(), format_) if format_ in (DATE, "date_words") else at.strftime("%Y-%m-%d %H:%M")


def _day(day: date, format_: str) -> str:
    if format_ == "date_words":
        return f"{day.year}年{day.month}月{day.day}日"
    return day.strftime("%m-%d" if format_ == "short" else "%Y-%m-%d")


def rows_of(given: Given) -> Sequence[Mapping[str, Cell]]:
    """The rows in a value; none where it is no rows."""
    return given if isinstance(given, (list, tuple)) else ()


def summed(rows: Given, column: str) -> Given:
    """The sum of a column of rows: Money where it is money, a number where it is one."""
    cells = [row.get(column) for row in rows_of(rows)]
    if any(isinstance(one, Money) for one in cells):
        return Money(sum(one.minor for one in cells if isinstance(one, Money)))
    return sum(one for one in cells if isinstance(one, int))


def plainly(value: Given) -> str:
    """A value as a condition compares it: numbers without signs and zeros at the end ("0", "12.5")."""
    text = written(value, PLAIN)
    try:
        return format(Decimal(text).normalize(), "f") if text else ""
    except InvalidOperation:
        return text
