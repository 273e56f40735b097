"""What did a committed transaction touch?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Touched rows as (table name, id) pairs; pages refresh only if theirs are in it."""

    touched: frozenset[tuple[str, int]]

    def of(self, table: str) -> frozenset[int]:
        """Ids of the touched rows of one table."""
        return frozenset(id_ for name, id_ in self.touched if name == table)

    def __bool__(self) -> bool:
        return bool(self.touched)
