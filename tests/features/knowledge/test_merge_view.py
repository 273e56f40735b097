"""Does the dialog say which solution stays and what comes over, and do what was chosen?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.features.knowledge.view.merge import SolutionDialogs, SolutionMergeDialog

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def dialogs(theme, bridge, store, desk, window):
    return SolutionDialogs(theme, bridge, store, lambda: desk.who, window)


@pytest.fixture
def merging(qtbot, dialogs, window):
    """The dialog for these solutions."""

    def ask(*ids):
        dialogs.merge(ids)
        qtbot.waitUntil(lambda: window.findChild(SolutionMergeDialog) is not None)
        return window.findChild(SolutionMergeDialog)

    return ask


@pytest.fixture
def pair(solve, solution):
    """Two solutions that say the same, the second helped more often."""
    solve("底部漏水", "更换密封圈")
    for _ in range(2):
        solve("下面滴水不停", "换密封圈", cause="老化")
    return solution("更换密封圈").id, solution("换密封圈").id


def test_the_one_that_helped_most_stays_unless_somebody_wants_another_one(qtbot, merging, dialogs, pair, solution):
    one, two = pair
    dialog = merging(one, two)
    assert dialog.stays.checkedId() == two
    assert set(dialog.choices) == {"symptom"}, "the only cause comes over by itself"
    assert dialog.choices["symptom"].checkedId() == two
    assert "底部漏水" in dialog.over.text()
    dialog.stays.button(one).click()
    assert dialog.choices["symptom"].checkedId() == one
    assert "下面滴水不停" in dialog.over.text()
    with qtbot.waitSignal(dialogs.merged) as merged:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    kept = solution("更换密封圈")
    assert (kept.symptom, kept.also, kept.cause) == ("底部漏水", "下面滴水不停", "老化")
    assert (kept.helped, solution("换密封圈").helped) == (3, 0)
    with qtbot.waitSignal(dialogs.told):
        dialogs.unmerge(merged.args[0])
    assert (solution("更换密封圈").helped, solution("换密封圈").helped) == (1, 2)
    assert solution("更换密封圈").cause == ""


def test_words_chosen_by_hand_stay_chosen(qtbot, merging, dialogs, pair, solution):
    one, two = pair
    dialog = merging(one, two)
    dialog.choices["symptom"].button(one).click()
    dialog.stays.button(one).click()
    dialog.stays.button(two).click()
    with qtbot.waitSignal(dialogs.merged):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert (solution("换密封圈").symptom, solution("换密封圈").also) == ("底部漏水", "下面滴水不停")


def test_for_all_products_unless_one_is_chosen(qtbot, merging, dialogs, write, solution):
    one = write(symptom="漏水", result="办法一", product="冰柜")
    two = write(symptom="滴水", result="办法二", product="冰箱")
    dialog = merging(one, two)
    assert dialog.choices["product"].checkedId() == 0
    dialog.choices["product"].button(two).click()
    with qtbot.waitSignal(dialogs.merged):
        dialog._on_go()
    assert solution("办法一").product == "冰箱"


def test_faults_and_complaints_open_no_dialog(qtbot, dialogs, window, write):
    one, two = write(symptom="漏水", result="办法"), write(symptom="迟到", result="道歉", shelf="complaint")
    with qtbot.waitSignal(dialogs.told) as told:
        dialogs.merge((one, two))
    assert "Faults and complaints" in told.args[0]
    assert window.findChild(SolutionMergeDialog) is None
