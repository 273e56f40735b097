"""Do list and form of the customers know their numbers, and who has the same ones?"""

import pytest

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.phone import Numbers
from app.features.customers.model import Customer
from app.features.customers.spec import customer_type
from app.records.desk import Desk
from app.records.keeping import Clash
from app.records.listing import Query

NUMBERS = Numbers("CN", "010")
CUSTOMER = customer_type(lambda: NUMBERS)


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, (CUSTOMER,))


def enter(desk, name, number="", **values):
    phones = ({"number": number, "kind": None, "note": ""},) if number else ()
    return desk.save(CUSTOMER, None, 0, {"name": name, "phones": phones, **values}).result()


def names(desk, *filters, text=""):
    return [row.cells[0] for row in desk.page(CUSTOMER, Query("name", text, filters)).result().rows]


def test_everything_of_a_customer_is_kept(desk):
    saved = enter(
        desk,
        "王小明",
        "138-0013-8000",
        group_id="散客",
        contacts=({"name": "李姐", "role": "店长", "number": "", "email": "l@x.cn"},),
        addresses=({"region": "北京市·朝阳区", "line": "望京西路41号", "label": "店"},),
        tags="冰机 老客户",
        custom_1="F-2031",
    )
    loaded = desk.load(CUSTOMER, saved.id).result()
    assert loaded.names["group_id"] == "散客"
    assert [str(one["kind"]) for one in loaded.values["phones"]] == ["mobile"], "found out from the number"
    assert loaded.values["addresses"][0]["line"] == "望京西路41号"
    assert (loaded.values["tags"], loaded.values["custom_1"]) == ("冰机 老客户", "F-2031")
    row = desk.page(CUSTOMER, Query()).result().rows[0]
    shown = dict(zip((one.key for one in CUSTOMER.columns), row.cells, strict=True))
    assert (shown["phone"], shown["address"], shown["group_id"]) == ("138-0013-8000", "望京西路41号", "散客")


def test_found_by_all_the_usual_ways(desk):
    enter(desk, "王小明", "13800138000")
    enter(desk, "重庆小面", "01065521234", addresses=({"region": "", "line": "酒仙桥路18号", "label": ""},))
    for text, name in (
        ("wxm", "王小明"),
        ("小明", "王小明"),
        ("8000", "王小明"),
        ("chongqing", "重庆小面"),
        ("酒仙", "重庆小面"),
    ):
        assert names(desk, text=text) == [name], text


def test_somebody_elses_number_is_pointed_out_while_typing(desk):
    first = enter(desk, "王小明", "010-6552 1234")
    watch = next(one for one in CUSTOMER.field("phones").parts if one.key == "number").watch
    hint = desk.watch(watch, None, "65521234").result()
    assert (hint.kind, hint.id) == ("customer", first.id)
    assert "王小明" in str(hint.words)
    assert desk.watch(watch, first.id, "65521234").result() is None, "one's own number is nothing to point out"
    assert desk.watch(watch, None, "6").result() is None


def test_a_number_that_is_none_is_marked_in_its_cell(desk):
    with pytest.raises(Invalid) as caught:
        enter(desk, "王小明", "abc")
    assert set(caught.value.fields) == {"phones.0.number"}


def test_chips_and_out_of_sight(desk, store):
    kept, gone = enter(desk, "王小明", "13800138000"), enter(desk, "李四", salesperson_id="李娜")
    action = {one.name: one for one in CUSTOMER.actions}
    desk.act(CUSTOMER, action["retire"], [gone.id]).result()
    assert names(desk) == ["王小明"]
    assert desk.total(CUSTOMER, Query()).result() == 1
    assert names(desk, "retired") == ["李四"]
    desk.act(CUSTOMER, action["restore"], [gone.id]).result()
    assert sorted(names(desk)) == sorted(["王小明", "李四"])
    assert names(desk, "mine") == ["李四"]
    store.run(
        lambda s: setattr(s.get(Customer, kept.id), "blacklisted_at", s.get(Customer, kept.id).created_at)
    ).result()
    assert names(desk, "blacklist") == ["王小明"]
    assert desk.counts(CUSTOMER).result() == {"blacklist": 1, "retired": 0}


def test_customers_with_the_same_number_are_found(desk):
    enter(desk, "王小明", "13800138000")
    phones = ({"number": "13800138000", "kind": None, "note": "他太太"},)
    desk.save(CUSTOMER, None, 0, {"name": "张丽", "phones": phones}).result()
    enter(desk, "李四", "13800138001")
    assert sorted(names(desk, "shared")) == sorted(["王小明", "张丽"])


def test_deleted_only_without_history_and_out_of_the_search(desk, store):
    saved = enter(desk, "王小明", "13800138000")
    desk.delete(CUSTOMER, saved.id).result()
    assert names(desk, text="wxm") == []
    with pytest.raises(Refused):
        desk.load(CUSTOMER, saved.id).result()


def test_two_at_the_same_customer_see_both_versions_with_their_phones(desk):
    saved = enter(desk, "王小明", "13800138000")
    mine = desk.load(CUSTOMER, saved.id).result()
    desk.save(CUSTOMER, saved.id, mine.version, {"email": "new@x.cn"}).result()
    phones = (*mine.values["phones"], {"number": "01065521234", "kind": None, "note": ""})
    with pytest.raises(Clash) as caught:
        desk.save(CUSTOMER, saved.id, mine.version, {**mine.values, "phones": phones}).result()
    assert caught.value.differs == ("phones", "email")


def test_what_cannot_be_done_with_a_customer_is_not_offered_and_not_done(desk):
    id_ = enter(desk, "王小明", "13800138000").id
    deeds = {one.name: one for one in CUSTOMER.actions}
    assert desk.load(CUSTOMER, id_).result().fits == {"merge", "blacklist", "gift", "retire"}
    batch = desk.act(CUSTOMER, deeds["restore"], (id_,)).result()
    assert (batch.done, [str(one) for one in batch.refused.values()]) == (0, ["It is in use."])
    assert desk.act(CUSTOMER, deeds["retire"], (id_,)).result().done == 1
    assert desk.load(CUSTOMER, id_).result().fits == {"merge", "blacklist", "gift", "restore"}
    assert desk.act(CUSTOMER, deeds["restore"], (id_,)).result().done == 1
    assert names(desk) == ["王小明"]
