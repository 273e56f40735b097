"""Are steps taken in a form by one key, is it asked why where it must be, and does what is locked stay?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.core.access import Right, Who
from app.ui.banner import Banner
from app.ui.history_dialog import HistoryDialog
from app.ui.kit import KeyButton
from app.ui.record_conflict import ConflictPage
from app.ui.record_form import RecordForm
from app.ui.record_page import RecordPage
from app.ui.side_by_side import BOTH
from tests.blank.bill import BILL
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def show(qtbot):
    def make(one, ready):
        qtbot.addWidget(one)
        one.resize(1200, 800)
        one.show()
        one.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
        qtbot.waitUntil(ready)
        one.setFocus()
        return one

    return make


@pytest.fixture
def open_form(around, show):
    def make(*args, **named):
        form = RecordForm(around, BILL, *args, **named)
        return show(form, lambda: form._base is not None)

    return make


def type_(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def new(desk, **values):
    return desk.save(BILL, None, 0, {"fault": "torn", **values}).result()


def load(desk, id_):
    return desk.load(BILL, id_).result()


def approved(desk):
    bill = new(desk, paid_on=date(2026, 11, 20), lines=({"name": "A", "price": 100, "quantity": 2},))
    desk.step(BILL, bill.id, "pay").result()
    desk.step(BILL, bill.id, "approve").result()
    return bill


def steps(form):
    return [button.words for _, button in form._foot._steps if not button.isHidden()]


def test_a_step_saves_first_and_then_moves_on_with_one_key(qtbot, open_form, desk):
    bill = new(desk)
    form = open_form(bill.id)
    form.fields.go_to("paid_on")
    type_(qtbot, "11-20")
    with qtbot.waitSignal(form.saved) as caught:
        press(qtbot, Qt.Key.Key_P, ALT)
    stored = load(desk, bill.id)
    assert (stored.values["paid_on"], stored.state) == (date(2026, 11, 20), "paid")
    assert caught.args[0].undo is not None


def test_a_new_record_is_saved_and_moved_on_with_the_same_key(qtbot, open_form, desk):
    form = open_form()
    assert steps(form) == ["Take the money"]
    form.fields.put({"fault": "torn", "paid_on": date(2026, 11, 20)}, {})
    with qtbot.waitSignal(form.saved) as caught:
        press(qtbot, Qt.Key.Key_P, ALT)
    assert load(desk, caught.args[0].id).state == "paid"


def test_what_a_step_needs_is_marked_and_nothing_is_saved(qtbot, open_form, desk):
    bill = new(desk)
    form = open_form(bill.id)
    type_(qtbot, "x")
    press(qtbot, Qt.Key.Key_P, ALT)
    assert form.fields.wrong == {"paid_on": "Please fill this in."}
    assert form.fields.current_key() == "paid_on"
    assert load(desk, bill.id).version == bill.version


def test_a_step_asks_why_and_escape_gives_up(qtbot, open_form, desk):
    bill = new(desk, paid_on=date(2026, 11, 20))
    desk.step(BILL, bill.id, "pay").result()
    form = open_form(bill.id)
    assert steps(form) == ["Give it back", "Approve"]
    reason, at = form._deeds.reason, form.fields.current_key()
    assert at
    press(qtbot, Qt.Key.Key_G, ALT)
    assert reason.isVisible()
    press(qtbot, ESCAPE)
    assert not reason.isVisible()
    assert form.fields.current_key() == at, "the caret is where it was"
    press(qtbot, Qt.Key.Key_G, ALT)
    press(qtbot, ENTER)
    assert reason._wrong.text() == "Please write why."
    type_(qtbot, "wrong umbrella")
    with qtbot.waitSignal(form.saved):
        press(qtbot, ENTER)
    assert load(desk, bill.id).state == "open"


def test_an_approved_record_is_only_shown_until_its_approval_is_taken_back(qtbot, open_form, desk):
    bill = approved(desk)
    form = open_form(bill.id)
    assert any("approved this on" in one.text for one in form.findChildren(Banner))
    assert form._foot._save.isHidden()
    assert form.head._delete.isHidden()
    assert all(editor.isReadOnly() for editor in (form.fields.editors["fault"], form.fields.editors["paid_on"]))
    lines = form.fields.editors["lines"]
    assert [one.editors["name"].isReadOnly() for one in lines.rows] == [True], "and there is no empty row"
    assert steps(form) == ["Take the approval back"]
    press(qtbot, Qt.Key.Key_Z, ALT)
    type_(qtbot, "typing error")
    with qtbot.waitSignal(form.saved):
        press(qtbot, ENTER)
    assert load(desk, bill.id).state == "paid"


def test_without_the_right_a_form_says_which_one_is_missing(qtbot, open_form, desk):
    bill = new(desk)
    desk.sign_in(Who("张三", "seat", frozenset({Right.SALE})))
    form = open_form(bill.id)
    assert [one.text for one in form.findChildren(Banner)] == ["For this you need the right “Change records”."]
    assert form._foot._save.isHidden()
    assert form.head._delete.isHidden()
    assert steps(form) == ["Take the money"], "its own right is enough for a step"
    assert not open_form()._foot._save.isHidden(), "a new one may be made"
    desk.sign_in(Who("张三", "seat", frozenset({Right.RECORD_SAVE})))
    form = open_form()
    assert [one.text for one in form.findChildren(Banner)] == ["For this you need the right “Sales”."]
    assert steps(form) == []


def test_delete_is_there_for_who_may(open_form, desk):
    bill = new(desk)
    assert not open_form(bill.id).head._delete.isHidden()


def test_many_records_are_given_one_reason(qtbot, around, desk, memory, show):
    bills = [new(desk, paid_on=date(2026, 11, 20)) for _ in range(3)]
    for one in bills:
        desk.step(BILL, one.id, "pay").result()
    page = RecordPage(around, BILL, memory)
    show(page, lambda: page.table.rowCount() == 3 and page.table.row_at(0) is not None)
    page.table.tick([bills[0].id, bills[1].id], on=True)
    qtbot.keyClick(page.view, "g")
    assert page.foot.reason.isVisible()
    type_(qtbot, "rain")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: [load(desk, one.id).state for one in bills] == ["open", "open", "paid"])
    assert not page.foot.reason.isVisible()


def test_both_versions_of_rows_stand_side_by_side(qtbot, open_form, desk):
    bill = new(desk, lines=({"name": "A", "colour_id": "red", "price": 100, "quantity": 1},))
    form = open_form(bill.id)
    row = dict(load(desk, bill.id).values["lines"][0])
    desk.save(BILL, bill.id, bill.version, {"lines": (row | {"price": 500},), "discount": 10}).result()
    lines = form.fields.editors["lines"]
    lines.rows[0].editors["quantity"].setFocus()
    lines.rows[0].editors["quantity"].selectAll()
    type_(qtbot, "3")
    form.save()
    qtbot.waitUntil(lambda: isinstance(form._stack.currentWidget(), ConflictPage))
    page = form._stack.currentWidget()
    assert page.sides.right_ones() == {"lines"}
    said = {one.accessibleName() for side in page.sides._sides.values() for one in side}
    assert {"A red 1 5.00 5.00", "A red 3 1.00 3.00"} <= said
    with qtbot.waitSignal(form.saved):
        page._on_save()
    stored = load(desk, bill.id)
    assert (stored.values["lines"][0]["amount"], stored.values["total"]) == (300, 290)
    assert stored.names["lines.0.colour_id"] == "red"


def test_the_preview_shows_rows_totals_and_why_it_stays(qtbot, around, desk, memory, show):
    approved(desk)
    page = RecordPage(around, BILL, memory)
    show(page, lambda: page.table.rowCount() == 1 and page.table.row_at(0) is not None)
    page.preview.show_record(page.table.row_at(0).id)
    qtbot.waitUntil(lambda: any("approved this on" in one.text() for one in page.preview.findChildren(QLabel)))
    said = {one.text(): one for one in page.preview.findChildren(QLabel)}
    assert {"Lines", "A", "1.00", "2.00"} <= said.keys()
    assert [one.property("role") for one in page.preview.findChildren(QLabel) if one.text() == "2.00"].count(
        "strong"
    ) == 1, "the total, not the line"
    deeds = [one.words for one in page.preview.findChildren(KeyButton)]
    assert deeds == ["Open", "Take the approval back"]


def test_a_step_that_is_refused_says_so_and_what_was_saved_before_it_stays(qtbot, open_form, desk):
    bill = new(desk)
    form = open_form(bill.id)
    form.fields.put({"paid_on": date(2026, 11, 20), "lines": ({"name": "A"},)}, {})
    step = desk.step(BILL, new(desk, paid_on=date(2026, 11, 20)).id, "approve")
    form._deeds._desk = Refusing(desk, step)
    press(qtbot, Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: any("not possible now" in one.text for one in form.findChildren(Banner)))
    assert form.fields._held.now()["lines"][0]["id"], "it was read again"
    assert not form.is_changed
    assert load(desk, bill.id).values["paid_on"] == date(2026, 11, 20)


class Refusing:
    """A desk where somebody else was quicker."""

    def __init__(self, desk, refused):
        self._desk, self._refused = desk, refused

    def step(self, *_):
        return self._refused


def test_its_history_is_shown_by_a_key(qtbot, around, desk):
    saved = desk.save(UMBRELLA, None, 0, {"colour": "red"}).result()
    desk.save(UMBRELLA, saved.id, desk.load(UMBRELLA, saved.id).result().version, {"colour": "blue"}).result()
    form = RecordForm(around, UMBRELLA, saved.id)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(lambda: form.fields.values()[0]["colour"] == "blue")
    form._deeds.show_history("YS1")
    dialog = form.findChild(HistoryDialog)
    qtbot.waitUntil(lambda: dialog._list.model().rowCount() >= 2)
    assert any("blue" in row.text for row in dialog._list.model().rows)
    dialog.close()


def test_rows_that_both_added_can_both_stay(qtbot, open_form, desk):
    line = {"name": "A", "colour_id": "red", "price": 100, "quantity": 1}
    bill = new(desk, lines=(line,))
    form = open_form(bill.id)
    stored = load(desk, bill.id).values["lines"][0]
    theirs = line | {"name": "B", "colour_id": "blue"}
    desk.save(BILL, bill.id, bill.version, {"lines": (stored, theirs)}).result()
    form.fields.put({"lines": (stored, line | {"name": "C"})}, {"lines.0.colour_id": "red", "lines.1.colour_id": "red"})
    form.save()
    qtbot.waitUntil(lambda: isinstance(form._stack.currentWidget(), ConflictPage))
    sides = form._stack.currentWidget().sides
    assert sides.chosen("lines") == BOTH, "nothing is given up unless somebody wants that"
    said = sides._sides["lines"][BOTH].accessibleName()
    assert [one.split()[0] for one in said.splitlines()] == ["Both:", "A", "C", "B"]
    with qtbot.waitSignal(form.saved):
        form._stack.currentWidget()._on_save()
    kept = load(desk, bill.id)
    assert [one["name"] for one in kept.values["lines"]] == ["A", "C", "B"]
    assert kept.names["lines.2.colour_id"] == "blue"


def test_what_was_approved_meanwhile_is_not_compared(qtbot, open_form, desk):
    bill = new(desk, paid_on=date(2026, 11, 20), lines=({"name": "A", "price": 100, "quantity": 1},))
    form = open_form(bill.id)
    lines = form.fields.editors["lines"]
    lines.rows[0].editors["quantity"].setText("3")
    for step in ("pay", "approve"):
        desk.step(BILL, bill.id, step).result()
    assert form.is_changed
    form.following.look()
    said = lambda: [one.text for one in form.findChildren(Banner)]  # noqa: E731
    qtbot.waitUntil(lambda: any("approved this" in one and "cannot be saved" in one for one in said()))
    form.save()
    qtbot.waitUntil(lambda: len(said()) == 1 and "cannot be saved" not in said()[0])
    assert form._stack.currentWidget() is form._page
    assert lines.rows[0].editors["quantity"].text() == "3"
