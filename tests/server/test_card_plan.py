"""Are the long statements behind a card planned seldom, and before somebody calls?

All seats plan them anew when the server has looked over one of their tables.
"""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.db.base import Base
from app.db.engine import open_engine
from app.db.months import make_months
from app.features.customers.model import Customer, CustomerPhone
from app.features.desk.open_call import FIRST_EVENTS, face, prepare
from app.features.record_types import RECORD_TYPES
from tests.db.rows import NOON, call

_ASKED = "SELECT statement FROM pg_prepared_statements ORDER BY length(statement) DESC LIMIT 1"
_OFTEN = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relname = ANY (:tables || ARRAY(
    SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'call'::regclass))
AND NOT coalesce(reloptions, '{}') @> CASE WHEN relispartition
    THEN ARRAY['autovacuum_analyze_threshold=10000', 'autovacuum_vacuum_threshold=10000']
    ELSE ARRAY['autovacuum_analyze_threshold=2000', 'autovacuum_vacuum_threshold=2000'] END
"""
_PREPARED = "SELECT count(*) FROM pg_prepared_statements"
_MANY = FIRST_EVENTS + 1


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_whoever_has_called_very_often_waits_for_no_plan_either(store):
    def fill(session):
        session.add(Customer(name="王小明"))
        session.flush()
        id_ = session.scalar(select(Customer.id))
        session.add_all(call(customer_id=id_, started_at=NOON + timedelta(minutes=one)) for one in range(_MANY))
        return id_

    id_ = store.run(fill).result()
    store.card(lambda s: prepare(s, RECORD_TYPES, NOON)).result()
    before = store.card(lambda s: s.scalar(text(_PREPARED))).result()
    shown = store.card(lambda s: face(s, RECORD_TYPES, "", id_, NOON)).result()
    assert shown.past.counts["call"] == _MANY
    assert store.card(lambda s: s.scalar(text(_PREPARED))).result() == before


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
@pytest.mark.parametrize("id_", [1, 40_000, 3_000_000_000])
def test_whoever_calls_and_however_many_customers_there_are_nothing_is_planned(store, id_):
    """The driver tells the server how long a number is, which plans the statement for each length."""
    store.card(lambda s: prepare(s, RECORD_TYPES, NOON)).result()
    before = store.card(lambda s: s.scalar(text(_PREPARED))).result()
    store.run(lambda s: s.add(Customer(id=id_, name="王小明", phones=[CustomerPhone(number="1", key="1")]))).result()
    for key, asked in (("1", None), ("", id_)):
        shown = store.card(lambda s, key=key, asked=asked: face(s, RECORD_TYPES, key, asked, NOON)).result()
        assert shown.card.id == id_
    assert store.card(lambda s: s.scalar(text(_PREPARED))).result() == before


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_the_server_looks_seldom_at_tables_a_card_is_read_from(database_url):
    """A new one gets it in its migration, as 0024 does; months to come get it when they are made (0026)."""
    engine = open_engine(database_url)
    with Session(engine) as session:
        make_months(session.connection(), "call", [date(2031, 5, 1)])
        face(session, RECORD_TYPES, "-", 1, datetime.now(UTC))
        asked = session.scalar(text(_ASKED))
        tables = [one for one in Base.metadata.tables if re.search(rf"\b{one}\.", asked)]
        assert {"customer", "message", "call"} <= set(tables)
        assert session.scalar(text("SELECT to_regclass('call_2031_05') IS NOT NULL"))
        assert session.scalars(text(_OFTEN), {"tables": tables}).all() == []
    engine.dispose()
