"""Can a field of many records be changed at once, by the rules of each, and taken back?"""

from concurrent.futures import Future
from datetime import date

import pytest

from app.core.access import Who
from app.core.errors import DatabaseUnavailable, NotAllowed
from app.core.i18n import Text
from app.records.keeping import Batch, Tags
from app.records.portions import PORTION, batch_in_portions
from app.records.undo import Undo
from tests.blank.spec import UMBRELLA

DAY = date(2026, 11, 24)


@pytest.fixture
def ids(desk):
    return [
        desk.save(UMBRELLA, None, 0, {"colour": one, "tags": f"{one} old"}).result().id
        for one in ("red", "green", "blue")
    ]


def values(desk, ids, key):
    return [desk.load(UMBRELLA, one).result().values[key] for one in ids]


def test_all_get_the_value_by_the_rules_of_saving(desk, ids):
    batch = desk.change_all(UMBRELLA, ids, {"due_on": DAY, "kind_id": "长柄"}).result()
    assert (batch.done, batch.refused) == (3, {})
    assert values(desk, ids, "due_on") == [DAY] * 3
    assert len(set(values(desk, ids, "kind_id"))) == 1, "the new word became one entry of the list"
    assert all("saved" in one for one in values(desk, ids, "tags")), "what follows a save was done"


def test_those_that_refuse_are_left_and_named(desk, ids):
    gone = ids[-1] + 1
    batch = desk.change_all(UMBRELLA, [*ids, gone], {"due_on": DAY}).result()
    assert (batch.done, list(batch.refused)) == (3, [gone])
    assert "no longer there" in str(batch.refused[gone])
    none = desk.change_all(UMBRELLA, ids, {"colour": "plaid"}).result()
    assert (none.done, len(none.refused), none.undo) == (0, 3, None)
    assert values(desk, ids, "colour") == ["red", "green", "blue"]


def test_it_is_taken_back_column_by_column(desk, ids):
    desk.change_all(UMBRELLA, ids[:1], {"due_on": DAY}).result()
    batch = desk.change_all(UMBRELLA, ids, {"due_on": DAY}).result()
    versions = [desk.load(UMBRELLA, one).result().version for one in ids]
    assert batch.done == 3
    desk.undo(batch.undo).result()
    assert values(desk, ids, "due_on") == [DAY, None, None]
    assert all(desk.load(UMBRELLA, one).result().version >= was for one, was in zip(ids, versions, strict=True))


def test_who_may_not_change_may_not_take_a_change_back(desk, ids):
    batch = desk.change_all(UMBRELLA, ids, {"due_on": DAY}).result()
    desk.sign_in(Who("张三", "", frozenset()))
    refused = desk.change_all(UMBRELLA, ids, {"due_on": None}).result()
    assert (refused.done, len(refused.refused)) == (0, 3)
    with pytest.raises(NotAllowed):
        desk.undo(Undo(UMBRELLA.key, batch.undo.records)).result()
    assert values(desk, ids, "due_on") == [DAY] * 3


@pytest.mark.parametrize(
    ("deed", "left"),
    [
        (Tags(add="vip old"), "red old saved vip"),
        (Tags(drop="old"), "red saved"),
        (Tags(add="new", drop="red old"), "saved new"),
    ],
)
def test_tags_are_added_and_taken_away_word_by_word(desk, ids, deed, left):
    desk.change_all(UMBRELLA, ids[:1], {"tags": deed}).result()
    assert values(desk, ids, "tags")[0].removesuffix(" saved").split() == left.split()


def test_others_save_between_the_portions_of_a_long_batch(desk, ids, records):
    many = [*ids, *(desk.save(UMBRELLA, None, 0, {"colour": f"c{at}"}).result().id for at in range(2 * PORTION))]
    order = []
    batch = desk.change_all(UMBRELLA, many, {"due_on": DAY})
    batch.add_done_callback(lambda _: order.append("batch"))
    records.run(lambda s: order.append("a call")).result()
    assert (batch.result().done, len(batch.result().undo.records)) == (len(many), len(many))
    assert order == ["a call", "batch"]
    desk.undo(batch.result().undo).result()
    assert set(values(desk, many, "due_on")) == {None}


class Torn:
    """A store whose connection is lost after the first portion."""

    def __init__(self, store):
        self._store, self.left = store, 1

    def run(self, job):
        if self.left:
            self.left -= 1
            return self._store.run(job)
        gone = Future()
        gone.set_exception(DatabaseUnavailable(Text("database", "The server does not answer.")))
        return gone


def test_what_is_done_stays_done_when_the_database_goes_away(records, ids):
    torn = Torn(records)
    many = [*ids, *range(100, 100 + PORTION)]
    work = lambda _s, some: Batch(len(some))  # noqa: E731
    batch = batch_in_portions(torn.run, "umbrella", many, work).result()
    assert (batch.done, len(batch.refused)) == (PORTION, 3)
    assert {str(one) for one in batch.refused.values()} == {"The server does not answer."}
    with pytest.raises(DatabaseUnavailable):
        batch_in_portions(torn.run, "umbrella", many, work).result()
    with pytest.raises(ZeroDivisionError):
        batch_in_portions(records.run, "umbrella", many, lambda _s, _some: 1 // 0).result()
    records.close()
    assert batch_in_portions(records.run, "umbrella", many, work).cancelled()
