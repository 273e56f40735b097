"""How is "at most so many of each" asked in words both engines take, so that each is a short walk along an index?"""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType


class among(ColumnElement[Any]):  # noqa: N801  reads as a word of the statement
    """Whether `column` is one of the values that `few` finds; `few` may depend on the row it is joined to.

    PostgreSQL would run such an IN for every row of the table; of an array it looks each value up in the index.
    """

    inherit_cache = False
    type = NullType()  # a Boolean would be compared with 1 where the engine has none

    def __init__(self, column: ColumnElement[Any], few: Select[Any]) -> None:
        self.column = column
        self.few: ScalarSelect[Any] = few.scalar_subquery()


@compiles(among)
def _in(element: among, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{compiler.process(element.column, **kw)} IN {compiler.process(element.few, **kw)}"


@compiles(among, "postgresql")
def _any(element: among, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{compiler.process(element.column, **kw)} = ANY (ARRAY {compiler.process(element.few, **kw)})"
