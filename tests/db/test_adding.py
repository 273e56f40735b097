"""Is a record that goes round the unit of work the same, with parts and trail, as one that goes through it?"""

import datetime as dt

from sqlalchemy import select

from app.core.access import Who
from app.db import trail
from app.db.adding import put
from app.db.system import Trace
from app.features.customers.model import Customer, CustomerPhone, PhoneKind
from app.features.operators.model import Operator, OperatorRole

NOW = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
OWN = {"id", "customer_id", "created_at", "changed_at"}
PHONES = (
    {"number": "138-0013-8000", "key": "13800138000", "kind": PhoneKind.MOBILE},
    {"number": "010-6552 1234", "key": "1065521234", "kind": PhoneKind.LANDLINE, "note": "前台"},
)


def stored(session, record):
    """The rows of a record and its phones, and what the trail says, but for ids and moments."""
    session.flush()
    session.expunge_all()
    rows = [*session.execute(select(type(record).__table__).where(type(record).id == record.id)).mappings()]
    of_it = select(CustomerPhone.__table__).where(CustomerPhone.customer_id == record.id)
    rows += session.execute(of_it.order_by(CustomerPhone.rank)).mappings()
    told = select(Trace.who, Trace.seat, Trace.deed, Trace.kind, Trace.number, Trace.changes, Trace.at).where(
        Trace.kind == record.__tablename__, Trace.record_id == record.id
    )
    said = session.execute(told).one()
    said.changes["phones"][1].sort(key=lambda one: one["number"])  # the unit of work has no order of its own
    return [{key: value for key, value in row.items() if key not in OWN} for row in rows], said


def test_a_customer_with_parts(store):
    def job(session):
        trail.work_for(session, Who("李娜", "前台"), NOW)
        row = {"name": "王小明", "pinyin": "wangxiaoming", "note": "上门前电话", "custom_1": "LFV2A21K"}
        usual = Customer(**row, phones=[CustomerPhone(**one, rank=at) for at, one in enumerate(PHONES)])
        session.add(usual)
        quick = put(session, Customer, row, {"phones": PHONES})
        assert quick in session
        assert quick.name == "王小明"
        assert (quick.version, quick.last_call_at) == (1, None)
        return stored(session, usual), stored(session, quick)

    usual, quick = store.run(job).result()
    assert quick == usual


def test_a_secret_stays_one_and_what_is_changed_at_once_is_told_as_a_change(store):
    def job(session):
        trail.work_for(session, Who("李娜", "前台"), NOW)
        role = put(session, OperatorRole, {"name": "接线员"}, {})
        made = put(session, Operator, {"name": "周涛", "role_id": role.id, "secret": "$argon2id$x"}, {})
        made.name = "周小涛"
        session.flush()
        told = select(Trace.deed, Trace.changes).where(Trace.kind == "operator").order_by(Trace.id)
        return made.version, session.execute(told).all()

    version, ((deed, first), (then, second)) = store.run(job).result()
    assert (version, deed, then) == (2, "made", "changed")
    assert first["name"] == [None, "周涛"]
    assert "argon2id" not in str(first)
    assert first["secret"][1]
    assert second == {"name": ["周涛", "周小涛"]}
