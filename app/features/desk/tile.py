"""What is one tile of the line strip?"""

from dataclasses import dataclass
from enum import StrEnum

from app.core.i18n import Text

LINES = 8


class TileState(StrEnum):
    """How a tile is painted."""

    UNUSED = "unused"  # no box has this line
    IDLE = "idle"
    RINGING = "ringing"
    TALKING = "talking"
    OVER = "over"
    MISSED = "missed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Tile:
    """One line as the strip shows it.

    Attributes:
        who, what: first and second line of words; `brief_who` and `brief` instead of them where there is little room.
        more: how many other calls wait on the same line.
        recording, paused: the line is being recorded, or that waits.
        blacklisted: the caller is on the blacklist.
        advice: what to try, in full, for the tip of a lost line.
    """

    line: int
    state: TileState
    who: Text | str = ""
    what: Text | str = ""
    brief_who: str = ""
    brief: str = ""
    more: int = 0
    recording: bool = False
    paused: bool = False
    blacklisted: bool = False
    advice: Text | str = ""
