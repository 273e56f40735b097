"""How is "at most so many of each" asked so that each is a short walk along an index, on either engine?

PostgreSQL has a word for it, LATERAL, which SQLite has not; of what SQLite takes instead, PostgreSQL would make a walk
over the whole table, or over each month of it.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, literal_column


@dataclass(frozen=True, slots=True)
class ByEngine:
    """One question in the words of either engine; both give the same columns."""

    sqlite: Select[Any]
    postgresql: Select[Any]

    def of(self, dialect: str) -> Select[Any]:
        """The words for the engine called so."""
        return self.sqlite if dialect == "sqlite" else self.postgresql


def at_most(rows: int) -> ColumnElement[int]:
    """A LIMIT in the words of the statement: a walk over many months is planned once then, and not each time."""
    return literal_column(str(int(rows)))
