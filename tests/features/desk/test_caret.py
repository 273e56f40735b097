"""Is the caret always where the operator expects it, whichever view comes to the front?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.desk.view.today_page import TodayPage
from tests.features.desk.conftest import KAI, MING, STRANGER

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def test_taking_an_unknown_caller_from_a_note_puts_the_caret_on_the_name(desk, lines, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    lines.answer(1)
    desk.page.card.this_call.note.setFocus()
    lines.ring(2, STRANGER)  # its face is still being looked up when the operator takes it
    desk.choose_line(2)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.unknown)
    assert QApplication.focusWidget() is desk.page.unknown.form.name


def test_page_that_gets_the_keyboard_gives_it_to_its_view(desk, window, lines, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    window.elsewhere.setFocus()
    desk.page.setFocus()
    assert QApplication.focusWidget() is desk.page.card.timeline.list


def test_line_key_for_a_call_that_just_came_to_the_front_stays_on_it(desk, lines, clock, qtbot):
    lines.ring(3, STRANGER)
    lines.hang_up(3)
    desk.page.tabs.chosen.emit(None)
    clock.advance(60)
    call = lines.ring(3, MING)
    qtbot.waitUntil(lambda: desk.front == call.uuid)
    desk.choose_line(3)
    assert desk.front == call.uuid


def test_handled_call_gives_its_place_to_the_next_one(desk, window, lines, store, qtbot):
    for line in (1, 2, 3):
        lines.hang_up(lines.ring(line, f"1390000000{line}").line)
    page = TodayPage(desk)
    window.layout().addWidget(page)
    page.show()
    listed = page.missed.list
    qtbot.waitUntil(lambda: listed.model().rowCount() == 3)
    page.missed.go()
    listed.setCurrentIndex(listed.model().index(1, 0))
    below = listed.model().index(2, 0).data()
    before = len(store.commits)
    qtbot.keyClicks(listed, "h")
    qtbot.waitUntil(lambda: len(store.commits) > before)
    desk.answers.take_changes(store.commits[-1])
    qtbot.waitUntil(lambda: listed.model().rowCount() == 2)
    assert listed.currentIndex().row() == 1
    assert listed.currentIndex().data() == below


def test_esc_leads_back_to_the_page_a_call_was_opened_on(desk, window, lines, shown, qtbot):
    call = lines.ring(1, MING)
    lines.hang_up(1)
    shown.clear()  # the log of calls is in front
    desk.do(desk.pops.choose(call.uuid))
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    with qtbot.waitSignal(desk.left):
        desk.page.left.emit()


def test_tab_passes_by_the_number_that_came_with_the_call(desk, lines, qtbot):
    lines.ring(1, STRANGER)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.unknown)
    form = desk.page.unknown.form
    form.contact.setFocus()
    qtbot.keyClick(form.contact, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.second


def test_muted_blacklisted_caller_gives_the_covered_page_back(desk, lines, shown, qtbot):
    shown.clear()  # the day's page is in front
    lines.ring(1)  # the number comes with the second ring
    shown.add("desk")
    with qtbot.waitSignal(desk.left):
        lines.change(1, number=KAI, rings=2)


def test_tab_that_goes_takes_neither_page_nor_caret_along(desk, window, lines, qtbot):
    missed = lines.ring(1, STRANGER)
    lines.hang_up(1)
    lines.ring(2, MING)
    desk.choose_line(2)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    window.elsewhere.setFocus()
    desk.do(desk.pops.handled(missed.uuid, desk.means.scene()))
    assert missed.uuid not in desk.page.tabs.uuids
    assert QApplication.focusWidget() is window.elsewhere
