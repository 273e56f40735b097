"""Does each setting check what is typed, count at once, and say when it could not be kept?"""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.core.options import (
    AREA_CODE,
    COMPANY_NAME,
    LINES_HERE,
    MUTE_BLACKLIST,
    OPTIONS,
    POP_MODE,
    THEME,
    TOAST_S,
    Settings,
)
from app.ui.settings_page import SettingsPage


class Grabbing(QLineEdit):
    """A page that takes the keyboard whenever it is shown, as lists do."""

    def __init__(self):
        super().__init__()
        self.setFocusProxy(QLineEdit(self))

    def showEvent(self, event):
        super().showEvent(event)
        self.setFocus()


@pytest.fixture
def kept():
    return {}


@pytest.fixture
def page(qtbot, theme, bridge, kept):
    def keep(option, value):
        kept[option.key] = value

    boxes, parts = ("Boxes", lambda: QLabel("the boxes")), ("Spare parts", Grabbing)
    one = SettingsPage(theme, bridge, Settings(), keep, [boxes], [parts])
    qtbot.addWidget(one)
    one.show()
    return one


def type_(row, text):
    row.editor.setText(text)  # key clicks know Latin letters only
    row.editor.textEdited.emit(text)
    row.editor.editingFinished.emit()


def test_every_option_has_its_row(page):
    assert set(page.rows) == {one.key for one in OPTIONS}
    for option in OPTIONS:
        editor = page.rows[option.key].editor
        wanted = QCheckBox if isinstance(option.default, bool) else QComboBox if option.choices else QLineEdit
        assert isinstance(editor, wanted), option.key
        assert editor.accessibleName()


def test_a_change_counts_at_once(qtbot, page, kept):
    type_(page.rows[COMPANY_NAME.key], "海底捞")
    type_(page.rows[TOAST_S.key], "30")
    page.rows[MUTE_BLACKLIST.key].editor.click()
    box = page.rows[THEME.key].editor
    box.setCurrentIndex(2)
    with qtbot.waitSignal(page.changed) as caught:
        box.activated.emit(2)
    assert caught.args == [THEME]
    assert kept == {"company_name": "海底捞", "toast_s": 30, "mute_blacklist": False, "theme": "dark"}


def test_what_does_not_fit_is_said_and_not_kept(page, kept):
    row = page.rows[TOAST_S.key]
    for text in ("x", "601", "-1", ""):
        type_(row, text)
        assert "600" in row._below.text()
    type_(page.rows[AREA_CODE.key], "0101010")
    assert page.rows[AREA_CODE.key].editor.property("look") == "wrong"
    assert kept == {}
    type_(row, "60")
    assert row.editor.property("look") == ""
    assert kept == {"toast_s": 60}


def test_the_same_value_again_is_no_change(page, kept):
    page.rows[POP_MODE.key].editor.activated.emit(0)
    type_(page.rows[AREA_CODE.key], "010")
    assert kept == {}


def test_pages_brought_along_are_made_when_looked_at(page):
    assert page.findChild(QLabel, "") is not None
    assert not [one for one in page.findChildren(QLabel) if one.text() == "the boxes"]
    page.show_page("Boxes")
    assert next(one for one in page.findChildren(QLabel) if one.text() == "the boxes").isVisible()


def test_what_cannot_be_kept_is_said_at_the_setting(qtbot, theme, bridge):
    away = Future()
    away.set_exception(DatabaseUnavailable(Text("database", "The server does not answer.")))
    page = SettingsPage(theme, bridge, Settings(), lambda _option, _value: away)
    qtbot.addWidget(page)
    type_(page.rows[COMPANY_NAME.key], "海底捞")
    qtbot.waitUntil(lambda: page.rows[COMPANY_NAME.key]._below.text() == "The server does not answer.")


def test_enter_goes_on(qtbot, page):
    page.show_page("Company")
    page.activateWindow()
    page.rows[COMPANY_NAME.key].editor.setFocus()
    qtbot.keyClick(page.rows[COMPANY_NAME.key].editor, Qt.Key.Key_Return)
    assert not page.rows[COMPANY_NAME.key].editor.hasFocus()


def test_who_walks_through_the_titles_keeps_the_keyboard_until_enter(qtbot, page):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.names.setFocus()
    page.show_page("Boxes")
    heading = page.names.currentRow() + 1
    qtbot.keyClick(page.names, Qt.Key.Key_Down)
    assert page.names.item(heading).text() == "Parameters"
    assert page.names.currentItem().text() == "Spare parts", "a heading is passed over"
    assert page.names.hasFocus()
    qtbot.keyClick(page.names, Qt.Key.Key_Return)
    assert not page.names.hasFocus()


def test_words_that_name_no_line_are_not_taken_for_lines(page, kept):
    row = page.rows[LINES_HERE.key]
    type_(row, "全部")
    assert LINES_HERE.key not in kept, "no line would ring any more"
    assert row._below.text().startswith("Not like this. For example 1-3, 5.")
    type_(row, "1-3，5")
    assert kept[LINES_HERE.key] == "1-3，5"
    assert "Not like this" not in row._below.text()
