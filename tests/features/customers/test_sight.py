"""Does somebody without the right see, find and change their own customers only, and others' masked?"""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import openpyxl
import pytest

from app.core.access import Right, Who
from app.core.errors import NotAllowed
from app.core.options import Settings
from app.features.calls import log
from app.features.customers.change import blacklist, owners, retire
from app.features.customers.find import find
from app.features.customers.lookup import similar
from app.features.customers.merging import merge
from app.features.customers.spec import customer_type
from app.features.desk.open_call import face
from app.features.repairs.machine import of_customer
from app.records.copying import like
from app.records.desk import Desk
from app.records.history import Sought
from app.records.listing import Query
from app.records.transfer.exporting import Exports, Order
from app.records.wheres import Op, Where
from app.telephony.protocol import Call, CallState, Direction
from app.ui.export_words import outline_of_list
from tests.features.customers.conftest import NUMBERS
from tests.records.transfer.files import nobody

KIND = customer_type(lambda: NUMBERS)
SEES = frozenset(map(str, Right)) - {Right.CUSTOMER_OTHERS}
HE_JING = Who("何静", "前台", SEES)
WHOLE = frozenset(map(str, Right))
FULL = {
    "contacts": ({"name": "王经理", "role": "店长", "number": "13900001111", "email": "w@example.com"},),
    "addresses": ({"region": "北京市·朝阳区", "line": "望京街 10 号", "label": "店"},),
    "email": "tianhe@example.com",
    "note": "上门前先打电话 13700001111",
    "custom_1": "北京天和餐饮有限公司",
}


@pytest.fixture
def shop(add, store, clock):
    """Three customers: another's, one's own, nobody's; whoever works here sees their own only."""
    ids = {
        "others": add("天和茶餐厅", "138-0013-8000", "010-6552-1234", salesperson_id="李娜", **FULL),
        "own": add("王小明", "13911112222", salesperson_id="何静", addresses=FULL["addresses"]),
        "nobodys": add("周记面馆", "13933334444"),
    }
    store.who = HE_JING
    return ids


@pytest.fixture
def seat(store, clock, shop):
    return Desk(store, HE_JING, clock, (KIND,))


def cells(seat, query=None):
    columns = [one.key for one in KIND.columns]
    rows = seat.page(KIND, query or Query("name")).result().rows
    return {row.id: dict(zip(columns, row.cells, strict=True)) for row in rows}


def talked(store, number, operator="何静", ago=timedelta(hours=2)):
    at = datetime.now(UTC) - ago
    call = Call(
        uuid=uuid4(),
        box="b",
        line=1,
        direction=Direction.IN,
        state=CallState.ENDED,
        number=number,
        started_at=at,
        answered_at=at,
        ended_at=at,
        answered=True,
    )
    store.run(lambda s: log.keep(s, call, NUMBERS, Who(operator, "前台"))).result()


def test_a_list_shows_numbers_and_addresses_of_ones_own_only(seat, shop):
    shown = cells(seat)
    assert (shown[shop["others"]]["phone"], shown[shop["others"]]["address"]) == ("138****8000", "望京****")
    assert (shown[shop["own"]]["phone"], shown[shop["own"]]["address"]) == ("13911112222", "望京街 10 号")
    assert shown[shop["nobodys"]]["phone"] == "13933334444"
    assert shown[shop["others"]]["salesperson_id"] == "李娜", "whom to ask"


def test_with_the_right_nothing_is_masked(store, clock, shop):
    everything = Desk(store, Who("何静", "前台", WHOLE), clock, (KIND,))
    assert cells(everything)[shop["others"]]["phone"] == "138-0013-8000"
    assert everything.load(KIND, shop["others"]).result().stays is None


def test_the_form_is_masked_and_says_why_it_cannot_be_changed(seat, shop):
    loaded = seat.load(KIND, shop["others"]).result()
    values = loaded.values
    assert [one["number"] for one in values["phones"]][:2] == ["138****8000", "010****1234"]
    assert (values["contacts"][0]["name"], values["contacts"][0]["number"]) == ("王经理", "139****1111")
    assert values["contacts"][0]["email"] == "w@****"
    assert (values["addresses"][0]["region"], values["addresses"][0]["line"]) == ("北京市·朝阳区", "望京****")
    assert (values["email"], values["note"], values["custom_1"]) == ("ti****", "上门****", "北京****")
    assert values["name"] == "天和茶餐厅"
    assert set(like(KIND, loaded).values) & {"phones", "contacts", "addresses", "email"} == set()
    assert "colleague" in loaded.stays.source
    assert seat.load(KIND, shop["own"]).result().stays is None


def test_what_is_masked_cannot_be_changed_by_any_way(seat, shop, store):
    others, own = shop["others"], shop["own"]
    for deed in (
        lambda: seat.save(KIND, others, seat.load(KIND, others).result().version, {"tags": "抢来的"}).result(),
        lambda: seat.delete(KIND, others).result(),
        lambda: store.run(lambda s: retire(s, others, HE_JING)).result(),
        lambda: store.run(lambda s: merge(s, own, others, frozenset(), HE_JING)).result(),
    ):
        with pytest.raises(NotAllowed) as caught:
            deed()
        assert "masked" in caught.value.text.source
    batch = seat.change_all(KIND, [others, own], {"tags": "大户"}).result()
    assert (batch.done, set(batch.refused)) == (1, {others})
    store.run(lambda s: blacklist(s, others, "不付钱", HE_JING)).result()  # everybody is warned of a caller


