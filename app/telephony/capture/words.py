"""What do the program and the processes that hear sound inputs say to each other?"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Input:
    """A sound input of this computer.

    Attributes:
        name: as it is kept in the settings.
        channels: how many it has; on each of them a line may hang.
    """

    name: str
    channels: int

    @property
    def url(self) -> str:
        """The port URL that opens it."""
        return f"sound:{self.name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """An input to be opened, and how.

    Attributes:
        name: of the input; "" for the usual one.
        least, most: channels; from the first on as many as it has of `most`, refused below `least`.
        rates: in Hz, the best first; the input's own rate is tried after them.
        latency_s: the input itself keeps so much while nobody takes it.
        blocks_a_second: so often it is taken; 0 as it comes.
        loosely: an input whose name only holds `name` will do.
    """

    name: str
    least: int
    most: int
    rates: tuple[int, ...]
    latency_s: float
    blocks_a_second: int = 0
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """How an input was opened.

    Attributes:
        name: its own.
        channels: that are taken, interleaved.
    """

    name: str
    rate_hz: int
    channels: int


class Listener(Protocol):
    """Who wants an input's sound. Told on a thread of the sound's; it must do next to nothing there."""

    def opened(self, how: Opened) -> None:
        """The input is open; its sound comes next."""
        ...

    def heard(self, data: bytes, lost: int) -> None:
        """Sound came: 16 bits, in the machine's order, channels interleaved.

        Args:
            data: whole frames.
            lost: about so many frames before it were lost.
        """
        ...

    def ended(self) -> None:
        """Nothing more will come: unplugged, sound server gone, or its process was ended. Told once."""
        ...


class Absent(OSError):
    """No such input is there."""


# What is said, as plain tuples: the first word says what it is, `key` is the input's number in its process.
# to it:   ("list",)  ("open", key, Wish)  ("close", key)
# from it: ("inputs", (Input, ...))  ("opened", key, Opened)  ("refused", key, why, is_absent)  ("closed", key)
#          ("sound", key, lost, bytes)  ("ended", key)  ("broken", why); gathered into lists
Message = tuple[object, ...]
