"""What stands on a customer's card, over all types?"""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import literal, select, union_all

from app.core.i18n import Text
from app.records.asking import CUSTOMER
from app.records.part import Event, OnCard, Remark
from app.records.timeline import story_of
from tests.blank.spec import UMBRELLA

START = datetime(2026, 11, 1, tzinfo=UTC)


class Kind:
    def __init__(self, key, *events, said=()):
        rows = [select(literal(days).label("days"), literal(is_open).label("still_open")) for days, is_open in events]
        found = select(union_all(*rows).subquery())
        self.key = key
        self.card = OnCard(
            events=found,
            event_of=lambda row: Event(key, row.days, START + timedelta(days=row.days), "x", open=row.still_open),
            count=select(len(events) + CUSTOMER - CUSTOMER),
            said=found,
            remarks=lambda rows, _now: said if rows else (),
        )


class NoCard:
    key, card = "part", None


CALLS = Kind("call", *((days, False) for days in (9, 7, 5, 3)), said=[Remark(Text("x", "late"), "danger")])
JOBS = Kind(
    "repair",
    *((1, True), (8, False)),
    said=[Remark(Text("x", "blacklist"), "danger", banner=True, solid=True)],
)


@pytest.fixture
def story(store):
    return lambda *kinds, **how: store.look(lambda s: story_of(s, kinds, 1, START, how.pop("limit", 9), **how)).result()


def test_open_ones_stand_first_then_the_newest(story):
    found = story(CALLS, NoCard(), JOBS, limit=4).events
    assert [(one.kind, one.id) for one in found] == [("repair", 1), ("call", 9), ("repair", 8), ("call", 7)]


def test_one_kind_alone_and_the_counts_of_all(story):
    found = story(CALLS, NoCard(), JOBS, only="repair")
    assert {one.kind for one in found.events} == {"repair"}
    assert found.counts == {"call": 4, "repair": 2}


@pytest.mark.parametrize("limit", [1, 2, 4, 5])
def test_what_is_there_is_counted_whether_all_of_it_is_read_or_not(story, limit):
    assert story(CALLS, JOBS, limit=limit).counts == {"call": 4, "repair": 2}


def test_the_loudest_remark_comes_first(story):
    assert [str(one.words) for one in story(CALLS, JOBS).remarks] == ["blacklist", "late"]


def test_what_is_asked_along_comes_back_beside_it(story):
    assert story(CALLS, also=[select(CUSTOMER)]).also == ([(1,)],)


def test_the_toy_type_stands_on_the_card(desk, records, clock):
    desk.save(UMBRELLA, None, 0, {"colour": "red", "customer_id": 5}).result()
    story = records.look(lambda s: story_of(s, (UMBRELLA,), 5, clock.now(), 9)).result()
    assert story.events[0].open
    assert str(story.remarks[0].words) == "1 umbrella(s) out"
