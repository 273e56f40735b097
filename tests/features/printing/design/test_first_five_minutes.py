"""Can somebody who has never seen the designer move the logo and add the engine number, by mouse and keys?"""

import pytest
from PySide6.QtCore import Qt

from app.core.options import Settings
from app.printing.form import Picture, Value

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def settings():
    return Settings({"company_name": "北京安平家电", "sale_custom_1": "发动机号"})


def test_the_logo_is_moved_and_the_engine_number_added(design, workshop, qtbot):
    hands = design("sales.a4")
    logo = next(one for one in hands.work.form.items() if isinstance(one, Picture))
    before = hands.rect(logo.tag)

    # take hold of the logo and pull it to the right
    x, y = before.x + before.w / 2, before.y + before.h / 2
    hands.drag((x, y), (x + 30, y))
    now = hands.rect(logo.tag)
    assert now.x == pytest.approx(before.x + 30, abs=1.5)

    # find the field by typing, put it with Enter, move it by keys
    hands.type("fdjh", hands.window.palette_box.search)
    hands.key(Qt.Key.Key_Return, widget=hands.window.palette_box.search)
    hands.printed()
    field = next(one for one in hands.work.items if isinstance(one, Value))
    assert "发动机号" in field.label
    at = hands.rect(field.tag)
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_Down)
    hands.printed()
    assert hands.rect(field.tag).x == pytest.approx(at.x + 10, abs=0.05)
    assert hands.rect(field.tag).y == pytest.approx(at.y + 1, abs=0.05)

    # keep it for all seats
    with qtbot.waitSignal(hands.window.saved, timeout=60_000):
        hands.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = next(one for one in workshop.means.forms.all().result() if one.form.key == "sales.a4")
    assert any(isinstance(one, Value) and "发动机号" in one.label for one in kept.form.items())
    assert all(one.tag == 0 for one in kept.form.items())
