"""Do the complaints users have of other programs for caller-ID boxes hold of none of ours? docs/boxes/complaints.md."""

import re
import socket
from pathlib import Path

import pytest

from app.telephony.protocol import BoxConfig, CallState, Exchange, Reason
from app.telephony.replay import read
from app.telephony.trouble import helper_absent, helper_ended
from tests.telephony.asterisk import House, Server
from tests.telephony.boxes import Seat, adapter
from tests.telephony.hubs import RING, modem, number

ROOT = Path(__file__).parents[2]
RING_OVER = b"\r\nNO CARRIER\r\n"


@pytest.fixture
def line(seat, plugs):
    """A seat with a modem on a pty that is up, and the modem."""
    desk, plug = seat(), plugs()
    desk.hub.start([modem(plug.name)])
    desk.up()
    return desk, plug


def asked(plug, answers, until):
    """Answer as a modem does until it was asked `until`; the commands so far."""
    heard, commands = b"", []
    while until not in commands:
        heard += plug.hear()
        *whole, heard = heard.split(b"\r")
        for one in whole:
            commands.append(one.decode())
            plug.say(answers.get(commands[-1], b"\r\nOK\r\n"))
    return commands


# ------------------------------------------------------------ modems


def test_02_caller_id_is_switched_on_each_time_the_modem_is_opened(seat, plugs):
    first, second = plugs(), plugs()
    ports = [adapter(first)]
    desk = seat(listing=lambda: ports)
    desk.hub.start([modem("usb:1A86:7523:A1")])
    assert asked(first, {}, "AT+VCID=1")[0] == "ATZ"
    ports[:] = [adapter(second)]
    first.pull()
    assert asked(second, {"AT+VCID=1": b"\r\nERROR\r\n"}, "AT#CID=1")[0] == "ATZ"  # another kind of chip this time


def test_04_the_country_is_set_and_one_that_stays_another_is_told(seat, plugs):
    desk, plug = seat(), plugs()
    desk.hub.start([BoxConfig("at-modem", plug.name, country="26")])
    commands = asked(plug, {"AT+GCI?": b"\r\n+GCI: B5\r\n\r\nOK\r\n"}, "AT+VCID=1")
    assert "AT+GCI=26" in commands
    told = desk.wait(lambda: [n for state in desk.boxes for n in state.notices if n.trouble])
    assert "stays at country B5" in told[0].words


@pytest.mark.parametrize("complaint", ["05", "06", "07"])
def test_a_line_that_only_rings_makes_calls_and_is_doubted_after_three(line, complaint):
    desk, plug = line
    for times in range(1, 4):
        plug.say(RING)
        desk.wait(lambda times=times: len({call.uuid for call in desk.calls}) == times)
        plug.say(RING_OVER)
        desk.wait(lambda times=times: sum(call.state is CallState.ENDED for call in desk.calls) == times)
    assert {call.reason for call in desk.calls if call.state is CallState.ENDED} == {Reason.NO_CID}
    told = desk.wait(lambda: [n.words for state in desk.boxes for n in state.notices if n.trouble])
    assert "The line rang 3 time(s) and no number came" in told[-1]


@pytest.mark.parametrize(
    "fields",
    [
        b"NMBR = 13800138000\r\n",
        b"NAME = \r\nNMBR = 13800138000\r\n",
        b"DATE = \r\nTIME = \r\nNMBR = 13800138000\r\nNAME =\r\n",
        b"NMBR = 13800138000\r\nMESG = 06014C\r\n",
        b"TIME = 0314\r\nNMBR = 13800138000\r\n",
    ],
)
def test_08_every_field_may_be_missing(line, fields):
    desk, plug = line
    plug.say(RING + fields)
    assert desk.call(lambda call: call.number).number == "13800138000"


def pieces(name):
    return [piece.data for piece in read(ROOT / "tests/bytes/at-modem" / name).pieces if piece.way == "<"]


@pytest.mark.parametrize(
    ("complaint", "name"), [("09", "garbled_line"), ("09", "noise_only"), ("10", "mesg_flood"), ("11", "leap_day")]
)
def test_whatever_comes_the_next_call_is_heard(line, complaint, name):
    desk, plug = line
    for data in pieces(f"{name}.replay"):
        plug.say(data)
    plug.say(RING_OVER + RING + number(b"13900139000"))
    assert desk.call(lambda call: call.number == "13900139000")
    assert all(state.up for state in desk.boxes[1:])


