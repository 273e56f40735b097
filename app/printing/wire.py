"""How do bytes get to a printer without a driver: over the network, a serial port, a device file?"""

import socket
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from app.core.errors import DeviceUnavailable, Invalid
from app.core.i18n import QT_TRANSLATE_NOOP

PORT = 9100
CONNECT_S, SEND_S = 5.0, 30.0
BAUD = 9600
_PART = 4096

_NO_ADDRESS = QT_TRANSLATE_NOOP(
    "printing", "Write where the printer is: tcp://192.168.1.87, COM3 or /dev/ttyUSB0, /dev/usb/lp0."
)
_NOT_THERE = QT_TRANSLATE_NOOP(
    "printing", "The printer at {where} does not answer. Is it on, and is the cable in? ({why})"
)
_STOPPED = QT_TRANSLATE_NOOP("printing", "The printer at {where} took no more. Is there paper, is it closed? ({why})")


def check(address: str) -> None:
    """See that an address says where a printer is.

    Raises:
        Invalid: it does not; the field is "address".
    """
    _parts(address)


def send(address: str, data: bytes) -> None:
    """Send `data` to the printer at an address: tcp://host[:port], serial://port[?baud=…], COM3, /dev/….

    Raises:
        Invalid: the address says nothing.
        DeviceUnavailable: there is no printer, or it stopped.
    """
    where = _parts(address)
    if where.scheme == "tcp":
        _over_network(where, data)
    elif where.scheme == "serial":
        _over_serial(where, data)
    else:
        _into_file(where.path, data)


def _parts(address: str) -> SplitResult:
    text = address.strip()
    if text.upper().startswith("COM") and text[3:].isdigit():
        return SplitResult("serial", "", text.upper(), "", "")
    if text.startswith(("/dev/tty", "/dev/serial", "/dev/cu.")):
        return SplitResult("serial", "", text, "", "")
    if text.startswith(("/dev/", "\\\\.\\", "\\\\")):
        return SplitResult("file", "", text, "", "")
    try:
        found = urlsplit(text)
        known = found.scheme == "tcp" and bool(found.hostname) and found.port != 0
    except ValueError:
        known = False
    if known:
        return found
    if text.startswith("serial://") and len(text) > len("serial://"):
        rest, _, query = text[len("serial://") :].partition("?")
        return SplitResult("serial", "", rest, query, "")
    raise Invalid({"address": _NO_ADDRESS})


def _over_network(where: SplitResult, data: bytes) -> None:
    host, port = where.hostname or "", where.port or PORT
    name = f"{host}:{port}"
    try:
        link = socket.create_connection((host, port), CONNECT_S)
    except OSError as err:
        raise DeviceUnavailable(_NOT_THERE.fill(where=name, why=err.strerror or str(err))) from err
    with link:
        link.settimeout(SEND_S)
        try:
            for start in range(0, len(data), _PART):  # each part has its time: paper is slower than the wire
                link.sendall(data[start : start + _PART])
            link.shutdown(socket.SHUT_WR)
        except OSError as err:
            raise DeviceUnavailable(_STOPPED.fill(where=name, why=err.strerror or str(err))) from err


def _over_serial(where: SplitResult, data: bytes) -> None:
    import serial  # only where such a printer is

    baud = where.query.partition("baud=")[2]
    try:
        port = serial.serial_for_url(
            where.path, baudrate=int(baud) if baud.isdigit() else BAUD, write_timeout=SEND_S, dsrdtr=False
        )
    except (OSError, ValueError) as err:
        raise DeviceUnavailable(_NOT_THERE.fill(where=where.path, why=str(err))) from err
    try:
        with port:
            for start in range(0, len(data), _PART):
                port.write(data[start : start + _PART])
            port.flush()
    except OSError as err:
        raise DeviceUnavailable(_STOPPED.fill(where=where.path, why=str(err))) from err


def _into_file(path: str, data: bytes) -> None:
    try:
        with Path(path).open("r+b" if Path(path).is_char_device() else "wb", buffering=0) as file:
            for start in range(0, len(data), _PART):
                file.write(data[start : start + _PART])
    except OSError as err:
        raise DeviceUnavailable(_NOT_THERE.fill(where=path, why=err.strerror or str(err))) from err
