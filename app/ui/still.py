"""How does scrolling a page leave the values alone over which the pointer happens to be?"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget
from typing_extensions import override


class _Still(QObject):
    """Lets the wheel through to the page, unless it turns a number that somebody is working on."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is not QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if isinstance(watched, QAbstractSpinBox) and watched.hasFocus():
            return False
        event.ignore()
        return True


def still(box: QComboBox | QAbstractSpinBox) -> None:
    """From now on the wheel turns no choice, and a number only while somebody is typing it."""
    if box.focusPolicy() is Qt.FocusPolicy.WheelFocus:
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(_Still(box))


def still_within(page: QWidget) -> None:
    """All boxes of a page that scrolls."""
    boxes: list[QComboBox | QAbstractSpinBox] = [*page.findChildren(QComboBox), *page.findChildren(QAbstractSpinBox)]
    for box in boxes:
        still(box)
