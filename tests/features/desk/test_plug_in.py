"""Does a record type of a later release take part in card, timeline and keys by its description alone?"""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.desk.view.controller import CallDesk
from app.features.record_types import RECORD_TYPES
from tests.blank.model import Own
from tests.blank.spec import UMBRELLA
from tests.features.desk.conftest import MING, Lines, Window

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def desk(means, people, store):
    Own.metadata.create_all(store.engine)
    one = CallDesk(replace(means, kinds=(*RECORD_TYPES, UMBRELLA)))
    yield one
    one.close()
    one.deleteLater()


def test_toy_type_starts_by_its_key_and_stands_in_history_and_headline(desk, store, people, clock, qtbot):
    from tests.blank.model import Umbrella

    store.run(lambda s: s.add(Umbrella(number="SA1", customer_id=people["王小明"], colour="green"))).result()
    window = Window(desk)
    window.resize(1234, 690)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    desk.page.take_focus()
    lines = Lines(desk, store, clock)
    lines.ring(1, MING)
    page = desk.page
    qtbot.waitUntil(lambda: page.view is page.card and page.card.timeline.list.model().rowCount() > 1)
    rows = page.card.timeline.list.model().rows
    assert "green" in [getattr(row, "title", "") for row in rows]
    assert "umbrella" in page.card.header._headline.accessibleName()
    assert UMBRELLA.card is not None
    with qtbot.waitSignal(desk.new_record) as started:
        qtbot.keyClick(page.card, Qt.Key(getattr(Qt.Key, f"Key_{UMBRELLA.card.f_key}")))
    assert started.args[0].kind == "umbrella"
    assert started.args[0].values["customer_id"] == people["王小明"]
