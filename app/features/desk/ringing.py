"""Does a line ring at this seat at once, a little later, or not at all? As the seat's settings say."""

import re
from datetime import timedelta

from app.core.options import LINES_HERE, LINES_LATER_S, Settings
from app.telephony.protocol import Call, Direction

_PART = re.compile(r"(\d{1,3})(?:\s*[-–~]\s*(\d{1,3}))?")


def lines_of(text: str) -> frozenset[int] | None:
    """The lines somebody wrote down ("1-3, 5"); None for all of them, empty where no number is in it."""
    if not text.strip():
        return None
    found: set[int] = set()
    for first, last in _PART.findall(text):
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def delay_s(line: int, settings: Settings) -> int | None:
    """After how many seconds a line rings here: 0 at once, None not at all."""
    chosen = lines_of(settings.text(LINES_HERE))
    if chosen is None or line in chosen:
        return 0
    return settings.number(LINES_LATER_S) or None


def rang_here(call: Call, settings: Settings) -> bool:
    """Whether whoever sits here may have taken the call, or made it; otherwise it was somebody at another seat."""
    delay = delay_s(call.line, settings)
    if delay is None or (delay and call.direction is Direction.OUT):
        return False
    return call.answered_at is None or call.answered_at - call.started_at >= timedelta(seconds=delay)
