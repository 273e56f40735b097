"""Are the solutions found that fit what is being typed, the most promising first?"""

import pytest
from sqlalchemy import event, insert, text

from app.core.errors import Invalid, Refused
from app.features.knowledge.finding import Asked, find
from app.features.knowledge.indexing import index
from app.features.knowledge.model import Shelf, Solution
from app.features.knowledge.spec import SOLUTION
from app.records.listing import Query


def first(found, words, **more):
    return next((result for result, *_ in found(words, **more)), None)


def test_by_a_clause_of_a_long_tale_and_by_pinyin(write, found):
    write(symptom="底部漏水，停机仍滴水", result="更换进水阀")
    write(symptom="面板显示 E4", result="清洗过滤网")
    assert first(found, "客户说昨天开始的，底部漏水，很急，下午有营业") == "更换进水阀"
    assert first(found, "漏水") == "更换进水阀"
    assert first(found, "显示E4") == "清洗过滤网"
    assert first(found, "dbls") == first(found, "loushui") == "更换进水阀"
    write(symptom="不制冷", result="调温度")
    assert first(found, "bzl") == "调温度"
    assert first(found, "屏幕碎了") is None
    assert first(found, "漏") is None


def test_by_other_words_for_the_same(write, found, mean_the_same):
    write(symptom="底部漏水", result="更换进水阀")
    assert first(found, "底下渗出水来") is None
    mean_the_same("漏水 渗水 滴水")
    assert first(found, "底部渗水") == "更换进水阀"
    with pytest.raises(Invalid):
        mean_the_same("漏水")


def test_words_written_beside_it_find_it(write, found):
    write(symptom="不制冷", also="没有冷气\n温度降不下来", result="查漏、补氟")
    assert first(found, "温度降不下来") == "查漏、补氟"


def test_what_helps_more_often_comes_first_and_what_fits_the_product(solve, found, technician):
    for _ in range(3):
        solve("不制冷", "除霜结束后自动恢复", product="展示柜")
    solve("不制冷", "更换继电器", technician, product="制冰机")
    assert [result for result, *_ in found("不制冷")] == ["除霜结束后自动恢复", "更换继电器"]
    assert first(found, "不制冷", product="制冰机") == "更换继电器"


def test_the_list_finds_by_what_is_said_and_by_what_helps(desk, write):
    one, other = (
        write(symptom="底部漏水", result="更换进水阀"),
        write(symptom="有异味", result="更换滤芯", shelf="fault"),
    )
    for words, expected in (("漏水", [one]), ("dbls", [one]), ("滤芯", [other]), ("更换", [other, one])):
        rows = desk.page(SOLUTION, Query(text=words)).result().rows
        assert sorted(row.id for row in rows) == sorted(expected), words


def test_what_records_were_solved_with_stays(desk, write, take):
    free, used = write(symptom="有异味", result="更换滤芯"), write(symptom="漏水", result="更换密封圈")
    take(fault="漏水", solution_id=used)
    desk.delete(SOLUTION, free).result()
    with pytest.raises(Refused):
        desk.delete(SOLUTION, used).result()


def test_among_very_many_it_takes_steps_along_an_index(store):
    """Each fragment is in thousands of solutions: the answer still compares a few."""
    many = 3000

    def fill(session):
        rows = [
            {"symptom": "不制冷", "result": f"办法 {at}", "shelf": Shelf.FAULT, "version": 1, "helped": at % 50}
            | {"tried": 50}
            for at in range(many)
        ]
        session.execute(insert(Solution), rows)
        index(session, range(1, many + 1))

    store.run(fill).result()
    found = store.look(lambda s: find(s, Asked(Shelf.FAULT, "冰箱不制冷"))).result()
    assert len(found) == 6
    assert all(one.helped >= 32 for one in found), "of the weightiest"


def test_only_indexes_are_read_and_never_repairs(store):
    def fill(session):
        rows = [{"symptom": f"底部漏水 {at}", "result": "换", "helped": at % 9, "version": 1} for at in range(3000)]
        session.execute(insert(Solution), rows)
        index(session, range(1, 3001))

    store.run(fill).result()
    store.run(lambda s: s.execute(text("ANALYZE"))).result()
    asked = []
    event.listen(
        store._looker.engine, "before_cursor_execute", lambda _c, _k, sql, values, *_: asked.append((sql, values))
    )
    store.look(lambda s: find(s, Asked(Shelf.FAULT, "底部漏水"))).result()
    assert not any(" repair" in sql for sql, _ in asked)
    (walk,) = [one for one in asked if "solution_gram" in one[0]]
    how = "EXPLAIN QUERY PLAN " if store.engine.dialect.name == "sqlite" else "EXPLAIN "
    rows = store.look(lambda s: s.connection().exec_driver_sql(how + walk[0], walk[1]).all()).result()
    plan = "\n".join(str(row) for row in rows)
    assert "SCAN solution_gram" not in plan
    assert "Seq Scan" not in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan
