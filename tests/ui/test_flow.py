"""Do things that stand side by side give way where there is little room?"""

from PySide6.QtWidgets import QPushButton

from app.ui.flow import flowing


def test_buttons_go_on_in_a_further_line_and_ask_for_no_more_than_the_widest(qtbot):
    buttons = [QPushButton(f"Save, then: Redeem points {at}") for at in range(7)]
    box = flowing(*buttons, gap=8)
    qtbot.addWidget(box)
    one = buttons[0].sizeHint()
    assert box.minimumSizeHint().width() < 2 * one.width()
    assert box.heightForWidth(2 * one.width() + 8) == 4 * one.height() + 3 * 8


def test_lines_may_end_at_the_right_edge(qtbot):
    buttons = [QPushButton(f"Save {at}") for at in range(3)]
    box = flowing(*buttons, gap=8, right=True)
    qtbot.addWidget(box)
    one = buttons[0].sizeHint()
    box.resize(2 * one.width() + 50, 200)
    box.show()
    assert [each.geometry().right() + 1 for each in buttons[1:]] == [box.width()] * 2
