"""What is written of a statistic: its period, a table of figures with their totals, a picture?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Shown(Enum):
    """How a figure is shown; beside it what it is."""

    COUNT = auto()  # int
    MONEY = auto()  # int, minor units
    SPAN = auto()  # int, seconds
    SHARE = auto()  # float, 0 to 1
    SCORE = auto()  # float, one digit behind the point


Figure = int | float | None


class Draw(StrEnum):
    """A kind of picture; the value is kept at the seat."""

    BARS = "bars"
    LINE = "line"
    PIE = "pie"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one colour, one for each name of the diagram."""

    name: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """What a picture shows.

    Attributes:
        title: what is measured.
        names: what stands along its axis.
        series: several where there is a second grouping; they add up where `stacks`.
        in_time: whether the names follow each other in time.
    """

    draw: Draw
    title: str
    shown: Shown
    names: tuple[str, ...]
    series: tuple[Series, ...]
    in_time: bool = False
    stacks: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column: of words where `shown` is None, else of figures."""

    words: str
    shown: Shown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that is written, in the user's words.

    Attributes:
        about: (period, "2026-11-01 to 2026-11-30"), (filter, …): what stands above the table.
        rows: words and figures by `heads`.
        totals: the last row; empty where there is none.
        picture: makes the diagram a PNG, for documents; called where the file is written.
        table: name of the table the audit trail notes it under.
    """

    title: str
    about: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[str | Figure]]
    totals: Sequence[str | Figure]
    diagram: Diagram | None = None
    picture: Callable[[], bytes] | None = None
    table: str = ""
    diagram_title: str = "Chart"
