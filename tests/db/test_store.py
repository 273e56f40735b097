"""Does the store keep what it promises: commits, changes, conflicts, and threads that do not wait for each other?"""

import threading
from concurrent.futures import CancelledError
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

import app.features.record_types  # noqa: F401  every relationship finds its other end
from app.core.errors import Conflict, DatabaseUnavailable, Refused
from app.core.i18n import Text
from app.db.engine import open_engine
from app.db.store import Store, touch
from app.db.system import Choice
from app.features.calls.model import CallRecord
from app.features.customers.model import Customer
from tests.db.rows import add, call, choice

_FOR_EVER = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(600)",
}


def _names(session):
    return list(session.scalars(select(Choice.name).order_by(Choice.id)))


def test_a_job_commits_when_it_returns(store):
    store.run(add(choice("VIP"))).result()
    assert store.look(_names).result() == ["VIP"]
    assert store.read(_names).result() == ["VIP"]


def test_a_job_that_raises_leaves_nothing(store):
    def job(session):
        session.add(choice())
        session.flush()
        raise Refused(Text("test", "not like this"))

    with pytest.raises(Refused, match="not like this"):
        store.run(job).result()
    assert store.look(_names).result() == []
    assert store.commits == []


def test_changes_are_told_after_the_commit(store):
    id_ = store.run(add(choice())).result()
    assert store.commits[-1].of("choice") == {id_}


def test_changes_name_what_was_changed_deleted_and_touched(store):
    first, second = store.run(add(choice("a"))).result(), store.run(add(choice("b"))).result()

    def job(session):
        session.get_one(Choice, first).name = "c"
        session.delete(session.get_one(Choice, second))
        touch(session, "call", 7)

    store.run(job).result()
    assert store.commits[-1].of("choice") == {first, second}
    assert store.commits[-1].of("call") == {7}


def test_a_job_that_changes_nothing_tells_nobody(store):
    store.run(_names).result()
    assert store.commits == []


@pytest.mark.logs("told about")
def test_a_listener_that_fails_does_not_undo_what_was_saved(database_url):
    def listener(_changes):
        raise ZeroDivisionError

    store = Store(open_engine(database_url), listener)
    assert store.run(add(choice())).result()
    assert store.look(_names).result() == ["VIP"]
    store.close()


def test_a_lost_update_is_refused(store):
    id_ = store.run(add(choice())).result()

    def clash(session):
        mine = session.get_one(Choice, id_)
        session.execute(
            update(Choice).where(Choice.id == id_).values(version=9),
            execution_options={"synchronize_session": False},
        )
        mine.name = "Gold"

    with pytest.raises(Conflict):
        store.run(clash).result()


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)  # a file is not locked table by table
@pytest.mark.parametrize("way", ["look", "read", "run"])
def test_where_the_server_has_no_room_for_more_locks_it_is_asked_again(store, way):
    asked = []

    def crowded(session):
        asked.append(way)
        if len(asked) < 3:
            session.execute(text("DO $$ BEGIN RAISE SQLSTATE '53200'; END $$"))
        return len(asked)

    assert getattr(store, way)(crowded).result() == 3


def test_a_moment_comes_back_as_it_went(store):
    at = datetime(2026, 11, 21, 9, 30, 15, 250_000, tzinfo=UTC)
    id_ = store.run(add(choice(retired_at=at))).result()
    assert store.look(lambda s: s.get_one(Choice, id_).retired_at).result() == at


def test_a_moment_without_zone_is_a_bug(store):
    with pytest.raises(Exception, match="naive"):
        store.run(add(choice(retired_at=datetime(2026, 11, 21)))).result()  # noqa: DTZ001


def test_values_of_a_call_come_back_as_they_went(store):
    one = call(note="老客户 🙂", answered=None, number="13800138000")
    uuid = one.uuid
    id_ = store.run(add(one)).result()
    back = store.look(lambda s: s.get_one(CallRecord, id_)).result()
    assert (back.uuid, back.note, back.answered) == (uuid, "老客户 🙂", None)
    assert (back.direction, back.state) == (one.direction, one.state)


def test_related_rows_are_never_loaded_by_surprise(store):
    id_ = store.run(add(Customer(name="王小明"))).result()
    with pytest.raises(Exception, match="raise"):
        store.look(lambda s: s.get_one(Customer, id_).phones).result()


def test_a_card_waits_neither_for_a_list_nor_for_a_report_nor_for_a_write(store):
    go, busy = threading.Event(), threading.Barrier(4)

    def long(session):
        session.execute(select(func.count()).select_from(Choice))
        busy.wait(10)
        return go.wait(10)

    def long_write(session):
        session.add(choice("late"))
        session.flush()
        return long(session)

    page, report, write = store.look(long), store.read(long), store.run(long_write)
    busy.wait(10)
    assert store.card(_names).result(timeout=5) == []
    go.set()
    assert page.result()
    assert report.result()
    assert write.result()
    assert store.card(_names).result() == ["late"]


def test_a_job_that_can_wait_is_done_in_its_turn_and_at_the_latest_when_the_store_is_closed(store):
    late = store.run(add(choice("late")), not_before_s=60)
    behind = store.run(add(choice("behind")))
    assert store.look(_names).result() == []
    store.close()
    assert late.result() < behind.result()