def test_others_are_found_by_name_and_whole_number_and_shown_masked(seat, shop, store):
    def found(text):
        return store.look(lambda s: find(s, text, NUMBERS)).result()

    for text in ("天和", "thcct", "13800138000", "+86 138 0013 8000"):
        (one,) = found(text)
        assert (one.id, one.phone, one.address) == (shop["others"], "138****8000", "北京****"), text
        assert one.whose.values == (("name", "李娜"),)
    for text in ("8000", "望京街", "天和 望京", "13700001111"):
        assert shop["others"] not in [one.id for one in found(text)], f"{text} could be guessed at"
    assert [one.id for one in found("望京街")] == [shop["own"]]
    assert [one.id for one in found("2222")] == [shop["own"]]
    assert shop["others"] not in cells(seat, Query("name", "8000"))


def test_conditions_on_what_is_masked_do_not_lead_to_it(seat, shop):
    asked = Query("name", wheres=(Where("phone", Op.CONTAINS, ("138",)),))
    assert cells(seat, asked) == {}
    cell = Where("phones", Op.HAS, parts=(Where("number", Op.CONTAINS, ("138",)),))
    assert cells(seat, Query("name", wheres=(cell,))) == {}
    by_name = Query("name", wheres=(Where("name", Op.CONTAINS, ("天和",)),))
    assert list(cells(seat, by_name)) == [shop["others"]]


def test_duplicates_are_told_with_the_number_masked(shop, store):
    (one,) = store.look(lambda s: owners(s, NUMBERS.key("13800138000"))).result()
    assert (one.name, one.phone, one.salesperson) == ("天和茶餐厅", "138****8000", "李娜")
    (near,) = store.look(lambda s: similar(s, "", NUMBERS.key("010-6552-1299"))).result()
    assert (near.phone, near.salesperson) == ("010****1234", "李娜")


def test_a_card_opened_by_hand_is_masked_one_that_rings_is_not(shop, store, clock):
    others = shop["others"]
    by_hand = store.card(lambda s: face(s, (KIND,), "", others, clock.now())).result()
    assert [one.number for one in by_hand.card.phones][:2] == ["138****8000", "010****1234"]
    assert {one.key for one in by_hand.card.phones} == {""}, "nothing to call"
    assert by_hand.card.addresses[0].line == "望京****"
    assert by_hand.remarks[0].words.values == (("name", "李娜"),)
    rings = store.card(lambda s: face(s, (KIND,), NUMBERS.key("13800138000"), None, clock.now())).result()
    assert rings.card.phones[0].number == "138-0013-8000"
    assert rings.card.addresses[0].line == "望京街 10 号"
    own = store.card(lambda s: face(s, (KIND,), "", shop["own"], clock.now())).result()
    assert own.remarks == ()


def test_whoever_talked_with_them_sees_them_in_full_for_a_day(seat, shop, store):
    talked(store, "13800138000", operator="赵敏")
    talked(store, "13800138000", ago=timedelta(hours=25))
    assert cells(seat)[shop["others"]]["phone"] == "138****8000"
    talked(store, "13800138000")
    assert cells(seat)[shop["others"]]["phone"] == "138-0013-8000"
    version = seat.load(KIND, shop["others"]).result().version
    assert seat.save(KIND, shop["others"], version, {"tags": "改地址"}).result().id == shop["others"]


def test_a_repair_of_anothers_customer_is_not_filled_in_from_the_file(shop, store):
    assert store.look(lambda s: of_customer(s, shop["others"], {})).result() is None
    assert store.look(lambda s: of_customer(s, shop["own"], {})).result().values["phone"] == "13911112222"


def test_a_sheet_has_what_the_list_has(shop, store, clock, tmp_path):
    exports = Exports(store, lambda: HE_JING, clock)
    outline = outline_of_list(KIND, [one for one in KIND.columns if one.shown], Settings({}))
    path = tmp_path / "1.xlsx"
    exports.start(Order(kind=KIND, query=Query("name"), outline=outline, path=path), nobody).future.result()
    exports.close()
    written = {
        str(cell) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row
    }
    assert "138****8000" in written
    assert "138-0013-8000" not in written


def test_the_trail_tells_that_a_number_was_entered_and_not_which(seat, shop):
    (entry,) = seat.history(Sought(kind="customer", record_id=shop["others"])).result()
    told = {one.key: one.after for one in entry.changes}
    assert told["phones"][0]["number"] == "138****8000"
    assert told["note"] == "上门****"
    assert told["name"] == "天和茶餐厅"
    (own,) = seat.history(Sought(kind="customer", record_id=shop["own"])).result()
    assert {one.key: one.after for one in own.changes}["phones"][0]["number"] == "13911112222"


def test_of_a_deleted_customer_nobody_knows_whose_it_was(seat, shop, store, clock):
    Desk(store, Who("李娜", "前台", WHOLE), clock, (KIND,)).delete(KIND, shop["others"]).result()
    store.who = HE_JING
    told = seat.history(Sought(kind="customer", record_id=shop["others"])).result()
    assert len(told) == 2
    assert "138****8000" in str(told)
    assert "13800138000" not in str(told), "nor what it is matched by"
    assert "138-0013-8000" not in str(told)
