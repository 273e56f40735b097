"""Does the screen do what the operator needs while lines ring? With a real store, on SQLite."""

from concurrent.futures import Future
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.features.calls.model import Outcome
from app.features.desk.notes import NewRecord
from tests.features.desk.conftest import KAI, MA, MING, STRANGER
from tests.features.desk.looking import card, unknown, write

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def test_ringing_line_opens_the_card(desk, lines, qtbot):
    call = lines.ring(1, MING)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    assert desk.page.card.header.title == "王小明"
    assert desk.page.tabs.current == call.uuid
    assert "王小明" in desk.page.tabs.text_of(call.uuid)
    qtbot.waitUntil(lambda: desk.strip.tiles[0].who == "王小明")


def test_card_shows_the_calling_number_its_address_and_the_history(desk, lines, clock, qtbot):
    lines.ring(1, MING)
    lines.answer(1)
    lines.hang_up(1)
    clock.advance(600)
    lines.ring(2, MING)
    qtbot.waitUntil(lambda: card(desk) and desk.page.card.timeline.list.model().rowCount() > 2)
    assert desk.page.card.card.name == "王小明"
    assert desk.page.card.facts._rows[0].number.text() == "138-0013-8000"
    assert desk.page.card.facts._rows[0].pill.isVisible()
    assert not desk.page.card.facts._rows[1].pill.isVisible()


def test_typing_gets_a_notice_and_keeps_the_caret(desk, window, lines, qtbot):
    window.elsewhere.setFocus()
    with qtbot.waitSignal(desk.toast_wanted) as notice:
        call = lines.ring(2, MING)
    qtbot.waitUntil(lambda: "王小明" in desk.page.tabs.text_of(call.uuid))
    qtbot.keyClicks(window.elsewhere, "abc")
    assert window.elsewhere.text() == "abc"
    assert QApplication.focusWidget() is window.elsewhere
    assert desk.page.tabs.current is None
    assert notice.args[0].line == 2


