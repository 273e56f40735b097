"""What is a form? A frozen description of a slip: its page, its bands and what stands in them, all in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

PLACE = "{"  # begins the place of a field in a text


class Fit(StrEnum):
    """What happens to text that is longer than its box."""

    WRAP = "wrap"  # onto further lines; what the box has no room for is cut, and reported
    SHRINK = "shrink"  # onto further lines, in smaller letters until it fits
    FLOW = "flow"  # the box grows, what stands below moves down
    LINE = "line"  # one line, cut at its end, and reported


class Across(StrEnum):
    """Where a line of text stands in its box."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


class Down(StrEnum):
    """Where the lines of a text stand in a box that is higher than they are."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class On(StrEnum):
    """On which pages a head or foot stands."""

    EVERY = "every"
    FIRST = "first"
    LAST = "last"


class Place(StrEnum):
    """Which part of the page a band belongs to."""

    HEAD = "head"
    BODY = "body"
    FOOT = "foot"


class Asks(StrEnum):
    """What a condition asks of a field."""

    FILLED = "filled"
    EMPTY = "empty"
    IS = "is"
    IS_NOT = "is_not"


class Symbol(StrEnum):
    """How a value is written for machines."""

    CODE128 = "code128"
    QR = "qr"


class Rules(StrEnum):
    """Which lines a table has."""

    ALL = "all"
    ROWS = "rows"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A part is printed only where a field is so."""

    field: str
    asks: Asks = Asks.FILLED
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How letters look.

    Attributes:
        size, least: in points; `least` is as small as `Fit.SHRINK` makes them.
        font: family found on the system, "" for the form's own.
        leading: height of a line in sizes.
    """

    size: float = 10
    bold: bool = False
    across: Across = Across.LEFT
    down: Down = Down.TOP
    fit: Fit = Fit.WRAP
    least: float = 6
    font: str = ""
    leading: float = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Which sides of a frame are drawn."""

    left: bool = True
    top: bool = True
    right: bool = True
    bottom: bool = True


ALL_SIDES = Sides()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every part of a band has: where it stands, measured from the band's upper left corner.

    Attributes:
        when: prints it only where this is so.
        on_paper: stands on the paper already (a pre-printed form); shown in the designer, not printed.
        frame: thickness in points of a line around it, 0 for none; `sides` of it are drawn, also of a box.
        tag: which part it is while somebody changes the form; 0 in forms that are kept.
    """

    x: float = 0
    y: float = 0
    w: float = 20
    h: float = 5
    when: Condition | None = None
    on_paper: bool = False
    frame: float = 0
    sides: Sides = ALL_SIDES
    tag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Item):
    """Text that may hold fields: "Tel. {company.phone}", "{total:capitals}". See `written.py` for the formats."""

    text: str = ""
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Item):
    """One field of the record, with a label in front (left of it) where it has one.

    Attributes:
        source: key of the field.
        format: how it is written, "" for the usual way of its kind.
        label: printed before it; with `label_w` 0 it runs into the value.
        rule: a line under the value, for what is filled in by hand.
    """

    source: str = ""
    format: str = ""
    label: str = ""
    label_w: float = 0
    rule: bool = False
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table; `source` is the key of a cell of the rows, "#" the number of the row.

    Attributes:
        share: its part of the table's width, against those of the others.
        total: its sum stands at the end of the table, and what is carried at the end of each page.
    """

    source: str
    title: str = ""
    share: float = 1
    format: str = ""
    across: Across = Across.LEFT
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Item):
    """The lines of a record; breaks over pages, with its head repeated and what is carried.

    Attributes:
        source: key of the rows.
        row_h: height of a row at least; long cells make it higher.
        least: so many rows are drawn even where there are fewer.
        total: words before the total, "" for no such row.
        carried, brought: words before what is carried to the next page, and brought from the one before; "" for no
            such rows.
    """

    source: str = ""
    columns: tuple[Column, ...] = ()
    head: bool = True
    row_h: float = 6
    least: int = 0
    rules: Rules = Rules.ALL
    total: str = ""
    carried: str = ""
    brought: str = ""
    style: Style = field(default_factory=lambda: Style(size=9, down=Down.MIDDLE, fit=Fit.FLOW))


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Item):
    """The sum of a column of rows, independent of a table."""

    source: str = ""
    column: str = ""
    format: str = ""
    label: str = ""
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Item):
    """A straight line from the upper left to the lower right corner (`h` 0: level); dashed to cut along.

    Attributes:
        thick: in points.
    """

    thick: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Item):
    """A frame; `grows` to the lower edge of its band where texts in it flow."""

    thick: float = 0.5
    grows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Item):
    """A picture: that of a field (the logo), or one of the form's own as base64 of a PNG or JPEG."""

    source: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Item):
    """A bar code or QR code of a text that may hold fields."""

    text: str = ""
    symbol: Symbol = Symbol.CODE128
    readable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber(Item):
    """The number of the page; {page} and {pages} in `text`."""

    text: str = "{page} / {pages}"
    style: Style = field(default_factory=lambda: Style(size=8, across=Across.RIGHT, fit=Fit.LINE))


AnyItem = Words | Value | Table | Total | Line | Box | Picture | Code | PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A strip across the page between its margins.

    Attributes:
        name: what the designer calls it.
        h: height at least; texts that flow and tables make it higher.
        on: of a head or foot, its pages.
        fills: of the body: takes what room the page has left (a table's least rows fill it).
        together: is not parted over two pages where it fits on one.
        tag: as that of an item.
    """

    place: Place = Place.BODY
    name: str = ""
    h: float = 10
    on: On = On.EVERY
    when: Condition | None = None
    fills: bool = False
    together: bool = True
    items: tuple[AnyItem, ...] = ()
    tag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The paper, as it lies under the eye.

    Attributes:
        paper: key of a paper in `papers.py`, "" for a size of its own.
        roll: as long as what stands on it, `h` at most.
        background: a scan of a pre-printed form as base64 of a PNG or JPEG; shown by the designer.
        background_printed: it is printed too, below everything.
    """

    paper: str = "a4"
    w: float = 210
    h: float = 297
    left: float = 10
    top: float = 10
    right: float = 10
    bottom: float = 10
    roll: bool = False
    background: str = ""
    background_printed: bool = False

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.w - self.left - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A slip for one type of record.

    Attributes:
        key: its name in the database and at the seats; stays the same for all versions of it.
        kind: key of the record type it prints.
        purpose: what the slip is for ("dispatch"); slips of one purpose stand together, papers side by side.
        plies: names of the copies ("第一联 存根"); {print.ply} says which one a sheet is where several are printed.
        font: family of its letters, "" for what the system has for the language.
        deed: step of the workflow that printing takes ("dispatch"), where the shop wants that; "" for none.
    """

    key: str
    name: str
    kind: str
    purpose: str = ""
    page: Page = field(default_factory=Page)
    bands: tuple[Band, ...] = ()
    plies: tuple[str, ...] = ()
    font: str = ""
    deed: str = ""

    def of_place(self, place: Place) -> tuple[Band, ...]:
        """The bands of one part of the page, in order."""
        return tuple(one for one in self.bands if one.place is place)

    def items(self) -> Iterator[AnyItem]:
        """Every part of every band."""
        for band in self.bands:
            yield from band.items
