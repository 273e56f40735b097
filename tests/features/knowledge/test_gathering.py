"""Does the knowledge base learn what was finished before it was there, by command and in the window, nothing twice?"""

import pytest
from sqlalchemy import delete

from app.features.complaints.teaching import SOURCE as COMPLAINTS
from app.features.knowledge import gathering
from app.features.knowledge.model import Lesson, Solution, SolutionGram
from app.features.knowledge.view.gather import GatherDialog
from app.features.repairs.teaching import SOURCE as REPAIRS


@pytest.fixture
def before(store, solve, complain, take, monkeypatch):
    """Finished records, and a knowledge base that has just come."""
    monkeypatch.setattr(gathering, "AT_ONCE", 2)
    for product in ("制冰机 A", "制冰机 A", "制冰机 B"):
        solve("不出冰", "打开进水阀", product=product)
    solve("有异味", "更换滤芯")
    take(fault="不通电", result="待查")
    complain("师傅迟到", "道歉并减免上门费")

    def forget(session):
        for table in (Lesson, SolutionGram, Solution):
            session.execute(delete(table))

    store.run(forget).result()


def gather(store, source):
    learnt, after, one = 0, 0, gathering.Gathering(source)
    while after is not None:
        portion = store.run(lambda s, after=after: one.portion(s, after)).result()
        learnt, after = learnt + portion.learnt, portion.last
    return learnt


def test_everything_finished_teaches_once(store, before, figures, found, solution):
    assert (gather(store, REPAIRS), gather(store, COMPLAINTS)) == (4, 1)
    expected = {"打开进水阀": (3, 3, 3), "更换滤芯": (1, 1, 1), "道歉并减免上门费": (1, 1, 0)}
    assert figures() == expected
    assert solution("打开进水阀").product == ""
    assert solution("打开进水阀").helped_at is not None
    assert found("不出冰") == [("打开进水阀", 3, 100)]
    assert (gather(store, REPAIRS), gather(store, COMPLAINTS)) == (0, 0)
    assert figures() == expected


def test_what_is_saved_afterwards_is_not_counted_twice(store, before, solve, figures):
    solve("不出冰", "打开进水阀")
    assert gather(store, REPAIRS) == 4
    assert figures()["打开进水阀"] == (4, 4, 4)


@pytest.fixture
def dialog(qtbot, theme, bridge, store):
    one = GatherDialog(theme, bridge, store, (REPAIRS, COMPLAINTS))
    qtbot.addWidget(one)
    one.open()
    return one


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_window_gathers_and_says_what_came_of_it(qtbot, before, dialog, figures):
    dialog.begin.click()
    qtbot.waitUntil(lambda: "taught something new" in dialog._said.text())
    assert "5 records read, 5" in dialog._said.text()
    assert sum(tried for tried, _, _ in figures().values()) == 5
