"""What do the tests of signing in share? A shop with an administrator and a technician, and ways in and out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import select

from app.features.operators import change, signing
from app.features.operators.model import Operator, OperatorRole
from tests.boot.house import MING

CHEN, ZHOU = "k7!mm20xq", "tr44-umbra"  # typed by tests, so without Chinese
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shop(house):
    """A shop with an administrator, 陈静, and a technician, 周涛."""
    with house.session() as session:
        now = house.clock.now()
        change.make_administrator(session, "陈静", CHEN, "zh_CN", now)
        role = session.scalars(select(OperatorRole.id).where(OperatorRole.template == "technician")).one()
        session.add(made := Operator(name="周涛", initials="zt", role_id=role))
        session.flush()
        signing.let_in(session, made.id, ZHOU, people_who(), now)
        made.must_change = False
    house.know("王小明", MING)
    return house


def people_who():
    from app.core.access import Who

    return Who("陈静", "seat")


def page(house):
    return house.program.gate._page


def sign_in(house, name, password):
    """By keyboard, from wherever the page is."""
    house.wait(lambda: page(house) is not None and bool(page(house)._people))
    if page(house).current != name:
        page(house).ask_who()
        page(house).names.field.setText(name)
        house.press(Qt.Key.Key_Return)
    assert page(house).current == name
    house.press(password, Qt.Key.Key_Return)


def enter(house, name="陈静", password=CHEN):
    sign_in(house, name, password)
    house.wait(lambda: not house.program.shell.curtain.is_down)


def lock(house):
    house.program.shell.activateWindow()
    house.wait(lambda: QApplication.activeWindow() is house.program.shell)
    house.press((CTRL | ALT, Qt.Key.Key_L))
    house.wait(lambda: house.program.shell.curtain.is_down)


def open_dialog(house):
    """The dialog that is open, as soon as it has the keyboard."""
    house.wait(lambda: isinstance(QApplication.activeWindow(), QDialog))
    return QApplication.activeWindow()
