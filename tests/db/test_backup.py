"""Does a seat get its data back after the file was damaged?"""

import os
import shutil
import sqlite3
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

import app.features.record_types  # noqa: F401  every relationship finds its other end
from app.core.errors import Unavailable
from app.core.places import Places
from app.db.backup import Backups, back_up, backups, check, newest_backup, restore
from app.db.engine import open_engine
from app.db.health import Stop, was_clean
from app.db.store import Store
from app.db.system import Choice
from tests.db.rows import add, choice

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def places(tmp_path, sqlite_template):
    places = Places(tmp_path / "data")
    places.prepare()
    shutil.copy(sqlite_template, places.database)
    return places


@pytest.fixture
def store(places):
    store = Store(open_engine(f"sqlite:///{places.database}"))
    yield store
    store.close()


def _fill(store, many):
    store.run(lambda s: s.add_all(choice(f"n{i}") for i in range(many))).result()


def _count(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM choice").fetchone()[0]


def _damage(path, start=4096):
    with path.open("r+b") as file:
        for at in range(start, path.stat().st_size, 4096):
            file.seek(at)
            file.write(os.urandom(512))


def test_a_backup_is_the_database_in_one_file(places, store):
    store.run(add(choice("VIP"))).result()
    made = back_up(places, NOON)
    assert made.path.name == "ringfile-20261121-120000.db"
    assert newest_backup(places) == made
    assert list(places.backups.iterdir()) == [made.path]
    assert _count(made.path) == 1


def test_work_goes_on_during_a_backup(places, store):
    for i in range(20):
        store.run(add(choice(f"n{i}"))).result()
    began, go = threading.Event(), threading.Event()

    class Held(Stop):
        def __call__(self):
            began.set()
            go.wait(10)
            return False

    thread = threading.Thread(target=back_up, args=(places, NOON, Held()))
    thread.start()
    assert began.wait(10)
    for i in range(20, 40):
        store.run(add(choice(f"n{i}"))).result(timeout=5)
    go.set()
    thread.join(10)
    assert _count(newest_backup(places).path) == 20  # the moment it began
    assert store.look(lambda s: s.scalar(select(func.count()).select_from(Choice))).result() == 40


def test_a_backup_is_due_after_a_day(places, store, clock):
    keeper = Backups(places, clock)
    assert keeper.is_due()
    made = keeper.start().result()
    assert made == newest_backup(places)
    assert not keeper.is_due()
    clock.advance(23 * 3600)
    assert not keeper.is_due()
    clock.advance(3600)
    assert keeper.is_due()
    keeper.stop()


def test_a_stopped_backup_leaves_nothing(places, store):
    stop = Stop()
    stop.give()
    with pytest.raises(CancelledError):
        back_up(places, NOON, stop)
    assert list(places.backups.iterdir()) == []


def test_reading_a_large_file_can_be_stopped():
    stop, began = Stop(), threading.Event()
    forever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"

    def read():
        with closing(sqlite3.connect(":memory:")) as connection, stop.reaches(connection):
            began.set()
            connection.execute(forever).fetchall()

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        assert began.wait(10)
        while not reading.done():
            stop.give()
        with pytest.raises(CancelledError):
            reading.result()


def test_after_a_crash_the_whole_file_is_read_beside_the_work(places, store, clock):
    store.run(add(choice())).result()
    keeper = Backups(places, clock)
    assert keeper.examine().result().fine
    keeper.stop()


def test_seven_days_and_four_weeks_are_kept(places, store):
    for day in range(60):
        back_up(places, NOON + timedelta(days=day))
    kept = [(NOON + timedelta(days=59) - one.made_at).days for one in backups(places)]
    assert kept[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(kept) == 11
    weeks = [one.made_at.isocalendar()[:2] for one in backups(places)[7:]]
    assert weeks == sorted(set(weeks), reverse=True)


def test_files_of_others_among_the_backups_are_left_alone(places, store):
    (places.backups / "ringfile-mine.db").write_text("mine")
    made = back_up(places, NOON)
    assert backups(places) == [made]
    assert (places.backups / "ringfile-mine.db").read_text() == "mine"


def test_damaged_data_replace_no_good_backup(places, store):
    _fill(store, 2000)
    store.close()
    good = back_up(places, NOON)
    _damage(places.database, start=8192)
    with pytest.raises(Unavailable, match="damaged"):
        back_up(places, NOON + timedelta(days=1))
    assert backups(places) == [good]


def test_no_room_for_a_backup_is_said_before_it_is_begun(places, store, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1000, 999, 1))
    with pytest.raises(Unavailable, match=r"0 MB left and \d+ MB are needed"):
        back_up(places, NOON)


def test_a_folder_that_cannot_be_written(places, store):
    places.backups.rmdir()
    places.backups.write_text("in the way")
    with pytest.raises(Unavailable, match="No backup could be made"):
        back_up(places, NOON)


def test_healthy_data_are_fine(places, store):
    store.run(add(choice())).result()
    assert check(places).fine
    assert check(places, thorough=True).fine
    assert not was_clean(places.database)
    store.close()
    assert was_clean(places.database)
    assert check(places).fine


def test_a_seat_that_starts_for_the_first_time_is_fine(tmp_path):
    assert check(Places(tmp_path)).fine


def test_data_that_went_missing_are_noticed_where_there_is_a_backup(places, store):
    store.close()
    back_up(places, NOON)
    places.database.unlink()
    assert not check(places).fine
    places.database.touch()
    assert not check(places).fine


def test_a_damaged_file_is_found_at_once(places, store):
    _fill(store, 200)
    store.close()
    for damage in (
        _damage,
        lambda path: path.write_bytes(path.read_bytes()[: 4096 * 5]),
        lambda path: path.write_bytes(b"no database at all" * 1000),
    ):
        kept = places.database.read_bytes()
        damage(places.database)
        assert not check(places).fine
        places.database.write_bytes(kept)
    assert check(places).fine


def test_damage_in_the_middle_is_found_by_reading_everything(places, store):
    _fill(store, 5000)
    store.close()
    with closing(sqlite3.connect(places.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'choice'").fetchone()
    pages = places.database.read_bytes()
    children = pages[(root - 1) * 4096 + 12 :]  # of the table's root page: places of its cells, two bytes each
    cell = (root - 1) * 4096 + int.from_bytes(children[40:42], "big")
    page = int.from_bytes(pages[cell : cell + 4], "big")
    with places.database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(os.urandom(4096))
    assert check(places).fine
    assert not check(places, thorough=True).fine


def test_a_backup_takes_the_place_of_damaged_data(places, store):
    store.run(add(choice("VIP"))).result()
    made = back_up(places, NOON)
    store.run(add(choice("later"))).result()
    store.close()
    _damage(places.database)
    damaged = places.database.read_bytes()
    aside = restore(places, made, NOON)
    assert aside.name == "ringfile.damaged-20261121-120000.db"
    assert aside.read_bytes() == damaged
    assert made.path.exists()
    again = Store(open_engine(f"sqlite:///{places.database}"))
    assert again.look(lambda s: list(s.scalars(select(Choice.name)))).result() == ["VIP"]
    assert again.run(add(choice("new"))).result()
    again.close()


def test_a_journal_left_by_a_crash_does_not_get_into_the_backup_put_in_place(places, store):
    store.run(add(choice("VIP"))).result()
    made = back_up(places, NOON)
    journal = places.database.with_name("ringfile.db-wal")
    store.run(add(choice("later"))).result()
    kept = journal.read_bytes()
    store.close()
    journal.write_bytes(kept)
    restore(places, made, NOON)
    assert not journal.exists()
    assert _count(places.database) == 1


def test_data_stay_where_they_are_when_the_backup_cannot_be_read(places, store):
    store.close()
    made = back_up(places, NOON)
    made.path.unlink()
    with pytest.raises(Unavailable, match="could not be put in place"):
        restore(places, made, NOON)
    assert check(places).fine
    assert places.database.exists()
