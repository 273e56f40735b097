"""Does each condition on a column leave the right records on both engines, and are sums those of what is left?"""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app.records.field import Kind
from app.records.listing import Query
from app.records.wheres import OPS, Op, Span, Where, condition, fits, from_kept, is_served, kept, span_of
from tests.blank.spec import UMBRELLA
from tests.records.test_every_record_type import each

TODAY = date(2026, 11, 21)  # a Saturday
RED = {"colour": "red", "deposit": 1000, "due_on": date(2026, 11, 20), "phone": "138-0013 8000", "kind_id": "长柄"}
GREEN = {"colour": "green", "deposit": 500, "due_on": date(2026, 11, 2), "wet": True, "tags": "vip 50%"}
BLUE = {"colour": "blue", "deposit": 2500, "note": "Schirm", "seen_at": datetime(2026, 11, 21, 9, tzinfo=UTC)}


@pytest.fixture
def filled(desk):
    for one in (RED, GREEN, BLUE):
        desk.save(UMBRELLA, None, 0, {"note": ""} | one).result()
    return desk


def left(desk, *wheres):
    rows = desk.page(UMBRELLA, Query(order="colour", wheres=wheres)).result().rows
    assert desk.total(UMBRELLA, Query(wheres=wheres)).result() == len(rows)
    return " ".join(row.cells[1] for row in rows)


@pytest.mark.parametrize(
    ("where", "colours"),
    [
        (Where("colour", Op.CONTAINS, ("RE",)), "green red"),
        (Where("colour", Op.EQUAL, ("red",)), "red"),
        (Where("colour", Op.EQUAL, ("re",)), ""),
        (Where("tags", Op.CONTAINS, ("0%",)), "green"),
        (Where("tags", Op.CONTAINS, ("_",)), ""),
        (Where("phone", Op.CONTAINS, ("13800138",)), "red"),
        (Where("phone", Op.EMPTY), "blue green"),
        (Where("phone", Op.FILLED), "red"),
        (Where("note", Op.CONTAINS, ("schirm",)), "blue"),
        (Where("deposit", Op.AT_LEAST, (1000,)), "blue red"),
        (Where("deposit", Op.AT_MOST, (500,)), "green"),
        (Where("deposit", Op.EQUAL, (1000,)), "red"),
        (Where("wet", Op.ONE_OF, (True,)), "green"),
        (Where("wet", Op.ONE_OF, (True, False)), "blue green red"),
        (Where("state", Op.ONE_OF, ("lent",)), "blue green red"),
        (Where("state", Op.ONE_OF, ("back",)), ""),
        (Where("kind_id", Op.ONE_OF, (None,)), "blue green"),
        (Where("due_on", Op.WITHIN, (date(2026, 11, 2), date(2026, 11, 19))), "green"),
        (Where("due_on", Op.WITHIN, (date(2026, 11, 3), None)), "red"),
        (Where("due_on", Op.WITHIN, (None, date(2026, 11, 20))), "green red"),
        (Where("due_on", Op.WITHIN, (None, None)), "green red"),
        (Where("due_on", Op.WITHIN, (Span.YESTERDAY,)), "red"),
        (Where("due_on", Op.WITHIN, (Span.THIS_MONTH,)), "green red"),
        (Where("due_on", Op.EMPTY), "blue"),
        (Where("seen_at", Op.WITHIN, (Span.TODAY,)), "blue"),
        (Where("seen_at", Op.WITHIN, (date(2026, 11, 22), None)), ""),
        (Where("seen_at", Op.FILLED), "blue"),
    ],
    ids=lambda one: one if isinstance(one, str) else f"{one.key}-{one.op}",
)
def test_each_condition_leaves_what_it_says(filled, where, colours):
    assert left(filled, where) == colours


def test_choices_and_several_conditions_together(filled):
    (kind_id,) = (id_ for id_, _ in filled.choices("umbrella").result())
    assert left(filled, Where("kind_id", Op.ONE_OF, (kind_id,))) == "red"
    assert left(filled, Where("kind_id", Op.ONE_OF, (kind_id, None))) == "blue green red"
    assert left(filled, Where("deposit", Op.AT_LEAST, (600,)), Where("deposit", Op.AT_MOST, (2000,))) == "red"


