"""Is text wrapped, shrunk, cut as its box says?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.form import Fit, Style
from app.printing.letters import MM, NOTHING, Letters, named
from app.printing.text import lay, wrap
from tests.printing.letters import Even

LETTERS = Letters((Even(),))
SIZE = 10 / MM  # ten millimetres high, five wide


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("冰箱不制冷", ("冰箱不", "制冷")),
        ("冰箱不，制冷", ("冰箱", "不，制", "冷")),  # no line begins with a comma
        ("冰箱（坏了）", ("冰箱", "（坏", "了）")),  # none ends with an opening bracket
        ("abc def gh", ("abc", "def gh")),
        ("abcdefghij", ("abcdef", "ghij")),
        ("冰\n箱", ("冰", "箱")),
        ("", ("",)),
    ],
)
def test_lines_break_where_they_may(text, lines):
    assert wrap(text, LETTERS, 30, SIZE) == lines


@given(st.text(max_size=80), st.floats(12, 200))
def test_no_line_is_wider_than_its_box_and_nothing_is_lost(text, w):
    lines = wrap(text, LETTERS, w, SIZE)
    assert all(LETTERS.width(one, SIZE) <= w + 0.02 for one in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(text.split())


def test_text_shrinks_until_it_fits():
    laid = lay("冰箱不制冷", Style(size=SIZE, least=5, fit=Fit.SHRINK, leading=1), LETTERS, 30, 10)
    assert not laid.cut
    assert laid.h <= 10.01


def test_a_word_shrinks_rather_than_break():
    shrinks = Style(size=SIZE, least=5, fit=Fit.SHRINK, leading=1)
    assert lay("Appointment", shrinks, LETTERS, 50, 100).lines == ("Appointment",)
    assert lay("the Appointment", shrinks, LETTERS, 50, 100).lines == ("the", "Appointment")
    too_long = lay("x" * 200, shrinks, LETTERS, 50, 1000)  # no letters are that small: as large as there is room
    assert (too_long.size, too_long.cut) == (SIZE, False)


def test_what_has_no_room_is_cut_and_said_so():
    laid = lay("冰箱不制冷嗡嗡响", Style(size=SIZE, fit=Fit.WRAP, leading=1), LETTERS, 30, 20)
    assert laid.cut
    assert laid.lines == ("冰箱不", "制冷…")


def test_text_that_flows_gets_as_high_as_it_needs():
    laid = lay("冰箱不制冷", Style(size=SIZE, fit=Fit.FLOW, leading=1), LETTERS, 30, 10)
    assert laid.h == pytest.approx(20)


def test_what_no_font_has_is_replaced_and_named():
    letters = Letters((Even(lacks="𠮷"), Even(lacks="𠮷x")))
    assert [run.text for run in letters.runs("𠮷野家")] == [f"{NOTHING}野家"]
    assert named(letters.lacking("𠮷野家")) == ("𠮷 (U+20BB7)",)
