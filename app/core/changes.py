"""What did a committed transaction touch?"""

from collections.abc import Iterable
from dataclasses import dataclass

WHOLE = 0  # stands for any row of a table: too many to name, or not known which


@dataclass(frozen=True, slots=True)
class Changes:
    """Touched rows as (table name, id) pairs; pages refresh only if theirs are in it.

    What came from another seat may name a table as a whole (`WHOLE`).
    """

    touched: frozenset[tuple[str, int]]

    def of(self, table: str) -> frozenset[int]:
        """Ids of the touched rows of one table; `WHOLE` among them where it may be any."""
        return frozenset(id_ for name, id_ in self.touched if name == table)

    def has(self, table: str, id_: int) -> bool:
        """Whether this row was touched, or may have been."""
        return (table, id_) in self.touched or (table, WHOLE) in self.touched

    def __bool__(self) -> bool:
        return bool(self.touched)


def anything_of(tables: Iterable[str]) -> Changes:
    """Whatever these tables hold may have changed."""
    return Changes(frozenset((one, WHOLE) for one in tables))
