"""Do seats on one server hear what the others saved, also after one slept, and know who is there?"""

import queue
import threading
from dataclasses import dataclass, field

import psycopg
import pytest

import app.features.record_types  # noqa: F401  all tables
from app.core.changes import OWNER, WHOLE, Changes
from app.core.presence import Present, others_of
from app.db.engine import open_engine
from app.db.store import Store, touch
from app.db.system import Setting
from app.db.wire import Hears, Rhythm, Wire
from app.db.words import Word, changes_of, said, said_of
from tests.db.rows import add, call, choice

pytestmark = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
LONG_S = 30


@dataclass
class Seat:
    """A seat without a window: its store, its wire, and what it heard."""

    store: Store
    wire: Wire
    heard: "queue.Queue[Changes]"
    words: "queue.Queue"
    boards: "queue.Queue"
    ups: "queue.Queue"
    downs: "queue.Queue"
    left: list = field(default_factory=list)

    def hear(self):
        return self.heard.get(timeout=LONG_S)

    def hear_of(self, table):
        """Wait for changes of a table."""
        while True:
            if ids := self.hear().of(table):
                return ids

    def sees(self, *words):
        """Wait until exactly these are on the board."""
        while sorted(self.boards.get(timeout=LONG_S).values()) != sorted(words):
            pass
        return True

    def stand(self, name):
        """Stand on the board under a name."""
        words = Present(self.store.seat, name, "前台").words()
        self.wire.be(words)
        while words not in self.boards.get(timeout=LONG_S).values():
            pass

    def close(self):
        self.wire.close()
        self.store.close()


@pytest.fixture
def seats(database_url):
    made = []

    def make(url=database_url, beat_s=15.0):
        store = Store(open_engine(url))
        heard, words, boards, ups, downs = (queue.Queue() for _ in range(5))
        hears = Hears(changes=heard.put, word=words.put, here=boards.put, up=lambda: ups.put(True), down=downs.put)
        wire = Wire(store.engine.url, store.seat, hears, Rhythm((0.05,), beat_s))
        wire.start()
        made.append(seat := Seat(store, wire, heard, words, boards, ups, downs))
        ups.get(timeout=LONG_S)
        return seat

    yield make
    for one in made:
        one.close()


def drop(seat):
    """The server ends this seat's wire, as when it is started anew."""
    with psycopg.connect(seat.store.engine.url.render_as_string(False).replace("+psycopg", ""), autocommit=True) as by:
        by.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = 7464335"
            " AND objid::bigint = %s",
            (seat.wire._place,),
        )


def test_what_one_seat_saves_the_other_hears(seats):
    one, other = seats(), seats()
    id_ = one.store.run(add(choice())).result()
    assert other.hear().touched == {("choice", id_)}
    one.store.run(lambda s: touch(s, "customer", 7)).result()
    assert other.hear().touched == {("customer", 7)}
    other.store.run(add(call())).result()
    assert one.hear().of("call"), "its own changes it had heard from its store; the first it hears is the other's"


def test_what_is_undone_nobody_hears(seats):
    one, other = seats(), seats()

    def job(session):
        session.add(choice("gone"))
        session.flush()
        raise KeyError

    with pytest.raises(KeyError):
        one.store.run(job).result()
    kept = one.store.run(add(choice("kept"))).result()
    assert other.hear().touched == {("choice", kept)}


def test_a_great_many_rows_are_told_as_the_whole_table(seats):
    one, other = seats(), seats()

    def job(session):
        for id_ in range(1, 6000):
            touch(session, "customer", id_)
        touch(session, "sale", 3)

    one.store.run(job).result()
    assert other.hear().touched == {("customer", WHOLE), ("sale", 3), (OWNER, WHOLE)}


def test_words_of_changes_are_never_too_long(engine_name):
    many = Changes(frozenset((f"table_{t}", 10**12 + id_) for t in range(40) for id_ in range(300)))
    words = said_of(many, "a")
    assert len(words) < 8000
    back = changes_of(words, "b")
    assert all(back.has(*one) for one in many.touched)
    assert not changes_of(words, "a"), "what it said itself"
    for nonsense in (
        "",
        "x",
        "[]",
        '{"t": 3}',
        '{"t": {"a": 3, "b": ["x", true, 1.5, NaN]}}',
        "[" * 7900,
        '{"t":' * 1500,
    ):
        assert not changes_of(nonsense, "b")
    assert changes_of('{"t": {"a": [-5, 99999999999999999999999]}}', "b").touched == {("a", WHOLE)}


