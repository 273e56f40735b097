"""Can the window be used before the database is there, and is nothing lost that happens meanwhile?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.boot.opening import Opening, open_program
from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.features.calls.outbox import Journal
from app.features.customers.searching import index
from app.ui.keys import KeysDialog
from tests.boot.house import KAI, MING, Whozz

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
AWAY = DatabaseUnavailable(Text("test", "The database is away."))


def ringing(house, line):
    return house.tile(line)[0] == "ringing"


def kept(house):
    """Numbers of the calls in the outbox's file, as the next start would find them."""
    return [call.number for call in Journal(house.places.outbox).open()]


def test_a_call_that_rings_before_the_database_is_there_is_seen_and_popped_and_logged(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.paint(box)
    box.ring((3, MING))
    house.wait(lambda: ringing(house, 3))
    assert house.tile(3)[1] == "138-0013-8000"
    house.fill()
    house.wait(lambda: house.card_of("王小明"))
    assert house.tabs
    house.wait(lambda: [call.number for call in house.log()] == [MING])
    assert not any("had to wait" in one for one in house.said), "nothing is told of a moment at the start"


def test_what_was_answered_and_hung_up_meanwhile_is_logged_as_it_ended(house):
    box = house.plug(Whozz)
    house.paint(box)
    box.ring((1, MING))
    box.answer(1)
    house.wait(lambda: house.tile(1)[0] == "talking")
    box.hang_up(1, MING, talk_s=5)
    house.wait(lambda: house.tile(1)[0] == "over")
    house.fill()
    house.wait(lambda: [(call.state, call.answered) for call in house.log()] == [("ended", True)])


def test_left_before_the_database_came_the_call_is_in_the_log_at_the_next_start(house):
    box = house.plug(Whozz)
    house.paint(box)
    box.ring((1, MING))
    house.wait(lambda: ringing(house, 1))
    house.close()
    assert kept(house) == [MING]
    house.open()
    house.wait(lambda: [call.number for call in house.log()] == [MING])


@pytest.mark.logs("calls wait for the database")
def test_while_somebody_must_see_to_the_database_calls_outlast_a_crash(house):
    box = house.plug(Whozz)
    front = house.paint(box)
    box.ring((1, MING))
    house.wait(lambda: ringing(house, 1))
    front.ears.call_book.stuck(AWAY)
    box.ring((2, KAI))
    house.wait(lambda: kept(house) == [MING, KAI])
    house.fill()
    house.wait(lambda: {call.number for call in house.log()} == {MING, KAI})
    house.wait(lambda: any("had to wait" in one for one in house.said))


def test_the_rail_goes_where_it_was_told_to(house):
    front = house.paint()
    front.shell.rail.went.emit("customer")
    assert front.shell.place == "customer"
    house.fill()
    assert front.shell.place == "customer"
    assert front.shell.page("customer").isVisible()
    house.press((CTRL, Qt.Key.Key_PageUp))
    assert front.shell.place == "call"


def test_what_was_typed_into_find_is_answered(house):
    known = house.know("王小明", MING)
    with house.session() as session:
        index(session, known)
    front = house.paint()
    house.press((CTRL, Qt.Key.Key_K))
    house.press("13800")
    (typed,) = front.shell.palette_box.findChildren(QLineEdit)
    house.fill()
    assert typed.text() == "13800"
    assert typed.hasFocus()
    house.wait(lambda: bool(front.shell.palette_box._found))
    house.press(Qt.Key.Key_Return)
    house.wait(lambda: house.card_of("王小明"))


def test_after_find_is_closed_the_keys_go_to_the_page(house):
    front = house.paint()
    house.press((CTRL, Qt.Key.Key_K))
    house.fill()
    house.press(Qt.Key.Key_Escape)
    assert front.shell.page("today").isAncestorOf(QApplication.focusWidget())


def test_alt_and_a_digit_waits_for_the_desk(house):
    house.settle(pop_mode="off")
    box = house.plug(Whozz)
    front = house.paint(box)
    box.ring((1, MING), (2, KAI))
    house.wait(lambda: ringing(house, 1) and ringing(house, 2))
    house.press((ALT, Qt.Key.Key_2))
    program = house.fill()
    house.wait(lambda: front.shell.place == "desk")
    assert program.desk.pops[program.desk.front].call.line == 2


def test_f1_shows_every_key(house):
    house.paint()
    house.press(Qt.Key.Key_F1)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, KeysDialog))
    assert dialog.isVisible()
    dialog.done(QDialog.DialogCode.Accepted)


def test_the_window_is_there_before_the_database_and_is_filled_without_being_asked(house, monkeypatch):
    made = []

    def begin(self, start, before=Opening.__init__):
        before(self, start)
        made.append((self.front.shell.isVisible(), self.program))

    monkeypatch.setattr(Opening, "__init__", begin)
    monkeypatch.setattr("app.boot.opening._AT_LATEST_MS", 10 * 60_000)  # it is enough that it was painted
    program = house.open(asked=open_program)
    assert made == [(True, None)]
    assert program.shell.page("today").isVisible()
