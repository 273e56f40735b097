"""Do solutions that say the same become one, and several again?"""

import pytest

from app.core.errors import Refused
from app.features.knowledge.spec import SOLUTION

ACTIONS = {one.name: one for one in SOLUTION.actions}


@pytest.fixture
def act(desk):
    return lambda name, *ids: desk.act(SOLUTION, ACTIONS[name], ids).result()


def test_the_one_that_helped_most_stays_with_the_words_of_all(act, solve, found, solution, figures):
    for _ in range(2):
        solve("底部漏水", "更换密封圈")
    solve("下面滴水不停", "换密封圈", cause="老化")
    act("merge", solution("更换密封圈").id, solution("换密封圈").id)
    assert figures() == {"更换密封圈": (3, 3, 3), "换密封圈": (0, 0, 0)}
    assert solution("更换密封圈").also == "下面滴水不停"
    assert solution("更换密封圈").cause == "老化"
    assert found("下面滴水") == [("更换密封圈", 3, 100)]
    solve("下面滴水不停", "换密封圈")
    assert figures()["更换密封圈"] == (4, 4, 4), "what is taught later goes there, too"


def test_brought_back_it_has_its_own_lessons_again(act, solve, found, solution, figures):
    for _ in range(2):
        solve("底部漏水", "更换密封圈")
    solve("下面滴水不停", "换密封圈")
    gone = solution("换密封圈").id
    act("merge", solution("更换密封圈").id, gone)
    act("restore", gone)
    assert figures() == {"更换密封圈": (2, 2, 2), "换密封圈": (1, 1, 1)}
    assert ("换密封圈", 1, 100) in found("下面滴水不停")


def test_merged_twice_it_is_found_under_the_last(act, write, take, desk, figures):
    one, two, three = (write(symptom=f"漏水 {at}", result=f"办法 {at}") for at in "甲乙丙")
    act("merge", one, two)
    act("merge", one, three)
    take(fault="漏水", solution_id=two)
    assert figures()["办法 甲"] == (1, 0, 0)


def test_faults_and_complaints_stay_apart_and_nothing_is_merged_twice(act, write):
    fault, complaint = write(symptom="漏水", result="办法"), write(symptom="迟到", result="道歉", shelf="complaint")
    with pytest.raises(Refused, match="Faults and complaints"):
        act("merge", fault, complaint)
    other, third = write(symptom="滴水", result="办法二"), write(symptom="渗水", result="办法三")
    act("merge", fault, other)
    with pytest.raises(Refused, match="merged already"):
        act("merge", other, third)
