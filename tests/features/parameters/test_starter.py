"""Are the starter sets complete and in order, and is what comes with them added once, beside what is there?"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.core.access import Who
from app.core.errors import NotAllowed
from app.features.parameters.starter import Starters, read
from app.features.products.model import Product
from app.features.products.paid_services import PAID_SERVICE
from app.features.products.spec import PRODUCT
from app.features.record_types import RECORD_TYPES
from app.records.choices import lists_of
from app.records.desk import Desk
from app.records.listing import Query
from app.ui.theme import RESOURCES

FOLDER = RESOURCES / "starter"
FILES = sorted(FOLDER.glob("*.toml"))
LISTS = lists_of(RECORD_TYPES)
each = pytest.mark.parametrize("file", FILES, ids=lambda one: one.stem)


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, RECORD_TYPES)


@pytest.fixture
def starters(store, desk, clock):
    return Starters(store, FOLDER, desk.lists.lists, lambda: desk.who, clock)


def by_key(starters, key):
    return next(one for one in starters.all().result() if one.key == key)


def test_there_is_one_for_each_trade():
    assert {one.stem for one in FILES} == {"appliances", "computers", "cars", "water", "hvac"}
    assert len({read(one).name for one in FILES}) == len(FILES)


@each
def test_a_set_names_lists_that_are_there_and_nothing_twice(file):
    starter = read(Path(file))
    assert set(starter.lists) <= {one.key for one in LISTS}
    for names in starter.lists.values():
        assert len(set(names)) == len(names)
    assert [kind.key for kind, _ in starter.records] == ["product", "spare_part", "paid_service"]
    for kind, values in starter.records:
        called = [(one["name"], one.get("model")) for one in values]
        assert len(set(called)) == len(called)
        assert len(values) >= (5 if kind is PAID_SERVICE else 7)
        assert all(one["price"] > 0 for one in values)
        assert {key for one in values for key in one} <= {field.key for field in kind.fields}
    assert {one["category_id"] for one in starter.products} <= set(starter.lists["product_category"])


@each
def test_a_set_is_taken_over_whole_and_once(file, starters, desk):
    starter = by_key(starters, Path(file).stem)
    coming = sum(len(one.new) for one in starters.preview(starter).result())
    assert starters.take_over(starter).result() == coming
    assert starters.take_over(starter).result() == 0
    assert all(not one.new and one.present for one in starters.preview(starter).result())
    rows = desk.page(PRODUCT, Query()).result().rows
    assert len(rows) == len(starter.products)
    assert len(desk.page(PAID_SERVICE, Query()).result().rows) == len(starter.paid_services)
    loaded = desk.load(PRODUCT, rows[0].id).result()
    assert loaded.names["category_id"] in starter.lists["product_category"]


def test_what_is_there_stays_as_it_is(starters, desk, store):
    starter = by_key(starters, "water")
    name, model = starter.products[0]["name"], starter.products[0]["model"]
    mine = desk.save(PRODUCT, None, 0, {"name": name, "model": model, "price": 1}).result().id
    store.run(lambda s: setattr(s.get(Product, mine), "retired_at", desk.clock.now())).result()
    level = next(one for one in desk.lists.lists if one.key == "level")
    kept = desk.lists.add(level, "包年").result()
    desk.lists.retire(kept).result()
    sections = {str(one.title): one for one in starters.preview(starter).result()}
    assert sections["Products"].present == 1
    assert sections["Customer levels"].new == ("普通", "VIP")
    starters.take_over(starter).result()
    assert desk.load(PRODUCT, mine).result().values["price"] == 1
    assert [one.name for one in desk.lists.overview(level).result()] == ["普通", "VIP", "包年"]


def test_it_needs_the_right_to_change_parameters(starters, desk):
    desk.sign_in(Who("张三", "", frozenset()))
    with pytest.raises(NotAllowed, match="Parameters"):
        starters.take_over(by_key(starters, "cars")).result()
    assert desk.page(PRODUCT, Query()).result().rows == ()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_page_shows_what_comes_and_takes_it_over(qtbot, theme, bridge, starters):
    from app.features.parameters.view import StarterPage

    page = StarterPage(theme, bridge, starters)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.names.count() == len(FILES) and page._take.isEnabled())
    assert page.preview.topLevelItemCount() >= 8
    page.names.setCurrentRow(1)
    qtbot.waitUntil(page._take.isEnabled)
    with qtbot.waitSignal(page.told):
        qtbot.keyClick(page.names, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first = lambda: page.preview.topLevelItem(0)  # noqa: E731
    qtbot.waitUntil(lambda: first() is not None and "already" in first().text(2))
    assert not page._take.isEnabled()
