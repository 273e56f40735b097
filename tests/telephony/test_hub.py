"""Does the seat hear a box all day, whatever happens to its port?"""

import logging
import threading

import pytest

from app.core.clock import SystemClock
from app.telephony.box import decoder_of
from app.telephony.decoders.at_modem import ModemDecoder
from app.telephony.protocol import CallState
from tests.telephony.boxes import adapter
from tests.telephony.hubs import RING, modem, number


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
