"""What holds when a sale is saved: products known, warranty set, money never wrong?"""

from datetime import date

import pytest

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.features.products.spec import PRODUCT
from app.features.sales.model import SaleLine
from app.features.sales.spec import SALE
from app.records.desk import Desk
from app.records.keeping import Clash
from tests.features.sales.conftest import TODAY


def wrong(deed, *args, **values):
    with pytest.raises(Invalid) as caught:
        deed(*args, **values)
    return {key: str(text) for key, text in caught.value.fields.items()}


def test_a_sale_is_numbered_and_adds_up(sell, load):
    saved = sell(("冰箱", 239900, {"quantity": 2, "discount": 9900}), ("滤芯", 5000), payments=({"amount": 100000},))
    loaded = load(saved)
    values = loaded.values
    assert saved.number == "XS20261121-0001"
    assert (loaded.state, values["author"]) == ("open", "李娜")
    assert (values["receivable"], values["received"], values["owed"]) == (474900, 100000, 374900)
    assert [one["amount"] for one in values["lines"]] == [469900, 5000]
    payment = values["payments"][0]
    assert (payment["paid_on"], payment["receiver"]) == (TODAY, "李娜"), "today and whoever enters it"


def test_products_are_known_by_choosing_and_by_typing(sell, load, product):
    fridge = product("冰箱", 239900, model="BCD-216", code="BX1", warranty_months=12)
    chosen = {"product_id": fridge, "serial": "S1"}
    saved = sell(("冰箱 BCD-216", 239900, chosen), ("BX1", 1), ("旧货柜", 1), ("冷柜", 1, {"product_id": fridge}))
    lines = load(saved).values["lines"]
    assert [(one["name"], one["product_id"]) for one in lines] == [
        ("冰箱 BCD-216", fridge),
        ("冰箱 BCD-216", fridge),
        ("旧货柜", None),
        ("冷柜", None),
    ]
    assert [one["warranty_until"] for one in lines] == [date(2027, 11, 21)] * 2 + [None] * 2


def test_what_was_typed_in_pinyin_is_a_product_or_asked_about(sell, load, product):
    product("商用制冰机", model="IM-50A")
    fridge = product("冰箱", model="BCD-216")
    line = load(sell(("bx", 100))).values["lines"][0]
    assert (line["name"], line["product_id"]) == ("冰箱 BCD-216", fridge)
    product("商用制冰机", model="IM-90")
    assert set(wrong(sell, ("冰箱 BCD-216", 1), ("zbj", 100))) == {"lines.1.name"}
    assert load(sell(("KFR-35", 100))).values["lines"][0]["name"] == "KFR-35", "unknown, it stays as it was written"


def test_what_was_sold_keeps_its_name_and_warranty(desk, sell, load, change, product):
    fridge = product("冰箱", warranty_months=12)
    saved = sell(("冰箱", 1))
    version = desk.load(PRODUCT, fridge).result().version
    desk.save(PRODUCT, fridge, version, {"name": "双门冰箱", "warranty_months": 36}).result()
    change(saved, note="送货上门", lines=load(saved).values["lines"])
    line = load(saved).values["lines"][0]
    assert (line["name"], line["product_id"], line["warranty_until"]) == ("冰箱", fridge, date(2027, 11, 21))
    change(saved, sold_on=date(2026, 11, 1))
    assert load(saved).values["lines"][0]["warranty_until"] == date(2029, 11, 1), "another day, the terms of today"


def test_nothing_is_sold_without_a_product_or_for_less_than_nothing(sell):
    assert set(wrong(sell)) == {"lines"}
    assert wrong(sell, ("冰箱", 1000, {"discount": 1001})) == {
        "lines.0.discount": "The discount is more than the price, ¥10."
    }
    assert set(wrong(sell, ("冰箱", 1000, {"quantity": 0}))) == {"lines.0.quantity"}
    assert set(wrong(sell, ("", 1000))) == {"lines.0.name"}


def test_a_payment_is_never_above_the_debt(sell, change, load):
    assert wrong(sell, ("冰箱", 100000), payments=({"amount": 100001},)) == {
        "payments.0.amount": "Only ¥1,000 is owed."
    }
    assert set(wrong(sell, ("冰箱", 100000), payments=({"amount": 0},))) == {"payments.0.amount"}
    saved = sell(("冰箱", 100000), payments=({"amount": 60000},))
    rows = load(saved).values["payments"]
    assert wrong(change, saved, payments=(*rows, {"amount": 40001})) == {"payments.1.amount": "Only ¥400 is owed."}
    change(saved, payments=(*rows, {"amount": 40000}))
    assert load(saved).values["owed"] == 0
    line = {**load(saved).values["lines"][0], "price": 99999}
    assert set(wrong(change, saved, lines=(line,))) == {"lines"}, "it cannot become cheaper than what was paid"


