"""Does a cell that is not filled in say so, or what that means?"""

from dataclasses import replace

from app.core.i18n import Text
from app.ui.cells import NOTHING, Cells
from tests.blank.fixtures import AsWritten
from tests.blank.spec import UMBRELLA


def test_what_is_not_filled_in_says_what_that_means_or_nothing(qapp, clock):
    cells, colour = Cells(clock, AsWritten()), UMBRELLA.field("colour")
    assert (cells.of(colour, "").text, cells.text(colour, None)) == (NOTHING, "")
    anybody = replace(colour, blank=Text("test", "Any colour"))
    assert (cells.of(anybody, "").text, cells.text(anybody, None)) == ("Any colour", "Any colour")
    assert cells.of(anybody, "red").text == "red"
