"""Does a memo stay with whom it is for, and turn up on its day?"""

from datetime import timedelta

import pytest

from app.core.access import Who
from app.core.errors import NotAllowed
from app.features.memos.spec import MEMO
from app.features.memos.today import ON_TODAY
from app.records.desk import Desk
from app.records.listing import Query
from app.records.timeline import story_of
from tests.features.care import NA, NOW, WANG, customer


@pytest.fixture
def desk(store, clock):
    return Desk(store, NA, clock, (MEMO,))


def note(desk, words, **values):
    return desk.save(MEMO, None, 0, {"words": words, **values}).result()


def listed(desk, *chips):
    return {row.cells[0] for row in desk.page(MEMO, Query(filters=chips)).result().rows}


def test_a_memo_is_ones_own_unless_it_is_said_to_be_everybodys(desk):
    saved = note(desk, "交房租")
    loaded = desk.load(MEMO, saved.id).result()
    assert saved.number == "BW20261121-0001"
    assert (loaded.values["owner"], loaded.values["author"], loaded.state) == ("李娜", "李娜", "open")


def test_others_see_everybodys_but_not_ones_own(desk):
    note(desk, "交房租")
    note(desk, "周五开会", owner="")
    note(desk, "提醒小王", owner="王芳")
    assert listed(desk) == {"交房租", "周五开会"}
    assert desk.total(MEMO, Query()).result() == 2
    desk.sign_in(WANG)
    assert listed(desk) == {"周五开会", "提醒小王"}
    assert listed(desk, "mine") == {"提醒小王"}
    assert desk.counts(MEMO).result() == {"open": 2, "due": 0}


def test_nobody_changes_or_ticks_off_what_is_another_ones(desk):
    saved = note(desk, "交房租")
    desk.sign_in(WANG)
    with pytest.raises(NotAllowed):
        desk.step(MEMO, saved.id, "done").result()
    with pytest.raises(NotAllowed):
        desk.save(MEMO, saved.id, 1, {"words": "x"}).result()


def test_done_says_by_whom(desk, clock):
    saved = note(desk, "订两箱打印纸", owner="")
    desk.sign_in(WANG)
    desk.step(MEMO, saved.id, "done").result()
    values = desk.load(MEMO, saved.id).result().values
    assert values["done_by"] == "王芳"
    desk.step(MEMO, saved.id, "again").result()
    assert desk.load(MEMO, saved.id).result().values["done_by"] == ""


def test_the_memo_book_is_a_right(desk):
    desk.sign_in(Who("小李", "前台", frozenset()))
    with pytest.raises(NotAllowed):
        note(desk, "x")


def test_today_has_what_is_due_and_what_has_no_day(desk, store):
    today = NOW.astimezone().date()
    note(desk, "昨天的", due_on=today - timedelta(days=1))
    note(desk, "今天的", due_on=today)
    note(desk, "明天的", due_on=today + timedelta(days=1))
    note(desk, "随时")
    note(desk, "别人的", owner="王芳", due_on=today)
    found = store.look(lambda s: ON_TODAY.events(s, NA, NOW, 9)).result()
    assert [one.title for one in found] == ["昨天的", "今天的", "随时"]
    assert [one.note_colour for one in found] == ["danger", "muted", "muted"]
    assert store.look(lambda s: ON_TODAY.count(s, NA, NOW)).result() == 3


def test_only_everybodys_memos_stand_on_a_customers_card(desk, store):
    wang = store.run(customer).result()
    note(desk, "要发票", owner="", customer_id=wang)
    note(desk, "我的", customer_id=wang)
    story = store.look(lambda s: story_of(s, (MEMO,), wang, NOW, 9)).result()
    assert ([one.title for one in story.events], story.counts) == (["要发票"], {"memo": 1})
