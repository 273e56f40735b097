"""How are many small questions asked of the database in one trip, as often and as quickly as calls come in?

A server on the network answers twelve questions twelve times as late as one, so they all go out before the first answer
is waited for. A file has no network, but its driver lets other threads in before each row, and waits to be let in
again: all questions are one statement there, whose one row holds the rows of all of them as text. Statements are made
once at import and prepared once here: between a ringing line and a painted card, making them would cost more than
running them.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Dialect, Float, LargeBinary, Numeric, SelectBase
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from app.db.few import ByEngine

_NOT_AS_TEXT = (Float, LargeBinary, Numeric)
_KEPT = 256  # statements; more than the program asks
# To plan a walk over the calls of many months takes longer than to do it, and it is the same for every caller.
_PLANNED_ONCE, _AS_USUAL = "SET plan_cache_mode = force_generic_plan", "RESET plan_cache_mode"


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
    questions = [_prepare(one.of(dialect.name) if isinstance(one, ByEngine) else one, dialect) for one in statements]
    try:
        if connection.dialect.name == "sqlite":
            found = _as_one(connection.connection.driver_connection, questions, values)
        else:
            found = _together(connection.connection.driver_connection, questions, values)
    except connection.dialect.loaded_dbapi.Error as err:
        raise _failed(connection, err, questions) from err
    return [question.rows(*one) for question, one in zip(questions, found, strict=True)]


_Found = tuple[tuple[object, ...], Sequence[Sequence[Any]]]  # the driver's codes for the types of the columns, rows


def _as_one(driver: Any, questions: "Sequence[_Question]", values: Mapping[str, object]) -> list[_Found]:
    given = [value for one in questions for value in one.ordered(values)]
    (row,) = driver.execute(_united(tuple(one.as_text for one in questions)), given)
    return [((None,) * len(one.types), json.loads(text)) for one, text in zip(questions, row, strict=True)]


@lru_cache(_KEPT)
def _united(parts: tuple[str, ...]) -> str:
    """These statements as one; kept, for the driver knows what it has prepared by its text."""
    return f"SELECT {', '.join(parts)}"


def _together(driver: Any, questions: "Sequence[_Question]", values: Mapping[str, object]) -> list[_Found]:
    with driver.pipeline():
        driver.execute(_PLANNED_ONCE)
        cursors = [driver.execute(one.sql, one.named(values), prepare=True) for one in questions]
        driver.execute(_AS_USUAL)
        return [_fetched(cursor) for cursor in cursors]


def _fetched(cursor: Any) -> _Found:
    rows = cursor.fetchall()  # what the columns are is known when rows have come
    return tuple(column[1] for column in cursor.description), rows


def _failed(connection: Connection, err: Any, questions: "Sequence[_Question]") -> Exception:
    dialect = connection.dialect
    driver = connection.connection.driver_connection
    lost = dialect.is_disconnect(err, driver, None)
    if lost:
        connection.invalidate(err)
    asked = "; ".join(one.sql for one in questions)
    told: Exception = DBAPIError.instance(
        asked, None, err, dialect.loaded_dbapi.Error, connection_invalidated=lost, dialect=dialect
    )
    return told


_Turn = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Question:
    """A statement as one driver takes it, and how its values go in and come out.

    `as_text` is it as a part of a statement for SQLite: all its rows, in their order, as one list of lists. `fixed` are
    parameters that the driver's dialect has added.
    """

    sql: str
    as_text: str
    order: Sequence[str]
    fixed: Mapping[str, object]
    into: Mapping[str, _Turn]
    types: tuple[TypeEngine[Any], ...]
    dialect: Dialect
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

    def rows(self, codes: tuple[object, ...], found: Sequence[Sequence[Any]]) -> list[Any]:
        """Rows as the statement's types have them; `codes` are the driver's for what it gave."""
        out = _turns(self.types, self.dialect, codes)
        if not out:
            return list(map(self.make, found))
        rows = []
        for values in map(list, found):
            for place, turn in out:
                values[place] = turn(values[place])
            rows.append(self.make(values))
        return rows


@lru_cache(_KEPT)
def _prepare(statement: SelectBase, dialect: Dialect) -> _Question:
    told: Any = visitors.replacement_traverse(statement, {}, _spelled_out)
    compiled: SQLCompiler = told.compile(dialect=dialect)
    given = {name: None for name, one in compiled.binds.items() if one.required}
    whole = compiled.construct_expanded_state(given)
    columns = statement.selected_columns
    if any(isinstance(one.type, _NOT_AS_TEXT) for one in columns):
        raise TypeError(f"bytes or fractions are asked for: {statement}")
    row: Any = namedtuple("Row", [*columns.keys()], rename=True)  # type: ignore[misc]
    return _Question(
        sql=whole.statement,
        as_text=_as_text(whole.statement, len(columns)),
        order=tuple(whole.positiontup or whole.parameters),
        fixed={name: value for name, value in whole.parameters.items() if name not in given},
        into=dict(whole.processors),
        types=tuple(one.type.dialect_impl(dialect) for one in columns),
        dialect=dialect,
        make=row._make,
    )


def _spelled_out(element: Any, **_: Any) -> Any:
    """A constant in the words of the statement: a planner that knows it can use an index of some rows only."""
    if isinstance(element, BindParameter) and not element.required:
        return element.render_literal_execute()
    return None


def _as_text(statement: str, width: int) -> str:
    names = ", ".join(f"c{number}" for number in range(width))
    rows = f"json_group_array(json_array({names}))"
    return f"(WITH question({names}) AS ({statement}) SELECT {rows} FROM question)"


@lru_cache(_KEPT)
def _turns(
    types: tuple[TypeEngine[Any], ...], dialect: Dialect, codes: tuple[object, ...]
) -> Sequence[tuple[int, _Turn]]:
    """What is to be done to the values of these columns; `codes` are the driver's for what it gives."""
    each = [one.result_processor(dialect, code) for one, code in zip(types, codes, strict=True)]
    return tuple((place, turn) for place, turn in enumerate(each) if turn)
