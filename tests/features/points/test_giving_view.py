"""Is a gift given to many customers in one dialog, and is it said before who gets none?"""

import pytest
from PySide6.QtWidgets import QWidget

from app.core.access import Who
from app.features.customers.model import Customer
from app.features.points.entry_spec import POINT_ENTRY
from app.features.points.gift_spec import GIFT
from app.features.points.ledger import balance
from app.features.points.redemption_spec import REDEMPTION
from app.features.points.view import GivingDialog, PointDialogs
from app.records.desk import Desk

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
WHO = Who("李娜", "前台")


@pytest.fixture
def people(store, clock):
    desk = Desk(store, WHO, clock, (GIFT, REDEMPTION, POINT_ENTRY))

    def add(session):
        new = [Customer(name=name, initials="x") for name in ("王小明", "李娜", "郑凯")]
        session.add_all(new)
        session.flush()
        return [one.id for one in new]

    ids = store.run(add).result()
    for id_, points in zip(ids, (900, 350, 20), strict=True):
        values = {"customer_id": id_, "points": points, "words": "期初"}
        desk.save(POINT_ENTRY, None, 0, values).result()
    desk.save(GIFT, None, 0, {"name": "保温杯", "points": 300, "stock": 3}).result()
    return ids


@pytest.fixture
def asked(qtbot, theme, bridge, store, clock, people):  # noqa: PLR0913, PLR0917  fixtures
    window = QWidget()
    qtbot.addWidget(window)
    dialogs = PointDialogs(theme, bridge, store, lambda: WHO, clock, window)
    dialogs.ask(people)
    qtbot.waitUntil(lambda: window.findChild(GivingDialog) is not None)
    return dialogs, window.findChild(GivingDialog)


def test_who_gets_it_is_said_before_and_done_at_once(qtbot, asked, store, people):
    dialogs, dialog = asked
    assert dialog.said.text() == "2 customer(s) get it, for 300 points each."
    assert "郑凯 (20)" in dialog.left_out.text()
    with qtbot.waitSignal(dialogs.told) as told:
        dialog._go.click()
    assert told.args == ["2 customer(s) have got it"]
    assert [store.look(lambda s, id_=id_: balance(s, id_)).result() for id_ in people] == [600, 50, 20]


def test_what_cannot_be_is_said_and_not_done(asked):
    _dialogs, dialog = asked
    dialog.pieces.setValue(3)
    assert dialog.said.text() == "1 customer(s) get it, for 900 points each."
    dialog.pieces.setValue(4)
    assert "None of them has 1,200 points" in dialog.said.text()
    assert not dialog._go.isEnabled()
