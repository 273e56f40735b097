"""Does a notice reach somebody who is typing without taking the keyboard?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.ui.toast import Notice, Toasts


def notice(line, key=None):
    return Notice(key=key or f"call {line}", line=line, title=f"138-0013-800{line}", text="Line")


def test_it_never_takes_focus_or_activation(shell, qtbot):
    field = shell.page("today").field
    field.setFocus()
    shell.toasts.show_notice(notice(2))
    (toast,) = shell.toasts.shown
    qtbot.waitExposed(toast)
    QTest.keyClicks(field, "abc")
    assert QApplication.focusWidget() is field
    assert QApplication.activeWindow() is shell
    assert field.text() == "abc"
    assert toast.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert toast.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    shell.toasts.clear()


def test_at_most_three_stand_there_oldest_on_top(shell, qtbot):
    for line in range(1, 6):
        shell.toasts.show_notice(notice(line))
    shown = shell.toasts.shown
    assert [one.notice.line for one in shown] == [1, 2, 3]
    assert shown[0].y() < shown[1].y() < shown[2].y()
    shell.toasts.drop("call 2")
    qtbot.waitUntil(lambda: [one.notice.line for one in shell.toasts.shown] == [1, 3, 4])
    shell.toasts.show_notice(notice(2))
    shell.toasts.drop("call 1")
    shell.toasts.show_notice(notice(6))  # does not push in before those that wait
    qtbot.waitUntil(lambda: [one.notice.line for one in shell.toasts.shown] == [3, 4, 5])
    shell.toasts.clear()
    assert shell.toasts.shown == ()


def test_the_same_call_is_said_anew(shell):
    shell.toasts.show_notice(notice(1))
    shell.toasts.show_notice(Notice(key="call 1", line=1, title="answered elsewhere"))
    (toast,) = shell.toasts.shown
    assert toast.windowTitle() == "answered elsewhere"
    shell.toasts.clear()


def test_the_key_of_the_line_takes_the_call_once(shell, qtbot):
    field = shell.page("today").field
    field.setFocus()
    shell.toasts.show_notice(notice(3))
    taken, wanted = [], []
    shell.toasts.taken.connect(taken.append)
    shell.line_wanted.connect(wanted.append)
    QTest.keyClick(field, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert len(taken) + len(wanted) == 1
    assert shell.toasts.shown == ()


def test_the_key_works_while_a_dialog_is_open(shell, qtbot):
    dialog = QDialog(shell)
    field = QLineEdit(dialog)
    dialog.open()
    field.setFocus()
    shell.toasts.show_notice(notice(3))
    with qtbot.waitSignal(shell.toasts.taken) as taken:
        QTest.keyClick(field, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert taken.args == ["call 3"]
    dialog.close()


def test_later_puts_the_oldest_off(shell, qtbot):
    shell.toasts.show_notice(notice(1))
    shell.toasts.show_notice(notice(2))
    with qtbot.waitSignal(shell.toasts.put_off) as off:
        QTest.keyClick(shell, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert off.args == ["call 1"]
    assert [one.notice.line for one in shell.toasts.shown] == [2]
    shell.toasts.clear()


@pytest.mark.parametrize("seconds", [1])
def test_it_leaves_by_itself_if_told_so(shell, theme, qtbot, seconds):
    toasts = Toasts(theme, shell, lambda: seconds)
    toasts.show_notice(notice(1))
    with qtbot.waitSignal(toasts.put_off):
        pass
    assert toasts.shown == ()


def test_they_stand_inside_the_corner_of_the_window(shell):
    shell.toasts.show_notice(notice(1))
    (toast,) = shell.toasts.shown
    assert shell.geometry().contains(toast.geometry())
    shell.toasts.clear()
