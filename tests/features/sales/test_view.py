"""Does the dialog for a repayment stand there filled in, and say what is wrong at the amount?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.phone import Numbers
from app.features.sales.view import RepayDialog, SaleDialogs
from app.ui.editors import Tools

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def dialogs(theme, bridge, store, clock, desk, window):  # noqa: PLR0913, PLR0917  all that it needs
    return SaleDialogs(Tools(theme, clock, Numbers("CN", "010")), desk, bridge, store, window)


def opened(qtbot, window):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(RepayDialog)))
    return next(one for one in window.findChildren(RepayDialog) if one.isVisible())


def test_enter_records_the_whole_debt(qtbot, window, dialogs, sell, load):
    saved = sell(("冰箱", 100000), payments=({"amount": 30000},))
    dialogs.ask("repay", (saved.id,))
    dialog = opened(qtbot, window)
    assert (dialog.amount.text(), dialog.receiver.text()) == ("700.00", "李娜")
    with qtbot.waitSignal(dialogs.told) as told:
        qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert saved.number in told.args[0]
    assert load(saved).values["owed"] == 0


def test_what_is_too_much_or_no_amount_is_said_and_stays(qtbot, window, dialogs, sell, load):
    saved = sell(("冰箱", 100000))
    dialogs.ask("repay", (saved.id,))
    dialog = opened(qtbot, window)
    dialog.amount.setText("一千")
    dialog._on_put()
    assert dialog._wrong.isVisible()
    dialog.amount.setText("1000.01")
    dialog._on_put()
    qtbot.waitUntil(lambda: "1,000" in dialog._wrong.text())
    assert load(saved).values["owed"] == 100000
    dialog.reject()


def test_several_are_asked_for_one_after_the_other(qtbot, window, dialogs, sell):
    paid = sell(("冰箱", 1), payments=({"amount": 1},))
    owing = sell(("冰箱", 500))
    with qtbot.waitSignal(dialogs.told) as told:
        dialogs.ask("repay", (paid.id, owing.id))
    assert paid.number in told.args[0], "nothing is owed there"
    dialog = opened(qtbot, window)
    assert dialog.amount.text() == "5.00"
    dialog.reject()
