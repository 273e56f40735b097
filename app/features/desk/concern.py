"""Whose card is another one since somebody saved something? Of fifty seats that hear of it, few show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.changes import CALLER, OWNER, WHOLE, Changes, callers_of, mark_of
from app.db.base import Base

_OF_CALLS = frozenset({"call", CALLER})


@dataclass(frozen=True, slots=True)
class Concern:
    """What changes mean for cards.

    Attributes:
        changes: what was saved.
        anybody: rows that say of no customer that they are theirs: words, products, settings.
        owners: whose rows were touched.
        callers: marks of the numbers whose calls were touched.
        any_caller: calls of which that is not known, too.
        people: customers were changed, not only noted to have called.
    """

    changes: Changes
    anybody: bool
    owners: frozenset[int]
    callers: frozenset[int]
    any_caller: bool
    people: bool

    def about(self, customer_id: int) -> bool:
        """Whether this customer, or a record of theirs, may be another one."""
        mine = customer_id in self.owners or WHOLE in self.owners or self.changes.has("customer", customer_id)
        return self.anybody or mine

    def called(self, keys: Iterable[str]) -> bool:
        """Whether a call of one of these numbers may be another one."""
        return self.any_caller or not self.callers.isdisjoint(map(mark_of, keys))


def concern_of(changes: Changes) -> Concern:
    """What these changes mean for cards."""
    names = {name for name, _ in changes.touched} - _OF_CALLS - {"customer", OWNER}
    whole = any((name, WHOLE) in changes.touched for name in names)
    callers, any_caller = callers_of(changes)
    customers, owners = changes.of("customer"), changes.of(OWNER)
    people = WHOLE in customers or bool(customers & owners) or len(customers) > len(changes.of("call"))
    return Concern(changes, whole or not names <= _owned(), owners, callers, any_caller, people)


def _owned() -> frozenset[str]:
    """Tables whose rows are a customer's, and those of their parts, which are never saved without them."""
    tables = Base.metadata.tables
    own = {name for name, table in tables.items() if "customer_id" in table.c}
    parts = {
        name
        for name, table in tables.items()
        if any(
            link.column.table.name in own | {"customer"} and link.ondelete == "CASCADE" for link in table.foreign_keys
        )
    }
    return frozenset(own | parts)
