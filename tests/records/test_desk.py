"""What becomes of a record that is saved, changed by two at once, moved on, deleted?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.core.access import Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.records.desk import Desk
from app.records.keeping import Clash
from app.records.listing import Query
from tests.blank.spec import UMBRELLA

RED = {"colour": "red", "note": " two lines\nof it ", "due_on": date(2026, 11, 24)}


def save(desk, id_=None, version=0, **values):
    return desk.save(UMBRELLA, id_, version, values).result()


def load(desk, id_):
    return desk.load(UMBRELLA, id_).result()


def test_a_new_record_gets_its_number_and_its_first_state(desk, records, clock):
    one, two = save(desk, **RED), save(desk, colour="blue")
    day = clock.now().astimezone().strftime("%Y%m%d")
    assert (one.number, two.number) == (f"YS{day}-0001", f"YS{day}-0002")
    loaded = load(desk, one.id)
    assert loaded.state == "lent"
    assert loaded.values["note"] == "two lines\nof it"
    assert loaded.values["tags"].strip() == "saved", "the hook after saving ran in the same transaction"
    assert records.commits[0].of("umbrella") == {one.id}


def test_values_come_back_as_they_were_saved(desk):
    at = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)
    saved = save(desk, colour="red", deposit=1250, seen_at=at, wet=True, phone=" 138 0013 8000 ", tags="a， b a")
    values = load(desk, saved.id).values
    assert values["deposit"] == 1250
    assert values["seen_at"] == at
    assert values["wet"] is True
    assert values["phone"] == "138 0013 8000"
    assert values["tags"].split() == ["a", "b", "saved"]


def test_every_wrong_field_is_named_at_once_and_nothing_is_written(desk, records):
    marks = ({"text": "M" * 21, "size": None}, {"text": " ", "size": 4})
    with pytest.raises(Invalid) as caught:
        save(desk, colour=" ", phone="1" * 90, deposit="much", marks=marks)
    assert set(caught.value.fields) == {"colour", "phone", "deposit", "marks.0.text", "marks.1.text"}
    assert records.commits == []


def test_the_types_own_rule_has_the_last_word(desk):
    with pytest.raises(Invalid) as caught:
        save(desk, colour="plaid")
    assert str(caught.value) == "We have no plaid ones."


def test_parts_stay_go_and_come(desk):
    first = save(
        desk, colour="red", marks=({"text": "A", "size": 1}, {"text": "B", "size": 2}, {"text": "", "size": None})
    )
    loaded = load(desk, first.id)
    a, b = loaded.values["marks"]
    assert [one["text"] for one in (a, b)] == ["A", "B"]
    save(desk, first.id, loaded.version, marks=({"text": "C", "size": 3}, {**b, "text": "B2"}))
    marks = load(desk, first.id).values["marks"]
    assert [(one["text"], one["size"]) for one in marks] == [("C", 3), ("B2", 2)]
    assert marks[1]["id"] == b["id"], "a row that stays is the same row"


def test_a_new_word_of_a_choice_list_is_saved_with_the_record(desk):
    one = save(desk, colour="red", kind_id="折叠")
    two = save(desk, colour="blue", kind_id="折叠")
    choices = desk.choices("umbrella").result()
    assert [name for _, name in choices] == ["折叠"]
    assert load(desk, one.id).values["kind_id"] == load(desk, two.id).values["kind_id"] == choices[0][0]
    assert load(desk, one.id).names["kind_id"] == "折叠"
    assert desk.page(UMBRELLA, Query()).result().rows[0].cells[2] == "折叠"
    assert "zd" in desk.spellings("umbrella").result()[choices[0][0]].split()


def test_who_saves_second_sees_both_versions(desk):
    saved = save(desk, **RED, deposit=100)
    mine, theirs = load(desk, saved.id), load(desk, saved.id)
    for one in (mine, theirs):
        del one.values["tags"]  # the toy's hook changes them at each save
    save(desk, saved.id, theirs.version, **{**theirs.values, "deposit": 900, "phone": "110"})
    with pytest.raises(Clash) as caught:
        save(desk, saved.id, mine.version, **{**mine.values, "deposit": 500, "due_on": date(2026, 12, 1)})
    clash = caught.value
    assert clash.differs == ("phone", "deposit", "due_on")
    assert clash.theirs.values["deposit"] == 900
    assert clash.mine["deposit"] == 500
    save(desk, saved.id, clash.theirs.version, deposit=500)
    assert load(desk, saved.id).values["phone"] == "110", "what was not chosen again stays theirs"


def test_steps_ask_for_right_state_and_fields(desk, records, clock):
    saved = save(desk, colour="red")
    with pytest.raises(Invalid) as caught:
        desk.step(UMBRELLA, saved.id, "return").result()
    assert set(caught.value.fields) == {"due_on"}
    save(desk, saved.id, load(desk, saved.id).version, due_on=date(2026, 11, 24))
    desk.step(UMBRELLA, saved.id, "return").result()
    loaded = load(desk, saved.id)
    assert (loaded.state, loaded.values["seen_at"]) == ("back", clock.now())
    with pytest.raises(Refused):
        desk.step(UMBRELLA, saved.id, "return").result()
    nobody = Desk(records, Who("张三", "seat", frozenset({"umbrella.save"})), clock)
    desk.step(UMBRELLA, saved.id, "lend").result()
    with pytest.raises(NotAllowed):
        nobody.step(UMBRELLA, saved.id, "return").result()


def test_a_batch_does_what_it_can_and_says_what_it_left(desk):
    ids = [save(desk, colour="red", due_on=date(2026, 11, 24) if at else None).id for at in range(3)]
    batch = desk.step_all(UMBRELLA, ids, "return").result()
    assert batch.done == 2
    assert set(batch.refused) == {ids[0]}
    assert load(desk, ids[1]).state == "back"
    gone = desk.delete_all(UMBRELLA, ids).result()
    assert (gone.done, set(gone.refused)) == (2, {ids[0]})


def test_an_action_reaches_the_rows_it_is_given(desk):
    ids = [save(desk, colour="red").id for _ in range(3)]
    assert desk.act(UMBRELLA, UMBRELLA.actions[0], ids[:2]).result().done == 2
    assert [load(desk, one).values["wet"] for one in ids] == [True, True, False]


def test_rights_are_asked_for_saving_and_deleting(records, clock, desk):
    saved = save(desk, colour="red")
    nobody = Desk(records, Who("张三", "seat", frozenset()), clock)
    with pytest.raises(NotAllowed, match=r"umbrella\.save"):
        nobody.save(UMBRELLA, saved.id, saved.version, {"colour": "blue"}).result()
    with pytest.raises(NotAllowed, match=r"umbrella\.delete"):
        nobody.delete(UMBRELLA, saved.id).result()


def test_deleting_listens_to_the_rule_and_says_when_it_is_gone(desk):
    saved = save(desk, **RED)
    with pytest.raises(Refused, match="still lent"):
        desk.delete(UMBRELLA, saved.id).result()
    desk.step(UMBRELLA, saved.id, "return").result()
    desk.delete(UMBRELLA, saved.id).result()
    with pytest.raises(Refused, match="no longer there"):
        load(desk, saved.id)


def test_counts_places_and_suggestions(desk):
    ids = [save(desk, colour=colour).id for colour in ("red", "blue", "reddish")]
    assert desk.counts(UMBRELLA).result() == {"lent": 3, "wet": 0}
    assert desk.total(UMBRELLA, Query()).result() == 3
    assert desk.place_of(UMBRELLA, Query(), ids[0]).result() == 2
    assert desk.ids(UMBRELLA, Query(), 2).result() == (ids[2], ids[1])
    assert {row.id for row in desk.suggest(UMBRELLA, "red").result()} == {ids[0], ids[2]}
    hint = desk.watch(UMBRELLA.field("colour").watch, None, "blue").result()
    assert hint.id == ids[1]


def test_a_moment_in_another_zone_is_stored_in_utc(desk):
    local = datetime(2026, 11, 20, 16, 0).astimezone()
    saved = save(desk, colour="red", seen_at=local)
    value = load(desk, saved.id).values["seen_at"]
    assert value == local
    assert value.utcoffset() == timedelta(0)
