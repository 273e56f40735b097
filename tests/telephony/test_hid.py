"""Are USB boxes without a serial port opened, told apart, lost and found again, and told what they must hear?"""

from queue import SimpleQueue

import pytest

from app.telephony.address import parse
from app.telephony.hid import Units
from app.telephony.protocol import BoxConfig, CallState
from app.telephony.trouble import PortTrouble
from tests.telephony.boxes import Seat
from tests.telephony.hid_units import Hid, Unit, report
from tests.telephony.modem_sound import mdmf

URL = "hid:C5CB:0002"
BLOCK = report(0, 48, (0x31, b"U" * 10 + mdmf(b"15018749403")[:30])), report(0, 48, (0x31, mdmf(b"15018749403")[30:]))


@pytest.fixture
def seat():
    seats = []
    yield lambda hid, **means: seats.append(Seat(hid=hid, **means)) or seats[-1]
    for one in seats:
        one.hub.stop()


def test_a_caller_comes_through_and_the_box_gets_its_signs_of_life(seat):
    unit = Unit(b"/dev/hidraw0")
    told = seat(Hid(unit))
    told.hub.start([BoxConfig("ad800", URL, lines=8)])
    told.up()
    unit.say(*BLOCK)

    call = told.call(lambda call: call.number)
    assert (call.line, call.number) == (1, "15018749403")
    unit.wait_heard(lambda out: out[:2] == b"\x02\x07" and out[6:9] == b"\x30\x01\x03" and len(out) == 64)
    unit.wait_heard(lambda out: out[6:9] == b"\x30\x01\xff")


def test_a_box_that_wants_a_number_before_each_report_gets_it(seat):
    unit = Unit(b"/dev/hidraw0", is_unnumbered=True)
    told = seat(Hid(unit))
    told.hub.start([BoxConfig("ad800", URL, lines=8)])

    unit.wait_heard(lambda out: out[:2] == b"\0\x02" and len(out) == 65)


def test_what_came_before_the_box_was_pulled_counts_and_it_is_found_again(seat):
    unit, hid = Unit(b"/dev/hidraw0"), Hid()
    hid.plug(unit)
    told = seat(hid)
    told.hub.start([BoxConfig("ad800", URL, lines=8)])
    told.up()
    unit.say(*BLOCK)
    unit.pull()
    state = told.down()
    assert "disconnected" in str(state.trouble) or "not there" in str(state.trouble)
    assert told.call(lambda call: call.state is CallState.ENDED).number == "15018749403"

    again = Unit(b"/dev/hidraw3")
    hid.plug(again)
    told.up(times=2)
    again.say(*BLOCK)
    assert told.wait(lambda: len({call.uuid for call in told.calls if call.number}) == 2)


def test_two_units_are_two_boxes_each_with_its_lines(seat):
    one, other = Unit(b"/dev/hidraw0", "A"), Unit(b"/dev/hidraw1", "B")
    told = seat(Hid(one, other))
    told.hub.start([BoxConfig("ad800", f"{URL}:B", lines=8), BoxConfig("ad800", f"{URL}:A", lines=8)])
    told.wait(lambda: len([state for state in told.boxes if state.up]) >= 2)
    one.say(*BLOCK)
    assert told.call(lambda call: call.number).line == 9


def test_units_without_serial_number_are_never_taken_twice():
    units = Units(Hid(Unit(b"a"), Unit(b"b")))
    first, second = units.open(parse(URL), "one box"), units.open(parse(URL), "another")

    with pytest.raises(PortTrouble, match="not there"):
        units.open(parse(URL), "a third")
    units.release("another")
    units.open(parse(URL), "a third").close()
    first.close()
    second.close()


def test_of_a_device_the_last_interface_is_opened():
    (unit,) = Units(Hid(Unit(b"a", "S", 0), Unit(b"b", "S", 1))).present()

    assert (unit.path, unit.url) == (b"b", f"{URL}:S")


def test_a_box_that_cannot_be_opened_says_what_to_do():
    with pytest.raises(PortTrouble) as said:
        Units(Hid(Unit(b"a", is_refused=True))).open(parse(URL))

    assert "udev" in str(said.value.advice)


def test_the_boxs_own_sound_is_handed_on_with_the_seats_line(seat):
    heard = SimpleQueue()
    unit = Unit(b"/dev/hidraw0")
    told = seat(Hid(unit), on_sound=lambda line, pcm: heard.put((line, len(pcm))))
    told.hub.start([BoxConfig("ncid", "socket://127.0.0.1:1", lines=8), BoxConfig("ad800", URL, lines=8)])
    told.up()
    parts = [bytes(51)] * 4 + [bytes(52)]
    unit.say(*(report(1, 8, (0x33, bytes([place]) + part)) for place, part in enumerate(parts)))

    assert heard.get(timeout=20) == (10, 2 * 505)
