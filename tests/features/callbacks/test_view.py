"""Can a round be gone through with the keyboard alone, without losing what was typed?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.core.phone import Numbers
from app.features.callbacks.spec import CALLBACK
from app.features.callbacks.view.pages import CallbackPages
from app.features.customers.spec import customer_type
from app.records.desk import Desk
from app.ui.record_place import RecordPlace
from tests.features.care import NOW, customer, repair

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
NUMBERS = Numbers("CN", "010")
CONTROL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


@pytest.fixture
def desk(store, who, clock):
    return Desk(store, who, clock, (CALLBACK, customer_type(lambda: NUMBERS)))


@pytest.fixture
def people(store, desk):
    """Three customers to be called back today, in this order."""
    ids = [store.run(lambda s, n=name, p=phone: customer(s, n, p)).result() for name, phone in PEOPLE]
    begin = {"due_on": NOW.astimezone().date(), "created_at": NOW}
    return [desk.save(CALLBACK, None, 0, {**begin, "customer_id": id_, "feedback_id": None}).result().id for id_ in ids]


PEOPLE = (("王小明", "13800138000"), ("郑凯", "13910772046"), ("孙丽华", "13601234821"))


@pytest.fixture
def place(qtbot, around, memory, store, people):
    one = RecordPlace(around, CALLBACK, memory)
    pages = CallbackPages(around, store, NUMBERS, one)
    pages.serve(one)
    qtbot.addWidget(one)
    one.resize(1200, 700)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.list.table.row_at(0) is not None)
    return one


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    assert QApplication.focusWidget() is not None
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def page_of(place):
    return place.currentWidget()


def begin(qtbot, place):
    place.list.view.setFocus()
    press(qtbot, "r")
    qtbot.waitUntil(lambda: name_of(place) == "王小明")
    return page_of(place)


def name_of(place):
    turn = getattr(page_of(place), "_turn", None)
    return turn.customer if turn else ""


def test_a_round_from_the_list_to_its_summary(qtbot, place, desk, people):
    page = begin(qtbot, place)
    assert QGuiApplication.clipboard().text() == "13800138000"
    press(qtbot, "5")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.answers.editors["feedback_id"])
    page.answers.editors["feedback"].setPlainText("冰量够用")
    press(qtbot, ENTER, CONTROL)
    qtbot.waitUntil(lambda: name_of(place) == "郑凯")
    assert page.answers.values()[0]["satisfaction"] is None, "the next one begins empty"
    assert QApplication.focusWidget() is page.answers.editors["satisfaction"]
    press(qtbot, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: name_of(place) == "孙丽华")
    press(qtbot, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is page.summary
    states = [desk.load(CALLBACK, id_).result() for id_ in people]
    assert [one.state for one in states] == ["handled", "in_progress", "in_progress"]
    assert (states[0].values["satisfaction"], states[0].values["feedback"]) == (5, "冰量够用")
    press(qtbot, "g")
    qtbot.waitUntil(lambda: name_of(place) == "孙丽华")
    press(qtbot, "4")
    press(qtbot, ENTER, CONTROL)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.summary)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: page_of(place) is place.list)


def test_a_turn_that_says_nothing_is_not_saved(qtbot, place):
    page = begin(qtbot, place)
    press(qtbot, ENTER, CONTROL)
    qtbot.waitUntil(page.answers._below["satisfaction"].isVisible)
    assert name_of(place) == "王小明"


def test_what_was_typed_survives_the_end_of_the_round(qtbot, place):
    page = begin(qtbot, place)
    press(qtbot, "3")
    page.answers.editors["feedback"].setPlainText("噪声大")
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: page_of(place) is place.list)
    page = begin(qtbot, place)
    qtbot.waitUntil(lambda: page.answers.values()[0]["feedback"] == "噪声大")
    assert page.answers.values()[0]["satisfaction"] == 3


def test_somebody_elses_call_is_passed_over(qtbot, place, desk, people):
    page = begin(qtbot, place)
    desk.save(CALLBACK, people[1], 1, {"satisfaction": 4}).result()
    desk.step(CALLBACK, people[1], "handle").result()
    press(qtbot, "5")
    press(qtbot, ENTER, CONTROL)
    qtbot.waitUntil(lambda: name_of(place) == "孙丽华")
    assert page._progress.text() == "3 of 3"


def test_those_never_called_back_become_a_round(qtbot, place, store):
    def fill(session):
        return [repair(session, customer(session, name), 10 + at, f"WX{at}") for at, name in enumerate("甲乙丙")]

    store.run(fill).result()
    place.list.view.setFocus()
    press(qtbot, "n")
    qtbot.waitUntil(
        lambda: getattr(page_of(place), "list", None) is not None and page_of(place).list.current is not None
    )
    page = page_of(place)
    assert [one.customer for one in page._found] == ["甲", "乙", "丙"]
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, ENTER, CONTROL)
    qtbot.waitUntil(lambda: name_of(place) == "甲")
    assert page_of(place)._progress.text() == "1 of 2"
