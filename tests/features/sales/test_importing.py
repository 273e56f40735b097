"""Do people's sheets become sales: lines put together, amounts checked, customers found, all of it taken back?"""

from datetime import date

import pytest
from sqlalchemy import select

from app.core.access import Right, Who
from app.core.errors import NotAllowed
from app.core.import_options import IMPORT_MAKES_CUSTOMERS
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.system import Setting
from app.features.customers.model import Customer, CustomerPhone
from app.features.points.model import PointBalance
from app.features.sales.model import Sale, SaleState
from app.features.sales.spec import SALE, sale_type
from app.records.desk import Desk
from app.records.transfer.heads import Heads, Vocabulary
from app.records.transfer.importing import Imports
from app.records.transfer.plan import Counts, Doubles, Plan
from tests.records.transfer.files import as_xlsx, nobody

NUMBERS = Numbers("CN", "010")
HEAD = ("单号", "日期", "客户", "手机", "商品名称", "数量", "单价", "优惠", "应收", "已收", "序列号")
ROWS = (
    HEAD,
    ("A-1", "2025-03-02", "李记餐厅", "13911112222", "冷柜", 1, 2899, "", 5598, 3000, "LG-1"),
    ("A-1", "", "", "", "展示柜", 2, 1399.5, 100, "", "", ""),
    (1002, "2025-03-04", "王小明", "138-0013-8000", "变频冰箱", 1, 4299, "", 4299, 4299, ""),
)


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def kind(settings):
    return sale_type(lambda: NUMBERS, lambda: settings)


@pytest.fixture
def phone(store, customer):
    """王小明 has a telephone."""
    store.run(lambda s: s.add(CustomerPhone(customer_id=customer, number="138-0013-8000", key="13800138000"))).result()
    return customer


class Bringing:
    """What somebody does with a sheet of sales, from the file to the records and back."""

    def __init__(self, imports, kind, folder):
        self.imports, self._kind, self._folder = imports, kind, folder

    def check(self, *rows, doubles=Doubles.SKIP):
        row = self._kind.sheet.folding.row
        names = {one.key: (one.label.source,) for one in row.fields if not one.named_by}
        words = Vocabulary({key: (*name, *row.sheet.also.get(key, ())) for key, name in names.items()})
        opened = self.imports.open(as_xlsx(self._folder / "a.xlsx", rows or ROWS), nobody).future.result()
        columns = Heads(row, words).guess(opened.sample[0])
        plan = Plan(kind=self._kind, opened=opened, head=0, columns=columns, vocabulary=words, doubles=doubles)
        return self.imports.check(plan, str, nobody).future.result()

    def write(self, *rows, doubles=Doubles.SKIP):
        return self.imports.write(self.check(*rows, doubles=doubles), str, nobody).future.result()

    def take_back(self, done):
        return self.imports.undo(done.id, str, nobody).future.result()


@pytest.fixture
def bring(store, clock, tmp_path, kind, read_here):
    imports = Imports(store, (kind,), lambda: Who("李娜", "前台"), clock, tmp_path / "imports")
    yield Bringing(imports, kind, tmp_path)
    imports.close()


def sales(store):
    found = select(Sale, Customer.name).join(Customer, Customer.id == Sale.customer_id).order_by(Sale.sold_on, Sale.id)
    return store.look(
        lambda s: [
            (one.other_number, str(one.sold_on), name, one.receivable, one.received) for one, name in s.execute(found)
        ]
    ).result()


def customers(store):
    return store.look(lambda s: sorted(s.scalars(select(Customer.name)))).result()


def problems(checked):
    return [(one.row, one.column, one.why) for one in checked.problems]


def test_lines_of_one_number_are_one_sale_and_its_customer_comes_along(bring, store, phone, load):
    checked = bring.check()
    assert (checked.new, checked.double, checked.wrong) == (2, 0, 0)
    done = bring.write()
    assert done.counts == Counts(made=2)
    assert sales(store) == [
        ("A-1", "2025-03-02", "李记餐厅", 559800, 300000),
        ("1002", "2025-03-04", "王小明", 429900, 429900),
    ]
    assert customers(store) == ["李记餐厅", "王小明"]
    first = store.look(lambda s: s.scalar(select(Sale.id).where(Sale.other_number == "A-1"))).result()
    values = load(first).values
    assert [(one["name"], one["quantity"], one["price"], one["discount"]) for one in values["lines"]] == [
        ("冷柜", 1, 289900, 0),
        ("展示柜", 2, 139950, 10000),
    ]
    (paid,) = values["payments"]
    assert (paid["amount"], paid["paid_on"]) == (300000, date(2025, 3, 2))
    assert values["owed"] == 259800


