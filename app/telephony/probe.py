"""Which boxes can be found on this computer and in its network, and what is to be set for each?

A port that may be a box's is asked only what cannot do harm there: `@` and `V` mean nothing to a modem, but each letter
of `AT` turns a switch of a Whozz Calling? box. So a modem's command goes only to what is known, or said, to be no such
box.
"""

import re
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.address import Address
from app.telephony.ports import Port, SerialPort, TcpPort, UdpPort
from app.telephony.trouble import PortTrouble
from app.telephony.usb import PortInfo

_MODEM = QT_TRANSLATE_NOOP("probe", "A voice modem answers{model}. Set: driver at-modem, port {port}.")
_WHOZZ = QT_TRANSLATE_NOOP(
    "probe", "A Whozz Calling? box answers{model}. Set: driver whozz, port {port}, speed {baud}."
)
_SILENT = QT_TRANSLATE_NOOP(
    "probe",
    "Nothing answers. A box that only speaks is heard when its line rings: "
    "main.py listen --driver whozz --port {port}.",
)
_CLOSED = QT_TRANSLATE_NOOP("probe", "It cannot be opened: {trouble} {advice}")
_UDP = QT_TRANSLATE_NOOP("probe", "A Whozz Calling? Ethernet box at {host} answers. Set: driver whozz, port {port}.")
_NCID = QT_TRANSLATE_NOOP("probe", "An NCID server answers ({banner}). Set: driver ncid, port {port}.")
_AMI = QT_TRANSLATE_NOOP(
    "probe",
    "An Asterisk exchange answers (manager {banner}). Set: driver ami, port {port}, and a user of manager.conf with "
    "read = call,agent,cdr.",
)
_KNOWN_HID = QT_TRANSLATE_NOOP("probe", "This is a {name} box. Set: driver {driver}, port {port}.")
_NOT_YET = QT_TRANSLATE_NOOP("probe", "This is a {name} box, which this program cannot read directly.")
_OTHER_HID = QT_TRANSLATE_NOOP("probe", "No box this program knows.")
_SOUND = QT_TRANSLATE_NOOP(
    "probe", "A sound input. Where it hears a telephone line, set: driver sound, port {port}, lines {channels}."
)
_SOUND_ONLY = QT_TRANSLATE_NOOP("probe", "A sound input; calls can be recorded from it.")

