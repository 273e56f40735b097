"""Does a receipt printer without a driver get every dot, and is one that is away named?"""

import os
import socket
import tty

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import DeviceUnavailable, Invalid
from app.printing.escpos import Bitmap, receipt
from app.printing.wire import check, send
from tests.printing.receipt_printer import Listener, decode


def dots(bitmap):
    return [
        [bool(bitmap.bits[y * bitmap.stride + x // 8] >> (7 - x % 8) & 1) for x in range(bitmap.stride * 8)]
        for y in range(bitmap.height)
    ]


@given(st.lists(st.binary(min_size=5, max_size=5), min_size=1, max_size=300))
def test_every_dot_comes_out_where_it_was(rows):
    page = Bitmap(40, len(rows), b"".join(rows))
    paper = decode(receipt([page], cut=True, drawer=False))
    wanted = dots(page)
    while wanted and not any(wanted[-1]):  # white at the end is not printed
        wanted.pop()
    assert paper.lines == wanted
    assert paper.cuts == [len(wanted)]
    assert paper.drawers == 0


def test_each_receipt_is_cut_and_the_drawer_opens_once():
    page = Bitmap(8, 2, b"\xff\x81")
    paper = decode(receipt([page, page, page], cut=True, drawer=True))
    assert (paper.cuts, paper.drawers) == ([2, 4, 6], 1)
    assert decode(receipt([page], cut=False, drawer=False)).cuts == []


def test_over_the_network():
    listener = Listener()
    data = receipt([Bitmap(576, 400, b"\xaa" * 72 * 400)], cut=True, drawer=True)
    send(listener.address, data)
    assert len(listener.paper.lines) == 400
    assert listener.data == data
    listener.close()


def test_over_a_serial_port():
    printer, seat = os.openpty()
    tty.setraw(seat)
    data = receipt([Bitmap(8, 1, b"\xf0")], cut=True, drawer=False)
    send(f"serial://{os.ttyname(seat)}?baud=115200", data)
    assert os.read(printer, 4096) == data
    os.close(printer)
    os.close(seat)


def test_into_a_device_file(tmp_path, monkeypatch):
    from app.printing import wire

    device = tmp_path / "lp0"
    monkeypatch.setattr(wire, "_parts", lambda address: wire.SplitResult("file", "", address, "", ""))
    send(str(device), b"\x1b@")
    assert device.read_bytes() == b"\x1b@"


def test_a_printer_that_is_away_is_named():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(DeviceUnavailable, match=rf"127\.0\.0\.1:{port}.*Is it on"):
        send(f"tcp://127.0.0.1:{port}", b"x")
    with pytest.raises(DeviceUnavailable, match="/dev/ttyNOWHERE"):
        send("/dev/ttyNOWHERE", b"x")
    with pytest.raises(DeviceUnavailable, match="/dev/usb/nowhere"):
        send("/dev/usb/nowhere", b"x")


def test_a_printer_that_stops_in_the_middle_is_told():
    listener = Listener(takes=1)
    with pytest.raises(DeviceUnavailable, match="took no more"):
        send(listener.address, b"x" * 50_000_000)
    listener.close()


@pytest.mark.parametrize(
    "address",
    [
        "tcp://10.0.0.5",
        "tcp://printer:9101",
        "COM3",
        "com12",
        "/dev/ttyUSB0",
        "serial://COM4?baud=19200",
        "/dev/usb/lp0",
        r"\\.\USB001",
    ],
)
def test_addresses(address):
    check(address)


@pytest.mark.parametrize("address", ["", "printer", "http://x", "tcp://", "serial://", "COMX", "tcp://x:999999"])
def test_what_is_no_address(address):
    with pytest.raises(Invalid) as told:
        check(address)
    assert "address" in told.value.fields
