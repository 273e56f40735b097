"""Does a new kind get its list, form, steps, card entry and key without a line in the engine or its pages?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.records.listing import Query
from app.records.timeline import story_of
from app.ui.record_form import RecordForm
from app.ui.record_place import RecordPlace
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def place(qtbot, around, memory):
    one = RecordPlace(around, UMBRELLA, memory)
    qtbot.addWidget(one)
    one.resize(1200, 700)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    return one


def fill(form, **values):
    form.fields.put(values, {})
    form.fields.changed.emit()


def test_from_the_empty_list_to_a_saved_record_by_keys(qtbot, place, desk):
    qtbot.waitUntil(lambda: place.list.states.currentWidget() is not place.list.view)
    qtbot.keyClick(place.list, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: place.form is not None and place.form.fields.current_key() == "colour")
    for key in "red":
        qtbot.keyClick(QApplication.focusWidget(), key)
    with qtbot.waitSignal(place.told):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: place.form is None)
    page = desk.page(UMBRELLA, Query()).result()
    assert page.rows[0].cells[1] == "red"
    assert desk.load(UMBRELLA, page.rows[0].id).result().values["note"] == "by 李娜", "the type's defaults were kept"


def test_a_step_by_its_key_in_the_list(qtbot, place, desk, records):
    saved = desk.save(UMBRELLA, None, 0, {"colour": "red", "due_on": date(2026, 11, 24)}).result()
    place.take(records.commits[-1])
    qtbot.waitUntil(lambda: place.list.table.rowCount() == 1 and place.list.table.row_at(0) is not None)
    qtbot.keyClick(place.list.view, "r")
    qtbot.waitUntil(lambda: desk.load(UMBRELLA, saved.id).result().state == "back")


def test_a_form_opened_from_the_card_has_the_customer_filled_in(qtbot, around, desk):
    form = RecordForm(around, UMBRELLA, start={"customer_id": 7, "phone": "138"}, back="王小明")
    qtbot.addWidget(form)
    fill(form, colour="blue")
    with qtbot.waitSignal(form.saved) as caught:
        form.save()
    values = desk.load(UMBRELLA, caught.args[0].id).result().values
    assert (values["phone"], values["colour"]) == ("138", "blue")


def test_it_stands_on_the_card(desk, records, clock):
    desk.save(UMBRELLA, None, 0, {"colour": "red", "customer_id": 7}).result()
    story = records.look(lambda s: story_of(s, (UMBRELLA,), 7, clock.now(), 5)).result()
    assert story.counts == {"umbrella": 1}
    assert [one.title for one in story.events] == ["red"]
    assert len(story.remarks) == 1
    assert UMBRELLA.card.f_key == "F12"
