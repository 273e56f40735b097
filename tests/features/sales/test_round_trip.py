"""Do sales that go out with all fields come in again the same, and once only where two seats bring them in?"""

import shutil
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from sqlalchemy import func, select

from app.core.access import Who
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.engine import open_engine
from app.db.store import Store
from app.features.customers.model import Address, CustomerPhone
from app.features.sales.model import Sale
from app.features.sales.spec import SALE, sale_type
from app.records.listing import Query
from app.records.transfer.exporting import Exports, Order
from app.records.transfer.heads import Heads
from app.records.transfer.importing import Imports
from app.records.transfer.plan import Counts, Plan
from app.ui.export_words import outline_of_everything
from app.ui.import_words import Words
from tests.records.transfer.files import nobody

NUMBERS, SETTINGS = Numbers("CN", "010"), Settings({"sale_custom_1": "工程名称"})
KIND = sale_type(lambda: NUMBERS, lambda: SETTINGS)


class SeatAt:
    """Somebody who takes sheets out and brings them in."""

    def __init__(self, store, clock, folder, name="李娜"):
        self.store, self._folder = store, folder / name
        who = Who(name, "前台")
        self.imports = Imports(store, (KIND,), lambda: who, clock, self._folder)
        self._exports = Exports(store, lambda: who, clock)

    def take_out(self, path):
        order = Order(
            kind=KIND, query=Query(order="sold_on"), outline=outline_of_everything(KIND, {}, SETTINGS), path=path
        )
        self._exports.start(order, nobody).future.result()
        rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        return [tuple(unescape(one) if isinstance(one, str) else one for one in row) for row in rows]

    def look_at(self, path):
        opened = self.imports.open(path, nobody).future.result()
        words = Words(KIND.sheet.folding.row, SETTINGS).vocabulary()
        columns = Heads(KIND.sheet.folding.row, words).guess(opened.sample[0])
        plan = Plan(kind=KIND, opened=opened, head=0, columns=columns, vocabulary=words)
        checked = self.imports.check(plan, str, nobody).future.result()
        assert not checked.problems
        return checked

    def close(self):
        self.imports.close()
        self._exports.close()


@pytest.fixture
def seat(store, clock, tmp_path, read_here):
    seat = SeatAt(store, clock, tmp_path)
    yield seat
    seat.close()


@pytest.fixture
def other(clock, tmp_path, sqlite_template):
    """A seat of another shop, which has nothing yet."""
    shutil.copy(sqlite_template, tmp_path / "other.db")
    store = Store(open_engine(f"sqlite:///{tmp_path / 'other.db'}"))
    seat = SeatAt(store, clock, tmp_path, "周涛")
    yield seat
    seat.close()
    store.close()


@pytest.fixture
def sold(store, customer, sell, desk):
    """A sale of which something came back, one of two lines alike, and one that was cancelled."""

    def add(session):
        session.add(CustomerPhone(customer_id=customer, number="138-0013-8000", key="13800138000"))
        session.add(Address(customer_id=customer, region="北京市·朝阳区", line="望京街 10 号"))

    store.run(add).result()
    lines = (("冷柜", 289900, {"serial": "LG-1"}), ("展示柜", 139950, {"quantity": 2, "discount": 10000}))
    back = {"name": "展示柜", "quantity": 1, "amount": 134950, "refund": 0}
    paid = ({"amount": 300000, "paid_on": date(2025, 3, 2), "way_id": "微信"},)
    sell(*lines, sold_on=date(2025, 3, 2), returns=(back,), payments=paid, note="=1+1", custom_1="望京")
    sell(("变频冰箱", 429900), ("变频冰箱", 429900), sold_on=date(2025, 3, 4), representative="何静")
    desk.step(SALE, sell(("灶具", 100)).id, "cancel", "没买").result()


def test_what_goes_out_comes_in_again_the_same(sold, seat, other, tmp_path):
    out = seat.take_out(tmp_path / "out.xlsx")
    numbers = [row[0] for row in out]
    assert numbers[1:] == [*[numbers[1]] * 2, *[numbers[3]] * 2], "what was cancelled stays here"
    assert out[1][2:16] == (
        *("138-0013-8000", "王小明", "北京市·朝阳区望京街 10 号", "冷柜", None, "LG-1", 1, 2899, 0, 2899),
        *(4248.5, 3000, 1248.5, "微信"),
    )
    assert out[2][5:14] == ("展示柜", None, None, 1, 1399.5, 50, 1349.5, None, None)
    assert out[1][-2:] == ("望京", "=1+1")
    done = other.imports.write(other.look_at(tmp_path / "out.xlsx"), str, nobody).future.result()
    assert done.counts == Counts(made=2)
    assert other.take_out(tmp_path / "again.xlsx") == out


def test_two_seats_that_bring_in_the_same_sheet_make_each_sale_once(sold, seat, database_url, clock, tmp_path):
    """Both have looked at the rows before either writes."""
    path = tmp_path / "out.xlsx"
    seat.take_out(path)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        row[0].value = f"B-{row[0].value}"
    book.save(path)
    beside = SeatAt(Store(open_engine(database_url)), clock, tmp_path, "小李")
    looked = [(one, one.look_at(path)) for one in (seat, beside)]
    running = [one.imports.write(checked, str, nobody) for one, checked in looked]
    counts = [one.future.result().counts for one in running]
    assert sum(one.made for one in counts) == 2, counts
    assert seat.store.look(lambda s: s.scalar(select(func.count(Sale.id)))).result() == 3 + 2
    beside.close()
    beside.store.close()
