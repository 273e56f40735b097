"""How does what falls due get off the list, and what follows from it?"""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.core.access import Right, Who
from app.core.errors import NotAllowed, Refused
from app.core.options import DUE_DAYS
from app.features.customers.model import Customer
from app.features.dues.dues import Wanted, propose
from app.features.dues.model import Due, DueKind
from app.features.dues.spec import due_type
from app.records.desk import Desk
from app.records.listing import Query
from app.records.settings import save_shared

TODAY = date(2026, 11, 21)
WHO = Who("李娜", "前台")
MADE = []


def make_repair(session, dues, who, now):
    MADE.extend((one.product, who.name) for one in dues)


DUE = due_type(make_repair, make_repair)


@pytest.fixture
def desk(store, clock):
    MADE.clear()
    return Desk(store, WHO, clock, (DUE,))


@pytest.fixture
def customer(store):
    def add(session):
        session.add(one := Customer(name="王小明", initials="wxm"))
        session.flush()
        return one.id

    return store.run(add).result()


@pytest.fixture
def fall_due(store, customer):
    """Let something fall due in so many days; return its id."""

    def add(days, sort=DueKind.MAINTENANCE, every=3, product="制冰机"):
        one = Due(sort=sort, customer_id=customer, due_on=TODAY + timedelta(days=days), every_months=every)
        one.product = product

        def job(session):
            session.add(one)
            session.flush()
            return one.id

        return store.run(job).result()

    return add


def rows(store):
    query = select(Due.id, Due.state, Due.due_on, Due.done_by).order_by(Due.id)
    return store.look(lambda s: [tuple(row) for row in s.execute(query)]).result()


def test_done_makes_the_next_one_and_undone_takes_it_back(desk, store, fall_due):
    one = fall_due(-4)
    step = desk.step(DUE, one, "done").result()
    following = rows(store)[1]
    assert rows(store)[0][1:] == ("done", date(2026, 11, 17), "李娜")
    assert following[1:] == ("open", date(2027, 2, 21), ""), "counted from today"
    desk.undo(step.undo).result()
    assert rows(store) == [(one, "open", date(2026, 11, 17), "")]


def test_opened_again_there_is_only_one(desk, store, fall_due):
    one = fall_due(0)
    desk.step(DUE, one, "done").result()
    desk.step(DUE, one, "again").result()
    assert rows(store) == [(one, "open", TODAY, "")]


def test_what_happens_once_is_followed_by_nothing(desk, store, fall_due):
    one = fall_due(0, DueKind.CALLBACK, every=0)
    desk.step(DUE, one, "done").result()
    other = fall_due(1)
    desk.step(DUE, other, "drop").result()
    assert [row[1] for row in rows(store)] == ["done", "dropped"]


def test_the_list_has_what_is_to_be_done(desk, fall_due):
    late, soon, far = fall_due(-1), fall_due(7, DueKind.CALLBACK), fall_due(30)
    seen = fall_due(-9)
    desk.step(DUE, seen, "drop").result()
    ids = lambda *chips, text="": [row.id for row in desk.page(DUE, Query("", text, chips)).result().rows]  # noqa: E731
    assert ids() == [late, soon, far]
    assert (ids("maintenance"), ids("callback"), ids("seen_to")) == ([late, far], [soon], [seen])
    assert (ids("overdue"), ids("week"), ids("month")) == ([late], [late, soon], [late, soon, far])
    assert ids("maintenance", "week") == [late]
    assert ids(text="制冰") == [late, soon, far]
    assert desk.counts(DUE).result() == {"maintenance": 2, "callback": 1, "overdue": 1, "week": 2}


def test_repairs_are_made_of_many_at_once(desk, store, fall_due):
    ids = [fall_due(1, product="制冰机"), fall_due(0, product="空调")]
    repair = next(one for one in DUE.actions if one.name == "make_repair")
    desk.act(DUE, repair, ids).result()
    assert MADE == [("空调", "李娜"), ("制冰机", "李娜")]
    assert [row[1] for row in rows(store)] == ["done", "done", "open", "open"]
    batch = desk.act(DUE, repair, ids[:1]).result()
    assert (batch.done, {id_: str(why) for id_, why in batch.refused.items()}) == (
        0,
        {ids[0]: "It has been seen to already."},
    )


def test_of_those_ticked_each_becomes_what_it_is_due_for_and_the_others_are_left(desk, store, fall_due):
    ids = [fall_due(0), fall_due(1, DueKind.CALLBACK, product="空调")]
    repair, callback, _life = DUE.actions
    batch = desk.act(DUE, repair, ids).result()
    assert (batch.done, list(batch.refused), MADE) == (1, ids[1:], [("制冰机", "李娜")])
    batch = desk.act(DUE, callback, ids).result()
    assert (batch.done, list(batch.refused)) == (1, ids[:1])


def test_what_somebody_saw_to_in_the_meantime_is_not_made_again(store, fall_due):
    made, one = DUE.actions[0].do, fall_due(1, DueKind.CALLBACK, product="空调")
    with pytest.raises(Refused, match="A callback is due here"):
        store.run(lambda s: made(s, [one], WHO)).result()


def test_who_may_drop_and_who_may_make(desk, store, clock, fall_due):
    one = fall_due(0)
    other = Desk(store, Who("周婷", "", frozenset({Right.SALE})), clock, (DUE,))
    for deed in (lambda: other.step(DUE, one, "drop"), lambda: other.act(DUE, DUE.actions[0], (one,))):
        with pytest.raises(NotAllowed):
            deed().result()
    other.step(DUE, one, "done").result()


def test_without_makers_there_are_no_such_actions():
    assert [one.name for one in due_type().actions] == ["machine"]
    assert [one.name for one in due_type(make_repair).actions] == ["make_repair", "machine"]


def test_a_day_can_be_moved_and_then_stays_where_it_is(desk, store, fall_due):
    one = fall_due(0)
    desk.save(DUE, one, 1, {"due_on": date(2026, 12, 1)}).result()
    assert rows(store)[0][2] == date(2026, 12, 1)


def test_today_has_what_is_due_within_the_days_of_the_settings(desk, store, clock, fall_due):
    late, soon, later = fall_due(-2), fall_due(7, DueKind.CALLBACK), fall_due(8)
    ask = lambda: store.look(  # noqa: E731
        lambda s: (DUE.today.events(s, desk.who, clock.now(), 9), DUE.today.count(s, desk.who, clock.now()))
    ).result()
    events, count = ask()
    assert [(one.id, str(one.note), one.note_colour) for one in events] == [
        (late, "2 day(s) late", "danger"),
        (soon, "in 7 day(s)", "muted"),
    ]
    assert count == 2
    store.run(lambda s: save_shared(s, DUE_DAYS, 30)).result()
    assert [one.id for one in ask()[0]] == [late, soon, later]


def test_a_day_that_is_past_stands_out_in_the_list(clock):
    marked = lambda days: DUE.marks({"due_on": TODAY + timedelta(days=days)}, clock.now()).get("due_on")  # noqa: E731
    assert (marked(-3).colour, str(marked(-3).after)) == ("danger", "3 day(s) late")
    assert (marked(0).colour, marked(1)) == ("waiting", None)


def test_the_same_is_wanted_again_and_again_and_stands_there_once(desk, store, customer):
    wanted = Wanted(sort=DueKind.MAINTENANCE, customer_id=customer, due_on=TODAY, repair_id=None, product="空调")
    for _ in range(2):
        store.run(lambda s: propose(s, None, None, [wanted])).result()
    assert len(rows(store)) == 1
