"""Does the seat hear every box, all day, whatever happens to their ports?"""

import logging
import socket
import threading

import pytest

from app.core.clock import SystemClock
from app.telephony.box import decoder_of
from app.telephony.decoders.at_modem import ModemDecoder
from app.telephony.hub import first_lines
from app.telephony.protocol import BoxConfig, CallState, Direction, Reason
from app.telephony.sim import Caller, Simulator
from tests.telephony.boxes import Plug, Seat, adapter

RING = b"\r\nRING\r\n"


def number(digits):
    return b"\r\nNMBR = " + digits + b"\r\n"


@pytest.fixture
def seat():
    """Makes seats; their hubs are stopped at the end."""
    seats = []

    def make(*args, **means):
        seats.append(Seat(*args, **means))
        return seats[-1]

    yield make
    for one in seats:
        one.hub.stop()


@pytest.fixture
def plugs():
    made = []

    def make():
        made.append(Plug())
        return made[-1]

    yield make
    for plug in made:
        plug.pull()


def modem(port, lines=1):
    return BoxConfig("at-modem", port, lines)


def test_bytes_become_a_call(seat, plugs):
    desk, plug = seat(), plugs()
    desk.hub.start([modem(plug.name)])
    desk.up()
    plug.say(RING + number(b"13800138000"))
    call = desk.call(lambda call: call.number)
    assert (call.number, call.line, call.state, call.box) == ("13800138000", 1, CallState.RINGING, plug.name)


def test_a_number_is_told_without_waiting_for_a_name_or_the_end_of_its_line(seat, plugs):
    desk, plug = seat(), plugs()
    desk.hub.start([modem(plug.name)])
    desk.up()
    plug.say(RING + b"\r\nNMBR = 5551234")
    assert desk.call(lambda call: call.number).number == "5551234"


def test_the_modem_is_set_up_each_time_it_is_opened(seat, plugs):
    first, second = plugs(), plugs()
    ports = [adapter(first)]
    desk = seat(listing=lambda: ports)
    desk.hub.start([modem("usb:1A86:7523:A1")])
    assert first.hear() == b"ATZ\r"
    ports[:] = [adapter(second)]
    first.pull()
    assert second.hear() == b"ATZ\r"


def test_unplugged_in_the_middle_of_a_call_and_back_under_another_name(seat, plugs):
    first, second = plugs(), plugs()
    ports = [adapter(first)]
    desk = seat(listing=lambda: ports)
    desk.hub.start([modem(first.name)])
    desk.up()
    first.say(RING + number(b"111222333"))
    ringing = desk.call(lambda call: call.number)
    ports.clear()
    first.pull()
    lost = desk.call(lambda call: call.state is CallState.ENDED)
    assert (lost.uuid, lost.number, lost.lost) == (ringing.uuid, "111222333", True)
    down = desk.down()
    assert first.name in str(down.trouble)
    assert "plug the box in again" in str(down.advice)
    ports.append(adapter(second, location="1-3"))
    up = desk.up(times=2)
    assert (up.port_name, up.trouble, up.advice) == (second.name, None, None)
    second.say(RING + number(b"444555666"))
    again = desk.call(lambda call: call.number == "444555666")
    assert (again.line, again.uuid == ringing.uuid) == (1, False)


def test_a_loss_is_told_once_however_often_it_is_tried_again(seat, plugs):
    plug = plugs()
    desk = seat(pauses_s=(0.0, 0.001))
    desk.hub.start([modem(plug.name)])
    desk.up()
    tries = threading.Semaphore(0)
    desk.hub._around.finder._listing = lambda: tries.release() or []
    plug.pull()
    for _ in range(20):
        assert tries.acquire(timeout=10)
    told = [str(state.trouble) for state in desk.boxes if not state.up]
    assert told[0] == f"{plug.name} is disconnected."
    assert len(told) == len(set(told)) <= 2  # disconnected, then not there


def test_what_came_before_the_loss_is_not_lost(seat, plugs):
    plug = plugs()
    desk = seat()
    desk.hub.start([modem(plug.name)])
    desk.up()
    plug.say(RING)
    desk.call(lambda call: call.rings)
    plug.say(number(b"13800138000"))
    desk.call(lambda call: call.number)
    plug.say(b"\r\nNAME = WANG")  # no end of line, and the plug is pulled at once
    desk.hub.stop()
    assert desk.calls[-1].state is CallState.ENDED
    assert desk.calls[-1].lost


class Scripted:
    """A port that gives pieces and is then gone."""

    name = "COM9"

    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def open(self):
        return self

    def read(self, timeout_s):
        from app.telephony.trouble import unplugged

        if not self.pieces:
            raise unplugged(self.name)
        return self.pieces.pop(0)

    def write(self, data):
        pass

    def close(self):
        pass


def test_half_a_line_before_the_loss_still_counts(seat):
    port = Scripted(RING, b"\r\nNMBR = 5551234")
    desk = seat(port)
    desk.hub.start([modem("sim://1")])
    last = desk.call(lambda call: call.state is CallState.ENDED)
    assert (last.number, last.lost) == ("5551234", True)


