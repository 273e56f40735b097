"""Is a statistic chosen, narrowed, looked at and exported by keys, and does the page say what it cannot show?"""

from concurrent.futures import Future

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from app.core.access import Right, Who
from app.core.errors import NotAllowed
from app.features.record_types import RECORD_TYPES
from app.features.statistics.reports import Statistics
from app.features.statistics.view.page import KEPT, StatisticsPage
from app.records.desk import Desk
from app.records.transfer.figures import Draw
from app.records.wheres import Op
from tests.features.statistics.shop import NOW

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
ALT, CTRL, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
CHEF = Who("陈立", "主管", frozenset({str(Right.STATISTICS), str(Right.TRANSFER)}))


class Jobs:
    """Reports of a store; `held` keeps them until they are let go."""

    def __init__(self, store):
        self.store, self.held, self._waiting = store, False, []

    def report(self, job):
        if not self.held:
            return self.store.report(job)
        future = Future()
        self._waiting.append((job, future))
        return future

    def go(self):
        for job, future in self._waiting:
            try:
                future.set_result(self.store.report(job).result())
            except Exception as err:  # the page hears it, as from a store
                future.set_exception(err)
        self._waiting.clear()


@pytest.fixture
def records(shop):
    return shop


@pytest.fixture
def desk(shop, clock):
    return Desk(shop, CHEF, clock, RECORD_TYPES)


@pytest.fixture
def jobs(shop):
    return Jobs(shop)


@pytest.fixture
def page(qtbot, around, memory, jobs, desk):
    memory.keep(KEPT, {"last": "calls", "calls": {"span": "this_year", "by": "operator"}})
    one = StatisticsPage(around, Statistics(jobs, lambda: desk.who), memory)
    qtbot.addWidget(one)
    one.resize(1200, 700)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    counted(qtbot, one, "calls")
    return one


def counted(qtbot, page, key):
    """Wait until the figures of a statistic are there."""
    qtbot.waitUntil(lambda: page._table is not None and page._table.asked.statistic.key == key)


def names(page):
    model = page.figures.model
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_it_opens_with_what_was_last_looked_at_here(page, memory):
    assert page.title.text() == "Calls"
    assert page.controls.by.currentData() == "operator"
    assert "李娜" in names(page)
    assert page.diagram.diagram.names == tuple(names(page))
    assert memory.kept[KEPT]["calls"]["span"] == "this_year"


def test_another_statistic_is_chosen_by_arrows(page, qtbot, memory):
    page.names.setFocus()
    qtbot.keyClick(page.names, Qt.Key.Key_Down)
    counted(qtbot, page, "customers")
    assert page.title.text() == "New customers"
    assert memory.kept[KEPT]["last"] == "customers"
    qtbot.keyClick(page.names, Qt.Key.Key_Return)
    assert page.figures.view.hasFocus()
    qtbot.keyClick(page.figures.view, Qt.Key.Key_Escape)
    assert page.names.hasFocus()


def press(page, qtbot, key):
    """Alt and a key; offscreen a list that closes takes the window's place along."""
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    qtbot.keyClick(page, key, ALT)


def choose(page, qtbot, key, combo, data):
    """Open a field by its key, and go to an entry by arrows."""
    press(page, qtbot, key)
    qtbot.waitUntil(lambda: combo.view().isVisible())
    view = combo.view()
    while combo.itemData(view.currentIndex().row()) != data:
        down = view.currentIndex().row() < combo.findData(data)
        qtbot.keyClick(view, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Return)


def test_period_groups_measure_and_picture_are_chosen_by_keys(page, qtbot):
    controls = page.controls
    choose(page, qtbot, Qt.Key.Key_P, controls.span, "last_year")
    qtbot.waitUntil(lambda: page._table is not None and page._table.asked.period.first.year == NOW.year - 1)
    choose(page, qtbot, Qt.Key.Key_G, controls.by, "month")
    qtbot.waitUntil(lambda: page._table is not None and page._table.asked.by == ("month",))
    assert names(page)[0] == "2025-01"
    choose(page, qtbot, Qt.Key.Key_T, controls.then, "way")
    qtbot.waitUntil(lambda: page._table is not None and page._table.asked.by == ("month", "way"))
    assert {one.name for one in page.diagram.diagram.series} >= {"Incoming", "Missed"}
    for key, draw in ((Qt.Key.Key_I, Draw.LINE), (Qt.Key.Key_K, Draw.PIE), (Qt.Key.Key_B, Draw.BARS)):
        press(page, qtbot, key)
        qtbot.waitUntil(lambda wanted=draw: page.diagram.diagram.draw is wanted)
        assert not page.grab().isNull()
    choose(page, qtbot, Qt.Key.Key_M, controls.measure, "talk")
    qtbot.waitUntil(lambda: page.diagram.diagram.title == "Average talk")


def test_the_period_before_is_one_key_away(page, qtbot):
    press(page, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: page.is_counted and page._table.asked.period.first.year == NOW.year - 1)
    assert page.controls.span.currentData() == "last_year"
    press(page, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: page.is_counted and page._table.asked.period.first.year == NOW.year - 2)
    assert (page.controls.span.currentData(), page.controls.first.text()) == ("free", "2024-01-01")
    press(page, qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.is_counted and page.controls.span.currentData() == "last_year")