def test_money_paid_by_one_customer_does_not_go_to_another(store, sell, change, customer):
    from app.features.customers.model import Customer

    other = store.run(lambda s: (s.add(one := Customer(name="甲")), s.flush(), one.id)[-1]).result()
    paid, unpaid = sell(("冰箱", 100), payments=({"amount": 100},)), sell(("冰箱", 100))
    assert set(wrong(change, paid, customer_id=other)) == {"customer_id"}
    change(unpaid, customer_id=other)


# ------------------------------------------------------------ returns


def test_a_return_takes_off_its_share_and_gives_back_what_is_too_much(sell, change, load):
    saved = sell(("滤芯", 5000, {"quantity": 3, "discount": 3000}), payments=({"amount": 12000},))
    change(saved, returns=({"name": "滤芯", "quantity": 1},))
    values = load(saved).values
    back = values["returns"][0]
    assert (back["amount"], back["refund"], back["returned_on"]) == (4000, 4000, TODAY)
    assert (values["receivable"], values["received"], values["owed"]) == (8000, 8000, 0)
    change(saved, returns=(back, {"name": "滤芯", "quantity": 2, "amount": 1000}))
    assert load(saved).values["returns"][1]["refund"] == 1000


def test_what_is_still_owed_is_taken_off_before_money_is_given_back(sell, change, load):
    saved = sell(("冰箱", 100000), payments=({"amount": 30000},))
    change(saved, returns=({"name": "冰箱"},))
    values = load(saved).values
    assert (values["returns"][0]["amount"], values["returns"][0]["refund"]) == (100000, 30000)
    assert (values["receivable"], values["received"], values["owed"]) == (0, 0, 0)


def test_only_what_was_sold_comes_back_and_only_once(sell, change, load):
    saved = sell(("冰箱", 100000, {"serial": "S1"}), ("冰箱", 90000, {"serial": "S2"}), ("滤芯", 100, {"quantity": 2}))
    assert set(wrong(change, saved, returns=({"name": "空调"},))) == {"returns.0.name"}
    assert set(wrong(change, saved, returns=({"name": "冰箱"},))) == {"returns.0.name"}, "which of the two?"
    two = ({"name": "冰箱", "serial": "S1"}, {"name": "冰箱", "serial": "S1"})
    assert wrong(change, saved, returns=two) == {"returns.1.quantity": "At most 0 can come back."}
    assert set(wrong(change, saved, returns=({"name": "滤芯", "quantity": 3},))) == {"returns.0.quantity"}
    assert set(wrong(change, saved, returns=({"name": "滤芯", "amount": 201},))) == {"returns.0.amount"}
    change(saved, returns=two[:1])
    assert load(saved).values["receivable"] == 90200


def test_no_more_is_given_back_than_was_received_and_no_less_than_is_due(sell, change):
    saved = sell(("冰箱", 100000), payments=({"amount": 30000},))
    more = {"name": "冰箱", "amount": 100000, "refund": 30001}
    assert wrong(change, saved, returns=(more,)) == {"returns.0.refund": "Only ¥300 was received."}
    less = {"name": "冰箱", "amount": 100000, "refund": 0}
    assert wrong(change, saved, returns=(less,)) == {
        "returns.0.refund": "¥300 must be given back: more was received than is to be paid."
    }


def test_a_line_that_came_back_cannot_be_taken_out(sell, change, load):
    saved = sell(("冰箱", 100), ("空调", 100), returns=({"name": "空调"},))
    assert set(wrong(change, saved, lines=load(saved).values["lines"][:1])) == {"returns.0.name"}


# ------------------------------------------------------------ steps


def test_open_done_approved_and_back(desk, sell, load):
    saved = sell(("冰箱", 100), payments=({"amount": 100},), representative="陈立")
    desk.step(SALE, saved.id, "done").result()
    assert (load(saved).state, load(saved).values["done_at"] is not None) == ("done", True)
    desk.step(SALE, saved.id, "approve").result()
    with pytest.raises(Refused):
        desk.save(SALE, saved.id, load(saved).version, {"note": "x"}).result()
    with pytest.raises(Refused):
        desk.step(SALE, saved.id, "cancel", "x").result()
    desk.step(SALE, saved.id, "take_back", "价格错").result()
    desk.step(SALE, saved.id, "again").result()
    assert (load(saved).state, load(saved).values["done_at"]) == ("open", None)


