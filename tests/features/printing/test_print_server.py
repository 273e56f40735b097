"""Does a slip come out of the system's own queue as it was shown: its paper, its place, its copies?"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from app.features.printing.view.pages import Pages
from app.printing.pdf import render
from tests.features.printing.conftest import FONTS, SHIPPED
from tests.features.printing.print_server import PrintServer, is_there
from tests.printing.slips import slip

pytestmark = pytest.mark.skipif(not is_there(), reason="this computer has no cupsd")
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="rf", dir="/tmp"))  # a short path: the socket lies in it
    one = PrintServer(folder)
    try:
        one.add("Laser")
        one.add("LQ-630K")
        yield one
    finally:
        one.close()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def prints(server):
    """Print a form; what the printing process says, and the PDF that came out."""
    told = {**server.environment, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.features.printing.print_process"],
        cwd=ROOT,
        env=told,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    counts = {}

    def put(form, printer="", **setup):
        process.stdin.write(json.dumps({"form": form, "printer": printer, **setup}) + "\n")
        process.stdin.flush()
        said = json.loads(process.stdout.readline())
        if said["failed"]:
            return said, b""
        name = printer or "Laser"
        counts[name] = counts.get(name, 0) + 1
        return said, server.printed(name, counts[name])[-1]

    yield put
    process.communicate()


def shown(form):
    return Pages(render(SHIPPED.forms[form], slip(SHIPPED.forms[form].kind, "short"), FONTS).pdf)


def dark(pages, page=0, dpi=40):
    """The dots of a page, and what surrounds them: left, top, right, foot in millimetres."""
    image = pages.image(page, dpi)
    spots = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).lightness() < 160
    ]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, foot = min(y for _, y in spots), max(y for _, y in spots)
    return [round(one * 25.4 / dpi, 1) for one in (left, top, right, foot)]


@pytest.mark.parametrize(
    "form",
    [
        *(f"dispatch.{paper}" for paper in ("continuous-full", "continuous-half", "continuous-third")),
        *("sales.a4", "sales.a5", "receipt.roll-80", "receipt.roll-58"),
    ],
)
def test_each_paper_comes_out_in_its_size_and_all_of_it_at_its_place(prints, qapp, form):
    said, pdf = prints(form, "LQ-630K")
    assert said["failed"] == ""
    out, want = Pages(pdf), shown(form)
    assert out.count == want.count
    assert sorted(out.size(0)) == [pytest.approx(one, abs=0.6) for one in sorted(want.size(0))]
    if out.size(0)[0] > out.size(0)[1] or form != "sales.a5":  # A5 lies across: the queue turns the page
        assert dark(out) == [pytest.approx(one, abs=1.0) for one in dark(want)]


def test_the_usual_printer_copies_and_a_move(prints, server, qapp):
    said, pdf = prints("dispatch.continuous-third", dx=3.0, dy=-2.0)
    assert (said["printers"], said["usual"]) == (["LQ-630K", "Laser"], "Laser")
    before, after = dark(shown("dispatch.continuous-third")), dark(Pages(pdf))
    assert after[0] - before[0] == pytest.approx(3.0, abs=0.8)
    assert after[1] - before[1] == pytest.approx(-2.0, abs=0.8)
    _, pdf = prints("receipt.roll-80", copies=2)
    assert server.options("Laser")[-1].startswith("2 ")
    assert Pages(pdf).count in (1, 2)


def test_named_copies_are_pages_of_one_job(prints, qapp):
    _, pdf = prints("sales.a4", copies=2)
    assert Pages(pdf).count == 2


def test_sides_go_along(prints, server):
    prints("dispatch.continuous-half", duplex="long")
    said = server.options("Laser")[-1]
    assert "Duplex=DuplexNoTumble" in said or "sides=two-sided-long-edge" in said


def test_a_printer_that_is_gone_is_named(prints):
    said, _ = prints("dispatch.continuous-half", "Gone")
    assert "“Gone”" in said["failed"]
