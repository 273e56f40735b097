"""Does the operator keep every call and learn what is wrong when a box goes away in the middle of one?"""

from app.telephony.protocol import BoxConfig, CallState
from tests.boot.house import MING, STRANGER, Modem, Whozz
from tests.telephony.boxes import adapter


def test_pulled_in_the_middle_of_a_call_and_back_under_another_name(house):
    house.know("王小明", MING)
    first, second = house.plug(Whozz), house.plug(Whozz)
    ports = [adapter(first)]
    house.open(BoxConfig("whozz", "usb:1A86:7523:A1", lines=8), listing=lambda: ports)
    assert first.name in house.status("box-1")
    first.ring((1, MING), (2, STRANGER))
    house.wait(lambda: house.card_of("王小明") and len(house.tabs) == 2)
    first.answer(1)
    house.wait(lambda: house.tile(1)[0] == "talking")
    ports.clear()
    first.pull()
    house.wait(lambda: house.tile(1)[:2] == ("lost", f"{first.name} lost"))
    assert first.name in house.status("box-1")
    assert "plug the box in" in house.status("box-1").lower()
    house.wait(lambda: [call.state for call in house.log()] == [CallState.ENDED] * 2)
    lost = {call.number: call for call in house.log()}
    assert {number: call.answered for number, call in lost.items()} == {MING: True, STRANGER: None}
    assert len(house.tabs) == 2

    ports.append(adapter(second, location="1-3"))
    house.wait(lambda: "fine" in house.status("box-1"))
    assert second.name in house.status("box-1")
    assert house.tile(8)[0] == "idle"
    second.ring((8, STRANGER))
    house.wait(lambda: house.tile(8)[0] == "ringing")
    house.wait(lambda: len(house.log()) == 3)
    assert house.log()[0].uuid != lost[STRANGER].uuid


def test_two_boxes_are_numbered_through_and_one_lost_leaves_the_other(house):
    whozz, modem = house.plug(Whozz), house.plug(Modem)
    config = BoxConfig(modem.driver, modem.name)
    house.open(BoxConfig(whozz.driver, whozz.name, lines=4), config, listing=list)
    whozz.pull()
    house.wait(lambda: house.tile(4)[0] == "lost")
    modem.ring(STRANGER)
    house.wait(lambda: house.tile(5)[0] == "ringing")
    assert house.tile(6)[0] == "unused"
    house.wait(lambda: [(call.line, call.number) for call in house.log()] == [(5, STRANGER)])


def test_a_box_that_is_not_there_says_so_and_is_taken_when_it_comes(house):
    box = house.plug(Whozz)
    ports = []
    house.open(listing=lambda: ports)
    house.program.lines.use([BoxConfig("whozz", "usb:1A86:7523", lines=8)]).result()
    house.wait(lambda: house.tile(1)[0] == "lost")
    ports.append(adapter(box))
    house.wait(lambda: house.tile(1)[0] == "idle")
    box.ring((1, MING))
    house.wait(house.unknown)
    house.close()
    house.open(listing=lambda: ports)  # the next day
    house.wait(lambda: "fine" in house.status("box-1"))
