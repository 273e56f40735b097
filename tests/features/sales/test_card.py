"""What do a customer's card and the Today page say about sales, debts and warranty?"""

from datetime import date

import pytest

from app.features.sales.spec import SALE
from app.records.timeline import story_of
from tests.features.sales.conftest import TODAY


@pytest.fixture
def story(store, desk, customer, clock):
    kinds = [desk.kind(key) for key in ("sale", "product", "due")]
    return lambda limit=9: store.look(lambda s: story_of(s, kinds, customer, clock.now(), limit)).result()


def said(story):
    return [(str(one.words), one.colour, one.banner) for one in story().remarks]


def test_open_sales_come_first_then_the_newest(desk, sell, story):
    old = sell(("冰箱", 239900), ("滤芯", 100), ("送货", 0), sold_on=date(2026, 1, 5), payments=({"amount": 240000},))
    new = sell(("空调", 280000), payments=({"amount": 280000},))
    still = sell(("冷柜", 198050), sold_on=date(2026, 2, 1))
    for one in (old, new):
        desk.step(SALE, one.id, "done").result()
    told = story()
    assert [one.id for one in told.events] == [still.id, new.id, old.id]
    assert [str(one.title) for one in told.events] == ["冷柜", "空调", "冰箱 and 2 more"]
    assert [(one.note, str(one.text)) for one in told.events[:2]] == [("¥1,980.50", "owes ¥1,980.50"), ("¥2,800", "")]
    assert told.events[0].open
    assert told.counts["sale"] == 3


def test_a_debt_is_a_warning_with_its_way_out(sell, story):
    assert said(story) == []
    saved = sell(("冰箱", 86000), sold_on=date(2026, 11, 3))
    assert said(story) == [("Owes ¥860 since 2026-11-03", "waiting", True)]
    assert story().remarks[0].name == f"sale:repay:{saved.id}"
    sell(("冰箱", 14000), sold_on=date(2026, 10, 3))
    assert said(story) == [("Owes ¥1,000 of 2 sales since 2026-10-03", "danger", True)]


def test_the_headline_tells_the_warranty(sell, story, product, clock):
    product("冰箱", warranty_months=12)
    paid = {"payments": ({"amount": 1},)}
    sell(("冰箱", 1), sold_on=date(2025, 12, 31), **paid)
    assert said(story) == [("Warranty: 40 day(s) left", "finished", False)]
    clock.advance(40 * 86400)
    assert said(story) == [("Last day of the warranty", "waiting", False)]
    clock.advance(86400)
    assert said(story) == [("Out of warranty", "muted", False)]
    sell(("冰箱", 1, {"serial": "B"}), sold_on=date(2026, 11, 1), **paid)
    assert said(story) == [("1 of 2 machines in warranty", "finished", False)]


def test_what_is_due_stands_in_the_headline_once_it_is_near(sell, story, product, clock):
    product("制冰机", maintain_months=1, call_back_days=3)
    sell(("制冰机", 1), payments=({"amount": 1},))
    assert said(story) == [
        ("Callback in 3 day(s)", "muted", False),
        ("Maintenance in 30 day(s)", "muted", False),
    ]
    clock.advance(3 * 86400)
    assert ("Callback due today", "waiting", False) in said(story)
    clock.advance(2 * 86400)
    assert ("Callback 2 day(s) overdue", "danger", False) in said(story)


def test_what_is_owed_stands_out_in_the_list(clock):
    now = clock.now()
    marked = lambda owed, on: {key: one.colour for key, one in SALE.marks({"owed": owed, "sold_on": on}, now).items()}  # noqa: E731
    assert marked(0, date(2026, 1, 1)) == {}
    assert marked(100, date(2026, 10, 22)) == {"owed": "waiting"}
    assert marked(100, date(2026, 10, 21)) == {"owed": "danger"}


def test_long_debts_stand_on_the_today_page(store, sell, desk, clock):
    late = sell(("冰箱", 86000), sold_on=date(2026, 10, 21))
    sell(("冰箱", 86000), sold_on=date(2026, 10, 22))
    sell(("冰箱", 86000), sold_on=date(2026, 1, 1), payments=({"amount": 86000},))
    today = SALE.today
    found = store.look(lambda s: today.events(s, desk.who, clock.now(), 9)).result()
    assert [(one.id, one.title, one.text, one.note) for one in found] == [(late.id, "王小明", "冰箱", "¥860")]
    assert store.look(lambda s: today.count(s, desk.who, clock.now())).result() == 1
    assert (TODAY - date(2026, 10, 21)).days == 31
