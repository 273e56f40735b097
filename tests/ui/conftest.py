"""What do the tests of the frame share? A shell with two places."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.ui.attention import Attention
from app.ui.keys import Keys
from app.ui.record_form import RecordForm
from app.ui.shell import Shell
from tests.blank.spec import UMBRELLA


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


@pytest.fixture
def record_type():
    """Whose form `open_form` opens; a file of tests may have another."""
    return UMBRELLA


@pytest.fixture
def open_form(qtbot, around, record_type):
    """Opens a form."""

    def make(*args, **named):
        form = RecordForm(around, record_type, *args, **named)
        qtbot.addWidget(form)
        form.resize(1000, 800)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
        qtbot.waitUntil(lambda: form._base is not None)
        form.setFocus()
        return form

    return make