def test_a_seat_that_lost_the_server_catches_up(seats):
    one, other = seats(), seats(beat_s=0.05)
    other.wire.be("b")
    assert other.sees("b")
    before = one.store.run(add(choice("before"))).result()
    assert before in other.hear_of("choice")
    asleep = threading.Event()
    other.wire._hears = Hears(
        changes=other.heard.put,
        word=other.words.put,
        here=other.boards.put,
        up=lambda: other.ups.put(True),
        down=lambda _err: asleep.wait(LONG_S),  # the wire's own thread: it comes back when the test lets it
    )
    drop(other)
    meanwhile = {one.store.run(add(choice(f"meanwhile {n}"))).result() for n in range(3)}
    asleep.set()
    other.ups.get(timeout=LONG_S)
    found = set()
    while not meanwhile <= found:
        found |= other.hear_of("choice")


def test_a_transaction_that_commits_late_is_not_missed(seats):
    """Ids of notices are given before the commit: whoever went by the highest id would never see this one."""
    one, other, third = seats(), seats(beat_s=0.05), seats()
    other.wire.be("b")
    assert other.sees("b")
    begun, go_on = threading.Event(), threading.Event()

    def slow(session):
        session.add(made := choice("slow"))
        session.flush()
        session.connection().exec_driver_sql('SELECT notice_tell(\'{"s":"x","t":{"slow":[1]}}\')')
        begun.set()
        go_on.wait(LONG_S)
        return made.id

    waiting = one.store.run(slow)
    begun.wait(LONG_S)
    quick = third.store.run(add(choice("quick"))).result()
    assert quick in other.hear_of("choice")
    asleep = threading.Event()
    other.wire._hears = Hears(
        changes=other.heard.put,
        word=other.words.put,
        here=other.boards.put,
        up=lambda: other.ups.put(True),
        down=lambda _err: asleep.wait(LONG_S),
    )
    drop(other)
    go_on.set()
    waiting.result()
    asleep.set()
    assert other.hear_of("slow") == {1}


def test_seats_see_who_is_there_and_who_left(seats):
    one, other = seats(beat_s=0.05), seats()
    one.wire.be("李娜")
    assert one.sees("李娜")
    other.wire.be("小李")
    assert one.sees("李娜", "小李")
    other.wire.be("小李, 王小明")
    assert one.sees("李娜", "小李, 王小明")
    drop(other)  # and come back
    other.downs.get(timeout=LONG_S)
    other.ups.get(timeout=LONG_S)
    one.wire.be("李娜 2")
    assert one.sees("李娜 2", "小李, 王小明")
    other.wire.close()
    assert one.sees("李娜 2")


def test_a_word_reaches_the_others_only(seats):
    one, other, third = seats(), seats(), seats()
    for seat in (one, other, third):
        seat.stand(seat.store.seat)
    assert one.wire.tell("call", {"line": 3, "name": "王小明"})
    for seat in (other, third):
        word = seat.words.get(timeout=LONG_S)
        assert (word.kind, dict(word.body)) == ("call", {"line": 3, "name": "王小明"})
    other.wire.tell("call", {"line": 4})
    assert one.words.get(timeout=LONG_S).body["line"] == 4
    assert not one.wire.tell("call", {"name": "长" * 8000}), "too long to be told"


def test_a_seat_says_once_that_the_server_is_away_and_jobs_fail_at_once(seats):
    one = seats()
    one.wire.be("a")
    assert one.sees("a")
    one.store.stay_away(err := Unreached())
    for ask in (one.store.run, one.store.look, one.store.read):
        assert ask(lambda _s: 1).exception() is err
    one.store.come_back()
    assert one.store.look(lambda _s: 1).result() == 1


class Unreached(Exception):
    """Stands for why."""


def test_a_seat_at_which_somebody_else_signs_in_is_not_taken_for_gone(seats):
    one, other = seats(), seats()
    other.wire.be('["o","小李","后台",[]]')
    one.sees('["o","小李","后台",[]]')
    other.wire.again()
    assert other.ups.get(timeout=LONG_S)
    id_ = one.store.run(add(choice())).result()
    assert id_ in other.hear_of("choice")
    assert other.downs.empty()
    board = one.boards.get(timeout=LONG_S)
    assert [one.name for one in others_of(board, "x")] == ["小李"], "on the board twice for a while, it is one seat"


