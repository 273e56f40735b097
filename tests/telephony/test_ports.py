"""Do bytes pass through every kind of port, and is its loss said in the user's words?"""

import errno
import os
import socket
import threading
import tty

import pytest
from serial import SerialException

from app.telephony.address import Address, parse
from app.telephony.ports import SerialPort, TcpPort, UdpPort, open_port
from app.telephony.sim import Simulator
from app.telephony.trouble import PortTrouble, trouble, with_ports
from app.telephony.usb import Finder
from tests.telephony.boxes import Plug


@pytest.fixture
def pty():
    """(master, name of the slave)."""
    master, slave = os.openpty()
    tty.setraw(slave)
    yield master, os.ttyname(slave)
    os.close(slave)
    os.close(master)


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@pytest.fixture
def opened():
    """Open ports that are closed at the end."""
    ports = []
    yield lambda port: ports.append(port) or port
    for port in ports:
        port.close()


def url_of(server):
    return parse(f"socket://127.0.0.1:{server.getsockname()[1]}")


def test_serial_bytes_go_both_ways(pty, opened):
    master, name = pty
    port = opened(open_port(parse(name), 9600, Finder(list)))
    assert port.name == name
    os.write(master, b"RING\r\n")
    heard = b""
    while len(heard) < 6:
        heard += port.read(1)
    assert heard == b"RING\r\n"
    port.write(b"ATZ\r")
    assert os.read(master, 10) == b"ATZ\r"


def test_silence_gives_nothing(pty, opened):
    assert opened(SerialPort(pty[1], 9600)).read(0.05) == b""


def test_a_serial_port_is_not_shared(pty, opened):
    opened(SerialPort(pty[1], 9600))
    with pytest.raises(PortTrouble, match="in use by another program"):
        SerialPort(pty[1], 9600)


def test_what_came_before_the_plug_was_pulled_is_read(opened):
    box = Plug()
    port = opened(SerialPort(box.name, 9600))
    box.say(b"NMBR = 5551234\r\n")
    heard = port.read(1)
    box.pull()
    with pytest.raises(PortTrouble, match="is disconnected") as err:
        heard += b"".join(port.read(1) for _ in range(20))
    assert heard == b"NMBR = 5551234\r\n"
    assert "plug the box in again" in str(err.value.advice)
    with pytest.raises(PortTrouble, match="is disconnected"):
        port.write(b"AT\r")


def test_a_port_that_is_not_there_names_those_that_are():
    with pytest.raises(PortTrouble, match="/dev/ttyUSB77 is not there") as err:
        SerialPort("/dev/ttyUSB77", 9600)
    assert "COM3, COM4" in str(with_ports(err.value, lambda: ["COM3", "COM4"]).advice)
    assert "no port now" in str(with_ports(err.value, list).advice)


def test_a_usb_box_that_is_not_there():
    with pytest.raises(PortTrouble, match="usb:1A86:7523 is not there"):
        open_port(parse("usb:1A86:7523"), 9600, Finder(list))


def test_a_file_is_no_port(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("")
    with pytest.raises(PortTrouble, match="is not a port for a box"):
        SerialPort(str(file), 9600)


@pytest.mark.parametrize(
    ("err", "said", "advised"),
    [
        (SerialException(errno.EBUSY, "busy"), "in use by another program", "ten seconds"),
        (SerialException(errno.EACCES, "denied"), "You may not use", "group dialout"),
        (SerialException("could not open port 'COM3': PermissionError(13, 'Access is denied.')"), "in use", "Close"),
        (SerialException("could not open port 'COM3': FileNotFoundError(2, '…')"), "is not there", "Plug"),
        (ValueError("Not a valid baudrate"), "not a port for a box", "another port"),
        (SerialException("something new"), "is disconnected", "cable"),
    ],
)
def test_what_the_system_says_is_translated(err, said, advised):
    told = trouble("COM3", err, opening=True)
    assert said in str(told)
    assert "COM3" in str(told)
    assert advised in str(told.advice)
    assert told.detail == str(err)


def test_tcp_bytes_go_both_ways_and_the_end_is_noticed(server, opened):
    port = opened(TcpPort(url_of(server)))
    peer, _ = server.accept()
    with peer:
        peer.sendall(b"200 Server\r\n")
        assert port.read(5) == b"200 Server\r\n"
        assert port.read(0.02) == b""
        port.write(b"HELLO")
        assert peer.recv(10) == b"HELLO"
        peer.sendall(b"last words")
    assert port.read(5) == b"last words"
    with pytest.raises(PortTrouble, match="closed the connection"):
        port.read(5)


def test_a_server_that_vanishes_is_asked_for_a_sign_of_life(server, opened):
    port = opened(TcpPort(url_of(server)))
    assert port._socket.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    assert port._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 10


def test_no_server_there(server):
    address = url_of(server)
    server.close()
    with pytest.raises(PortTrouble, match="does not answer"):
        TcpPort(address)


def test_a_computer_nobody_knows():
    with pytest.raises(PortTrouble, match="not known in this network"):
        TcpPort(parse("socket://no-such-computer.invalid:3333"))


def test_one_datagram_per_read_and_answers_to_its_sender(opened):
    port = opened(UdpPort(Address("udp://127.0.0.1:0", "udp", host="127.0.0.1")))
    number = port._socket.getsockname()[1]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as box:
        box.sendto(b"one", ("127.0.0.1", number))
        box.sendto(b"two", ("127.0.0.1", number))
        assert [port.read(5), port.read(5), port.read(0.02)] == [b"one", b"two", b""]
        port.write(b"^^IdX")
        assert box.recv(10) == b"^^IdX"


def test_udp_shares_its_number_with_a_program_that_shares(opened):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("", 0))
        number = other.getsockname()[1]
        port = opened(UdpPort(parse(f"udp://:{number}")))
        assert port._socket.getsockname()[1] == number


def test_a_udp_number_somebody_else_keeps_to_himself_is_named():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("", 0))
        number = other.getsockname()[1]
        with pytest.raises(PortTrouble, match=f"UDP {number} is in use by another program") as err:
            UdpPort(parse(f"udp://:{number}"))
    assert "ELPopup" in str(err.value.advice)


def test_a_network_that_takes_no_datagram_does_not_hinder_listening(opened):
    port = opened(UdpPort(Address("udp://127.0.0.1:0", "udp", host="127.0.0.1")))
    port._number = 0
    port.write(b"^^IdX")
    assert port.read(0.02) == b""


def test_the_simulated_port():
    simulator = Simulator()
    port = open_port(parse("sim://1"), 0, Finder(list), others={"sim": simulator.open})
    simulator.ring(3)
    assert port.read(5) == b"3\tring\n"
    with pytest.raises(PortTrouble, match="in use"):
        simulator.open()
    port.close()
    with pytest.raises(PortTrouble, match="not there"):
        open_port(parse("sim://1"), 0, Finder(list))


def test_reading_ends_when_bytes_come_from_another_thread(server, opened):
    port = opened(TcpPort(url_of(server)))
    peer, _ = server.accept()
    with peer:
        threading.Thread(target=lambda: peer.sendall(b"CID:")).start()
        assert port.read(30) == b"CID:"
