"""Does a record that is made like another one begin with what both have, and without what that one has alone?"""

from datetime import date

import pytest

from app.core.access import Who
from app.features.customers.model import Customer
from app.features.customers.spec import CUSTOMER
from app.features.record_types import RECORD_TYPES
from app.records.copying import like
from app.records.desk import Desk
from app.records.field import Kind


def kind_of(key):
    return next(one for one in RECORD_TYPES if one.key == key)


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, RECORD_TYPES)


@pytest.fixture
def customer(store):
    def add(session):
        one = Customer(name="王小明", initials="wxm")
        session.add(one)
        session.flush()
        return one.id

    return store.run(add).result()


def test_a_repair_begins_without_what_came_of_the_other(desk, customer):
    repair = kind_of("repair")
    values = {"customer_id": customer, "fault": "不制冷", "product": "冷柜", "serial": "G-1", "travel_fee": 3000}
    first = desk.save(repair, None, 0, {**values, "result": "换了压缩机", "note": "带梯子"}).result()
    filled = like(repair, desk.load(repair, first.id).result())
    assert {key: filled.values[key] for key in ("customer_id", "fault", "product", "serial")} == {
        key: values[key] for key in ("customer_id", "fault", "product", "serial")
    }
    assert not {"result", "note", "travel_fee", "total", "appointment_at", "state", "number"} & set(filled.values)
    assert filled.names["customer_id"] == "王小明"
    second = desk.save(repair, None, 0, filled.values).result()
    assert second.number != first.number


def test_the_lines_of_a_sale_go_over_without_serial_numbers_and_payments(desk, customer):
    sale = kind_of("sale")
    line = {"name": "冷柜 BD-200", "serial": "G-1", "quantity": 1, "price": 299900}
    paid = {"amount": 1000, "paid_on": date(2026, 11, 20)}
    values = {"customer_id": customer, "sold_on": date(2026, 11, 20), "lines": [line], "payments": [paid]}
    first = desk.save(sale, None, 0, values).result()
    filled = like(sale, desk.load(sale, first.id).result())
    assert "payments" not in filled.values
    assert [(one["name"], one["price"], one.get("serial")) for one in filled.values["lines"]] == [
        ("冷柜 BD-200", 299900, None)
    ]
    again = desk.save(sale, None, 0, {**filled.values, "sold_on": date(2026, 11, 21)}).result()
    assert desk.load(sale, again.id).result().values["owed"] == 299900


def test_of_a_customer_goes_over_what_others_may_have_too():
    taken = {one.key for one in CUSTOMER.fields if one.own}
    assert {"phones", "contacts", "email"} <= taken
    assert not {"name", "group_id", "level_id", "addresses"} & taken


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda one: one.key)
def test_what_must_be_filled_in_is_never_taken_away_but_days_and_names(kind):
    own = {one.key for one in kind.fields if one.own and one.required and one.kind is not Kind.PARTS}
    assert own <= {"name"}
