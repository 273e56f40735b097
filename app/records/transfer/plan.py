"""What was decided about a file before anything of it is written, and what came of looking at its rows?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.records.record import RecordType
from app.records.transfer.heads import Vocabulary
from app.records.transfer.intake import Opened


class Doubles(StrEnum):
    """What is done with rows that are there already; the value is stored."""

    SKIP = "skip"
    UPDATE = "update"  # what the sheet has replaces what the record has
    MERGE = "merge"  # what the sheet has fills what the record lacks


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a file is to be read.

    Attributes:
        head: place of the row with the heads, from 0.
        columns: the target of each column that is taken.
        total: the words that begin a last row which is no record ("Total").
    """

    kind: RecordType
    opened: Opened
    head: int
    columns: Mapping[int, str]
    vocabulary: Vocabulary
    doubles: Doubles = Doubles.SKIP
    total: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell, or with a row as a whole.

    Attributes:
        row: as the sheet counts it, from 1.
        column: from 0; None for the whole row.
        why: in the user's words.
    """

    row: int
    column: int | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What an import would do; nothing is written yet.

    Attributes:
        new, double: rows that become records, and those that are there already.
        wrong: rows with problems; `problems` has the first of them.
        ready: the rows that can be written; `bad` the others with their problems.
    """

    plan: Plan
    new: int
    double: int
    wrong: int
    problems: tuple[Problem, ...]
    ready: Path
    bad: Path

    @property
    def total(self) -> int:
        """Rows that can be written."""
        return self.new + self.double


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was done with how many rows."""

    made: int = 0
    changed: int = 0
    skipped: int = 0
    refused: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(
            made=self.made + other.made,
            changed=self.changed + other.changed,
            skipped=self.skipped + other.skipped,
            refused=self.refused + other.refused,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An import as it is listed.

    Attributes:
        state: running, done or undone.
        here: it was begun at this seat, whose copy of the rows is still there: it can go on.
    """

    id: int
    file: str
    who: str
    at: datetime
    state: str
    total: int
    counts: Counts = field(default_factory=Counts)
    here: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an import, or of taking one back: `refused` has a sentence for each row or record left as it was."""

    id: int
    counts: Counts
    refused: tuple[str, ...] = ()
