"""Is every change traced with who, when and from what to what, and can steps and deletions be taken back?"""

from datetime import date

import pytest
from sqlalchemy import select

from app.core.access import Who
from app.core.errors import Conflict, NotAllowed
from app.db.system import Choice, Trace
from app.records.desk import Desk
from tests.blank.spec import UMBRELLA

DEEDS = ("made", "changed")


def save(desk, **values):
    return desk.save(UMBRELLA, None, 0, {"colour": "red"} | values).result()


def trail(desk, id_=None):
    query = select(Trace).where(Trace.kind == "umbrella").order_by(Trace.id)
    query = query if id_ is None else query.where(Trace.record_id == id_)
    return desk._store.look(lambda s: list(s.scalars(query))).result()


def change(desk, id_, **values):
    return desk.save(UMBRELLA, id_, desk.load(UMBRELLA, id_).result().version, values).result()


def test_making_changing_and_deleting_are_traced(desk, clock):
    saved = save(desk, marks=({"text": "tip", "size": 3},))
    change(desk, saved.id, colour="blue", due_on=date(2026, 11, 24))
    desk.step(UMBRELLA, saved.id, "return").result()
    desk.delete(UMBRELLA, saved.id).result()
    entries = trail(desk, saved.id)
    made, changed = (next(one for one in entries if one.deed == deed and "colour" in one.changes) for deed in DEEDS)
    stepped, deleted = entries[-2:]
    assert (made.who, made.seat, made.at) == ("李娜", "前台 2 号席", clock.now())
    assert made.changes["colour"] == [None, "red"]
    assert made.changes["marks"] == [[], [{"text": "tip", "size": 3}]]
    assert (changed.changes["colour"], changed.changes["due_on"]) == (["red", "blue"], [None, "2026-11-24"])
    assert (stepped.deed, stepped.changes["state"]) == ("return", ["lent", "back"])
    assert (deleted.deed, deleted.changes["colour"]) == ("deleted", ["blue", None])
    assert {one.number for one in entries} == {saved.number}


def test_a_changed_row_of_parts_is_told_with_what_it_was(desk):
    saved = save(desk, marks=({"text": "tip"}, {"text": "handle"}))
    rows = desk.load(UMBRELLA, saved.id).result().values["marks"]
    change(desk, saved.id, marks=(rows[0] | {"text": "top"},))
    told = [one.changes["marks"] for one in trail(desk, saved.id) if "marks" in one.changes][-1]
    assert ({"text": "tip"} in told[0], {"text": "top"} in told[1], {"text": "handle"} in told[0]) == (True, True, True)


def test_nothing_is_traced_of_what_was_refused(desk):
    save(desk)
    before = len(trail(desk))
    with pytest.raises(Exception, match="plaid"):
        save(desk, colour="plaid")
    assert len(trail(desk)) == before


def test_what_no_keeper_writes_is_traced_under_who_is_signed_in(desk, records):
    records.run(lambda s: s.add(Choice(list="group", name="老客户"))).result()
    entry = records.look(lambda s: s.scalars(select(Trace).where(Trace.kind == "choice")).one()).result()
    assert (entry.who, entry.deed, entry.changes["name"]) == ("李娜", "made", [None, "老客户"])


def test_a_step_is_taken_back_unless_somebody_changed_it_since(desk):
    saved = save(desk, due_on=date(2026, 11, 24))
    stepped = desk.step(UMBRELLA, saved.id, "return").result()
    desk.undo(stepped.undo).result()
    found = desk.load(UMBRELLA, saved.id).result()
    assert (found.state, found.values["seen_at"]) == ("lent", None)
    assert "undone" in {one.deed for one in trail(desk, saved.id)}
    batch = desk.step_all(UMBRELLA, [saved.id], "return").result()
    change(desk, saved.id, colour="green")
    with pytest.raises(Conflict):
        desk.undo(batch.undo).result()


def test_a_deleted_record_comes_back_with_its_parts(desk, records, clock):
    saved = save(desk, due_on=date(2026, 11, 24), marks=({"text": "tip", "size": 3},))
    desk.step(UMBRELLA, saved.id, "return").result()
    gone = desk.delete_all(UMBRELLA, [saved.id]).result()
    with pytest.raises(NotAllowed):
        Desk(records, Who("张三", "", frozenset()), clock, (UMBRELLA,)).undo(gone.undo).result()
    desk.undo(gone.undo).result()
    found = desk.load(UMBRELLA, saved.id).result()
    assert (found.number, found.values["colour"], found.state) == (saved.number, "red", "back")
    assert [row["text"] for row in found.values["marks"]] == ["tip"]


def test_many_moved_on_at_once_are_traced_one_by_one(desk):
    saved = [save(desk, due_on=date(2026, 11, 24)) for _ in range(12)]
    other = save(desk)
    batch = desk.step_all(UMBRELLA, [one.id for one in (*saved, other)], "return").result()
    assert batch.done + len(batch.refused) == 13
    for one in saved:
        entry = trail(desk, one.id)[-1]
        assert (entry.deed, entry.number, entry.who) == ("return", one.number, "李娜")
        assert entry.changes["state"] == ["lent", "back"]
        assert desk.load(UMBRELLA, one.id).result().version == one.version + 1
    assert len(trail(desk, saved[0].id)) == len({one.id for one in trail(desk, saved[0].id)})
    desk.undo(batch.undo).result()
    assert {desk.load(UMBRELLA, one.id).result().state for one in saved} == {"lent"}
