"""Does somebody get from a sheet to customers in the window, and back, without reading a manual?"""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from app.core.access import Who
from app.core.options import Settings
from app.features.customers.model import Customer
from app.features.customers.spec import customer_type
from app.records.desk import Desk
from app.records.drafts import Drafts
from app.records.transfer.exporting import Exports
from app.records.transfer.importing import Imports
from app.ui.cells import Cells
from app.ui.editors import Tools
from app.ui.import_page import ImportPage
from app.ui.record_form import Around
from app.ui.record_place import RecordPlace
from tests.blank.fixtures import Memory
from tests.features.customers.conftest import NUMBERS, WHO
from tests.features.customers.test_importing import HEAD, ROWS
from tests.records.transfer.files import as_xlsx

pytestmark = [pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True), pytest.mark.usefixtures("read_here")]
KIND = customer_type(lambda: NUMBERS)


@pytest.fixture
def around(theme, bridge, store, clock, tmp_path):
    desk = Desk(store, WHO, clock, (KIND,))
    exports = Exports(store, lambda: desk.who, clock)
    imports = Imports(store, (KIND,), lambda: desk.who, clock, tmp_path / "imports")
    drafts = Drafts(tmp_path / "drafts")
    yield Around(
        theme=theme,
        bridge=bridge,
        desk=desk,
        settings=Settings(),
        drafts=drafts,
        cells=Cells(clock, NUMBERS),
        tools=Tools(theme, clock, NUMBERS),
        exports=exports,
        imports=imports,
    )
    for one in (drafts, exports, imports):
        one.close()


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def page(qtbot, around, memory):
    one = ImportPage(around, KIND, memory)
    qtbot.addWidget(one)
    one.resize(1200, 700)
    one.show()
    one.said = []
    one.told.connect(one.said.append)
    return one


def until(qtbot, page, step):
    qtbot.waitUntil(lambda: page.steps.currentIndex() == step and page.back.isVisible() and page._running is None)


def opened(qtbot, page, tmp_path, rows=ROWS):
    page.open(as_xlsx(tmp_path / "客户.xlsx", rows))
    until(qtbot, page, 1)


def names(around):
    return around.desk._store.look(lambda s: set(s.scalars(select(Customer.name)))).result()


def test_from_the_file_to_customers_and_back(qtbot, page, around, tmp_path):
    opened(qtbot, page, tmp_path)
    boxes = [page.columns._boxes[at].currentText() for at in range(len(HEAD))]
    assert boxes[:3] == ["Firm or person", "Phones 1 Number", "Phones 2 Number"]
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, page, 2)
    problems = [page.found.tree.topLevelItem(at) for at in range(page.found.tree.topLevelItemCount())]
    assert [(one.text(0), one.text(1)) for one in problems] == [("4", "A 客户名称"), ("5", "B 电话")]
    assert names(around) == set()
    assert page.go.words == "Import 4 row(s)"
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, page, 0)
    assert page.said == ["Imported: 3 new, 0 changed, 1 skipped."]
    assert len(names(around)) == 3
    qtbot.waitUntil(page.past.undo.isVisible)
    page.past.undo.click()
    qtbot.waitUntil(lambda: len(page.said) == 2)
    assert page.said[1] == "3 record(s) of this import are as they were before."
    assert names(around) == set()
    qtbot.waitUntil(lambda: not page.past.undo.isVisible())


def test_columns_are_matched_by_hand_and_remembered(qtbot, page, around, tmp_path, memory):
    rows = (("谁", "怎么找"), ("王小明", "13800138000"))
    opened(qtbot, page, tmp_path, rows)
    assert page.columns.missing() == ["Firm or person"]
    assert not page.look.isEnabled()
    box = page.columns._boxes[0]
    box.setCurrentIndex(box.findData("name"))
    box.activated.emit(box.currentIndex())
    box = page.columns._boxes[1]
    box.setCurrentIndex(box.findData("phones.0.number"))
    box.activated.emit(box.currentIndex())
    assert page.look.isEnabled()
    page.look.click()
    until(qtbot, page, 2)
    other = ImportPage(around, KIND, memory)
    qtbot.addWidget(other)
    other.show()
    opened(qtbot, other, tmp_path, rows)
    assert other.columns.columns == {0: "name", 1: "phones.0.number"}


def test_a_target_takes_one_column_only(qtbot, page, tmp_path):
    opened(qtbot, page, tmp_path)
    box = page.columns._boxes[5]
    box.setCurrentIndex(box.findData("name"))
    box.activated.emit(box.currentIndex())
    assert page.columns.columns[5] == "name"
    assert 0 not in page.columns.columns


def test_wrong_rows_are_saved_to_be_corrected(qtbot, page, tmp_path):
    opened(qtbot, page, tmp_path)
    page.look.click()
    until(qtbot, page, 2)
    with qtbot.waitSignal(page.exported) as caught:
        page.save_wrong(tmp_path / "改.xlsx")
    assert caught.args == ["2 row(s) to correct are in 改.xlsx.", tmp_path / "改.xlsx"]
    assert openpyxl.load_workbook(tmp_path / "改.xlsx").worksheets[0].max_row == 3


def test_the_key_on_the_button_asks_where_to_save_them(qtbot, page, tmp_path):
    opened(qtbot, page, tmp_path)
    page.look.click()
    until(qtbot, page, 2)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    page.findChild(QFileDialog).reject()


def test_a_file_that_is_none_is_a_sentence_and_the_page_goes_on(qtbot, page, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 nothing")
    page.open(tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: "a.xlsx is damaged" in page.wrong.text())
    assert page.steps.currentIndex() == 0
    opened(qtbot, page, tmp_path)


def test_escape_leads_back_step_by_step(qtbot, page, tmp_path):
    opened(qtbot, page, tmp_path)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    until(qtbot, page, 0)
    assert list((tmp_path / "imports").glob("*.rows")) == []
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_list_of_customers_leads_there(qtbot, around, memory):
    place = RecordPlace(around, KIND, memory)
    qtbot.addWidget(place)
    place.show()
    next(one for one in place.list.export.menu().actions() if "Import" in one.text()).trigger()
    assert isinstance(place.currentWidget(), ImportPage)


def test_who_may_not_import_hears_why(qtbot, around, memory):
    around.desk.sign_in(Who("王芳", "前台", frozenset()))
    heard = []
    around.bridge.failed.disconnect()
    around.bridge.failed.connect(heard.append)
    place = RecordPlace(around, KIND, memory)
    qtbot.addWidget(place)
    place.show()
    next(one for one in place.list.export.menu().actions() if "Import" in one.text()).trigger()
    assert "Import and export customers" in str(heard[0])
    assert place.currentWidget() is place.list
