"""Are lists kept under names of one's own or of everybody, by who may, and read as far as they still make sense?"""

from datetime import date

import pytest
from sqlalchemy import update

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.db.system import SavedList
from app.records.listing import Query
from app.records.wheres import Op, Span, Where
from tests.blank.spec import UMBRELLA

WET = Query(
    "-due_on", "red", ("wet",), (Where("due_on", Op.WITHIN, (Span.TODAY,)), Where("deposit", Op.AT_LEAST, (100,)))
)
OTHER = Who("张三", "", frozenset({"umbrella.save"}))
BOSS = Who("王主管", "", frozenset({Right.PARAMETERS}))


def names(desk):
    return [(one.name, one.everybody) for one in desk.saved.of(UMBRELLA).result()]


def test_a_list_comes_back_as_it_was_kept(desk):
    desk.saved.save(UMBRELLA, "  湿 的 ", WET, everybody=False).result()
    (one,) = desk.saved.of(UMBRELLA).result()
    assert (one.name, one.query) == ("湿 的", WET)
    assert hash(one.query) == hash(WET)


def test_the_same_name_again_replaces_it(desk):
    first = desk.saved.save(UMBRELLA, "a", WET, everybody=False).result()
    assert desk.saved.save(UMBRELLA, "a", Query(text="x"), everybody=False).result() == first
    assert [one.query.text for one in desk.saved.of(UMBRELLA).result()] == ["x"]


def test_own_lists_are_nobody_elses_and_stand_before_everybodys(desk):
    desk.saved.save(UMBRELLA, "z", WET, everybody=False).result()
    desk.saved.save(UMBRELLA, "a", WET, everybody=True).result()
    assert names(desk) == [("z", False), ("a", True)]
    desk.sign_in(OTHER)
    assert names(desk) == [("a", True)]


def test_lists_for_everybody_need_a_right(desk):
    kept = desk.saved.save(UMBRELLA, "a", WET, everybody=True).result()
    desk.sign_in(OTHER)
    for work in (
        lambda: desk.saved.save(UMBRELLA, "b", WET, everybody=True),
        lambda: desk.saved.rename(kept, "b"),
        lambda: desk.saved.delete(kept),
    ):
        with pytest.raises(NotAllowed, match="Parameters"):
            work().result()
    desk.sign_in(BOSS)
    desk.saved.delete(kept).result()
    assert names(desk) == []


def test_renaming_and_deleting(desk):
    first, second = (desk.saved.save(UMBRELLA, name, WET, everybody=False).result() for name in "ab")
    desk.saved.rename(first, "c").result()
    desk.saved.rename(first, "c").result()
    with pytest.raises(Invalid, match="already"):
        desk.saved.rename(second, "c").result()
    with pytest.raises(Invalid):
        desk.saved.rename(second, " ").result()
    with pytest.raises(Invalid):
        desk.saved.save(UMBRELLA, "x" * 81, WET, everybody=False).result()
    desk.sign_in(OTHER)
    with pytest.raises(Refused, match="no longer there"):
        desk.saved.delete(first).result()


def test_what_the_type_does_not_know_any_more_is_left_out(desk, records):
    kept = desk.saved.save(UMBRELLA, "a", WET, everybody=False).result()
    raw = {
        "order": "length",
        "text": "t",
        "filters": ["wet", "gone"],
        "wheres": [{"key": "length", "op": "equal", "values": [1]}, {"op": "?"}, 7, {"key": "wet", "op": "one_of"}],
    }
    records.run(lambda s: s.execute(update(SavedList).where(SavedList.id == kept).values(query=raw))).result()
    (one,) = desk.saved.of(UMBRELLA).result()
    assert one.query == Query(text="t", filters=("wet",))
    records.run(lambda s: s.execute(update(SavedList).where(SavedList.id == kept).values(query=[1]))).result()
    assert desk.saved.of(UMBRELLA).result()[0].query == Query()


def test_days_are_kept(desk):
    query = Query(wheres=(Where("due_on", Op.WITHIN, (date(2026, 11, 1), None)),))
    desk.saved.save(UMBRELLA, "d", query, everybody=False).result()
    assert desk.saved.of(UMBRELLA).result()[0].query == query
