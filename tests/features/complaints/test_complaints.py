"""What becomes of a complaint: taken down, replied to in time or not, handled, approved?"""

from datetime import timedelta

import pytest

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.options import REPLY_HOURS
from app.features.complaints.doubts import doubts
from app.features.complaints.spec import COMPLAINT
from app.features.complaints.today import ON_TODAY
from app.records.desk import Desk
from app.records.listing import Query
from app.records.settings import save_shared
from app.records.timeline import story_of
from tests.features.care import NA, NOW, customer, repair, sale


@pytest.fixture
def desk(store, clock):
    return Desk(store, NA, clock, (COMPLAINT,))


@pytest.fixture
def wang(store):
    return store.run(customer).result()


def complain(desk, customer_id, **values):
    usual = {"content": "师傅迟到", "customer_id": customer_id, "created_at": desk.clock.now()}
    return desk.save(COMPLAINT, None, 0, usual | values).result()


def values_of(desk, saved):
    return desk.load(COMPLAINT, saved.id).result().values


def handle(desk, saved, **values):
    version = desk.load(COMPLAINT, saved.id).result().version
    desk.save(COMPLAINT, saved.id, version, {"result": "已致歉", **values}).result()
    return desk.step(COMPLAINT, saved.id, "handle").result()


def test_a_new_one_is_numbered_mine_and_to_be_replied_to_in_two_hours(desk, wang, clock):
    saved = complain(desk, wang)
    values = values_of(desk, saved)
    assert saved.number == "TS20261121-0001"
    assert (values["sort"], values["author"], values["responsible"]) == ("complaint", "李娜", "李娜")
    assert values["due_at"] == clock.now() + timedelta(hours=2)


def test_the_time_for_a_reply_is_a_setting_of_the_shop(desk, store, wang, clock):
    store.run(lambda s: save_shared(s, REPLY_HOURS, 24)).result()
    assert values_of(desk, complain(desk, wang))["due_at"] == clock.now() + timedelta(hours=24)
    said = clock.now() + timedelta(hours=5)
    assert values_of(desk, complain(desk, wang, due_at=said))["due_at"] == said


def test_it_is_about_a_sale_or_a_repair_by_number(desk, store, wang):
    repaired = store.run(lambda s: repair(s, wang)).result()
    sold = store.run(lambda s: sale(s, wang)).result()
    saved = complain(desk, wang, subject="wx20261110-0003")
    values = values_of(desk, saved)
    assert (values["subject"], stored(store, saved)) == ("WX20261110-0003 · 冰箱不制冷", (None, repaired))
    version = desk.load(COMPLAINT, saved.id).result().version
    desk.save(COMPLAINT, saved.id, version, {"subject": "XS20261101-0001 · 制冰机"}).result()
    assert stored(store, saved) == (sold, None)
    version = desk.load(COMPLAINT, saved.id).result().version
    desk.save(COMPLAINT, saved.id, version, {"subject": "门口的指示牌"}).result()
    assert stored(store, saved) == (None, None), "other words name none"


def stored(store, saved):
    from app.features.complaints.model import Complaint

    found = store.look(lambda s: s.get(Complaint, saved.id)).result()
    return found.sale_id, found.repair_id


def test_begun_from_a_repair_it_is_about_that(desk, store, wang):
    repaired = store.run(lambda s: repair(s, wang)).result()
    saved = complain(desk, wang, repair_id=repaired)
    assert values_of(desk, saved)["subject"].startswith("WX20261110-0003")
    assert stored(store, saved) == (None, repaired)


def test_somebody_elses_repair_is_refused(desk, store, wang):
    store.run(lambda s: repair(s, customer(s, "郑凯"))).result()
    with pytest.raises(Invalid) as caught:
        complain(desk, wang, subject="WX20261110-0003")
    assert set(caught.value.fields) == {"subject"}


def test_the_form_offers_what_the_customer_bought_and_had_repaired(desk, store, wang):
    store.run(
        lambda s: (sale(s, wang), repair(s, wang), repair(s, customer(s, "郑凯"), number="WX20261110-0009"))
    ).result()
    offers = desk.offers(COMPLAINT.field("subject").offers, {"customer_id": wang}, "").result()
    assert [one.value.split()[0] for one in offers] == ["WX20261110-0003", "XS20261101-0001"], "newest first"
    assert set(offers[0].fills) == {"sale_id", "repair_id"}
    assert len(desk.offers(COMPLAINT.field("subject").offers, {"customer_id": wang}, "制冰").result()) == 1
    assert desk.offers(COMPLAINT.field("subject").offers, {}, "").result() == []


def test_it_is_handled_only_with_a_result_and_says_by_whom(desk, wang, clock):
    saved = complain(desk, wang)
    with pytest.raises(Invalid) as caught:
        desk.step(COMPLAINT, saved.id, "handle").result()
    assert set(caught.value.fields) == {"result"}
    handle(desk, saved)
    assert (values_of(desk, saved)["handled_by"], values_of(desk, saved)["handled_at"]) == ("李娜", clock.now())
    with pytest.raises(Invalid):
        desk.step(COMPLAINT, saved.id, "reopen").result()
    desk.step(COMPLAINT, saved.id, "reopen", "客户又来电").result()
    assert values_of(desk, saved)["handled_by"] == ""


