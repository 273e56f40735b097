"""What does the desk know of the recording of a line?"""

from dataclasses import dataclass
from enum import Enum, auto


class Tape(Enum):
    """How the recording of a line stands."""

    OFF = auto()  # could be recorded, and is not
    ASKS = auto()  # a call goes on, and somebody has to say whether it is to be recorded
    ON = auto()
    PAUSED = auto()
    DEAF = auto()  # its source of sound is away


class Deed(Enum):
    """What somebody wants done with the recording of a line."""

    BEGIN = auto()
    PAUSE = auto()
    RESUME = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class TapeWish:
    """Somebody pressed a key at the call of a line."""

    line: int
    deed: Deed


@dataclass(frozen=True, slots=True)
class Tapes:
    """The recording of all lines.

    Attributes:
        lines: those that have a source of sound.
        may: whoever works here may begin, pause and end.
        reminder: what is to be said to the caller while it is recorded, "" for nothing.
    """

    lines: dict[int, Tape]
    may: bool = True
    reminder: str = ""

    @property
    def recorded(self) -> frozenset[int]:
        """Lines of which what is said now is kept."""
        return frozenset(line for line, tape in self.lines.items() if tape is Tape.ON)

    @property
    def paused(self) -> frozenset[int]:
        """Lines whose recording waits."""
        return frozenset(line for line, tape in self.lines.items() if tape is Tape.PAUSED)


NO_TAPES = Tapes({})
