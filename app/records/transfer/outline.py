"""What does a sheet or a document made of a list say, besides the rows themselves? In the user's words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from app.records.field import Kind

_SHEET_MOST = 32_000  # characters of one cell; a sheet takes 32,767


class Form(Enum):
    """What is made of a list; the value is the file's ending."""

    SHEET = ".xlsx"
    DOCUMENT = ".docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        key: of the field, or of a cell of parts ("phones.0.number").
        words: what stands for a stored value (the state, yes and no).
        say: how a text is written (a telephone number); it may be called in another process.
        width: in average characters.
    """

    key: str
    head: str
    kind: Kind = Kind.TEXT
    words: Mapping[Any, str] = field(default_factory=dict)
    say: Callable[[str], str] | None = None
    sums: bool = False
    width: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Everything that is written besides rows.

    Attributes:
        title: the list's name.
        about: what was asked of it, in words: (filter, "open, this month"), (order, …).
        total: the word before the sums.
        whole: every field that can be imported again, instead of what the list shows.
        picture: a PNG before the table, of documents.
    """

    title: str
    columns: tuple[Column, ...]
    about: tuple[tuple[str, str], ...] = ()
    about_title: str = "About"
    total: str = ""
    whole: bool = False
    picture: bytes = b""


class Writer(Protocol):
    """Writes one file row by row."""

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write some more rows; values in the order of the columns."""
        ...

    def close(self) -> None:
        """Write what comes last; the file is complete then."""
        ...

    def drop(self) -> None:
        """Leave off; what was written is of no use."""
        ...


def plain(column: Column) -> Callable[[Any], Any]:
    """What makes of a stored value what a cell holds: text, number, amount, day, local moment, or nothing."""
    if column.words:
        return lambda value: None if value is None else column.words.get(value, str(value))
    if (say := column.say) is not None:
        return lambda value: _text(say(value)) if value else None
    return _WAYS.get(column.kind, _text)


def _text(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        said = value if value.isprintable() else _clean(value)
        return said if len(said) <= _SHEET_MOST else said[:_SHEET_MOST] + "…"
    return str(value)


def _clean(value: str) -> str:
    """Without signs that no sheet takes; a line ends in one way."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\t\n" or (one >= " " and not "\ud800" <= one <= "\udfff"))


def _moment(value: datetime | None) -> datetime | None:
    return value.astimezone().replace(tzinfo=None, microsecond=0) if value is not None else None


def _day(value: date | None) -> date | None:
    return value


def _number(value: Any) -> Any:
    return value


_WAYS: dict[Kind, Callable[[Any], Any]] = {
    Kind.MONEY: lambda value: None if value is None else value / 100,
    Kind.NUMBER: _number,
    Kind.SECONDS: _number,
    Kind.MOMENT: _moment,
    Kind.DAY: _day,
    Kind.TAGS: _text,
}