def test_the_same_sheet_again_makes_nothing_twice(bring, store, phone):
    bring.write()
    checked = bring.check()
    assert (checked.new, checked.double) == (0, 2)
    assert bring.write(doubles=Doubles.UPDATE).counts == Counts(skipped=2)
    assert len(sales(store)) == 2


def test_without_a_number_two_alike_are_two_and_found_again(bring, store):
    head = ("日期", "客户", "商品", "金额")
    rows = (head, ("2025-03-02", "散客", "遥控器", 30), ("2025-03-02", "散客", "遥控器", 30))
    assert bring.write(*rows).counts == Counts(made=2)
    assert customers(store) == ["散客"]
    assert bring.write(*rows).counts == Counts(skipped=2)
    more = (*rows, ("2025-03-02", "散客", "遥控器", 30))
    assert bring.write(*more).counts == Counts(made=1, skipped=2)


@pytest.fixture
def no_points(store):
    store.run(lambda s: s.add(Setting(key="points_of_sales", value=False))).result()


@pytest.mark.usefixtures("no_points")
def test_an_import_is_taken_back_with_money_and_customers(bring, store, phone):
    done = bring.write()
    back = bring.take_back(done)
    assert (back.counts.changed, back.refused) == (2, ())
    assert sales(store) == []
    assert customers(store) == ["王小明"]


def test_what_has_earned_points_is_cancelled_and_the_points_go(bring, store, phone):
    done = bring.write()
    balance = select(PointBalance.points).where(PointBalance.customer_id == phone)
    assert store.look(lambda s: s.scalar(balance)).result() > 0
    back = bring.take_back(done)
    assert back.counts.changed == 2
    assert len(back.refused) == 3  # two sales, and whose sale one of them is
    assert "cancelled" in back.refused[0]
    assert store.look(lambda s: s.scalar(balance)).result() == 0
    assert store.look(lambda s: set(s.scalars(select(Sale.state)))).result() == {SaleState.CANCELLED}
    assert bring.write().counts == Counts(made=2)


@pytest.mark.usefixtures("no_points")
def test_who_has_records_since_and_what_was_changed_stays(bring, store, phone, desk, load):
    done = bring.write()
    first = store.look(lambda s: s.scalar(select(Sale.id).where(Sale.other_number == "A-1"))).result()
    desk.save(SALE, first, load(first).version, {"note": "changed since"}).result()
    back = bring.take_back(done)
    assert back.counts.changed == 1
    assert len(back.refused) == 2
    assert [one[0] for one in sales(store)] == ["A-1"]
    assert customers(store) == ["李记餐厅", "王小明"]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (("B", "2025-03-02", "甲", "", "冷柜", 1, 100, "", 120, "", ""), 8, "come to ¥100, but ¥120"),
        (("B", "2025-03-02", "甲", "", "冷柜", 1, 100, "", "", 120, ""), 9, "Only ¥100"),
        (("B", "2025-03-02", "甲", "", "冷柜", 1, "", "", "", "", ""), 6, "fill this in"),
        (("B", "2025-03-02", "甲", "", "冷柜", 1, 100, 120, "", "", ""), 7, "discount is more"),
        (("B", "2025-03-02", "", "", "冷柜", 1, 100, "", "", "", ""), 3, "Neither a telephone"),
        (("B", "2025-03-02", "甲", "没有", "冷柜", 1, 100, "", "", "", ""), 3, "no telephone number"),
        (("B", "不久前", "甲", "", "冷柜", 1, 100, "", "", "", ""), 1, "is no day"),
        (("B", "2025-03-02", "甲", "", "", 1, 100, "", "", "", ""), 4, "fill this in"),
        (("B", "2025-03-02", "甲", "", "冷柜", 0, 100, "", "", "", ""), 5, "At least 1"),
    ],
)
def test_a_wrong_row_is_a_sentence_at_its_column(bring, store, row, column, said):
    checked = bring.check(HEAD, row)
    ((at, where, why),) = problems(checked)
    assert (at, where) == (2, column)
    assert said in why
    assert (checked.new, checked.wrong) == (0, 1)


