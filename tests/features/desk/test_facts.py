"""Do the facts of a customer stand on the card, however few there are, and where they belong?"""

import pytest
from PySide6.QtCore import QPoint

from app.core.phone import Numbers
from tests.features.desk.conftest import KAI, MA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
NUMBERS = Numbers("CN", "010")


def facts(desk):
    return desk.page.card.facts


def test_somebody_known_by_a_number_only_is_shown_with_it(desk, window, people, qtbot):
    desk.open_customer(people["李建军"])
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    number = facts(desk)._rows[0].number
    assert number.text() == NUMBERS.shown(MA)
    assert not number.visibleRegion().isEmpty(), "the number is not squeezed away"


def test_during_a_call_too(desk, lines, qtbot):
    lines.ring(1, KAI)
    desk.choose_line(1)
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    assert not facts(desk)._rows[0].number.visibleRegion().isEmpty()


def test_without_a_call_the_facts_begin_at_the_top(desk, window, people, qtbot):
    desk.open_customer(people["王小明"])
    qtbot.waitUntil(lambda: desk.page.view is desk.page.card)
    pane = facts(desk).parentWidget()
    qtbot.waitUntil(lambda: facts(desk).mapTo(pane, QPoint(0, 0)).y() == 0)
    assert facts(desk).height() > pane.height() * 3 // 4
