"""Are calls judged by the supervisor's criteria, and do operators' results follow?"""

from datetime import timedelta
from uuid import UUID

import pytest

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed
from app.features.quality.judging import judged, results, review_values, sheet
from app.features.quality.spec import CRITERION, REVIEW
from app.records.desk import Desk
from tests.features.care import NOW

CALL = UUID(int=7)
CHEF = Who("陈立", "主管")


@pytest.fixture
def desk(store, clock):
    one = Desk(store, CHEF, clock, (CRITERION, REVIEW))
    for rank, (name, most) in enumerate((("问候", 10), ("记录完整", 20))):
        one.save(CRITERION, None, 0, {"name": name, "most": most, "rank": rank}).result()
    return one


def judge(desk, store, *points, call=CALL, operator="李娜", days=0):
    items = store.look(sheet).result()
    given = list(zip(items, points, strict=False))
    at = NOW - timedelta(days=days)
    values = review_values(call=call, called_at=at, operator=operator, line=2, given=given, note="语气好")
    return desk.save(REVIEW, None, 0, values).result()


def test_the_sheet_has_the_criteria_in_their_order_without_the_retired(desk, store):
    retire = next(one for one in CRITERION.actions if one.name == "retire")
    ids = [desk.save(CRITERION, None, 0, {"name": "旧项", "most": 5, "rank": 9}).result().id]
    desk.act(CRITERION, retire, ids).result()
    assert [(one.name, one.most) for one in store.look(sheet).result()] == [("问候", 10), ("记录完整", 20)]


def test_a_review_is_summed_up_and_says_who_judged(desk, store):
    saved = judge(desk, store, 8, 10)
    values = desk.load(REVIEW, saved.id).result().values
    assert (values["points"], values["most"], values["percent"], values["author"]) == (18, 30, 60, "陈立")
    assert store.look(lambda s: judged(s, [CALL])).result() == {CALL: 60}


def test_more_points_than_there_are_or_none_are_refused(desk, store):
    with pytest.raises(Invalid) as caught:
        judge(desk, store, 11, 5)
    assert list(caught.value.fields) == ["marks.0.points"]
    with pytest.raises(Invalid):
        judge(desk, store)


def test_results_by_operator_of_a_period(desk, store):
    judge(desk, store, 10, 20)
    judge(desk, store, 4, 5, call=UUID(int=8))
    judge(desk, store, 8, 16, call=UUID(int=9), operator="王芳")
    judge(desk, store, 0, 0, call=UUID(int=10), operator="王芳", days=40)
    found = store.look(lambda s: results(s, NOW - timedelta(days=30), NOW + timedelta(days=1))).result()
    assert [(one.operator, one.calls, one.percent, one.worst) for one in found] == [
        ("王芳", 1, 80, 80),
        ("李娜", 2, 65, 30),
    ]


def test_without_the_right_nobody_judges(store, clock):
    who = Who("李娜", "前台", frozenset({str(Right.LISTEN)}))
    with pytest.raises(NotAllowed):
        Desk(store, who, clock, (REVIEW,)).save(REVIEW, None, 0, {"call_uuid": CALL}).result()
