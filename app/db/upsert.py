"""How is a row written that may be there already? Each engine's own INSERT … ON CONFLICT.

The other engine's dialect is not loaded: that takes as long as a tenth of the database layer.
"""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:  # what is used of the two is the same
    from sqlalchemy.dialects.sqlite import Insert


def insert_of(dialect: str) -> "type[Insert]":
    """The statement for the engine called `dialect`."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.Insert
    from sqlalchemy.dialects import postgresql

    return cast("type[Insert]", postgresql.Insert)
