"""Does the list go to the record that was just made, and say so where what is chosen above hides it?"""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.records.listing import Query
from app.ui.record_place import RecordPlace
from tests.blank.model import Umbrella, UmbrellaState
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
COUNT = 350


@pytest.fixture
def place(qtbot, around, memory, records, clock):
    def fill(session):
        for at in range(COUNT):
            made = clock.now() + timedelta(minutes=at)
            one = {"number": f"YS{at:04}", "colour": f"c{at:03}", "state": UmbrellaState.LENT, "created_at": made}
            session.add(Umbrella(**one, due_on=date(2026, 11, 24), wet=False, deposit=at))

    records.run(fill).result()
    one = RecordPlace(around, UMBRELLA, memory)
    one.told_ = []
    one.told.connect(one.told_.append)
    qtbot.addWidget(one)
    one.resize(1200, 600)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.list.table.row_at(0) is not None and one.list.table.total == COUNT)
    return one


def make(qtbot, place, colour):
    place.start({"colour": colour, "due_on": date(2026, 11, 24)}, {})
    qtbot.waitUntil(lambda: place.form is not None and place.form._base is not None)
    place.form.save()
    qtbot.waitUntil(lambda: place.form is None)


def current(place):
    row = place.list.table.row_at(place.list.view.currentIndex().row())
    return row and row.cells[1]


@pytest.mark.parametrize("order", ["colour", "-colour"])
@pytest.mark.parametrize("colour", ["a first", "c200m", "z last"])
def test_the_list_goes_to_it_wherever_it_stands(qtbot, place, order, colour):
    place.list.use(Query(order=order))
    qtbot.waitUntil(lambda: place.list.table.row_at(0) is not None and place.list.table.total == COUNT)
    make(qtbot, place, colour)
    qtbot.waitUntil(lambda: current(place) == colour)
    assert place.list.table.total == COUNT + 1
    assert len(place.told_) == 1


def test_it_says_so_where_what_is_chosen_hides_it_and_the_list_stays_where_it_was(qtbot, place):
    place.list.use(Query(text="c01"))
    qtbot.waitUntil(lambda: place.list.table.total == 10 and place.list.table.row_at(3) is not None)
    place.list.view.go_to(3)
    before = current(place)
    make(qtbot, place, "white")
    qtbot.waitUntil(lambda: len(place.told_) == 2)
    assert "Esc" in place.told_[1]
    assert current(place) == before


def test_ctrl_n_begins_one_also_where_the_card_has_a_key_for_it(qtbot, place):
    assert place.list.head.new_key != "Ctrl+N"
    qtbot.keyClick(place.list.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert place.form is not None


def press_copy(qtbot, widget):
    qtbot.keyClick(widget, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_one_is_begun_like_the_current_one_of_the_list(qtbot, place):
    place.list.view.go_to(3)
    like = current(place)
    press_copy(qtbot, place.list.view)
    qtbot.waitUntil(lambda: place.form is not None and place.form._base is not None)
    assert (place.form.id, place.form.fields.values()[0]["colour"]) == (None, like)
    assert not place.form.is_changed, "nothing would be lost"
    place.form.fields.put({"colour": "white", "due_on": date(2026, 11, 24)}, {})
    place.form.save()
    qtbot.waitUntil(lambda: current(place) == "white")


def test_one_is_begun_like_that_in_the_form_once_nothing_would_be_lost(qtbot, place):
    place.open(place.list.current.id)
    qtbot.waitUntil(lambda: place.form is not None and place.form._base is not None)
    first = place.form
    assert not first.head._copy.isHidden()
    first.fields.put({"colour": "changed"}, {})
    first.head._copy.click()
    assert (place.form, len(place.told_)) == (first, 1)
    first.fields.put({"colour": first._base["colour"]}, {})
    first.head._copy.click()
    qtbot.waitUntil(lambda: place.form is not None and place.form is not first)
    assert place.form.id is None


def test_opening_one_and_saving_it_stays_with_it_and_says_no_more(qtbot, place):
    place.list.view.go_to(3)
    before = current(place)
    place.open(place.list.current.id)
    qtbot.waitUntil(lambda: place.form is not None and place.form._base is not None)
    place.form.save()
    qtbot.waitUntil(lambda: place.form is None)
    assert current(place) == before
    assert len(place.told_) == 1
