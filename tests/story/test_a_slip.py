"""Does a slip come out of the printer two keys after its repair was chosen? The real program, a printer on TCP 9100."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.db.system import Choice, SlipPrint
from app.features.printing.view.dialog import PrintDialog
from app.features.repairs.model import Repair, RepairState
from tests.boot.house import MING
from tests.printing.receipt_printer import Listener

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
FORM = "dispatch.roll-58"


@pytest.fixture
def printer():
    one = Listener()
    yield one
    one.close()


def take_repair(house, number):
    """A repair of a customer, taken before; the customer's id."""
    customer = house.know("王小明", MING)
    with house.session() as session:
        session.add(technician := Choice(list="technician", name="张建国"))
        session.flush()
        session.add(
            Repair(number=number, customer_id=customer, fault="不制冷", technician_id=technician.id, product="冰箱")
        )
    return customer


def dialog():
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, PrintDialog) and one.isVisible()), None
    )


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_ctrl_p_and_ctrl_return(house, printer):
    take_repair(house, "WX20261121-0001")
    counter = {"name": "counter", "address": printer.address, "roll": 58, "cut": True, "drawer": False}
    house.settle(
        **{
            "paper.direct": [counter],
            "paper.default.repair": FORM,
            f"paper.form.{FORM}": {"printer": "direct:counter"},
        }
    )
    program = house.open()
    program.shell.go("repair")
    place = program.shell.page("repair")
    house.wait(lambda: place.list.table.row_at(0) is not None and place.list.view.hasFocus())
    house.press((CTRL, KEY.Key_P))
    house.wait(lambda: dialog() is not None and dialog()._printed.pages == 1)
    asked = dialog()
    assert asked.side.chosen.form.key == FORM
    assert asked.preview.document.pageCount() == 1
    asked.print_it()
    house.wait(lambda: any("Printed" in one for one in house.said))
    assert len(printer.paper.cuts) == 1
    with house.session() as session:
        assert session.query(Repair).one().state == RepairState.DISPATCHED
        assert session.query(SlipPrint).one().who == "李娜"


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_ctrl_p_in_the_history_of_a_customer(house):
    customer = take_repair(house, "WX20261121-0002")
    program = house.open()
    program.pages.open_customer(customer)
    timeline = program.desk.page.card.timeline
    house.wait(lambda: bool(house.history()))
    timeline.list.setFocus()
    timeline.list.choose_first()
    house.press((CTRL, KEY.Key_P))
    house.wait(lambda: dialog() is not None and dialog()._printed.pages == 1)
    assert "WX20261121-0002" in dialog().windowTitle()
    dialog().reject()