def test_a_sale_is_done_only_when_it_is_known_who_sold_it(desk, sell):
    saved = sell(("冰箱", 100), representative="")
    with pytest.raises(Invalid) as caught:
        desk.step(SALE, saved.id, "done").result()
    assert set(caught.value.fields) == {"representative"}


def test_a_debt_keeps_a_sale_from_being_approved(desk, sell, load):
    owing, paid = sell(("冰箱", 100)), sell(("冰箱", 100), payments=({"amount": 100},))
    for one in (owing, paid):
        desk.step(SALE, one.id, "done").result()
    batch = desk.step_all(SALE, (owing.id, paid.id), "approve").result()
    assert (batch.done, {key: str(text) for key, text in batch.refused.items()}) == (
        1,
        {owing.id: "¥1 is still owed; a sale is approved when it is paid."},
    )
    assert load(owing).state == "done"


def test_a_cancelled_sale_owes_nothing_and_stays_as_it_is(desk, sell, load, change):
    saved = sell(("冰箱", 100000), payments=({"amount": 30000},))
    with pytest.raises(Invalid):
        desk.step(SALE, saved.id, "cancel").result()
    step = desk.step(SALE, saved.id, "cancel", "客户反悔").result()
    values = load(saved).values
    assert (values["receivable"], values["received"], values["owed"], len(values["payments"])) == (0, 0, 0, 1)
    with pytest.raises(Refused, match="cancelled"):
        change(saved, note="x")
    desk.undo(step.undo).result()
    assert (load(saved).state, load(saved).values["owed"]) == ("open", 70000)


def test_only_an_open_sale_without_money_is_deleted(desk, sell, store):
    gone, paid, done = sell(("冰箱", 1)), sell(("冰箱", 1), payments=({"amount": 1},)), sell(("冰箱", 1))
    desk.step(SALE, done.id, "done").result()
    for one in (paid, done):
        with pytest.raises(Refused, match="cancel"):
            desk.delete(SALE, one.id).result()
    undo = desk.delete(SALE, gone.id).result()
    assert store.look(lambda s: s.query(SaleLine).filter_by(sale_id=gone.id).count()).result() == 0
    desk.undo(undo).result()
    assert desk.load(SALE, gone.id).result().values["lines"][0]["name"] == "冰箱"


def test_who_may_sell_change_cancel_and_delete(store, clock, sell, customer):
    saved = sell(("冰箱", 100))
    seller = Desk(store, Who("陈立", "", frozenset({Right.SALE})), clock, (SALE,))
    nobody = Desk(store, Who("周婷", "", frozenset()), clock, (SALE,))
    values = {"customer_id": customer, "sold_on": TODAY, "lines": ({"name": "冰箱", "price": 1},)}
    seller.save(SALE, None, 0, values).result()
    for deed in (
        lambda: nobody.save(SALE, None, 0, values),
        lambda: seller.save(SALE, saved.id, 1, {"note": "x"}),
        lambda: seller.step(SALE, saved.id, "cancel", "x"),
        lambda: seller.delete(SALE, saved.id),
        lambda: nobody.step(SALE, saved.id, "done"),
    ):
        with pytest.raises(NotAllowed):
            deed().result()
    seller.step(SALE, saved.id, "done").result()


def test_two_who_change_the_same_sale_do_not_overwrite_each_other(desk, sell, load):
    saved = sell(("冰箱", 100))
    version = load(saved).version
    desk.save(SALE, saved.id, version, {"note": "一"}).result()
    with pytest.raises(Clash):
        desk.save(SALE, saved.id, version, {"note": "二"}).result()


def test_what_to_look_at_before_approving(store, sell):
    owing = sell(("冰箱", 100))
    cheap = sell(("冰箱", 10000, {"discount": 2000}), payments=({"amount": 8000},))
    usual = sell(("冰箱", 10000, {"discount": 500}), payments=({"amount": 9500},))
    ids = [one.id for one in (owing, cheap, usual)]
    found = store.look(lambda s: SALE.doubts(s, ids)).result()
    assert {key: str(text) for key, text in found.items()} == {
        owing.id: "¥1 is still owed; a sale is approved when it is paid.",
        cheap.id: "¥20 was given off on 冰箱.",
    }
