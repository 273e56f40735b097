"""Do the small parts do what they show, by keyboard too?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.core.i18n import Text
from app.records.part import Remark
from app.records.workflow import Look
from app.ui.chart import Bar, BarChart
from app.ui.chips import Chip, Chips
from app.ui.kit import Banner, Headline, KeyButton, Pill, field, titled
from app.ui.paint import key_words
from app.ui.states import Stated

LONG = (
    "Blacklisted by Wang Fang: three orders in a row were refused at the door, the technician was insulted twice. " * 2
)


@pytest.fixture
def window(qtbot):
    one = QWidget()
    QVBoxLayout(one)
    qtbot.addWidget(one)
    return one


def shown(window, widget, qtbot):
    window.layout().addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("key", "cap"),
    [("Ctrl+Return", "Ctrl+↵"), ("F5", "F5"), ("Return", "↵"), ("Ctrl+Right", "Ctrl+→"), ("Alt+1…8", "Alt+1…8")],
)
def test_a_cap_shows_the_key_as_people_know_it(key, cap):
    assert key_words(key) == cap


def test_a_live_button_answers_to_its_key_also_with_other_words(window, theme, qtbot):
    button = shown(window, KeyButton(theme, "Repair", "F5", "wrench-outline", live=True), qtbot)
    button.set_words("Reparatur & mehr")
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(window, Qt.Key.Key_F5)
    assert button.words == "Reparatur & mehr"


def test_a_button_has_room_for_longer_words(theme, window, qtbot):
    button = shown(window, KeyButton(theme, "报修", "F5", "wrench-outline"), qtbot)
    before = button.sizeHint().width()
    button.set_words("Register a repair order")
    assert button.sizeHint().width() > before


def test_a_button_without_room_drops_its_cap_and_says_the_key_in_its_tool_tip(theme, window, qtbot):
    button = shown(window, KeyButton(theme, "Repair", "F5", "wrench-outline"), qtbot)
    button.resize(button.minimumSizeHint())
    assert button.toolTip() == "F5"
    button.resize(button.sizeHint())
    assert button.toolTip() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_banner_is_reached_and_used_by_keyboard(window, theme, qtbot, key):
    banner = shown(window, Banner(theme, "Owes ¥860", "Enter payment", "Alt+P"), qtbot)
    banner.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(banner.used):
        QTest.keyClick(banner, key)


def test_a_banner_answers_to_its_own_key(window, theme, qtbot):
    remark = Remark(words=Text("x", "Owes"), colour="waiting", banner=True, action=Text("x", "Pay"), key="Alt+P")
    banner = shown(window, Banner.of(theme, remark), qtbot)
    with qtbot.waitSignal(banner.used):
        QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)


def high_at(widget, width):
    """What it asks for once it has had that width."""
    widget.resize(width, 500)
    return widget.sizeHint().height()


def test_a_banner_without_an_action_is_no_stop_for_tab(theme, qtbot, window):
    banner = shown(window, Banner(theme, "Owes ¥860"), qtbot)
    assert banner.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_long_warning_takes_a_second_line_and_its_tool_tip_has_all(theme, qtbot, window):
    banner = shown(window, Banner(theme, LONG, solid=True, colour="danger"), qtbot)
    assert high_at(banner, 400) > high_at(banner, 6000)
    window.resize(400, 100)
    banner.grab()
    assert banner.toolTip() == LONG


def test_a_pill_without_a_look_is_gone(theme, qtbot, window):
    pill = shown(window, Pill(theme), qtbot)
    pill.show_look(None)
    assert not pill.isVisible()
    pill.show_look(Look(words=Text("x", "waiting"), icon="clock-outline", colour="waiting"))
    assert pill.isVisible()
    assert pill.accessibleName() == "waiting"


def test_chips_choose_one_and_arrows_move(theme, qtbot, window):
    chips = shown(window, Chips(theme, [Chip("", "All", count=46), Chip("call", "Calls", count=1204)]), qtbot)
    first, second = chips.findChildren(KeyButton)
    assert second.words == "Calls 1,204"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    with qtbot.waitSignal(chips.chosen) as chosen:
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert chosen.args == ["call"]
    assert not first.isChecked()


def test_counts_change_without_losing_the_focus(theme, qtbot, window):
    chips = shown(window, Chips(theme, [Chip("a", "A", count=1)], "a"), qtbot)
    (button,) = chips.findChildren(KeyButton)
    button.setFocus()
    chips.show_chips([Chip("a", "A", count=2)])
    assert QApplication.focusWidget() is button
    assert button.words == "A 2"


def test_chips_wrap_where_there_is_little_room(theme, qtbot, window):
    chips = shown(window, Chips(theme, [Chip(str(n), f"Choice number {n}") for n in range(8)]), qtbot)
    assert high_at(chips, 300) > high_at(chips, 3000)


def test_an_empty_list_says_so_and_offers_the_first(theme, qtbot, window):
    stated = shown(window, Stated(theme, QLabel("list")), qtbot)
    stated.show_empty("No customers yet.", "New customer", "Ctrl+N")
    with qtbot.waitSignal(stated.wanted):
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_a_list_that_failed_offers_another_try(theme, qtbot, window):
    stated = shown(window, Stated(theme, QLabel("list")), qtbot)
    stated.show_failed("The database is away.")
    (button,) = [one for one in stated.findChildren(KeyButton) if one.isVisible()]
    with qtbot.waitSignal(stated.again):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_title_names_its_field_for_screen_readers(theme, qtbot):
    name = field(theme)
    box = titled(theme, "Name", name)
    qtbot.addWidget(box)
    assert name.accessibleName() == "Name"


def test_the_headline_says_everything_in_its_tool_tip(theme, qtbot):
    line = Headline(theme)
    qtbot.addWidget(line)
    line.show_parts([("2 waiting", "waiting"), ("owes ¥860", "danger")])
    assert line.toolTip() == "2 waiting · owes ¥860"


@pytest.mark.parametrize("bars", [[], [Bar("8", 0, 0)], [Bar("8", 3, 1), Bar("9", 0, 2)]])
def test_a_chart_of_any_days_can_be_drawn(theme, qtbot, bars):
    chart = BarChart(theme)
    qtbot.addWidget(chart)
    chart.show_bars(bars)
    chart.resize(300, 200)
    assert not chart.grab().isNull()


def test_several_sentences_of_a_banner_have_lines_of_their_own(window, theme, qtbot):
    one, three = Banner(theme, "Left as it is"), Banner(theme, "3 left as they are:\nIt is lent.\nIt is gone.")
    assert high_at(three, 800) >= high_at(one, 800) + 2 * three.fontMetrics().lineSpacing()
    for each in (one, three):
        qtbot.addWidget(each)
