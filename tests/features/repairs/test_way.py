"""Does a repair go from pending to approved and back, and what follows from it?"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.core.options import REPAIR_CALLBACK_DAYS
from app.core.points_options import POINTS_OF_SERVICE
from app.db.system import Choice, Trace
from app.features.dues.model import Due, DueKind, DueState
from app.features.points.ledger import balance
from app.features.products.paid_services import PAID_SERVICE, paid_service_offers
from app.features.repairs.model import Repair, RepairState
from app.records.desk import Desk
from app.records.settings import save_shared
from tests.features.repairs.conftest import KINDS, REPAIR


def step(desk, saved, name, reason=""):
    return desk.step(REPAIR, saved.id, name, reason).result()


def dues(store, saved):
    return store.look(lambda s: list(s.scalars(select(Due).where(Due.repair_id == saved.id)))).result()


@pytest.fixture
def finished(take, finish):
    """A repair of 158.00 that was finished."""
    saved = take(service_fee=15800)
    finish(saved)
    return saved


def test_a_new_repair_is_numbered_pending_and_says_who_took_it(take, load):
    loaded = load(take())
    assert loaded.number == "WX20261121-0001"
    assert (loaded.state, loaded.values["author"], loaded.values["urgency"]) == ("pending", "李娜", "usual")


def test_it_is_dispatched_to_somebody(desk, take, change, technician):
    saved = take()
    with pytest.raises(Invalid) as caught:
        step(desk, saved, "dispatch")
    assert set(caught.value.fields) == {"technician_id"}
    change(saved.id, technician_id=technician)
    step(desk, saved, "dispatch")


def test_it_is_finished_with_a_result(desk, send, take, change, load):
    saved = take()
    send(saved)
    change(saved.id, result="")
    with pytest.raises(Invalid) as caught:
        step(desk, saved, "finish")
    assert set(caught.value.fields) == {"result"}
    change(saved.id, result="换密封圈")
    step(desk, saved, "finish")
    values = load(saved).values
    assert values["dispatched_at"] == values["finished_at"] is not None
    assert not values["by_phone"]


def test_solved_by_phone_needs_nobody_to_go_there(desk, take, load):
    saved = take(result="教客户清理排水口")
    step(desk, saved, "by_phone")
    assert (load(saved).state, load(saved).values["by_phone"]) == ("finished", True)
    step(desk, saved, "reopen", "还是漏")
    assert (load(saved).state, load(saved).values["by_phone"]) == ("pending", False), "nobody was ever sent"


def test_back_goes_one_step_and_says_why(desk, store, finished, load):
    with pytest.raises(Invalid):
        step(desk, finished, "reopen")
    step(desk, finished, "reopen", "客户说没修好")
    assert (load(finished).state, load(finished).values["finished_at"]) == ("dispatched", None)
    step(desk, finished, "recall", "师傅请假")
    assert (load(finished).state, load(finished).values["dispatched_at"]) == ("pending", None)
    entries = store.look(lambda s: list(s.scalars(select(Trace).where(Trace.kind == "repair")))).result()
    assert [(one.deed, one.reason) for one in entries if one.reason] == [
        ("reopen", "客户说没修好"),
        ("recall", "师傅请假"),
    ]


def test_an_approved_one_stays_until_its_approval_is_taken_back(desk, finished, change, load):
    step(desk, finished, "approve")
    assert load(finished).stays is not None
    with pytest.raises(Refused):
        change(finished.id, note="x")
    step(desk, finished, "take_back", "费用有误")
    change(finished.id, note="x")


def test_only_a_pending_one_is_deleted(desk, take, finished):
    with pytest.raises(Refused, match="pending"):
        desk.delete(REPAIR, finished.id).result()
    saved = take(parts=({"name": "密封圈", "quantity": 2, "price": 1200},))
    undo = desk.delete(REPAIR, saved.id).result()
    desk.undo(undo).result()
    assert desk.load(REPAIR, saved.id).result().values["total"] == 2400


def test_what_was_finished_once_is_kept_for_what_came_of_it(desk, store, finished, clock):
    due = dues(store, finished)[0]

    def done(session):
        session.get_one(Due, due.id).state = DueState.DONE

    store.run(done).result()
    step(desk, finished, "reopen", "没修好")
    step(desk, finished, "recall", "改天")
    with pytest.raises(Refused, match="callbacks"):
        desk.delete(REPAIR, finished.id).result()


def test_rights(store, clock, take, technician):
    saved = take(technician_id=technician)
    guest = Desk(store, Who("客", "", frozenset({Right.SALE})), clock, KINDS)
    with pytest.raises(NotAllowed):
        guest.step(REPAIR, saved.id, "dispatch").result()
    taker = Desk(store, Who("李", "", frozenset({Right.REPAIR})), clock, KINDS)
    taker.step(REPAIR, saved.id, "dispatch").result()
    with pytest.raises(NotAllowed):
        taker.save(REPAIR, saved.id, 2, {"note": "x"}).result()
    with pytest.raises(NotAllowed):
        taker.delete(REPAIR, saved.id).result()


# ------------------------------------------------------------ what follows


def test_a_callback_falls_due_some_days_after_it_was_finished(desk, store, finished, clock):
    (due,) = dues(store, finished)
    today = clock.now().astimezone().date()
    assert (due.sort, due.due_on) == (DueKind.CALLBACK, today + timedelta(days=7))
    step(desk, finished, "reopen", "没修好")
    assert dues(store, finished) == []


def test_no_callback_where_the_shop_wants_none(desk, store, take):
    store.run(lambda s: save_shared(s, REPAIR_CALLBACK_DAYS, 0)).result()
    saved = take(result="电话解决")
    step(desk, saved, "by_phone")
    assert dues(store, saved) == []


def test_points_follow_the_fees_of_a_finished_repair(desk, store, finish, take, customer):
    store.run(lambda s: save_shared(s, POINTS_OF_SERVICE, True)).result()
    have = lambda: store.look(lambda s: balance(s, customer)).result()  # noqa: E731
    saved = take(service_fee=15800)
    assert have() == 0
    stepped = finish(saved)
    assert have() == 158
    desk.undo(stepped.undo).result()
    assert (have(), dues(store, saved)) == (0, [])
    step(desk, saved, "finish")
    version = desk.load(REPAIR, saved.id).result().version
    desk.save(REPAIR, saved.id, version, {"service_fee": 20000}).result()
    assert have() == 200
    step(desk, saved, "reopen", "没修好")
    assert have() == 0


def test_many_are_finished_and_approved_at_once(desk, store, take, technician):
    ids = [take(technician_id=technician, result="好了").id for _ in range(3)] + [take().id]
    assert desk.step_all(REPAIR, ids, "dispatch").result().done == 3
    assert desk.step_all(REPAIR, ids, "finish").result().done == 3
    assert len(store.look(lambda s: list(s.scalars(select(Due)))).result()) == 3
    batch = desk.step_all(REPAIR, ids, "approve").result()
    assert (batch.done, set(batch.refused)) == (3, {ids[3]})
    states = store.look(lambda s: list(s.scalars(select(Repair.state).order_by(Repair.id)))).result()
    assert states == [RepairState.APPROVED] * 3 + [RepairState.PENDING]


# ------------------------------------------------------------ what is filled in


def test_fees_are_added_up(take, change, load):
    saved = take(
        parts=({"name": "电磁阀", "quantity": 1, "price": 8600}, {"name": "密封圈", "quantity": 2, "price": 1200}),
        travel_fee=3000,
        service_fee=None,
    )
    values = load(saved).values
    assert [row["amount"] for row in values["parts"]] == [8600, 2400]
    assert (values["parts_fee"], values["total"]) == (11000, 14000)
    change(saved.id, travel_fee=None, parts=values["parts"][:1])
    assert (load(saved).values["travel_fee"], load(saved).values["total"]) == (0, 8600)


@pytest.fixture
def price_list(desk):
    """Enter services as (name, charged by, price); the id of each by its name."""

    def save(name, unit, price):
        return desk.save(PAID_SERVICE, None, 0, {"name": name, "unit": unit, "price": price}).result().id

    return lambda *services: {one[0]: save(*one) for one in services}


@pytest.fixture
def offered(store):
    """What is offered of the price list for what was typed: what each fills in."""
    return lambda typed: [one.fills for one in store.look(lambda s: paid_service_offers(s, {}, typed)).result()]


def test_work_is_charged_by_lines_out_of_the_price_list(take, load, price_list, offered):
    ids = price_list(("维修工时", "小时", 8000), ("远程上门", "公里", 200), ("夜间服务加收", "次", 5000))
    (hours,), (night,) = offered("wxgs"), offered("夜")
    assert night == {"paid_service_id": ids["夜间服务加收"], "name": "夜间服务加收", "unit": "次", "price": 5000}
    charges = ({**hours, "quantity": 2}, night)
    values = load(take(charges=charges, parts=({"name": "密封圈", "price": 1200},), travel_fee=3000)).values
    assert [(one["name"], one["quantity"], one["unit"], one["amount"]) for one in values["charges"]] == [
        ("维修工时", 2, "小时", 16000),
        ("夜间服务加收", 1, "次", 5000),
    ]
    assert [values[key] for key in ("parts_fee", "charges_fee", "total")] == [1200, 21000, 25200]


def test_what_was_agreed_stays_when_the_list_becomes_dearer(desk, take, change, load, price_list):
    (id_,) = price_list(("维修工时", "小时", 8000)).values()
    saved = take(charges=({"paid_service_id": id_, "name": "维修工时", "price": 8000},))
    desk.save(PAID_SERVICE, id_, 1, {"price": 9000}).result()
    change(saved.id, note="等配件")
    assert load(saved).values["total"] == 8000


def test_a_price_that_repairs_were_charged_by_is_retired_not_deleted(desk, take, price_list):
    ids = price_list(("维修工时", "小时", 8000), ("远程上门", "公里", 200))
    take(charges=({"paid_service_id": ids["维修工时"], "name": "维修工时", "price": 8000},))
    with pytest.raises(Refused, match="is used in records"):
        desk.delete(PAID_SERVICE, ids["维修工时"]).result()
    desk.delete(PAID_SERVICE, ids["远程上门"]).result()
    with pytest.raises(Invalid, match="already there"):
        price_list(("维修工时", "次", 1))


def test_a_part_without_a_number_is_one(take, load):
    values = load(take(parts=({"name": "密封圈", "quantity": None, "price": 1200},))).values
    assert (values["parts"][0]["quantity"], values["total"]) == (1, 1200)


def test_the_type_of_service_follows_the_warranty(store, take, load, change):
    inside, outside = load(take(warranty="in")), load(take(warranty="out"))
    assert (inside.names["service_id"], outside.names["service_id"]) == ("保内维修", "保外维修")
    own = load(take(warranty="in", service_id="上门安装"))
    assert own.names["service_id"] == "上门安装"

    def retire(session):
        session.scalar(select(Choice).where(Choice.name == "保内维修")).retired_at = own.values["created_at"]

    store.run(retire).result()
    assert load(take(warranty="in")).values["service_id"] is None, "retired: the shop does not want it chosen"


def test_a_serial_number_saved_in_haste_is_completed(take, load, bought):
    values = load(take(serial="SN-IN-1")).values
    assert (values["product"], values["warranty"]) == ("制冰机 IM-50A", "in")


def test_an_appointment_ends_after_it_begins(take, clock):
    with pytest.raises(Invalid) as caught:
        take(appointment_at=clock.now(), appointment_until=clock.now() - timedelta(hours=1))
    assert set(caught.value.fields) == {"appointment_until"}
    with pytest.raises(Invalid) as caught:
        take(appointment_at=None, appointment_until=clock.now())
    assert set(caught.value.fields) == {"appointment_at"}


def test_a_second_visit_belongs_to_the_same_repair(take, load, clock):
    day = clock.now().date()
    visits = ({"visited_on": day, "technician": "周强"}, {"visited_on": day + timedelta(days=2), "note": "换压缩机"})
    assert [one["note"] for one in load(take(visits=visits)).values["visits"]] == ["", "换压缩机"]


def test_several_are_given_to_a_technician_at_once_and_an_approved_one_stays(desk, take, finished, technician, load):
    desk.step(REPAIR, finished.id, "approve").result()
    open_ = [take(), take()]
    ids = [finished.id, *(one.id for one in open_)]
    batch = desk.change_all(REPAIR, ids, {"technician_id": technician}).result()
    assert (batch.done, list(batch.refused)) == (2, ids[:1])
    assert {load(one).values["technician_id"] for one in open_} == {technician}
