"""Does a receipt printer get from us what python-escpos, which knows nothing of this program, would send it?

The library prints the same dots by its own code and its own client of TCP 9100; what both sent is compared command by
command. Its list of printers says how wide their paper is in dots.
"""

import pytest
from escpos import printer as library
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.printing.escpos import WIDTHS, Bitmap, receipt
from app.printing.wire import send
from tests.printing.receipt_printer import Listener, commands, decode

STRIP = 128
KNOWN = {576: "TM-T20II", 384: "NT-5890K"}  # a printer of the library's list as wide as that


def picture(bitmap):
    """The dots as a picture of Pillow's: there 0 is black."""
    inverse = bytes(255 - byte for byte in bitmap.bits)
    return Image.frombytes("1", (bitmap.stride * 8, bitmap.height), inverse)


def print_by_library(printer, pages, *, drawer):
    """One receipt each, fed and cut as ours are."""
    printer.hw("INIT")
    for page in pages:
        printer.image(picture(page), impl="bitImageRaster", fragment_height=STRIP, center=False)
        printer.print_and_feed(4)
        printer.cut("PART", feed=False)
    if drawer:
        printer.cashdraw(2)  # the pin of the first connector


def page_of(width, lines):
    """Anything but white at its end, which we do not send."""
    stride = width // 8
    rows = [bytes((line * 37 + at * 11 + 1) % 256 for at in range(stride)) for line in range(lines)]
    return Bitmap(width, lines, b"".join([*rows[:-1], b"\x81" * stride]))


@pytest.mark.parametrize("width", sorted(set(WIDTHS.values())))
@pytest.mark.parametrize("drawer", [True, False])
def test_command_by_command_the_same(width, drawer):
    pages = [page_of(width, lines) for lines in (1, STRIP, STRIP + 1, 400)]
    printer = library.Dummy(profile=KNOWN[width])
    assert int(printer.profile.profile_data["media"]["width"]["pixels"]) == width
    print_by_library(printer, pages, drawer=drawer)
    theirs, ours = list(commands(printer.output)), list(commands(receipt(pages, cut=True, drawer=drawer)))
    assert [name for name, _ in ours] == [name for name, _ in theirs]
    assert ours == theirs


@settings(max_examples=30)
@given(st.lists(st.binary(min_size=6, max_size=6), min_size=1, max_size=200))
def test_every_dot_is_theirs(rows):
    page = Bitmap(48, len(rows) + 1, b"".join([*rows, b"\xff" * 6]))
    printer = library.Dummy(profile=KNOWN[384])
    print_by_library(printer, [page], drawer=False)
    assert decode(printer.output).lines == decode(receipt([page], cut=True, drawer=False)).lines


def test_over_tcp_both_say_the_same():
    pages, heard = [page_of(576, 300)], []
    for send_by in ("ours", "theirs"):
        listener = Listener()
        if send_by == "ours":
            send(listener.address, receipt(pages, cut=True, drawer=True))
        else:
            printer = library.Network("127.0.0.1", port=listener.port, profile=KNOWN[576])
            print_by_library(printer, pages, drawer=True)
            printer.close()
        assert listener.paper.drawers == 1
        listener.close()
        heard.append(list(commands(listener.data)))
    assert heard[0] == heard[1]
