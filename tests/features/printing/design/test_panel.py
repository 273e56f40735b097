"""Is everything that can be set of a part in sight, and is what means nothing now grey?"""

import pytest

from app.printing.form import Box, Value


@pytest.mark.parametrize("form", ["sales.a4", "dispatch.roll-58"])
def test_nothing_is_cut_off_at_the_right(design, form):
    hands = design(form)
    panel, seen = hands.window.panel, set()
    for item in hands.work.form.items():
        if type(item) in seen:
            continue
        seen.add(type(item))
        hands.work.choose((item.tag,))
        area = panel.currentWidget()
        hands.qtbot.waitUntil(area.isVisible)
        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), type(item)


def test_the_sides_of_a_frame_mean_something_only_where_there_is_one(design):
    hands = design()
    field = next(one for one in hands.work.form.items() if isinstance(one, Value))
    hands.work.choose((field.tag,))
    editors = hands.window.panel.editors
    assert not editors["sides.left"].isEnabled()
    editors["frame"].spin.setValue(0.5)
    assert editors["sides.left"].isEnabled()
    box = next(one for one in hands.work.form.items() if isinstance(one, Box))
    hands.work.choose((box.tag,))
    assert hands.window.panel.editors["sides.left"].isEnabled()
