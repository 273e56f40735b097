"""Is a form that was changed kept, brought back, thrown away or found again as whoever drew it wants?"""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.printing.form import Words
from app.ui.kit import Banner
from tests.features.printing.conftest import SHIPPED

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WAIT_MS = 60_000


def change(hands):
    words = next(one for one in hands.work.form.items() if isinstance(one, Words))
    hands.work.choose((words.tag,))
    hands.work.move(5, 0)
    hands.printed()


def press(bar, words):
    next(one for one in bar.findChildren(QPushButton) if one.isVisible() and one.words == words).click()


def test_saved_as_new_the_old_one_stays(design, workshop, qtbot):
    hands = design("sales.a4")
    change(hands)
    hands.key(Qt.Key.Key_S, CTRL | SHIFT)
    hands.window.naming.line.setText("Ours")
    with qtbot.waitSignal(hands.window.saved, timeout=WAIT_MS):
        hands.key(Qt.Key.Key_Return, widget=hands.window.naming.line)
    kept = {one.form.key: one for one in workshop.means.forms.of("sale").result()}
    assert not kept["sales.a4"].is_changed
    assert "Ours" in {one.form.name for one in kept.values()}
    change(hands)
    with qtbot.waitSignal(hands.window.saved, timeout=WAIT_MS):
        hands.window.saving.save()


def test_the_shipped_one_comes_back(design, workshop, qtbot):
    kept = workshop.means.forms.save(replace(SHIPPED.forms["sales.a4"], name="changed")).result()
    hands = design(kept)
    press(hands.window, "As it came")
    with qtbot.waitSignal(hands.window.saved, timeout=WAIT_MS):
        press(hands.window.asking, "As it came")
    assert hands.work.kept == SHIPPED.forms["sales.a4"]


def test_somebody_elses_change_is_never_overwritten(design, workshop, qtbot):
    hands = design("sales.a4")
    change(hands)
    workshop.means.forms.save(SHIPPED.forms["sales.a4"]).result()
    with qtbot.waitSignal(hands.window.saving.failed, timeout=WAIT_MS):
        hands.window.saving.save()
    assert hands.window.wrong.isVisible()
    assert hands.window.saving.is_changed


def test_leaving_asks_once_and_throws_away_if_told_so(design, qtbot):
    hands = design("sales.a4")
    change(hands)
    hands.window.close()
    assert hands.window.isVisible()
    with qtbot.waitSignal(hands.window.gone, timeout=WAIT_MS):
        press(hands.window.asking, "Throw the changes away")


def test_leaving_saves_and_closes(design, workshop, qtbot):
    hands = design("sales.a4")
    change(hands)
    hands.window.close()
    with qtbot.waitSignal(hands.window.gone, timeout=WAIT_MS):
        press(hands.window.asking, "Save and close")
    assert any(one.is_changed for one in workshop.means.forms.of("sale").result())


def test_what_was_not_saved_is_there_again_after_a_crash(design, drafts, qtbot):
    hands = design("sales.a4")
    change(hands)
    moved = hands.work.kept
    hands.window.leave()
    again = design("sales.a4")
    qtbot.waitUntil(again.window.notes.isVisible, timeout=WAIT_MS)
    again.window.notes.findChild(Banner).used.emit()
    assert again.work.kept == moved
    assert again.window.saving.is_changed
    assert drafts.all().result()
