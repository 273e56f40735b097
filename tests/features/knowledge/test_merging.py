"""Do solutions that say the same become one, and several again?"""

import pytest

from app.core.access import Who
from app.core.errors import NotAllowed, Refused
from app.features.knowledge.merging import candidates, merge, unmerge
from app.features.knowledge.spec import SOLUTION

ACTIONS = {one.name: one for one in SOLUTION.actions}


@pytest.fixture
def act(desk):
    return lambda name, *ids: desk.act(SOLUTION, ACTIONS[name], ids).result()


@pytest.fixture
def join(store, desk):
    """Make the first of these the one that stays; what is needed to take it back."""

    def go(kept, *gone, who=None, **take):
        return store.run(lambda s: merge(s, kept, gone, take, who or desk.who)).result()

    return go


@pytest.fixture
def part(store, desk):
    return lambda merged: store.run(lambda s: unmerge(s, merged, desk.who)).result()


@pytest.fixture
def three_of_them(solve, ids):
    """Three solutions that helped once each."""
    told = ("底部漏水", "下面滴水不停", "柜门渗水")
    for words in told:
        solve(words, f"{words}的办法")
    return ids(*(f"{words}的办法" for words in told))


def test_the_one_that_stays_has_the_words_of_all(join, solve, found, solution, figures):
    for _ in range(2):
        solve("底部漏水", "更换密封圈")
    solve("下面滴水不停", "换密封圈", cause="老化")
    join(solution("更换密封圈").id, solution("换密封圈").id)
    assert figures() == {"更换密封圈": (3, 3, 3), "换密封圈": (0, 0, 0)}
    assert solution("更换密封圈").also == "下面滴水不停"
    assert solution("更换密封圈").cause == "老化"
    assert found("下面滴水") == [("更换密封圈", 3, 100)]
    solve("下面滴水不停", "换密封圈")
    assert figures()["更换密封圈"] == (4, 4, 4), "what is taught later goes there, too"


def test_brought_back_it_has_its_own_lessons_again(act, join, solve, ids, figures):
    for _ in range(2):
        solve("底部漏水", "更换密封圈")
    solve("下面滴水不停", "换密封圈")
    kept, gone = ids("更换密封圈", "换密封圈")
    join(kept, gone)
    act("restore", gone)
    assert figures() == {"更换密封圈": (2, 2, 2), "换密封圈": (1, 1, 1)}


def test_merged_twice_it_is_found_under_the_last(join, write, take, desk, figures):
    one, two, three = (write(symptom=f"漏水 {at}", result=f"办法 {at}") for at in "甲乙丙")
    join(two, one)
    join(three, two)
    take(fault="漏水", solution_id=one)
    assert figures()["办法 丙"] == (1, 0, 0)


def test_faults_and_complaints_stay_apart_and_nothing_is_merged_twice(join, write, store):
    fault, complaint = write(symptom="漏水", result="办法"), write(symptom="迟到", result="道歉", shelf="complaint")
    with pytest.raises(Refused, match="Faults and complaints"):
        store.look(lambda s: candidates(s, (fault, complaint))).result()
    with pytest.raises(Refused, match="Faults and complaints"):
        join(fault, complaint)
    other, third = write(symptom="滴水", result="办法二"), write(symptom="渗水", result="办法三")
    join(fault, other)
    with pytest.raises(Refused, match="merged already"):
        join(third, other)


def test_the_one_that_helped_most_often_is_offered_to_stay(store, solve, solution):
    solve("底部漏水", "更换密封圈")
    for _ in range(2):
        solve("下面滴水不停", "换密封圈")
    ids = (solution("更换密封圈").id, solution("换密封圈").id)
    assert [one.result for one in store.look(lambda s: candidates(s, ids)).result()] == ["换密封圈", "更换密封圈"]


def test_words_are_taken_from_the_one_that_tells_it_better(join, write, solution):
    one = write(symptom="漏", result="办法一", product="冰柜")
    two = write(symptom="底部漏水", result="办法二", cause="密封圈老化", product="冰箱")
    three = write(symptom="门边滴水", result="办法三", cause="门没关严", product="冰箱")
    join(one, two, three, symptom=two, cause=three, product=two)
    kept = solution("办法一")
    assert (kept.symptom, kept.cause, kept.product) == ("底部漏水", "门没关严", "冰箱")
    assert kept.also.splitlines() == ["漏", "门边滴水"]


def test_what_is_taken_back_is_as_it_was_with_all_that_was_merged_before(join, part, act, three_of_them, figures):
    one, two, three = three_of_them
    join(two, three)
    was = figures()
    merged = join(one, two)
    assert figures()["底部漏水的办法"] == (3, 3, 3)
    part(merged)
    assert figures() == was
    act("restore", three)
    assert figures()["柜门渗水的办法"] == (1, 1, 1)


def test_what_was_learnt_since_stays_and_nobody_has_the_words_of_another(join, part, solve, ids, solution):
    solve("底部漏水", "更换密封圈")
    solve("下面滴水不停", "换密封圈")
    merged = join(*ids("更换密封圈", "换密封圈"))
    solve("底部漏水", "更换密封圈")
    part(merged)
    assert (solution("更换密封圈").helped, solution("换密封圈").helped) == (2, 1)
    assert (solution("更换密封圈").also, solution("换密封圈").retired_at) == ("", None)


def test_the_first_of_a_chain_gets_its_own_lessons_back_from_the_last(join, act, three_of_them, figures):
    one, two, three = three_of_them
    join(two, three)
    join(one, two)
    act("restore", three)
    assert figures() == {"底部漏水的办法": (2, 2, 2), "下面滴水不停的办法": (0, 0, 0), "柜门渗水的办法": (1, 1, 1)}


def test_merging_needs_the_right_to_look_after_the_knowledge_base(join, write):
    one, two = write(symptom="漏水", result="办法"), write(symptom="滴水", result="办法二")
    with pytest.raises(NotAllowed):
        join(one, two, who=Who("李娜", "前台", frozenset()))
