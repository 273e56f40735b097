"""What happens to a customer's numbers, search and history when they are saved, merged, retired, deleted?"""

import pytest
from sqlalchemy import func, select

from app.core.errors import Invalid, Refused
from app.db.search import match
from app.features.calls import log
from app.features.customers.change import (
    Shared,
    add_phone,
    blacklist,
    check_removable,
    has_history,
    owners,
    remove,
    restore,
    retire,
    unblacklist,
)
from app.features.customers.find import find
from app.features.customers.lookup import card_of, identify
from app.features.customers.merging import merge, unmerge
from app.features.customers.model import Customer, CustomerPhone
from app.features.customers.searching import reindex
from app.features.customers.spec import customer_type
from app.features.messages.model import Message
from tests.db.test_what_stays import RECORDS, make
from tests.features.calls.conftest import ended
from tests.features.customers.conftest import NUMBERS, WHO

KIND = customer_type(lambda: NUMBERS)


def found(store, text):
    return [one.name for one in store.look(lambda s: find(s, text, NUMBERS)).result()]


def test_saving_makes_a_customer_findable(store, add, desk):
    id_ = add("重庆火锅", "010-6552 1234", addresses=({"region": "海淀区", "line": "中关村大街1号", "label": ""},))
    for text in ("重庆", "chongqing", "cqhg", "中关村", "6552", "65521234", "010-65521234", "+86 10 6552 1234"):
        assert found(store, text) == ["重庆火锅"], text
    version = store.look(lambda s: card_of(s, id_)).result().version
    desk.save(KIND, id_, version, {"name": "成都火锅"}).result()
    assert found(store, "重庆") == []
    assert found(store, "chengdu") == ["成都火锅"]


def test_finding_prefers_the_exact_number_and_says_what_fitted(store, add):
    add("甲", "13800138000", addresses=({"region": "", "line": "望京路138号", "label": ""},))
    add("乙", "01380013", ("13811118000", ""))
    (one,) = store.look(lambda s: find(s, "138-0013-8000", NUMBERS)).result()
    assert (one.name, one.phone) == ("甲", "13800138000")
    assert store.look(lambda s: find(s, "8111", NUMBERS)).result()[0].phone == "13811118000"
    assert store.look(lambda s: find(s, "望京", NUMBERS)).result()[0].address == "望京路138号"


def test_a_number_of_somebody_else_is_pointed_out_and_may_be_shared(store, add, desk):
    owner = add("王小明", "65521234")
    with pytest.raises(Shared) as error:
        add("李记", "010-65521234")
    assert "王小明" in str(error.value.fields["phones.0.number"])
    assert [one.id for one in error.value.owners["phones.0.number"]] == [owner]
    assert found(store, "李记") == []
    noted = add("李记", ("65521234", "总机"))
    agreed = add("赵记", "65521234", shared=True)
    assert {one.id for one in store.look(lambda s: identify(s, "1065521234")).result()} == {owner, noted, agreed}
    # whoever has it keeps it when saving something else
    loaded = desk.load(KIND, agreed).result()
    desk.save(KIND, agreed, loaded.version, {"phones": loaded.values["phones"], "name": "赵记面馆"}).result()
    assert {one.id for one in store.look(lambda s: owners(s, "1065521234", owner)).result()} == {noted, agreed}


@pytest.mark.parametrize(
    ("phones", "field"), [(("没有",), "phones.0.number"), (("65521234", "010-65521234"), "phones.1.number")]
)
def test_what_is_no_number_or_stands_twice_is_refused_at_its_line(add, phones, field):
    with pytest.raises(Invalid) as error:
        add("王小明", *phones)
    assert list(error.value.fields) == [field]


def test_the_number_of_a_contact_belongs_to_the_customer(store, add, desk):
    id_ = add("王小明", "65521234")
    version = store.look(lambda s: card_of(s, id_)).result().version
    people = ({"name": "王太太", "role": "", "number": "13811112222", "email": ""},)
    desk.save(KIND, id_, version, {"contacts": people}).result()
    assert [one.key for one in store.look(lambda s: card_of(s, id_)).result().phones] == ["1065521234", "13811112222"]
    with pytest.raises(Invalid) as error:
        add("李四", contacts=({"name": "李太太", "role": "", "number": "无", "email": ""},))
    assert list(error.value.fields) == ["contacts.0.number"]


def test_adding_a_number_brings_its_earlier_calls(store, add, keep):
    keep(ended("65521234"))
    id_ = add("王小明", "13800138000")
    store.run(lambda s: add_phone(s, id_, "010-6552 1234", NUMBERS)).result()
    store.run(lambda s: add_phone(s, id_, "65521234", NUMBERS)).result()
    assert len(store.look(lambda s: card_of(s, id_)).result().phones) == 2
    (line,) = store.look(lambda s: log.latest(s, 5)).result()
    assert line.customer_id == id_
    assert found(store, "5212") == ["王小明"]
    with pytest.raises(Invalid):
        store.run(lambda s: add_phone(s, id_, "P", NUMBERS)).result()


def test_deleting_only_without_history(store, add, desk, keep):
    fresh, caller = add("新客", "13811112222"), add("老客", "13800138000")
    keep(ended("13800138000"))
    with pytest.raises(Refused, match="老客"):
        desk.delete(KIND, caller).result()
    with pytest.raises(Refused):
        store.run(lambda s: remove(s, caller, WHO)).result()
    desk.delete(KIND, fresh).result()
    assert found(store, "新客") == []
    assert store.look(lambda s: s.scalar(select(func.count()).select_from(CustomerPhone))).result() == 1


