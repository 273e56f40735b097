"""Are the words of a sorted column's head whole, also where they stand at the right, before the arrow?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.ui.list_head import ListHead

WIDE, ARROW = 120, 5
SIDES = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}


@pytest.fixture
def head(qtbot, theme):
    one = ListHead()
    one.setModel(QStandardItemModel(1, 2, one))
    qtbot.addWidget(one)
    one.setSortIndicatorShown(True)
    for column in (0, 1):
        one.resizeSection(column, WIDE)
    one.resize(2 * WIDE, 30)
    one.show()
    return one


def inked(head):
    """How many columns of pixels in the first column something is written in."""
    picture = head.grab().toImage()
    plain = picture.pixelColor(2, 2)
    return sum(any(picture.pixelColor(x, y) != plain for y in range(4, picture.height() - 4)) for x in range(WIDE))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("words", ["有效次数", "Helped"])
def test_arrow_covers_no_word(head, side, words):
    head.model().setHorizontalHeaderItem(0, QStandardItem(words))
    head.model().setHeaderData(0, Qt.Orientation.Horizontal, SIDES[side], Qt.ItemDataRole.TextAlignmentRole)
    head.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    alone = inked(head)
    head.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert inked(head) > alone + ARROW
