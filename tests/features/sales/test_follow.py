"""What follows from a sale: maintenance, callback, points; and what of it goes when it is cancelled?"""

from datetime import date

import pytest
from sqlalchemy import select

from app.features.dues.model import Due
from app.features.points.ledger import balance
from app.features.points.model import PointEntry
from app.features.sales.spec import SALE
from tests.features.sales.conftest import TODAY

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def dues(store):
    def read():
        query = select(Due.sort, Due.due_on, Due.product, Due.serial, Due.every_months).order_by(Due.due_on, Due.serial)
        return store.look(lambda s: [tuple(row) for row in s.execute(query)]).result()

    return read


@pytest.fixture
def points(store, customer):
    return lambda: store.look(lambda s: balance(s, customer)).result()


@pytest.fixture
def shop(product):
    product("制冰机", maintain_months=3, call_back_days=7)
    product("空调", call_back_days=3)
    product("滤芯", earns_points=False)


def test_each_machine_is_maintained_and_the_customer_called_once(sell, dues):
    sell(("制冰机", 1, {"serial": "A"}), ("制冰机", 1, {"serial": "B"}), ("空调", 1), ("滤芯", 1))
    assert dues() == [
        ("callback", date(2026, 11, 24), "制冰机", "A", 0),
        ("maintenance", date(2027, 2, 21), "制冰机", "A", 3),
        ("maintenance", date(2027, 2, 21), "制冰机", "B", 3),
    ]


def test_they_follow_what_the_sale_becomes(sell, change, load, dues):
    saved = sell(("制冰机", 1, {"serial": "A", "quantity": 2}), ("制冰机", 1, {"serial": "B"}))
    change(saved, sold_on=date(2026, 11, 1))
    assert dues()[0][:2] == ("callback", date(2026, 11, 8))
    assert len(dues()) == 3
    change(saved, returns=({"name": "制冰机", "serial": "B"},))
    assert [one[3] for one in dues()] == ["A", "A"], "what came back is not maintained"
    change(saved, returns=(*load(saved).values["returns"], {"name": "制冰机", "serial": "A", "quantity": 2}))
    assert dues() == []


def test_the_same_without_serial_numbers_falls_due_once(sell, change, dues):
    saved = sell(("制冰机", 1), ("制冰机", 1))
    change(saved, note="x")
    assert [one[0] for one in dues()] == ["callback", "maintenance"]


def test_points_follow_the_money_received(sell, change, load, points):
    saved = sell(("空调", 80000), ("滤芯", 120000), payments=({"amount": 100000},))
    assert points() == 400, "of ¥1,000 for ¥800 with and ¥1,200 without points, ¥400 count"
    change(saved, payments=(*load(saved).values["payments"], {"amount": 100000}))
    assert points() == 800
    change(saved, returns=({"name": "空调"},))
    assert points() == 480, "¥1,200 are left, of which two fifths count"


def test_a_cancelled_sale_takes_its_points_and_days_along(desk, store, sell, dues, points):
    saved = sell(("制冰机", 100000), payments=({"amount": 100000},))
    assert (points(), len(dues())) == (1000, 2)
    step = desk.step(SALE, saved.id, "cancel", "退货").result()
    assert (points(), dues()) == (0, [])
    entries = store.look(
        lambda s: [tuple(row) for row in s.execute(select(PointEntry.points, PointEntry.why))]
    ).result()
    assert entries == [(1000, "earned"), (-1000, "reversed")]
    desk.undo(step.undo).result()
    assert (points(), len(dues())) == (1000, 2)


def test_many_cancelled_at_once_do_so_too(desk, sell, dues, points):
    sales = [sell(("制冰机", 10000, {"serial": serial}), payments=({"amount": 10000},)) for serial in "ABC"]
    assert desk.step_all(SALE, [one.id for one in sales], "cancel", "录错").result().done == 3
    assert (points(), dues()) == (0, [])


def test_a_deleted_sale_takes_its_days_along_and_brings_them_back(desk, sell, dues):
    undo = desk.delete(SALE, sell(("制冰机", 1)).id).result()
    assert dues() == []
    desk.undo(undo).result()
    assert len(dues()) == 2
    assert dues()[0][1] == TODAY.replace(day=28)
