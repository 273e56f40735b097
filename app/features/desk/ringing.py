"""Does a line ring at this seat at once, a little later, or not at all? As the seat's settings say."""

import re

from app.core.options import LINES_HERE, LINES_LATER_S, Settings

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