def test_sums_are_those_of_what_is_left(filled):
    assert filled.sums(UMBRELLA, Query()).result() == {"deposit": 4000}
    assert filled.sums(UMBRELLA, Query(wheres=(Where("colour", Op.CONTAINS, ("e",)),))).result() == {"deposit": 4000}
    assert filled.sums(UMBRELLA, Query(text="red")).result() == {"deposit": 1000}
    assert filled.sums(UMBRELLA, Query(text="nothing")).result() == {"deposit": 0}


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.TODAY, TODAY, TODAY),
        (Span.THIS_WEEK, date(2026, 11, 16), date(2026, 11, 22)),
        (Span.LAST_WEEK, date(2026, 11, 9), date(2026, 11, 15)),
        (Span.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Span.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
        (Span.THIS_YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_spans_move_with_the_present(span, first, last):
    assert span_of(span, TODAY) == (first, last)
    assert span_of(Span.THIS_MONTH, date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert span_of(Span.LAST_MONTH, date(2027, 1, 1)) == (date(2026, 12, 1), date(2026, 12, 31))


def test_a_condition_is_kept_and_comes_back():
    for one in (
        Where("due_on", Op.WITHIN, (date(2026, 11, 2), None)),
        Where("due_on", Op.WITHIN, (Span.TODAY,)),
        Where("kind_id", Op.ONE_OF, (7, None), ("长柄",)),
        Where("wet", Op.ONE_OF, (True,)),
        Where("marks", Op.HAS, parts=(Where("text", Op.EQUAL, ("星",)),)),
    ):
        back = from_kept(json.loads(json.dumps(kept(one))))
        assert (back, back.shown, hash(back)) == (one, one.shown, hash(one))


def test_parts_are_asked_for_where_all_holds_for_one_of_them(filled):
    for colour, marks in (("pink", ("星", "月")), ("grey", ("月",))):
        rows = tuple({"text": one} for one in marks)
        filled.save(UMBRELLA, None, 0, {"colour": colour, "deposit": 0, "marks": rows, "note": ""}).result()
    star, moon = Where("text", Op.EQUAL, ("星",)), Where("text", Op.EQUAL, ("月",))
    assert left(filled, Where("marks", Op.HAS, parts=(star,))) == "pink"
    assert left(filled, Where("marks", Op.HAS, parts=(moon,))) == "grey pink"
    assert left(filled, Where("marks", Op.HAS, parts=(star, moon))) == ""
    assert left(filled, Where("marks", Op.HAS)) == "grey pink"
    assert not fits(UMBRELLA, Where("marks", Op.HAS, parts=(Where("depth", Op.EMPTY),)))


def test_a_condition_on_a_field_that_is_gone_is_left_out(filled):
    assert not fits(UMBRELLA, Where("length", Op.EQUAL, (3,)))
    assert not fits(UMBRELLA, Where("wet", Op.CONTAINS, ("x",)))
    assert left(filled, Where("length", Op.EQUAL, (3,))) == "blue green red"


def test_what_no_index_serves_is_known():
    assert is_served(UMBRELLA, Where("due_on", Op.WITHIN, (Span.TODAY,)))
    assert not is_served(UMBRELLA, Where("deposit", Op.AT_LEAST, (1,)))
    assert not is_served(UMBRELLA, Where("colour", Op.CONTAINS, ("r",)))
    assert Query(wheres=(Where("deposit", Op.AT_LEAST, (1,)),)).is_slow(UMBRELLA)
    assert not Query(wheres=(Where("due_on", Op.WITHIN, (Span.TODAY,)),)).is_slow(UMBRELLA)


@each
def test_every_field_of_every_type_can_be_asked_for(kind, records, clock):
    values = {Op.WITHIN: (TODAY, None), Op.CONTAINS: ("x",), Op.ONE_OF: (None,)}
    exact = {Kind.TEXT: ("x",)}
    wheres = [
        Where(one.key, op, exact.get(one.kind, (1,)) if op is Op.EQUAL else values.get(op, (1,)))
        for one in kind.fields
        for op in OPS[one.kind]
    ]

    def ask(session):
        queries = (select(kind.model.id).where(condition(kind, where, clock.now())).limit(1) for where in wheres)
        return [session.execute(one).all() for one in queries]

    assert records.look(ask).result() == [[]] * len(wheres), "there is nothing yet, and no question was refused"
