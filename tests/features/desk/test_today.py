"""Does the Today page say what is to be done, and let it be done with one key?"""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.calls import log
from app.features.calls.model import Outcome
from app.features.desk.today import keep_promise, promises, today
from app.features.desk.view.today_page import TodayPage
from app.ui.dialling import DialWishes
from app.ui.keys import Keys
from tests.features.desk.conftest import MING, NUMBERS, STRANGER, WHO

DAY = date(2026, 11, 21)
on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def page(desk, lines, qtbot):
    one = TodayPage(desk)
    one.resize(1234, 680)
    qtbot.addWidget(one)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    return one


def rows(todays):
    return [row.title for row in todays.list.model().rows]


def promise(store, call, day):
    store.run(
        lambda s: log.annotate(
            s, call.uuid, note="quote", intention="", outcome=Outcome.CALL_BACK, next_on=day, who=WHO
        )
    ).result()


@on_sqlite
def test_missed_calls_stand_first_with_name_or_number(page, desk, lines, qtbot):
    for line, number in ((1, MING), (2, STRANGER)):
        lines.ring(line, number)
        lines.hang_up(line)
    page.refresh()
    qtbot.waitUntil(lambda: rows(page.missed) != [] and len(rows(page.missed)) == 2)
    assert set(rows(page.missed)) == {"王小明", "010-6552-1234"}


@on_sqlite
def test_missed_call_is_handled_with_one_key_and_leaves_the_list(page, desk, lines, store, qtbot):
    lines.ring(1, MING)
    lines.hang_up(1)
    page.refresh()
    qtbot.waitUntil(lambda: rows(page.missed) == ["王小明"])
    qtbot.keyClick(page, Qt.Key.Key_1)
    store.commits.clear()
    qtbot.keyClick(page.missed.list, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: bool(store.commits))
    desk.answers.take_changes(store.commits[-1])
    qtbot.waitUntil(lambda: rows(page.missed) == [])


@on_sqlite
def test_calling_back_opens_the_file_and_has_the_number_dialled(page, desk, lines, qtbot):
    wanted = []
    DialWishes(page.window(), Keys()).wanted.connect(wanted.append)
    call = lines.ring(1, STRANGER)
    lines.hang_up(1)
    page.refresh()
    qtbot.waitUntil(lambda: len(rows(page.missed)) == 1)
    page.missed.go()
    qtbot.keyClick(page.missed.list, Qt.Key.Key_C)
    assert wanted == [STRANGER]
    assert desk.front == call.uuid


@on_sqlite
def test_all_handled(page, desk, lines, store, qtbot):
    for line in (1, 2):
        lines.ring(line, f"1390000000{line}")
        lines.hang_up(line)
    page.refresh()
    qtbot.waitUntil(lambda: len(rows(page.missed)) == 2)
    store.commits.clear()
    qtbot.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(store.commits))
    assert store.look(lambda s: log.waiting(s, 9)).result() == []


@on_sqlite
def test_every_list_is_one_digit_away(page, desk, lines, qtbot):
    lines.ring(1, MING)
    page.refresh()
    qtbot.waitUntil(lambda: rows(page.latest) == ["王小明"])
    for digit, todays in enumerate((page.missed, *page.things.values(), page.promised, page.latest), 1):
        qtbot.keyClick(page, str(digit))
        assert todays.list.hasFocus()


@on_sqlite
def test_empty_lists_say_what_would_be_there(page, qtbot):
    page.refresh()
    qtbot.waitUntil(lambda: not page._asked)
    assert all(one.list._sentence for one in (page.missed, page.promised, page.latest, *page.things.values()))


def test_promises_are_due_until_they_are_kept(store, people, clock):
    from uuid import uuid4

    from app.telephony.protocol import Call, CallState, Direction

    def call(number):
        made = Call(
            uuid=uuid4(),
            line=1,
            state=CallState.ENDED,
            direction=Direction.IN,
            started_at=clock.now(),
            number=number,
            answered=True,
        )
        store.run(lambda s: log.keep(s, made, NUMBERS, WHO)).result()
        return made

    promise(store, call(MING), DAY - timedelta(days=2))
    promise(store, call(STRANGER), DAY + timedelta(days=1))
    promise(store, call("13900000001"), DAY + timedelta(days=30))
    found = store.look(lambda s: promises(s, DAY)).result()
    assert [one.call.name or one.call.number for one in found] == ["王小明", STRANGER]
    store.run(lambda s: keep_promise(s, found[0].call.id)).result()
    assert store.commits[-1].of("call") == {found[0].call.id}
    assert len(store.look(lambda s: promises(s, DAY)).result()) == 1


def test_lists_of_record_types_come_through_their_description(store, clock, people):
    from app.features.messages.model import Message
    from app.features.record_types import RECORD_TYPES

    store.run(lambda s: s.add(Message(number="LY20261121-0001", words="call back", for_whom="李娜"))).result()
    store.run(lambda s: s.add(Message(number="LY20261121-0002", words="for another", for_whom="王芳"))).result()
    found = store.look(lambda s: today(s, RECORD_TYPES, WHO, clock.now())).result()
    counts = {things.kind: things.count for things in found.things}
    assert counts["message"] == sum(counts.values()) == 1
    assert [event.title for things in found.things for event in things.events] == ["call back"]
