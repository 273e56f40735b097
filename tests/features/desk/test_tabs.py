"""Do the tabs stay few enough to be read when hundreds of callers were missed?"""

from uuid import uuid4

import pytest

from app.features.desk.view.tabs import MOST, CallTabs, Tab


@pytest.fixture
def tabs(qtbot, theme):
    one = CallTabs(theme)
    qtbot.addWidget(one)
    return one


def tab(number, *, live=False):
    return Tab(uuid4(), str(number), "missed" if not live else "rings", "phone-missed", "danger", live)


def test_the_oldest_that_are_over_make_room(tabs):
    ringing = tab(0, live=True)
    missed = [tab(number) for number in range(1, MOST + 10)]
    for one in (ringing, *missed):
        tabs.show_tab(one)
    assert len(tabs.uuids) == MOST
    assert tabs.uuids[0] == ringing.uuid, "a call that goes on keeps its place"
    assert tabs.uuids[1:] == tuple(one.uuid for one in missed[-MOST + 1 :])
    assert [tabs.text_of(uuid).split()[0] for uuid in tabs.uuids[:3]] == ["0", "11", "12"]


def test_one_without_a_tab_gets_it_when_it_is_chosen(tabs):
    missed = [tab(number) for number in range(MOST + 5)]
    for one in missed:
        tabs.show_tab(one)
    first = missed[0]
    tabs.show_tab(Tab(first.uuid, "王小明", "missed", first.icon, first.colour, live=False))
    assert first.uuid not in tabs.uuids
    tabs.choose(first.uuid)
    assert tabs.current == first.uuid
    assert tabs.text_of(first.uuid).startswith("王小明")
    assert len(tabs.uuids) == MOST
    tabs.remove(first.uuid)
    assert tabs.current is None
    tabs.remove(missed[1].uuid)  # without a tab: nothing happens
    assert len(tabs.uuids) == MOST - 1
    for uuid in tabs.uuids:
        tabs.choose(uuid)
        assert tabs.current == uuid
