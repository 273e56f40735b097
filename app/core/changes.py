"""What did a committed transaction touch?"""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

WHOLE = 0  # stands for any row of a table: too many to name, or not known which
# No tables, but whose the rows beside them are, so that a seat need not read a card again that nothing happened to.
OWNER = "owner"  # a customer; WHOLE for anybody
CALLER = "caller"  # a call and the mark of its number in one, see `caller`
_MARK_BITS = 32


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


def mark_of(key: str) -> int:
    """What a number (its matching key) is told by: short, and nobody reads it off the wire."""
    return crc32(key.encode())


def caller(call_id: int, key: str) -> tuple[str, int]:
    """Says beside a call that was touched who called."""
    return CALLER, call_id << _MARK_BITS | mark_of(key)


def callers_of(changes: Changes) -> tuple[frozenset[int], bool]:
    """Marks of the numbers whose calls were touched, and whether there are calls of which that is not known."""
    told = changes.of(CALLER)
    known = {one >> _MARK_BITS for one in told}
    return frozenset(one & (1 << _MARK_BITS) - 1 for one in told), WHOLE in told or not changes.of("call") <= known


def anything_of(tables: Iterable[str]) -> Changes:
    """Whatever these tables hold may have changed."""
    return Changes(frozenset((one, WHOLE) for one in tables))
