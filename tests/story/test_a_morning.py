"""An operator's morning by keys alone: eight calls, from a sale to a redemption; then the supervisor approves all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.features.callbacks.model import Callback
from app.features.complaints.model import Complaint
from app.features.customers.model import Customer
from app.features.points.ledger import balance
from app.features.points.model import Gift, PointEntry, Redemption, Why
from app.features.products.model import Product
from app.features.repairs.model import Repair
from app.features.sales.model import Sale
from app.ui.kit import KeyButton
from app.ui.offers import OfferList
from tests.boot.house import KAI, MING, STRANGER, Whozz

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)]
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, DOWN = KEY.Key_Return, KEY.Key_Down
SAVE, ROW, FIND = (CTRL, ENTER), (CTRL, KEY.Key_I), (CTRL, KEY.Key_K)
MOST_KEYS = 12  # from ringing to a saved repair, besides the typed words
SIX_MORE = [f"1380013900{line}" for line in range(4, 9)]
APPROVABLE = (Sale, Repair, Complaint, Callback)


class Hands:
    """Types, and counts the keys that are no words."""

    def __init__(self, house):
        self._house, self.keys = house, 0

    def press(self, *keys):
        self.keys += sum(not isinstance(one, str) for one in keys)
        self._house.press(*keys)

    def take(self, line):
        """Alt+n: the call of a line."""
        self.press((ALT, KEY.Key_0 + line))

    def choose(self, text):
        """Type into a field that offers something, and take the first of what comes up."""
        self.press(text)
        field = QApplication.focusWidget()
        if field.completer() is None:  # offers stand under the field, which keeps the keyboard
            self._house.wait(
                lambda: any(one.is_under(field) for one in self._house.program.shell.findChildren(OfferList))
            )
            self.press(DOWN, ENTER)
            return
        offered = field.completer().popup()
        self._house.wait(offered.isVisible)
        self.keys += 2
        for key in (DOWN, ENTER):
            QTest.keyClick(offered, key)

    def begin(self, key, kind):
        """A record from the card; its form, once a field has the caret."""
        self._house.wait(lambda: self._house.program.shell.place == "desk")
        self.press(key)
        return self.form_of(kind)

    def go(self, text, place):
        """Ctrl+K, what it is called, Enter."""
        self.press(FIND)
        palette = self._house.program.shell.palette_box
        self._house.wait(palette.isVisible)
        self.press(text, ENTER)
        self._house.wait(lambda: self._house.program.shell.place == place)
        return self._house.program.shell.page(place)

    def form_of(self, kind):
        shell = self._house.program.shell
        self._house.wait(lambda: shell.place == kind)
        self._house.wait(lambda: shell.page(kind).form is not None and shell.page(kind).form.fields.current_key() != "")
        return shell.page(kind).form


@pytest.fixture
def shop(house):
    """Two customers, a product, a gift; one of the customers has points from before."""
    with house.session() as session:
        session.add(Product(name="Refrigerator", model="BCD-452", price=429_900, warranty_months=36))
        session.add(Gift(name="Cup", points=300, stock=5))
    house.ming, house.kai = house.know("王小明", MING), house.know("凯旋超市", KAI)
    with house.session() as session:
        session.add(PointEntry(customer_id=house.ming, points=800, why=Why.OPENING, words="old card"))
    house.box = house.plug(Whozz)
    house.open(house.box)
    return house


@pytest.fixture
def hands(shop):
    return Hands(shop)


def rows(house, model):
    with house.session() as session:
        found = session.scalars(select(model).order_by(model.id)).all()
        session.expunge_all()
        return found


def saved(house, model, count=1):
    """The newest of so many records."""
    house.wait(lambda: len(rows(house, model)) == count)
    house.wait(lambda: house.program.shell.place == "desk")
    return rows(house, model)[-1]


def test_from_ringing_to_a_saved_repair_in_a_few_keys(shop, hands):
    shop.box.ring((1, MING))
    shop.wait(lambda: shop.card_of("王小明"))
    form = hands.begin(KEY.Key_F5, "repair")
    assert form.fields.current_key() == "fault"
    hands.press("no longer cools", SAVE)
    repair = saved(shop, Repair)
    chips = [one for one in shop.page.card.this_call.findChildren(KeyButton) if one.isChecked()]
    assert [one.words for one in chips] == ["Repair booked"], "what came of the call is known"
    (call,) = shop.log()
    assert (repair.customer_id, repair.call_id, repair.fault) == (shop.ming, call.id, "no longer cools")
    assert repair.address.endswith("底商 3"), "what the file knows is filled in"
    assert hands.keys <= MOST_KEYS
    shop.wait(lambda: any("no longer cools" in one for one in shop.history()))


def test_a_morning_and_what_the_supervisor_makes_of_it(shop, hands):
    shop.box.ring(*enumerate([MING, KAI, STRANGER, *SIX_MORE], 1))
    shop.wait(lambda: len(shop.tabs) == 8 and len(shop.log()) == 8)
    known_customers(shop, hands)
    somebody_new(shop, hands)
    with shop.session() as session:
        assert balance(session, shop.ming) == 800 + 3999 - 300
    finish_all(shop, hands)
    approve_all(shop, hands)


def known_customers(shop, hands):
    hands.take(2)
    shop.wait(lambda: shop.card_of("凯旋超市"))
    hands.begin(KEY.Key_F5, "repair")
    hands.press("ice maker leaks", SAVE)
    assert saved(shop, Repair).customer_id == shop.kai
    hands.take(1)
    shop.wait(lambda: shop.card_of("王小明"))
    hands.begin(KEY.Key_F5, "repair")
    hands.press("no longer cools", SAVE)
    assert saved(shop, Repair, 2).customer_id == shop.ming
    sell(shop, hands)
    hands.begin(KEY.Key_F8, "callback")
    hands.press(SAVE)
    assert saved(shop, Callback).customer_id == shop.ming
    form = hands.begin(KEY.Key_F10, "redemption")
    assert form.fields.current_key() == "gift_id"
    hands.choose("Cup")
    hands.press(SAVE)
    assert saved(shop, Redemption).customer_id == shop.ming


def sell(shop, hands):
    """A refrigerator for 4,299, of which 3,999 are paid."""
    form = hands.begin(KEY.Key_F7, "sale")
    assert form.fields.current_key() == "lines", "the customer is known, today is filled in"
    hands.choose("Refri")
    shop.wait(lambda: form.fields.values()[0]["lines"][0]["price"] == 429_900)
    hands.press(ENTER, "SN-77", ROW, ROW)
    assert form.fields.current_key() == "payments", "from the empty row to the next table"
    hands.press("3999", SAVE)
    sale = saved(shop, Sale)
    assert (sale.customer_id, sale.receivable, sale.received, sale.owed) == (shop.ming, 429_900, 399_900, 30_000)
    with shop.session() as session:
        (line,) = session.get(Sale, sale.id, options=[selectinload(Sale.lines)]).lines
        assert (line.serial, line.name) == ("SN-77", "Refrigerator BCD-452")
    shop.wait(lambda: any("300" in one for one in shop.page.card.header.warnings))


def somebody_new(shop, hands):
    """The unknown caller on line 3 becomes a customer, and complains."""
    hands.take(3)
    shop.wait(shop.unknown)
    hands.press("Hong's Tea House", SAVE)
    shop.wait(lambda: shop.card_of("Hong's Tea House"))
    hands.begin(KEY.Key_F6, "complaint")
    hands.press("came two hours late", SAVE)
    new = rows(shop, Customer)[-1]
    assert (new.name, saved(shop, Complaint).customer_id) == ("Hong's Tea House", new.id)


def finish_all(shop, hands):
    """What was promised is done: each record is found by its number, and the form says what is missing."""
    for model, letter, said in (
        (Repair, KEY.Key_T, "new seal"),
        (Complaint, KEY.Key_H, "said sorry"),
        (Callback, KEY.Key_H, "5"),
    ):
        for one in rows(shop, model):
            finish(shop, hands, one, (ALT, letter), said)
    page = hands.go("Sales", "sale")
    shop.wait(lambda: page.list.table.rowCount() == 1 and page.list.table.row_at(0) is not None)
    hands.press("d")
    shop.wait(lambda: rows(shop, Sale)[0].state.value == "done")


def finish(shop, hands, record, step, said):
    """The step asks for what it needs: the caret stands there."""
    hands.go(record.number, record.__tablename__)
    form = hands.form_of(record.__tablename__)
    shop.wait(lambda: any(one.text() == record.number and one.isVisible() for one in form.findChildren(QLabel)))
    hands.press(step)
    shop.wait(lambda: form.fields.wrong != {})
    hands.press(said, step)
    shop.wait(lambda: one_of(shop, record).state != record.state)


def one_of(shop, record):
    return next(one for one in rows(shop, type(record)) if one.id == record.id)


def approve_all(shop, hands):
    page = hands.go("Audit", "audit")
    shop.wait(lambda: page.table.rowCount() == 5 and page.table.row_at(4) is not None)
    hands.press((CTRL, KEY.Key_A), "a")
    shop.wait(lambda: page.table.rowCount() == 1 and page.table.row_at(0) is not None)
    assert states(shop) == {"approved", "done"}
    hands.press("a")
    shop.wait(lambda: any("¥300 is still owed" in one for one in shop.said))
    hands.go(rows(shop, Repair)[0].number, "repair")
    shop.wait(lambda: shop.program.shell.page("repair").form is not None)
    form = shop.program.shell.page("repair").form
    shop.wait(form.fields.editors["fault"].isReadOnly)
    hands.press("x", SAVE)
    assert rows(shop, Repair)[0].fault == "ice maker leaks"
    hands.go("Audit", "audit")
    hands.press((CTRL, KEY.Key_Z))
    shop.wait(lambda: states(shop) == {"done", "finished", "handled"})


def states(shop):
    """Of all that was finished; a finished repair made a callback for later, which is not."""
    found = {one.state.value for model in APPROVABLE for one in rows(shop, model)}
    return found - {"in_progress"}
