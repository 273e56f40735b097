"""Is it known when the operator is typing?"""

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.ui.attention import Doing


def editable_combo():
    box = QComboBox()
    box.setEditable(True)
    return box


def fixed(kind):
    field = kind()
    field.setReadOnly(True)
    return field


@pytest.fixture
def window(qtbot, attention):
    one = QWidget()
    QVBoxLayout(one)
    qtbot.addWidget(one)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, editable_combo])
def test_a_caret_in_a_field_is_typing(window, attention, make):
    field = make()
    window.layout().addWidget(field)
    field.show()
    field.setFocus()
    assert attention.doing is Doing.TYPING


@pytest.mark.parametrize(
    "make", [QListView, QPushButton, QCheckBox, QComboBox, lambda: fixed(QLineEdit), lambda: fixed(QPlainTextEdit)]
)
def test_anything_else_is_not(window, attention, make):
    field = make()
    window.layout().addWidget(field)
    field.show()
    field.setFocus()
    assert attention.doing is Doing.IDLE


def test_a_field_in_a_dialog_counts(window, attention, qtbot):
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(lambda: attention.doing is Doing.TYPING)
    dialog.close()
    qtbot.waitUntil(lambda: attention.doing is Doing.IDLE)


def test_a_guarded_form_counts_as_a_whole(window, attention):
    form = QWidget()
    box = QCheckBox(form)
    window.layout().addWidget(form)
    form.show()
    attention.guard(form)
    box.setFocus()
    assert attention.doing is Doing.TYPING


def test_a_page_that_is_no_place_of_rest_is_browsing(window, attention, qtbot):
    with qtbot.waitSignal(attention.changed) as changed:
        attention.rest(resting=False)
    assert changed.args == [Doing.BROWSING]
    attention.rest(resting=True)
    assert attention.doing is Doing.IDLE


def test_leaving_the_field_ends_typing(window, attention, qtbot):
    field, button = QLineEdit(), QPushButton()
    window.layout().addWidget(field)
    window.layout().addWidget(button)
    field.show()
    button.show()
    field.setFocus()
    with qtbot.waitSignal(attention.changed) as changed:
        button.setFocus()
    assert changed.args == [Doing.IDLE]
