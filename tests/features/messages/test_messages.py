"""What becomes of a message: left, turned up at the next call, read, done?"""

from datetime import timedelta

import pytest

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.features.customers.model import Customer
from app.features.messages.spec import MESSAGE
from app.records.desk import Desk
from app.records.listing import Query
from app.records.timeline import story_of


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, (MESSAGE,))


@pytest.fixture
def customer(store):
    def add(session):
        one = Customer(name="王小明")
        session.add(one)
        session.flush()
        return one.id

    return store.run(add).result()


def leave(desk, **values):
    return desk.save(MESSAGE, None, 0, {"words": "下周二前报价", **values}).result()


def load(desk, saved):
    return desk.load(MESSAGE, saved.id).result()


def said(store, customer, clock):
    return store.look(lambda s: list(story_of(s, (MESSAGE,), customer, clock.now(), 9).remarks)).result()


def test_a_message_is_numbered_unread_and_says_who_took_it(desk, clock):
    saved = leave(desk, for_whom="陈立")
    loaded = load(desk, saved)
    assert saved.number.startswith("LY")
    assert (loaded.state, loaded.values["author"], loaded.values["for_whom"]) == ("unread", "李娜", "陈立")


def test_read_and_done_say_by_whom_and_when(desk, clock):
    saved = leave(desk)
    desk.step(MESSAGE, saved.id, "read").result()
    clock.advance(60)
    desk.step(MESSAGE, saved.id, "done").result()
    assert load(desk, saved).values["read_by"] == load(desk, saved).values["done_by"] == "李娜"
    with pytest.raises(Refused):
        desk.step(MESSAGE, saved.id, "read").result()
    desk.step(MESSAGE, saved.id, "again").result()
    loaded = load(desk, saved)
    assert (loaded.state, loaded.values["done_by"], loaded.values["read_by"]) == ("unread", "", "")


def test_one_for_the_next_call_needs_a_customer(desk, customer):
    with pytest.raises(Invalid) as caught:
        leave(desk, at_next_call=True, customer_id=None)
    assert set(caught.value.fields) == {"customer_id"}
    assert leave(desk, at_next_call=True, customer_id=customer).id


def test_the_next_call_turns_it_up_until_it_is_done(desk, store, customer, clock):
    calm = leave(desk, at_next_call=True, customer_id=customer, words="样品到了")
    leave(desk, at_next_call=True, customer_id=customer, words="急：停机", urgent=True)
    banners = said(store, customer, clock)
    assert [one.colour for one in banners] == ["danger", "waiting"], "urgent ones first"
    assert all(one.banner for one in banners)
    assert "样品到了" in str(banners[1].words)
    assert banners[1].name == f"message:done:{calm.id}"
    desk.step(MESSAGE, calm.id, "done").result()
    assert len(said(store, customer, clock)) == 1


def test_open_and_overdue_ones_are_counted_in_the_headline(desk, store, customer, clock):
    leave(desk, customer_id=customer)
    assert [str(one.words) for one in said(store, customer, clock)] == ["1 message(s) open"]
    leave(desk, customer_id=customer, due_at=clock.now() + timedelta(hours=1))
    clock.advance(7200)
    remark = said(store, customer, clock)[0]
    assert (str(remark.words), remark.colour, remark.banner) == ("1 message(s) overdue", "danger", False)


def test_the_timeline_has_open_ones_first(desk, store, customer, clock):
    first = leave(desk, customer_id=customer, words="第一")
    second = leave(desk, customer_id=customer, words="第二")
    desk.step(MESSAGE, second.id, "done").result()
    story = store.look(lambda s: story_of(s, (MESSAGE,), customer, clock.now(), 9)).result()
    assert [(one.id, one.open) for one in story.events] == [(first.id, True), (second.id, False)]
    assert story.counts == {"message": 2}


def test_chips_of_the_list(desk, clock, customer):
    mine, other = leave(desk, for_whom="李娜"), leave(desk, for_whom="陈立", due_at=clock.now())
    everybody = leave(desk, customer_id=customer)
    desk.step(MESSAGE, other.id, "read").result()

    def ids(*chips, text=""):
        return {row.id for row in desk.page(MESSAGE, Query("", text, chips)).result().rows}

    assert ids("mine") == {mine.id, everybody.id}
    assert ids("unread") == {mine.id, everybody.id}
    assert ids("due") == {other.id}
    assert ids("read", "mine") == set()
    assert ids(text="王小") == {everybody.id}
    assert ids(text=mine.number) == {mine.id}
    assert desk.counts(MESSAGE).result() == {"unread": 2, "read": 1, "due": 1}
