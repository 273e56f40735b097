"""Does the installed PySide6 keep count of None? 6.12.0 on Python 3.11 does not (docs/decisions/002-pyside-6.11.md)."""

import sys

from PySide6.QtWidgets import QLabel


def test_none_is_not_given_back_once_too_often(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    calls = 20_000
    before = sys.getrefcount(None)
    for _ in range(calls):
        label.setText("138-0013-8000")
    assert sys.getrefcount(None) > before - calls // 10
