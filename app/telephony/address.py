"""Which port did the user mean: serial, TCP, UDP, a USB device, a sound input, a helper or the simulator?"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP

_EMPTY = QT_TRANSLATE_NOOP("ports", "No port is given.")
_UNKNOWN = QT_TRANSLATE_NOOP(
    "ports",
    "“{port}” is no port. Examples: COM3, /dev/ttyUSB0, socket://192.168.1.5:3333, udp://:3520, usb:1A86:7523.",
)
_NO_HOST = QT_TRANSLATE_NOOP("ports", "“{port}” names no computer. Write socket://computer:port.")
_NO_NUMBER = QT_TRANSLATE_NOOP("ports", "“{port}” lacks a port number from 1 to 65535.")
_BAD_USB = QT_TRANSLATE_NOOP(
    "ports", "“{port}” is no USB address. Write usb:VID:PID or usb:VID:PID:SERIAL, for example usb:1A86:7523."
)
_BAD_HID = QT_TRANSLATE_NOOP(
    "ports", "“{port}” is no USB address. Write hid:VID:PID or hid:VID:PID:SERIAL, for example hid:C5CB:0002."
)
_BAD_SOUND = QT_TRANSLATE_NOOP(
    "ports", "“{port}” is no sound input. Write sound:NAME, or sound:NAME#2 where the first line is on its channel 2."
)
_NO_PROGRAM = QT_TRANSLATE_NOOP("ports", "“{port}” names no program. Write helper: and the path of the helper.")
_BAD_PIN = QT_TRANSLATE_NOOP("ports", "The pin of a certificate is its SHA-256 sum: 64 digits 0-9 and a-f.")
_OVER_TLS: dict[int | None, int | None] = {5038: 5039}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_USB = re.compile(r"usb:([0-9a-f]{1,4}):([0-9a-f]{1,4})(?::(.+))?", re.IGNORECASE)
_HID = re.compile(r"hid:([0-9a-f]{1,4}):([0-9a-f]{1,4})(?::(.+))?", re.IGNORECASE)
_SOUND = re.compile(r"sound:(.*?)(?:#([1-9]\d?))?", re.IGNORECASE)
_COM = re.compile(r"(?:\\\\\.\\)?(COM[1-9]\d{0,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A port URL, taken apart.

    Attributes:
        url: as the user wrote it, without blanks around.
        kind: "serial", "tcp", "udp", "hid", "sound", "helper" or "sim", as in `Decoder.port_kinds`.
        path: what pyserial opens, for a serial port that has a name; the name of a sound input, "" for the usual one;
            the program of a helper.
        host: of a TCP server, or the local address a UDP port listens on ("" for all).
        number: of a TCP or UDP port; the channel of a sound input, from 1.
        vid, pid, serial: of a USB device that is looked for; `vid` 0 where none is.
        tls: the TCP connection is encrypted.
        pin: SHA-256 of the certificate that is trusted, in hex; "" for those the system trusts.
    """

    url: str
    kind: str
    path: str = ""
    host: str = ""
    number: int = 0
    vid: int = 0
    pid: int = 0
    serial: str = ""
    tls: bool = False
    pin: str = ""


def parse(url: str, default_number: int | None = None) -> Address:
    """Take a port URL apart.

    Args:
        url: COM3, /dev/ttyUSB0, socket://host:port (or tcp://), tls://host:port[?pin=SHA256], udp://[address]:port,
            usb:VID:PID[:SERIAL], hid:VID:PID[:SERIAL], sound:[NAME][#CHANNEL], helper:PROGRAM, sim://NAME, loop:// or
            rfc2217://host:port.
        default_number: TCP or UDP port where the URL names none.

    Raises:
        Refused: with a sentence that says what is wrong.
    """
    url = url.strip()
    if not url:
        raise Refused(_EMPTY)
    if by_itself := _OF_ITS_OWN.get(url.lower().partition(":")[0]):
        return by_itself(url)
    scheme, separator, _ = url.partition("://")
    if separator:
        return _with_scheme(url, scheme.lower(), default_number)
    if found := _COM.fullmatch(url):
        return Address(url, "serial", path=found[1].upper())
    if url.startswith("/"):
        return Address(url, "serial", path=url)
    raise Refused(_UNKNOWN.fill(port=url))


def _usb(url: str) -> Address:
    found = _USB.fullmatch(url)
    if not found:
        raise Refused(_BAD_USB.fill(port=url))
    return Address(url, "serial", vid=int(found[1], 16), pid=int(found[2], 16), serial=found[3] or "")


def _hid(url: str) -> Address:
    found = _HID.fullmatch(url)
    if not found:
        raise Refused(_BAD_HID.fill(port=url))
    return Address(url, "hid", vid=int(found[1], 16), pid=int(found[2], 16), serial=found[3] or "")


def _sound(url: str) -> Address:
    found = _SOUND.fullmatch(url)
    if not found:
        raise Refused(_BAD_SOUND.fill(port=url))
    return Address(url, "sound", path=found[1].strip(), number=int(found[2] or 1))


def _helper(url: str) -> Address:
    program = url[len("helper:") :].removeprefix("//").strip()
    if not program:
        raise Refused(_NO_PROGRAM.fill(port=url))
    return Address(url, "helper", path=program)


_OF_ITS_OWN = {"usb": _usb, "hid": _hid, "sound": _sound, "helper": _helper}


def _with_scheme(url: str, scheme: str, default_number: int | None) -> Address:
    if scheme == "sim":
        return Address(url, "sim")
    if scheme in {"loop", "rfc2217"}:
        return Address(url, "serial", path=url)
    if scheme not in {"socket", "tcp", "tls", "udp"}:
        raise Refused(_UNKNOWN.fill(port=url))
    host, number = _host_and_number(url, _OVER_TLS.get(default_number) if scheme == "tls" else default_number)
    if scheme == "udp":
        return Address(url, "udp", host=host, number=number)
    if not host:
        raise Refused(_NO_HOST.fill(port=url))
    if scheme != "tls":
        return Address(url, "tcp", host=host, number=number)
    pin = "".join(parse_qs(urlsplit(url).query).get("pin", [])).replace(":", "").lower()
    if pin and not _SHA256.fullmatch(pin):
        raise Refused(_BAD_PIN)
    return Address(url, "tcp", host=host, number=number, tls=True, pin=pin)


def _host_and_number(url: str, default_number: int | None) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        number = parts.port if parts.port is not None else default_number
    except ValueError:
        raise Refused(_NO_NUMBER.fill(port=url)) from None
    if not number:
        raise Refused(_NO_NUMBER.fill(port=url))
    return parts.hostname or "", number
