"""Is a field that gets the caret seen whole, also one of several lines below the edge?"""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.scrolled import scrolled


@pytest.fixture
def area(qtbot, theme):
    page = QWidget()
    layout = QVBoxLayout(page)
    for at in range(40):
        words = QPlainTextEdit() if at % 2 else QLineEdit()
        words.setFixedHeight(90 if at % 2 else 30)
        layout.addWidget(words)
    one = scrolled(theme, page)
    qtbot.addWidget(one)
    one.resize(500, 300)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    return one


def seen(area, field):
    top = field.mapTo(area.viewport(), QPoint()).y()
    return top >= 0 and top + field.height() <= area.viewport().height()


@pytest.mark.parametrize("order", [1, -1])
def test_whichever_way_the_caret_comes_the_field_is_seen_whole(qtbot, area, order):
    for field in area.widget().findChildren(QPlainTextEdit)[::order]:
        field.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is field)  # noqa: B023  waited for at once
        qtbot.waitUntil(lambda: seen(area, field))  # noqa: B023  the same


def test_it_stays_in_sight_when_there_is_less_room(qtbot, area):
    field = area.widget().findChildren(QPlainTextEdit)[3]
    field.setFocus()
    qtbot.waitUntil(lambda: seen(area, field))
    area.resize(500, 160)
    qtbot.waitUntil(lambda: area.viewport().height() < 170 and seen(area, field))


def test_of_one_that_is_taller_than_the_page_the_caret_is_seen(qtbot, area):
    field = area.widget().findChildren(QPlainTextEdit)[10]
    field.setFixedHeight(600)
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    caret = lambda: field.mapTo(area.viewport(), field.cursorRect().center()).y()  # noqa: E731  read when asked
    qtbot.waitUntil(lambda: 0 <= caret() <= area.viewport().height())
