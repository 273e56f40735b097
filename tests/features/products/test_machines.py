"""What does a customer have at home or in the shop, as far as sales tell?"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert

from app.db.base import Base
from app.features.products.machines import Machine, machines_of

T = Base.metadata.tables
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
STAMP = {"version": 1, "created_at": NOW, "changed_at": NOW}
FREE = {f"custom_{place}": "" for place in range(1, 6)} | {"note": "", "author": ""}
SALE = {"lead": "", "representative": "", "receivable": 0, "received": 0, "owed": 0, "approved_by": ""} | FREE
CUSTOMER = {"pinyin": "", "initials": "", "email": "", "intention": "", "note": "", "tags": "", "blacklisted_by": ""}


def put(session, table, **values):
    return session.execute(insert(T[table]).values(values).returning(T[table].c.id)).scalar_one()


@pytest.fixture
def customer(store):
    texts = CUSTOMER | {"blacklist_reason": ""} | {f"custom_{place}": "" for place in range(1, 6)}
    return store.run(lambda s: put(s, "customer", name="王小明", **texts, **STAMP)).result()


@pytest.fixture
def sell(store, customer):
    """A sale of (name, serial, quantity, warranty) lines; returns its id."""

    def job(session, number, sold_on, lines, state):
        values = {"number": number, "customer_id": customer, "sold_on": sold_on, "state": state}
        sale = put(session, "sale", **values, **SALE, **STAMP)
        for rank, (name, serial, quantity, until) in enumerate(lines):
            cells = {"name": name, "serial": serial, "quantity": quantity, "warranty_until": until, "rank": rank}
            put(session, "sale_line", sale_id=sale, price=0, discount=0, amount=0, **cells)
        return sale

    return lambda number, sold_on, *lines, state="done": store.run(
        lambda s: job(s, number, sold_on, lines, state)
    ).result()


def back(session, sale, name, serial, quantity=1):
    cells = {"name": name, "serial": serial, "quantity": quantity, "amount": 0, "refund": 0, "reason": "", "rank": 0}
    put(session, "sale_return", sale_id=sale, returned_on=date(2026, 11, 1), **cells)


def test_the_newest_comes_first_with_its_warranty(store, customer, sell):
    old = sell("a", date(2024, 3, 1), ("冰箱", "S1", 1, date(2025, 2, 28)))
    new = sell("b", date(2026, 3, 1), ("制冰机", "S2", 1, date(2027, 2, 28)), ("净水器", "", 2, None))
    found = store.look(lambda s: machines_of(s, customer)).result()
    assert found[0] == Machine(new, None, "制冰机", "S2", date(2026, 3, 1), date(2027, 2, 28), None)
    assert [(one.sale_id, one.name) for one in found] == [(new, "制冰机"), (new, "净水器"), (old, "冰箱")]
    assert [one.in_warranty(date(2027, 2, 28)) for one in found] == [True, False, False]


def test_what_went_back_is_no_longer_theirs(store, customer, sell):
    cancelled = sell("a", date(2026, 3, 1), ("冰箱", "S1", 1, None), state="cancelled")
    sale = sell("b", date(2026, 3, 2), ("冰箱", "S2", 1, None), ("空调", "S3", 1, None), ("滤芯", "", 3, None))
    store.run(lambda s: (back(s, sale, "冰箱", "S2"), back(s, sale, "滤芯", "", 2))).result()
    found = store.look(lambda s: machines_of(s, customer)).result()
    assert cancelled not in {one.sale_id for one in found}
    assert [one.name for one in found] == ["空调", "滤芯"]


def test_the_last_maintenance_is_told(store, customer, sell):
    sale = sell("a", date(2026, 1, 1), ("制冰机", "S1", 1, None))
    due = {"sort": "maintenance", "product": "制冰机", "serial": "S1", "every_months": 3, "sale_id": sale}
    due |= {"customer_id": customer, "due_on": date(2026, 4, 1), "done_by": "李娜"} | STAMP

    def job(session):
        for month in (4, 7):
            put(session, "due", **due, state="done", done_at=datetime(2026, month, 2, 3, tzinfo=UTC))
        put(session, "due", **due, state="open")

    store.run(job).result()
    assert store.look(lambda s: machines_of(s, customer)).result()[0].maintained == date(2026, 7, 2)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_only_this_many_are_read(store, customer, sell):
    for day in range(1, 6):
        sell(str(day), date(2026, 1, day), ("滤芯", "", 1, None))
    assert len(store.look(lambda s: machines_of(s, customer, 3)).result()) == 3