def test_approved_it_stays_as_it_is(desk, wang):
    saved = complain(desk, wang)
    handle(desk, saved)
    desk.step(COMPLAINT, saved.id, "approve").result()
    version = desk.load(COMPLAINT, saved.id).result().version
    with pytest.raises(Refused):
        desk.save(COMPLAINT, saved.id, version, {"result": "别的"}).result()
    with pytest.raises(Refused):
        desk.delete(COMPLAINT, saved.id).result()
    desk.step(COMPLAINT, saved.id, "take_back", "漏填").result()
    assert desk.load(COMPLAINT, saved.id).result().state == "handled"


def test_satisfaction_is_one_to_five(desk, wang):
    with pytest.raises(Invalid):
        complain(desk, wang, satisfaction=6)


def test_the_card_says_since_when_and_how_late(desk, store, wang, clock):
    complain(desk, wang)
    clock.advance(1800)
    said = story_of_(store, wang, clock).remarks
    assert [(str(one.words), one.banner) for one in said] == [("Complaint open since 30 min", False)]
    clock.advance(2 * 86400 + 3 * 3600)
    said = story_of_(store, wang, clock).remarks[0]
    assert str(said.words) == "Complaint open since 2 day(s), reply overdue by 2 day(s)"
    assert said.banner
    complain(desk, wang, content="又漏水")
    assert "2 complaint(s) open" in str(story_of_(store, wang, clock).remarks[0].words)


def story_of_(store, customer_id, clock):
    return store.look(lambda s: story_of(s, (COMPLAINT,), customer_id, clock.now(), 9)).result()


def test_the_timeline_has_open_ones_first(desk, store, wang, clock):
    first = complain(desk, wang)
    second = complain(desk, wang)
    handle(desk, second)
    story = story_of_(store, wang, clock)
    assert [(one.id, one.open) for one in story.events] == [(first.id, True), (second.id, False)]
    assert story.counts == {"complaint": 2}


def test_today_has_the_replies_that_are_due_the_most_pressing_first(desk, store, wang, clock):
    late = complain(desk, wang, due_at=clock.now() - timedelta(hours=3), responsible="王芳")
    soon = complain(desk, wang, due_at=clock.now() + timedelta(minutes=50), responsible="李娜")
    complain(desk, wang, due_at=clock.now() + timedelta(days=2))
    found = store.look(lambda s: ON_TODAY.events(s, NA, NOW, 9)).result()
    assert [(one.id, str(one.note), one.note_colour, one.title) for one in found] == [
        (late.id, "3 h overdue", "danger", "王小明"),
        (soon.id, "50 min left", "muted", "王小明"),
    ]
    only_hers = Who("李娜", "前台", frozenset({"complaint"}))
    assert store.look(lambda s: ON_TODAY.count(s, only_hers, NOW)).result() == 1, (
        "without the right to approve only one's own"
    )


def test_chips_and_search(desk, wang, clock):
    late = complain(desk, wang, due_at=clock.now() - timedelta(hours=1), responsible="王芳")
    mine = complain(desk, wang, content="空调噪声大")
    handled = complain(desk, wang)
    handle(desk, handled)

    def ids(*chips, text=""):
        return {row.id for row in desk.page(COMPLAINT, Query("", text, chips)).result().rows}

    assert ids("in_progress") == {late.id, mine.id}
    assert ids("overdue") == {late.id}
    assert ids("handled") == {handled.id}
    assert ids("mine", "in_progress") == {mine.id}
    assert ids("today") == {late.id, mine.id, handled.id}
    assert ids(text="噪声") == {mine.id}
    assert ids(text=mine.number) == {mine.id}
    assert ids(text="王小") == {late.id, mine.id, handled.id}


def test_what_somebody_should_look_at_before_approving(desk, store, wang, clock):
    others = [store.run(lambda s, name=name: customer(s, name)).result() for name in ("甲", "乙", "丙", "丁")]
    good, late, unhappy, suggestion = (
        complain(desk, one, sort=sort) for one, sort in zip(others, ("complaint",) * 3 + ("suggestion",), strict=True)
    )
    twice = [complain(desk, wang), complain(desk, wang)]
    for one in (good, suggestion, *twice):
        handle(desk, one, satisfaction=4)
    handle(desk, unhappy, satisfaction=2)
    clock.advance(3 * 3600)
    handle(desk, late)
    ids = [one.id for one in (good, late, unhappy, suggestion, *twice)]
    found = {id_: str(why) for id_, why in store.look(lambda s: doubts(s, ids)).result().items()}
    assert found == {
        late.id: "Handled 1 h late",
        unhappy.id: "Satisfaction is only 2 of 5",
        twice[0].id: "The customer complained 2 time(s) within 30 days",
        twice[1].id: "The customer complained 2 time(s) within 30 days",
    }
