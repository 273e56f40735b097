"""Is what is approved, traced or booked refused by the database itself, whatever route is tried?"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select, text, update

from app.core.errors import Refused
from app.db.base import Base
from app.features.points.model import PointBalance

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
T = Base.metadata.tables
STAMP = {"version": 1, "created_at": NOW, "changed_at": NOW}
BLANK = {"pinyin": "", "initials": "", "email": "", "intention": "", "note": "", "tags": "", "blacklisted_by": ""}
CUSTOM = {f"custom_{place}": "" for place in range(1, 6)}
APPROVED = {"state": "approved", "approved_at": NOW, "approved_by": "王主管"}
RECORDS = {
    "sale": (
        {"sold_on": date(2026, 11, 20), "receivable": 100, "received": 100, "owed": 0, "note": "", "lead": ""}
        | {"representative": "", "author": ""}
        | CUSTOM,
        {
            "sale_line": {"name": "冰箱", "serial": "", "quantity": 1, "price": 100, "discount": 0, "amount": 100},
            "sale_payment": {"paid_on": date(2026, 11, 20), "amount": 100, "receiver": "", "note": ""},
            "sale_return": {"returned_on": date(2026, 11, 20), "name": "冰箱", "serial": "", "quantity": 1}
            | {"amount": 0, "refund": 0, "reason": ""},
        },
    ),
    "repair": (
        {"fault": "不制冷", "product": "", "serial": "", "warranty": "unknown", "urgency": "usual", "contact": ""}
        | {"phone": "", "address": "", "author": "", "dispatched_by": "", "finished_by": "", "by_phone": False}
        | {"cause": "", "result": "", "parts_fee": 0, "charges_fee": 0, "travel_fee": 0, "service_fee": 0, "total": 0}
        | {"signed_by": "", "note": ""},
        {
            "repair_part": {"name": "温控器", "quantity": 1, "price": 100, "amount": 100},
            "repair_charge": {"name": "工时", "quantity": 2, "unit": "小时", "price": 50, "amount": 100},
            "repair_visit": {"visited_on": date(2026, 11, 20), "technician": "", "arrived_at": "", "left_at": ""}
            | {"note": ""},
        },
    ),
    "complaint": (
        {"sort": "complaint", "content": "上门迟到", "about": "", "responsible": "", "author": "", "result": ""}
        | {"handled_by": ""},
        {},
    ),
    "callback": ({"feedback": "", "person": "", "author": "", "due_on": date(2026, 11, 20), "handled_by": ""}, {}),
}
BEFORE = {"sale": "done", "repair": "finished", "complaint": "handled", "callback": "handled"}


def customer(session, name="王小明", **more):
    values = {"name": name, "blacklist_reason": ""} | BLANK | CUSTOM | STAMP | more
    return session.execute(insert(T["customer"]).values(values).returning(T["customer"].c.id)).scalar_one()


def make(session, kind, state="approved", customer_id=None):
    """A record in this state, with one row of each of its parts, and an attachment."""
    values, parts = RECORDS[kind]
    stamp = APPROVED if state == "approved" else {"state": state, "approved_at": None, "approved_by": ""}
    customer_id = customer_id or customer(session)
    first = {"state": BEFORE[kind], "approved_at": None, "approved_by": ""}
    row = {"number": f"{kind}-1", "customer_id": customer_id} | values | STAMP | first
    id_ = session.execute(insert(T[kind]).values(row).returning(T[kind].c.id)).scalar_one()
    for part, cells in parts.items():
        session.execute(insert(T[part]).values({f"{kind}_id": id_, "rank": 0} | cells))
    paper = {
        "kind": kind,
        "record_id": id_,
        "name": "照片.jpg",
        "media_type": "image/jpeg",
        "size": 1,
        "sha256": "0" * 64,
    }
    session.execute(insert(T["attachment"]).values(paper | {"added_by": ""} | STAMP))
    session.execute(update(T[kind]).where(T[kind].c.id == id_).values(stamp))
    return id_


def tries():
    """Every table involved with each deed; a new record is not the approved one, so that is not tried."""
    tables = [(kind, part) for kind, (_, parts) in RECORDS.items() for part in (kind, *parts, "attachment")]
    deeds = ("update", "delete", "insert")
    return [(kind, table, deed) for kind, table in tables for deed in deeds if (table, deed) != (kind, "insert")]


@pytest.mark.parametrize(("kind", "table", "deed"), tries())
def test_bare_sql_changes_nothing_that_is_approved(store, kind, table, deed):
    store.run(lambda s: make(s, kind)).result()
    column = {"attachment": "name", "complaint": "content", "callback": "feedback", "repair": "fault"}.get(table)
    column = column or ("note" if "note" in T[table].c else "name")
    if deed == "insert":
        columns = ", ".join(one.name for one in T[table].c if one.name != "id")
        statement = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}"
    else:
        statement = {"update": f"UPDATE {table} SET {column} = 'x'", "delete": f"DELETE FROM {table}"}[deed]
    with pytest.raises(Refused, match="approved"):
        store.run(lambda s: s.execute(text(statement))).result()


@pytest.mark.parametrize("kind", RECORDS)
def test_taken_back_it_can_be_changed(store, kind):
    store.run(lambda s: make(s, kind)).result()
    mixed = f"UPDATE {kind} SET state = '{BEFORE[kind]}', approved_at = NULL, approved_by = '', number = 'x'"
    with pytest.raises(Refused):
        store.run(lambda s: s.execute(text(mixed))).result()
    back = f"UPDATE {kind} SET state = '{BEFORE[kind]}', approved_at = NULL, approved_by = ''"
    store.run(lambda s: s.execute(text(back))).result()
    store.run(lambda s: s.execute(text(f"UPDATE {kind} SET number = 'x'"))).result()
    store.run(lambda s: s.execute(text("DELETE FROM attachment"))).result()


@pytest.mark.parametrize("kind", RECORDS)
def test_before_it_is_approved_everything_can_be_changed(store, kind):
    store.run(lambda s: make(s, kind, BEFORE[kind])).result()
    for table in reversed((kind, *RECORDS[kind][1], "attachment")):
        store.run(lambda s, table=table: s.execute(text(f"DELETE FROM {table}"))).result()
        assert store.look(lambda s, table=table: s.scalar(text(f"SELECT count(*) FROM {table}"))).result() == 0


@pytest.mark.parametrize("kind", RECORDS)
def test_a_merge_of_customers_takes_approved_records_along(store, kind):
    def job(session):
        kept, gone = customer(session, "甲"), customer(session, "乙")
        make(session, kind, customer_id=gone)
        return kept, gone

    kept, gone = store.run(job).result()
    moving = update(T[kind]).values(customer_id=kept)
    with pytest.raises(Refused):
        store.run(lambda s: s.execute(moving)).result()

    def merge(session):
        session.execute(update(T["customer"]).where(T["customer"].c.id == gone).values(merged_into_id=kept))
        session.execute(moving)

    store.run(merge).result()
    store.run(lambda s: s.execute(update(T[kind]).values(customer_id=gone))).result()


def trace(session):
    values = {"at": NOW, "who": "李娜", "seat": "", "deed": "made", "kind": "sale", "record_id": 1, "number": ""}
    session.execute(insert(T["trace"]).values(values | {"reason": "", "changes": {}}))


@pytest.mark.parametrize("statement", ["UPDATE trace SET who = 'x'", "DELETE FROM trace"])
def test_the_audit_trail_only_grows(store, statement):
    store.run(trace).result()
    with pytest.raises(Refused, match="audit trail"):
        store.run(lambda s: s.execute(text(statement))).result()


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", ["trace", "point_entry", "sale_payment", "repair_part", "attachment"])
def test_no_table_that_stays_is_emptied_at_once(store, table):
    with pytest.raises(Refused):
        store.run(lambda s: s.execute(text(f"TRUNCATE {table} CASCADE"))).result()


def book(session, customer_id, points):
    values = {"customer_id": customer_id, "points": points, "why": "earned", "words": "", "author": ""}
    session.execute(insert(T["point_entry"]).values(values | STAMP))


def balance(session, customer_id):
    return session.scalar(select(PointBalance.points).where(PointBalance.customer_id == customer_id)) or 0


def test_a_balance_follows_the_ledger_and_never_falls_below_zero(store):
    id_ = store.run(customer).result()
    for points in (100, -30):
        store.run(lambda s, points=points: book(s, id_, points)).result()
    assert store.look(lambda s: balance(s, id_)).result() == 70
    with pytest.raises(Refused, match="fewer points"):
        store.run(lambda s: book(s, id_, -71)).result()
    for statement in ("UPDATE point_entry SET points = 1000", "DELETE FROM point_entry"):
        with pytest.raises(Refused, match="points stays"):
            store.run(lambda s, statement=statement: s.execute(text(statement))).result()
    assert store.look(lambda s: balance(s, id_)).result() == 70


def test_points_go_over_with_a_merged_customer(store):
    kept, gone = store.run(lambda s: (customer(s, "甲"), customer(s, "乙"))).result()
    for id_, points in ((kept, 10), (gone, 32)):
        store.run(lambda s, id_=id_, points=points: book(s, id_, points)).result()

    def merge(session):
        session.execute(update(T["customer"]).where(T["customer"].c.id == gone).values(merged_into_id=kept))
        session.execute(update(T["point_entry"]).where(T["point_entry"].c.customer_id == gone).values(customer_id=kept))

    store.run(merge).result()
    assert store.look(lambda s: (balance(s, kept), balance(s, gone))).result() == (42, 0)
