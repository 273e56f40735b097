"""Which boxes are at other seats, and are they heard? As the seats tell each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.protocol import BoxState

_MOST_BOXES, _MOST_LINES = 64, 1000  # of one seat
_BOX_AWAY = QT_TRANSLATE_NOOP("desk", "Box is away")
_SEAT_AWAY = QT_TRANSLATE_NOOP("desk", "Seat is away")
_ONE_BOX = QT_TRANSLATE_NOOP("desk", "Line {lines}: the box at {seat} is away. Nobody hears it ring until it is back.")
_BOX = QT_TRANSLATE_NOOP("desk", "Lines {lines}: the box at {seat} is away. Nobody hears them ring until it is back.")
_ONE_SEAT = QT_TRANSLATE_NOOP(
    "desk", "Line {lines}: {seat}, whose box it is on, is not there. Nobody else hears it ring until that seat is back."
)
_SEAT = QT_TRANSLATE_NOOP(
    "desk",
    "Lines {lines}: {seat}, whose box they are on, is not there. Nobody else hears them ring until that seat is back.",
)


@dataclass(frozen=True, slots=True)
class FarBox:
    """A box at another seat.

    Attributes:
        seat: what that seat is called.
        up: it is read there.
        there: that seat is.
    """

    seat: str
    first_line: int
    lines: int
    up: bool
    there: bool = True

    def has(self, line: int) -> bool:
        """Whether this line is on it."""
        return 0 <= line - self.first_line < self.lines

    @property
    def lost(self) -> bool:
        """Whether nobody here hears its lines."""
        return not (self.up and self.there)

    @property
    def what(self) -> Text:
        """What is wrong, in two words."""
        return _SEAT_AWAY if not self.there else _BOX_AWAY

    @property
    def advice(self) -> Text:
        """What is wrong, in full."""
        last = self.first_line + self.lines - 1
        sentences = (_ONE_BOX, _ONE_SEAT) if self.lines == 1 else (_BOX, _SEAT)
        named = str(last) if self.lines == 1 else f"{self.first_line}–{last}"
        return sentences[not self.there].fill(lines=named, seat=self.seat)


def told(boxes: Iterable[BoxState]) -> list[list[Any]]:
    """The boxes of this seat, as it tells them."""
    return [[one.first_line, one.config.lines, one.up] for one in boxes]


def heard(body: Mapping[str, Any]) -> tuple[FarBox, ...]:
    """The boxes of another seat, as it told them; none where that makes no sense."""
    try:
        seat, boxes = str(body["seat"]), body["boxes"]
        found = tuple(FarBox(seat, int(first), int(lines), bool(up)) for first, lines, up in boxes[:_MOST_BOXES])
    except (KeyError, ValueError, TypeError, OverflowError):
        return ()
    return tuple(one for one in found if 0 < one.first_line < _MOST_LINES and 0 < one.lines < _MOST_LINES)
