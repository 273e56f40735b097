"""Does a PDF get onto a receipt printer dot by dot, and is a printer that is gone named?"""

import pytest

from app.core.errors import DeviceUnavailable
from app.features.printing.seat import Direct
from app.features.printing.view.outlets import Outlets, layout_of
from app.features.printing.view.pages import Pages
from app.printing.pdf import render
from tests.features.printing.conftest import DISPATCH, FONTS, RECEIPT, SALE, job_of
from tests.printing.receipt_printer import Listener, decode
from tests.printing.slips import REPAIR as REPAIRED
from tests.printing.slips import SALE as SOLD
from tests.printing.test_another_library import KNOWN, library, print_by_library


def go_on(_pages):
    return True


@pytest.fixture(scope="module")
def receipt(qapp):
    return render(RECEIPT, SOLD, FONTS).pdf


def test_a_receipt_printer_prints_the_pdf(receipt):
    listener = Listener()
    counter = Direct("counter", listener.address, 58, cut=True, drawer=True)
    Outlets(lambda: (counter,)).put(receipt, job_of([1], SALE, RECEIPT, printer=counter.printer, copies=2), go_on)
    paper = listener.paper
    listener.close()
    assert paper.width == 384
    assert paper.drawers == 1
    first, second = paper.cuts
    assert paper.lines[:first] == paper.lines[first:second]
    black = sum(map(sum, paper.lines)) / (len(paper.lines) * paper.width)
    assert 0.05 < black < 0.35
    bitmap = Pages(receipt).bitmap(0, 58)
    assert [any(line) for line in paper.lines[:first]][-1]
    assert first <= bitmap.height


def test_another_library_sends_the_same_for_this_receipt(receipt):
    listener = Listener()
    counter = Direct("counter", listener.address, 58, cut=True, drawer=True)
    Outlets(lambda: (counter,)).put(receipt, job_of([1], SALE, RECEIPT, printer=counter.printer), go_on)
    ours = listener.paper
    listener.close()
    theirs = library.Dummy(profile=KNOWN[384])
    print_by_library(theirs, [Pages(receipt).bitmap(0, 58)], drawer=True)
    paper = decode(theirs.output)
    assert ours.lines == paper.lines[: len(ours.lines)]
    assert not any(any(line) for line in paper.lines[len(ours.lines) :])  # we leave out the white at the end
    assert (len(ours.cuts), ours.drawers) == (len(paper.cuts), paper.drawers) == (1, 1)


def test_what_is_printed_is_what_the_preview_shows(receipt):
    pages = Pages(receipt)
    image, bitmap = pages.image(0, 203), pages.bitmap(0, 58)
    left = (image.width() - 384) // 2
    same = dark = 0
    for y in range(0, bitmap.height, 3):
        for x in range(0, 384, 3):
            black = bool(bitmap.bits[y * bitmap.stride + x // 8] >> (7 - x % 8) & 1)
            shown = image.pixelColor(left + x, y).lightness() < 128
            dark += shown
            same += black == shown
    assert dark > 200
    assert same / (len(range(0, bitmap.height, 3)) * 128) > 0.999


def test_a_wide_slip_becomes_smaller_on_a_roll(qapp):
    pdf = render(DISPATCH, REPAIRED, FONTS).pdf
    bitmap = Pages(pdf).bitmap(0, 80)
    assert (bitmap.width, bitmap.height) == (576, pytest.approx(576 * 139.7 / 241, abs=2))


def test_a_printer_that_is_gone_is_named(receipt):
    outlets = Outlets(tuple)
    with pytest.raises(DeviceUnavailable, match="“counter”"):
        outlets.put(receipt, job_of([1], SALE, RECEIPT, printer="direct:counter"), go_on)
    with pytest.raises(DeviceUnavailable, match="“Laser 9”"):
        outlets.put(receipt, job_of([1], SALE, RECEIPT, printer="Laser 9"), go_on)


def test_papers_on_a_system_printer(qapp):
    def of(w, h):
        size = layout_of(w, h).fullRect(layout_of(w, h).units())
        return layout_of(w, h).orientation().name, round(size.width(), 1), round(size.height(), 1)

    assert of(241, 139.7) == ("Portrait", 241, 139.7)
    assert of(210, 148) == ("Landscape", 210, 148)
    assert of(210, 297) == ("Portrait", 210, 297)
