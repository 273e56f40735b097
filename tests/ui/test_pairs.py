"""Are names and values that are only read painted, wrapped, and ready to be copied?"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.pairs import Pairs

LONG = "天津市·和平区 大沽南路 221 号院 13 号楼 2 单元 1703，" * 4


def shown(theme, qtbot, *pairs):
    made = Pairs(theme)
    qtbot.addWidget(made)
    made.show_pairs(pairs)
    made.resize(400, made.heightForWidth(400))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_long_value_takes_more_lines_where_there_is_less_room(theme, qtbot):
    pairs = shown(theme, qtbot, ("地址", LONG), ("业务员", "高翔"))
    assert pairs.heightForWidth(300) > pairs.heightForWidth(600) > 2 * theme.metrics().height()
    assert pairs.heightForWidth(400) == pairs.height()  # asking for others has not moved what is shown


def test_other_values_ask_for_another_height(theme, qtbot):
    pairs = shown(theme, qtbot, ("地址", LONG))
    high = pairs.heightForWidth(400)
    pairs.show_pairs([("地址", "天津")])
    assert pairs.heightForWidth(400) < high
    assert pairs.accessibleDescription() == "地址: 天津"
    pairs.show_pairs([])
    assert pairs.heightForWidth(400) == 0


def test_words_under_the_pointer_can_be_marked_and_go_with_the_customer(theme, qtbot):
    pairs = shown(theme, qtbot, ("地址", "天津市"), ("业务员", "高翔"))
    first = QPoint(pairs.indent + 5, 5)
    before = pairs.grab().toImage().pixelColor(first)
    QTest.mouseMove(pairs, QPoint(pairs.indent + 30, pairs.height() - 3))
    pairs._mark(first)
    marking = pairs._marking
    assert marking.isVisible()
    assert marking.text() == "天津市"
    assert marking.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert pairs.grab().toImage().pixelColor(first) == before  # nothing seems to have happened
    pairs.show_pairs([("地址", "北京市")])
    assert marking.isHidden()


def test_a_theme_paints_them_in_its_own_ink(theme, qtbot):
    pairs = shown(theme, qtbot, ("地址", "天津市"))
    light = pairs.grab().toImage()
    theme.use("dark")
    assert pairs.grab().toImage() != light