def test_12_a_caller_who_waits_during_a_talk_is_a_second_call(seat):
    desk = seat()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as box:
        box.bind(("127.0.0.1", 0))
        place = box.getsockname()[1]
    desk.hub.start([BoxConfig("whozz", f"udp://127.0.0.1:{place}")])
    desk.up()
    told = (
        b"01 I S 0000 G A1 11/26 09:05 AM 138-001-38000",
        b"01 F             11/26 09:05:09",
        b"01 I S 0000 G A1 11/26 09:06 AM 010-655-51234",
        b"01 I E 0000 G A1 11/26 09:06 AM 010-655-51234",
        b"01 N             11/26 09:07:00",
        b"01 I E 0110 G A1 11/26 09:05 AM 138-001-38000",
    )
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as box:
        for record in told:
            box.sendto(b"^^<U>\0\0\0\0\x89\x79<S>\0\0\0\x84\x48\x84$" + record, ("127.0.0.1", place))
    ended = desk.wait(lambda: _both_ended(desk.calls))
    assert {call.number: call.answered for call in ended} == {"13800138000": True, "01065551234": False}
    assert next(call.duration_s for call in ended if call.answered) == 110


def _both_ended(calls):
    ended = [call for call in calls if call.state is CallState.ENDED]
    return ended if len({call.uuid for call in ended}) == 2 else None


@pytest.mark.parametrize("name", ["gbk_name", "latin1_name", "utf8_name", "gbk_name_cut"])
def test_14_bytes_of_any_encoding_drop_no_call(line, name):
    desk, plug = line
    for data in pieces(f"{name}.replay"):
        plug.say(data)
    assert desk.call(lambda call: call.name and call.number).name.isprintable()


def test_15_a_read_that_ends_within_a_line(line):
    desk, plug = line
    for byte in RING + number(b"13800138000"):
        plug.say(bytes([byte]))
    plug.say(b"\r\nNAME = LI NA\r\n")
    call = desk.call(lambda call: call.name)
    assert (call.number, call.name, call.rings) == ("13800138000", "LI NA", 1)
    assert len({call.uuid for call in desk.calls}) == 1


def test_16_the_first_ring_is_told_before_there_is_a_number(line):
    desk, plug = line
    plug.say(RING)
    first = desk.call(lambda call: call.state is CallState.RINGING)
    assert first.number is None
    plug.say(number(b"13800138000"))
    assert desk.call(lambda call: call.number).uuid == first.uuid


# ------------------------------------------------------------ exchanges


@pytest.fixture
def exchange():
    server, seats = Server(), []

    def sit(*extensions):
        desk = Seat(secret=lambda _: "opensesame")
        seats.append(desk)
        given = Exchange(user="ringfile", extensions=extensions)
        desk.hub.start([BoxConfig("ami", f"socket://127.0.0.1:{server.port}", exchange=given)])
        desk.wait(lambda: [state for state in desk.boxes if state.dials])
        server.wait("CoreShowChannels", times=len(seats))
        return desk

    yield server, sit
    for desk in seats:
        desk.hub.stop()
    server.close()


def test_17_18_telephones_that_ring_together_are_one_call_that_closes_where_it_was_not_taken(exchange):
    server, sit = exchange
    here, there = sit("801"), sit("802")
    house = House()
    caller, comes = house.comes_in()
    first, rings = house.rings(caller, "801")
    second, rings_too = house.rings(caller, "802")
    server.say(comes + rings + rings_too + rings)  # a leg told twice
    server.say(house.answers(caller, second) + first.hangs_up(26))
    gone = here.call(lambda call: call.answered)
    mine = there.call(lambda call: call.answered)
    assert (gone.pops, gone.elsewhere, gone.answered_by) == (1, True, "802")
    assert (mine.pops, mine.elsewhere, mine.uuid) == (1, False, gone.uuid)
    assert len({call.uuid for call in here.calls + there.calls}) == 1


def test_19_a_number_that_comes_after_the_channel_reaches_the_call(exchange):
    server, sit = exchange
    desk, house = sit("801"), House()
    caller, comes = house.comes_in("<unknown>", ChannelState=3, channel="DAHDI/1-1")
    _leg, rings = house.rings(caller, "801")
    server.say(comes + rings)
    ringing = desk.call(lambda call: call.state is CallState.RINGING)
    caller.facts["CallerIDNum"] = "13800138000"
    server.say(caller.says("NewCallerid"))
    assert desk.call(lambda call: call.number).uuid == ringing.uuid


