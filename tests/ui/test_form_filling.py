"""Does what follows from a value follow, while nobody who types is disturbed?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.blank.bill import BILL
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def record_type():
    return BILL


@pytest.fixture
def form(open_form):
    return open_form()


def type_(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def cell(form, at, key):
    return form.fields.editors["lines"].rows[at].editors[key]


def texts(form, at, *keys):
    return [cell(form, at, key).text() for key in keys]


def offered(form):
    found = form.fields._filling._list
    return [found.model().index(at, 0).data() for at in range(found.model().rowCount())] if found.isVisible() else []


def save(qtbot, form, desk):
    with qtbot.waitSignal(form.saved) as caught:
        form.save()
    return desk.load(BILL, caught.args[0].id).result()


def test_amounts_and_totals_follow_while_somebody_types(qtbot, form, desk):
    form.fields.put({"lines": ({"name": "Cloth", "price": 3000, "quantity": 2},)}, {})
    assert texts(form, 0, "amount") == ["60.00"]
    price = cell(form, 0, "price")
    price.setFocus()
    price.setCursorPosition(1)
    type_(qtbot, "1")
    assert (price.text(), price.cursorPosition()) == ("310.00", 2), "what is being typed stays as it is typed"
    assert texts(form, 0, "amount") == ["620.00"]
    type_(qtbot, "x")
    assert form.fields.editors["total"].text() == "620.00", "half a number changes nothing"
    press(qtbot, Qt.Key.Key_Backspace)
    form.fields.go_to("discount")
    type_(qtbot, "20")
    assert form.fields.editors["total"].text() == "600.00"
    stored = save(qtbot, form, desk)
    assert (stored.values["total"], stored.values["lines"][0]["amount"]) == (60000, 62000)


def test_what_is_computed_is_passed_by(qtbot, form):
    form.fields.put({"lines": ({"name": "Cloth", "price": 3000, "quantity": 2},)}, {})
    cell(form, 0, "price").setFocus()
    press(qtbot, ENTER)
    assert cell(form, 0, "sent_on").hasFocus()
    cell(form, 0, "price").setFocus()
    press(qtbot, TAB)
    assert cell(form, 0, "sent_on").hasFocus()
    assert cell(form, 0, "amount").isReadOnly()
    form.fields.go_to("discount")
    press(qtbot, ENTER)
    assert form.fields.current_key() == "pleased"


def test_numbers_stand_at_the_right(form):
    for key in ("quantity", "price", "amount", "sent_on"):
        assert cell(form, 0, key).alignment() & Qt.AlignmentFlag.AlignRight
    assert form.fields.editors["total"].alignment() & Qt.AlignmentFlag.AlignRight


def test_an_offer_is_chosen_by_keys_and_brings_the_rest_of_its_row_along(qtbot, form, desk):
    form.fields.go_to("lines")
    type_(qtbot, "hand")
    qtbot.waitUntil(lambda: offered(form) == ["Handle", "Handle, gold"])
    press(qtbot, DOWN)
    press(qtbot, DOWN)
    press(qtbot, ENTER)
    assert offered(form) == []
    assert texts(form, 0, "name", "price") == ["Handle, gold", "99.00"]
    qtbot.waitUntil(lambda: texts(form, 0, "quantity", "amount") == ["1", "99.00"])
    assert len(form.fields.editors["lines"].rows) == 2, "there is an empty row again"
    stored = save(qtbot, form, desk)
    assert (stored.values["lines"][0]["goods_id"], stored.values["total"]) == (8, 9900)


def test_the_list_opens_by_a_key_and_escape_closes_nothing_but_it(qtbot, form):
    form.fields.go_to("goods")
    press(qtbot, DOWN, ALT)
    qtbot.waitUntil(lambda: len(offered(form)) == 3)
    press(qtbot, Qt.Key.Key_Escape)
    assert offered(form) == []
    assert not form._deeds.asking.isVisible()
    press(qtbot, DOWN, ALT)
    qtbot.waitUntil(lambda: len(offered(form)) == 3)
    press(qtbot, TAB)
    assert offered(form) == [], "it goes with the focus"
    assert form.fields.editors["goods"].text() == ""


def test_a_cell_is_offered_what_the_whole_form_allows(qtbot, form):
    form.fields.put({"extra": "nothing"}, {})
    form.fields.go_to("lines")
    press(qtbot, DOWN, ALT)
    qtbot.waitUntil(lambda: offered(form) == ["Nothing to choose from"])


def test_a_value_without_a_field_is_saved_kept_in_the_draft_and_counts_as_a_change(qtbot, form, open_form, desk):
    form.fields.go_to("goods")
    type_(qtbot, "clo")
    qtbot.waitUntil(lambda: offered(form) == ["Cloth"])
    press(qtbot, DOWN)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: form.head._draft.text() != "")
    again = open_form()
    qtbot.waitUntil(lambda: not again._notes.isHidden())
    press(qtbot, Qt.Key.Key_J, ALT)
    stored = save(qtbot, again, desk)
    assert (stored.values["goods"], stored.values["goods_id"]) == ("Cloth", 9)
    changed = open_form(stored.id)
    changed.fields._held.hidden["goods_id"] = 7
    assert changed.is_changed
    assert save(qtbot, changed, desk).values["goods_id"] == 7


def test_what_follows_never_stands_over_what_was_typed(qtbot, form):
    form.fields.go_to("lines")
    type_(qtbot, "Cloth")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: texts(form, 0, "price", "quantity", "amount") == ["30.00", "1", "30.00"])
    cell(form, 0, "name").setFocus()
    cell(form, 0, "name").selectAll()
    type_(qtbot, "Handle")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: texts(form, 0, "price") == ["12.50"])
    cell(form, 0, "price").selectAll()
    cell(form, 0, "price").setFocus()
    type_(qtbot, "1")
    cell(form, 0, "name").setFocus()
    cell(form, 0, "name").selectAll()
    type_(qtbot, "Cloth")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: form.fields._filling.is_resting)
    assert texts(form, 0, "price") == ["1"]


def test_saving_waits_for_what_follows_from_the_last_word(qtbot, form, desk):
    form.fields.go_to("lines")
    type_(qtbot, "Cloth")
    stored = save(qtbot, form, desk)
    assert (stored.values["lines"][0]["price"], stored.values["total"]) == (3000, 3000)


def test_a_record_begun_on_the_card_has_what_follows_from_it(qtbot, open_form, desk):
    umbrella = desk.save(UMBRELLA, None, 0, {"colour": "red", "phone": "138"}).result()
    form = open_form(start={"umbrella_id": umbrella.id, "call_id": 5})
    qtbot.waitUntil(lambda: form.fields.editors["contact"].text() == "red")
    assert form.fields.current_key() == "fault"
    assert not form.is_changed, "nobody typed anything"
    qtbot.waitUntil(lambda: not form._about.isHidden())
    assert (form._about._title.text(), form._about._rest.text()) == ("red", "138 · 0.00")
    assert form.fields.boxes["umbrella_id"].isHidden()
    stored = save(qtbot, form, desk)
    assert [stored.values[key] for key in ("umbrella_id", "contact")] == [umbrella.id, "red"]
    assert desk._store.look(lambda s: s.get(BILL.model, stored.id).call_id).result() == 5


def test_a_choice_in_a_cell_may_be_a_new_word_and_keeps_its_name(qtbot, form, open_form, desk):
    form.fields.go_to("lines")
    type_(qtbot, "Cloth")
    press(qtbot, ENTER)
    type_(qtbot, "green")
    stored = save(qtbot, form, desk)
    assert stored.names["lines.0.colour_id"] == "green"
    again = open_form(stored.id)
    assert texts(again, 0, "name", "colour_id") == ["Cloth", "green"]
    assert not again.is_changed
    assert again.fields.names()["lines.0.colour_id"] == "green"


def test_cells_that_are_not_shown_stay_with_their_row(qtbot, form, open_form, desk):
    form.fields.put({"lines": ({"name": "A", "goods_id": 1}, {"name": "B", "goods_id": 2})}, {})
    stored = save(qtbot, form, desk)
    again = open_form(stored.id)
    again.fields.go_to("lines")
    press(qtbot, Qt.Key.Key_Delete, CTRL | Qt.KeyboardModifier.ShiftModifier)
    rows = save(qtbot, again, desk).values["lines"]
    assert [(one["name"], one["goods_id"], one["id"]) for one in rows] == [("B", 2, stored.values["lines"][1]["id"])]


def test_a_cell_that_cannot_be_read_is_the_one_that_is_marked(qtbot, form):
    form.fields.put({"lines": ({"name": "A", "price": 100}, {"name": "B", "price": 100})}, {})
    qtbot.waitUntil(cell(form, 1, "price").isVisible)
    cell(form, 1, "price").setText("viel")
    form.save()
    assert set(form.fields.wrong) == {"lines.1.price"}
    assert cell(form, 1, "price").hasFocus()


def test_a_number_out_of_its_bounds_is_said_at_once(qtbot, form):
    pleased = form.fields.editors["pleased"]
    assert pleased.placeholderText() == "1 – 5"
    form.fields.go_to("pleased")
    type_(qtbot, "77")
    assert pleased.text() == "7", "one digit is all it takes"
    assert form.fields.boxes["pleased"].below.text() == "At most 5, please."
    press(qtbot, Qt.Key.Key_Backspace)
    type_(qtbot, "4")
    assert not form.fields.wrong
    form.fields.put({"lines": ({"name": "A", "quantity": 1},)}, {})
    cell(form, 0, "quantity").setFocus()
    cell(form, 0, "quantity").selectAll()
    type_(qtbot, "0")
    assert form.fields.wrong == {"lines.0.quantity": "At least 1, please."}


def test_empty_sections_fold_where_the_form_would_not_fit(qtbot, open_form):
    form = open_form()
    more = form.fields.sections[1]
    form.resize(1000, 400)
    form._sheet.fit()
    assert more.is_folded
    assert form.fields.boxes["extra"].editor.isVisible() is False
    form.fields.go_to("pleased")
    press(qtbot, Qt.Key.Key_M, ALT)
    assert not more.is_folded
    press(qtbot, Qt.Key.Key_M, ALT)
    assert more.is_folded
    form.fields.show_wrong({"extra": "Not this."})
    assert not more.is_folded, "what is wrong is never hidden"
    form.fields.put({"note": "long story"}, {})
    form._sheet.fit()
    assert not more.is_folded, "what is filled in is shown"


def test_the_field_of_the_caret_is_always_in_sight(qtbot, form):
    form.resize(1000, 300)
    form.fields.put({"note": "long story"}, {})
    form._sheet.fit()
    for key in ("note", "umbrella_id"):
        form.fields.go_to(key)
        qtbot.waitUntil(lambda key=key: not form.fields.editors[key].visibleRegion().isEmpty())


def test_a_word_is_found_for_an_id_that_came_without_one(qtbot, open_form, desk):
    desk.save(BILL, None, 0, {"place_id": "shop"}).result()
    ((id_, _),) = desk.choices("place").result()
    form = open_form(start={"place_id": id_})
    qtbot.waitUntil(lambda: form.fields.editors["place_id"].text() == "shop")
    assert save(qtbot, form, desk).values["place_id"] == id_


@pytest.mark.parametrize("key", [ENTER, TAB])
def test_one_of_other_records_is_taken_from_the_list(qtbot, form, desk, key):
    saved = desk.save(UMBRELLA, None, 0, {"colour": "blue"}).result()
    editor = form.fields.editors["umbrella_id"]
    form.fields.go_to("umbrella_id")
    type_(qtbot, "blu")
    qtbot.waitUntil(lambda: editor.completer().popup().isVisible())
    popup = editor.completer().popup()
    qtbot.keyClick(popup, DOWN)
    qtbot.keyClick(popup, key)
    qtbot.waitUntil(lambda: form.fields.editors["contact"].text() == "blue")
    assert editor.value() == saved.id
