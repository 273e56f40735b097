"""Are fonts found by the names in them, does the next one help out, is what none has told?"""

from pathlib import Path

import pytest
import reportlab

from app.core.errors import DeviceUnavailable
from app.printing.drawn import DrawnFace
from app.printing.fonts import SystemFonts
from app.printing.form import Band, Form, Page, Words
from app.printing.letters import Letters
from app.printing.pdf import render
from app.printing.sfnt import characters_of, fonts_in

FOLDER = Path(reportlab.__file__).parent / "fonts"
VERA = "Bitstream Vera Sans"


@pytest.fixture(scope="module")
def fonts():
    return SystemFonts([FOLDER], [VERA])


def test_a_file_says_what_it_is():
    (plain,), (bold,) = fonts_in(FOLDER / "Vera.ttf"), fonts_in(FOLDER / "VeraBd.ttf")
    assert VERA.lower() in plain.families & bold.families
    assert (plain.bold, bold.bold, plain.outlines) == (False, True, True)
    ranges = characters_of(plain)
    assert any(first <= ord("A") <= last for first, last in ranges)
    assert not any(first <= ord("冰") <= last for first, last in ranges)


@pytest.mark.parametrize(
    "content", [b"", b"no font", b"\x00\x01\x00\x00\x00\xff", b"ttcf\x00\x02\x00\x00\xff\xff\xff\xff"]
)
def test_what_is_no_font_is_passed_over(tmp_path, content):
    (tmp_path / "x.ttf").write_bytes(content)
    assert fonts_in(tmp_path / "x.ttf") == ()
    with pytest.raises(DeviceUnavailable, match="No font was found"):
        SystemFonts([tmp_path]).letters("", bold=False)


def test_a_bold_one_is_taken_where_there_is_one(fonts):
    (plain,) = fonts.letters("", bold=False).runs("Abc")
    (bold,) = fonts.letters("", bold=True).runs("Abc")
    assert (plain.face.name, bold.face.name) == ("Vera-0", "VeraBd-0")
    assert (plain.bold, bold.bold) == (False, False)
    assert fonts.letters("", bold=True).width("Abc", 10) > fonts.letters("", bold=False).width("Abc", 10)


def test_every_family_can_be_chosen(fonts):
    assert VERA.lower() in fonts.families()


BAND = Band(items=(Words(w=80, text="A{x}B"),))
FORM = Form(key="k", name="n", kind="sale", page=Page(paper="", w=100, h=50), bands=(BAND,))


def test_what_no_font_has_is_told_by_name(fonts):
    printed = render(FORM, {"x": "冰\U00020bb7"}, fonts)
    assert printed.missing == ("冰 (U+51B0)", "\U00020bb7 (U+20BB7)")


class Without:
    """A face without one of its letters."""

    bold = False

    def __init__(self, face, char):
        self._face, self._char, self.name = face, char, face.name

    def width(self, char):
        return None if char == self._char else self._face.width(char)


class Chain:
    def __init__(self, *faces):
        self._letters = Letters(faces)

    def letters(self, family, *, bold):
        return self._letters


def test_letters_of_a_font_that_cannot_stand_in_a_pdf_are_drawn(fonts):
    (vera,) = fonts.letters("", bold=False).faces[:1]
    drawn = DrawnFace(fonts_in(FOLDER / "Vera.ttf")[0])
    assert drawn.width("Q") == pytest.approx(vera.width("Q"), abs=6)
    assert drawn.width("冰") is None
    chain = Chain(Without(vera, "Q"), drawn)
    assert [run.text for run in chain.letters("", bold=False).runs("AQB")] == ["A", "Q", "B"]
    printed = render(FORM, {"x": "Q"}, chain)
    assert printed.missing == ()
    assert b"/Subtype /Image" in printed.pdf
    assert b"/Subtype /Image" not in render(FORM, {"x": "C"}, chain).pdf
