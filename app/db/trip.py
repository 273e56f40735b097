"""How are many small questions asked of the database in one trip, as often and as quickly as calls come in?

A server on the network answers twelve questions twelve times as late as one, so they all go out before the first answer
is waited for; a file has no network, and is asked one after the other. Statements are made once at import and prepared
once here: between a ringing line and a painted card, making them would cost more than running them.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, SelectBase
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from app.db.few import ByEngine

_KEPT = 256  # statements; more than the program asks
# To plan a walk over the calls of many months takes longer than to do it, and it is the same for every caller.
_PLANNED_ONCE, _AS_USUAL = "SET plan_cache_mode = force_generic_plan", "RESET plan_cache_mode"


def ask(session: Session, statements: Sequence[SelectBase | ByEngine], values: Mapping[str, object]) -> list[list[Any]]:
    """All rows of each of these statements.

    They are made once and kept, for they are prepared by identity, and select columns, no ORM entities. `values` are
    those of the parameters in any of them, by name.

    Returns:
        For each statement its rows; a row is a tuple whose values go by their columns' names too.

    Raises:
        DBAPIError: as from the session itself.
    """
    connection = session.connection()
    dialect = connection.dialect
    questions = [_prepare(one.of(dialect.name) if isinstance(one, ByEngine) else one, dialect) for one in statements]
    try:
        if connection.dialect.name == "sqlite":
            found = _one_by_one(connection.connection.driver_connection, questions, values)
        else:
            found = _together(connection.connection.driver_connection, questions, values)
    except connection.dialect.loaded_dbapi.Error as err:
        raise _failed(connection, err, questions) from err
    return [question.rows(*one) for question, one in zip(questions, found, strict=True)]


_Found = tuple[Sequence[Any], Sequence[Sequence[Any]]]  # what the driver says of the columns, rows


def _one_by_one(driver: Any, questions: "Sequence[_Question]", values: Mapping[str, object]) -> list[_Found]:
    return [_fetched(driver.execute(one.sql, one.ordered(values))) for one in questions]


def _together(driver: Any, questions: "Sequence[_Question]", values: Mapping[str, object]) -> list[_Found]:
    with driver.pipeline():
        driver.execute(_PLANNED_ONCE)
        cursors = [driver.execute(one.sql, one.named(values), prepare=True) for one in questions]
        driver.execute(_AS_USUAL)
        return [_fetched(cursor) for cursor in cursors]


def _fetched(cursor: Any) -> _Found:
    rows = cursor.fetchall()
    return cursor.description, rows


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
    """A statement as one driver takes it, and how its values go in and come out."""

    sql: str
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

    def rows(self, description: Sequence[Any], found: Sequence[Sequence[Any]]) -> list[Any]:
        """Rows as the statement's types have them."""
        out = _turns(self.types, self.dialect, tuple(one[1] for one in description))
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
    compiled: SQLCompiler = statement.compile(dialect=dialect)
    given = {name: None for name, one in compiled.binds.items() if one.required}
    whole = compiled.construct_expanded_state(given)
    columns = statement.selected_columns
    row: Any = namedtuple("Row", [*columns.keys()], rename=True)  # type: ignore[misc]
    return _Question(
        sql=whole.statement,
        order=tuple(whole.positiontup or whole.parameters),
        fixed={name: value for name, value in whole.parameters.items() if name not in given},
        into=dict(whole.processors),
        types=tuple(one.type.dialect_impl(dialect) for one in columns),
        dialect=dialect,
        make=row._make,
    )


@lru_cache(_KEPT)
def _turns(
    types: tuple[TypeEngine[Any], ...], dialect: Dialect, codes: tuple[object, ...]
) -> Sequence[tuple[int, _Turn]]:
    """What is to be done to the values of these columns; `codes` are the driver's for what it gives."""
    each = [one.result_processor(dialect, code) for one, code in zip(types, codes, strict=True)]
    return tuple((place, turn) for place, turn in enumerate(each) if turn)
