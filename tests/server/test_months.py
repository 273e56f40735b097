"""Are calls and the trail kept by the month on a server, with all that was there, and does all hold as before?"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Column, MetaData, Table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.db import migrate
from app.db.base import Base
from app.db.engine import open_engine
from app.db.migrate import head, revision_of, upgrade
from app.db.months import PARTED, look_ahead, make_months
from app.db.rows import sum_of
from app.db.store import Store
from app.features.calls import log
from app.features.memos.model import Memo
from tests.features.calls.conftest import START, ended, ringing
from tests.features.customers.conftest import NUMBERS, WHO

on_server = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
BEFORE = "0012"
_AT = "now(), now()"
# 4,000 calls and entries over five years, and one call whose seat had lost its clock.
ROWS = (
    (
        "INSERT INTO call (version, created_at, changed_at, uuid, seat, box, line, direction, state, number, key, "
        "name, suspect, rings, answered, started_at, operator, note, intention, handled_by, recovered) "
        f"SELECT 1, {_AT}, gen_random_uuid(), '1', 'b', 1, 'in', 'ended', '138', '138', '', false, 3, n % 5 > 0, "
        "CASE n WHEN 7 THEN '1980-01-01 08:00+08' ELSE timestamptz '2021-11-03 10:00+08' + n * interval '11 hours' "
        "END, '', '备注' || n, '', '', false FROM generate_series(1, 4000) AS n"
    ),
    (
        "INSERT INTO trace (at, who, seat, deed, kind, record_id, number, reason, changes) "
        "SELECT timestamptz '2021-11-03 10:00+08' + n * interval '11 hours', '王强', '1', 'changed', 'sale', n % 50, "
        "'', '', json_build_object('note', json_build_array('', n)) FROM generate_series(1, 4000) AS n"
    ),
    (
        "INSERT INTO memo (version, created_at, changed_at, number, state, owner, author, words, done_by, call_id) "
        f"VALUES (1, {_AT}, 'BW-1', 'open', '', '', '买茶叶', '', 7)"
    ),
)
FENCED = (
    'CREATE ROLE "{group}" NOLOGIN',
    'GRANT SELECT ON call, trace TO "{group}"',
    "ALTER TABLE trace ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY fence ON trace USING (who <> '') WITH CHECK (who <> '')",
)


def at_step(url, step):
    engine = open_engine(url)
    with engine.begin() as connection:
        migrate._run(connection, step)
    return engine


@pytest.fixture
def keep(store):
    return lambda call: store.run(lambda s: log.keep(s, call, NUMBERS, WHO)).result()


def as_it_was(name):
    """A table without the columns that came later."""
    later = {"call": {"line_name"}}.get(name, set())
    columns = [one for one in Base.metadata.tables[name].c if one.name not in later]
    return Table(name, MetaData(), *(Column(one.name, one.type, primary_key=one.primary_key) for one in columns))


def sums(engine):
    with engine.connect() as connection:
        return {name: sum_of(connection, as_it_was(name)) for name in (*PARTED, "memo")}


def tallies(engine):
    with engine.connect() as connection:
        found = connection.execute(text("SELECT name, sum(rows) FROM tally GROUP BY name"))
        return {name: int(rows) for name, rows in found}


def parts_of(connection, table):
    found = connection.execute(text("SELECT relid::text FROM pg_partition_tree(:name) WHERE isleaf"), {"name": table})
    return set(found.scalars())


@on_server
def test_a_database_of_before_has_the_same_rows_in_months(empty_url):
    engine = at_step(empty_url, BEFORE)
    with Session(engine) as session, session.begin():
        for statement in ROWS:
            session.execute(text(statement.replace(":", "\\:")))
    with engine.begin() as connection:
        for statement in FENCED:
            connection.exec_driver_sql(statement.replace("{group}", f"{engine.url.database}#kept"))
    before, counted = sums(engine), tallies(engine)
    assert upgrade(engine)
    assert sums(engine) == before
    assert counted.items() <= tallies(engine).items()  # others came with tables of later steps
    with engine.connect() as connection:
        assert revision_of(connection) == head()
        for table in PARTED:
            assert {f"{table}_2021_11", f"{table}_2024_02", f"{table}_other"} <= parts_of(connection, table)
            assert connection.scalar(text(f"SELECT count(*) FROM {table}_other")) == 0
            assert connection.scalar(text(f"SELECT count(*) FROM {table}_2024_02")) in {63, 64}
            may = text("SELECT has_table_privilege(:who, :table, 'SELECT')")
            assert connection.scalar(may, {"who": f"{engine.url.database}#kept", "table": table})
            assert not connection.scalar(may, {"who": f"{engine.url.database}#kept", "table": f"{table}_2024_02"})
        assert connection.scalar(text("SELECT tableoid::regclass::text FROM call WHERE id = 7")) == "call_1980_01"
        noted = connection.scalar(text("SELECT array_length(months, 1) FROM call_months WHERE whose = '138'"))
        months = text("SELECT count(DISTINCT date_trunc('month', started_at)) FROM call")
        assert noted == connection.scalar(months) > 60
        assert connection.scalar(text("SELECT count(*) FROM pg_policies WHERE tablename = 'trace'")) == 1
        assert connection.scalar(text("SELECT relrowsecurity FROM pg_class WHERE relname = 'trace'"))
        with pytest.raises(DBAPIError, match="trail"):
            connection.execute(text("DELETE FROM trace WHERE id = 9"))
    store = Store(engine)
    call = ringing(at=datetime.now(UTC))
    assert store.run(lambda s: log.keep(s, call, NUMBERS, WHO)).result() == 4001
    store.close()


@on_server
def test_a_call_that_is_being_written_while_the_months_are_noted_is_noted(empty_url):
    engine = at_step(empty_url, "0025")
    with ThreadPoolExecutor(1) as pool, engine.connect() as seat:
        seat.execute(text(ROWS[0].replace(":", "\\:")))
        done = pool.submit(upgrade, engine)
        with engine.connect() as other:
            while not other.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                other.rollback()
        seat.commit()
        assert done.result(60)
        assert seat.scalar(text("SELECT array_length(months, 1) FROM call_months WHERE whose = '138'")) > 60
    engine.dispose()


@on_server
def test_what_has_no_month_is_kept_all_the_same_and_gets_one_later(store):
    far = datetime.now(UTC) + timedelta(days=800)
    calls = [ringing(at=moment) for moment in (START - timedelta(days=9000), far)]
    for call in calls:
        store.run(lambda s, call=call: log.keep(s, call, NUMBERS, WHO)).result()
    where = text("SELECT tableoid::regclass::text FROM call ORDER BY id")
    assert store.look(lambda s: s.scalars(where).all()).result() == ["call_other", "call_other"]
    store.run(lambda s: make_months(s.connection(), "call", [far.date().replace(day=1)])).result()
    assert store.look(lambda s: s.scalars(where).all()).result() == ["call_other", f"call_{far:%Y_%m}"]
    assert [one.uuid for one in store.look(lambda s: log.latest(s, 5)).result()] == [calls[1].uuid, calls[0].uuid]


@on_server
def test_months_to_come_are_made_when_a_seat_starts(database_url):
    engine = open_engine(database_url)
    now = datetime.now(UTC)
    with engine.begin() as connection:
        ahead = {one for one in parts_of(connection, "call") if one >= f"call_{now:%Y_%m}" and one != "call_other"}
        assert len(ahead) == 4
        for one in ahead:
            connection.execute(text(f"DROP TABLE {one}"))
    look_ahead(engine)
    with engine.connect() as connection:
        assert ahead <= parts_of(connection, "call")
    engine.dispose()


@on_server
def test_a_seat_that_starts_waits_for_nobody_who_reads(database_url):
    engine = open_engine(database_url)
    month = f"call_{datetime.now(UTC):%Y_%m}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP TABLE {month}"))
    with engine.connect() as reading:
        reading.execute(text("SELECT count(*) FROM call"))
        look_ahead(other := open_engine(database_url))
        other.dispose()
        assert month not in parts_of(reading, "call")
    look_ahead(engine)
    with engine.connect() as connection:
        assert month in parts_of(connection, "call")
    engine.dispose()


def test_one_call_that_two_seats_hear_of_with_two_clocks_is_one(store, keep):
    call = ringing(at=datetime(2026, 10, 31, 23, 59, 58, tzinfo=UTC))
    other = replace(call, started_at=call.started_at + timedelta(seconds=5), rings=4)
    keep(call)
    keep(other)
    keep(replace(other, started_at=other.started_at + timedelta(days=700), rings=5))
    (line,) = store.look(lambda s: log.latest(s, 5)).result()
    assert line.started_at == call.started_at


@on_server
def test_seats_that_write_one_call_at_the_same_moment_write_it_once(store, database_url):
    seats = [store, *(Store(open_engine(database_url)) for _ in range(3))]
    calls = [ringing(at=START + timedelta(minutes=n)) for n in range(40)]

    def write(number):
        for call in calls:
            mine = replace(call, started_at=call.started_at + timedelta(days=20 * number))
            seats[number].run(lambda s, mine=mine: log.keep(s, mine, NUMBERS, WHO)).result()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert store.look(lambda s: s.scalar(text("SELECT count(*) FROM call"))).result() == 40
    for seat in seats[1:]:
        seat.close()


def _memo(session, call_id):
    session.add(made := Memo(number="BW-1", state="open", words="买茶叶", call_id=call_id))
    session.flush()
    return made.id


def test_a_record_is_made_in_a_call_that_is_there_and_keeps_it(store, keep):
    keep(ended())
    (line,) = store.look(lambda s: log.latest(s, 5)).result()
    with pytest.raises(Refused, match="was deleted meanwhile"):
        store.run(lambda s: _memo(s, 4711)).result()
    id_ = store.run(lambda s: _memo(s, line.id)).result()
    with pytest.raises(Refused, match="was deleted meanwhile"):
        store.run(lambda s: s.execute(text("UPDATE memo SET call_id = 4711"))).result()
    with pytest.raises(Refused, match="is still used"):
        store.run(lambda s: s.execute(text("DELETE FROM call"))).result()
    store.run(lambda s: s.execute(text("DELETE FROM memo WHERE id = :id"), {"id": id_})).result()
    store.run(lambda s: s.execute(text("DELETE FROM call"))).result()
    assert store.look(lambda s: log.latest(s, 5)).result() == []


@on_server
def test_whoever_deletes_a_call_and_whoever_makes_a_record_in_it_meet(store, keep, database_url):
    """The second one waits for the first, and is told the truth."""
    keep(ended())
    (line,) = store.look(lambda s: log.latest(s, 5)).result()
    engine = open_engine(database_url)
    with engine.connect() as deleting, ThreadPoolExecutor(1) as pool:
        deleting.execute(text("DELETE FROM call"))
        making = pool.submit(lambda: store.run(lambda s: _memo(s, line.id)).result())
        with engine.connect() as watching:
            while not watching.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                watching.rollback()
        deleting.commit()
        with pytest.raises(Refused, match="was deleted meanwhile"):
            making.result()
    engine.dispose()


@on_server
def test_whatever_points_at_a_call_has_its_trigger(store):
    """Where one is missing: `scripts/migration.py` writes it."""
    linked = {table.name for table in Base.metadata.tables.values() if points_at_call(table)}
    found = text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgfoid = 'call_is_there'::regproc")
    assert set(store.look(lambda s: s.scalars(found).all()).result()) == linked


def points_at_call(table):
    return any(key.target_fullname == "call.id" for key in table.foreign_keys)