def test_20_calls_within_the_house_do_not_come_up(exchange):
    server, sit = exchange
    desk, house = sit("801"), House()
    own, lifts = house.lifts("802", "801")
    _leg, rings = house.rings(own, "801")
    server.say(lifts + rings)
    caller, comes = house.comes_in()
    _leg, rings = house.rings(caller, "801")
    server.say(comes + rings)
    assert desk.call(lambda call: True).number == "13800138000"


# ------------------------------------------------------------ ports


def test_25_a_port_the_system_holds_for_a_while_is_tried_again(seat, plugs):
    from app.telephony.ports import SerialPort

    desk, plug = seat(), plugs()
    holder = SerialPort(plug.name, 9600)
    desk.hub.start([modem(plug.name)])
    down = desk.down()
    assert "is in use by another program" in str(down.trouble)
    assert "ten seconds" in str(down.advice)
    holder.close()
    assert desk.up().port_name == plug.name


def test_25_a_rule_keeps_modemmanager_away():
    rule = (ROOT / "docs/examples/70-ringfile.rules").read_text(encoding="utf-8")
    ignored = re.findall(r'idVendor}=="([^"]+)", ENV{ID_MM_DEVICE_IGNORE}="1"', rule)
    assert {"0baf", "0572", "0803", "1a86", "067b", "10c4", "0403"} <= set("|".join(ignored).split("|"))


@pytest.mark.parametrize(
    ("said", "advised"),
    [
        ("[WinError 193] %1 is not a valid Win32 application", "32-bit or both 64-bit"),
        ("wrong ELF class: ELFCLASS32", "32-bit or both 64-bit"),
        ("Could not load VCRUNTIME140.dll", "Visual C++ runtime"),
        ("[WinError 126] The specified module could not be found", "Visual C++ runtime"),
        ("Segmentation fault", "logs folder"),
    ],
)
def test_26_what_a_makers_library_lacks_is_said(said, advised):
    assert advised in str(helper_ended("ad102.exe", f"exit code 1; {said}").advice)


def test_26_a_program_for_another_kind_of_computer(tmp_path):
    assert "32-bit" in str(helper_absent("ad102.exe", OSError(8, "Exec format error")).advice)
    program = tmp_path / "ad102"
    program.write_bytes(b"\x7fELF of another world")
    program.chmod(0o755)
    desk = Seat()
    desk.hub.start([BoxConfig("helper", f"helper:{program}")])
    state = desk.down()
    desk.hub.stop()
    assert str(state.trouble) == "The helper ad102 cannot be started."
    assert "32-bit or both 64-bit" in str(state.advice)


def test_27_a_udp_number_of_another_program_is_named_and_taken_once_it_is_free(seat):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("0.0.0.0", 0))
        place = other.getsockname()[1]
        desk = seat()
        desk.hub.start([BoxConfig("whozz", f"udp://0.0.0.0:{place}")])
        assert str(place) in str(desk.down().trouble)
    desk.up()


def test_29_a_server_that_ends_with_its_modem_is_waited_for_and_its_end_seen(seat):
    desk = seat()
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = server.getsockname()[1]
        desk.hub.start([BoxConfig("ncid", f"socket://127.0.0.1:{place}")])
        peer, _ = server.accept()
        with peer:
            peer.sendall(b"200 Server: ncidd\r\nMSG: Serial device /dev/ttyACM0 Hung Up, Terminated\r\n")
            told = desk.wait(lambda: [n.words for state in desk.boxes for n in state.notices if n.trouble])
    assert "modem of the NCID server is gone" in told[0]
    desk.down()
    with socket.create_server(("127.0.0.1", place)) as server:
        peer, _ = server.accept()
        desk.up(times=2)
        peer.close()


def test_the_index_has_each_complaint_and_names_tests_that_are_there():
    text = (ROOT / "docs/boxes/complaints.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", text, re.M) == [str(count) for count in range(1, 30)]
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", text)
    assert [one for one in named if f"def {one[1]}(" not in (ROOT / "tests" / one[0]).read_text(encoding="utf-8")] == []