def test_where_nobody_may_connect_any_more_nothing_is_heard_until_somebody_signs_in(seats):
    one, other = seats(), seats()
    other.wire.be("o")
    one.sees("o")
    other.wire.pause()
    one.sees()
    id_ = one.store.run(add(choice())).result()
    assert not other.wire.up
    assert other.heard.empty()
    other.wire.again()
    assert other.ups.get(timeout=LONG_S)
    assert id_ in other.hear_of("choice"), "made up for"
    assert other.downs.empty()


def test_a_row_without_a_number_stands_for_its_table(seats):
    one, other = seats(), seats()
    one.store.run(lambda s: s.merge(Setting(key="company_name", value="冰点"))).result()
    assert other.hear().touched == {("setting", WHOLE)}


def notify(seat, *words, channel="ringfile_seats"):
    """Say something to all seats as somebody with psql would, one transaction for each."""
    url = seat.store.engine.url.render_as_string(False).replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as by:
        for one in words:
            by.execute("SELECT pg_notify(%s, %s)", (channel, one))


NONSENSE = (
    *("", "x", "[" * 7900, '{"k":' * 1500, "9" * 7900, '{"s":"x","k":"call","b":{}}', "x" * 7999),
    '{"s":"x","k":"here","b":{"place":1e999,"words":"[]"}}',
    r'{"s":"x","k":"here","b":{"place":1,"words":"[\"\ud800\",\"\",\"\",[[\"a\",1e999]]]"}}',
)


def test_what_is_forged_moves_nothing_and_harms_nobody(seats):
    """Somebody with psql sends whatever they like, also in the name of a seat that is there."""
    one, other = seats(), seats()
    for seat, name in ((one, "李娜"), (other, "小李")):
        seat.stand(name)
    told = {"place": other.wire._place, "words": Present(other.store.seat, "老板", "前台").words()}
    forged = (Word("call", other.store.seat, {"line": 3}), Word("left", other.store.seat, told))
    notify(one, *NONSENSE, *map(said, forged), said(Word("here", other.store.seat, told)))
    notify(one, *NONSENSE, channel="ringfile_changes")
    other.wire.tell("call", {"line": 4})
    assert one.words.get(timeout=LONG_S).body["line"] == 4, "the first that is heard is true"
    boards = [one.boards.get() for _ in range(one.boards.qsize())]
    assert {present.name for board in boards for present in others_of(board, one.store.seat)} <= {"小李"}
    assert others_of(boards[-1], one.store.seat)
    id_ = one.store.run(add(choice())).result()
    assert id_ in other.hear_of("choice")
    assert one.downs.empty()


def test_nobody_takes_anothers_place_on_the_board_or_stands_there_twice(seats):
    one, other = seats(), seats()
    for seat, name in ((one, "李娜"), (other, "小李")):
        seat.stand(name)
    url = one.store.engine.url.render_as_string(False).replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as by:
        words = Present(other.store.seat, "老板", "前台").words()
        places = {
            by.execute("SELECT seat_says(%s, %s)", (mine, words)).fetchone() for mine in (other.wire._place, 1, None)
        }
        assert len(places) == 1
        assert (other.wire._place,) not in places
        said_there = dict(by.execute("SELECT place, words FROM seats_here()").fetchall())
        assert len(said_there) == 3
        assert "小李" in said_there[other.wire._place]
        with pytest.raises(psycopg.errors.StringDataRightTruncation):
            by.execute("SELECT seat_says(NULL, repeat('x', 8000))")


def test_a_flood_of_changes_is_told_in_few_pieces(seats):
    one, other = seats(), seats()
    notify(one, *(f'{{"s":"x","t":{{"sale":[{id_}]}}}}' for id_ in range(1, 2001)), channel="ringfile_changes")
    found, pieces = set(), 0
    while not {*range(1, 2001)} <= found:
        found |= other.hear().of("sale")
        pieces += 1
    assert pieces < 200
    many = (range(n, n + 900) for n in range(1, 9001, 900))
    notify(one, *(f'{{"s":"x","t":{{"call":{[*ids]}}}}}' for ids in many), channel="ringfile_changes")
    assert other.hear_of("call")
