"""Does LibreOffice read in the sheet of every list what that list shows, cell by cell?"""

import shutil
import subprocess
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.engine import open_engine
from app.db.store import Store
from app.features.record_types import record_types
from app.records.desk import Desk
from app.records.field import Kind
from app.records.listing import Query
from app.records.transfer.exporting import Exports, Order
from app.ui.cells import NOTHING, Cells
from app.ui.export_words import outline_of_list
from main import main

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
NUMBERS = Numbers("CN", "010")
WHO = Who("李娜", "前台")
KINDS = record_types(lambda: NUMBERS, Settings)
MOST = 100  # the first page of a list


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    assert main(["demo-data", "--data", str(folder), "--customers", "30"]) == 0
    store = Store(open_engine(f"sqlite:///{folder / 'ringfile.db'}"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def read(shop, tmp_path_factory):
    """The sheet of each list, with all its columns, as LibreOffice has read it and written it again."""
    ours, theirs, profile = (tmp_path_factory.mktemp(one) for one in ("ours", "theirs", "office"))
    exports = Exports(shop, lambda: WHO, SystemClock())
    for kind in KINDS:
        outline = outline_of_list(kind, kind.columns, Settings())
        order = Order(kind=kind, query=Query(order=kind.order), outline=outline, path=ours / f"{kind.key}.xlsx")
        exports.start(order, lambda *_: None).future.result()
    exports.close()
    office = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*office, "--outdir", theirs, *sorted(ours.glob("*.xlsx"))], check=True, capture_output=True)
    return theirs


def as_listed(cells, field, value):
    """A cell of the sheet in the words of the list."""
    if value is None:
        return cells.of(field, None).text
    if field.looks and field.kind is not Kind.SET:
        return value
    if field.kind is Kind.YES_NO:
        return value if value == cells.text(field, True) else ""
    return cells.text(field, as_stored(field.kind, value))


def as_stored(kind, value):
    """A cell of the sheet as the database has it."""
    if kind is Kind.MONEY:
        return round(value * 100)
    if kind is Kind.MOMENT:
        return value.astimezone()
    if kind is Kind.DAY:
        return value.date() if isinstance(value, datetime) else value
    if kind is Kind.SECONDS:
        return seconds(value)
    return unescape(value) if isinstance(value, str) else value


def seconds(value):
    """A span as the sheet has it."""
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    return value.hour * 3600 + value.minute * 60 + value.second if isinstance(value, time) else round(value * 86400)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.key)
def test_every_cell_is_what_the_list_shows(kind, shop, read):
    desk, cells = Desk(shop, WHO, SystemClock(), KINDS), Cells(SystemClock(), NUMBERS)
    shown = [
        [cells.of(field, value).text for field, value in zip(kind.columns, row.cells, strict=True)]
        for row in desk.page(kind, Query(order=kind.order)).result().rows[:MOST]
    ]
    total = desk.total(kind, Query()).result()
    sheet = openpyxl.load_workbook(read / f"{kind.key}.xlsx").worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True, max_col=len(kind.columns))
    assert len(head) == len(kind.columns)
    sums = desk.sums(kind, Query()).result() if any(one.sums for one in kind.columns) else {}
    assert len(rows) == total + (1 if sums else 0)
    listed = [
        [as_listed(cells, field, value) for field, value in zip(kind.columns, row, strict=True)]
        for row in rows[: len(shown)]
    ]
    assert [[blank(one) for one in row] for row in listed] == [[blank(one) for one in row] for row in shown]
    for at, field in enumerate(kind.columns):
        typed = {type(row[at]) for row in rows[:total] if row[at] is not None}
        assert not (field.kind in (Kind.MONEY, Kind.NUMBER) and str in typed), field.key
        assert not (field.kind in (Kind.MOMENT, Kind.DAY) and typed - {datetime, date}), field.key
        if field.sums:
            assert rows[-1][at] == pytest.approx(sums[field.key] / (100 if field.kind is Kind.MONEY else 1)), field.key


def blank(said):
    """Nothing, however a list says it."""
    return "" if said == NOTHING else said
