"""Does what goes out come in again the same, and does another program read in our sheets what we wrote into them?"""

import csv
import shutil
import subprocess
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from app.core.options import Settings
from app.db.engine import open_engine
from app.db.store import Store
from app.features.customers.spec import customer_type
from app.records.desk import Desk
from app.records.listing import Query
from app.records.transfer.exporting import Exports, Order
from app.records.transfer.heads import Heads
from app.records.transfer.importing import Imports
from app.records.transfer.plan import Counts, Plan
from app.ui.export_words import outline_of_everything, outline_of_list
from app.ui.import_words import Words
from tests.features.customers.conftest import NUMBERS, WHO
from tests.records.transfer.files import nobody

KIND = customer_type(lambda: NUMBERS)
SETTINGS = Settings({"custom_1": "开票抬头"})
ODD = ("=1+1", "+86 是国号", "-减", "@某", "'撇", "_x0041_", "第一行\n第二行", "“引号”,分号;", "𠮷野家", "<&>")


@pytest.fixture
def shop(desk):
    """Customers with all that a customer can have."""

    def phones(*numbers):
        return tuple({"number": one, "kind": kind, "note": note} for one, kind, note in numbers)

    full = {
        "name": "天和茶餐厅",
        "phones": phones(
            ("010-6552 1234", "landline", "前台"), ("+86 138 0013 8000", "mobile", ""), ("95588", "work", "")
        ),
        "contacts": ({"name": "王经理", "role": "店长", "number": "13900001111", "email": "w@example.com"},),
        "addresses": (
            {"region": "北京市·朝阳区", "line": "望京街 10 号", "label": "店"},
            {"region": "", "line": "望京街 11 号", "label": "仓库"},
        ),
        "group_id": "餐饮",
        "level_id": "金牌",
        "salesperson_id": "何静",
        "source_id": "朋友介绍",
        "email": "a@example.com",
        "tags": "老客户 月结",
        "intention": "想换冰箱",
        "note": "上门前\n先打电话",
        "custom_1": "北京天和餐饮有限公司",
    }
    desk.save(KIND, None, 0, full).result()
    for at, note in enumerate(ODD):
        values = {"name": f"客户 {at} {note.splitlines()[0]}", "note": note, "tags": note.split()[0]}
        desk.save(KIND, None, 0, values | {"phones": phones((f"1380000{at:04}", "mobile", note[:9]))}).result()


def export(store, clock, path, make=outline_of_everything):
    exports = Exports(store, lambda: WHO, clock)
    given = (
        exports.places(KIND).result() if make is outline_of_everything else [one for one in KIND.columns if one.shown]
    )
    order = Order(kind=KIND, query=Query(order="name"), outline=make(KIND, given, SETTINGS), path=path)
    exports.start(order, nobody).future.result()
    exports.close()
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [tuple(unescape(one) if isinstance(one, str) else one for one in row) for row in rows]


def bring_in(store, clock, path, folder):
    imports = Imports(store, (KIND,), lambda: WHO, clock, folder)
    words = Words(KIND, SETTINGS).vocabulary()
    opened = imports.open(path, nobody).future.result()
    columns = Heads(KIND, words).guess(opened.sample[0])
    plan = Plan(kind=KIND, opened=opened, head=0, columns=columns, vocabulary=words)
    checked = imports.check(plan, str, nobody).future.result()
    assert checked.problems == ()
    done = imports.write(checked, str, nobody).future.result()
    imports.close()
    return done


@pytest.fixture
def other(request, engine_name, tmp_path):
    """A second, empty database."""
    if engine_name == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "other.db")
        url = f"sqlite:///{tmp_path / 'other.db'}"
    else:
        pg = request.getfixturevalue("pg")
        url = pg.url(pg.create(request.getfixturevalue("pg_template")))
    one = Store(open_engine(url))
    yield one
    one.close()


@pytest.mark.usefixtures("shop", "read_here")
def test_customers_come_back_the_same(store, other, clock, tmp_path):
    first = export(store, clock, tmp_path / "1.xlsx")
    assert len(first) == len(ODD) + 2
    done = bring_in(other, clock, tmp_path / "1.xlsx", tmp_path / "imports")
    assert done.counts == Counts(made=len(ODD) + 1)
    assert export(other, clock, tmp_path / "2.xlsx") == first
    # and whoever is there is not changed by it
    assert bring_in(other, clock, tmp_path / "2.xlsx", tmp_path / "imports").counts.skipped == len(ODD) + 1
    fresh = Desk(other, WHO, clock, (KIND,))
    ids = fresh.ids(KIND, Query(text="天和"), 5).result()
    loaded = fresh.load(KIND, ids[0]).result()
    assert [one["number"] for one in loaded.values["phones"]][:2] == ["010-6552-1234", "138-0013-8000"]
    assert loaded.values["note"] == "上门前\n先打电话"


WRITTEN = {
    "+8613800138000": "138-0013-8000",
    "65521234": "010-6552-1234",
    "021 62345678转801": "021-6234-5678转801",
    "+16502530000": "+1 650-253-0000",
    "95588": "95588",
    "王太太 13911112222": "王太太 13911112222",
}


@pytest.mark.usefixtures("read_here")
def test_numbers_go_out_as_they_are_shown_and_find_the_same_customers_again(desk, store, clock, tmp_path):
    for at, raw in enumerate(WRITTEN):
        desk.save(KIND, None, 0, {"name": f"客户{at}", "phones": ({"number": raw, "kind": "mobile"},)}).result()
    rows = export(store, clock, tmp_path / "1.xlsx")
    at = next(at for at, one in enumerate(rows[0]) if "Number" in one and "1" in one)
    assert sorted(row[at] for row in rows[1:]) == sorted(WRITTEN.values())
    for cell in openpyxl.load_workbook(tmp_path / "1.xlsx").worksheets[0][get_column_letter(at + 1)][1:]:
        assert (cell.data_type, cell.number_format) == ("s", "@")
        assert cell.quotePrefix == str(cell.value).startswith("+"), "edited, it becomes no formula"
    assert bring_in(store, clock, tmp_path / "1.xlsx", tmp_path / "imports").counts == Counts(skipped=len(WRITTEN))


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("shop")
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_in_a_sheet_what_was_written_into_it(store, clock, tmp_path):
    written = export(store, clock, tmp_path / "a.xlsx", outline_of_list)
    profile = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    as_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", as_csv, "--outdir", tmp_path, tmp_path / "a.xlsx"],
        check=True,
        capture_output=True,
    )
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))
    assert read == [[as_shown(one) for one in row] for row in written]


def as_shown(value):
    """As a sheet shows it."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)
