"""How is text set into a box: wrapped, shrunk, flowing, cut? The designer and the printer ask the same functions."""

from dataclasses import dataclass
from typing import Protocol

from app.printing.form import Across, Down, Fit, Style
from app.printing.letters import MM

_NOT_FIRST = frozenset("，。、；：？！）】》〉」』”’…,.;:?!)]}%％℃°·")
_NOT_LAST = frozenset("（【《〈「『“‘([{¥￥$#")
_STEP = 0.5  # points by which letters get smaller
_CUT = "…"
_ASCENT = 0.88  # of the size, from the top of a line to its foot
_SLACK = 0.01  # millimetres that rounding may cost


class Measures(Protocol):
    """Knows how wide a text is."""

    def width(self, text: str, size: float) -> float:
        """Width in millimetres; `size` in points."""
        ...


@dataclass(frozen=True, slots=True)
class Laid:
    """Text as it stands: lines, size in points, height of a line and of all in millimetres.

    Attributes:
        cut: something had no room.
    """

    lines: tuple[str, ...]
    size: float
    line_h: float
    cut: bool = False

    @property
    def h(self) -> float:
        """Height of all lines."""
        return self.line_h * len(self.lines)


def lay(text: str, style: Style, letters: Measures, w: float, h: float) -> Laid:
    """Set a text into a box of `w` × `h` as its style says; only `Fit.FLOW` may come out higher than the box."""
    if style.fit is Fit.LINE:
        line, cut = _cut(" ".join(text.split("\n")), letters, w, style.size)
        return Laid((line,), style.size, _line_h(style, style.size), cut)
    size = style.size
    lines = wrap(text, letters, w, size)
    if style.fit is Fit.FLOW:
        return Laid(lines, size, _line_h(style, size))
    while style.fit is Fit.SHRINK and size > style.least and not _fits(text, lines, style, letters, w, h, size):
        size = max(style.least, size - _STEP)
        lines = wrap(text, letters, w, size)
    line_h = _line_h(style, size)
    room = max(1, int((h + _SLACK) / line_h)) if len(lines) > 1 else 1
    if len(lines) <= room:
        return Laid(lines, size, line_h)
    last, _ = _cut(lines[room - 1] + _CUT, letters, w, size)
    return Laid((*lines[: room - 1], last), size, line_h, cut=True)


def _fits(text: str, lines: tuple[str, ...], style: Style, letters: Measures, w: float, h: float, size: float) -> bool:
    """All lines have room, and no word is parted that smaller letters would keep whole."""
    high = len(lines) == 1 or _line_h(style, size) * len(lines) <= h + _SLACK
    if not high or any(letters.width(one, size) > w + _SLACK for one in lines):
        return False
    words = [one.rstrip() for one in _pieces(text)]
    parted = [one for one in words if letters.width(one, size) > w + _SLACK]
    return not any(letters.width(one, style.least) <= w for one in parted)


def _line_h(style: Style, size: float) -> float:
    return size * style.leading * MM


def first_foot(laid: Laid, style: Style, h: float) -> float:
    """From the top of the box to the foot of its first line."""
    free = max(0.0, h - laid.h)
    down = {Down.TOP: 0.0, Down.MIDDLE: free / 2, Down.BOTTOM: free}[style.down]
    return down + (laid.line_h - laid.size * MM) / 2 + laid.size * MM * _ASCENT


def start_of(line_w: float, across: Across, w: float) -> float:
    """From the left edge of the box to the start of a line."""
    return {Across.LEFT: 0.0, Across.MIDDLE: (w - line_w) / 2, Across.RIGHT: w - line_w}[across]


def wrap(text: str, letters: Measures, w: float, size: float) -> tuple[str, ...]:
    """The text in lines of at most `w` mm; breaks at blanks and between Chinese characters, as their rules say."""
    lines: list[str] = []
    for paragraph in text.replace("\r", "").replace("\t", " ").split("\n"):
        lines += _wrap(paragraph, letters, w + _SLACK, size)
    return tuple(lines)


def _wrap(text: str, letters: Measures, w: float, size: float) -> list[str]:
    if letters.width(text, size) <= w:
        return [text]
    lines, line, used = list[str](), "", 0.0
    for piece in _pieces(text):
        wide = letters.width(piece, size)
        if used + wide <= w or (not line and wide <= w):
            line, used = line + piece, used + wide
        elif line and letters.width(piece.rstrip(), size) + used <= w:
            line, used = line + piece.rstrip(), w + 1
        else:
            if line:
                lines.append(line.rstrip())
            *whole, line = _broken(piece.lstrip(), letters, w, size)
            lines += whole
            used = letters.width(line, size)
    return [*lines, line.rstrip()]


def _broken(piece: str, letters: Measures, w: float, size: float) -> list[str]:
    """A piece that is wider than a line, by force; one that is not stays whole."""
    if letters.width(piece, size) <= w:
        return [piece]
    parts, part = list[str](), ""
    for char in piece:
        if part and letters.width(part + char, size) > w:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part]


def _pieces(text: str) -> list[str]:
    """What stays together: a word with the blank after it, a Chinese character with its punctuation."""
    pieces, piece = list[str](), ""
    for char in text:
        if piece and _may_part(piece[-1], char):
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece] if piece else pieces


def _may_part(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or after == " ":
        return False
    return before == " " or before in "-/" or _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return char >= "\u2e80"


def _cut(line: str, letters: Measures, w: float, size: float) -> tuple[str, bool]:
    if letters.width(line, size) <= w + _SLACK:
        return line, False
    line = line.rstrip(_CUT)
    while line and letters.width(line + _CUT, size) > w + _SLACK:
        line = line[:-1]
    return line.rstrip() + _CUT, True
