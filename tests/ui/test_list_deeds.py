"""Does a list show what can be done with it while no row is ticked?"""

from dataclasses import replace
from datetime import date

import pytest

from app.core.changes import Changes
from app.core.i18n import Text
from app.records.desk import Desk
from app.records.record import Action
from app.ui.kit import KeyButton
from app.ui.record_page import RecordPage
from tests.blank.spec import UMBRELLA

DAY = date(2026, 11, 24)
pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def test_what_needs_no_row_stands_above_the_list_with_its_key(qtbot, around, memory, records):
    deed = Action(name="count", label=Text("test", "Count all"), key="C", least=0)
    kind = replace(UMBRELLA, actions=(*UMBRELLA.actions, deed))
    around = replace(around, desk=Desk(records, around.desk.who, around.tools.clock, (kind,)))
    page = RecordPage(around, kind, memory)
    qtbot.addWidget(page)
    page.show()
    button = next(one for one in page.chips.findChildren(KeyButton) if one.words == "Count all")
    with qtbot.waitSignal(page.asked) as caught:
        button.click()
    assert caught.args == ["count", ()]
    assert all(one.words != "Count all" for one in page.batch.findChildren(KeyButton))


def test_what_is_not_done_is_no_good_news_and_what_is_done_is_told(qtbot, around, memory, desk):
    lent, back = (desk.save(UMBRELLA, None, 0, {"colour": one, "due_on": DAY}).result().id for one in ("red", "blue"))
    desk.step(UMBRELLA, back, "return").result()
    page = RecordPage(around, UMBRELLA, memory)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.table.total == 2 and page.table.row_at(0) is not None)
    page.table.tick((lent, back), on=True)
    with qtbot.waitSignal(page.refused) as left:
        page.foot.deeds.do("return")
    number = desk.load(UMBRELLA, back).result().number
    head, line = left.args[0].split("\n")
    assert head.startswith("1 left")
    assert line.startswith(f"{number} "), "which one"
    assert not line.endswith(": "), "why"
    page.table.tick((lent, back), on=True)
    with qtbot.waitSignal(page.told) as told:
        page.foot.deeds.do("soak")
    assert told.args == ["“Soak”: 2 record(s)"]


def test_ticks_are_used_up_when_what_a_dialog_was_asked_for_is_done(qtbot, around, memory, desk, records):
    ids = tuple(desk.save(UMBRELLA, None, 0, {"colour": one, "due_on": DAY}).result().id for one in ("red", "blue"))
    kind = replace(UMBRELLA, actions=(Action(name="join", label=Text("test", "Join"), key="J", least=2),))
    page = RecordPage(replace(around, desk=Desk(records, desk.who, around.tools.clock, (kind,))), kind, memory)
    qtbot.addWidget(page)
    page.table.tick(ids, on=True)
    page.foot.deeds.do("join")
    other = desk.save(UMBRELLA, None, 0, {"colour": "green", "due_on": DAY}).result().id
    page.take(Changes(frozenset({("umbrella", other)})))
    assert page.table.ticks == frozenset(ids), "somebody else's doing"
    page.take(Changes(frozenset({("umbrella", ids[0])})))
    assert not page.table.ticks
