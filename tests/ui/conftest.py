"""What do the tests of the frame share? A shell with two places."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.ui.attention import Attention
from app.ui.keys import Keys
from app.ui.shell import Shell


class Page(QWidget):
    """A page with one field; counts how many of it were made."""

    made = 0

    def __init__(self):
        super().__init__()
        type(self).made += 1
        self.field = QLineEdit(self)


@pytest.fixture
def attention(qapp):
    one = Attention(qapp)
    yield one
    one.deleteLater()


@pytest.fixture
def shell(qtbot, theme, clock, attention):
    """A shown shell: today and desk are places of rest, customers is not."""
    Page.made = 0
    one = Shell(theme, clock, attention, Keys())
    qtbot.addWidget(one)
    for key, resting in (("today", True), ("desk", True), ("customers", False)):
        one.add_place(key, "account-outline", key.title(), Page, resting)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    one.go("today")
    return one
