"""A shop that repairs, with a knowledge base."""

import pytest
from sqlalchemy import select

from app.features.complaints.spec import COMPLAINT
from app.features.knowledge.finding import Asked, find
from app.features.knowledge.model import Lesson, Shelf, Solution
from app.features.knowledge.spec import SOLUTION, SYNONYMS
from tests.features.repairs.conftest import (  # noqa: F401  the same shop
    REPAIR,
    _same_time,
    change,
    customer,
    desk,
    take,
    technician,
)


@pytest.fixture
def solve(desk, take):  # noqa: F811
    """Take a repair and finish it, by telephone unless somebody is sent; returns its id."""

    def go(fault, result, technician=None, **values):  # noqa: F811
        saved = take(fault=fault, result=result, technician_id=technician, **values)
        for step in ("dispatch", "finish") if technician else ("by_phone",):
            desk.step(REPAIR, saved.id, step).result()
        return saved.id

    return go


@pytest.fixture
def complain(desk, customer):  # noqa: F811
    """Take a complaint down and handle it; returns its id."""

    def go(content, result, **values):
        given = {"content": content, "result": result, "customer_id": customer, **values}
        saved = desk.save(COMPLAINT, None, 0, given).result()
        desk.step(COMPLAINT, saved.id, "handle").result()
        return saved.id

    return go


@pytest.fixture
def write(desk):  # noqa: F811
    """Write a solution by hand; returns its id."""
    return lambda **values: desk.save(SOLUTION, None, 0, values).result().id


@pytest.fixture
def mean_the_same(desk):  # noqa: F811
    return lambda words: desk.save(SYNONYMS, None, 0, {"words": words}).result()


@pytest.fixture
def found(store):
    """What is found for these words: (what helps, how often it helped, success)."""

    def ask(words, shelf=Shelf.FAULT, **more):
        some = store.look(lambda s: find(s, Asked(shelf, words, **more))).result()
        return [(one.result, one.helped, one.success) for one in some]

    return ask


@pytest.fixture
def figures(store):
    """(tried, helped, by phone) of each solution, by what helps."""

    def read():
        rows = store.look(lambda s: s.scalars(select(Solution).order_by(Solution.id)).all()).result()
        return {one.result: (one.tried, one.helped, one.by_phone) for one in rows}

    return read


@pytest.fixture
def solution(store):
    """One solution as it is stored, by what helps."""

    def read(result):
        return store.look(lambda s: s.scalars(select(Solution).where(Solution.result == result)).one()).result()

    return read


@pytest.fixture
def ids(solution):
    """The ids of solutions, by what helps."""
    return lambda *results: [solution(one).id for one in results]


@pytest.fixture
def lessons(store):
    """(record, used, helped) of all lessons."""

    def read():
        rows = store.look(lambda s: s.scalars(select(Lesson).order_by(Lesson.record_id, Lesson.solution_id)).all())
        return [(one.record_id, one.used, one.helped) for one in rows.result()]

    return read
