"""Does the card say, while the call is noted, what might solve it on the telephone?"""

import pytest
from PySide6.QtCore import Qt

from app.features.knowledge.spec import SOLUTION
from tests.features.desk.conftest import KAI, MING, STRANGER
from tests.features.desk.looking import unknown, write

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def known(means):
    """The id of what is known about ice."""
    values = {"symptom": "不出冰", "cause": "水阀没开", "result": "打开进水阀"}
    return means.records.save(SOLUTION, None, 0, values).result().id


def note(desk, qtbot, words):
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    desk.page.card.this_call.note.setPlainText(words)


def test_what_helped_stands_below_the_history_and_becomes_a_repair(desk, lines, known, qtbot):
    lines.ring(1, MING)
    lines.answer(1)
    note(desk, qtbot, "制冰机不出冰了，客户急")
    solutions = desk.page.card.solutions
    qtbot.waitUntil(solutions.isVisible)
    assert desk.page.card.this_call.note.hasFocus() or not solutions.list.hasFocus(), "nobody loses the caret"
    qtbot.keyClick(desk.page.card, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert solutions.list.hasFocus()
    with qtbot.waitSignal(desk.new_record) as started:
        qtbot.keyClick(solutions.list, Qt.Key.Key_Return)
    new = started.args[0]
    assert new.kind == "repair"
    assert new.values["fault"] == "制冰机不出冰了，客户急"
    assert (new.values["result"], new.values["cause"]) == ("打开进水阀", "水阀没开")
    assert (new.values["solution_id"], new.values["call_id"]) == (known, 1)


def test_another_call_begins_without_it(desk, lines, known, qtbot):
    lines.ring(1, MING)
    lines.answer(1)
    note(desk, qtbot, "不出冰")
    solutions = desk.page.card.solutions
    qtbot.waitUntil(solutions.isVisible)
    lines.ring(2, KAI)
    desk.choose_line(2)
    qtbot.waitUntil(lambda: desk.page.card.card is not None and desk.page.card.card.name == "郑凯")
    assert solutions.isHidden()


def test_somebody_without_a_file_is_helped_too_and_saved_before_the_repair_begins(desk, lines, known, qtbot):
    lines.ring(1, STRANGER)
    lines.answer(1)
    qtbot.waitUntil(lambda: unknown(desk))
    view = desk.page.unknown
    view.this_call.note.setPlainText("制冰机不出冰")
    qtbot.waitUntil(view.solutions.isVisible)
    qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view.solutions.list, Qt.Key.Key_Return)
    assert view.form.name.property("look") == "wrong", "nobody has a repair without a name"
    write(view.form.name, "小红超市")
    qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(desk.new_record) as started:
        qtbot.keyClick(view.solutions.list, Qt.Key.Key_Return)
    new = started.args[0]
    assert (new.kind, new.values["fault"], new.values["result"]) == ("repair", "制冰机不出冰", "打开进水阀")
    assert (new.values["solution_id"], bool(new.values["customer_id"])) == (known, True)


def test_what_helps_a_stranger_goes_with_the_call(desk, lines, known, qtbot):
    lines.ring(1, STRANGER)
    lines.answer(1)
    qtbot.waitUntil(lambda: unknown(desk))
    view = desk.page.unknown
    view.this_call.note.setPlainText("不出冰")
    qtbot.waitUntil(view.solutions.isVisible)
    lines.ring(2, "01065529999")
    desk.choose_line(2)
    qtbot.waitUntil(lambda: view._number.endswith("9999"))
    assert view.solutions.isHidden()
