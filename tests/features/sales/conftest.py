"""A shop that sells: a customer, products with what follows from selling them, and sales saved the usual way."""

from datetime import date

import pytest

from app.core.access import Who
from app.features.customers.model import Customer
from app.features.dues.spec import due_type
from app.features.products.spec import PRODUCT, SPARE_PART
from app.features.products.units import SALES_UNIT
from app.features.sales.spec import SALE
from app.records.desk import Desk

TODAY = date(2026, 11, 21)


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, (SALE, due_type(), PRODUCT, SPARE_PART, SALES_UNIT))


@pytest.fixture
def customer(store):
    def add(session):
        one = Customer(name="王小明", pinyin="wangxiaoming", initials="wxm")
        session.add(one)
        session.flush()
        return one.id

    return store.run(add).result()


@pytest.fixture
def product(desk):
    """Save a product; return its id."""

    def save(name, price=0, **values):
        usual = {"warranty_months": 0, "maintain_months": 0, "call_back_days": 0}
        return desk.save(PRODUCT, None, 0, {"name": name, "price": price} | usual | values).result().id

    return save


@pytest.fixture
def sell(desk, customer):
    """Save a sale of these lines, each (name, price, more); return what came of it."""

    def save(*lines, **values):
        rows = tuple({"name": name, "price": price} | (more[0] if more else {}) for name, price, *more in lines)
        usual = {"customer_id": customer, "sold_on": TODAY, "lines": rows}
        return desk.save(SALE, None, 0, usual | values).result()

    return save


@pytest.fixture
def load(desk):
    return lambda saved: desk.load(SALE, getattr(saved, "id", saved)).result()


@pytest.fixture
def change(desk, load):
    """Save these values into a sale as it is now."""

    def save(saved, **values):
        return desk.save(SALE, saved.id, load(saved).version, values).result()

    return save
