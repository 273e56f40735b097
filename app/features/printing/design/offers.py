"""What can be put onto a form: the fields of its record by their names, and what every form may have?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.printing.form import (
    Across,
    AnyItem,
    Box,
    Code,
    Column,
    Down,
    Fit,
    Line,
    PageNumber,
    Picture,
    Style,
    Symbol,
    Table,
    Total,
    Value,
    Words,
)
from app.printing.values import AMOUNT, Given, Money, Source, SourceKind, Values

Say = Callable[[Text | str], str]
_LED = QT_TRANSLATE_NOOP("design", "{name}: ")
_SUM = QT_TRANSLATE_NOOP("design", "Sum of {rows}: {cell}")
_TEXT = QT_TRANSLATE_NOOP("design", "Text")
_OWN = QT_TRANSLATE_NOOP("design", "This record")
_THINGS = QT_TRANSLATE_NOOP("design", "Texts, lines, pictures")
_MOST_COLUMNS = 6
_NUMBER = QT_TRANSLATE_NOOP("design", "No.")
_FIELD_W, _FIELD_H = 60.0, 6.0
_RIGHT_KINDS = (SourceKind.MONEY, SourceKind.NUMBER)


class Thing(Enum):
    """What is no field."""

    TEXT = auto()
    LINE = auto()
    BOX = auto()
    PICTURE = auto()
    BARS = auto()
    QR = auto()
    PAGE_NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column of rows."""

    rows: Source
    cell: Source


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette."""

    label: str
    icon: str
    what: Source | Thing | Sum


@dataclass(frozen=True, slots=True)
class Group:
    """Offers that stand together under a heading."""

    title: str
    offers: tuple[Offer, ...]


_THING_WORDS: dict[Thing, tuple[Text, str]] = {
    Thing.TEXT: (_TEXT, "format-text"),
    Thing.LINE: (QT_TRANSLATE_NOOP("design", "Line"), "minus"),
    Thing.BOX: (QT_TRANSLATE_NOOP("design", "Frame"), "crop-square"),
    Thing.PICTURE: (QT_TRANSLATE_NOOP("design", "Picture from a file"), "image-outline"),
    Thing.BARS: (QT_TRANSLATE_NOOP("design", "Bar code of the number"), "barcode"),
    Thing.QR: (QT_TRANSLATE_NOOP("design", "QR code of the number"), "qrcode"),
    Thing.PAGE_NUMBER: (QT_TRANSLATE_NOOP("design", "Page number"), "numeric"),
}
_ICONS = {
    SourceKind.ROWS: "table",
    SourceKind.PICTURE: "image-outline",
    SourceKind.MONEY: "currency-cny",
    SourceKind.DAY: "calendar",
    SourceKind.MOMENT: "clock-outline",
    SourceKind.NUMBER: "numeric",
    SourceKind.YES_NO: "check",
}


def groups_of(sources: Sequence[Source], say: Say) -> tuple[Group, ...]:
    """The palette of a record type: its own fields, those of what it links to, the house, then things."""
    found: dict[str, list[Offer]] = {}
    for one in sources:
        title = say(one.of) if one.of else say(_OWN)
        offers = found.setdefault(title, [])
        offers.append(Offer(say(one.label), _ICONS.get(one.kind, "form-textbox"), one))
        for cell in one.columns:
            if cell.kind in _RIGHT_KINDS:
                label = say(_SUM).format(rows=say(one.label), cell=say(cell.label))
                offers.append(Offer(label, "sigma", Sum(one, cell)))
    things = tuple(Offer(say(words), icon, thing) for thing, (words, icon) in _THING_WORDS.items())
    fields = [Group(title, tuple(offers)) for title, offers in found.items()]
    return (*fields[:1], Group(say(_THINGS), things), *fields[1:])


def name_of(source: Source, say: Say) -> str:
    """What a field is called where fields of several things stand side by side."""
    return f"{say(source.of)} · {say(source.label)}" if source.of else say(source.label)


def item_for(what: Source | Thing | Sum, say: Say) -> AnyItem:
    """The part that is put onto the form for an offer, at its upper left corner."""
    if isinstance(what, Sum):
        return _sum(what, say)
    return _thing(what, say) if isinstance(what, Thing) else _field(what, say)


def _field(source: Source, say: Say) -> AnyItem:
    if source.kind is SourceKind.ROWS:
        return _table(source, say)
    if source.kind is SourceKind.PICTURE:
        return Picture(w=20, h=14, source=source.key)
    label = say(_LED).format(name=say(source.label))
    return Value(w=_FIELD_W, h=_FIELD_H, source=source.key, label=label, style=Style(fit=Fit.SHRINK, down=Down.MIDDLE))


def _table(source: Source, say: Say) -> Table:
    columns = [Column(source="#", title=say(_NUMBER), share=0.7, across=Across.MIDDLE)]
    columns += [column_for(one, say) for one in source.columns[:_MOST_COLUMNS]]
    return Table(source=source.key, columns=tuple(columns), least=3)


def column_for(cell: Source, say: Say) -> Column:
    """The column of a table for one cell of its rows."""
    right = cell.kind in _RIGHT_KINDS
    money = AMOUNT if cell.kind is SourceKind.MONEY else ""
    across = Across.RIGHT if right else Across.LEFT
    return Column(source=cell.key, title=say(cell.label), share=1.5 if right else 3, format=money, across=across)


def _thing(thing: Thing, say: Say) -> AnyItem:
    made: dict[Thing, AnyItem] = {
        Thing.TEXT: Words(w=40, h=6, text=say(_TEXT)),
        Thing.LINE: Line(w=60, h=0),
        Thing.BOX: Box(w=60, h=20),
        Thing.PICTURE: Picture(w=20, h=15),
        Thing.BARS: Code(w=50, h=9, text="{number}"),
        Thing.QR: Code(w=18, h=18, text="{number}", symbol=Symbol.QR),
        Thing.PAGE_NUMBER: PageNumber(w=20, h=5),
    }
    return made[thing]


def _sum(what: Sum, say: Say) -> Total:
    label = say(_LED).format(name=say(what.cell.label))
    style = Style(fit=Fit.SHRINK, down=Down.MIDDLE)
    return Total(w=_FIELD_W, h=_FIELD_H, source=what.rows.key, column=what.cell.key, label=label, style=style)


def samples(sources: Sequence[Source], say: Say, logo: bytes) -> Values:
    """What a form shows while no record is chosen: texts say what they are called.

    Args:
        sources: the fields.
        say: says their names.
        logo: stands for pictures.
    """
    return {one.key: _sample(one, say, logo) for one in sources}


def _sample(source: Source, say: Say, logo: bytes) -> Given:
    if source.kind is SourceKind.PICTURE:
        return logo
    if source.kind is SourceKind.ROWS and isinstance(source.sample, tuple):
        names = {one.key: say(one.label) for one in source.columns if one.kind is SourceKind.TEXT}
        return tuple({**row, **names} for row in source.sample)
    if source.kind is SourceKind.TEXT and not source.sample:
        return say(source.label)
    return source.sample


def general(values: Values) -> Values:
    """Of what the house gives, what is filled: that is shown instead of samples."""
    return {key: one for key, one in values.items() if one not in ("", b"", None) and not isinstance(one, Money)}


def at(item: AnyItem, x: float, y: float) -> AnyItem:
    """A part with its upper left corner there."""
    return replace(item, x=round(x, 2), y=round(y, 2))