@pytest.mark.parametrize("way", ["card", "look", "read"])
def test_what_only_reads_cannot_write(store, way):
    with pytest.raises((DBAPIError, DatabaseUnavailable)):
        getattr(store, way)(add(choice())).result()
    assert store.look(_names).result() == []


def test_the_threads_outlive_every_error(store):
    def bug(session):
        raise SystemExit(3)

    for submit in (store.run, store.card, store.look, store.read):
        with pytest.raises(SystemExit):
            submit(bug).result()
        with pytest.raises(DBAPIError):
            submit(lambda s: s.execute(text("SELECT nothing FROM nowhere"))).result()
        assert submit(_names).result() == []


def test_closing_finishes_what_is_being_written(store, database_url):
    futures = [store.run(add(choice(f"n{i}"))) for i in range(50)]
    store.close()
    assert all(future.result() for future in futures)
    again = Store(open_engine(database_url))
    assert len(again.look(_names).result()) == 50
    again.close()


def test_closing_breaks_off_a_long_report_and_cancels_what_waits(store):
    started = threading.Event()
    forever = _FOR_EVER[store.engine.dialect.name]

    def report(session):
        started.set()
        session.execute(text(forever))

    running, waiting = store.read(report), store.read(_names)
    assert started.wait(10)
    store.close()
    for future in (running, waiting):
        with pytest.raises(CancelledError):
            future.result()


def test_what_nobody_waits_for_any_more_is_not_begun(store):
    began, go_on = threading.Event(), threading.Event()

    def report(_session):
        began.set()
        go_on.wait(30)
        return "done"

    running, waiting, behind = store.read(report), store.read(_names), store.read(_names)
    assert began.wait(30)
    store.give_up(waiting)
    store.give_up(running)  # too late for one that asks nothing more
    go_on.set()
    assert waiting.cancelled()
    assert (running.result(), behind.result()) == ("done", [])


def test_on_a_file_what_nobody_waits_for_is_broken_off_and_nothing_after_it(tmp_path):
    store, began = Store(open_engine(f"sqlite:///{tmp_path / 'a.db'}")), threading.Event()
    one = lambda session: session.scalar(text("SELECT 1"))  # noqa: E731  one line is clearer

    def report(session):
        began.set()
        session.execute(text(_FOR_EVER["sqlite"]))

    running, behind = store.read(report), store.read(one)
    assert began.wait(10)
    while not running.done():  # between two questions it has no effect
        store.give_up(running)
        threading.Event().wait(0.01)
    with pytest.raises(CancelledError):
        running.result()
    store.give_up(running)
    assert (behind.result(), store.read(one).result()) == (1, 1)
    store.close()


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_on_a_server_what_nobody_waits_for_is_broken_off_and_the_connection_stays(store):
    backend = lambda session: session.scalar(text("SELECT pg_backend_pid()"))  # noqa: E731  one line is clearer
    before = store.read(backend).result()
    began, asked = threading.Event(), []

    def report(session):
        began.set()
        session.execute(text("SELECT pg_sleep(600)"))

    def many(session):
        asked.append(session.scalar(text("SELECT 1")))
        began.set()
        given_up.wait(30)
        asked.append(session.scalar(text("SELECT 2")))

    running, behind = store.read(report), store.read(backend)
    assert began.wait(10)
    busy = text("SELECT count(*) FROM pg_stat_activity WHERE pid = :pid AND wait_event = 'PgSleep'")
    while not store.look(lambda s: s.scalar(busy, {"pid": before})).result():
        threading.Event().wait(0.01)
    writing = store.run(lambda s: s.scalar(text("SELECT pg_sleep(0.2)::text")))  # on its own connection
    store.give_up(running)
    with pytest.raises(CancelledError):
        running.result(30)
    assert (behind.result(30), writing.result(30)) == (before, "")
    began.clear()
    given_up = threading.Event()
    running = store.read(many)
    assert began.wait(10)
    store.give_up(running)
    given_up.set()
    with pytest.raises(CancelledError):
        running.result(30)
    assert asked == [1], "the next question is not asked any more"
    assert [store.read(backend).result(30) for _ in range(20)] == [before] * 20


def test_after_closing_everything_is_cancelled(store):
    store.close()
    for submit in (store.run, store.card, store.look, store.read):
        assert submit(_names).cancelled()
    store.close()


def test_two_programs_write_in_turn(store, database_url):
    other = Store(open_engine(database_url))
    futures = [(store, other)[i % 2].run(add(choice(f"n{i}"))) for i in range(60)]
    assert len({future.result() for future in futures}) == 60
    other.close()


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_two_seats_in_each_others_way_both_get_through(store, database_url):
    one, two = store.run(add(choice("one"))).result(), store.run(add(choice("two"))).result()
    other = Store(open_engine(database_url))
    meet = threading.Barrier(2)
    tries = []

    def rename(first, second):
        def job(session):
            tries.append(first)
            session.execute(update(Choice).where(Choice.id == first).values(rank=Choice.rank + 1))
            if len(tries) <= 2:
                meet.wait(10)
            session.execute(update(Choice).where(Choice.id == second).values(rank=Choice.rank + 1))

        return job

    for future in (store.run(rename(one, two)), other.run(rename(two, one))):
        future.result()
    assert store.look(lambda s: list(s.scalars(select(Choice.rank)))).result() == [2, 2]
    assert len(tries) > 2
    other.close()
