"""How are bytes got from and to a box, over whatever port it hangs on?"""

import logging
import socket
import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from typing_extensions import override

from app.telephony.address import Address
from app.telephony.trouble import absent, closed_by_server, trouble
from app.telephony.usb import Finder

log = logging.getLogger(__name__)

CONNECT_S = 5.0
WRITE_S = 2.0
_TICK_S = 0.05  # pyserial sets up the port again when its timeout changes, so it waits in steps
_CHUNK = 65_536
_DATAGRAM = 65_535


class Port(Protocol):
    """An open port. Used by one thread only.

    Attributes:
        name: as the user knows it: COM4, /dev/ttyUSB1, 192.168.1.5:3333, UDP 3520.
    """

    name: str

    def read(self, timeout_s: float) -> bytes:
        """What has arrived (one datagram for UDP); b"" when nothing came within `timeout_s`.

        Raises:
            PortTrouble: the port is gone; everything received before was returned by earlier reads.
        """
        ...

    def write(self, data: bytes) -> None:
        """Send `data`.

        Raises:
            PortTrouble: the port is gone or does not take it.
        """
        ...

    def close(self) -> None:
        """Give the port back; never raises."""
        ...


class PortSource(Protocol):
    """Whatever opens sim:// ports."""

    def open(self) -> Port:
        """The opened port.

        Raises:
            PortTrouble: it cannot be opened now.
        """
        ...


def open_port(
    address: Address,
    baud: int,
    finder: Finder,
    box: object = None,
    others: Mapping[str, Callable[[], Port]] | None = None,
) -> Port:
    """Open a port; a USB adapter is found under whatever name it has now.

    Args:
        address: which port.
        baud: bit/s of a serial port.
        finder: where adapters are found.
        box: who opens it, the same object at each reopening.
        others: what opens "sim", "hid" and "sound" addresses.

    Raises:
        PortTrouble: with what is wrong and what to try.
    """
    if address.kind == "tcp":
        return TcpPort(address)
    if address.kind == "helper":
        from app.telephony.helper_port import HelperPort  # only where a box needs one

        return HelperPort(address.path)
    if address.kind == "udp":
        return UdpPort(address)
    if address.kind != "serial":
        if not others or address.kind not in others:
            raise absent(address.url)
        return others[address.kind]()
    device = address.path if "://" in address.path else finder.claim(box, address)
    if not device:
        raise absent(address.url)
    return SerialPort(device, baud)


class SerialPort(Port):
    """COM3, /dev/ttyUSB0, loop:// and rfc2217:// through pyserial; never shared with another program.

    Args:
        path: what pyserial opens.
        baud: bit/s, 8N1, no flow control: caller-ID boxes send little and many leave CTS open.
    """

    def __init__(self, path: str, baud: int) -> None:
        import serial  # not needed where the only box is a simulated or a network one

        self.name = path
        self._failed: OSError | None = None
        alone = None if "://" in path else True
        try:
            self._port = serial.serial_for_url(
                path, baudrate=baud, timeout=_TICK_S, write_timeout=WRITE_S, exclusive=alone
            )
        except (OSError, ValueError) as err:
            raise trouble(path, err, opening=True) from err

    @override
    def read(self, timeout_s: float) -> bytes:
        if self._failed:
            raise trouble(self.name, self._failed) from self._failed
        try:
            data = self._first(timeout_s)
        except (OSError, TypeError) as err:  # TypeError: pyserial, when the port was closed beneath it
            raise trouble(self.name, err) from err
        try:
            return data + self._port.read(min(self._port.in_waiting, _CHUNK)) if data else data
        except OSError as err:
            self._failed = err  # told by the next read: the first byte came before the loss
            return data

    def _first(self, timeout_s: float) -> bytes:
        for _ in range(max(1, round(timeout_s / _TICK_S))):
            if data := self._port.read(1):
                return bytes(data)
        return b""

    @override
    def write(self, data: bytes) -> None:
        try:
            self._port.write(data)
        except OSError as err:
            raise trouble(self.name, err) from err

    @override
    def close(self) -> None:
        try:
            self._port.close()
        except OSError as err:
            log.debug("closing %s: %s", self.name, err)


class TcpPort(Port):
    """A server, in the open or over TLS; one that vanishes without a word is noticed within about 25 s."""

    def __init__(self, address: Address) -> None:
        self.name = f"{address.host}:{address.number}"
        try:
            self._socket = socket.create_connection((address.host, address.number), timeout=CONNECT_S)
        except OSError as err:
            raise trouble(self.name, err, opening=True, server=True) from err
        _keep_alive(self._socket)
        if address.tls:
            from app.telephony.encrypted import encrypted

            self._socket = encrypted(self._socket, address)

    @override
    def read(self, timeout_s: float) -> bytes:
        try:
            self._socket.settimeout(max(timeout_s, 0.001))
            data = self._socket.recv(_CHUNK)
        except TimeoutError as err:
            if err.errno:  # the system gave the connection up; a read that merely waited has no number
                raise trouble(self.name, err, server=True) from err
            return b""
        except OSError as err:
            raise trouble(self.name, err, server=True) from err
        if not data:
            raise closed_by_server(self.name)
        return data

    @override
    def write(self, data: bytes) -> None:
        try:
            self._socket.settimeout(WRITE_S)
            self._socket.sendall(data)
        except OSError as err:
            raise trouble(self.name, err, server=True) from err

    @override
    def close(self) -> None:
        self._socket.close()


class UdpPort(Port):
    """Datagrams of any sender; answers go to the last one heard, before that to everybody on this network."""

    def __init__(self, address: Address) -> None:
        self.name = f"UDP {address.number}"
        self._number = address.number
        self._peer: tuple[str, int] | None = None
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
            self._socket.bind((address.host, address.number))
        except OSError as err:
            self._socket.close()
            raise trouble(self.name, err, opening=True) from err

    @property
    def peer(self) -> str:
        """The address of whoever was heard last, "" for nobody yet."""
        return self._peer[0] if self._peer else ""

    @override
    def read(self, timeout_s: float) -> bytes:
        try:
            self._socket.settimeout(max(timeout_s, 0.001))
            data, self._peer = self._socket.recvfrom(_DATAGRAM)
        except (TimeoutError, ConnectionResetError):  # reset: Windows, when nobody took our last datagram
            return b""
        except OSError as err:
            raise trouble(self.name, err) from err
        return data

    @override
    def write(self, data: bytes) -> None:
        """Send `data`; a network that takes none does not hinder listening, so that is only logged."""
        try:
            self._socket.sendto(data, self._peer or ("255.255.255.255", self._number))
        except OSError as err:
            log.info("%s: not sent: %s", self.name, err)

    @override
    def close(self) -> None:
        self._socket.close()


def _keep_alive(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if sys.platform == "win32":
        connection.ioctl(socket.SIO_KEEPALIVE_VALS, (1, 10_000, 5_000))
        return
    wanted = {"TCP_KEEPIDLE": 10, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 20_000}
    for name, value in wanted.items():
        if hasattr(socket, name):  # not every system has each
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
