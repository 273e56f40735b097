"""Is a field of the ticked records changed from the bar below the list, by keys, with its way back?"""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.records.keeping import Batch
from app.ui.record_page import RecordPage
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def ids(desk):
    return [desk.save(UMBRELLA, None, 0, {"colour": one, "tags": "old"}).result().id for one in "rgb"]


@pytest.fixture
def page(qtbot, around, memory, ids):
    one = RecordPage(around, UMBRELLA, memory)
    qtbot.addWidget(one)
    one.resize(1200, 600)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.table.row_at(2) is not None and one.view.hasFocus())
    one.table.tick(ids, on=True)
    return one


def choose(page, name):
    bar = page.foot.change
    bar.field.setCurrentText(name)
    bar.field.activated.emit(bar.field.currentIndex())
    bar.field.setFocus()
    QTest.keyClick(bar.field, Qt.Key.Key_Return)


def write(editor, text):
    """Type what no key of the keyboard alone gives."""
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text))


def values(desk, ids, key):
    return [desk.load(UMBRELLA, one).result().values[key] for one in ids]


def test_a_day_for_all_that_are_ticked_by_keys(qtbot, page, desk, ids):
    qtbot.keyClick(page.view, "e")
    assert page.foot.change.field.hasFocus()
    choose(page, "Due")
    qtbot.keyClicks(QApplication.focusWidget(), "2026-11-24")
    with qtbot.waitSignal(page.undoable) as caught:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert caught.args[0] == "3 record(s) changed"
    assert values(desk, ids, "due_on") == [date(2026, 11, 24)] * 3
    assert not page.foot.change.isVisible()
    assert not page.table.ticks
    assert page.view.hasFocus()


def test_arrows_pass_fields_and_tab_leads_to_the_value_and_the_button(qtbot, page):
    qtbot.keyClick(page.view, "e")
    bar = page.foot.change
    for _ in range(2):
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    assert (bar.field.currentIndex(), bar.field.hasFocus()) == (2, True)
    qtbot.keyClick(bar.field, Qt.Key.Key_Tab)
    while QApplication.focusWidget() is not bar._editor and bar.isAncestorOf(QApplication.focusWidget()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # past what is done with tags
    assert QApplication.focusWidget() is bar._editor
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bar._go


def test_what_cannot_be_understood_is_said_in_the_bar(qtbot, page, desk, ids):
    qtbot.keyClick(page.view, "e")
    choose(page, "Due")
    qtbot.keyClicks(QApplication.focusWidget(), "someday")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.foot.change._wrong.text() == "This does not fit here."
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.foot.change.isVisible()
    assert page.view.hasFocus()
    assert values(desk, ids, "due_on") == [None] * 3


def test_tags_are_added_unless_something_else_is_chosen(qtbot, page, desk, ids):
    qtbot.keyClick(page.view, "e")
    choose(page, "Tags")
    assert page.foot.change.way.isVisible()
    qtbot.keyClicks(QApplication.focusWidget(), "vip")
    with qtbot.waitSignal(page.undoable):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert all({"old", "vip"} <= set(one.split()) for one in values(desk, ids, "tags"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("folding", "folding"), ("walk", "walking stick"), ("new kind", "new kind"), ("长", "长柄伞"), ("zd", "折叠伞")],
)
def test_a_typed_word_needs_enter_once(qtbot, page, desk, typed, meant):
    for one in ("folding", "walking stick", "长柄伞", "折叠伞"):
        desk.save(UMBRELLA, None, 0, {"colour": "red", "kind_id": one}).result()
    ticked = page.chosen()
    qtbot.keyClick(page.view, "e")
    choose(page, "Kind")
    editor = page.foot.change._editor
    qtbot.waitUntil(lambda: bool(editor.words.ids and editor.words.spelled))
    write(editor, typed)
    popup = editor.completer().popup()
    qtbot.waitUntil(lambda: popup.isVisible() or typed == "new kind")
    with qtbot.waitSignal(page.undoable):
        qtbot.keyClick(popup if popup.isVisible() else editor, Qt.Key.Key_Return)
    words = dict(desk.choices("umbrella").result())
    assert [words[one] for one in values(desk, ticked, "kind_id")] == [meant] * 3


@pytest.mark.parametrize(("first", "meant"), [(None, "长柄伞"), (Qt.Key.Key_Escape, "长")])
def test_tab_takes_what_is_marked_unless_the_list_was_closed(qtbot, page, desk, first, meant):
    desk.save(UMBRELLA, None, 0, {"colour": "red", "kind_id": "长柄伞"}).result()
    qtbot.keyClick(page.view, "e")
    choose(page, "Kind")
    editor = page.foot.change._editor
    qtbot.waitUntil(lambda: bool(editor.words.ids))
    write(editor, "长")
    popup = editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    if first:
        qtbot.keyClick(popup, first)
    qtbot.keyClick(popup if popup.isVisible() else editor, Qt.Key.Key_Tab)
    assert (editor.text(), popup.isVisible()) == (meant, False)
    assert QApplication.focusWidget() is page.foot.change._go


def test_a_refusal_of_all_stays_in_the_bar(qtbot, page, records):
    page.foot.change.begin()
    page.foot.change._ids = (999,)
    choose(page, "Wet")
    page.foot.change.apply()
    qtbot.waitUntil(lambda: "no longer there" in page.foot.change._wrong.text())
    assert page.foot.change.isVisible()


def test_where_all_are_so_already_that_is_said(qtbot, page, ids):
    page.foot.change.begin()
    with qtbot.waitSignal(page.refused) as said:
        page.foot.change._on_done(Batch(len(ids), {}, None))  # an umbrella is another one at each save
    assert said.args == ["Nothing had to be changed."]
