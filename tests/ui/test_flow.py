"""Do things that stand side by side give way where there is little room?"""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.flow import flowing


def test_buttons_go_on_in_a_further_line_and_ask_for_no_more_than_the_widest(qtbot):
    buttons = [QPushButton(f"Save, then: Redeem points {at}") for at in range(7)]
    box = flowing(*buttons, gap=8)
    qtbot.addWidget(box)
    one = buttons[0].sizeHint()
    assert box.minimumSizeHint().width() < 2 * one.width()
    assert box.sizeHint().height() == one.height()
    around = QWidget()
    qtbot.addWidget(around)
    layout = QVBoxLayout(around)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(box)
    around.resize(2 * one.width() + 8, 50)
    around.show()
    high = 4 * one.height() + 3 * 8
    qtbot.waitUntil(lambda: box.height() == high)  # the window gave it the lines it needs
    around.resize(9 * one.width(), high)
    qtbot.waitUntil(lambda: box.minimumSizeHint().height() == one.height())


def test_lines_may_end_at_the_right_edge(qtbot):
    buttons = [QPushButton(f"Save {at}") for at in range(3)]
    box = flowing(*buttons, gap=8, right=True)
    qtbot.addWidget(box)
    one = buttons[0].sizeHint()
    box.resize(2 * one.width() + 50, 200)
    box.show()
    assert [each.geometry().right() + 1 for each in buttons[1:]] == [box.width()] * 2
