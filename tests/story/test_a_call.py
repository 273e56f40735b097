"""What does the operator see and do from the first ring to the noted call? Bytes on a pty, the real program."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.core.access import Who
from app.features.calls import log
from app.features.calls.model import Outcome
from app.telephony.protocol import Call, CallState, Direction, Reason
from tests.boot.house import KAI, MING, NUMBERS, STRANGER, Modem, Whozz

KEY = Qt.Key
SAVE = (Qt.KeyboardModifier.ControlModifier, KEY.Key_Return)
WHO = Who("王芳", "前台 1 号席")


def called_before(house, number, **ago):
    """A missed call of an earlier day."""
    began = house.clock.now() - timedelta(**ago)
    call = Call(
        uuid=uuid4(),
        line=1,
        state=CallState.ENDED,
        direction=Direction.IN,
        started_at=began,
        ended_at=began + timedelta(seconds=20),
        number=number,
        answered=False,
    )
    with house.session() as session:
        log.keep(session, call, NUMBERS, WHO)
    return call


class Eye(QObject):
    """Notes what the log holds a tenth of a second after the head of a card was first painted with its name."""

    def __init__(self, house):
        super().__init__(house.program)
        self._house, self.seen = house, None
        self._waits = True
        house.page.card.header.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() is QEvent.Type.Paint and self._waits and self._house.page.card.header.title:
            self._waits = False
            QTimer.singleShot(100, self, self._look)
        return False

    def _look(self):
        self.seen = [call.number for call in self._house.log()]


def test_the_card_is_painted_with_its_history_and_the_call_is_in_the_log_by_then(house):
    house.know("王小明", MING)
    called_before(house, MING, days=2)
    modem = house.plug(Modem)
    house.open(modem)
    eye = Eye(house)
    modem.ring(MING)
    house.wait(lambda: house.card_of("王小明") and len(house.history()) == 2)
    house.wait(lambda: eye.seen is not None)
    assert eye.seen == [MING, MING]
    (call, _) = house.log()
    assert (call.state, call.line, call.box) == (CallState.RINGING, 1, modem.name)
    assert house.tile(1)[:2] == ("ringing", "王小明")
    assert "王小明" in house.tabs[0]


def test_a_frozen_window_loses_no_call(house):
    modem = house.plug(Modem)
    house.open(modem)
    modem.ring(MING)
    until = house.clock.monotonic() + 15
    while not any(call.number for call in house.log()):  # the window's thread is busy here and paints nothing
        assert house.clock.monotonic() < until
    assert house.tabs == []
    house.wait(lambda: len(house.tabs) == 1)


def test_a_stranger_is_entered_by_keys_and_the_earlier_calls_are_theirs(house):
    called_before(house, STRANGER, days=1)
    modem = house.plug(Modem)
    house.open(modem)
    modem.ring(STRANGER)
    house.wait(lambda: house.unknown() and house.page.unknown.earlier.model().rowCount() == 2)
    assert QApplication.focusWidget() is house.page.unknown.form.name
    house.press("Hong's Tea House", KEY.Key_Return, "Ms Hong", SAVE)
    house.wait(lambda: house.card_of("Hong's Tea House") and len(house.history()) == 2)
    assert "Hong's Tea House" in house.tabs[0]
    assert house.tile(1)[1] == "Hong's Tea House"
    with house.session() as session:
        (mine, *_) = log.waiting(session, 9)
        assert mine.name == "Hong's Tea House"


def test_who_types_gets_a_notice_and_keeps_the_caret(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))
    box.answer(1)
    note = house.page.card.this_call.note
    house.wait(lambda: QApplication.focusWidget() is note)
    house.press("ice maker ")
    box.ring((2, STRANGER))
    toasts = house.program.shell.toasts
    house.wait(lambda: len(toasts.shown) == 1 and len(house.tabs) == 2)
    house.press("leaks")
    assert note.toPlainText() == "ice maker leaks"
    assert QApplication.focusWidget() is note
    assert house.card_of("王小明")
    assert QApplication.activeWindow() is house.program.shell
    house.press((Qt.KeyboardModifier.AltModifier, KEY.Key_2))
    house.wait(house.unknown)
    assert toasts.shown == ()
    house.press((Qt.KeyboardModifier.AltModifier, KEY.Key_1))
    house.wait(lambda: house.card_of("王小明") and note.toPlainText() == "ice maker leaks")


def test_eight_lines_at_the_same_instant_are_eight_tabs_and_eight_calls(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    numbers = [MING, *(f"1390000000{line}" for line in range(2, 9))]
    box.ring(*enumerate(numbers, 1))
    house.wait(lambda: len(house.tabs) == 8 and house.card_of("王小明"))
    assert [house.tile(line)[0] for line in range(1, 9)] == ["ringing"] * 8
    house.wait(lambda: len(house.log()) == 8)
    assert {(call.line, call.number) for call in house.log()} == set(enumerate(numbers, 1))
    for line in range(2, 9):
        house.press((Qt.KeyboardModifier.AltModifier, KEY.Key_0.value + line))
        house.wait(lambda line=line: house.page.unknown.header.title.endswith(f"000{line}"))


def test_a_missed_call_stands_on_today_and_is_handled_by_a_key(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    today = house.program.shell.page("today")
    box.ring((3, MING))
    house.wait(lambda: house.card_of("王小明"))
    box.hang_up(3, MING)
    house.wait(lambda: house.tile(3)[0] == "missed")
    house.program.shell.go("today")
    house.wait(lambda: [row.title for row in today.missed.list.model().rows] == ["王小明"])
    house.wait(lambda: house.status("missed").startswith("1 missed"))
    house.press("1", "h")
    house.wait(lambda: not today.missed.list.model().rows and house.tabs == [])
    (call,) = house.log()
    assert (call.state, call.answered, call.handled_by) == (CallState.ENDED, None, "李娜")
    assert house.tile(3)[0] == "idle"


def test_a_withheld_number_takes_a_note(house):
    box = house.plug(Whozz)
    house.open(box)
    box.ring((1, "Private"))
    house.wait(house.unknown)
    box.answer(1)
    house.wait(lambda: house.tile(1)[0] == "talking")
    assert QApplication.focusWidget() is house.page.unknown.this_call.note
    house.press("asks for the price list", SAVE)
    house.wait(lambda: house.tabs == [])
    (call,) = house.log()
    assert (call.number, call.reason, call.note) == ("", Reason.PRIVATE, "asks for the price list")


def test_a_blacklisted_caller_stays_in_the_background(house):
    house.know("郑凯", KAI, blacklisted_at=house.clock.now(), blacklisted_by="李敏", blacklist_reason="三次上门后拒付")
    box = house.plug(Whozz)
    house.open(box)
    box.ring((2, KAI))
    house.wait(lambda: house.tile(2)[:2] == ("ringing", "郑凯"))
    assert house.program.shell.place == "today"
    assert house.program.shell.toasts.shown == ()
    house.wait(lambda: len(house.tabs) == len(house.log()) == 1)
    house.press((Qt.KeyboardModifier.AltModifier, KEY.Key_2))
    house.wait(lambda: house.card_of("郑凯"))
    assert any("三次上门后拒付" in one for one in house.page.card.header.warnings)


def test_a_message_left_by_f9_is_said_at_the_next_call(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))
    house.press(KEY.Key_F9)
    place = lambda: house.program.shell.page("message")  # noqa: E731
    house.wait(lambda: house.program.shell.place == "message" and place().form is not None)
    house.wait(lambda: place().form.isAncestorOf(QApplication.focusWidget()))
    house.press("Ask whether the filter fits")
    house.press(*[KEY.Key_Tab] * 4)  # telephone, due, for whom; the customer stands above
    assert QApplication.focusWidget().text() == "At the customer's next call"
    house.press(KEY.Key_Space, SAVE)
    house.wait(lambda: house.program.shell.place == "desk")
    said = "To be said at this call: Ask whether the filter fits"
    house.wait(lambda: said in house.page.card.header.warnings)
    box.hang_up(1, MING, talk_s=5)
    house.wait(lambda: house.tile(1)[0] == "over")
    house.press(SAVE)
    house.wait(lambda: house.tabs == [])
    box.ring((4, MING))
    house.wait(lambda: house.card_of("王小明") and said in house.page.card.header.warnings)


def test_note_and_outcome_are_in_the_log(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))
    box.answer(1)
    house.wait(lambda: QApplication.focusWidget() is house.page.card.this_call.note)
    house.press("Tuesday 10:00")
    box.hang_up(1, MING, talk_s=12)
    house.wait(lambda: house.tile(1)[0] == "over")
    house.press((Qt.KeyboardModifier.ControlModifier, KEY.Key_2), SAVE)
    house.wait(lambda: house.tabs == [])
    (call,) = house.log()
    assert (call.note, call.outcome, call.handled_by) == ("Tuesday 10:00", Outcome.BOOKED, "李娜")
    assert (call.state, call.answered, call.duration_s) == (CallState.ENDED, True, 12)


@pytest.mark.parametrize("number", ["1" * 40, "+8613800138000", "*#06#", "0"])
def test_whatever_stands_in_the_number_is_shown_and_logged(house, number):
    modem = house.plug(Modem)
    house.open(modem)
    modem.ring(number)
    house.wait(lambda: len(house.log()) == 1 and house.log()[0].number == number)
    house.wait(house.unknown)
