"""Which sales does the list show?"""

from datetime import date

import pytest

from app.core.access import Who
from app.core.options import SALE_CUSTOM_FIELDS
from app.features.customers.searching import index
from app.features.sales.offers import returnable, sold_before
from app.features.sales.spec import SALE
from app.records.desk import Desk
from app.records.listing import Query
from app.records.settings import save_shared


@pytest.fixture
def ids(desk):
    return lambda *chips, text="": [row.id for row in desk.page(SALE, Query("", text, chips)).result().rows]


def test_chips(desk, sell, ids, store, clock):
    done = sell(("冰箱", 100), representative="陈立", payments=({"amount": 100},))
    owing = sell(("冰箱", 100), sold_on=date(2026, 10, 30))
    gone = sell(("冰箱", 100), sold_on=date(2026, 10, 1))
    desk.step(SALE, done.id, "done").result()
    desk.step(SALE, gone.id, "cancel", "录错").result()
    assert ids() == [done.id, owing.id, gone.id], "the newest first"
    assert (ids("open"), ids("done"), ids("approved"), ids("cancelled")) == ([owing.id], [done.id], [], [gone.id])
    assert (ids("owes"), ids("paid"), ids("month")) == ([owing.id], [done.id], [done.id])
    assert (ids("mine"), ids("mine", "owes")) == ([owing.id, gone.id], [owing.id])
    assert desk.counts(SALE).result() == {"open": 1, "done": 1, "approved": 0, "owes": 1}
    other = Desk(store, Who("陈立", ""), clock, (SALE,))
    assert [row.id for row in other.page(SALE, Query("", "", ("mine",))).result().rows] == [done.id]


def test_search(sell, ids, product, store, customer):
    store.run(lambda s: index(s, customer)).result()
    product("商用制冰机", model="IM-90", code="ZB090")
    one = sell(("商用制冰机 IM-90", 1, {"serial": "SN-8801"}))
    two = sell(("旧货柜", 1), sold_on=date(2026, 10, 1))
    assert ids(text=one.number) == [one.id]
    assert ids(text="xs20261121") == [one.id, two.id], "numbers begin so"
    assert ids(text="sn-88") == [one.id]
    assert ids(text="王小") == ids(text="wxm") == [one.id, two.id]
    for text in ("zbj", "IM-90", "zb09", "制冰"):
        assert ids(text=text) == [one.id], text
    assert ids(text="货柜") == [two.id]
    assert ids(text="没有的") == []


def test_what_a_line_of_the_list_says(desk, sell):
    sell(("冰箱", 100000, {"serial": "S1"}), ("滤芯", 100), payments=({"amount": 30000},), representative="陈立")
    row = desk.page(SALE, Query()).result().rows[0]
    cells = dict(zip((one.key for one in SALE.columns), row.cells, strict=True))
    shown = ("customer_id", "products", "serial", "receivable", "received", "owed", "representative", "state")
    assert [cells[key] for key in shown] == ["王小明", "冰箱", "S1", 100100, 30000, 70100, "陈立", "open"]


def test_what_can_come_back_is_offered_with_all_that_follows(store):
    values = {
        "lines": ({"name": "冰箱", "serial": "S1", "amount": 100000}, {"name": "滤芯", "quantity": 3, "amount": 9000}),
        "payments": ({"amount": 60000},),
        "returns": ({"name": "滤芯", "quantity": 1, "amount": 3000},),
    }
    found = store.look(lambda s: returnable(s, values, "")).result()
    assert [(one.value, one.fills["quantity"], one.fills["amount"]) for one in found] == [
        ("冰箱", 1, 100000),
        ("滤芯", 2, 6000),
    ]
    assert [one.fills["refund"] for one in found] == [54000, 0], "what is owed is taken off first"
    assert len(store.look(lambda s: returnable(s, values, "s1")).result()) == 1


def test_a_serial_number_that_was_sold_before_is_told(store, sell):
    saved = sell(("冰箱", 1, {"serial": "S1"}))
    hint = store.look(lambda s: sold_before(s, None, " S1 ")).result()
    assert (str(hint.words), hint.kind, hint.id) == ("S1 was sold to 王小明 on 2026-11-21.", "sale", saved.id)
    assert store.look(lambda s: sold_before(s, saved.id, "S1")).result() is None
    assert store.look(lambda s: sold_before(s, None, "")).result() is None


def test_custom_fields_have_names_of_their_own(store, sell, load):
    store.run(lambda s: save_shared(s, SALE_CUSTOM_FIELDS[0], "发动机号")).result()
    named = [one.named_by for one in SALE.fields if one.named_by]
    assert named == [one.key for one in SALE_CUSTOM_FIELDS]
    assert load(sell(("冰箱", 1), custom_1="E-77")).values["custom_1"] == "E-77"
