"""Where do the parts of a band stand once its texts are set: what flows, what moves down, what grows?"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.printing.form import (
    ALL_SIDES,
    Across,
    AnyItem,
    Band,
    Box,
    Code,
    Fit,
    Form,
    Item,
    Line,
    Page,
    PageNumber,
    Picture,
    Style,
    Table,
    Total,
    Value,
    Words,
)
from app.printing.letters import Fonts, Letters
from app.printing.marks import Bars, Block, Frame, Image, Mark, Stroke, Trace, Writing, moved, traced
from app.printing.places import is_so, said
from app.printing.text import Laid, first_foot, lay, start_of
from app.printing.values import Given, Values, summed, written

_EVEN = 0.01


@dataclass(slots=True)
class Setting:
    """What setting needs to know, and what it found out.

    Attributes:
        only_data: what would be pre-printed (fixed words, lines, frames) is left out.
        cut: keys of fields and first words of texts that had no room, in their order.
        all_bands: bands are there although their condition is not met.
    """

    form: Form
    values: Values
    fonts: Fonts
    only_data: bool = False
    cut: dict[str, None] = field(default_factory=dict)
    all_bands: bool = False

    def letters(self, style: Style) -> Letters:
        """The letters of a style."""
        return self.fonts.letters(style.font or self.form.font, bold=style.bold)

    def value(self, key: str) -> Given:
        """A value by the key of its source."""
        return self.values.get(key)

    def lay(self, text: str, style: Style, w: float, h: float, name: str = "") -> Laid:
        """Set a text, and remember where it was cut."""
        laid = lay(text, style, self.letters(style), w, h)
        if laid.cut:
            self.cut[name or text[:20]] = None
        return laid


@dataclass(slots=True)
class _Piece:
    item: AnyItem
    marks: list[Mark]
    growth: float = 0.0
    shift: float = 0.0


def background(page: Page) -> list[Mark]:
    """The scan of a pre-printed form, where it is printed too."""
    data = picture(page.background) if page.background_printed else b""
    return [Image(0, 0, page.w, page.h, data)] if data else []


def picture(kept: str) -> bytes:
    """The bytes of a picture as a form keeps it; b"" where it is none."""
    try:
        return base64.b64decode(kept, validate=True)
    except (binascii.Error, ValueError):
        return b""


def set_band(band: Band, setting: Setting) -> Block:
    """The marks of a band, from its upper left corner, and its height."""
    return traced(set_items(band.items, band.h, setting), 0, setting.form.page.inner, band.tag)


def set_items(items: Sequence[AnyItem], h: float, setting: Setting) -> Block:
    """The marks of parts that stand in a strip of height `h`, and the height it takes."""
    pieces = [_Piece(one, *_set(one, setting)) for one in _printed(items, setting)]
    growth = _settle(pieces)
    marks: list[Mark] = []
    for one in pieces:
        marks += _at(one, setting)
    shown = {one.item.tag for one in pieces}
    marks += [Trace(one.x, one.y, one.w, one.h, one.tag, False) for one in items if one.tag and one.tag not in shown]
    return Block(h + growth, tuple(marks))


def _printed(items: Sequence[AnyItem], setting: Setting) -> list[AnyItem]:
    return [
        one
        for one in items
        if not one.on_paper and is_so(one.when, setting.values) and not (setting.only_data and _is_fixed(one))
    ]


def _is_fixed(item: AnyItem) -> bool:
    if isinstance(item, (Line, Box)):
        return True
    if isinstance(item, Picture):
        return not item.source
    return isinstance(item, Words) and "{" not in item.text


def _settle(pieces: list[_Piece]) -> float:
    """Move down what stands below what grew; returns by how much the strip grew."""
    for one in sorted(pieces, key=lambda piece: piece.item.y):
        above = (other.shift + other.growth for other in pieces if other.item.y + other.item.h <= one.item.y + _EVEN)
        one.shift = max(above, default=0.0) if one.item.y > 0 else 0.0
    for one in pieces:
        if _stretches(one.item):
            inner = (other.shift - one.shift + other.growth for other in pieces if _beside(other.item, one.item))
            one.growth = max(inner, default=0.0)
    return max((one.shift + one.growth for one in pieces), default=0.0)


def _stretches(item: Item) -> bool:
    return isinstance(item, Box) and item.grows


def _beside(other: Item, box: Item) -> bool:
    """Whether another part stands at the height of the box."""
    return other is not box and other.y >= box.y - _EVEN and other.y + other.h <= box.y + box.h + _EVEN


def _at(piece: _Piece, setting: Setting) -> list[Mark]:
    item, marks, h = piece.item, piece.marks, piece.item.h + piece.growth
    thick = item.thick if isinstance(item, Box) else item.frame * (not setting.only_data)
    if thick:
        marks = [*marks, *_frame(item, h, thick)]
    if item.tag and not isinstance(item, Table):
        marks = [*marks, Trace(item.x, item.y, item.w, h, item.tag)]
    if not piece.shift:
        return marks
    return list(moved(marks, 0, piece.shift))


def _frame(item: Item, h: float, thick: float) -> list[Mark]:
    """The line around a part, or those of its sides that are wanted."""
    if item.sides == ALL_SIDES:
        return [Frame(item.x, item.y, item.w, h, thick)]
    left, top, right, foot = item.x, item.y, item.x + item.w, item.y + h
    lines = (
        (item.sides.left, (left, top, left, foot)),
        (item.sides.top, (left, top, right, top)),
        (item.sides.right, (right, top, right, foot)),
        (item.sides.bottom, (left, foot, right, foot)),
    )
    return [Stroke(*line, thick) for wanted, line in lines if wanted]


def _set(item: AnyItem, setting: Setting) -> tuple[list[Mark], float]:
    """The marks of one part where it stands, and by how much it is higher than its box."""
    if isinstance(item, Words):
        return set_text(item, said(item.text, setting.value), item.style, setting)
    if isinstance(item, Value):
        return _value(item, setting)
    if isinstance(item, Total):
        amount = written(summed(setting.value(item.source), item.column), item.format)
        return set_text(item, item.label + amount, item.style, setting)
    if isinstance(item, PageNumber):
        return set_text(item, said(item.text, setting.value), item.style, setting)
    return _drawn(item, setting), 0.0


def _drawn(item: AnyItem, setting: Setting) -> list[Mark]:
    if isinstance(item, Line):
        return [Stroke(item.x, item.y, item.x + item.w, item.y + item.h, item.thick, item.dashed)]
    if isinstance(item, Picture):
        data = _image(item, setting)
        return [Image(item.x, item.y, item.w, item.h, data)] if data else []
    if isinstance(item, Code):
        text = said(item.text, setting.value)
        return [Bars(item.x, item.y, item.w, item.h, text, item.symbol, item.readable)] if text else []
    return []


def _image(item: Picture, setting: Setting) -> bytes:
    if item.source:
        found = setting.value(item.source)
        return found if isinstance(found, bytes) else b""
    return picture(item.image)


def _value(item: Value, setting: Setting) -> tuple[list[Mark], float]:
    text = written(setting.value(item.source), item.format)
    label, marks = item.label, list[Mark]()
    inner = item
    if label and not item.label_w:
        text = label + text
    elif label:
        if not setting.only_data:
            plain = replace(item.style, fit=Fit.SHRINK, bold=False, across=Across.LEFT)
            marks, _ = set_text(replace(item, w=item.label_w), label, plain, setting)
        inner = replace(item, x=item.x + item.label_w, w=max(0.0, item.w - item.label_w))
    more, growth = set_text(inner, text, item.style, setting, item.source)
    marks += more
    if item.rule and not setting.only_data:
        foot = item.y + item.h + growth
        marks.append(Stroke(inner.x, foot, inner.x + inner.w, foot))
    return marks, growth


def set_text(box: Item, text: str, style: Style, setting: Setting, name: str = "") -> tuple[list[Mark], float]:
    """The lines of a text in a box, and by how much they are higher than it."""
    if not text:
        return [], 0.0
    laid = setting.lay(text, style, box.w, box.h, name)
    growth = max(0.0, laid.h - box.h) if style.fit is Fit.FLOW else 0.0
    return lines_of(laid, box.x, box.y, box.w, box.h + growth, style, setting), growth


def lines_of(laid: Laid, x: float, y: float, w: float, h: float, style: Style, setting: Setting) -> list[Mark]:
    """The lines of a text that was laid, as marks."""
    letters, font = setting.letters(style), style.font or setting.form.font
    foot, marks = y + first_foot(laid, style, h), list[Mark]()
    for line in laid.lines:
        if line:
            start = start_of(letters.width(line, laid.size), style.across, w)
            top = foot - laid.line_h * 0.8
            marks.append(Writing(x + start, foot, line, laid.size, top, laid.line_h, style.bold, font))
        foot += laid.line_h
    return marks
