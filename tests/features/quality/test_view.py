"""Is a call judged by keys, and are results shown?"""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.core.access import Who
from app.features.quality.judging import judged
from app.features.quality.spec import CRITERION, REVIEW
from app.features.quality.view.results import ResultsDialog
from app.features.quality.view.sheet import SheetPanel
from app.records.desk import Desk
from tests.features.quality.test_quality import judge

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CALL = UUID(int=7)


@pytest.fixture
def desk(store, clock):
    one = Desk(store, Who("陈立", "主管"), clock, (CRITERION, REVIEW))
    for rank, (name, most) in enumerate((("问候", 10), ("记录完整", 20))):
        one.save(CRITERION, None, 0, {"name": name, "most": most, "rank": rank}).result()
    return one


@pytest.fixture
def panel(theme, bridge, store, desk):
    return SheetPanel(theme, bridge, store, desk)


def test_a_call_is_judged_by_keys(qtbot, panel, store, clock):
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is panel and len(panel._boxes) == 2)
    qtbot.waitUntil(panel._boxes[1][1].isVisible)
    panel.show_call(CALL, clock.now() - timedelta(hours=1), "李娜", 3)
    QTest.keyClick(panel, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(QApplication.focusWidget(), "7")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(panel._boxes[1][1].hasFocus)
    QTest.keyClicks(QApplication.focusWidget(), "15")
    with qtbot.waitSignal(panel.saved) as caught:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [73]
    assert store.look(lambda s: judged(s, [CALL])).result() == {CALL: 73}


def test_without_criteria_it_is_said(qtbot, theme, bridge, store, clock):
    panel = SheetPanel(theme, bridge, store, Desk(store, Who("陈立", "主管"), clock, (CRITERION, REVIEW)))
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: any("settings" in one.text() for one in panel.findChildren(QLabel)))
    assert panel.save.isHidden()


@pytest.fixture
def dialog(theme, bridge, store, desk, clock):
    judge(desk, store, 5, 5)
    return ResultsDialog(theme, bridge, store, clock)


def test_results_by_operator(qtbot, dialog):
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: {"李娜", "33 %"} <= {one.text() for one in dialog.findChildren(QLabel)})
