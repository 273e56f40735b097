"""Can what a list shows be put into a file by keys, and is the user told where it is?"""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from app.ui.file_export import FOLDER
from app.ui.record_page import RecordPage
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def page(qtbot, around, memory, desk):
    for colour, marks in (("红", ({"text": "星"}, {"text": "月"})), ("蓝", ()), ("绿", ())):
        desk.save(UMBRELLA, None, 0, {"colour": colour, "deposit": 2550, "marks": marks, "note": "一把"}).result()
    one = RecordPage(around, UMBRELLA, memory)
    qtbot.addWidget(one)
    one.resize(1300, 600)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.table.row_at(0) is not None and one.table.total is not None)
    return one


def menu_of(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def choose(page, qtbot, place, path):
    """Take an entry of the menu, and give the file a name."""
    menu = menu_of(page, qtbot)
    action = [one for one in menu.actions() if not one.isSeparator()][place]
    menu.close()
    action.trigger()
    qtbot.waitUntil(lambda: page.findChildren(QFileDialog) != [])
    dialog = page.findChildren(QFileDialog)[0]
    with qtbot.waitSignal(page.exported) as caught:
        dialog.selectFile(str(path))
        dialog.accept()
    return caught.args


def test_what_is_listed_becomes_a_sheet(page, qtbot, tmp_path, memory):
    page.use(page.query.__class__(order="-colour", text="红"))
    said, path = choose(page, qtbot, 0, tmp_path / "伞.xlsx")
    assert (said, path) == ("1 row(s) are in 伞.xlsx.", tmp_path / "伞.xlsx")
    assert memory.kept[FOLDER] == str(tmp_path)
    assert not page.foot.exporting.isVisible()
    book = openpyxl.load_workbook(path)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert list(head) == [one.label.source for one in page.table.fields]
    assert [row[1] for row in rows] == ["红", None]
    about = dict(book.worksheets[1].iter_rows(values_only=True))
    assert about["Filter"] == "“红”"
    assert about["Order"] == "Colour, descending"
    assert about["Exported"].endswith("李娜")


def test_those_ticked_become_a_document(page, qtbot, tmp_path):
    from docx import Document

    page.table.tick([page.table.row_at(0).id, page.table.row_at(2).id], on=True)
    _said, path = choose(page, qtbot, 3, tmp_path / "伞.docx")
    rows = Document(str(path)).tables[0].rows
    assert sorted(row.cells[1].text for row in rows[1:-1]) == ["红", "绿"]


def test_a_sheet_of_everything_has_what_can_be_imported_again(page, qtbot, tmp_path):
    _said, path = choose(page, qtbot, 2, tmp_path / "伞.xlsx")
    book = openpyxl.load_workbook(path)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert head[:2] == ("Colour", "Kind")
    assert {"Marks 1 Text", "Marks 2 Text", "Note"} <= set(head)
    assert len(book.worksheets) == 1
    assert len(rows) == 3


def test_its_folder_may_be_gone(page, memory):
    memory.keep(FOLDER, "/no/such/folder")
    assert page.export._folder() != Path("/no/such/folder")
