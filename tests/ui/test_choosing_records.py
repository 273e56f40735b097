"""Is another record chosen by typing a part of what it is found by, and Enter once?"""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.core.i18n import Text
from app.records.field import Field, Kind
from app.ui.choice_editor import LinkEditor
from app.ui.editors import NotRead
from app.ui.kit import col
from tests.blank.model import Umbrella
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
FOUND_BY_PARTS = replace(UMBRELLA, find=lambda _session, typed: Umbrella.colour.contains(typed))
FIELD = Field(key="umbrella_id", label=Text("blank", "Umbrella"), kind=Kind.LINK, link="umbrella")


@pytest.fixture
def editor(qtbot, around, desk):
    """A field that links to umbrellas, with another one behind it."""
    for one in ("红格子", "红条纹"):
        desk.save(UMBRELLA, None, 0, {"colour": one}).result()
    link = LinkEditor(around.tools, FIELD, around.desk, around.bridge, FOUND_BY_PARTS)
    window = col(around.theme, link, QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    link.setFocus()
    yield link
    window.close()


def write(qtbot, editor, text):
    """Type it, and wait for what is found."""
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text))
    qtbot.waitUntil(editor.completer().popup().isVisible)


@pytest.mark.parametrize("typed", ["红条", "条纹"])
def test_enter_once_takes_it_and_is_heard_by_the_form(qtbot, editor, desk, typed):
    heard = []
    editor.returnPressed.connect(lambda: heard.append(editor.value()))
    write(qtbot, editor, typed)
    qtbot.keyClick(editor.completer().popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard))
    assert desk.load(UMBRELLA, heard[0]).result().values["colour"] == "红条纹"
    assert not editor.completer().popup().isVisible()


def test_tab_takes_it_and_goes_on(qtbot, editor):
    write(qtbot, editor, "红条")
    qtbot.keyClick(editor.completer().popup(), Qt.Key.Key_Tab)
    assert editor.text().startswith("红条纹")
    assert not editor.hasFocus()


def test_closed_by_escape_what_was_typed_means_nothing(qtbot, editor):
    write(qtbot, editor, "红条")
    qtbot.keyClick(editor.completer().popup(), Qt.Key.Key_Escape)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    with pytest.raises(NotRead):
        editor.value()
