"""What becomes of a callback: planned, called, what falls due, the next one, and what the card says?"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.access import Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.core.options import NEVER_CALLED_DAYS
from app.features.callbacks.doubts import doubts
from app.features.callbacks.model import Callback
from app.features.callbacks.planning import Source, callbacks_from_dues, plan
from app.features.callbacks.spec import CALLBACK
from app.features.callbacks.today import ON_TODAY
from app.features.dues.model import Due, DueKind, DueState
from app.records.desk import Desk
from app.records.listing import Query
from app.records.settings import save_shared
from app.records.timeline import story_of
from tests.features.care import NA, NOW, added, customer, repair, sale

TODAY = NOW.astimezone().date()


@pytest.fixture
def desk(store, clock):
    return Desk(store, NA, clock, (CALLBACK,))


@pytest.fixture
def wang(store):
    return store.run(customer).result()


def planned(desk, customer_id, **values):
    begin = {"customer_id": customer_id, "due_on": TODAY, "created_at": NOW, **values}
    return desk.save(CALLBACK, None, 0, begin).result()


def called(desk, saved, **values):
    version = desk.load(CALLBACK, saved.id).result().version
    desk.save(CALLBACK, saved.id, version, {"satisfaction": 5, **values}).result()
    return desk.step(CALLBACK, saved.id, "handle").result()


def all_of(store):
    return store.look(lambda s: list(s.scalars(select(Callback).order_by(Callback.id)))).result()


def test_a_new_one_is_numbered_and_due_today(desk, wang):
    saved = desk.save(CALLBACK, None, 0, {"customer_id": wang, "due_on": None}).result()
    values = desk.load(CALLBACK, saved.id).result().values
    assert saved.number == "HF20261121-0001"
    assert (values["due_on"], values["person"], values["author"]) == (TODAY, "李娜", "李娜")


def test_nobody_has_called_who_cannot_say_how_the_customer_is(desk, wang):
    saved = planned(desk, wang)
    with pytest.raises(Invalid) as caught:
        desk.step(CALLBACK, saved.id, "handle").result()
    assert set(caught.value.fields) == {"satisfaction"}
    called(desk, saved, satisfaction=None, feedback="一切正常")
    values = desk.load(CALLBACK, saved.id).result().values
    assert (values["handled_by"], values["handled_at"]) == ("李娜", NOW)
    desk.step(CALLBACK, saved.id, "reopen", "打错了").result()
    assert desk.load(CALLBACK, saved.id).result().values["handled_at"] is None


def test_the_next_one_is_planned_by_itself_once(desk, store, wang):
    repaired = store.run(lambda s: repair(s, wang)).result()
    saved = planned(desk, wang, repair_id=repaired, purpose_id="售后回访")
    later = TODAY + timedelta(days=30)
    called(desk, saved, next_on=later)
    first, following = all_of(store)
    assert (following.state, following.due_on, following.repair_id) == ("in_progress", later, repaired)
    assert (following.subject, following.purpose_id) == (first.subject, first.purpose_id)
    assert following.number == "HF20261121-0002"
    desk.step(CALLBACK, saved.id, "reopen", "补充").result()
    desk.step(CALLBACK, saved.id, "handle").result()
    assert len(all_of(store)) == 2


def test_taken_back_nothing_is_left_of_having_called(desk, store, wang):
    """By Ctrl+Z or by taking it up again: what fell due is open, the callback planned for later gone; and all again."""
    repaired = store.run(lambda s: repair(s, wang)).result()
    due = Due(sort=DueKind.CALLBACK, customer_id=wang, due_on=TODAY, repair_id=repaired, every_months=6)
    store.run(lambda s: added(s, due)).result()

    def left():
        open_ = select(Due.due_on).where(Due.state == DueState.OPEN)
        return store.look(lambda s: list(s.scalars(open_))).result(), len(all_of(store))

    before, after = ([TODAY], 1), ([TODAY.replace(year=2027, month=5)], 2)
    handled = called(desk, saved := planned(desk, wang, repair_id=repaired), next_on=TODAY + timedelta(days=30))
    assert left() == after
    desk.undo(handled.undo).result()
    assert left() == before
    desk.step(CALLBACK, saved.id, "handle").result()
    again = desk.step(CALLBACK, saved.id, "reopen", "打错了").result()
    assert left() == before
    desk.undo(again.undo).result()
    assert left() == after


def test_a_planned_callback_somebody_worked_on_stays(desk, store, wang):
    handled = called(desk, planned(desk, wang), next_on=TODAY + timedelta(days=30))
    later = all_of(store)[1]
    desk.save(CALLBACK, later.id, later.version, {"person": "陈立"}).result()
    desk.undo(handled.undo).result()
    assert [one.state for one in all_of(store)] == ["in_progress", "in_progress"]


def test_a_form_begun_from_a_repair_says_what_it_is_about(desk, store, wang):
    repaired = store.run(lambda s: repair(s, wang)).result()
    filled = desk.begin(CALLBACK, {"customer_id": wang, "repair_id": repaired}).result()
    assert filled.values["subject"].startswith("WX")
    assert desk.begin(CALLBACK, {"customer_id": wang}).result() is None


def test_the_step_has_its_name_in_the_audit_trail(desk, store, wang):
    from app.db.system import Trace

    saved = planned(desk, wang)
    called(desk, saved, next_on=TODAY + timedelta(days=9))
    query = select(Trace.deed).where(Trace.kind == "callback", Trace.record_id == saved.id).order_by(Trace.id)
    assert store.look(lambda s: list(s.scalars(query))).result() == ["made", "changed", "handle"]


def test_having_called_sees_to_what_fell_due(desk, store, wang):
    repaired = store.run(lambda s: repair(s, wang)).result()

    def due(session, days, sort=DueKind.CALLBACK):
        one = Due(sort=sort, customer_id=wang, due_on=TODAY + timedelta(days=days), repair_id=repaired)
        return added(session, one)

    past, ahead, service = store.run(lambda s: (due(s, -1), due(s, 40), due(s, -1, DueKind.MAINTENANCE))).result()
    called(desk, planned(desk, wang, repair_id=repaired))
    states = store.look(lambda s: {one.id: one.state for one in s.scalars(select(Due))}).result()
    assert states == {past: DueState.DONE, ahead: DueState.OPEN, service: DueState.OPEN}


def test_callbacks_come_of_dues_each_once(desk, store, wang):
    sold = store.run(lambda s: sale(s, wang)).result()

    def dues(session):
        usual = {"customer_id": wang, "sale_id": sold, "due_on": TODAY - timedelta(days=2)}
        made = [Due(sort=sort, **usual) for sort in (DueKind.CALLBACK, DueKind.CALLBACK, DueKind.MAINTENANCE)]
        return [added(session, one) for one in made]

    ids = store.run(dues).result()
    made = store.run(lambda s: callbacks_from_dues(s, [s.get_one(Due, one) for one in ids], NA, NOW)).result()
    again = store.run(lambda s: callbacks_from_dues(s, [s.get_one(Due, one) for one in ids], NA, NOW)).result()
    assert made == again
    (one,) = all_of(store)
    assert (one.sale_id, one.due_on, one.subject) == (
        sold,
        TODAY - timedelta(days=2),
        "XS20261101-0001 · 制冰机 IM-50A",
    )


def test_planning_many_needs_the_right_and_makes_no_second(desk, store, wang):
    stranger = Who("小李", "前台", frozenset())
    with pytest.raises(NotAllowed):
        store.run(lambda s: plan(s, [Source(wang)], stranger, NOW)).result()
    repaired = store.run(lambda s: repair(s, wang)).result()
    sources = [Source(wang, repair_id=repaired), Source(wang)]
    first = store.run(lambda s: plan(s, sources, NA, NOW)).result()
    assert store.run(lambda s: plan(s, sources, NA, NOW)).result() == first
    assert len(all_of(store)) == 2


def test_approved_it_stays(desk, wang):
    saved = planned(desk, wang)
    called(desk, saved)
    desk.step(CALLBACK, saved.id, "approve").result()
    with pytest.raises(Refused):
        desk.delete(CALLBACK, saved.id).result()


def remarks(store, customer_id, now=NOW):
    story = store.look(lambda s: story_of(s, (CALLBACK,), customer_id, now, 9)).result()
    return [str(one.words) for one in story.remarks]


def test_the_card_says_who_was_never_called_back(desk, store, wang):
    store.run(lambda s: (sale(s, wang, days_ago=20), repair(s, wang, days_ago=10))).result()
    assert remarks(store, wang) == ["Never called back since the repair of 2026-11-11"]
    store.run(lambda s: save_shared(s, NEVER_CALLED_DAYS, 11)).result()
    assert remarks(store, wang) == [], "not long enough ago"
    store.run(lambda s: save_shared(s, NEVER_CALLED_DAYS, 0)).result()
    saved = planned(desk, wang, due_on=TODAY - timedelta(days=2))
    assert remarks(store, wang) == ["Callback 2 day(s) overdue"]
    called(desk, saved, satisfaction=2)
    assert remarks(store, wang) == ["Satisfaction 2 of 5"]


def test_the_timeline_says_what_the_customer_said(desk, store, wang):
    saved = planned(desk, wang, purpose_id="售后回访")
    called(desk, saved, feedback_id="满意", feedback="冰量够用")
    story = store.look(lambda s: story_of(s, (CALLBACK,), wang, NOW, 9)).result()
    assert [(one.title, str(one.note)) for one in story.events] == [("满意 · 冰量够用", "5 of 5")]


def test_today_has_whom_to_call_the_longest_overdue_first(desk, store, wang):
    now_ = planned(desk, wang)
    late = planned(desk, wang, due_on=TODAY - timedelta(days=3), person="王芳")
    planned(desk, wang, due_on=TODAY + timedelta(days=1))
    found = store.look(lambda s: ON_TODAY.events(s, NA, NOW, 9)).result()
    assert [(one.id, one.title, str(one.note)) for one in found] == [
        (late.id, "王小明", "3 day(s) late"),
        (now_.id, "王小明", ""),
    ]
    mine = Who("李娜", "前台", frozenset({"callback"}))
    assert store.look(lambda s: ON_TODAY.count(s, mine, NOW)).result() == 1


def test_chips_and_search(desk, wang):
    late = planned(desk, wang, due_on=TODAY - timedelta(days=1), person="王芳")
    ahead = planned(desk, wang, due_on=TODAY + timedelta(days=5))
    done = planned(desk, wang)
    called(desk, done, feedback="冰块发白")

    def ids(*chips, text=""):
        return {row.id for row in desk.page(CALLBACK, Query("", text, chips)).result().rows}

    assert ids("due") == ids("overdue") == {late.id}
    assert ids("in_progress") == {late.id, ahead.id}
    assert ids("handled") == {done.id}
    assert ids("mine") == {ahead.id, done.id}
    assert ids(text="发白") == {done.id}
    assert ids(text=late.number) == {late.id}


def test_an_unhappy_customer_without_a_word_is_doubtful(desk, store, wang):
    silent, told, happy = (planned(desk, wang) for _ in range(3))
    called(desk, silent, satisfaction=2)
    called(desk, told, satisfaction=1, feedback="又漏水")
    called(desk, happy)
    found = store.look(lambda s: doubts(s, [silent.id, told.id, happy.id])).result()
    assert {id_: str(why) for id_, why in found.items()} == {
        silent.id: "Satisfaction is only 2 of 5, and nobody wrote why"
    }
