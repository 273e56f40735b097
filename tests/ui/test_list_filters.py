"""Are columns filtered, lists kept and turned to again, all by keys, and columns remembered for each person?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from app.core.access import Who
from app.records.field import Kind
from app.records.listing import Query
from app.records.wheres import Op, Span, Where, ops_of
from app.ui.kit import KeyButton
from app.ui.record_page import RecordPage
from app.ui.saved_menu import ManageDialog, NameDialog
from app.ui.where_dialog import WhereDialog, fields_of
from app.ui.where_words import sentence
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def page(qtbot, around, memory, desk):
    for colour, deposit, kind in (("red", 1000, "长柄"), ("green", 500, "折叠"), ("blue", 2500, None)):
        desk.save(UMBRELLA, None, 0, {"colour": colour, "deposit": deposit, "kind_id": kind}).result()
    one = RecordPage(around, UMBRELLA, memory)
    qtbot.addWidget(one)
    one.resize(1200, 600)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.table.row_at(2) is not None and one.view.hasFocus())
    return one


def colours(page):
    rows = (page.table.row_at(at) for at in range(page.table.rowCount()))
    return {row.cells[1] for row in rows if row}


def dialog(page, kind):
    return next((one for one in page.findChildren(kind) if one.isVisible()), None)


def choose(asked, label):
    asked.columns.setCurrentItem(asked.columns.findItems(label, Qt.MatchFlag.MatchExactly)[0])
    return asked.condition


def test_an_amount_is_asked_for_and_taken_away_by_its_cross(qtbot, page):
    qtbot.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    asked = dialog(page, WhereDialog)
    condition = choose(asked, "Deposit")
    assert "takes a moment" in asked._note.text()
    asked.use()
    assert asked._wrong.text()
    qtbot.keyClicks(condition.editor, "10")
    with qtbot.waitSignal(page.wheres.changed):
        qtbot.keyClick(condition.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.total == 2 and colours(page) == {"red", "blue"})
    chip, cross = page.wheres.findChildren(KeyButton)
    assert chip.words == "Deposit ≥ 10.00"
    cross.click()
    qtbot.waitUntil(lambda: page.table.total == 3)
    assert not page.wheres.isVisible()


def test_tab_leads_from_the_columns_into_the_condition(qtbot, page):
    page.head.filter_wanted.emit()
    dialog = page.findChild(WhereDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    for row in range(2):  # the condition is another one for each
        dialog.columns.setCurrentRow(row)
        qtbot.waitUntil(dialog.condition.isVisible)
        dialog.columns.setFocus()
        qtbot.keyClick(dialog.columns, Qt.Key.Key_Tab)
        assert dialog.condition.isAncestorOf(QApplication.focusWidget())
    dialog.reject()


def test_choices_are_ticked_and_changed_by_their_chip(qtbot, page):
    page.wheres.begin()
    asked = dialog(page, WhereDialog)
    ticks = choose(asked, "Kind")
    qtbot.waitUntil(lambda: ticks.count() == 3)
    ticks.findItems("长柄", Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)
    asked.use()
    qtbot.waitUntil(lambda: page.table.total == 1 and colours(page) == {"red"})
    chip = page.wheres.findChildren(KeyButton)[0]
    assert chip.words == "Kind: 长柄"
    chip.click()
    asked = dialog(page, WhereDialog)
    qtbot.waitUntil(lambda: asked.condition.count() == 3)
    assert asked.condition.findItems("长柄", Qt.MatchFlag.MatchExactly)[0].checkState() is Qt.CheckState.Checked
    asked.condition.findItems("not filled in", Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)
    asked.use()
    qtbot.waitUntil(lambda: page.table.total == 2)
    assert len(page.query.wheres) == 1
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.table.total == 3)
    assert page.wheres.wheres == ()


def test_every_kind_of_column_is_asked_for_and_shown_again(qtbot, page, around):
    page.wheres.begin()
    asked = dialog(page, WhereDialog)
    for field in fields_of(UMBRELLA, around):
        condition = choose(asked, str(field.label))
        for op in ops_of(field):
            values = {
                Op.WITHIN: (date(2026, 11, 1), None),
                Op.CONTAINS: ("x",),
                Op.ONE_OF: ("lent",) if field.kind is Kind.STATE else (True,),
            }.get(op, ()) or ((5,) if op in (Op.AT_LEAST, Op.EQUAL, Op.AT_MOST) else ())
            if field.kind is Kind.TEXT and op is Op.EQUAL:
                values = ("5",)
            if field.kind is Kind.CHOICE:
                continue
            where = Where(field.key, op, values)
            condition.put(where)
            assert condition.where() == where
            assert str(field.label) in sentence(UMBRELLA, where, around.cells, around.settings)
    days = choose(asked, "Due")
    days.put(Where("due_on", Op.WITHIN, (Span.LAST_WEEK,)))
    assert days.where().values == (Span.LAST_WEEK,)
    days.put(Where("due_on", Op.WITHIN, (date(2026, 11, 2), date(2026, 11, 1))))
    asked.use()
    assert asked._wrong.text(), "from is after to"
    asked.reject()


def test_a_list_is_kept_under_a_name_and_turned_to_by_its_figure(qtbot, page, desk):
    page.search.setText("re")
    qtbot.waitUntil(lambda: page.table.total == 1)
    page.saved.ask_name()
    asked = dialog(page, NameDialog)
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked._wrong.text() == "Please fill this in.")
    asked.name.setText("红的")
    with qtbot.waitSignal(page.told):
        qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    page.show_all()
    qtbot.waitUntil(lambda: page.table.total == 3 and page.search.text() == "")
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    qtbot.keyClick(page.view, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    qtbot.keyClick(QApplication.activePopupWidget(), "1")
    qtbot.waitUntil(lambda: page.table.total == 1 and page.search.text() == "re")


def test_kept_lists_are_renamed_and_deleted(qtbot, page, desk):
    desk.saved.save(UMBRELLA, "a", Query(text="re"), everybody=True).result()
    desk.saved.save(UMBRELLA, "b", Query(text="re"), everybody=True).result()
    manage = ManageDialog(page.saved._around, UMBRELLA, desk.saved.of(UMBRELLA).result(), page)
    manage.open()
    manage.rename()
    asked = dialog(manage, NameDialog)
    asked.name.setText("b")
    asked._keep.click()
    qtbot.waitUntil(lambda: "already" in asked._wrong.text())
    asked.name.setText("c")
    asked._keep.click()
    qtbot.waitUntil(
        lambda: [manage.names.item(at).text() for at in range(2)] == ["b (for everybody)", "c (for everybody)"]
    )
    manage.delete()
    qtbot.waitUntil(lambda: manage.names.count() == 1)
    assert isinstance(manage, QDialog)
    manage.close()


def test_a_list_shows_its_chips_conditions_and_order(qtbot, page):
    where = Where("deposit", Op.AT_LEAST, (1000,))
    page.use(Query("colour", "", (), (where,)))
    qtbot.waitUntil(lambda: page.table.total == 2)
    assert page.columns.order == "colour"
    assert page.wheres.wheres == (where,)
    page.use(Query(filters=("wet",)))
    assert page.chips.keys == ("wet",)
    assert page.query.order == "colour", "a list kept without an order leaves it"


def test_columns_are_remembered_for_each_person_who_signs_in(qtbot, page, desk, memory):
    desk.sign_in(Who("张三", "seat", None, id=1))
    page.hide()
    page.show()
    page.columns._on_toggled("seen_at", on=True)
    qtbot.waitUntil(lambda: "seen_at" in memory.recall("page.umbrella.张三", {}).get("columns", ()))
    desk.sign_in(Who("李四", "seat", None, id=2))
    page.hide()
    page.show()
    assert "seen_at" not in [one.key for one in page.table.fields]
    desk.sign_in(Who("张三", "seat", None, id=1))
    page.hide()
    page.show()
    assert "seen_at" in [one.key for one in page.table.fields]
