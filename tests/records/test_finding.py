"""Is a record found by its number or by the serial number of its machine?"""

from datetime import date

import pytest

from app.core.access import Who
from app.features.customers.model import Customer
from app.features.record_types import RECORD_TYPES
from app.records.desk import Desk
from app.records.finding import by_number


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, RECORD_TYPES)


@pytest.fixture
def booked(store, desk):
    """A sale of a machine, and its repair."""

    def add(session):
        session.add(one := Customer(name="王小明"))
        session.flush()
        return one.id

    customer = store.run(add).result()
    line = {"name": "冰箱", "serial": "SN-4711", "quantity": 1, "price": 100}
    values = {"customer_id": customer, "sold_on": date(2026, 11, 21), "lines": (line,)}
    sale = desk.save(desk.kind("sale"), None, 0, values).result()
    repair = {"customer_id": customer, "fault": "漏水", "serial": "SN-4711"}
    return sale, desk.save(desk.kind("repair"), None, 0, repair).result()


def found(store, text):
    return store.look(lambda s: [(one.kind.key, one.number) for one in by_number(s, RECORD_TYPES, text)]).result()


def test_by_the_beginning_of_the_number_in_any_case(store, booked):
    sale, repair = booked
    assert found(store, sale.number) == [("sale", sale.number)]
    assert found(store, repair.number[:6].lower()) == [("repair", repair.number)]


def test_by_the_serial_number_every_record_of_the_machine(store, booked):
    sale, repair = booked
    assert found(store, "SN-4711") == [("sale", sale.number), ("repair", repair.number)]


@pytest.mark.parametrize("text", ["", "王小明", "ab", "%", "W_", "SN-4712"])
def test_what_is_no_number_finds_nothing(store, booked, text):
    assert found(store, text) == []
