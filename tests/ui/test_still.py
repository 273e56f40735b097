"""Does scrolling a page leave alone the values over which the pointer happens to be?"""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from app.ui.scrolled import scrolled

NONE, DOWN = Qt.KeyboardModifier.NoModifier, QPoint(0, -120)


def turn(widget):
    """One notch of the wheel over a widget; whether it was taken there."""
    at = QPointF(widget.rect().center())
    turned = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        DOWN,
        DOWN,
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turned)
    return turned.isAccepted()


def combo():
    box = QComboBox()
    box.addItems(["a", "b", "c"])
    return box


def spin(kind):
    box = kind()
    box.setValue(20)
    return box


def test_the_wheel_changes_only_where_somebody_works(theme, qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    first, second, later = combo(), spin(QDoubleSpinBox), spin(QSpinBox)
    for box in (first, second):
        layout.addWidget(box)
    area = scrolled(theme, page)
    qtbot.addWidget(area)
    area.show()
    layout.addWidget(later)  # rows come later than the page
    qtbot.waitUntil(lambda: later.focusPolicy() is Qt.FocusPolicy.StrongFocus)
    assert not any(turn(box) for box in (first, second, later))  # the page has it
    assert (first.currentText(), second.value(), later.value()) == ("a", 20, 20)

    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    second.setFocus()
    assert turn(second)
    assert second.value() != 20
