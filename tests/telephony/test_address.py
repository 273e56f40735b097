"""Is every way to write a port understood, and every wrong one explained?"""

import pytest

from app.core.errors import Refused
from app.telephony.address import parse


@pytest.mark.parametrize(
    ("url", "kind", "path"),
    [
        ("COM3", "serial", "COM3"),
        (" com12 ", "serial", "COM12"),
        (r"\\.\COM10", "serial", "COM10"),
        ("/dev/ttyUSB0", "serial", "/dev/ttyUSB0"),
        ("/dev/serial/by-id/usb-1a86", "serial", "/dev/serial/by-id/usb-1a86"),
        ("loop://", "serial", "loop://"),
        ("rfc2217://10.0.0.2:4000", "serial", "rfc2217://10.0.0.2:4000"),
        ("sim://1", "sim", ""),
        ("SIM://front", "sim", ""),
    ],
)
def test_names_and_urls(url, kind, path):
    address = parse(url)
    assert (address.kind, address.path) == (kind, path)


@pytest.mark.parametrize(
    ("url", "kind", "host", "number"),
    [
        ("socket://192.168.1.5:3333", "tcp", "192.168.1.5", 3333),
        ("tcp://server:4000", "tcp", "server", 4000),
        ("socket://server", "tcp", "server", 3333),
        ("socket://[::1]:3333", "tcp", "::1", 3333),
        ("udp://:3520", "udp", "", 3520),
        ("udp://192.168.1.2:6699", "udp", "192.168.1.2", 6699),
    ],
)
def test_network_ports_may_leave_the_number_to_the_box(url, kind, host, number):
    address = parse(url, default_number=3333)
    assert (address.kind, address.host, address.number) == (kind, host, number)


@pytest.mark.parametrize(
    ("url", "vid", "pid", "serial"),
    [
        ("usb:1A86:7523", 0x1A86, 0x7523, ""),
        ("USB:0baf:0303:ABC-1", 0x0BAF, 0x0303, "ABC-1"),
        ("usb:10C4:EA60:a:b", 0x10C4, 0xEA60, "a:b"),
    ],
)
def test_usb_identities(url, vid, pid, serial):
    address = parse(url)
    assert (address.vid, address.pid, address.serial) == (vid, pid, serial)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "No port is given"),
        ("   ", "No port is given"),
        ("ttyUSB0", "is no port"),
        ("COM", "is no port"),
        ("COM0", "is no port"),
        ("http://example.org", "is no port"),
        ("socket://:3333", "names no computer"),
        ("socket://server", "lacks a port number"),
        ("socket://server:x", "lacks a port number"),
        ("socket://server:70000", "lacks a port number"),
        ("udp://", "lacks a port number"),
        ("usb:1A86", "is no USB address"),
        ("usb:1A86:XYZ", "is no USB address"),
        ("socket://[::1:3333", "lacks a port number"),
    ],
)
def test_what_is_wrong_is_said(url, said):
    with pytest.raises(Refused, match=said):
        parse(url)
