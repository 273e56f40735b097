"""Does a message become a repair, a complaint or a callback by one key, and a repair a callback?"""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.features.callbacks.model import Callback
from app.features.messages.model import Message
from app.features.repairs.model import Repair
from tests.boot.house import MING

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
KEY, SAVE = Qt.Key, (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return)


@pytest.fixture
def shop(house):
    """A customer who left a message."""
    house.ming = house.know("王小明", MING)
    with house.session() as session:
        session.add(Message(number="LY20261121-0001", words="冰箱又不制冷了", customer_id=house.ming))
    house.open()
    return house


def list_of(house, kind):
    """The list of a type, with its first row under the bar."""
    house.program.shell.go(kind)
    page = house.program.shell.page(kind).list
    house.wait(lambda: bool(page.chosen()) and page.view.hasFocus())
    return page


def form_of(house, kind):
    house.wait(lambda: house.program.shell.place == kind)
    place = house.program.shell.page(kind)
    house.wait(lambda: place.form is not None and place.form.fields.current_key() != "")
    return place.form


def read(house, model):
    with house.session() as session:
        found = session.scalars(select(model).order_by(model.id)).all()
        session.expunge_all()
        return found


def test_a_message_becomes_a_repair_and_is_done(shop):
    list_of(shop, "message")
    shop.press(KEY.Key_F5)
    form = form_of(shop, "repair")
    shop.wait(lambda: form.fields.values()[0]["fault"] == "冰箱又不制冷了")
    shop.press(SAVE)
    shop.wait(lambda: shop.program.shell.place == "message")
    shop.wait(lambda: read(shop, Message)[0].state == "done")
    (repair,) = read(shop, Repair)
    assert (repair.customer_id, repair.fault) == (shop.ming, "冰箱又不制冷了")


def test_a_form_that_is_left_leaves_the_message_as_it_was(shop):
    list_of(shop, "message")
    shop.press(KEY.Key_F8)
    form_of(shop, "callback")
    shop.press(KEY.Key_Escape)
    shop.wait(lambda: shop.program.shell.place == "message")
    assert (read(shop, Message)[0].state, read(shop, Callback)) == ("unread", [])


def test_a_callback_about_a_repair(shop):
    with shop.session() as session:
        session.add(Repair(number="WX20261121-0007", customer_id=shop.ming, fault="异响"))
    list_of(shop, "repair")
    shop.press(KEY.Key_F8)
    form = form_of(shop, "callback")
    shop.wait(lambda: form.fields.values()[0]["subject"] == "WX20261121-0007 · 异响")
    shop.press(SAVE)
    shop.wait(lambda: shop.program.shell.place == "repair")
    (callback,) = read(shop, Callback)
    assert (callback.repair_id, callback.subject) == (read(shop, Repair)[0].id, "WX20261121-0007 · 异响")
