"""Do price lists of suppliers become products, and newer ones bring their prices up to date?"""

import pytest
from sqlalchemy import select

from app.core.access import Who
from app.features.products.model import Product, SparePart
from app.features.products.spec import PRODUCT, SPARE_PART
from app.records.transfer.heads import Heads, Vocabulary
from app.records.transfer.importing import Imports
from app.records.transfer.plan import Counts, Doubles, Plan
from tests.records.transfer.files import as_xlsx, nobody

HEAD = ("商品名称", "型号", "单价", "类别", "保修月数")


@pytest.fixture
def bring(store, clock, tmp_path, read_here):
    """Import rows; what was checked, and what was done."""
    imports = Imports(store, (PRODUCT, SPARE_PART), lambda: Who("李娜", "前台"), clock, tmp_path / "imports")

    def work(rows, kind=PRODUCT, doubles=Doubles.SKIP):
        words = Vocabulary(kind.sheet.also)
        opened = imports.open(as_xlsx(tmp_path / "a.xlsx", rows), nobody).future.result()
        columns = Heads(kind, words).guess(opened.sample[0])
        plan = Plan(kind=kind, opened=opened, head=0, columns=columns, vocabulary=words, doubles=doubles)
        checked = imports.check(plan, str, nobody).future.result()
        return checked, imports.write(checked, str, nobody).future.result()

    work.take_back = lambda done: imports.undo(done.id, str, nobody).future.result()
    yield work
    imports.close()


def prices(store):
    return store.look(lambda s: {f"{one.name} {one.model}": one.price for one in s.scalars(select(Product))}).result()


def test_a_price_list_becomes_products_by_the_rules_of_the_form(bring, store):
    rows = (
        HEAD,
        ("变频冰箱", "BCD-452", 3299, "冰箱", 36),
        ("变频冰箱", "BCD-300", "2,499.50", "冰箱", ""),
        ("变频冰箱", "BCD-452", 1, "冰箱", ""),
        ("", "BCD-1", 1, "", ""),
        ("冷柜", "", "面议", "", ""),
        ("冷柜", "", 999, "", 9999),
    )
    checked, done = bring(rows)
    assert [(one.row, one.column) for one in checked.problems] == [(5, 0), (6, 2), (7, 4)]
    assert done.counts == Counts(made=2, skipped=1)
    assert prices(store) == {"变频冰箱 BCD-452": 329900, "变频冰箱 BCD-300": 249950}
    one = store.look(lambda s: s.scalar(select(Product).where(Product.model == "BCD-300"))).result()
    assert (one.warranty_months, one.earns_points, one.initials) == (12, True, "bpbx")


def test_a_newer_list_brings_prices_up_to_date_and_is_taken_back(bring, store):
    bring((HEAD, ("变频冰箱", "BCD-452", 3299, "冰箱", 36)))
    checked, done = bring((HEAD, ("变频冰箱", "BCD-452", 2999, "", "")), doubles=Doubles.UPDATE)
    assert (checked.new, checked.double, checked.wrong) == (0, 1, 0)
    assert prices(store) == {"变频冰箱 BCD-452": 299900}
    assert bring.take_back(done).refused == ()
    assert prices(store) == {"变频冰箱 BCD-452": 329900}


def test_spare_parts_come_the_same_way_and_go_again(bring, store):
    _checked, done = bring((("配件名称", "型号", "单位", "单价"), ("压缩机", "C-1", "台", 450)), SPARE_PART)
    assert done.counts == Counts(made=1)
    assert bring.take_back(done).counts.changed == 1
    assert store.look(lambda s: s.scalars(select(SparePart)).all()).result() == []
