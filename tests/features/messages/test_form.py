"""Is a message begun on a card already about that customer?"""

import pytest

from app.core.phone import Numbers
from app.features.customers.spec import customer_type
from app.features.messages.spec import MESSAGE
from app.records.desk import Desk
from app.ui.record_form import RecordForm

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CUSTOMER = customer_type(lambda: Numbers("CN", "010"))


@pytest.fixture
def desk(store, who, clock):
    """Both types, so that the link leads somewhere."""
    return Desk(store, who, clock, (MESSAGE, CUSTOMER))


@pytest.fixture
def customer(desk):
    return desk.save(CUSTOMER, None, 0, {"name": "王小明"}).result().id


def test_the_customer_stands_there_by_name_and_cannot_be_changed(qtbot, around, desk, customer):
    form = RecordForm(around, MESSAGE, start={"customer_id": customer, "phone": "13800138000"}, back="王小明")
    qtbot.addWidget(form)
    editor = form.fields.editors["customer_id"]
    qtbot.waitUntil(lambda: editor.text() == "王小明")
    assert editor.isReadOnly()
    assert not form.is_changed
    form.fields.editors["words"].setPlainText("下周二前报价")
    with qtbot.waitSignal(form.saved) as caught:
        form.save()
    values = desk.load(MESSAGE, caught.args[0].id).result().values
    assert (values["customer_id"], values["phone"], values["author"]) == (customer, "13800138000", "李娜")


def test_another_customer_is_found_by_typing(qtbot, around, desk, customer):
    form = RecordForm(around, MESSAGE)
    qtbot.addWidget(form)
    form.show()
    editor = form.fields.editors["customer_id"]
    editor.setText("wxm")
    editor.textEdited.emit("wxm")
    form.fields.editors["words"].setPlainText("x")
    form.save()
    assert set(form.fields.wrong) == {"customer_id"}, "letters alone are nobody"
    qtbot.waitUntil(lambda: bool(editor._ids))
    editor.setText(next(iter(editor._ids)))
    editor.textEdited.emit(editor.text())
    with qtbot.waitSignal(form.saved) as caught:
        form.save()
    assert desk.load(MESSAGE, caught.args[0].id).result().values["customer_id"] == customer
