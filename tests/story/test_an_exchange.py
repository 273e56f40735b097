"""Does a shop with an exchange see its calls at the right telephone, and dial from the screen?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.telephony.protocol import BoxConfig, Exchange
from tests.boot.house import MING, STRANGER
from tests.telephony.asterisk import House as Calls
from tests.telephony.asterisk import Server

HALL = Exchange("ringfile", ("801", "802"))


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


def test_calls_come_up_where_they_ring_and_close_where_they_were_not_answered(house, server):
    house.know("王小明", MING)
    url, calls = f"socket://127.0.0.1:{server.port}", Calls()
    house.open(BoxConfig("ami", url, 2, exchange=HALL), listing=list, secret=lambda _: "opensesame")
    house.wait(lambda: house.program.lines.dials)

    caller, comes = calls.comes_in(MING)
    here, rings = calls.rings(caller, "802")
    other, rings_there = calls.rings(caller, "803")
    server.say(comes + rings + rings_there)
    house.wait(lambda: house.tile(2)[0] == "ringing" and house.card_of("王小明"))
    server.say(calls.answers(caller, other) + here.hangs_up(26))
    house.wait(lambda: "answered by 803" in "\n".join(house.said))
    server.say(other.hangs_up() + caller.hangs_up())
    house.wait(lambda: [(call.number, call.answered) for call in house.log()] == [(MING, True)])
    assert house.log()[0].operator == ""

    caller, comes = calls.comes_in(STRANGER)
    leg, rings = calls.rings(caller, "801")
    server.say(comes + rings + calls.gives_up(caller, leg))
    house.wait(lambda: len(house.log()) == 2 and house.log()[0].answered is False)


def test_a_number_on_the_screen_is_dialled(house, server, qtbot):
    id_ = house.know("王小明", MING)
    url = f"socket://127.0.0.1:{server.port}"
    program = house.open(BoxConfig("ami", url, 2, exchange=HALL), listing=list, secret=lambda _: "opensesame")
    house.wait(lambda: program.lines.dials)
    program.pages.open_customer(id_)
    house.wait(lambda: house.card_of("王小明"))
    qtbot.keyClick(QApplication.focusWidget() or program.shell, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    asked = server.wait("Originate")
    assert (asked["Channel"], asked["Exten"]) == ("PJSIP/801", MING)
    house.wait(lambda: "is being dialled" in "\n".join(house.said))
