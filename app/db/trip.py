"""How are many small questions asked of the database in one trip, as often and as quickly as calls come in?

All questions are one statement, whose one row holds the rows of all of them as text: a server on the network answers
twelve questions twelve times as late as one, and the driver of either engine lets other threads in at every row or
statement, and waits to be let in again. Statements are made once at import and prepared once here: between a ringing
line and a painted card, making them would cost more than running them.
"""

import json
import re
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Connection,
    Date,
    DateTime,
    Dialect,
    Float,
    Interval,
    LargeBinary,
    Numeric,
    SelectBase,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from app.db.few import ByEngine

_Turn = Callable[[Any], Any]
_NOT_AS_TEXT = (Float, Interval, LargeBinary, Numeric)
_WRITTEN: tuple[tuple[type[TypeEngine[Any]], _Turn], ...] = (  # how a server writes what its driver gives as objects
    (DateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (Uuid, UUID),
)
_LISTS = {"sqlite": ("json_group_array({})", "json_array"), "postgresql": ("json_agg({})::text", "json_build_array")}
_NAMED = re.compile(r"%\((\w+)\)s|%%")  # or the driver would read a long statement anew each time
_KEPT = 256  # statements; more than the program asks


def ask(session: Session, statements: Sequence[SelectBase | ByEngine], values: Mapping[str, object]) -> list[list[Any]]:
    """All rows of each of these statements.

    They are made once and kept, for they are prepared by identity, and select columns, no ORM entities, and neither
    bytes nor fractions, which do not survive being text. `values` are those of the parameters in any of them, by name.

    Returns:
        For each statement its rows; a row is a tuple whose values go by their columns' names too.

    Raises:
        DBAPIError: as from the session itself.
        TypeError: a column is of bytes or fractions.
    """
    if not statements:
        return []
    connection = session.connection()
    dialect = connection.dialect
    asked = tuple(one.of(dialect.name) if isinstance(one, ByEngine) else one for one in statements)
    whole = _prepare(asked, dialect)
    given = [question.value(name, values) for question, name in whole.given]
    driver: Any = connection.connection.driver_connection
    try:
        row = (_ask_file if dialect.name == "sqlite" else _ask_server)(driver, whole.sql, given)
    except dialect.loaded_dbapi.Error as err:
        raise _failed(connection, err, whole.sql) from err
    return [question.rows(written) for question, written in zip(whole.questions, row, strict=True)]


def _ask_file(driver: Any, sql: str, given: Sequence[object]) -> Sequence[str | None]:
    row: Sequence[str | None] = driver.execute(sql, given).fetchone()
    return row


def _ask_server(driver: Any, sql: str, given: Sequence[object]) -> Sequence[str | None]:
    from psycopg import RawCursor
    from psycopg.types.numeric import Int8

    # A number is a long one always: the driver prepares a statement anew, and the server plans it, for a longer one.
    long = [Int8(value) if type(value) is int else value for value in given]
    with RawCursor(driver) as cursor:
        row: Sequence[str | None] | None = cursor.execute(sql, long, prepare=True).fetchone()
    return row or ()


def _failed(connection: Connection, err: Any, asked: str) -> Exception:
    dialect = connection.dialect
    driver = connection.connection.driver_connection
    lost = dialect.is_disconnect(err, driver, None)
    if lost:
        connection.invalidate(err)
    told: Exception = DBAPIError.instance(
        asked, None, err, dialect.loaded_dbapi.Error, connection_invalidated=lost, dialect=dialect
    )
    return told


@dataclass(frozen=True, slots=True)
class _Question:
    """How the values of a statement go in, and its rows come out of one text: a list of lists, in their order.

    `fixed` are parameters that the engine's dialect has added.
    """

    sql: str
    order: Sequence[str]
    fixed: Mapping[str, object]
    into: Mapping[str, _Turn]
    out: Sequence[tuple[int, _Turn]]
    make: Callable[[Any], Any]

    def value(self, name: str, values: Mapping[str, object]) -> object:
        """A parameter as the driver takes it."""
        value = self.fixed[name] if name in self.fixed else values[name]
        turn = self.into.get(name)
        return turn(value) if turn else value

    def rows(self, written: str | None) -> list[Any]:
        """Rows as the statement's types have them; nothing was `written` where a server found none."""
        found = json.loads(written) if written else []
        for values in found if self.out else ():
            for place, turn in self.out:
                values[place] = turn(values[place])
        return list(map(self.make, found))


@dataclass(frozen=True, slots=True)
class _Whole:
    """All questions as one statement, and the parameters in the order in which it takes them."""

    sql: str
    questions: Sequence[_Question]
    given: Sequence[tuple[_Question, str]]


@lru_cache(_KEPT)
def _prepare(statements: tuple[SelectBase, ...], dialect: Dialect) -> _Whole:
    questions = [_question(one, dialect) for one in statements]
    listed, row = _LISTS[dialect.name]
    parts = []
    for question, statement in zip(questions, statements, strict=True):
        names = ", ".join(f"c{number}" for number in range(len(statement.selected_columns)))
        rows = listed.format(f"{row}({names})")
        parts.append(f"(WITH question({names}) AS ({question.sql}) SELECT {rows} FROM question)")
    sql = f"SELECT {', '.join(parts)}"
    given = [(question, name) for question in questions for name in question.order]
    if dialect.name == "sqlite":
        return _Whole(sql, questions, given)
    by_name = {name: question for question, name in given}
    places = {name: f"${place}" for place, name in enumerate(by_name, 1)}
    numbered = _NAMED.sub(lambda one: places[one[1]] if one[1] else "%", sql)
    return _Whole(numbered, questions, [(question, name) for name, question in by_name.items()])


@lru_cache(_KEPT)
def _question(statement: SelectBase, dialect: Dialect) -> _Question:
    told: Any = visitors.replacement_traverse(statement, {}, _spelled_out)
    compiled: SQLCompiler = told.compile(dialect=dialect)
    given = {name: None for name, one in compiled.binds.items() if one.required}
    whole = compiled.construct_expanded_state(given)
    columns = statement.selected_columns
    if any(isinstance(one.type, _NOT_AS_TEXT) for one in columns):
        raise TypeError(f"bytes or fractions are asked for: {statement}")
    turns = [_turn(one.type.dialect_impl(dialect), dialect) for one in columns]
    row: Any = namedtuple("Row", [*columns.keys()], rename=True)  # type: ignore[misc]
    return _Question(
        sql=whole.statement,
        order=tuple(whole.positiontup or whole.parameters),
        fixed={name: value for name, value in whole.parameters.items() if name not in given},
        into=dict(whole.processors),
        out=tuple((place, turn) for place, turn in enumerate(turns) if turn),
        make=row._make,
    )


def _spelled_out(element: Any, **_: Any) -> Any:
    """A constant in the words of the statement: a planner that knows it can use an index of some rows only."""
    if isinstance(element, BindParameter) and not element.required:
        return element.render_literal_execute()
    return None


def _turn(type_: TypeEngine[Any], dialect: Dialect) -> _Turn | None:
    """What makes a value out of what stands in the text; None where it is one already."""
    process = type_.result_processor(dialect, None)
    if dialect.name == "sqlite":  # keeps them as text itself
        return process
    kept = type_.impl_instance if isinstance(type_, TypeDecorator) else type_
    read = next((read for kind, read in _WRITTEN if isinstance(kept, kind)), None)
    if read is None:
        return process

    def turned(value: str | None) -> Any:
        found = None if value is None else read(value)
        return process(found) if process else found

    return turned