def test_a_sale_with_one_wrong_row_is_left_out_as_a_whole(bring, store):
    rows = (
        HEAD,
        ("B", "2025-03-02", "甲", "", "冷柜", 1, 100, "", "", "", ""),
        ("B", "2025-03-03", "", "", "冰柜", 1, 100, "", "", "", ""),
        ("C", "2025-03-03", "乙", "", "冰柜", 1, 100, "", "", "", ""),
        ("B", "2025-03-02", "甲", "", "冰箱", 1, 100, "", "", "", ""),
    )
    checked = bring.check(*rows)
    assert [(row, column) for row, column, _ in problems(checked)] == [(3, 1), (5, None)]
    assert "do not stand one below the other" in problems(checked)[1][2]
    assert (checked.new, checked.wrong) == (1, 3)
    assert bring.write(*rows).counts == Counts(made=1)
    assert [one[0] for one in sales(store)] == ["C"]


def test_merged_cells_go_on_with_the_sale_above(bring, store):
    rows = (
        HEAD,
        ("B", "2025-03-02", "甲", "", "冷柜", 1, 100, "", 300, "", ""),
        ("", "", "", "", "冰柜", 2, 100, "", "", "", ""),
        ("", "2025-03-03", "乙", "", "冰柜", 1, 100, "", "", "", ""),
        ("", "", "", "", "冰箱", 1, 50, "", "", "", ""),
    )
    assert bring.write(*rows).counts == Counts(made=2)
    assert [(one[0], one[3]) for one in sales(store)] == [("B", 30000), ("", 15000)]


def test_unknown_customers_are_problems_where_the_shop_wants_that(bring, settings, phone):
    settings.put(IMPORT_MAKES_CUSTOMERS, False)
    checked = bring.check()
    assert [(row, column) for row, column, _ in problems(checked)] == [(2, 3)]
    assert (checked.new, checked.wrong) == (1, 2)


def test_two_who_are_called_the_same_are_told_apart_by_their_number(bring, store, customer):
    store.run(lambda s: s.add(Customer(name="王小明", pinyin="", initials=""))).result()
    row = ("B", "2025-03-02", "王小明", "", "冷柜", 1, 100, "", "", "", "")
    ((_, column, why),) = problems(bring.check(HEAD, row))
    assert column == 2
    assert "telephone number" in why


def test_who_may_not_import_sales_does_not(bring, store, clock, kind, tmp_path):
    checked = bring.check()
    clerk = Who("王芳", "前台", frozenset({Right.SALE}))
    imports = Imports(store, (kind,), lambda: clerk, clock, tmp_path / "imports")
    with pytest.raises(NotAllowed, match="Import and export"):
        imports.write(checked, str, nobody).future.result()
    imports.close()
    assert sales(store) == []


def test_a_sale_is_found_by_the_number_it_had(bring, store, phone, clock):
    bring.write()
    desk = Desk(store, Who("李娜", "前台"), clock, (SALE,))
    found = store.look(lambda s: s.scalars(select(Sale.other_number).where(SALE.find(s, "A-1"))).all()).result()
    assert list(found) == ["A-1"]
    assert desk.kind("sale") is SALE


def test_prices_follow_from_amounts(bring, store, customer):
    head = ("单号", "日期", "客户", "商品", "数量", "单价", "金额", "欠款")
    rows = (
        head,
        ("1", "2025-03-02", "王小明", "冷柜", 2, "", 200, 50),
        ("2", "2025-03-02", "王小明", "冷柜", 2, 110, 200, ""),
    )
    bring.write(*rows)
    assert [one[3:] for one in sales(store)] == [(20000, 15000), (20000, 0)]
    ((row, column, why),) = problems(bring.check(head, ("3", "2025-03-02", "王小明", "冷柜", 3, "", 100, "")))
    assert (row, column) == (2, 6)
    assert "cannot be parted" in why
