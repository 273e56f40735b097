"""Do pages break where they should, with heads repeated, sums carried, feet at the bottom?"""

import pytest

from app.printing.band import Setting
from app.printing.flow import sheets_of
from app.printing.form import (
    Band,
    Box,
    Column,
    Fit,
    Form,
    On,
    Page,
    PageNumber,
    Place,
    Sides,
    Style,
    Table,
    Words,
)
from app.printing.marks import Frame, Stroke, Writing
from app.printing.values import Money
from tests.printing.letters import EvenFonts

PAGE = Page(paper="", w=100, h=100, left=0, top=0, right=0, bottom=0)
HEAD = Band(place=Place.HEAD, h=10, items=(Words(w=100, text="head"),))
FOOT = Band(place=Place.FOOT, h=10, items=(PageNumber(w=100, h=5),))
SIGNED = Band(place=Place.FOOT, on=On.LAST, h=15, items=(Words(w=100, h=5, text="signed"),))


def sheets(*bands, page=PAGE, **values):
    form = Form(key="k", name="n", kind="sale", page=page, bands=bands)
    return sheets_of(Setting(form, values, EvenFonts()))


def texts(sheet):
    return [one.text for one in sheet.marks if isinstance(one, Writing)]


def table(**more):
    columns = (Column(source="name", title="Name"), Column(source="amount", title="Amount", total=True))
    return Band(h=0, items=(Table(w=100, h=0, row_h=10, source="lines", columns=columns, **more),))


def lines(count):
    return tuple({"name": f"n{rank}", "amount": Money(100)} for rank in range(1, count + 1))


def test_a_table_breaks_over_pages_with_head_and_carried_sums():
    first, second = sheets(HEAD, table(total="Total", carried="carried", brought="brought"), FOOT, lines=lines(9))
    assert texts(first)[:3] == ["Name", "Amount", "n1"]
    assert texts(first)[-4:] == ["¥6.00", "carried", "head", "1 / 2"]
    assert texts(second)[:5] == ["Name", "Amount", "¥6.00", "brought", "n7"]
    assert texts(second)[-4:] == ["¥9.00", "Total", "head", "2 / 2"]


def test_every_line_is_printed_once_whatever_their_number():
    for count in range(30):
        printed = [
            text
            for sheet in sheets(HEAD, table(total="T", carried="c"), FOOT, SIGNED, lines=lines(count))
            for text in texts(sheet)
        ]
        assert [one for one in printed if one.startswith("n")] == [f"n{rank}" for rank in range(1, count + 1)]
        assert printed.count("signed") == 1


@pytest.mark.parametrize("count", range(12))
def test_nothing_stands_over_the_feet_or_beyond_the_page(count):
    for sheet in sheets(HEAD, table(total="T"), SIGNED, FOOT, lines=lines(count)):
        body = [one for one in sheet.marks if isinstance(one, Writing) and one.text[0] in "nT"]
        floor = 75 if "signed" in texts(sheet) else 90
        assert all(one.y <= floor for one in body)


def test_a_total_takes_its_last_line_along_to_the_page_of_the_signature():
    first, second = sheets(HEAD, table(total="T"), SIGNED, FOOT, lines=lines(7))
    assert texts(first)[-3] == "¥1.00"
    assert "n7" in texts(second)


def test_text_that_flows_moves_what_is_below_and_its_frame_grows():
    (sheet,) = sheets(
        Band(
            h=20,
            items=(
                Box(w=50, h=10, grows=True),
                Box(x=50, w=50, h=10, grows=True),
                Words(w=50, h=10, text="字" * 60, style=Style(fit=Fit.FLOW, size=10)),
                Words(y=10, w=50, h=10, text="below"),
            ),
        )
    )
    frames = [one for one in sheet.marks if isinstance(one, Frame)]
    below = next(one for one in sheet.marks if isinstance(one, Writing) and one.text == "below")
    assert frames[0].h == frames[1].h > 10
    assert below.y > frames[0].h


def test_text_longer_than_a_page_goes_on_on_the_next():
    found = sheets(Band(h=10, items=(Words(w=100, h=10, text="字" * 2000, style=Style(fit=Fit.FLOW, size=10)),)), FOOT)
    assert len(found) > 2
    assert sum(text.count("字") for sheet in found for text in texts(sheet)) == 2000


def test_a_roll_is_as_long_as_what_stands_on_it():
    roll = Page(paper="", w=80, h=2000, left=4, top=4, right=4, bottom=6, roll=True)
    short, long = (sheets(table(), SIGNED, page=roll, lines=lines(count))[0] for count in (1, 40))
    assert short.h == pytest.approx(4 + 10 + 10 + 15 + 6)
    assert long.h == pytest.approx(short.h + 390)


def test_empty_rows_fill_the_page_down_to_the_signature():
    band = table(total="T")
    filled = Band(h=0, fills=True, items=band.items)
    (sheet,) = sheets(HEAD, filled, SIGNED, FOOT, lines=lines(1))
    total = next(one for one in sheet.marks if isinstance(one, Writing) and one.text == "T")
    assert 65 <= total.y <= 75


def test_empty_rows_leave_room_for_a_table_that_follows():
    band = table(total="T")
    filled = Band(h=0, fills=True, items=band.items)
    (sheet,) = sheets(HEAD, filled, table(), SIGNED, FOOT, lines=lines(1))
    assert texts(sheet).count("n1") == 2


def test_what_stands_on_the_paper_already_is_left_out():
    form = Form(
        key="k",
        name="n",
        kind="sale",
        page=PAGE,
        bands=(
            Band(
                h=20,
                items=(Words(text="printed before", on_paper=True, w=90), Words(y=5, text="{x}", w=90)),
            ),
        ),
    )
    plain = sheets_of(Setting(form, {"x": "value"}, EvenFonts()))
    assert texts(plain[0]) == ["value"]


def test_a_frame_has_the_sides_that_are_wanted():
    box = Box(x=10, y=5, w=30, h=10, thick=1, sides=Sides(left=False, right=False))
    words = Words(x=10, y=20, w=30, h=10, text="x", frame=0.5, sides=Sides(top=False, left=False, right=False))
    (sheet,) = sheets(Band(h=40, items=(box, words)))
    assert [one for one in sheet.marks if isinstance(one, Frame)] == []
    assert [one for one in sheet.marks if isinstance(one, Stroke)] == [
        Stroke(10, 5, 40, 5, 1),
        Stroke(10, 15, 40, 15, 1),
        Stroke(10, 30, 40, 30, 0.5),
    ]
