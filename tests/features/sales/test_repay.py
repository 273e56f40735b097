"""Is a repayment recorded in two keys, never above the debt, by however many seats at once?"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.db.engine import open_engine
from app.db.store import Store
from app.db.system import Trace
from app.features.sales.repay import Repayment, debt_of, repay
from app.features.sales.spec import SALE
from tests.features.sales.conftest import TODAY

SELLER = Who("陈立", "柜台", frozenset({Right.SALE}))


@pytest.fixture
def pay(store, clock):
    """Record a repayment as somebody who may only sell."""

    def run(saved, amount, who=SELLER, **values):
        work = Repayment(amount=amount, **values)
        return store.run(lambda s: repay(s, saved.id, work, who, clock.now())).result()

    return run


def test_it_is_added_to_the_payments(sell, load, pay, store):
    saved = sell(("冰箱", 100000), payments=({"amount": 30000, "way_id": "微信"},))
    debt = store.look(lambda s: debt_of(s, saved.id)).result()
    assert (debt.customer, debt.owed, debt.received, debt.way) == ("王小明", 70000, 30000, "微信")
    pay(saved, 50000, way="现金", note="儿子送来")
    values = load(saved).values
    last = values["payments"][-1]
    assert (last["amount"], last["paid_on"], last["receiver"], last["note"]) == (50000, TODAY, "陈立", "儿子送来")
    assert (values["received"], values["owed"]) == (80000, 20000)
    assert load(saved).names["payments.1.way_id"] == "现金"
    trace = store.look(lambda s: s.query(Trace).filter_by(kind="sale", record_id=saved.id).all()[-1]).result()
    assert (trace.who, trace.changes["owed"]) == ("陈立", [70000, 20000])


def test_it_is_never_above_the_debt(sell, pay):
    saved = sell(("冰箱", 100000))
    for amount in (0, -1, 100001):
        with pytest.raises(Invalid) as caught:
            pay(saved, amount)
        assert str(caught.value.fields["amount"]) == "Only ¥1,000 is owed."
    pay(saved, 100000)
    with pytest.raises(Refused, match="Nothing is owed"):
        pay(saved, 1)


def test_not_without_the_right_and_not_into_what_is_approved(desk, sell, pay, store):
    saved = sell(("冰箱", 100), representative="陈立")
    with pytest.raises(NotAllowed):
        pay(saved, 1, who=Who("周婷", "", frozenset()))
    pay(saved, 100)
    for step in ("done", "approve"):
        desk.step(SALE, saved.id, step).result()
    with pytest.raises(Refused):
        pay(saved, 1)


def test_two_seats_at_once_take_no_more_than_is_owed(store, sell, load, clock):
    saved = sell(("冰箱", 100000))
    others = [Store(open_engine(store.engine.url)) for _ in range(2)]
    work = Repayment(amount=60000)

    def run(one):
        try:
            return one.run(lambda s: repay(s, saved.id, work, SELLER, clock.now())).result().id
        except Invalid as err:
            return str(err.fields["amount"])

    with ThreadPoolExecutor(2) as pool:
        came = list(pool.map(run, others))
    for one in others:
        one.close()
    assert sorted(map(str, came)) == sorted([str(saved.id), "Only ¥400 is owed."])
    assert (load(saved).values["received"], load(saved).values["owed"]) == (60000, 40000)
