"""Are words of choice lists renamed everywhere, joined, ordered, retired, and deleted only where nothing uses them?"""

import pytest
from sqlalchemy import select

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.db.system import Choice, Trace
from app.features.customers.model import Customer
from app.features.customers.spec import CUSTOMER
from app.features.record_types import RECORD_TYPES
from app.records.choice_lists import ChoiceLists
from app.records.choices import Joined, Taken, lists_of, references
from app.records.desk import Desk
from app.records.field import Kind
from tests.blank.spec import UMBRELLA
from tests.db.test_what_stays import make

WHO = Who("李娜", "前台 2 号席")


@pytest.fixture
def desk(store, clock):
    return Desk(store, WHO, clock, RECORD_TYPES)


@pytest.fixture
def words(desk):
    return desk.lists


@pytest.fixture
def group(words):
    return next(one for one in words.lists if one.key == "group")


@pytest.fixture
def ids(words, group):
    return [words.add(group, name).result() for name in ("餐饮", "家庭", "散客")]


def customer(desk, **values):
    return desk.save(CUSTOMER, None, 0, {"name": "王小明"} | values).result().id


def shown(words, group):
    return [(one.name, one.used) for one in words.overview(group).result() if not one.retired]


def test_every_choice_field_has_its_list_with_a_title():
    found = {one.key: one for one in lists_of((*RECORD_TYPES, UMBRELLA))}
    fields = [one for kind in RECORD_TYPES for field in kind.fields for one in (field, *field.parts)]
    assert {one.list for one in fields if one.kind is Kind.CHOICE} <= set(found)
    assert (found["group"].rename, found["group"].delete) == (Right.GROUP_RENAME, Right.GROUP_DELETE)
    assert found["umbrella"].rename == Right.PARAMETERS
    assert len({str(one.title) for one in found.values()}) == len(found), "two lists of one name"
    assert "payment_way" in found, "cells of parts have lists, too"


def test_uses_are_counted_over_all_tables(desk, words, group, ids):
    assert len(references()) > 5
    for id_ in (ids[0], ids[0], ids[1]):
        customer(desk, group_id=id_)
    assert shown(words, group) == [("餐饮", 2), ("家庭", 1), ("散客", 0)]


def test_a_word_renamed_is_renamed_everywhere(desk, words, group, ids):
    one = customer(desk, group_id=ids[0])
    words.rename(group, ids[0], " 餐饮  店 ").result()
    assert desk.load(CUSTOMER, one).result().names["group_id"] == "餐饮 店"
    words.rename(group, ids[0], "餐饮 店").result()
    for name in ("", "x" * 81):
        with pytest.raises(Invalid):
            words.rename(group, ids[0], name).result()


def test_renaming_to_another_word_offers_to_join_them(desk, words, group, ids, store):
    one = customer(desk, group_id=ids[0])
    version = desk.load(CUSTOMER, one).result().version
    with pytest.raises(Taken) as caught:
        words.rename(group, ids[0], "家庭").result()
    assert caught.value.id == ids[1]
    assert words.join(group, ids[0], ids[1]).result() == Joined(moved=1, stays=0)
    found = desk.load(CUSTOMER, one).result()
    assert (found.names["group_id"], found.version) == ("家庭", version + 1)
    assert ("customer", one) in store.commits[-1].touched, "lists that show it read again"
    assert shown(words, group) == [("家庭", 1), ("散客", 0)]
    told = store.look(lambda s: s.scalars(select(Trace).where(Trace.deed == "joined")).one()).result()
    assert (told.changes["name"], told.who) == (["餐饮", "家庭"], "李娜")


def test_words_of_two_lists_are_not_joined(words, group, ids):
    level = next(one for one in words.lists if one.key == "level")
    gold = words.add(level, "金卡").result()
    with pytest.raises(Refused):
        words.join(group, ids[0], gold).result()


