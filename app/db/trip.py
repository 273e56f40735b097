"""How are many small questions asked of the database in one trip, as often and as quickly as calls come in?

All questions are one statement, whose one row holds the rows of all of them as text: a server on the network answers
twelve questions twelve times as late as one, and the driver of either engine lets other threads in at every row or
statement, and waits to be let in again. Statements are made once at import and prepared once here: between a ringing
line and a painted card, making them would cost more than running them.
"""

import json
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
    questions, whole = _prepare(asked, dialect)
    driver: Any = connection.connection.driver_connection
    try:
        row = (
            _ask_file(driver, questions, whole, values)
            if dialect.name == "sqlite"
            else _ask_server(driver, questions, whole, values)
        )
    except dialect.loaded_dbapi.Error as err:
        raise _failed(connection, err, whole) from err
    return [question.rows(written) for question, written in zip(questions, row, strict=True)]


def _ask_file(driver: Any, questions: "_Questions", whole: str, values: Mapping[str, object]) -> Sequence[str | None]:
    given = [value for one in questions for value in one.ordered(values)]
    row: Sequence[str | None] = driver.execute(whole, given).fetchone()
    return row


def _ask_server(driver: Any, questions: "_Questions", whole: str, values: Mapping[str, object]) -> Sequence[str | None]:
    given = {name: value for one in questions for name, value in one.named(values).items()}
    row: Sequence[str | None] = driver.execute(whole, given, prepare=True).fetchone()
    return row


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

    def named(self, values: Mapping[str, object]) -> dict[str, object]:
        """The parameters by their names."""
        return {name: self._value(name, values) for name in self.order}

    def ordered(self, values: Mapping[str, object]) -> list[object]:
        """The parameters as they follow each other."""
        return [self._value(name, values) for name in self.order]

    def _value(self, name: str, values: Mapping[str, object]) -> object:
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


_Questions = Sequence[_Question]


@lru_cache(_KEPT)
def _prepare(statements: tuple[SelectBase, ...], dialect: Dialect) -> tuple[_Questions, str]:
    questions = [_question(one, dialect) for one in statements]
    listed, row = _LISTS[dialect.name]
    parts = []
    for question, statement in zip(questions, statements, strict=True):
        names = ", ".join(f"c{number}" for number in range(len(statement.selected_columns)))
        rows = listed.format(f"{row}({names})")
        parts.append(f"(WITH question({names}) AS ({question.sql}) SELECT {rows} FROM question)")
    return questions, f"SELECT {', '.join(parts)}"


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
