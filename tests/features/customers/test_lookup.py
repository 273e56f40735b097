"""Who is shown when a line rings?"""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from app.features.customers.change import blacklist, retire
from app.features.customers.lookup import card_of, identify, similar
from app.features.customers.model import Customer
from app.features.customers.spec import customer_type
from app.records.timeline import story_of
from tests.features.customers.conftest import WHO

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def called(store, id_, at):
    store.run(lambda s: s.execute(update(Customer).where(Customer.id == id_).values(last_call_at=at)) and None).result()


def test_the_one_with_the_number_however_it_was_written(store, add):
    id_ = add("王小明", "010-6552 1234", "138 0013 8000")
    for key in ("1065521234", "13800138000"):
        (found,) = store.look(lambda s, k=key: identify(s, k)).result()
        assert (found.id, found.name) == (id_, "王小明")
    assert store.look(lambda s: identify(s, "2165521234")).result() == []
    assert store.look(lambda s: identify(s, "")).result() == []


def test_several_with_one_number_the_most_recent_first(store, add):
    first, second, third = (add(name, ("65521234", "总机")) for name in ("甲", "乙", "丙"))
    called(store, second, NOON)
    called(store, first, NOON + timedelta(hours=1))
    assert [one.id for one in store.look(lambda s: identify(s, "1065521234")).result()] == [first, second, third]


def test_a_blacklisted_one_is_identified_a_retired_one_is_not(store, add):
    bad, gone = add("郑凯", "13910772046"), add("旧店", ("13910772046", "以前"))
    store.run(lambda s: blacklist(s, bad, "三次上门后拒付", WHO)).result()
    store.run(lambda s: retire(s, gone, WHO)).result()
    (found,) = store.look(lambda s: identify(s, "13910772046")).result()
    assert found.blacklisted
    assert found.id == bad


def test_the_card_has_everything_in_order(store, add):
    id_ = add(
        "王小明",
        ("65528817", "店内"),
        "13800138000",
        level_id="金卡会员",
        group_id="餐饮",
        tags="老客户 急",
        custom_2="LFV3A23C",
        contacts=({"name": "王太太", "role": "店主", "number": "13811112222", "email": ""},),
        addresses=({"label": "店", "region": "北京市·朝阳区", "line": "望京西路41号"},),
    )
    card = store.look(lambda s: card_of(s, id_)).result()
    assert (card.name, card.level, card.group, card.salesperson) == ("王小明", "金卡会员", "餐饮", "")
    assert [one.key for one in card.phones] == ["1065528817", "13800138000", "13811112222"]
    assert [one.note for one in card.phones] == ["店内", "", "王太太"]
    assert card.contacts[0].name == "王太太"
    assert (card.addresses[0].label, card.addresses[0].line) == ("店", "望京西路41号")
    assert card.tags == ("老客户", "急")
    assert card.custom == ("", "LFV3A23C", "", "", "")
    assert card.since.tzinfo is not None
    assert store.look(lambda s: card_of(s, id_ + 1)).result() is None


def test_an_unknown_caller_may_be_of_the_same_switchboard_or_have_a_similar_name(store, add):
    house, name, other = add("李记茶餐厅", "010-65521200"), add("李建军", "13811806552"), add("张三", "010-65529900")
    found = store.look(lambda s: similar(s, "李", "1065521234")).result()
    assert [one.id for one in found] == [house, name]
    assert [str(one.why) for one in found] == ["Same switchboard", "Similar name"]
    assert [one.id for one in store.look(lambda s: similar(s, "张", "")).result()] == [other]
    assert store.look(lambda s: similar(s, "", "13811806553")).result() == []  # mobiles have no switchboard


def test_the_blacklist_banner_says_who_when_and_why(store, add, clock):
    id_ = add("郑凯", "13910772046")
    kinds = (customer_type(lambda: None),)
    assert store.look(lambda s: story_of(s, kinds, id_, clock.now(), 9).remarks).result() == ()
    store.run(lambda s: blacklist(s, id_, "三次上门后拒付", WHO)).result()
    (banner,) = store.look(lambda s: story_of(s, kinds, id_, clock.now(), 9).remarks).result()
    assert banner.solid
    for said in (WHO.name, "三次上门后拒付", str(datetime.now().astimezone().date())):
        assert said in str(banner.words)


@pytest.mark.parametrize("reason", ["", "  "])
def test_the_blacklist_wants_a_reason(store, add, reason):
    from app.core.errors import Invalid

    id_ = add("郑凯", "13910772046")
    with pytest.raises(Invalid):
        store.run(lambda s: blacklist(s, id_, reason, WHO)).result()
