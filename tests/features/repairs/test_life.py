"""Does a machine tell its whole life: sold, repaired, complained about, taken back?"""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.core.errors import Refused
from app.features.dues.model import Due, DueKind
from app.features.repairs.life import Named, life_of, life_of_serial, machines_in
from app.features.repairs.view.machine import MachineDialog
from app.features.sales.model import Sale, SaleReturn
from tests.features.repairs.conftest import BY_KEY, REPAIR


def life(store, saved):
    return store.look(lambda s: life_of(s, saved.id)).result()


@pytest.mark.usefixtures("bought")
def test_all_that_happened_to_one_serial_number_the_newest_first(store, desk, take, customer, clock):
    first = take(serial="SN-IN-1", fault="底部漏水")
    clock.advance(3600)
    about = {"customer_id": customer, "content": "修了又漏", "subject": first.number}
    complaint = desk.save(BY_KEY["complaint"], None, 0, about).result()
    clock.advance(3600)
    second = take(serial="SN-IN-1", fault="又漏水")
    take(serial="SN-OUT-2")

    def back(session):
        sale = session.scalar(select(Sale).where(Sale.number == "XS1"))
        session.add(SaleReturn(sale_id=sale.id, name="制冰机 IM-50A", serial="SN-IN-1", returned_on=date(2023, 6, 1)))

    store.run(back).result()
    found = life(store, second)
    assert [(one.kind, one.number) for one in found.events] == [
        ("repair", second.number),
        ("complaint", complaint.number),
        ("repair", first.number),
        ("sale", "XS1"),
        ("sale", "XS1"),
    ]
    assert (found.serial, found.customer) == ("SN-IN-1", "海底捞望京店")
    assert found.warranty_until == clock.now().astimezone().date() + timedelta(days=41)


def test_without_a_serial_number_it_is_the_customers_machine_of_that_name(store, take):
    first, second = take(product="冷柜 BD-200"), take(product="冷柜 BD-200")
    take(product="展示柜 SC-120")
    assert {one.id for one in life(store, first).events} == {first.id, second.id}


def test_a_repair_of_nobody_knows_what_has_no_life(store, desk, take):
    repair = take()
    with pytest.raises(Refused, match="which machine"):
        life(store, repair)
    assert "machine" not in desk.load(REPAIR, repair.id).result().fits


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_enter_opens_the_record_it_stands_in(store, theme, clock, take, qtbot):
    repair = take(serial="SN-IN-1", fault="底部漏水")
    dialog = MachineDialog(theme, clock, BY_KEY, life(store, repair))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.opened) as opened:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert opened.args == ["repair", repair.id]


@pytest.mark.usefixtures("bought")
def test_from_a_sale_it_is_told_too_for_each_serial_number(store, take, clock):
    repair = take(serial="SN-IN-1", fault="底部漏水")
    sale_id = store.look(lambda s: s.scalar(select(Sale.id).where(Sale.number == "XS1"))).result()
    machines = store.look(lambda s: machines_in(s, "sale", sale_id)).result()
    assert Named("制冰机 IM-50A", "SN-IN-1") in machines
    assert all(one.serial for one in machines)
    found = store.look(lambda s: life_of_serial(s, Named("制冰机 IM-50A", "SN-IN-1"))).result()
    assert [(one.kind, one.number) for one in found.events] == [("repair", repair.number), ("sale", "XS1")]
    assert (found.product, found.serial, found.customer) == ("制冰机 IM-50A", "SN-IN-1", "海底捞望京店")
    assert found.warranty_until == clock.now().astimezone().date() + timedelta(days=41)


def test_what_falls_due_names_one_machine_or_none(store, customer):
    def fall_due(session):
        some = [Due(sort=DueKind.MAINTENANCE, customer_id=customer, due_on=date(2026, 12, 1)) for _ in "12"]
        some[0].product, some[0].serial = "制冰机", "SN-9"
        session.add_all(some)
        session.flush()
        return [one.id for one in some]

    first, other = store.run(fall_due).result()
    assert store.look(lambda s: machines_in(s, "due", first)).result() == (Named("制冰机", "SN-9"),)
    assert store.look(lambda s: machines_in(s, "due", other)).result() == ()
