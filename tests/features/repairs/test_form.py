"""What does the form of a repair know by itself?"""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.repairs import machine
from app.features.repairs.history import watch
from app.features.repairs.model import Warranty
from app.records.field import Offer
from app.ui.record_form import RecordForm
from tests.features.repairs.conftest import REPAIR


def offered(store, text="", **values):
    return store.look(lambda s: list(machine.offers(s, values, text))).result()


def test_the_customers_machines_are_offered_with_their_warranty(store, customer, bought, clock):
    until = clock.now().astimezone().date() + timedelta(days=41)
    first, second = offered(store, customer_id=customer)[::-1]
    assert isinstance(first, Offer)
    assert (first.value, first.words) == ("制冰机 IM-50A", "制冰机 IM-50A · SN SN-IN-1")
    assert str(first.note) == f"in warranty until {until}"
    assert str(second.note) == "out of warranty since 2024-05-01"
    assert first.fills["product_id"] == bought["SN-IN-1"]
    assert (first.fills["serial"], first.fills["warranty"], first.fills["warranty_until"]) == ("SN-IN-1", "in", until)
    assert first.names["service_id"] == "保内维修"
    assert second.names["service_id"] == "保外维修"


def test_what_is_typed_narrows_them(store, customer, bought):
    assert [one.value for one in offered(store, "展示", customer_id=customer)] == ["展示柜 SC-120"]
    assert [one.value for one in offered(store, "sn-in", customer_id=customer)] == ["制冰机 IM-50A"]
    assert offered(store, customer_id=None) == []


def test_a_type_of_service_of_another_kind_stays(store, customer, bought, take, load):
    chosen = load(take(service_id="上门安装")).values["service_id"]
    assert all("service_id" not in one.fills for one in offered(store, customer_id=customer, service_id=chosen))


def test_a_serial_number_finds_the_machine_and_whose_it_is(store, customer, bought):
    filled = store.look(lambda s: machine.of_serial(s, "SN-IN-1", {})).result()
    assert filled.values["product"] == "制冰机 IM-50A"
    assert (filled.values["customer_id"], filled.names["customer_id"]) == (customer, "海底捞望京店")
    assert filled.values["contact"] == "周店长"
    assert store.look(lambda s: machine.of_serial(s, "SN-NONE", {})).result() is None


def test_a_machine_bought_elsewhere_is_known_from_its_last_repair(store, customer, take, clock):
    until = clock.now().astimezone().date() + timedelta(days=5)
    take(product="洗碗机 DW-80", serial="X-9", warranty_until=until)
    filled = store.look(lambda s: machine.of_serial(s, "X-9", {"customer_id": customer})).result()
    assert (filled.values["product"], filled.values["warranty"]) == ("洗碗机 DW-80", Warranty.IN)


def test_contact_telephone_and_address_are_the_customers(desk, customer):
    filled = desk.begin(REPAIR, {"customer_id": customer}).result()
    assert filled.values == {
        "contact": "周店长",
        "phone": "13911112222",
        "address": "北京市·朝阳区望京西路 41 号",
    }
    filled = desk.begin(REPAIR, {"customer_id": customer, "phone": "138-0013-8000"}).result()
    assert "phone" not in filled.values, "the number that called stays"


def test_the_last_day_of_the_warranty_typed_by_hand_says_in_or_out(store, clock):
    today = clock.now().astimezone().date()
    inside = store.look(lambda s: machine.of_warranty_until(s, today, {})).result()
    outside = store.look(lambda s: machine.of_warranty_until(s, today - timedelta(days=1), {})).result()
    assert (inside.values["warranty"], outside.values["warranty"]) == ("in", "out")


# ------------------------------------------------------------ the same machine before


def said(store, serial, id_=None):
    return store.look(lambda s: watch(s, id_, serial)).result()


def test_a_machine_that_was_repaired_lately_may_be_a_second_visit(store, take, clock):
    saved = take(serial="SN-1")
    assert said(store, "SN-1", saved.id) is None, "its own"
    clock.advance(12 * 86400)
    hint = said(store, "SN-1")
    assert str(hint.words.counted(12)).startswith("Repaired 12 day(s) ago")
    assert (hint.kind, hint.id) == ("repair", saved.id)
    clock.advance(30 * 86400)
    assert said(store, "SN-1") is None
    assert said(store, "") is None


def test_after_two_repairs_in_warranty_it_is_to_be_exchanged(store, take, finish):
    for service in ("定期维护", None, None):
        saved = take(serial="SN-1", warranty="in", service_id=service)
        assert said(store, "SN-1").colour == "waiting"
        finish(saved)
    hint = said(store, "SN-1")
    assert (str(hint.words), hint.colour) == ("Two repairs of this machine failed: exchange is due", "danger")


# ------------------------------------------------------------ on the screen


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_begun_on_a_card_the_caret_is_on_the_fault_and_nothing_counts_as_typed(qtbot, around, desk, customer):
    form = RecordForm(around, REPAIR, start={"customer_id": customer, "phone": "13800138000"}, back="海底捞")
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    form.setFocus(Qt.FocusReason.OtherFocusReason)
    assert form.fields.current_key() == "fault"
    qtbot.waitUntil(lambda: form.fields.editors["contact"].text() == "周店长")
    assert form.fields.editors["phone"].text() == "13800138000"
    assert not form.is_changed


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_what_was_typed_before_the_answer_came_stays(qtbot, around, customer):
    form = RecordForm(around, REPAIR, start={"customer_id": customer})
    qtbot.addWidget(form)
    form.fields.editors["contact"].setText("老板娘")
    qtbot.waitUntil(lambda: form.fields.editors["phone"].text() == "13911112222")
    assert form.fields.editors["contact"].text() == "老板娘"
    assert form.is_changed


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("state", "key"), [("pending", "technician_id"), ("dispatched", "result")])
def test_a_repair_that_is_there_opens_where_its_work_goes_on(qtbot, around, take, state, key):
    saved = take(**({"technician_id": "何伟"} if state == "dispatched" else {}))
    if state == "dispatched":
        around.desk.step(REPAIR, saved.id, "dispatch").result()
    form = RecordForm(around, REPAIR, saved.id)
    qtbot.addWidget(form)
    form.resize(1200, 600)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    form.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: form.fields.current_key() == key)
