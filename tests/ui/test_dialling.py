"""Can any number on the screen be dialled, by key and by mouse, and is it in the clipboard where no box can?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from app.boot.dialling import Dialling
from app.core.options import DIAL_PREFIX, Settings
from app.core.phone import Numbers
from app.ui.dialling import KEY, DialButton, DialWishes, number_in_sight, number_menu, wish
from app.ui.keys import Keys
from app.ui.kit import Banner
from app.ui.messages import Messages, NoticeArea


class Row(QWidget):
    """Shows a number, as a list does of its current row."""

    def __init__(self, number, parent=None):
        super().__init__(parent)
        self.number = number
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def number_to_dial(self):
        return self.number


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.field = QLineEdit(window)
    window.row = Row("010-6555 1234", window)
    layout = QVBoxLayout(window)
    layout.addWidget(window.field)
    layout.addWidget(window.row)
    window.wishes = DialWishes(window, Keys())
    window.wanted = []
    window.wishes.wanted.connect(window.wanted.append)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def test_the_key_dials_the_number_nearest_to_the_caret(window, qtbot):
    window.row.setFocus()
    qtbot.keyClick(window.row, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.wanted == ["010-6555 1234"]
    assert KEY == "Ctrl+D"

    window.field.setFocus()  # shows none, nor does anything around it
    qtbot.keyClick(window.field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(window.wanted) == 1


def test_what_holds_the_keyboard_may_stand_in_something_that_shows_a_number(window):
    inner = QLineEdit(window.row)
    assert number_in_sight(inner) == "010-6555 1234"
    assert number_in_sight(None) == ""


def test_the_number_beside_the_field_is_meant_where_the_field_has_none(window):
    form = QWidget(window)
    subject, hidden, shown = QLineEdit(form), Row("10000", form), Row("10086", form)
    hidden.hide()
    assert number_in_sight(subject) == "10086"
    shown.number = ""
    assert number_in_sight(subject) == ""


def test_a_dialogue_hands_the_wish_on_to_its_window(window, qtbot):
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    wish(field, "13800138000")
    assert window.wanted == ["13800138000"]
    wish(field, "")
    alone = QWidget()
    qtbot.addWidget(alone)
    wish(alone, "13800138000")  # nobody there takes it
    assert window.wanted == ["13800138000"]


def test_a_field_with_a_number_has_a_telephone_to_press(window, theme):
    DialButton(theme, window.field)
    (action,) = window.field.actions()
    assert not action.isVisible()
    window.field.setText("138 0013 8000")
    assert action.isVisible()
    action.trigger()
    assert window.wanted == ["138 0013 8000"]


def test_the_menu_of_a_number_dials_and_copies(window, theme):
    menu = number_menu(window.row, theme, "10086")
    dial, copy = menu.actions()
    dial.trigger()
    copy.trigger()
    assert window.wanted == ["10086"]
    assert QApplication.clipboard().text() == "10086"


class Boxes:
    def __init__(self, can):
        self.can, self.dialled = can, []

    def dial(self, number):
        self.dialled.append(number)
        return self.can


@pytest.fixture
def dialling(window, theme):
    """Dials through boxes that can, or cannot."""

    def make(can, prefix=""):
        area = NoticeArea(theme)
        area.setParent(window)
        settings = Settings({DIAL_PREFIX.key: prefix})
        boxes, opened = Boxes(can), []
        numbers = Numbers("CN", "010")
        one = Dialling(boxes, lambda: numbers, settings, Messages(theme, area, window), opened.append)
        return one, boxes, area, opened

    return make


def test_a_box_that_can_dials_with_the_digit_for_an_outside_line(dialling):
    one, boxes, area, _ = dialling(True, "0")
    one.dial("+86 138 0013 8000")
    assert boxes.dialled == ["013800138000"]
    assert "13800138000 is being dialled" in area.sentences[0]


def test_where_no_box_can_the_number_is_copied_and_a_telephone_program_offered(dialling):
    one, _, area, opened = dialling(False, "0")
    one.dial("138-0013-8000")
    assert QApplication.clipboard().text() == "13800138000"
    assert area.sentences[0].startswith("Dial 13800138000; it is copied.")
    area.findChild(Banner).used.emit()
    assert [url.toString() for url in opened] == ["tel:13800138000"]


def test_what_is_no_number_is_not_dialled(dialling):
    one, boxes, area, _ = dialling(True)
    one.dial("anonymous")
    assert boxes.dialled == []
    assert area.sentences == ()