def test_a_join_leaves_approved_records_their_word(words, store):
    way = next(one for one in words.lists if one.key == "payment_way")
    cash, bank = (words.add(way, name).result() for name in ("现金", "转账"))
    tables = Customer.metadata.tables

    def pay(session):
        approved = make(session, "sale", "done")
        session.execute(tables["sale"].update().values(number="XS1"))
        open_ = make(session, "sale", "done")
        session.execute(tables["sale_payment"].update().values(way_id=cash))
        values = {"state": "approved", "approved_by": "王主管", "approved_at": session.get(Choice, cash).created_at}
        session.execute(tables["sale"].update().where(tables["sale"].c.id == approved).values(values))
        return approved, open_

    approved, open_ = store.run(pay).result()
    assert words.join(way, cash, bank).result() == Joined(moved=1, stays=1)
    payments = select(tables["sale_payment"].c.sale_id, tables["sale_payment"].c.way_id)
    said = dict(store.look(lambda s: [tuple(one) for one in s.execute(payments)]).result())
    assert said == {approved: cash, open_: bank}
    assert [(one.name, one.retired, one.used) for one in words.overview(way).result()] == [
        ("转账", False, 1),
        ("现金", True, 1),
    ]


def test_words_are_moved_and_sorted_by_use(desk, words, group, ids):
    words.move(ids[2], -1).result()
    assert [name for name, _ in shown(words, group)] == ["餐饮", "散客", "家庭"]
    words.move(ids[0], -1).result()
    words.move(ids[1], 1).result()
    assert [name for name, _ in shown(words, group)] == ["餐饮", "散客", "家庭"]
    customer(desk, group_id=ids[1])
    words.sort_by_use(group).result()
    assert [name for name, _ in shown(words, group)] == ["家庭", "餐饮", "散客"]
    assert [name for _, name in desk.choices("group").result()] == ["家庭", "餐饮", "散客"]


def test_a_retired_word_is_not_offered_but_stays_with_its_records(desk, words, group, ids):
    one = customer(desk, group_id=ids[0])
    words.retire(ids[0]).result()
    assert [name for _, name in desk.choices("group").result()] == ["家庭", "散客"]
    assert desk.load(CUSTOMER, one).result().names["group_id"] == "餐饮"
    assert [one.name for one in words.overview(group).result()][-1] == "餐饮"
    words.bring_back(ids[0]).result()
    assert len(desk.choices("group").result()) == 3


def test_only_what_nothing_uses_is_deleted(desk, words, group, ids):
    customer(desk, group_id=ids[0])
    with pytest.raises(Refused, match="used 1 time"):
        words.delete(group, ids[0]).result()
    words.delete(group, ids[1]).result()
    assert shown(words, group) == [("餐饮", 1), ("散客", 0)]
    with pytest.raises(Refused, match="no longer there"):
        words.delete(group, ids[1]).result()


def test_each_deed_needs_its_right(store, clock, words, group, ids):
    def as_(*rights):
        return ChoiceLists(store, RECORD_TYPES, lambda: Who("张三", "", frozenset(rights)), clock)

    parameters = as_(Right.PARAMETERS)
    parameters.add(group, "新的").result()
    parameters.move(ids[0], 1).result()
    for right, work in (
        ("Rename customer groups", lambda: parameters.rename(group, ids[0], "x")),
        ("Rename customer groups", lambda: parameters.join(group, ids[0], ids[1])),
        ("Delete customer groups", lambda: parameters.delete(group, ids[0])),
        ("Parameters", lambda: as_(Right.GROUP_RENAME).add(group, "y")),
        ("Parameters", lambda: as_().retire(ids[0])),
    ):
        with pytest.raises(NotAllowed, match=right):
            work().result()
    as_(Right.GROUP_RENAME).rename(group, ids[0], "改名").result()
    as_(Right.GROUP_DELETE).delete(group, ids[2]).result()