def test_silence_makes_no_calls_and_the_port_stays_open(seat, plugs):
    desk, plug = seat(), plugs()
    desk.hub.start([modem(plug.name)])
    desk.up()
    plug.hear()
    plug.say(b"\r\nOK\r\n")  # the setting up goes on, so the port was read
    assert plug.hear()
    assert desk.calls == []


@pytest.mark.parametrize("noise", [b"\x00\xff" * 50_000, b"MESG = 0000\r\n" * 5_000, b"A" * 100_000])
def test_a_flood_does_no_harm(seat, noise):
    port = Scripted(*[noise[i : i + 4096] for i in range(0, len(noise), 4096)], RING, number(b"777"))
    desk = seat(port)
    desk.hub.start([modem("sim://1")])
    assert desk.call(lambda call: call.number).number == "777"


def test_a_flood_of_rings_is_one_call_told_a_few_times(seat):
    desk = seat(Scripted(b"RING\r\n" * 5_000))
    desk.hub.start([modem("sim://1")])
    last = desk.call(lambda call: call.state is CallState.ENDED)
    assert last.rings == 5_000
    assert len(desk.calls) < 20


class Breaking(ModemDecoder):
    """Fails at the letter X."""

    def feed(self, data):
        if b"X" in data:
            raise ZeroDivisionError
        return super().feed(data)


@pytest.mark.logs("is started anew")
def test_a_decoder_that_fails_is_logged_and_the_box_goes_on(seat, plugs, caplog):
    desk, plug = seat(make=lambda _: Breaking()), plugs()
    desk.hub.start([modem(plug.name)])
    desk.up()
    plug.say(RING)
    desk.call(lambda call: call.rings)
    plug.say(b"X")
    assert "fault of the program" in str(desk.down().trouble)
    assert desk.call(lambda call: call.state is CallState.ENDED).lost
    desk.up(times=2)
    plug.say(RING + number(b"888"))
    assert desk.call(lambda call: call.number).number == "888"
    assert any(record.exc_info for record in caplog.records if record.levelno == logging.ERROR)


@pytest.mark.logs("is started anew")
def test_a_listener_that_fails_does_not_end_the_box(seat, plugs):
    plug = plugs()
    desk = seat()
    heard = threading.Event()
    told = []

    def on_call(call):
        told.append(call)
        if len(told) == 1:
            raise KeyError("bug")
        if call.number == "999":
            heard.set()

    object.__setattr__(desk.hub._around, "on_call", on_call)
    desk.hub.start([modem(plug.name)])
    desk.up()
    plug.say(RING)
    desk.up(times=2)
    plug.say(RING + number(b"999"))
    assert heard.wait(20)


@pytest.mark.logs("is started anew")
def test_a_window_that_fails_to_show_a_loss_does_not_end_the_box(seat):
    desk, tries = seat(), threading.Semaphore(0)

    def on_box(state):
        tries.release()
        raise KeyError("bug")

    object.__setattr__(desk.hub._around, "on_box", on_box)
    desk.hub.start([modem("/dev/ttyUSB99")])
    for _ in range(5):
        assert tries.acquire(timeout=10)


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


def test_stopping_ends_a_long_pause_at_once(seat):
    desk = seat(pauses_s=(3600.0,))
    desk.hub.start([modem("/dev/ttyUSB99")])
    desk.down()
    before = SystemClock().monotonic()
    desk.hub.stop()
    assert SystemClock().monotonic() - before < 5


def test_pauses_grow_while_nothing_is_heard(seat, monkeypatch):
    pauses = []

    class Told(threading.Event):
        def wait(self, timeout=None):
            pauses.append(timeout)
            if len(pauses) == 8:
                self.set()
            return self.is_set()

    desk = seat(pauses_s=(1, 2, 4, 8, 16, 30))
    monkeypatch.setattr("app.telephony.box.threading.Event", Told)
    from app.telephony.box import Box

    box = Box(modem("/dev/ttyUSB99"), 1, desk.hub._around)
    box._run()
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


def test_nothing_is_told_after_stop(seat, plugs):
    desk, plug = seat(), plugs()
    desk.hub.start([modem(plug.name)])
    desk.up()
    desk.hub.stop()
    told = len(desk.boxes)
    plug.say(RING)
    assert (desk.calls, len(desk.boxes)) == ([], told)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("box ")]


def test_a_port_can_be_tapped(seat, plugs):
    passed = []

    class Tap:
        def __init__(self, port):
            self.name, self.write, self.close, self._port = port.name, port.write, port.close, port

        def read(self, timeout_s):
            data = self._port.read(timeout_s)
            passed.append(data)
            return data

    desk, plug = seat(tap=Tap), plugs()
    desk.hub.start([modem(plug.name)])
    desk.up()
    plug.say(RING)
    desk.call(lambda call: call.rings)
    assert RING in b"".join(passed)


def test_every_driver_can_be_made():
    assert decoder_of("at-modem").name == "at-modem"