def test_caret_in_the_note_stays_there_while_another_line_rings(desk, lines, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    lines.answer(1)
    note = desk.page.card.this_call.note
    assert QApplication.focusWidget() is note
    qtbot.keyClicks(note, "leaks")
    lines.ring(2, STRANGER)
    lines.ring(3, MA)
    qtbot.waitUntil(lambda: len(desk.sheets) == 3 and all(sheet.face for sheet in desk.sheets.values()))
    qtbot.keyClicks(note, " again")
    assert note.toPlainText() == "leaks again"
    assert desk.page.card.header.title == "王小明"


def test_taking_the_notice_brings_the_call_to_the_front(desk, window, lines, qtbot):
    window.elsewhere.setFocus()
    with qtbot.waitSignal(desk.toast_wanted):
        call = lines.ring(2, MING)
    with qtbot.waitSignal(desk.toast_gone):
        desk.take_call(str(call.uuid))
    qtbot.waitUntil(lambda: card(desk))
    assert desk.front == call.uuid


def test_eight_lines_at_once_are_eight_tabs_and_none_replaces_another(desk, lines, qtbot):
    calls = [lines.ring(line, f"1390000000{line}") for line in range(1, 9)]
    qtbot.waitUntil(lambda: all(sheet.face for sheet in desk.sheets.values()))
    assert desk.page.tabs.uuids == tuple(call.uuid for call in calls)
    assert desk.front == calls[0].uuid
    qtbot.waitUntil(lambda: [tile.state.value for tile in desk.strip.tiles] == ["ringing"] * 8)
    for call in calls:
        desk.choose_line(call.line)
        assert desk.front == call.uuid
        assert unknown(desk)


def test_number_comes_with_the_second_ring(desk, lines, qtbot):
    call = lines.ring(1)
    assert desk.page.view is desk.page.waiting
    lines.change(1, number=MING, rings=2)
    qtbot.waitUntil(lambda: card(desk))
    assert desk.page.tabs.uuids == (call.uuid,)


def test_number_as_name_is_shown_once(desk, lines, qtbot):
    call = lines.ring(1, STRANGER, name="010 6552 1234")
    qtbot.waitUntil(lambda: unknown(desk))
    assert desk.page.unknown.header.title == "010-6552-1234"
    assert desk.page.tabs.text_of(call.uuid).count("1234") == 1


def test_blacklisted_caller_rings_quietly_and_says_so_on_the_card(desk, lines, qtbot):
    call = lines.ring(3, KAI)
    qtbot.waitUntil(lambda: desk.pops[call.uuid].caller is not None)
    assert desk.page.tabs.current is None
    desk.choose_line(3)
    qtbot.waitUntil(lambda: card(desk))
    assert any("三次上门后拒付" in one for one in desk.page.card.header.warnings)


def test_line_key_and_tile_go_to_the_call(desk, lines, qtbot):
    lines.ring(1, MING)
    second = lines.ring(5, STRANGER)
    qtbot.waitUntil(lambda: all(sheet.face for sheet in desk.sheets.values()))
    qtbot.mouseClick(desk.strip, Qt.MouseButton.LeftButton, pos=desk.strip.tile_rect(5).center())
    assert desk.front == second.uuid
    desk.choose_line(1)
    assert desk.page.card.header.title == "王小明"


def test_answered_elsewhere_stays_and_says_by_whom(desk, lines, qtbot):
    call = lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    desk.do(desk.pops.elsewhere(call.uuid, "王芳", desk.means.scene()))
    qtbot.waitUntil(lambda: "王芳" in desk.page.tabs.text_of(call.uuid))


def test_wrap_up_notes_the_outcome_and_closes_by_itself(desk, lines, store, qtbot):
    desk.page.card.this_call._closes.setInterval(0)
    call = lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    lines.answer(1)
    write(desk.page.card.this_call.note, "解决了")
    lines.hang_up(1)
    qtbot.keyClick(desk.page.card.this_call.note, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.page.tabs.uuids)
    noted = store.look(lambda s: _noted(s, call.uuid)).result()
    assert noted == ("解决了", "solved", "李娜")


def _noted(session, uuid):
    from sqlalchemy import select

    from app.features.calls.model import CallRecord

    columns = CallRecord.note, CallRecord.outcome, CallRecord.handled_by
    note, outcome, by = session.execute(select(*columns).where(CallRecord.uuid == uuid)).one()
    return note, outcome.value, by


def test_typing_on_keeps_the_tab_after_an_outcome(desk, lines, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    lines.answer(1)
    lines.hang_up(1)
    this_call = desk.page.card.this_call
    qtbot.keyClick(this_call.note, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert this_call.is_closing
    qtbot.keyClicks(this_call.note, "und")
    assert not this_call.is_closing


def test_an_outcome_said_while_talking_is_confirmed_by_the_same_key_after_it(desk, lines, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    lines.answer(1)
    this_call = desk.page.card.this_call
    key = (this_call.note, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(*key)
    lines.hang_up(1)
    qtbot.keyClick(*key)
    assert (this_call.notes.outcome, this_call.is_closing) == (Outcome.BOOKED, True)


@pytest.mark.parametrize(("kind", "outcome"), [("repair", Outcome.BOOKED), ("sale", Outcome.SOLVED)])
def test_a_record_saved_from_a_call_says_what_came_of_it(desk, lines, qtbot, kind, outcome):
    call = lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    desk.wishes.came_of(NewRecord(kind, {}, str(call.uuid)))
    assert desk.page.card.this_call.notes.outcome is outcome


def test_what_the_operator_said_stays_when_a_record_is_saved(desk, lines, qtbot):
    call = lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    desk.page.card.this_call.choose_outcome(Outcome.NOTHING)
    desk.wishes.came_of(NewRecord("repair", {}, str(call.uuid)))
    assert desk.page.card.this_call.notes.outcome is Outcome.NOTHING


def test_next_contact_that_means_no_day_is_pointed_out(desk, lines, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    this_call = desk.page.card.this_call
    qtbot.keyClicks(this_call.next, "some day")
    qtbot.keyClick(this_call.next, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.tabs.uuids
    assert this_call.next.property("look") == "wrong"


def test_what_was_typed_survives_a_crash(desk, lines, means, store, qtbot):
    from app.db.base import utc_now
    from app.features.calls import log
    from app.features.desk.view.controller import CallDesk

    call = lines.ring(1, MING, started_at=utc_now())
    qtbot.waitUntil(lambda: card(desk))
    qtbot.keyClicks(desk.page.card.this_call.note, "half a sent")
    desk.actions.flush()
    again = CallDesk(means)
    qtbot.addWidget(again.page)
    qtbot.addWidget(again.strip)
    again.recover(store.run(lambda s: log.recover(s, means.who.seat)).result())
    qtbot.waitUntil(lambda: again.sheets[call.uuid].notes.note == "half a sent")
    assert again.page.tabs.uuids == (call.uuid,)
    again.deleteLater()


def test_of_many_calls_that_come_back_most_are_looked_up_when_they_come_to_the_front(desk, lines, means, store, qtbot):
    from app.db.base import utc_now
    from app.features.calls import log
    from app.features.desk.view.controller import CallDesk

    calls = []
    for at in range(12):
        calls.append(lines.ring(1, MING, started_at=utc_now() - timedelta(milliseconds=12 - at)))
        lines.hang_up(1)
    desk.actions.flush()
    again = CallDesk(means)
    qtbot.addWidget(again.page)
    qtbot.addWidget(again.strip)
    again.recover(store.run(lambda s: log.recover(s, means.who.seat)).result())
    newest, oldest = calls[-1].uuid, calls[0].uuid
    qtbot.waitUntil(lambda: again.sheets[newest].face is not None)
    assert again.sheets[oldest].face is None
    again.do(again.pops.choose(oldest))
    qtbot.waitUntil(lambda: card(again) and again.sheets[oldest].face is not None)
    again.deleteLater()


def test_missed_call_is_ticked_off_in_the_list(desk, lines, store, qtbot):
    call = lines.ring(1, MING)
    lines.hang_up(1)
    desk.show_calls()
    calls = desk.page.calls
    qtbot.waitUntil(lambda: calls.list.model().rowCount() == 1)
    calls.take_focus()
    store.commits.clear()
    qtbot.keyClick(calls.list, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: bool(store.commits))
    desk.answers.take_changes(store.commits[-1])
    qtbot.waitUntil(lambda: not desk.page.tabs.uuids)
    assert call.uuid not in desk.pops


def test_record_starts_from_the_card_with_customer_number_and_call(desk, lines, people, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    with qtbot.waitSignal(desk.new_record) as started:
        qtbot.keyClick(desk.page.card, Qt.Key.Key_F9)
    new = started.args[0]
    assert new.kind == "message"
    assert new.values["customer_id"] == people["王小明"]
    assert new.values["phone"] == "138-0013-8000"
    assert new.values["call_id"] == 1


def test_same_customer_opened_by_hand_has_a_tab_without_a_call(desk, window, people, qtbot):
    desk.open_customer(people["王小明"])
    qtbot.waitUntil(lambda: card(desk))
    assert desk.page.card.this_call.isHidden()
    qtbot.keyClick(desk.page.card, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.page.tabs.uuids)


def test_somebody_else_changed_the_customer(desk, lines, people, store, qtbot):
    from app.features.customers.model import Customer

    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))

    def rename(session):
        session.get(Customer, people["王小明"]).name = "王大明"

    store.run(rename).result()
    desk.answers.take_changes(store.commits[-1])
    qtbot.waitUntil(lambda: desk.page.card.header.title == "王大明")


def test_call_put_away_while_talking_comes_back_with_its_note(desk, lines, qtbot):
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    lines.answer(1)
    qtbot.keyClicks(desk.page.card.this_call.note, "first part")
    qtbot.keyClick(desk.page.card.this_call.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.page.tabs.uuids)
    desk.choose_line(1)
    qtbot.waitUntil(lambda: card(desk))
    assert desk.page.card.this_call.note.toPlainText() == "first part"


def test_esc_goes_back_to_where_the_operator_was(desk, window, lines, shown, qtbot):
    shown.clear()
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: card(desk))
    with qtbot.waitSignal(desk.left):
        qtbot.keyClick(desk.page, Qt.Key.Key_Escape)


def test_database_away_leaves_number_note_and_another_try(desk, lines, means, qtbot, monkeypatch):
    from app.features.desk.view import lookups

    def away(*_, **__):
        raise DatabaseUnavailable(Text("test", "The database is away."))

    monkeypatch.setattr(lookups, "face", away)
    lines.ring(1, MING)
    qtbot.waitUntil(lambda: unknown(desk))
    assert desk.page.unknown.header.title == "138-0013-8000"
    assert desk.page.unknown.header.warnings == ("The database is away.",)
    monkeypatch.undo()
    qtbot.keyClick(desk.page.unknown.form.name, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: card(desk))


def test_missed_tab_says_how_long_ago(desk, lines, clock, qtbot):
    call = lines.ring(1, MING)
    lines.hang_up(1)
    clock.advance(timedelta(minutes=14).total_seconds())
    desk.change(call.uuid)
    qtbot.waitUntil(lambda: "14" in desk.page.tabs.text_of(call.uuid))


def test_the_first_of_several_callers_is_looked_for_alone(desk, lines, store, qtbot, monkeypatch):
    asked, card = [], store.card
    monkeypatch.setattr(store, "card", lambda job: asked.append(job) or card(job))
    for line, number in enumerate((MING, KAI, STRANGER), 1):
        lines.ring(line, number)
    assert len(asked) == 1
    qtbot.waitUntil(lambda: all(sheet.face for sheet in desk.sheets.values()))
    assert len(asked) == len(desk.sheets)


def test_where_the_first_is_not_found_the_others_are(desk, lines, store, qtbot, monkeypatch):
    card, away = store.card, Future()
    away.set_exception(DatabaseUnavailable(Text("test", "The database is away.")))
    monkeypatch.setattr(store, "card", lambda _: away)
    first = lines.ring(1, MING)
    monkeypatch.setattr(store, "card", card)
    second = lines.ring(2, KAI)
    qtbot.waitUntil(lambda: desk.sheets[second.uuid].face is not None)
    assert desk.sheets[first.uuid].trouble is not None


def test_what_is_read_of_one_customer_is_told_in_the_order_asked(desk, lines, qtbot):
    told = []
    desk.lookups.face_found.connect(lambda answer: told.append(("card", answer.uuid)))
    desk.lookups.past_found.connect(lambda answer: told.append(("history", answer.uuid)))
    first, second = lines.ring(1, MING), lines.ring(2, KAI)
    desk.lookups.ask_past(second.uuid, 2)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [("card", first.uuid), ("card", second.uuid), ("history", second.uuid)]


def test_notices_stand_in_the_order_in_which_the_lines_rang(desk, window, lines, qtbot):
    window.elsewhere.setFocus()
    noticed = []
    desk.toast_wanted.connect(lambda notice: noticed.append(notice.line))
    for line in (5, 2, 7, 1):
        lines.ring(line, f"1380013800{line}")
    qtbot.waitUntil(lambda: set(noticed) == {1, 2, 5, 7})
    assert noticed[:4] == [5, 2, 7, 1]
