"""Is what waits at a seat kept in order, handed over until it is taken, and set aside where it is refused?"""

import queue
import threading
from concurrent.futures import Future
from datetime import UTC, date, datetime

import pytest

from app.core.errors import DatabaseUnavailable, DeviceUnavailable, Refused
from app.core.i18n import Text
from app.db.waiting import Item, Waiting

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Base:
    """A database that takes what it is told to take."""

    def __init__(self):
        self.answer = None
        self.taken, self.told = [], queue.Queue()

    def write(self, item):
        future = Future()
        answer = self.answer(item) if callable(self.answer) else self.answer
        if answer is None:
            self.taken.append(item.words)
            future.set_result(None)
        else:
            future.set_exception(answer)
        return future


@pytest.fixture
def base():
    return Base()


@pytest.fixture
def make(tmp_path, base):
    made = []

    def open_():
        made.append(one := Waiting(tmp_path / "waiting.db", base.write, lambda: base.told.put(None)))
        one._read.result()
        return one

    yield open_
    for one in made:
        one.close()


def item(words, **body):
    return Item(kind="note", who="李娜", made_at=NOW, words=words, body=body)


def settled(waiting, many):
    """Wait until so many wait."""
    turn = threading.Event()
    while len(waiting.items) != many:
        turn.wait(0.01)


def test_it_waits_in_order_and_outlasts_the_program(make, base):
    base.answer = DatabaseUnavailable(Text("test", "away"))
    first = make()
    for words in ("一", "二", "三"):
        first.add(item(words, on=date(2026, 11, 24), at=NOW, many=[1, 2])).result()
    first.deliver()
    assert first.busy
    first.close()
    again = make()
    assert [one.words for one in again.items] == ["一", "二", "三"]
    assert again.items[0].body == {"on": date(2026, 11, 24), "at": NOW, "many": [1, 2]}
    base.answer = None
    again.deliver()
    settled(again, 0)
    assert base.taken == ["一", "二", "三"]
    assert make().items == (), "nothing of it stays in the file"


def test_what_is_refused_is_set_aside_and_the_others_go_on(make, base):
    waiting = make()
    base.answer = lambda one: Refused(Text("test", "not like this")) if one.words == "二" else None
    for words in ("一", "二", "三"):
        waiting.add(item(words)).result()
    waiting.deliver()
    settled(waiting, 1)
    (left,) = waiting.items
    assert (left.words, left.refused) == ("二", "not like this")
    assert base.taken == ["一", "三"]
    assert not waiting.busy, "nothing waits behind it"
    waiting.drop(left.uuid).result()
    assert waiting.items == ()


def test_the_same_is_kept_once(make):
    waiting = make()
    one = item("一")
    waiting.add(one).result()
    waiting.add(one).result()
    assert len(waiting.items) == 1


def test_where_it_cannot_be_kept_it_is_said(tmp_path, base):
    waiting = Waiting(tmp_path / "missing" / "waiting.db", base.write, lambda: None)
    with pytest.raises(DeviceUnavailable, match="could not be kept"):
        waiting.add(item("一")).result()
    waiting.close()
