"""Does a round go through everybody once, keep what was said, and leave nobody out?"""

from datetime import timedelta

import pytest

from app.core.errors import Conflict, Invalid
from app.features.callbacks.never import Since, never_called
from app.features.callbacks.round import End, Round, ids_of_round, keep, put_off, turn_of
from app.features.callbacks.spec import CALLBACK
from app.features.repairs.model import RepairState
from app.features.sales.model import SaleState
from app.records.desk import Desk
from tests.features.care import NA, NOW, customer, repair, sale

TODAY = NOW.astimezone().date()


@pytest.fixture
def desk(store, clock):
    return Desk(store, NA, clock, (CALLBACK,))


@pytest.fixture
def wang(store):
    return store.run(lambda s: customer(s, "王小明", "13800138000", "65521234")).result()


def planned(desk, customer_id, days=0, **values):
    begin = {"customer_id": customer_id, "due_on": TODAY + timedelta(days=days), "created_at": NOW, **values}
    return desk.save(CALLBACK, None, 0, begin).result().id


def turn(store, id_):
    return store.look(lambda s: turn_of(s, id_, NA, NOW)).result()


def test_a_round_is_of_the_ticked_or_of_all_that_are_due(desk, store, wang):
    today, late, ahead = planned(desk, wang), planned(desk, wang, -2), planned(desk, wang, 3)

    def ids(*chosen):
        return store.look(lambda s: ids_of_round(s, chosen, NA, NOW)).result()

    assert ids() == (late, today)
    assert ids(ahead) == (late, today, ahead), "one alone: all that are due, and this one"
    assert ids(ahead, today) == (today, ahead)


def test_a_turn_shows_numbers_dealings_and_what_was_said_before(desk, store, wang):
    store.run(lambda s: (sale(s, wang), repair(s, wang))).result()
    before = planned(desk, wang)
    store.run(lambda s: keep(s, turn_of(s, before, NA, NOW).loaded, {"satisfaction": 4}, NA, NOW)).result()
    shown = turn(store, planned(desk, wang, subject="XS20261101-0001"))
    assert (shown.customer, shown.phones) == ("王小明", ("13800138000", "65521234"))
    assert [one.number for one in shown.dealings] == ["WX20261110-0003", "XS20261101-0001"]
    assert [one.id for one in shown.earlier] == [before]
    assert shown.loaded.values["subject"] == "XS20261101-0001 · 制冰机 IM-50A"


def test_what_the_customer_said_is_kept_and_the_callback_handled(desk, store, wang):
    id_ = planned(desk, wang)
    answer = {"satisfaction": 5, "feedback_id": "满意", "feedback": "冰量够用", "next_on": None}
    store.run(lambda s: keep(s, turn_of(s, id_, NA, NOW).loaded, answer, NA, NOW)).result()
    loaded = desk.load(CALLBACK, id_).result()
    assert (loaded.state, loaded.values["satisfaction"], loaded.names["feedback_id"]) == ("handled", 5, "满意")
    assert turn(store, id_) is None, "it is nobody's turn any more"


def test_nothing_is_half_kept(desk, store, wang):
    id_ = planned(desk, wang)
    shown = turn(store, id_)
    with pytest.raises(Invalid) as caught:
        store.run(lambda s: keep(s, shown.loaded, {"next_on": TODAY, "satisfaction": 3}, NA, NOW)).result()
    assert set(caught.value.fields) == {"next_on"}
    with pytest.raises(Invalid):
        store.run(lambda s: keep(s, shown.loaded, {"next_on": TODAY + timedelta(days=3)}, NA, NOW)).result()
    assert desk.load(CALLBACK, id_).result().values["next_on"] is None


def test_not_reached_is_put_off_to_tomorrow(desk, store, wang):
    id_ = planned(desk, wang, -4)
    shown = turn(store, id_)
    store.run(lambda s: put_off(s, shown.loaded, NA, NOW)).result()
    loaded = desk.load(CALLBACK, id_).result()
    assert (loaded.state, loaded.values["due_on"]) == ("in_progress", TODAY + timedelta(days=1))
    with pytest.raises(Conflict):
        store.run(lambda s: put_off(s, shown.loaded, NA, NOW)).result()


def test_a_round_counts_what_became_of_its_turns():
    round_ = Round((1, 2, 3, 4))
    assert round_.go_on(End.HANDLED, 5) == 2
    assert round_.go_on(End.NOT_REACHED) == 3
    assert round_.go_on(End.GONE) == 4
    assert (round_.left, round_.points, round_.count(End.HANDLED)) == ((4,), [5], 1)
    assert round_.go_on(End.HANDLED) is None
    assert (round_.current, round_.left) == (None, ())


def never(store, since, days=0):
    return store.read(lambda s: never_called(s, since, NOW, days)).result()


def test_who_was_never_called_back_since_the_repair(desk, store, wang):
    def people(session):
        found = [customer(session, name) for name in ("甲", "乙", "丙", "丁")]
        repair(session, wang, 10, "WX1")
        repair(session, wang, 30, "WX2")
        repair(session, found[0], 2, "WX3")  # too lately
        repair(session, found[1], 20, "WX4", RepairState.PENDING)
        repair(session, found[2], 400, "WX5")
        repair(session, found[3], 12, "WX6")
        return found

    found = store.run(people).result()
    planned(desk, found[3])
    listed = never(store, Since.REPAIR)
    assert [(one.customer, one.number) for one in listed] == [("王小明", "WX1"), ("丙", "WX5")], (
        "each once, latest first"
    )
    assert listed[0].phone == "13800138000"
    assert [one.customer for one in never(store, Since.REPAIR, 366)] == ["王小明"]


def test_who_was_never_called_back_since_the_sale(desk, store, wang):
    def people(session):
        other = customer(session, "甲")
        sale(session, wang, 20, "XS1")
        sale(session, other, 20, "XS2", SaleState.CANCELLED)
        sale(session, other, 3, "XS3")

    store.run(people).result()
    (one,) = never(store, Since.SALE)
    assert (one.customer, one.words, one.source.sale_id is not None) == ("王小明", "制冰机 IM-50A", True)
    planned(desk, wang)
    assert never(store, Since.SALE) == []