_HID_BOXES = {(0xC5CB, 0x0002): ("AD800", "ad800")}
MODEM_MAKERS = {0x0572, 0x0BAF, 0x0803, 0x1D6B}  # Conexant, U.S. Robotics, Zoom; gadgets of Linux
_VERSION = re.compile(rb"V(\d+\.\d+)[ \r]")
_GREETS = {
    3333: (rb"200 Server: (ncidd[^\r\n]*)", _NCID, "ncid"),
    5038: (rb"Asterisk Call Manager/([\d.]+)", _AMI, "ami"),
}
_WAIT_S, _NET_WAIT_S = 0.7, 1.5
_BOX_PORT = 3520


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is there.

    Attributes:
        kind: "serial", "hid", "sound" or "network".
        place: its name as the system has it.
        what: the system's description, or "".
        said: what it is and what to set, as a sentence.
        driver, port: to be set; "" where nothing is recognised.
    """

    kind: str
    place: str
    what: str
    said: Text
    driver: str = ""
    port: str = ""


OpenSerial = Callable[[str, int], Port]


def serial_findings(
    ports: Iterable[PortInfo],
    chips: Mapping[tuple[int, int], str],
    *,
    at: bool = False,
    opener: OpenSerial = SerialPort,
) -> Iterator[Finding]:
    """What answers on each serial port.

    Args:
        ports: those of this computer.
        chips: adapters that are inside boxes, by vendor and product.
        at: a modem's command may go to every port.
        opener: opens a port at a speed.
    """
    for info in ports:
        told = Finding(
            "serial", info.device, info.words or chips.get((info.vid, info.pid), ""), _SILENT.fill(port=info.url)
        )
        is_modem = info.vid in MODEM_MAKERS or (bool(info.vid) and (info.vid, info.pid) not in chips)
        try:
            yield _answered(info, told, opener, is_modem=is_modem, at=at)
        except PortTrouble as err:
            yield _said(told, _CLOSED.fill(trouble=err.text, advice=err.advice))


def _answered(info: PortInfo, told: Finding, opener: OpenSerial, *, is_modem: bool, at: bool) -> Finding:
    if not is_modem:
        for baud in (9600, 1200):
            with closing(opener(info.device, baud)) as port:
                heard = _ask(port, b"@") + _ask(port, b"V")
            if version := _VERSION.search(heard):
                model = f" (V{version[1].decode()})"
                return _said(told, _WHOZZ.fill(model=model, port=info.url, baud=baud), "whozz", info.url)
            if b"#" in heard:
                return _said(told, _WHOZZ.fill(model="", port=info.url, baud=baud), "whozz", info.url)
    if is_modem or at:
        with closing(opener(info.device, 115_200)) as port:
            if b"OK" in _ask(port, b"AT\r"):
                model = _model(_ask(port, b"ATI3\r"))
                return _said(told, _MODEM.fill(model=model, port=info.url), "at-modem", info.url)
    return told


def _ask(port: Port, question: bytes) -> bytes:
    port.write(question)
    heard = b""
    while len(heard) < 2048 and (more := port.read(_WAIT_S)):
        heard += more
    return heard


def _model(heard: bytes) -> str:
    lines = [line.strip() for line in re.split(rb"[\r\n]+", heard)]
    named = next((line for line in lines if line and not line.startswith((b"AT", b"OK", b"ERROR"))), b"")
    return f" ({named.decode('latin-1')[:60]})" if named else ""


def _said(told: Finding, said: Text, driver: str = "", port: str = "") -> Finding:
    return Finding(told.kind, told.place, told.what, said, driver, port)


def hid_findings(devices: Iterable[Mapping[str, Any]], drivers: Sequence[str]) -> Iterator[Finding]:
    """USB devices without a serial port, as hidapi lists them; each unit once."""
    seen: set[tuple[int, int, str]] = set()
    for one in devices:
        vid, pid, serial = int(one["vendor_id"]), int(one["product_id"]), str(one.get("serial_number") or "")
        if (vid, pid, serial) in seen:
            continue
        seen.add((vid, pid, serial))
        port = f"hid:{vid:04X}:{pid:04X}"
        what = " ".join(str(one.get(key) or "") for key in ("manufacturer_string", "product_string")).strip()
        name, driver = _HID_BOXES.get((vid, pid), ("", ""))
        if not name:
            yield Finding("hid", port, what, _OTHER_HID)
        elif driver in drivers:
            yield Finding("hid", port, what, _KNOWN_HID.fill(name=name, driver=driver, port=port), driver, port)
        else:
            yield Finding("hid", port, what, _NOT_YET.fill(name=name))


def sound_findings(devices: Iterable[Mapping[str, Any]], drivers: Sequence[str]) -> Iterator[Finding]:
    """Sound inputs, as sounddevice lists them."""
    for one in devices:
        channels, name = int(one["max_input_channels"]), str(one["name"])
        if channels < 1:
            continue
        if "sound" in drivers:
            port = f"sound:{name}"
            yield Finding("sound", name, "", _SOUND.fill(port=port, channels=channels), "sound", port)
        else:
            yield Finding("sound", name, "", _SOUND_ONLY)


def server_findings(hosts: Iterable[str], numbers: Sequence[int] = (3333, 5038)) -> Iterator[Finding]:
    """Caller-ID servers and exchanges at these computers."""
    for host in hosts:
        for number in numbers:
            url = f"socket://{host}:{number}"
            try:
                with closing(TcpPort(Address(url, "tcp", host=host, number=number))) as port:
                    heard = port.read(_NET_WAIT_S)
            except PortTrouble:
                continue
            for pattern, said, driver in _GREETS.values():
                if found := re.match(pattern, heard):
                    banner = found[1].decode("latin-1")[:60]
                    yield Finding("network", f"{host}:{number}", "", said.fill(banner=banner, port=url), driver, url)


def box_findings(number: int = _BOX_PORT) -> Iterator[Finding]:
    """Ethernet boxes that answer a question put to everybody on this network."""
    url = f"udp://:{number}"
    try:
        port = UdpPort(Address(url, "udp", number=number))
    except PortTrouble as err:
        yield Finding("network", f"UDP {number}", "", _CLOSED.fill(trouble=err.text, advice=err.advice))
        return
    hosts: list[str] = []
    with closing(port):
        port.write(b"^^IdX")
        while data := port.read(_NET_WAIT_S):
            host = port.peer
            if data.startswith(b"^^<U>") and host and host not in hosts:
                hosts.append(host)
                yield Finding("network", f"{host}:{number}", "", _UDP.fill(host=host, port=url), "whozz", url)


def hid_devices() -> list[Mapping[str, Any]]:
    """The computer's, none where the library finds no USB."""
    try:
        return list(import_module("hid").enumerate())
    except (ImportError, OSError):
        return []


def sound_devices() -> list[Mapping[str, Any]]:
    """The computer's, none where there is no sound system."""
    try:
        library = import_module("sounddevice")
    except (ImportError, OSError):
        return []
    try:
        return [dict(one) for one in library.query_devices()]
    except library.PortAudioError:
        return []


def hosts_of(named: Sequence[str]) -> list[str]:
    """This computer and those the user named, each once."""
    return list(dict.fromkeys(("localhost", *named)))


def reachable(host: str) -> bool:
    """Whether a computer's name is known."""
    try:
        socket.getaddrinfo(host, None)
    except OSError:
        return False
    return True
