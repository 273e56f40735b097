"""Does a key with Alt that does nothing write nothing, and one that does something still do it?"""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.stray_keys import StrayKeys

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.skipif(sys.platform == "darwin", reason="Alt writes letters of its own there")
def test_alt_with_a_letter_writes_nothing(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    line, text = QLineEdit(), QPlainTextEdit()
    layout = QVBoxLayout(page)
    layout.addWidget(line)
    layout.addWidget(text)
    stray = StrayKeys(QApplication.instance(), page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    for one in (line, text):
        one.setFocus()
        qtbot.waitUntil(one.hasFocus)
        qtbot.keyClick(one, Qt.Key.Key_I, ALT)
        qtbot.keyClick(one, Qt.Key.Key_9, ALT)
        qtbot.keyClicks(one, "ab")
        qtbot.keyClick(one, Qt.Key.Key_Q, CTRL | ALT)  # AltGr
    assert line.text().startswith("ab")
    assert text.toPlainText().startswith("ab")
    assert "i" not in line.text() + text.toPlainText()
    done = []
    key = QShortcut(QKeySequence("Alt+I"), page)
    key.activated.connect(lambda: done.append(1))
    qtbot.keyClick(text, Qt.Key.Key_I, ALT)
    assert done == [1]
    assert stray.parent() is page
