"""What stands where on a sheet of paper? Simple marks in millimetres from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.printing.form import Symbol


@dataclass(frozen=True, slots=True)
class Writing:
    """A line of text; `y` is its foot, `h` reaches from `top` to below it."""

    x: float
    y: float
    text: str
    size: float
    top: float
    h: float
    bold: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; `thick` in points."""

    x: float
    y: float
    x2: float
    y2: float
    thick: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle; `thick` in points."""

    x: float
    y: float
    w: float
    h: float
    thick: float = 0.5


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG or JPEG, as large as it fits in without being distorted."""

    x: float
    y: float
    w: float
    h: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar code or QR code."""

    x: float
    y: float
    w: float
    h: float
    text: str
    symbol: Symbol
    readable: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a tagged part of a form came to stand; never drawn. What is not `shown` would have stood there."""

    x: float
    y: float
    w: float
    h: float
    tag: int
    shown: bool = True


Mark = Writing | Stroke | Frame | Image | Bars | Trace


@dataclass(frozen=True, slots=True)
class Block:
    """Marks that belong together, and how high they are."""

    h: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper."""

    w: float
    h: float
    marks: tuple[Mark, ...] = ()


def moved(marks: Iterable[Mark], x: float, y: float) -> tuple[Mark, ...]:
    """The same marks elsewhere."""
    return tuple(_moved(one, x, y) for one in marks)


def _moved(one: Mark, x: float, y: float) -> Mark:
    if isinstance(one, Writing):
        return replace(one, x=one.x + x, y=one.y + y, top=one.top + y)
    if isinstance(one, Stroke):
        return replace(one, x=one.x + x, y=one.y + y, x2=one.x2 + x, y2=one.y2 + y)
    return replace(one, x=one.x + x, y=one.y + y)


def parted(block: Block, at: float) -> tuple[Block, Block] | None:
    """A block in two, the first at most `at` high; None where nothing of it fits.

    A line of text, a picture or a code is never parted; frames and upright lines are.
    """
    whole = [(_top(one), _foot(one)) for one in block.marks if not isinstance(one, (Stroke, Frame, Trace))]
    while cutting := [top for top, foot in whole if top < at - _EVEN and foot > at + _EVEN]:
        at = min(cutting)
    if at <= _EVEN or (whole and not any(foot <= at + _EVEN for _, foot in whole)):
        return None
    above, below = list[Mark](), list[Mark]()
    for one in block.marks:
        if _foot(one) <= at + _EVEN:
            above.append(one)
        elif _top(one) >= at - _EVEN:
            below.append(one)
        elif isinstance(one, (Frame, Trace)):
            above.append(replace(one, h=at - one.y))
            below.append(replace(one, y=at, h=one.y + one.h - at))
        elif isinstance(one, Stroke):
            above.append(replace(one, y2=at))
            below.append(replace(one, y=at))
    return Block(at, tuple(above)), Block(block.h - at, moved(below, 0, -at))


_EVEN = 0.01  # millimetres that rounding may cost


def _top(one: Mark) -> float:
    return one.top if isinstance(one, Writing) else one.y


def _foot(one: Mark) -> float:
    if isinstance(one, Writing):
        return one.top + one.h
    return one.y2 if isinstance(one, Stroke) else one.y + one.h


def traced(block: Block, x: float, w: float, tag: int) -> Block:
    """The block with a trace as high as itself; untouched where nobody asks (tag 0)."""
    return Block(block.h, (*block.marks, Trace(x, 0, w, block.h, tag))) if tag else block
