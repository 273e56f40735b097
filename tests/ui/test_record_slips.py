"""Does Ctrl+P ask for the slips of what is ticked, of the current row, of the record in the form, saved first?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.record_place import RecordPlace
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def three(desk):
    return [desk.save(UMBRELLA, None, 0, {"colour": one, "due_on": date(2026, 11, 24)}).result().id for one in "rgb"]


@pytest.fixture
def place(qtbot, around, memory, three):
    one = RecordPlace(around, UMBRELLA, memory)
    one.asked_ = []
    one.print_wanted.connect(lambda kind, ids, name: one.asked_.append((kind, set(ids), name)))
    qtbot.addWidget(one)
    one.resize(1200, 700)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.list.table.row_at(2) is not None and one.list.view.hasFocus())
    return one


def settle(qtbot, place):
    """The offscreen screen takes the window back when a form is laid over the list."""
    place.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is place)


def print_it(qtbot):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, CTRL)


def test_in_the_list(qtbot, place, three):
    current = place.list.chosen()
    print_it(qtbot)
    place.list.table.tick(three, on=True)
    print_it(qtbot)
    assert place.asked_ == [("umbrella", set(current), ""), ("umbrella", set(three), "")]


def test_in_a_form_as_it_is_and_after_saving_what_was_changed(qtbot, place, three, desk):
    place.open(three[0])
    qtbot.waitUntil(lambda: place.form._base is not None)
    settle(qtbot, place)
    place.form.fields.go_to("colour")
    print_it(qtbot)
    assert [ids for _, ids, _ in place.asked_] == [{three[0]}]
    assert place.form is not None
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    print_it(qtbot)
    qtbot.waitUntil(lambda: len(place.asked_) == 2)
    assert place.form is None
    assert "x" in desk.load(UMBRELLA, three[0]).result().values["colour"]


def test_a_new_one_is_saved_first(qtbot, place):
    place.start({"colour": "white", "due_on": date(2026, 11, 24)}, {})
    qtbot.waitUntil(lambda: place.form is not None and place.form._base is not None)
    settle(qtbot, place)
    place.form.setFocus()
    print_it(qtbot)
    qtbot.waitUntil(lambda: len(place.asked_) == 1)
    assert place.form is None