def test_free_days_are_typed_and_wrong_ones_are_said(page, qtbot):
    controls = page.controls
    choose(page, qtbot, Qt.Key.Key_P, controls.span, "free")
    qtbot.waitUntil(controls.first.hasFocus)
    controls.first.selectAll()
    qtbot.keyClicks(controls.first, "11-01")
    qtbot.keyClick(controls.first, Qt.Key.Key_Return)
    controls.last.setFocus()
    controls.last.selectAll()
    qtbot.keyClicks(controls.last, "11-10")
    qtbot.keyClick(controls.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._table is not None and page._table.asked.period.days == 10)
    assert controls.first.text() == "2026-11-01"
    controls.last.selectAll()
    qtbot.keyClicks(controls.last, "soon")
    qtbot.keyClick(controls.last, Qt.Key.Key_Return)
    assert controls.last.property("look") == "wrong"
    assert page.stated.currentWidget() is page.stated._failed


def test_enter_leads_to_the_records_behind_a_row(page, qtbot):
    page.figures.setFocus()
    qtbot.keyClick(page.figures.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.list_wanted) as caught:
        qtbot.keyClick(page.figures.view, Qt.Key.Key_Return)
    kind, query = caught.args
    assert kind == "call"
    wheres = {one.key: one for one in query.wheres}
    assert (wheres["operator"].op, wheres["operator"].values) == (Op.EQUAL, (names(page)[1],))


def test_where_no_list_can_show_them_it_is_said(page, qtbot):
    choose(page, qtbot, Qt.Key.Key_G, page.controls.by, "hour")
    qtbot.waitUntil(lambda: page._table is not None and page._table.asked.by == ("hour",))
    with qtbot.waitSignal(page.told) as caught:
        qtbot.keyClick(page.figures.view, Qt.Key.Key_Return)
    assert "No list" in caught.args[0]


def test_a_slow_one_is_stopped_by_escape_and_counted_again(page, qtbot, jobs):
    jobs.held = True
    press(page, qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(page.progress.isVisible)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    jobs.go()
    qtbot.waitUntil(lambda: page.stated.currentWidget() is page.stated._failed)
    assert not page.progress.isVisible()
    jobs.held = False
    page.stated.again.emit()
    counted(qtbot, page, "calls")
    assert page.stated.currentWidget() is page._both


def test_nothing_recorded_is_said(page, qtbot):
    page.controls.first.setModified(True)
    page.controls.span.setCurrentIndex(page.controls.span.findData("free"))
    page.controls.first.setText("1999-01-01")
    page.controls.last.setText("1999-12-31")
    page.count()
    qtbot.waitUntil(lambda: page.stated.currentWidget() is page.stated._empty)
    menu = page.export.menu()
    assert not any(one.isEnabled() for one in menu.actions())
    menu.close()
    menu.deleteLater()


def export(page, qtbot, place, path):
    qtbot.keyClick(page, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    action = menu.actions()[place]
    menu.close()
    action.trigger()
    qtbot.waitUntil(lambda: page.findChildren(QFileDialog) != [])
    dialog = page.findChildren(QFileDialog)[0]
    with qtbot.waitSignal(page.exported) as caught:
        dialog.selectFile(str(path))
        dialog.accept()
    return caught.args


def test_what_is_shown_becomes_a_sheet_with_its_chart(page, qtbot, tmp_path):
    said, path = export(page, qtbot, 0, tmp_path / "通话.xlsx")
    assert (said, path.name) == ("The statistic is in 通话.xlsx.", "通话.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A1"].value == "Calls"
    assert sheet["B2"].value == "2026-01-01 to 2026-12-31"
    assert len(sheet._charts) == 1


def test_what_is_shown_becomes_a_document_with_its_picture(page, qtbot, tmp_path):
    from docx import Document

    _said, path = export(page, qtbot, 1, tmp_path / "通话.docx")
    document = Document(str(path))
    assert document.paragraphs[0].text == "Calls"
    assert len(document.inline_shapes) == 1
    assert document.tables[0].rows[-1].cells[0].text == "Total"


def test_who_sees_them_but_may_not_export_calls_hears_it(page, qtbot, desk, bridge):
    desk.who = Who("王芳", "前台", frozenset({str(Right.STATISTICS)}))
    bridge.failed.disconnect()
    with qtbot.waitSignal(bridge.failed) as caught:
        page.export.menu().actions()[0].trigger()
    assert isinstance(caught.args[0], NotAllowed)
    assert page.findChildren(QFileDialog) == []


def test_a_figure_says_what_it_is_where_somebody_points_at_it(page, qtbot):
    page.grab()
    spot = page.diagram._spots[0]
    assert spot.words.startswith(names(page)[0])
    assert spot.where.contains(spot.where.center())
    assert page.diagram.rect().contains(QPoint(*spot.where.center().toPoint().toTuple()))
