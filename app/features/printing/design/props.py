"""What can be set of a part, a band, the page; how is it asked for? Panels are made from these descriptions."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.printing.form import (
    Across,
    Band,
    Box,
    Code,
    Down,
    Fit,
    Item,
    Line,
    On,
    PageNumber,
    Picture,
    Place,
    Rules,
    Symbol,
    Table,
    Total,
    Value,
    Words,
)


class Edit(Enum):
    """How a value is asked for."""

    MM = auto()
    POINTS = auto()
    COUNT = auto()
    LINE = auto()
    TEXT = auto()  # with fields in it
    YES_NO = auto()
    ONE_OF = auto()
    FIELD = auto()
    FORMAT = auto()
    FONT = auto()
    PICTURE = auto()
    CONDITION = auto()
    NAMES = auto()  # several, one per line
    COLUMNS = auto()


Choice = tuple[Any, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """One thing that can be set.

    Attributes:
        path: names of attributes, with dots ("style.size").
        half: stands beside the next one.
    """

    path: str
    label: Text
    edit: Edit
    choices: tuple[Choice, ...] = ()
    least: float = 0.0
    most: float = 1200.0
    half: bool = False


@dataclass(frozen=True, slots=True)
class PropGroup:
    """What stands together under a heading, "" for none."""

    title: Text | str
    props: tuple[Prop, ...]


_ACROSS: tuple[Choice, ...] = (
    (Across.LEFT, QT_TRANSLATE_NOOP("design", "left")),
    (Across.MIDDLE, QT_TRANSLATE_NOOP("design", "in the middle")),
    (Across.RIGHT, QT_TRANSLATE_NOOP("design", "right")),
)
_DOWN: tuple[Choice, ...] = (
    (Down.TOP, QT_TRANSLATE_NOOP("design", "at the top")),
    (Down.MIDDLE, QT_TRANSLATE_NOOP("design", "in the middle")),
    (Down.BOTTOM, QT_TRANSLATE_NOOP("design", "at the bottom")),
)
_FIT: tuple[Choice, ...] = (
    (Fit.WRAP, QT_TRANSLATE_NOOP("design", "wraps, then is cut")),
    (Fit.SHRINK, QT_TRANSLATE_NOOP("design", "gets smaller letters")),
    (Fit.FLOW, QT_TRANSLATE_NOOP("design", "makes its place higher")),
    (Fit.LINE, QT_TRANSLATE_NOOP("design", "one line, cut")),
)
_RULES: tuple[Choice, ...] = (
    (Rules.ALL, QT_TRANSLATE_NOOP("design", "all")),
    (Rules.ROWS, QT_TRANSLATE_NOOP("design", "between rows")),
    (Rules.NONE, QT_TRANSLATE_NOOP("design", "none")),
)
_SYMBOLS: tuple[Choice, ...] = (
    (Symbol.CODE128, QT_TRANSLATE_NOOP("design", "bar code")),
    (Symbol.QR, QT_TRANSLATE_NOOP("design", "QR code")),
)
_PLACES: tuple[Choice, ...] = (
    (Place.HEAD, QT_TRANSLATE_NOOP("design", "head of the page")),
    (Place.BODY, QT_TRANSLATE_NOOP("design", "between head and foot")),
    (Place.FOOT, QT_TRANSLATE_NOOP("design", "foot of the page")),
)
_ON: tuple[Choice, ...] = (
    (On.EVERY, QT_TRANSLATE_NOOP("design", "on every page")),
    (On.FIRST, QT_TRANSLATE_NOOP("design", "on the first page")),
    (On.LAST, QT_TRANSLATE_NOOP("design", "on the last page")),
)
_PLACE = PropGroup(
    QT_TRANSLATE_NOOP("design", "Place and size (mm)"),
    (
        Prop(path="x", label=QT_TRANSLATE_NOOP("design", "From the left"), edit=Edit.MM, least=-100, half=True),
        Prop(path="y", label=QT_TRANSLATE_NOOP("design", "From the band's top"), edit=Edit.MM),
        Prop(path="w", label=QT_TRANSLATE_NOOP("design", "Width"), edit=Edit.MM, half=True),
        Prop(path="h", label=QT_TRANSLATE_NOOP("design", "Height"), edit=Edit.MM),
    ),
)
_STYLE = PropGroup(
    QT_TRANSLATE_NOOP("design", "Letters"),
    (
        Prop(path="style.font", label=QT_TRANSLATE_NOOP("design", "Font"), edit=Edit.FONT),
        Prop(
            path="style.size",
            label=QT_TRANSLATE_NOOP("design", "Size (points)"),
            edit=Edit.POINTS,
            least=3,
            most=200,
            half=True,
        ),
        Prop(path="style.bold", label=QT_TRANSLATE_NOOP("design", "Bold"), edit=Edit.YES_NO),
        Prop(
            path="style.across",
            label=QT_TRANSLATE_NOOP("design", "Across"),
            edit=Edit.ONE_OF,
            choices=_ACROSS,
            half=True,
        ),
        Prop(path="style.down", label=QT_TRANSLATE_NOOP("design", "Down"), edit=Edit.ONE_OF, choices=_DOWN),
        Prop(
            path="style.fit", label=QT_TRANSLATE_NOOP("design", "Text that is too long"), edit=Edit.ONE_OF, choices=_FIT
        ),
        Prop(
            path="style.least",
            label=QT_TRANSLATE_NOOP("design", "Smallest letters"),
            edit=Edit.POINTS,
            least=3,
            most=200,
        ),
    ),
)
_WHEN = PropGroup(
    QT_TRANSLATE_NOOP("design", "When it is printed"),
    (
        Prop(path="when", label=QT_TRANSLATE_NOOP("design", "Only where"), edit=Edit.CONDITION),
        Prop(
            path="on_paper",
            label=QT_TRANSLATE_NOOP("design", "Is on the paper already (not printed)"),
            edit=Edit.YES_NO,
        ),
    ),
)
_FRAME = Prop(path="frame", label=QT_TRANSLATE_NOOP("design", "Frame (points, 0: none)"), edit=Edit.POINTS, most=10)
_SIDES = (
    Prop(path="sides.left", label=QT_TRANSLATE_NOOP("design", "Line at the left"), edit=Edit.YES_NO, half=True),
    Prop(path="sides.right", label=QT_TRANSLATE_NOOP("design", "Line at the right"), edit=Edit.YES_NO),
    Prop(path="sides.top", label=QT_TRANSLATE_NOOP("design", "Line above"), edit=Edit.YES_NO, half=True),
    Prop(path="sides.bottom", label=QT_TRANSLATE_NOOP("design", "Line below"), edit=Edit.YES_NO),
)
_LABEL = Prop(path="label", label=QT_TRANSLATE_NOOP("design", "Words before it"), edit=Edit.LINE)
_OWN: dict[type[Item], tuple[Prop, ...]] = {
    Words: (Prop(path="text", label=QT_TRANSLATE_NOOP("design", "Text"), edit=Edit.TEXT), _FRAME, *_SIDES),
    Value: (
        Prop(path="source", label=QT_TRANSLATE_NOOP("design", "Field"), edit=Edit.FIELD),
        Prop(path="format", label=QT_TRANSLATE_NOOP("design", "Written as"), edit=Edit.FORMAT),
        _LABEL,
        Prop(path="label_w", label=QT_TRANSLATE_NOOP("design", "Room for these words (mm)"), edit=Edit.MM, half=True),
        _FRAME,
        *_SIDES,
        Prop(path="rule", label=QT_TRANSLATE_NOOP("design", "Line below, to write on"), edit=Edit.YES_NO),
    ),
    Total: (
        Prop(path="format", label=QT_TRANSLATE_NOOP("design", "Written as"), edit=Edit.FORMAT),
        _LABEL,
        _FRAME,
        *_SIDES,
    ),
    PageNumber: (Prop(path="text", label=QT_TRANSLATE_NOOP("design", "Text"), edit=Edit.TEXT), _FRAME, *_SIDES),
    Line: (
        Prop(
            path="thick", label=QT_TRANSLATE_NOOP("design", "Thickness (points)"), edit=Edit.POINTS, least=0.1, most=10
        ),
        Prop(path="dashed", label=QT_TRANSLATE_NOOP("design", "Dashed"), edit=Edit.YES_NO),
    ),
    Box: (
        Prop(
            path="thick", label=QT_TRANSLATE_NOOP("design", "Thickness (points)"), edit=Edit.POINTS, least=0.1, most=10
        ),
        *_SIDES,
        Prop(path="grows", label=QT_TRANSLATE_NOOP("design", "Grows with the text in it"), edit=Edit.YES_NO),
    ),
    Picture: (
        Prop(path="source", label=QT_TRANSLATE_NOOP("design", "Field"), edit=Edit.FIELD),
        Prop(path="image", label=QT_TRANSLATE_NOOP("design", "Picture from a file"), edit=Edit.PICTURE),
        _FRAME,
        *_SIDES,
    ),
    Code: (
        Prop(path="symbol", label=QT_TRANSLATE_NOOP("design", "Kind"), edit=Edit.ONE_OF, choices=_SYMBOLS),
        Prop(path="text", label=QT_TRANSLATE_NOOP("design", "Text"), edit=Edit.TEXT),
        Prop(path="readable", label=QT_TRANSLATE_NOOP("design", "Also in figures"), edit=Edit.YES_NO),
    ),
    Table: (
        Prop(path="columns", label=QT_TRANSLATE_NOOP("design", "Columns"), edit=Edit.COLUMNS),
        Prop(
            path="row_h",
            label=QT_TRANSLATE_NOOP("design", "Height of a row (mm)"),
            edit=Edit.MM,
            least=2,
            most=100,
            half=True,
        ),
        Prop(path="least", label=QT_TRANSLATE_NOOP("design", "Rows at least"), edit=Edit.COUNT, most=100),
        Prop(path="rules", label=QT_TRANSLATE_NOOP("design", "Lines"), edit=Edit.ONE_OF, choices=_RULES, half=True),
        Prop(path="head", label=QT_TRANSLATE_NOOP("design", "With a head"), edit=Edit.YES_NO),
        Prop(path="total", label=QT_TRANSLATE_NOOP("design", "Words before the total"), edit=Edit.LINE),
        Prop(path="carried", label=QT_TRANSLATE_NOOP("design", "Carried to the next page"), edit=Edit.LINE),
        Prop(path="brought", label=QT_TRANSLATE_NOOP("design", "Brought from the page before"), edit=Edit.LINE),
    ),
}
NAMES: dict[type[Item], Text] = {
    Words: QT_TRANSLATE_NOOP("design", "Text"),
    Value: QT_TRANSLATE_NOOP("design", "Field"),
    Total: QT_TRANSLATE_NOOP("design", "Sum"),
    PageNumber: QT_TRANSLATE_NOOP("design", "Page number"),
    Line: QT_TRANSLATE_NOOP("design", "Line"),
    Box: QT_TRANSLATE_NOOP("design", "Frame"),
    Picture: QT_TRANSLATE_NOOP("design", "Picture"),
    Code: QT_TRANSLATE_NOOP("design", "Code"),
    Table: QT_TRANSLATE_NOOP("design", "Table"),
}
BAND: tuple[PropGroup, ...] = (
    PropGroup(
        QT_TRANSLATE_NOOP("design", "Band"),
        (
            Prop(path="name", label=QT_TRANSLATE_NOOP("design", "Name"), edit=Edit.LINE),
            Prop(path="h", label=QT_TRANSLATE_NOOP("design", "Height (mm)"), edit=Edit.MM),
            Prop(path="place", label=QT_TRANSLATE_NOOP("design", "Where it stands"), edit=Edit.ONE_OF, choices=_PLACES),
            Prop(path="on", label=QT_TRANSLATE_NOOP("design", "A head or foot stands"), edit=Edit.ONE_OF, choices=_ON),
            Prop(path="fills", label=QT_TRANSLATE_NOOP("design", "Takes the room the page has left"), edit=Edit.YES_NO),
            Prop(path="together", label=QT_TRANSLATE_NOOP("design", "Is not parted over two pages"), edit=Edit.YES_NO),
            Prop(path="when", label=QT_TRANSLATE_NOOP("design", "Only where"), edit=Edit.CONDITION),
        ),
    ),
)
FORM: tuple[PropGroup, ...] = (
    PropGroup(
        QT_TRANSLATE_NOOP("design", "Form"),
        (
            Prop(path="name", label=QT_TRANSLATE_NOOP("design", "Name"), edit=Edit.LINE),
            Prop(path="font", label=QT_TRANSLATE_NOOP("design", "Font"), edit=Edit.FONT),
            Prop(path="plies", label=QT_TRANSLATE_NOOP("design", "Names of the copies, one per line"), edit=Edit.NAMES),
        ),
    ),
    PropGroup(
        QT_TRANSLATE_NOOP("design", "Paper (mm)"),
        (
            Prop(path="page.w", label=QT_TRANSLATE_NOOP("design", "Width"), edit=Edit.MM, least=20, half=True),
            Prop(path="page.h", label=QT_TRANSLATE_NOOP("design", "Height"), edit=Edit.MM, least=20, most=5000),
            Prop(
                path="page.left",
                label=QT_TRANSLATE_NOOP("design", "Left margin"),
                edit=Edit.MM,
                most=200,
                half=True,
            ),
            Prop(path="page.right", label=QT_TRANSLATE_NOOP("design", "Right margin"), edit=Edit.MM, most=200),
            Prop(
                path="page.top",
                label=QT_TRANSLATE_NOOP("design", "Upper margin"),
                edit=Edit.MM,
                most=200,
                half=True,
            ),
            Prop(path="page.bottom", label=QT_TRANSLATE_NOOP("design", "Lower margin"), edit=Edit.MM, most=200),
            Prop(
                path="page.roll",
                label=QT_TRANSLATE_NOOP("design", "A roll: as long as what stands on it"),
                edit=Edit.YES_NO,
            ),
        ),
    ),
    PropGroup(
        QT_TRANSLATE_NOOP("design", "Pre-printed paper"),
        (
            Prop(
                path="page.background",
                label=QT_TRANSLATE_NOOP("design", "Scan or photo of it, shown below"),
                edit=Edit.PICTURE,
            ),
            Prop(path="page.background_printed", label=QT_TRANSLATE_NOOP("design", "Print it too"), edit=Edit.YES_NO),
        ),
    ),
)
_NO_HEIGHT = frozenset({"h"})


def groups_of(items: Sequence[Item]) -> tuple[PropGroup, ...]:
    """What can be set of all of these parts together."""
    common = [_groups_of_one(one) for one in items]
    if not common:
        return ()
    paths = frozenset.intersection(*(frozenset(p.path for g in one for p in g.props) for one in common))
    if len(items) > 1:
        paths -= {"text", "columns", "source", "label", "image", "format"}
    alike = len({type(one) for one in items}) == 1
    titles = [g.title if rank or alike else "" for rank, g in enumerate(common[0])]
    found = [
        PropGroup(title, tuple(p for p in g.props if p.path in paths))
        for title, g in zip(titles, common[0], strict=True)
    ]
    return tuple(one for one in found if one.props)


def _groups_of_one(item: Item) -> tuple[PropGroup, ...]:
    own = (PropGroup(NAMES[type(item)], _OWN[type(item)]),)
    place = (_PLACE,)
    if isinstance(item, Table):
        place = (PropGroup(_PLACE.title, tuple(one for one in _PLACE.props if one.path not in _NO_HEIGHT)),)
    style = (_STYLE,) if any(one.name == "style" for one in fields(item)) else ()
    return (*own, *style, *place, _WHEN)


def get(thing: object, path: str) -> Any:
    """The value at a path."""
    for name in path.split("."):
        thing = getattr(thing, name)
    return thing


def put(thing: Any, path: str, value: Any) -> Any:
    """The thing with another value at a path."""
    head, _, rest = path.partition(".")
    return replace(thing, **{head: put(getattr(thing, head), rest, value) if rest else value})


def titled(item: Item | Band) -> Text | str:
    """What sort of thing it is."""
    return BAND[0].title if isinstance(item, Band) else NAMES[type(item)]
