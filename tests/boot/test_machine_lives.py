"""Is the life of a machine opened from wherever its serial number stands?"""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from app.features.repairs.view.machine import MachineDialog
from app.features.sales.model import Sale, SaleLine

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def sell(house, customer, *serials):
    with house.session() as session:
        lines = [SaleLine(name="变频空调", serial=one) for one in serials]
        session.add(
            sale := Sale(number="XS20261101-0001", customer_id=customer, sold_on=date(2026, 11, 1), lines=lines)
        )
        session.flush()
        return sale.id


def titles(shell):
    return [one.windowTitle() for one in shell.findChildren(MachineDialog) if one.isVisible()]


def test_from_the_list_of_sales_and_from_the_history_of_a_customer(house):
    customer = house.know("王小明", "13800138000")
    sell(house, customer, "SN-1")
    program = house.open()
    program.shell.go("sale")
    place = program.shell.page("sale")
    house.wait(lambda: place.list.table.row_at(0) is not None and place.list.view.hasFocus())
    house.press("m")
    house.wait(lambda: titles(program.shell) == ["Life of a machine"])
    program.shell.findChild(MachineDialog).close()
    house.wait(lambda: titles(program.shell) == [])
    program.shell.activateWindow()
    house.wait(lambda: QApplication.activeWindow() is program.shell)

    program.pages.open_customer(customer)
    history = house.page.card.timeline.list
    house.wait(lambda: bool(house.history()))
    history.choose_first()
    history.setFocus()
    house.press("m")
    house.wait(lambda: titles(program.shell) == ["Life of a machine"])


def test_of_several_machines_in_a_sale_one_is_chosen_and_without_any_that_is_said(house):
    customer = house.know("王小明", "13800138000")
    several = sell(house, customer, "SN-1", "", "SN-2")
    program = house.open()
    program.lives.show_of("sale", several)
    house.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert [one.text() for one in menu.actions()] == ["变频空调 · SN-1", "变频空调 · SN-2"]
    menu.actions()[1].trigger()
    menu.close()
    house.wait(lambda: titles(program.shell) == ["Life of a machine"])
    program.lives.show_of("sale", several + 1)
    house.wait(lambda: house.said == ("No serial number stands here.",))
