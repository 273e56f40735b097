"""A shop with a customer who bought machines, and a desk that takes repairs."""

from datetime import date, timedelta

import pytest

import app.db.base
from app.core.access import Who
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.system import Choice
from app.features.products.model import Product
from app.features.record_types import record_types
from app.features.repairs import history, machine
from app.features.sales.model import Sale, SaleLine
from app.records.desk import Desk

NUMBERS = Numbers("CN", "010")
KINDS = record_types(lambda: NUMBERS, Settings)
BY_KEY = {one.key: one for one in KINDS}
REPAIR, CUSTOMER = BY_KEY["repair"], BY_KEY["customer"]


@pytest.fixture(autouse=True)
def _same_time(clock, monkeypatch):
    """What a form asks on its way is measured by the same clock."""
    for module in (history, machine):
        monkeypatch.setattr(module, "utc_now", clock.now)
    monkeypatch.setattr(app.db.base, "utc_now", clock.now)


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台 1 号席"), clock, KINDS)


@pytest.fixture
def customer(desk):
    values = {
        "name": "海底捞望京店",
        "phones": ({"number": "13800138000", "kind": "mobile", "note": ""},),
        "contacts": ({"name": "周店长", "role": "店长", "number": "13911112222", "email": ""},),
        "addresses": ({"label": "店", "region": "北京市·朝阳区", "line": "望京西路 41 号"},),
    }
    return desk.save(CUSTOMER, None, 0, values).result().id


@pytest.fixture
def technician(store):
    """The id of 张建国."""
    return store.run(lambda s: _add(s, Choice(list="technician", name="张建国"))).result()


@pytest.fixture
def bought(store, customer, clock):
    """One machine still in its warranty, one no longer; the ids of products by serial number."""
    today = clock.now().astimezone().date()

    def add(session):
        ids = {}
        for number, serial, name, until in (
            ("XS1", "SN-IN-1", "制冰机 IM-50A", today + timedelta(days=41)),
            ("XS2", "SN-OUT-2", "展示柜 SC-120", date(2024, 5, 1)),
        ):
            ids[serial] = _add(session, Product(name=name))
            line = SaleLine(product_id=ids[serial], name=name, serial=serial, warranty_until=until)
            _add(session, Sale(number=number, customer_id=customer, sold_on=date(2023, 5, 1), lines=[line]))
        return ids

    return store.run(add).result()


def _add(session, row):
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def take(desk, customer, clock):
    """Take a repair; returns what was saved."""

    def save(**values):
        return desk.save(REPAIR, None, 0, {"customer_id": customer, "fault": "底部漏水", **values}).result()

    return save


@pytest.fixture
def change(desk):
    def save(id_, **values):
        return desk.save(REPAIR, id_, desk.load(REPAIR, id_).result().version, values).result()

    return save


@pytest.fixture
def send(desk, technician):
    """Send 张建国 out."""

    def go(saved):
        version = desk.load(REPAIR, saved.id).result().version
        desk.save(REPAIR, saved.id, version, {"technician_id": technician, "result": "好了"}).result()
        desk.step(REPAIR, saved.id, "dispatch").result()

    return go


@pytest.fixture
def finish(desk, send):
    """Send somebody and finish it; returns the last step."""

    def go(saved):
        send(saved)
        return desk.step(REPAIR, saved.id, "finish").result()

    return go


@pytest.fixture
def load(desk):
    return lambda saved: desk.load(REPAIR, saved.id).result()
