"""What stands on a customer's card, over all types?"""

from datetime import UTC, datetime, timedelta

from app.core.i18n import Text
from app.records.record import Event, OnCard, Remark
from app.records.timeline import counts_of, events_of, remarks_of
from tests.blank.spec import UMBRELLA

START = datetime(2026, 11, 1, tzinfo=UTC)


class Kind:
    def __init__(self, key, events, remarks=()):
        self.key = key
        self.card = OnCard(
            events=lambda _s, _c, limit: events[:limit],
            count=lambda _s, _c: len(events),
            remarks=lambda _s, _c, _now: remarks,
        )


class NoCard:
    key, card = "part", None


def event(kind, days, is_open=False):
    return Event(kind, days, START + timedelta(days=days), "x", open=is_open)


CALLS = Kind("call", [event("call", days) for days in (9, 7, 5, 3)], [Remark(Text("x", "late"), "danger")])
JOBS = Kind(
    "repair",
    [event("repair", 1, is_open=True), event("repair", 8)],
    [Remark(Text("x", "blacklist"), "danger", banner=True, solid=True)],
)


def test_open_ones_stand_first_then_the_newest():
    found = events_of(None, (CALLS, NoCard(), JOBS), 1, 4)
    assert [(one.kind, one.id) for one in found] == [("repair", 1), ("call", 9), ("repair", 8), ("call", 7)]


def test_one_kind_alone_and_the_counts():
    assert {one.kind for one in events_of(None, (CALLS, JOBS), 1, 9, only="repair")} == {"repair"}
    assert counts_of(None, (CALLS, NoCard(), JOBS), 1) == {"call": 4, "repair": 2}


def test_the_loudest_remark_comes_first():
    assert [str(one.words) for one in remarks_of(None, (CALLS, JOBS), 1, START)] == ["blacklist", "late"]


def test_the_toy_type_stands_on_the_card(desk, records, clock):
    desk.save(UMBRELLA, None, 0, {"colour": "red", "customer_id": 5}).result()
    events = records.look(lambda s: events_of(s, (UMBRELLA,), 5, 9)).result()
    remarks = records.look(lambda s: remarks_of(s, (UMBRELLA,), 5, clock.now())).result()
    assert events[0].open
    assert str(remarks[0].words) == "1 umbrella(s) out"
