"""An operator's morning by keys: eight calls, a repair, a sale with a debt, a complaint, a callback; then approval."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.core.errors import Refused
from app.features.callbacks.model import Callback
from app.features.complaints.model import Complaint
from app.features.points.ledger import balance
from app.features.points.model import Gift, PointEntry, Redemption, Why
from app.features.products.model import Product
from app.features.repairs.model import Repair
from app.features.sales.model import Sale
from app.records.keeping import Saved
from tests.boot.house import KAI, MING, STRANGER, Whozz

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)]
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SAVE = (CTRL, KEY.Key_Return)
MOST_KEYS = 12  # from ringing to a saved repair, besides the typed words


class Hands:
    """Types, and counts the keys that are no words."""

    def __init__(self, house):
        self._house, self.keys = house, 0

    def press(self, *keys):
        self.keys += sum(not isinstance(one, str) for one in keys)
        self._house.press(*keys)


@pytest.fixture
def shop(house):
    """Two customers, a product, a gift; one of the customers has points from before."""
    with house.session() as session:
        session.add(Product(name="Refrigerator", model="BCD-452", price=429_900, warranty_months=36))
        session.add(Gift(name="Cup", points=300, stock=5))
    house.ming, house.kai = house.know("王小明", MING), house.know("凯旋超市", KAI)
    with house.session() as session:
        session.add(PointEntry(customer_id=house.ming, points=800, why=Why.OPENING, words="old card"))
    box = house.plug(Whozz)
    house.open(box)
    house.box = box
    return house


def form_of(house, kind):
    """The open form of a kind, once its first field has the caret."""
    house.wait(lambda: house.program.shell.place == kind)
    place = house.program.shell.page(kind)
    house.wait(lambda: place.form is not None and place.form.fields.current_key() != "")
    return place.form


def rows(house, model):
    with house.session() as session:
        found = session.scalars(select(model).order_by(model.id)).all()
        session.expunge_all()
        return found


def back_on_the_desk(house):
    house.wait(lambda: house.program.shell.place == "desk")


def test_from_ringing_to_a_saved_repair_in_a_few_keys(shop):
    hands = Hands(shop)
    shop.box.ring((1, MING))
    shop.wait(lambda: shop.card_of("王小明"))
    hands.press(KEY.Key_F5)
    form = form_of(shop, "repair")
    assert form.fields.current_key() == "fault"
    hands.press("no longer cools", SAVE)
    shop.wait(lambda: len(rows(shop, Repair)) == 1)
    back_on_the_desk(shop)
    (repair,) = rows(shop, Repair)
    (call,) = shop.log()
    assert (repair.customer_id, repair.call_id, repair.fault) == (shop.ming, call.id, "no longer cools")
    assert repair.address.endswith("底商 3"), "what the file knows is filled in"
    assert hands.keys <= MOST_KEYS
    shop.wait(lambda: any("no longer cools" in one for one in shop.history()))


def test_eight_at_once_each_waits_and_each_is_taken_by_its_key(shop):
    numbers = [MING, KAI, STRANGER, *(f"1380013900{line}" for line in range(4, 9))]
    shop.box.ring(*enumerate(numbers, 1))
    shop.wait(lambda: len(shop.tabs) == 8 and len(shop.log()) == 8)
    for line in (2, 1):
        shop.press((ALT, KEY.Key_0 + line))
        shop.wait(lambda line=line: shop.card_of({1: "王小明", 2: "凯旋超市"}[line]))
    shop.press((ALT, KEY.Key_3))
    shop.wait(shop.unknown)


def test_sale_with_a_debt_complaint_callback_and_redemption_from_the_card(shop):
    shop.box.ring((1, MING))
    shop.wait(lambda: shop.card_of("王小明"))
    sell(shop)
    shop.wait(lambda: any("300" in one for one in shop.page.card.header.warnings))
    shop.press(KEY.Key_F6)
    form_of(shop, "complaint")
    shop.press("came two hours late", SAVE)
    back_on_the_desk(shop)
    shop.press(KEY.Key_F8)
    form_of(shop, "callback")
    shop.press(SAVE)
    back_on_the_desk(shop)
    shop.press(KEY.Key_F10)
    form = form_of(shop, "redemption")
    assert form.fields.current_key() == "gift_id"
    shop.press("Cup")
    offered = QApplication.focusWidget().completer().popup()
    shop.wait(offered.isVisible)
    for key in (KEY.Key_Down, KEY.Key_Return):
        QTest.keyClick(offered, key)
    shop.press(SAVE)
    shop.wait(lambda: len(rows(shop, Redemption)) == 1)
    assert [len(rows(shop, model)) for model in (Sale, Complaint, Callback)] == [1, 1, 1]
    with shop.session() as session:
        assert balance(session, shop.ming) == 800 + 3999 - 300


def sell(shop):
    """A refrigerator for 4,299, of which 3,999 are paid."""
    records, kind = shop.program.records, shop.program.records.kind("sale")
    shop.press(KEY.Key_F7)
    form = form_of(shop, "sale")
    line = {"name": "Refrigerator BCD-452", "serial": "SN-77", "quantity": 1, "price": 429_900}
    paid = {"paid_on": date.today(), "amount": 399_900}  # noqa: DTZ011  the day at this seat
    form.fields.put({"lines": (line,), "payments": (paid,)}, {})
    form.fields.changed.emit()
    shop.press(SAVE)
    shop.wait(lambda: len(rows(shop, Sale)) == 1)
    back_on_the_desk(shop)
    assert records.load(kind, 1).result().values["owed"] == 30_000


def test_what_the_supervisor_approves_stays_as_it_is(shop):
    records = shop.program.records
    repair, complaint = records.kind("repair"), records.kind("complaint")
    done = records.save(repair, None, 0, {"customer_id": shop.ming, "fault": "leaks", "result": "new seal"}).result()
    records.step(repair, done.id, "by_phone").result()
    said = records.save(
        complaint, None, 0, {"customer_id": shop.kai, "content": "late", "result": "said sorry"}
    ).result()
    records.step(complaint, said.id, "handle").result()
    shop.program.shell.go("audit")
    page = shop.program.shell.page("audit")
    shop.wait(lambda: page.table.rowCount() == 2 and page.table.row_at(1) is not None)
    page.view.setFocus()
    shop.press((CTRL, KEY.Key_A))
    shop.press("a")
    shop.wait(lambda: {one.state.value for one in (*rows(shop, Repair), *rows(shop, Complaint))} == {"approved"})
    loaded = records.load(repair, done.id).result()
    assert "approved" in str(loaded.stays)
    with pytest.raises(Refused, match="approved"):
        records.save(repair, done.id, loaded.version, {"fault": "x"}).result()
    shop.program.pages.open_record("repair", done.id)
    form = shop.program.shell.page("repair").form
    shop.wait(form.fields.editors["fault"].isReadOnly)
    assert isinstance(done, Saved)
    shop.program.shell.go("audit")
    page.head.undo.click()
    shop.wait(lambda: {one.state.value for one in rows(shop, Repair)} == {"finished"})
