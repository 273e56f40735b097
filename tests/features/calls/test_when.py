"""Does a card show the calls of all months, wherever a server knows them to be?"""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from app.db.months import note_months
from app.features.calls import log
from app.features.calls.model import CallRecord
from app.features.desk.open_call import face, past
from app.features.record_types import RECORD_TYPES
from tests.features.calls.conftest import START, ended
from tests.features.customers.conftest import NUMBERS

on_server = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
MING, ELSEWHERE = "13800138000", "13700000000"
LONG_AGO = datetime(1980, 1, 1, 8, tzinfo=UTC)  # a clock that was lost, and no month of its own
MOMENTS = [LONG_AGO, *(START - timedelta(days=61 * far) for far in range(12, -1, -1))]
NOTED = text("SELECT whose, array_length(months, 1) FROM call_months ORDER BY whose")


@pytest.fixture
def shown(store):
    """When the calls were that a ringing number's card, and one opened by hand, show."""

    def ask(number, customer_id):
        key = NUMBERS.key(number)
        rung = store.card(lambda s: face(s, RECORD_TYPES, key, None, START)).result()
        opened = store.card(lambda s: face(s, RECORD_TYPES, "", customer_id, START)).result()
        narrowed = store.card(lambda s: past(s, RECORD_TYPES, customer_id, START, "call")).result()
        assert rung.card is not None
        assert rung.past == opened.past == narrowed
        assert rung.past.counts["call"] == len(rung.past.events)
        return [one.at for one in reversed(rung.past.events)]

    return ask


def noted(store):
    return dict(store.look(lambda s: s.execute(NOTED).all()).result())


def test_calls_of_many_months_by_number_and_by_hand(store, keep, customer, shown):
    id_ = customer("王小明", MING, "65521234")
    numbers = (MING, "010-65521234", ELSEWHERE)
    for place, moment in enumerate(MOMENTS):
        uuid = keep(ended(numbers[place % 3], at=moment))
        if place % 3 == 2:
            store.run(lambda s, uuid=uuid: log.link(s, uuid, id_)).result()
    keep(ended("13500000000", at=START))
    assert shown(MING, id_) == MOMENTS


def test_a_call_that_was_linked_to_somebody_else_is_theirs(store, keep, customer, shown):
    id_, other = customer("王小明", MING), customer("李四", ELSEWHERE)
    keep(ended(MING, at=MOMENTS[3]))
    uuid = keep(ended(MING, at=MOMENTS[1]))
    store.run(lambda s: log.link(s, uuid, other)).result()
    assert (shown(MING, id_), shown(ELSEWHERE, other)) == ([MOMENTS[3]], [MOMENTS[1]])
    store.run(lambda s: log.link(s, uuid, None)).result()
    assert (shown(MING, id_), shown(ELSEWHERE, other)) == ([MOMENTS[1], MOMENTS[3]], [])


def test_a_number_that_came_out_later_and_one_that_was_given_to_a_customer(store, keep, customer, shown):
    id_ = customer("王小明", MING)
    call = ended(None, at=MOMENTS[2])
    keep(call)
    assert shown(MING, id_) == []
    store.run(lambda s: s.query(CallRecord).update({"key": NUMBERS.key(MING)})).result()
    assert shown(MING, id_) == [MOMENTS[2]]


@on_server
def test_each_month_is_noted_once(store, keep, customer):
    customer("王小明", MING)
    for moment in (START, START, MOMENTS[1]):
        keep(ended(MING, at=moment))
    keep(ended(None, at=START))
    assert noted(store) == {NUMBERS.key(MING): 2}


@on_server
def test_calls_that_came_in_while_triggers_rested_are_found(store, keep, customer, shown):
    id_ = customer("王小明", MING)
    store.run(lambda s: s.execute(text("ALTER TABLE call DISABLE TRIGGER USER"))).result()
    uuid = keep(ended(ELSEWHERE, at=MOMENTS[4]))
    keep(ended(MING, at=MOMENTS[2]))
    store.run(lambda s: log.link(s, uuid, id_)).result()
    store.run(lambda s: s.execute(text("ALTER TABLE call ENABLE TRIGGER USER"))).result()
    assert shown(MING, id_) == []
    store.run(lambda s: note_months(s.connection())).result()
    assert shown(MING, id_) == [MOMENTS[2], MOMENTS[4]]
    assert noted(store) == {NUMBERS.key(MING): 1, NUMBERS.key(ELSEWHERE): 1, f"#{id_}": 1}
