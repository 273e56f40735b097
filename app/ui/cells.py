"""How is one value of a record shown: in a list, in a preview, in a sentence?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from app.core.clock import Clock
from app.records.field import Field, Kind, Mark
from app.records.record import RecordType, Row
from app.records.workflow import Look
from app.ui import formats
from app.ui.paint import LEFT, RIGHT, glyph, paint_pill, pill_width, put, width_of
from app.ui.texts import listed, words
from app.ui.theme import Theme

NOTHING = "—"
NO_NAMES: Mapping[str, str] = {}
_ICON_ROOM = 22
_RIGHT = frozenset({Kind.MONEY, Kind.NUMBER, Kind.SECONDS})


@dataclass(frozen=True, slots=True)
class Cell:
    """One value, ready to paint; with a `look` it is a pill (muted ones: icon and words without a ground)."""

    text: str
    colour: str = "text"
    right: bool = False
    look: Look | None = None
    icon: str = ""


class Cells:
    """Values in the user's own form.

    Args:
        clock: what "today" is measured by.
        numbers: writes phone numbers in the custom of the country.
    """

    def __init__(self, clock: Clock, numbers: formats.ShowsNumbers) -> None:
        self._clock, self._numbers = clock, numbers
        self._ways: dict[Kind, Callable[[Any], str]] = {
            Kind.PHONE: lambda one: formats.phone(numbers, one),
            Kind.MONEY: formats.amount,
            Kind.NUMBER: formats.count,
            Kind.SECONDS: formats.duration,
            Kind.MOMENT: lambda one: formats.moment(one, clock.now()),
            Kind.DAY: lambda one: formats.day(one, clock.now()),
            Kind.YES_NO: lambda one: QCoreApplication.translate("cells", "yes") if one else "",
            Kind.WORDS: lambda one: " ".join(str(one).split()),
            Kind.TAGS: lambda one: " · ".join(str(one).split()),
        }

    def of(self, field: Field, value: Any) -> Cell:
        """The cell of `value`, which is None for what is not filled in."""
        look = field.looks.get(value) if value is not None and field.kind is not Kind.SET else None
        if look is not None:
            return Cell(words(look.words), look.colour, look=look)
        text = self.text(field, value)
        right = field.kind in _RIGHT
        if not text:
            return Cell("" if field.kind in (Kind.YES_NO, Kind.STATE) else NOTHING, "faint", right)
        return Cell(text, "faint" if value == 0 and right else "text", right)

    def marks(self, kind: RecordType, row: Row) -> Mapping[str, Mark]:
        """Which cells of a line stand out, and how."""
        if kind.marks is None:
            return {}
        return kind.marks({one.key: row.cells[at] for at, one in enumerate(kind.columns)}, self._clock.now())

    def marked(self, field: Field, value: Any, mark: Mark) -> Cell:
        """The cell of `value` that stands out."""
        cell = self.of(field, value)
        text = " ".join(one for one in (cell.text, words(mark.after)) if one)
        return replace(cell, text=text, colour=mark.colour, icon=mark.icon)

    def text(self, field: Field, value: Any) -> str:
        """`value` in words; "" for what is not filled in, where that says nothing by itself."""
        if value is None or value == "":
            return words(field.blank) if field.blank else ""
        if field.kind is Kind.SET:
            return listed(words(field.looks[one].words) for one in value if one in field.looks)
        if field.looks:
            look = field.looks.get(value)
            return words(look.words) if look else str(value)
        if field.kind is Kind.PARTS:
            return listed(self.part(field, row) for row in value)
        way = self._ways.get(field.kind)
        return way(value) if way else str(value)

    def part(self, field: Field, row: Mapping[str, Any], names: Mapping[str, str] = NO_NAMES) -> str:
        """One row of PARTS in words: what is filled in and shown; `names` stand for the ids of its cells."""
        said = (self.cell_text(one, row, names) for one in field.parts if one.in_form and not one.looks)
        return " ".join(one for one in said if one)

    def cell_text(self, cell: Field, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
        """One cell of a row of PARTS in words; "" for an id without a name."""
        if cell.kind in (Kind.CHOICE, Kind.LINK) and isinstance(row.get(cell.key), int):
            return names.get(cell.key, "")
        return self.text(cell, row.get(cell.key))


def paint_cell(theme: Theme, p: QPainter, rect: QRect, cell: Cell, *, on: bool) -> None:
    """Paint a cell into `rect`; `on` in a selected row."""
    mid = rect.center().y() + 1
    if cell.icon:
        glyph(theme, p, cell.icon, cell.colour, rect.x(), mid)
        put(theme, p, rect.adjusted(_ICON_ROOM, 0, 0, 0), cell.text, "base", cell.colour)
    elif cell.look is None:
        put(theme, p, rect, cell.text, "base", cell.colour, RIGHT if cell.right else LEFT)
    elif cell.look.colour == "muted":
        glyph(theme, p, cell.look.icon, "muted", rect.x(), mid)
        put(theme, p, rect.adjusted(_ICON_ROOM, 0, 0, 0), cell.text, "base", "muted")
    else:
        paint_pill(theme, p, rect.x(), mid, cell.look, on=on, room=rect.width())


def cell_width(theme: Theme, cell: Cell) -> int:
    """How wide a cell is when nothing is cut off."""
    if cell.look is None:
        return width_of(theme, cell.text) + (_ICON_ROOM if cell.icon else 0)
    return pill_width(theme, cell.look) + (8 if cell.look.colour == "muted" else 0)


def side_of(cell_right: bool) -> Qt.AlignmentFlag:
    """The side a column's head stands on."""
    return RIGHT if cell_right else LEFT


def stands_right(field: Field) -> bool:
    """Whether a column's values stand at its right edge."""
    return field.kind in _RIGHT
