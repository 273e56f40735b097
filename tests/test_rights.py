"""Is everything allowed exactly where the description says so? The whole matrix of types, rights and deeds.

Every record type, every right: once somebody who holds only that right, once somebody who holds all others. New types
are looked at without a line here.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import insert, select

from app.core.access import Right, Who
from app.core.errors import AppError, NotAllowed
from app.db.base import Base
from app.features.record_types import RECORD_TYPES
from app.records.desk import Desk
from tests.blank.model import Own
from tests.blank.spec import UMBRELLA

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
MADE_UP = {sa.Date: date(2026, 11, 21), sa.DateTime: NOW, sa.JSON: [], sa.Boolean: False}
KINDS = (*RECORD_TYPES, UMBRELLA)
each = pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.key)
PEOPLE = {
    **{f"only {one}": frozenset({str(one)}) for one in Right},
    **{f"all but {one}": frozenset(map(str, Right)) - {str(one)} for one in Right},
    "nothing": frozenset(),
    "everything": frozenset(map(str, Right)),
}
one_engine = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)  # rights are asked before the database


class Rows:
    """Makes a row of any table, and the rows it needs, out of the tables' own description."""

    _numbers = count(1)

    def __init__(self, session):
        self._session = session

    def make(self, table, **given):
        values = dict(given)
        for column in table.columns:
            needed = not column.nullable and column.default is None and column.server_default is None
            if column.name not in values and needed and not column.primary_key:
                values[column.name] = self._value(column)
        values.setdefault("version", 1) if "version" in table.c else None
        done = self._session.execute(insert(table).values(values))
        return done.inserted_primary_key[0]

    def _value(self, column):
        number = next(self._numbers)
        if column.foreign_keys:
            return self.make(next(iter(column.foreign_keys)).column.table)
        if isinstance(column.type, sa.Enum):
            return next(iter(column.type.enum_class or column.type.enums))
        if isinstance(column.type, sa.Uuid):
            return uuid4()
        kind = getattr(column.type, "impl", column.type)
        found = next((value for each, value in MADE_UP.items() if isinstance(kind, each)), None)
        if found is not None:
            return found
        return f"x{number}"[: column.type.length or 9] if isinstance(kind, sa.String) else number


@pytest.fixture
def house(store, clock):
    """A desk whose every row can be made, as whoever is asked for."""
    Own.metadata.create_all(store.engine)

    def make(kind, **given):
        job = lambda s: Rows(s).make(kind.model.__table__, **given)  # noqa: E731
        return store.run(job).result()

    desk = Desk(store, Who("", "", frozenset()), clock, KINDS)
    desk.make = make
    return desk


def is_allowed(work):
    """Whether it was not for a right that this failed; a rule may forbid it all the same."""
    try:
        work.result()
    except NotAllowed:
        return False
    except AppError:
        return True
    return True


def holds(rights, *needed):
    return all(not one or one in rights for one in needed)


@pytest.fixture
def each_person(house):
    """Everybody of `PEOPLE` one after the other at the desk, each with what a failure says about them."""

    def walk():
        for name, rights in PEOPLE.items():
            house.sign_in(Who(name, "seat", rights, 7))
            yield name, rights

    return walk


@each
@one_engine
def test_making_and_changing(kind, house, each_person):
    id_ = house.make(kind)
    for name, rights in each_person():
        making = kind.creatable and holds(rights, kind.right)
        changing = holds(rights, kind.right, kind.right_save)
        assert is_allowed(house.save(kind, None, 0, {})) == making, name
        assert is_allowed(house.save(kind, id_, 99, {})) == changing, name
        assert (kind.may_make(house.who), kind.may_change(house.who)) == (making, changing), name


@each
@one_engine
def test_deleting_and_taking_that_back(kind, house, each_person):
    for name, rights in each_person():
        may = kind.removable is not None and holds(rights, kind.right, kind.right_delete)
        one, other = house.make(kind), house.make(kind)
        assert kind.may_delete(house.who) == may, name
        assert is_allowed(house.delete(kind, one)) == may, name
        batch = house.delete_all(kind, [other]).result()
        assert may or not batch.done, name
        if batch.undo:
            house.sign_in(replace(house.who, rights=rights - {kind.right, kind.right_delete}))
            assert is_allowed(house.undo(batch.undo)) == holds(house.who.rights, kind.right, kind.right_delete), name


@each
@one_engine
def test_every_step(kind, house, each_person):
    steps = [(step, state) for step in (kind.workflow.steps if kind.workflow else ()) for state in step.source]
    waiting = {}  # a record that a step was refused for is good for the next one who tries
    for name, rights in each_person() if steps else ():
        for step, state in steps:
            may = holds(rights, step.right or kind.right)
            id_ = waiting.pop((step, state), None) or house.make(kind, state=kind.workflow.states(state))
            assert kind.may_step(step, house.who) == may, (name, step.name)
            assert is_allowed(house.step(kind, id_, step.name, "why")) == may, (name, step.name)
            if not may:
                assert house.step_all(kind, [id_], step.name, "why").result().done == 0, (name, step.name)
                waiting[step, state] = id_


@each
@one_engine
def test_every_action(kind, house, each_person):
    for name, rights in each_person() if kind.actions else ():
        for action in kind.actions:
            ids = [house.make(kind) for _ in range(action.least)]
            assert is_allowed(house.act(kind, action, ids)) == holds(rights, action.right), (name, action.name)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda one: one.key)
def test_rights_named_are_rights_there_are(kind):
    named = {kind.right, kind.right_save, kind.right_delete, *(one.right for one in kind.actions)}
    named |= {one.right for one in (kind.workflow.steps if kind.workflow else ())}
    assert named - {""} <= set(map(str, Right))


@each
@one_engine
def test_a_refused_deed_leaves_nothing_behind(kind, house):
    house.make(kind)
    tables = [one for one in Base.metadata.sorted_tables if one.name != "tally"]
    counts = lambda: house._store.look(  # noqa: E731
        lambda s: [s.scalar(select(sa.func.count()).select_from(one)) for one in tables]
    ).result()
    before = counts()
    needing = replace(kind, right=kind.right or str(Right.OPERATORS))
    assert not is_allowed(house.save(needing, None, 0, {}))
    assert not is_allowed(house.delete(needing, 1))
    assert counts() == before
