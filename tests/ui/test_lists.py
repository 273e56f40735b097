"""Does the timeline show, choose and open what happened?"""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.clock import SetClock
from app.core.i18n import Text
from app.records.part import Event
from app.records.workflow import Look
from app.ui.lists import EventList, Line, Section, line_of

NOW = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
REPAIR = Look(words=Text("x", "Repair"), icon="wrench-outline", colour="repair")
MISSED = Look(words=Text("x", "Missed"), icon="phone-missed", colour="danger")
EVENTS = [Event("repair", n, NOW - timedelta(days=n), f"Repair {n}") for n in range(1, 4)]


@pytest.fixture
def view(qtbot, theme):
    one = EventList(theme, SetClock(NOW), {"repair": REPAIR}, line=True)
    qtbot.addWidget(one)
    one.resize(500, 400)
    one.show()
    return one


def test_arrows_skip_headings_and_enter_opens(view, qtbot):
    view.show_items([Section("open"), EVENTS[0], Section("November"), EVENTS[1]])
    view.choose_first()
    assert view.current is EVENTS[0]
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args == [EVENTS[1]]
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [EVENTS[1]]


def test_the_chosen_one_stays_chosen_when_the_list_is_read_again(view):
    view.show_items(EVENTS)
    view.choose(EVENTS[1])
    again = Event("repair", EVENTS[1].id, EVENTS[1].at, "Repair, now dispatched")
    view.show_items([EVENTS[0], again])
    assert view.current is again


def test_a_line_hands_out_its_item(view, qtbot):
    view.show_items([Line(look=REPAIR, title="王小明", item=7)])
    with qtbot.waitSignal(view.chosen) as chosen:
        view.choose_first()
    assert chosen.args == [7]


def test_an_event_brings_its_own_icon_or_that_of_its_kind():
    clock = SetClock(NOW)
    assert line_of(EVENTS[0], {"repair": REPAIR}, clock).look is REPAIR
    call = Event("call", 1, NOW, Text("x", "Missed call"), icon=MISSED)
    assert line_of(call, {}, clock).look is MISSED
    assert line_of(Event("unknown", 1, NOW, "?"), {}, clock).look.icon


def test_another_year_is_shown_with_its_year():
    line = line_of(Event("repair", 1, NOW.replace(year=2024), "Repair"), {}, SetClock(NOW))
    assert line.when_low == "2024"


def test_every_row_can_be_painted_in_any_width(view, theme):
    state = Look(words=Text("x", "waiting for a long time"), icon="clock-outline", colour="waiting")
    rows = [
        Section("all"),
        Line(look=REPAIR, title="T" * 200, number="WX20261121-0007", text="t" * 400, state=state, note="n" * 90),
        Line(look=REPAIR, title="", key="Ctrl+Return", state=state),
    ]
    view.show_items(rows)
    for width in (1, 60, 200, 1000):
        view.resize(width, 300)
        for name in ("light", "dark"):
            theme.use(name)
            assert not view.grab().isNull()


def test_an_empty_list_says_what_would_be_there(view):
    blank = view.grab().toImage()
    view.show_nothing(Text("x", "No calls yet."))
    assert view.grab().toImage() != blank


def test_rows_do_not_scroll_where_their_height_is_given(view, theme):
    view.show_items([Section("all"), *EVENTS])
    view.resize(500, view.height_of_rows())
    assert view.verticalScrollBar().maximum() == 0
