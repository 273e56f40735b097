"""Is the number of rows right without counting them?"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, func, insert, select, text

from app.db.bulk import loading
from app.db.engine import open_engine
from app.db.store import Store
from app.db.system import Choice, Tally
from app.db.tally import recount, rows_of
from app.features.calls.model import CallRecord
from app.features.record_types import RECORD_TYPES
from tests.db.rows import add, call, choice


def _calls(session):
    return rows_of(session, "call")


def _values(many):
    return [_as_values(call()) for _ in range(many)]


def _as_values(one):
    columns = {c.key: None for c in CallRecord.__table__.c if c.key != "id"}
    defaults = {c.key: c.default.arg for c in CallRecord.__table__.c if c.default is not None and c.default.is_scalar}
    given = {key: value for key, value in vars(one).items() if key in columns}
    return columns | defaults | {"version": 1, "created_at": one.started_at, "changed_at": one.started_at} | given


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_every_record_type_has_a_tally(store, kind):
    names = store.look(lambda s: set(s.scalars(select(Tally.name)))).result()
    assert kind.model.__tablename__ in names


def test_rows_are_counted_as_they_come_and_go(store):
    assert store.look(_calls).result() == 0
    store.run(lambda s: s.execute(insert(CallRecord), _values(500))).result()
    assert store.look(_calls).result() == 500
    store.run(lambda s: s.execute(delete(CallRecord).where(CallRecord.id <= 100))).result()
    assert store.look(_calls).result() == 400


def test_what_was_undone_was_not_counted(store):
    def job(session):
        session.execute(insert(CallRecord), _values(5))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.run(job).result()
    assert store.look(_calls).result() == 0


def test_saving_a_call_again_counts_it_once(store):
    name = store.engine.dialect.name
    values = _values(1)[0]

    def save(session):
        if name == "sqlite":
            from sqlalchemy.dialects.sqlite import insert as upsert
        else:
            from sqlalchemy.dialects.postgresql import insert as upsert
        key = ["uuid"] if name == "sqlite" else ["uuid", "started_at"]
        statement = upsert(CallRecord).values(**values)
        session.execute(statement.on_conflict_do_update(index_elements=key, set_={"rings": 3}))

    for _ in range(3):
        store.run(save).result()
    assert store.look(_calls).result() == 1


def test_many_seats_count_exactly_and_the_entries_stay_few(store, database_url):
    seats = [store, *(Store(open_engine(database_url)) for _ in range(2))]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda seat: [seat.run(add(call())).result() for _ in range(400)], seats))
    counted = store.look(lambda s: s.scalar(select(func.count()).select_from(CallRecord))).result()
    assert store.look(_calls).result() == counted == 1200
    assert store.look(lambda s: s.scalar(select(func.count()).select_from(Tally))).result() < 1200
    for seat in seats[1:]:
        seat.close()


def test_a_table_without_a_tally_is_counted(store):
    store.run(add(choice())).result()
    assert store.look(lambda s: rows_of(s, Choice.__tablename__)).result() == 1


def test_a_tally_can_be_set_anew(store):
    store.run(lambda s: s.execute(insert(CallRecord), _values(20))).result()
    store.run(lambda s: s.execute(text("UPDATE tally SET rows = 7"))).result()
    assert store.run(lambda s: recount(s, "call")).result() == 20
    assert store.look(_calls).result() == 20


def _indexes(session):
    source = {
        "sqlite": "SELECT name FROM sqlite_schema WHERE type IN ('index', 'trigger')",
        "postgresql": "SELECT indexname FROM pg_indexes UNION ALL SELECT tgname FROM pg_trigger WHERE tgenabled = 'O'",
    }[session.get_bind().dialect.name]
    return sorted(session.scalars(text(source)))


def test_loading_many_rows_leaves_indexes_and_counts_as_if_saved_one_by_one(store, database_url):
    before = store.look(_indexes).result()
    store.close()
    engine = open_engine(database_url)
    with loading(engine, ["call"]) as connection:
        connection.execute(insert(CallRecord), _values(300))
        connection.commit()
        connection.execute(insert(CallRecord), _values(300))
    store = Store(engine)
    assert store.look(_calls).result() == 600
    store.run(add(call())).result()
    assert store.look(_calls).result() == 601
    assert [name for name in store.look(_indexes).result() if "sqlite_stat" not in name] == before
    if engine.dialect.name == "sqlite":
        assert store.run(lambda s: s.scalar(text("PRAGMA journal_mode"))).result() == "wal"
        assert store.run(lambda s: s.scalar(text("PRAGMA synchronous"))).result() == 2
    store.close()
