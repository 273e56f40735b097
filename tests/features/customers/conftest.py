"""A seat in Beijing whose customers are saved the way the program saves them."""

import pytest

from app.core.access import Who
from app.core.phone import Numbers
from app.features.calls import log
from app.features.customers.spec import customer_type
from app.records.desk import Desk

NUMBERS = Numbers("CN", "010")
WHO = Who("李娜", "前台")


@pytest.fixture
def desk(store, clock):
    """Saves customers by their description."""
    return Desk(store, WHO, clock)


@pytest.fixture
def add(desk):
    """Save a customer; return its id. `phones` are numbers or (number, note) pairs."""
    kind = customer_type(lambda: NUMBERS)

    def save(name, *phones, **values):
        rows = [phone if isinstance(phone, tuple) else (phone, "") for phone in phones]
        values |= {"phones": tuple({"number": one, "kind": "mobile", "note": note} for one, note in rows)}
        return desk.save(kind, None, 0, {"name": name, **values}).result().id

    return save


@pytest.fixture
def keep(store):
    """Keep a snapshot of a call as this seat; return its uuid."""

    def save(call):
        store.run(lambda s: log.keep(s, call, NUMBERS, WHO)).result()
        return call.uuid

    return save
