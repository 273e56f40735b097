"""Does a seat remember which form and printer it uses, and put up with a file changed by hand?"""

import pytest

from app.features.printing.making import first_form
from app.features.printing.seat import Direct, SeatPaper, Setup
from tests.features.printing.conftest import REPAIR, SALE, SHIPPED, SeatValues


def test_a_form_is_remembered_for_each_state():
    seat = SeatPaper(SeatValues())
    assert seat.default("repair", "pending") == ""
    seat.keep_default("repair", "dispatch.a5", "pending")
    seat.keep_default("repair", "settlement.roll-80", "finished")
    assert [seat.default("repair", one) for one in ("pending", "finished", "approved")] == [
        "dispatch.a5",
        "settlement.roll-80",
        "",
    ]
    seat.keep_default("repair", "dispatch.a4")
    assert [seat.default("repair", one) for one in ("pending", "finished", "")] == ["dispatch.a4"] * 3


@pytest.mark.parametrize(
    ("kind", "state", "purpose"),
    [
        (REPAIR, "pending", "dispatch"),
        (REPAIR, "dispatched", "dispatch"),
        (REPAIR, "finished", "settlement"),
        (REPAIR, "approved", "settlement"),
        (SALE, "open", "sales"),
        (SALE, "", "sales"),
    ],
)
def test_what_is_done_is_settled_and_not_dispatched(kind, state, purpose):
    forms = [one for one in SHIPPED.forms.values() if one.kind == kind.key]
    assert first_form(forms, kind, state) == f"{purpose}.continuous-half"


@pytest.mark.parametrize("kept", [None, 7, "text", [], {"copies": "many", "dx": 5000, "printer": 3}, {"copies": 1000}])
def test_a_damaged_file_gives_what_is_usual(kept):
    seat = SeatPaper(SeatValues({"paper.form.x": kept, "paper.direct": kept, "paper.default.repair": kept}))
    setup = seat.setup("x")
    assert (setup.printer, setup.source) == ("", "")
    assert 1 <= setup.copies <= 99
    assert abs(setup.dx) <= 100
    assert seat.direct == ()
    assert isinstance(seat.default("repair", "pending"), str)


def test_what_was_kept_comes_back():
    seat = SeatPaper(SeatValues())
    setup = Setup(printer="direct:counter", source="tractor", copies=3, duplex="long", dx=-1.5, dy=2.0, only_data=True)
    seat.keep_setup("x", setup)
    assert seat.setup("x") == setup
    assert setup.direct == "counter"
    seat.keep_direct((Direct("counter", "COM3", 58, cut=False, drawer=True),))
    assert seat.direct == (Direct("counter", "COM3", 58, cut=False, drawer=True),)


def test_another_printer_has_a_place_and_a_tray_of_its_own():
    seat = SeatPaper(SeatValues())
    seat.keep_setup("x", Setup(printer="laser", dx=2.0))
    dots = Setup(printer="dots", source="tractor", copies=3, dx=-1.5, dy=4.0)
    seat.keep_setup("x", dots)
    assert seat.elsewhere("x", dots, "laser") == Setup(printer="laser", copies=3, dx=2.0)
    assert seat.elsewhere("x", dots, "new") == Setup(printer="new", copies=3)
    assert seat.elsewhere("x", dots, "dots") == dots