def test_a_record_of_any_type_is_history(store, add):
    id_ = add("新客", "13811112222")
    store.look(lambda s: check_removable(s, id_)).result()
    store.run(lambda s: s.add(Message(number="LY1", words="回电", customer_id=id_))).result()
    assert store.look(lambda s: has_history(s, id_)).result()


def test_retired_out_of_sight_and_back(store, add):
    id_ = add("老客", "13800138000")
    store.run(lambda s: retire(s, id_, WHO)).result()
    assert found(store, "老客") == found(store, "13800138000") == []
    assert store.look(lambda s: card_of(s, id_)).result().name == "老客"
    store.run(lambda s: restore(s, id_, WHO)).result()
    assert found(store, "老客") == ["老客"]


def test_off_the_blacklist_again(store, add):
    id_ = add("郑凯", "13910772046")
    store.run(lambda s: blacklist(s, id_, "拒付", WHO)).result()
    card = store.look(lambda s: card_of(s, id_)).result()
    assert (card.blacklisted_by, card.blacklist_reason) == (WHO.name, "拒付")
    store.run(lambda s: unblacklist(s, id_, WHO)).result()
    assert store.look(lambda s: card_of(s, id_)).result().blacklisted_at is None


@pytest.fixture
def two(store, add, keep):
    """Two records of one caller, each with a call, a message and a number of its own."""
    address = {"region": "朝阳区", "line": "望京西路41号", "label": ""}
    keep_id = add("王小明", "13800138000", ("65521234", "店"), email="a@b.cn", addresses=(address,))
    gone_id = add("王晓明", "13811112222", ("65521234", "店"), email="c@d.cn", note="急脾气", addresses=(address,))
    keep(ended("13811112222"))
    linked = keep(ended("13700000000"))
    store.run(lambda s: log.link(s, linked, gone_id)).result()
    store.run(lambda s: s.add(Message(number="LY1", words="回电", customer_id=gone_id))).result()
    store.run(lambda s: blacklist(s, gone_id, "拒付", WHO)).result()
    return keep_id, gone_id


def state(store, *ids):
    return [store.look(lambda s, i=one: card_of(s, i)).result() for one in ids]


def test_merging_moves_everything_and_keeps_what_was_chosen(store, two):
    keep_id, gone_id = two
    store.run(lambda s: merge(s, keep_id, gone_id, frozenset({"email"}), WHO)).result()
    (kept,) = state(store, keep_id)
    assert (kept.name, kept.email, kept.note) == ("王小明", "c@d.cn", "急脾气")
    assert kept.blacklist_reason == "拒付"
    assert [one.key for one in kept.phones] == ["13800138000", "1065521234", "13811112222"]
    assert len(kept.addresses) == 1
    assert {one.customer_id for one in store.look(lambda s: log.latest(s, 9)).result()} == {keep_id}
    assert store.look(lambda s: s.scalar(select(Message.customer_id))).result() == keep_id
    assert [one.id for one in store.look(lambda s: identify(s, "13811112222")).result()] == [keep_id]
    assert found(store, "王晓明") == []
    assert found(store, "1111") == ["王小明"]
    assert store.look(lambda s: s.get(Customer, gone_id).merged_into_id).result() == keep_id


def test_a_merge_can_be_taken_back(store, two):
    before = state(store, *two)
    merged = store.run(lambda s: merge(s, *two, frozenset({"name", "email"}), WHO)).result()
    assert found(store, "王小明") == []
    store.run(lambda s: unmerge(s, merged, WHO)).result()
    after = state(store, *two)
    for one, other in zip(before, after, strict=True):
        assert (one.name, one.email, one.note, one.phones, one.addresses, one.blacklisted_at) == (
            (other.name, other.email, other.note, other.phones, other.addresses, other.blacklisted_at)
        )
    assert {one.customer_id for one in store.look(lambda s: log.latest(s, 9)).result()} == {two[1]}
    assert store.look(lambda s: s.scalar(select(Message.customer_id))).result() == two[1]
    assert found(store, "王晓明") == ["王晓明"]


@pytest.mark.parametrize("kind", RECORDS)
def test_approved_records_go_over_with_a_merge_and_come_back(store, add, kind):
    keep_id, gone_id = add("王小明", "13800138000"), add("王晓明", "13811112222")
    store.run(lambda s: make(s, kind, customer_id=gone_id)).result()
    whose = select(Customer.metadata.tables[kind].c.customer_id)
    merged = store.run(lambda s: merge(s, keep_id, gone_id, frozenset(), WHO)).result()
    assert store.look(lambda s: s.scalar(whose)).result() == keep_id
    store.run(lambda s: unmerge(s, merged, WHO)).result()
    assert store.look(lambda s: s.scalar(whose)).result() == gone_id


def test_nobody_is_merged_with_themselves_or_twice(store, two, add):
    keep_id, gone_id = two
    with pytest.raises(Refused):
        store.run(lambda s: merge(s, keep_id, keep_id, frozenset(), WHO)).result()
    store.run(lambda s: merge(s, keep_id, gone_id, frozenset(), WHO)).result()
    third = add("第三", "13922223333")
    with pytest.raises(Refused):
        store.run(lambda s: merge(s, third, gone_id, frozenset(), WHO)).result()


def test_an_emptied_index_is_filled_from_the_customers(store, add):
    from sqlalchemy import text

    ids = [add(f"客户{n}", f"1380013800{n}") for n in range(5)]
    store.run(lambda s: retire(s, ids[0], WHO)).result()

    def anew(session):
        session.execute(text("DELETE FROM customer_search"))
        return reindex(session, session.connection().connection.driver_connection)

    assert store.run(anew).result() == 4
    assert set(store.look(lambda s: match(s, "客户", 9)).result()) == set(ids[1:])
