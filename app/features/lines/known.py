"""What is plugged into this computer, in words the user knows, and which of it may be a box?"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.gear import AD800_VID
from app.telephony.protocol import BoxConfig, Decoder
from app.telephony.usb import PortInfo

ADAPTERS = {  # chips inside boxes and serial cables
    (0x1A86, 0x7523): "CH340",
    (0x1A86, 0x5523): "CH341",
    (0x067B, 0x2303): "PL2303",
    (0x067B, 0x23A3): "PL2303",
    (0x10C4, 0xEA60): "CP210x",
    (0x0403, 0x6001): "FTDI FT232",
    (0x0403, 0x6010): "FTDI FT2232",
    (0x0403, 0x6011): "FTDI FT4232",
    (0x0403, 0x6015): "FTDI FT230X",
}
_MODEM_MAKERS = {0x0572: "Conexant", 0x0BAF: "U.S. Robotics", 0x0803: "Zoom"}

_MODEM = QT_TRANSLATE_NOOP("lines", "{port} · {maker} modem")
_ADAPTER = QT_TRANSLATE_NOOP("lines", "{port} · {chip} USB adapter")
_USB = QT_TRANSLATE_NOOP("lines", "{port} · {words}")
_PLAIN = QT_TRANSLATE_NOOP("lines", "{port} · built in")
_HID = QT_TRANSLATE_NOOP("lines", "{words} · {url}")
_BARE_HID = QT_TRANSLATE_NOOP("lines", "USB device {url}")
_INPUT = QT_TRANSLATE_NOOP("lines", "{words} · %n channel(s)")
_NETWORK = QT_TRANSLATE_NOOP("lines", "Network · datagrams to port {number}")

SIMULATED = BoxConfig("simulator", "sim://1", lines=8)


@dataclass(frozen=True, slots=True)
class Choice:
    """A port to choose: its URL and how it is shown."""

    url: str
    words: Text


def title(port: PortInfo) -> Text:
    """A port as the user may recognise it: "COM4 · CH340 USB adapter"."""
    if port.kind == "sound":
        return _INPUT.fill(words=port.words).counted(port.channels)
    if port.kind == "hid":
        return _HID.fill(words=port.words, url=port.url) if port.words else _BARE_HID.fill(url=port.url)
    if maker := _MODEM_MAKERS.get(port.vid):
        return _MODEM.fill(port=port.device, maker=maker)
    if chip := ADAPTERS.get((port.vid, port.pid)):
        return _ADAPTER.fill(port=port.device, chip=chip)
    if port.words:
        return _USB.fill(port=port.device, words=port.words)
    return _PLAIN.fill(port=port.device)


def choices(ports: Sequence[PortInfo], kind: type[Decoder]) -> list[Choice]:
    """The ports a kind of box may hang on, likeliest first: a modem on a modem's port, other boxes on USB adapters."""

    def unlikely(port: PortInfo) -> tuple[bool, bool]:
        return (port.vid in _MODEM_MAKERS) != (kind.name == "at-modem"), not port.vid

    found: list[Choice] = []
    serial = [port for port in ports if port.kind == "serial"]
    if "serial" in kind.port_kinds:
        found += [Choice(_lasting(port, serial), title(port)) for port in sorted(serial, key=unlikely)]
    found += [Choice(port.url, title(port)) for port in ports if port.kind != "serial" and port.kind in kind.port_kinds]
    if "udp" in kind.port_kinds and kind.default_port:
        found.append(Choice(f"udp://:{kind.default_port}", _NETWORK.fill(number=kind.default_port)))
    return found


def guesses(ports: Sequence[PortInfo]) -> list[BoxConfig]:
    """Boxes to listen to when the user does not know what he has: one for each port that may have one.

    A port is never tried with two kinds: commands meant for a modem would turn the switches of another box.
    """
    serial = [port for port in ports if port.kind == "serial"]
    found = [
        BoxConfig("at-modem" if port.vid in _MODEM_MAKERS else "whozz", _lasting(port, serial))
        for port in serial
        if port.vid
    ]
    found += [BoxConfig("ad800", port.url, lines=8) for port in ports if port.kind == "hid" and port.vid == AD800_VID]
    return [*found, BoxConfig("whozz", "udp://:3520"), BoxConfig("ncid", "socket://localhost:3333")]


def _lasting(port: PortInfo, ports: Sequence[PortInfo]) -> str:
    """The URL that finds the adapter in whatever socket it is next time: by its kind, if it is the only one of it."""
    kind = (port.vid, port.pid)
    alone = port.vid and [(one.vid, one.pid) for one in ports].count(kind) == 1
    return f"usb:{port.vid:04X}:{port.pid:04X}" if alone and not port.serial else port.url
