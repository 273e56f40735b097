"""Is a box that is plugged in recognised, and is nothing said to one that could harm it?"""

import json
import socket
import threading

import pytest

from app.commands import probe as command
from app.telephony import probe
from app.telephony.trouble import absent
from app.telephony.usb import PortInfo
from main import main
from tests.telephony.asterisk import Server

CABLE = PortInfo("COM4", 0x1A86, 0x7523, "", "1-1")
MODEM = PortInfo("COM6", 0x0572, 0x1329, "24680", "1-2", "USB Modem")
CHIPS = {(0x1A86, 0x7523): "CH340"}


class Box:
    """Answers some questions at one speed; remembers all."""

    def __init__(self, baud, answers):
        self.baud, self.answers, self.asked = baud, answers, []

    def open(self, path, baud):
        if path == "COM9":
            raise absent(path)
        box, self._now, self._said = self, baud, b""

        class Port:
            name = path

            def read(self, timeout_s):
                box._said, said = b"", box._said
                return said

            def write(self, data):
                box.asked.append((baud, data))
                box._said = box.answers.get(data, b"") if baud == box.baud else b"\xff\xfe"

            def close(self):
                pass

        return Port()


def found(box, info, **more):
    (one,) = probe.serial_findings([info], CHIPS, opener=box.open, **more)
    return one


@pytest.mark.parametrize("baud", [9600, 1200])
def test_a_whozz_box_is_recognised_at_its_speed_and_never_asked_in_at(baud):
    box = Box(baud, {b"@": b"#", b"V": b"V3.6 ECXUDASOBKT L=01 00/00 00:00:05\r\n"})
    one = found(box, CABLE)
    assert (one.driver, one.port) == ("whozz", "COM4")
    assert str(one.said) == f"A Whozz Calling? box answers (V3.6). Set: driver whozz, port COM4, speed {baud}."
    assert {data for _, data in box.asked} == {b"@", b"V"}


def test_one_that_only_knows_the_sign_of_presence():
    assert found(Box(9600, {b"@": b"#"}), CABLE).driver == "whozz"


def test_a_modem_is_asked_for_its_model():
    box = Box(115_200, {b"AT\r": b"AT\r\r\nOK\r\n", b"ATI3\r": b"ATI3\r\r\nCX93001-EIS_V0.2002-V92\r\n\r\nOK\r\n"})
    one = found(box, MODEM)
    assert one.driver == "at-modem"
    assert "(CX93001-EIS_V0.2002-V92)" in str(one.said)
    assert one.port == "usb:0572:1329:24680"
    assert all(baud == 115_200 for baud, _ in box.asked)


def test_a_silent_port_says_how_to_listen():
    box = Box(115_200, {b"AT\r": b"OK\r\n"})
    one = found(box, CABLE)
    assert one.driver == ""
    assert "main.py listen --driver whozz --port COM4" in str(one.said)
    assert all(not data.startswith(b"AT") for _, data in box.asked)
    assert found(box, CABLE, at=True).driver == "at-modem"


def test_a_port_that_cannot_be_opened_says_why():
    assert "COM9 is not there" in str(found(Box(9600, {}), PortInfo("COM9")).said)


def test_usb_devices_are_named_and_each_unit_told_once():
    unit = {"vendor_id": 0xC5CB, "product_id": 2, "serial_number": "", "product_string": "AD800"}
    mouse = {"vendor_id": 1, "product_id": 2, "manufacturer_string": "Maker", "product_string": "Mouse"}
    one, other = probe.hid_findings([unit, unit, mouse], ["ad800"])
    assert (one.driver, one.port) == ("ad800", "hid:C5CB:0002")
    assert (other.what, other.driver) == ("Maker Mouse", "")
    (later,) = probe.hid_findings([unit], [])
    assert "cannot read directly" in str(later.said)


def test_sound_inputs():
    devices = [{"name": "Line In", "max_input_channels": 2}, {"name": "Speakers", "max_input_channels": 0}]
    (one,) = probe.sound_findings(devices, ["sound"])
    assert (one.driver, one.port) == ("sound", "sound:Line In")
    (later,) = probe.sound_findings(devices, [])
    assert later.driver == ""


def test_an_exchange_and_a_server_are_known_by_their_greeting():
    server = Server()
    ncid = socket.create_server(("127.0.0.1", 0))

    def greet():
        connection, _ = ncid.accept()
        connection.sendall(b"200 Server: ncidd (NCID) 1.6\r\n")
        connection.recv(10)
        connection.close()

    threading.Thread(target=greet, daemon=True).start()
    numbers = (server.port, ncid.getsockname()[1])
    exchange, other = probe.server_findings(["127.0.0.1"], numbers)
    server.close()
    ncid.close()
    assert (exchange.driver, exchange.port) == ("ami", f"socket://127.0.0.1:{numbers[0]}")
    assert "manager 9.0.0" in str(exchange.said)
    assert (other.driver, "ncidd (NCID) 1.6" in str(other.said)) == ("ncid", True)


def test_an_ethernet_box_answers_a_question_to_everybody():
    box = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    box.bind(("127.0.0.1", 0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("", 0))
        number = free.getsockname()[1]
    over = threading.Event()

    def answer():
        while not over.wait(0.1):
            box.sendto(b"^^<U>\x00\x00\x00\x00\x89\x79<S>\x00\x00\x00\x84\x48\x84$01 V3.6", ("127.0.0.1", number))

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    one = next(probe.box_findings(number))
    over.set()
    thread.join()
    box.close()
    assert (one.driver, one.place) == ("whozz", f"127.0.0.1:{number}")


def test_the_command_prints_lines_for_scripts(monkeypatch, capsys):
    unit = {"vendor_id": 0xC5CB, "product_id": 2}
    monkeypatch.setattr(command, "present", list)
    monkeypatch.setattr(probe, "hid_devices", lambda: [unit])
    monkeypatch.setattr(probe, "sound_devices", list)
    monkeypatch.setattr(probe, "box_findings", lambda: iter(()))
    monkeypatch.setattr(probe, "server_findings", lambda _: iter(()))
    assert main(["probe", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["place"] == "hid:C5CB:0002"
    assert main(["probe"]) == 0
    assert "hid" in capsys.readouterr().out
    monkeypatch.setattr(probe, "hid_devices", list)
    assert main(["probe"]) == 0
    assert "No port" in capsys.readouterr().out


def test_a_computer_nobody_knows_is_refused(capsys):
    assert main(["probe", "--host", "no.such.host.invalid"]) == 2
    assert "not known in this network" in capsys.readouterr().err
