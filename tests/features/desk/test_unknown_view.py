"""Does a number nobody has, or several have, find its file on the screen?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.features.customers.model import Customer
from app.telephony.protocol import Reason
from tests.features.desk.conftest import MA, MING, STRANGER, customer
from tests.features.desk.looking import card, unknown, write

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def test_unknown_caller_is_entered_and_the_earlier_calls_are_theirs(desk, lines, clock, qtbot):
    lines.ring(1, STRANGER)
    lines.hang_up(1)
    clock.advance(3600)
    lines.ring(2, STRANGER)
    desk.choose_line(2)
    qtbot.waitUntil(lambda: unknown(desk) and desk.page.unknown.earlier.model().rowCount() == 2)
    form = desk.page.unknown.form
    assert form.phone.text() == "010-6552-1234"
    assert QApplication.focusWidget() is form.name
    write(form.name, "小红超市")
    write(form.address, "将台路 2 号")
    qtbot.keyClick(form.address, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: card(desk) and desk.page.card.timeline.list.model().rowCount() >= 2)
    assert desk.page.card.header.title == "小红超市"
    assert desk.page.card.facts._rows[0].number.text() == "010-6552-1234"


def test_a_number_nobody_wants_is_put_on_the_blacklist_with_its_reason(desk, lines, store, qtbot):
    lines.ring(1, STRANGER)
    qtbot.waitUntil(lambda: unknown(desk))
    view = desk.page.unknown
    qtbot.keyClick(view.form.name, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert view.why.isVisible()
    qtbot.keyClicks(QApplication.focusWidget(), "sells insurance")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not unknown(desk))
    listed = select(Customer.name, Customer.blacklist_reason).where(Customer.blacklisted_by == desk.means.who.name)
    assert store.look(lambda s: s.execute(listed).one()).result() == ("010-6552-1234", "sells insurance")


def test_a_withheld_number_cannot_be_put_on_the_blacklist(desk, lines, qtbot):
    lines.ring(1, reason=Reason.PRIVATE)
    qtbot.waitUntil(lambda: unknown(desk))
    assert desk.page.unknown._ban.isHidden()


def test_a_number_typed_for_a_withheld_call_shows_where_it_comes_from(desk, lines, qtbot):
    lines.ring(1, reason=Reason.PRIVATE)
    qtbot.waitUntil(lambda: unknown(desk))
    form = desk.page.unknown.form
    assert (form.place.text(), form.place.placeholderText()) == ("", "not known")
    form.phone.setFocus()
    qtbot.keyClicks(form.phone, "0755-8479-3311")
    qtbot.waitUntil(lambda: form.place.text() == "广东省深圳市")
    assert form.region.text() == "广东省深圳市"


def test_name_is_needed_and_what_was_typed_stays(desk, lines, qtbot):
    lines.ring(1, STRANGER)
    qtbot.waitUntil(lambda: unknown(desk))
    form = desk.page.unknown.form
    write(form.address, "将台路")
    qtbot.keyClick(form.address, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.name.property("look") == "wrong"
    assert QApplication.focusWidget() is form.name
    assert form.address.text() == "将台路"


def test_number_is_added_to_a_similar_customer(desk, lines, people, qtbot):
    lines.ring(1, STRANGER)
    qtbot.waitUntil(lambda: unknown(desk) and desk.page.unknown.similar.model().rowCount() == 1)
    qtbot.keyClick(desk.page.unknown.form.name, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: card(desk))
    assert desk.page.card.card.id == people["李记茶餐厅"]
    assert [phone.key for phone in desk.page.card.card.phones] == ["1065521200", "1065521234"]


def test_number_is_linked_by_typing_who_it_is(desk, lines, people, qtbot, store):
    lines.ring(1, STRANGER)
    qtbot.waitUntil(lambda: unknown(desk))
    qtbot.keyClick(desk.page.unknown.form.name, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    finder = desk.page.unknown.finder
    assert QApplication.focusWidget() is finder.field
    finder.show_found(desk.means.store.look(lambda s: _found(s, people["王小明"])).result())
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card(desk))
    assert desk.page.card.header.title == "王小明"


def _found(_session, id_):
    from app.features.customers.find import Found

    return [Found(id_, "王小明", MING, "望京西路")]


def test_withheld_number_takes_a_note(desk, lines, store, qtbot):
    from app.telephony.protocol import Reason

    call = lines.ring(1, reason=Reason.PRIVATE)
    qtbot.waitUntil(lambda: unknown(desk))
    assert not desk.page.unknown.form.phone.isReadOnly()
    lines.answer(1)
    note = desk.page.unknown.this_call.note
    note.setFocus()
    qtbot.keyClicks(note, "wrong number")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.calls)
    assert desk.means.store.look(lambda s: _note(s, call.uuid)).result() == "wrong number"


def _note(session, uuid):
    from sqlalchemy import select

    from app.features.calls.model import CallRecord

    return session.scalar(select(CallRecord.note).where(CallRecord.uuid == uuid))


def test_one_of_several_is_chosen_by_a_digit(desk, lines, people, qtbot):
    lines.ring(1, MA)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.candidates)
    rows = desk.page.candidates.list.model().rows
    assert [row.title for row in rows] == ["马丽", "李建军"]
    qtbot.keyClick(desk.page.candidates.list, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: card(desk))
    assert desk.page.card.header.title == "李建军"


def test_none_of_several_is_a_new_customer_with_the_same_number(desk, lines, qtbot):
    lines.ring(1, MA)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.candidates)
    qtbot.keyClick(desk.page.candidates.list, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert unknown(desk)
    write(desk.page.unknown.form.name, "第三人")
    qtbot.keyClick(desk.page.unknown.form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: card(desk))
    assert desk.page.card.header.title == "第三人"


def test_form_being_filled_in_is_not_taken_away_by_a_file_made_elsewhere(desk, lines, store, qtbot):
    call = lines.ring(1, STRANGER)
    qtbot.waitUntil(lambda: unknown(desk))
    form = desk.page.unknown.form
    qtbot.keyClicks(form.name, "Li")
    store.run(lambda s: s.add(customer("李四", STRANGER))).result()
    desk.answers.take_changes(store.commits[-1])
    qtbot.waitUntil(lambda: "李四" in form._complaint.text())
    assert unknown(desk)
    assert form.name.text() == "Li"
    desk.show_calls()
    desk.choose_line(1)
    qtbot.waitUntil(lambda: card(desk))
    assert desk.front == call.uuid
    assert desk.page.card.header.title == "李四"
