"""Does the screen do what the operator needs while lines ring? With a real store, on SQLite."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.features.desk.conftest import KAI, MA, MING, STRANGER

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def test_ringing_line_opens_the_card(desk, lines, qtbot):
    call = lines.ring(1, MING)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    assert desk.page.card.header.title == "王小明"
    assert desk.page.tabs.current == call.uuid
    assert "王小明" in desk.page.tabs.text_of(call.uuid)
    assert desk.strip.tiles[0].who == "王小明"
