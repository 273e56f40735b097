"""Does the audit trail become a file: what is sought, the newest first, whole, for whoever may take it out?"""

import openpyxl
import pytest
from docx import Document

from app.core.access import Right, Who
from app.records import history
from app.records.transfer import exporting
from tests.boot.house import MING, house  # noqa: F401  the fixture

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def trail(house):  # noqa: F811
    """The page of the trail, after some customers were saved."""
    house.know("王小明", MING)
    program = house.open()
    desk, customer = program.records, program.records.kind("customer")
    for at in range(5):
        desk.save(customer, None, 0, {"name": f"客户{at}", "phones": ({"number": f"1390000000{at}"},)}).result()
    page = program.pages._make_trail()
    page.setParent(program.shell)
    return house, program, page


def export(trail, path):
    house, _, page = trail  # noqa: F811
    said = []
    page.exported.connect(lambda sentence, _: said.append(sentence))
    page.export.write(path)
    house.wait(lambda: bool(said))
    return said[0]


def test_every_entry_is_in_it_with_all_its_changes(trail, tmp_path, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 2)
    monkeypatch.setattr(history, "AT_ONCE", 2)
    assert export(trail, tmp_path / "trail.xlsx").startswith("5 ")
    book = openpyxl.load_workbook(tmp_path / "trail.xlsx")
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert head[:5] == ("When", "What was done", "Kind", "Number", "Customer")
    assert [row[4] for row in rows] == [f"客户{at}" for at in reversed(range(5))]
    assert {row[1] for row in rows} == {"Made"}
    assert all(row[0].year > 2020 for row in rows)
    assert rows[0][8] == "Firm or person: 客户4; Phones: 139-0000-0004"
    assert [row[0] for row in book.worksheets[1].iter_rows(values_only=True)] == ["Filter", "Exported"]


def test_what_is_sought_becomes_a_document_and_the_trail_tells_of_it(trail, tmp_path):
    _, program, page = trail
    page._search.setText("客户3")
    page._on_typed()
    export(trail, tmp_path / "trail.docx")
    table = Document(str(tmp_path / "trail.docx")).tables[0]
    assert [row.cells[4].text for row in table.rows] == ["Customer", "客户3"]
    newest = program.records.history(history.Sought()).result()[0]
    assert str(newest.done) == "Exported"
    assert ("file", "trail.docx") in [(one.key, one.after) for one in newest.changes]


def test_only_whoever_may_take_customers_out_of_the_house_may(trail, tmp_path):
    house, program, page = trail  # noqa: F811
    program.records.who = Who("李娜", "前台", frozenset({str(Right.APPROVE)}))
    failed = []
    program.bridge.failed.connect(failed.append)
    page.export.write(tmp_path / "trail.xlsx")
    house.wait(lambda: bool(failed))
    assert list(tmp_path.glob("*trail*")) == []
