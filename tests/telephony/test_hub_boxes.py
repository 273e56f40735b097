"""Do several boxes go together: numbered through, set up wrongly, exchanged, away and back?"""

import socket

import pytest

from app.telephony.hub import first_lines
from app.telephony.protocol import BoxConfig, CallState, Direction, Reason
from app.telephony.sim import Caller, Simulator
from tests.telephony.boxes import Seat, adapter
from tests.telephony.hubs import RING, modem, number


def test_eight_boxes_are_numbered_through(seat, plugs):
    desk = seat()
    boxes = [plugs() for _ in range(8)]
    configs = [modem(plug.name, lines=1 + place % 2) for place, plug in enumerate(boxes)]
    assert first_lines(configs) == [1, 2, 4, 5, 7, 8, 10, 11]
    desk.hub.start(configs)
    desk.up(times=8)
    for place, plug in enumerate(boxes):
        plug.say(RING + number(b"555000%d" % place))
    desk.wait(lambda: {call.number for call in desk.calls if call.number} >= {f"555000{i}" for i in range(8)})
    lines = {call.number: call.line for call in desk.calls if call.number}
    assert [lines[f"555000{place}"] for place in range(8)] == first_lines(configs)


def test_a_line_more_than_was_set_up_is_told_and_its_calls_are_kept(seat):
    desk = seat(simulator := Simulator(number_after_s=0))
    desk.hub.start([BoxConfig("simulator", "sim://1", lines=2)])
    desk.up()
    simulator.ring(5, "123")
    assert desk.call(lambda call: call.number).line == 5
    state = desk.wait(lambda: next((state for state in desk.boxes if state.notices), None))
    assert "reports line 5, but is set up with 2" in state.notices[0].words


def test_the_simulator_rings_all_lines_and_is_unplugged(seat):
    simulator = Simulator(number_after_s=0)
    desk = seat(simulator)
    desk.hub.start([BoxConfig("simulator", "sim://1", lines=8)])
    desk.up()
    simulator.all_at_once([Caller("13800138000", "王小明"), Caller(reason=Reason.PRIVATE)])
    desk.wait(lambda: {call.line for call in desk.calls if call.number or call.reason} == set(range(1, 9)))
    simulator.answer(1)
    desk.call(lambda call: call.line == 1 and call.state is CallState.TALKING)
    simulator.unplug()
    desk.wait(lambda: len([call for call in desk.calls if call.lost]) == 8)
    assert "SIM" in str(desk.down().trouble)
    simulator.plug_in()
    desk.up(times=2)
    simulator.dial(3, "01065521234")
    call = desk.call(lambda call: call.direction is Direction.OUT and call.number)
    assert (call.line, call.number) == (3, "01065521234")


def test_a_server_that_goes_away_and_comes_back(seat):
    desk = seat()
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = server.getsockname()[1]
        desk.hub.start([BoxConfig("ncid", f"socket://127.0.0.1:{place}", lines=2)])
        peer, _ = server.accept()
        with peer:
            peer.sendall(
                b"200 Server: ncidd\r\nCID: *DATE*05042026*TIME*2149*LINE*-*NMBR*4075551212*MESG*NONE*NAME*X Y*\r\n"
            )
            assert desk.call(lambda call: call.number).number == "4075551212"
    down = desk.down()
    assert f"127.0.0.1:{place}" in str(down.trouble)
    with socket.create_server(("127.0.0.1", place)) as server:
        peer, _ = server.accept()
        with peer:
            peer.sendall(b"200 Server: ncidd\r\nCIDINFO: *LINE*-*RING*1*TIME*10:00:00*\r\n")
            desk.up(times=2)
            desk.wait(lambda: len({call.uuid for call in desk.calls}) == 2)


def _whozz(record):
    return b"^^<U>\0\0\0\0\x89\x79<S>\0\0\0\x84\x48\x84$" + record


def _free_udp_number():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        return other.getsockname()[1]


def test_eight_copies_of_a_datagram_are_one_call(seat):
    desk, place = seat(), _free_udp_number()
    desk.hub.start([BoxConfig("whozz", f"udp://127.0.0.1:{place}", lines=4)])
    desk.up()
    start = _whozz(b"01 I S 0000 G A1 12/17 04:54 PM 770-263-7111   CALLERID.COM   ")
    end = _whozz(b"01 I E 0012 G A2 12/17 04:54 PM 770-263-7111   CALLERID.COM   ")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as box:
        for record in [start] * 8 + [end] * 8:
            box.sendto(record, ("127.0.0.1", place))
        last = desk.call(lambda call: call.state is CallState.ENDED)
    desk.hub.stop()
    assert (last.number, last.duration_s) == ("7702637111", 12)
    assert len({call.uuid for call in desk.calls}) == 1


def test_a_missing_port_names_those_that_are_there_and_is_found_when_it_comes(seat, plugs):
    plug = plugs()
    ports = [adapter(plug, "other")]
    desk = seat(listing=lambda: ports)
    desk.hub.start([modem("usb:1A86:7523:A1")])
    down = desk.down()
    assert "usb:1A86:7523:A1 is not there" in str(down.trouble)
    assert plug.name in str(down.advice)
    ports[:] = [adapter(plug)]
    assert desk.up().port_name == plug.name


@pytest.mark.parametrize(
    ("config", "said"),
    [(BoxConfig("fax", "COM1"), "no kind of box called “fax”"), (BoxConfig("ncid", "nonsense"), "is no port")],
)
def test_a_box_that_was_set_up_wrongly_says_so_and_hinders_no_other(seat, plugs, config, said):
    desk, plug = seat(), plugs()
    desk.hub.start([config, modem(plug.name)])
    assert said in str(desk.down().trouble)
    assert desk.up().first_line == 2


def test_replacing_one_box_leaves_the_others_alone(seat, plugs):
    desk, stays, goes, comes = seat(), plugs(), plugs(), plugs()
    desk.hub.start([modem(stays.name), modem(goes.name)])
    desk.up(times=2)
    stays.say(RING + number(b"111"))
    ringing = desk.call(lambda call: call.number)
    desk.hub.replace([modem(stays.name), modem(comes.name)])
    desk.wait(lambda: any(state.port_name == comes.name and state.up for state in desk.boxes))
    stays.say(b"\r\nNAME = LI\r\n")
    assert desk.call(lambda call: call.name).uuid == ringing.uuid
    other = Seat()
    other.hub.start([modem(goes.name)])  # its port was given back
    other.up()
    other.hub.stop()


def test_a_resting_box_gives_its_port_back_and_keeps_its_line(seat, plugs):
    desk, first, second = seat(), plugs(), plugs()
    configs = [modem(first.name, 4), modem(second.name)]
    desk.hub.start(configs)
    desk.up(times=2)
    desk.hub.replace(configs, resting=configs[:1])
    second.say(RING + number(b"222"))
    assert desk.call(lambda call: call.number).line == 5
    other = Seat()
    other.hub.start(configs[:1])
    other.up()
    other.hub.stop()
    desk.hub.replace(configs)
    assert desk.up(times=3).config == configs[0]
