"""What does the form say and offer where somebody else changed or deleted the record meanwhile?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.banner import Banner
from app.ui.record_conflict import ConflictPage
from tests.blank.spec import UMBRELLA
from tests.ui.test_record_form import load, new, press

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def test_both_versions_stand_side_by_side(qtbot, open_form, desk):
    saved = new(desk, deposit=100, phone="110")
    form = open_form(saved.id)
    desk.save(UMBRELLA, saved.id, saved.version, {"deposit": 900, "phone": "120"}).result()
    form.fields.editors["deposit"].setText("5.00")
    form.save()
    qtbot.waitUntil(lambda: isinstance(form._stack.currentWidget(), ConflictPage))
    page = form._stack.currentWidget()
    assert page.sides.right_ones() >= {"deposit"}
    assert "phone" not in page.sides.right_ones(), "I did not touch it"
    with qtbot.waitSignal(form.saved):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    values = load(desk, saved.id).values
    assert (values["deposit"], values["phone"]) == (500, "120")


def clash(qtbot, form):
    """Save the form, and give the page with both versions."""
    form.save()
    qtbot.waitUntil(lambda: isinstance(form._stack.currentWidget(), ConflictPage))
    return form._stack.currentWidget()


def test_of_two_versions_it_is_said_whose_the_other_is_and_what_both_changed(qtbot, open_form, desk):
    saved = new(desk, deposit=100, phone="110")
    form = open_form(saved.id)
    desk.save(UMBRELLA, saved.id, saved.version, {"deposit": 900, "phone": "120"}).result()
    form.fields.editors["deposit"].setText("5.00")
    page = clash(qtbot, form)
    qtbot.waitUntil(lambda: page._title.text().startswith("李娜 saved this meanwhile, at"))
    assert [one.text() for one in page.findChildren(QLabel) if one.text() == "both changed it"] == ["both changed it"]


def test_versions_are_chosen_by_arrows_and_by_a_click_on_the_words(qtbot, open_form, desk):
    saved = new(desk, deposit=100, phone="110", colour="red")
    form = open_form(saved.id)
    desk.save(UMBRELLA, saved.id, saved.version, {"colour": "blue", "phone": "120"}).result()
    form.fields.editors["colour"].setText("green")
    sides = clash(qtbot, form).sides
    first, second = list(sides._sides)[:2]
    focused = QApplication.focusWidget
    assert focused() in sides._sides[first], "the keyboard is at the first choice"
    before = sides.right_ones()
    press(qtbot, Qt.Key.Key_Down)
    assert focused() in sides._sides[second]
    assert sides.right_ones() == before, "going on chooses nothing"
    press(qtbot, Qt.Key.Key_Right if second not in before else Qt.Key.Key_Left)
    assert (second in sides.right_ones()) is (second not in before)
    words = next(one for one, side in sides._words.items() if side is sides._sides[first][0])
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert first not in sides.right_ones()


def delete(desk, id_):
    """As somebody at another seat does it."""
    desk.step(UMBRELLA, id_, "return").result()
    desk.delete(UMBRELLA, id_).result()


def test_what_was_deleted_meanwhile_is_told_at_once_and_can_become_a_new_one(qtbot, open_form, desk):
    saved = new(desk, deposit=100, due_on=date(2026, 11, 24))
    form = open_form(saved.id)
    form.fields.editors["deposit"].setText("5.00")
    delete(desk, saved.id)
    form.following.look()
    said = lambda: [one for one in form.findChildren(Banner) if "deleted this meanwhile" in one.text]  # noqa: E731
    qtbot.waitUntil(lambda: len(said()) == 1)
    assert said()[0].text.startswith("李娜")
    with qtbot.waitSignal(form.saved) as caught:
        said()[0].used.emit()
    made = load(desk, caught.args[0].id)
    assert (made.values["deposit"], made.state) == (500, "lent")


def test_saving_what_was_deleted_says_the_same(qtbot, open_form, desk):
    saved = new(desk, deposit=100, due_on=date(2026, 11, 24))
    form = open_form(saved.id)
    form.fields.editors["deposit"].setText("5.00")
    delete(desk, saved.id)
    form.save()
    qtbot.waitUntil(lambda: any("deleted this meanwhile" in one.text for one in form.findChildren(Banner)))
