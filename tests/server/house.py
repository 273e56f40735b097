"""How does a test get a shop on a server that keeps the rights itself, with one operator of each starter role?"""

from datetime import UTC, datetime

import psycopg
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.access import Who
from app.db import roles, trail
from app.db.engine import open_engine
from app.features.fences import put_up
from app.features.operators.model import Operator
from app.features.operators.roles import TEMPLATES, make_roles
from tests.db.test_what_stays import make

PEOPLE = {one.key: one.names["zh_CN"] + "小王" for one in TEMPLATES}  # by starter role: 接线员小王 …
RIGHTS = {one.key: frozenset(map(str, one.rights)) for one in TEMPLATES}
OTHER = "外人张三"


class House:
    """A shop on a server; `ids` name its rows."""

    def __init__(self, pg, name):
        self.pg, self.name, self.url = pg, name, pg.url(name)
        self.engine = open_engine(self.url)
        with self.engine.begin() as connection:
            put_up(connection)
        with Session(self.engine) as session, session.begin():
            self._fill(session)

    def _fill(self, session):
        make_roles(session, "zh_CN")
        trail.work_for(session, Who(OTHER, "1"), datetime.now(UTC))
        session.add_all(self._operators(session))
        session.flush()
        for name in (*PEOPLE.values(), OTHER):
            session.execute(text("UPDATE operator SET secret = '*' WHERE name = :name"), {"name": name})
        self.ids = {kind: make(session, kind) for kind in ("sale", "repair", "complaint", "callback")}
        for statement in ROWS:
            session.execute(text(statement))

    def _operators(self, session):
        ids = dict(session.execute(text("SELECT template, id FROM operator_role")).all())
        for key, name in PEOPLE.items():
            yield Operator(name=name, role_id=ids[key], phone="138", note="生日 5 月")
        yield Operator(name=OTHER, role_id=ids["operator"])

    def connect(self, name):
        """As psql would, under an operator's own role."""
        role = roles.role_of(self.name, name)
        return psycopg.connect(host=str(self.pg.folder), user=role, dbname=self.name)

    def close(self):
        self.engine.dispose()
        self.pg.drop(self.name)


_AT = "now(), now()"
_SALE = "number, state, customer_id, sold_on, receivable, received, owed, author, note, lead, representative, done_by"
_CUSTOM = "custom_1, custom_2, custom_3, custom_4, custom_5"
# Rows 2 and up: 2 is open, 3 finished and not approved.
ROWS = (
    *(
        f"INSERT INTO sale (version, created_at, changed_at, approved_by, {_SALE}, {_CUSTOM}) VALUES (1, {_AT}, '', "
        f"'XS-{id_}', '{state}', 1, current_date, 100, 0, {owed}, '{OTHER}', '', '', '', '', '', '', '', '', '')"
        for id_, state, owed in ((2, "open", 100), (3, "done", 0), (4, "done", 100))
    ),
    (
        f"INSERT INTO memo (version, created_at, changed_at, number, state, owner, author, words, done_by) VALUES "
        f"(1, {_AT}, 'BW-1', 'open', '{OTHER}', '{OTHER}', '工资谈话', ''), "
        f"(1, {_AT}, 'BW-2', 'open', '', '{OTHER}', '买茶叶', '')"
    ),
    (
        f"INSERT INTO message (version, created_at, changed_at, number, state, author, for_whom, "
        f"at_next_call, urgent, "
        f"words, phone, read_by, done_by) "
        f"VALUES (1, {_AT}, 'LY-1', 'unread', '{OTHER}', '', false, false, '回电', '', '', '')"
    ),
    (
        f"INSERT INTO call (version, created_at, changed_at, uuid, seat, box, line, direction, state, number, "
        f"key, name, "
        f"suspect, rings, started_at, operator, note, intention, handled_by, recovered) VALUES "
        f"(1, {_AT}, gen_random_uuid(), '1', 'b', 1, 'in', 'ended', '138', '', '', false, 3, now(), '', '', "
        f"'', '', false)"
    ),
    (
        f"INSERT INTO choice (version, created_at, changed_at, list, name, rank) VALUES (1, {_AT}, 'group', "
        f"'老客户', 1), "
        f"(1, {_AT}, 'level', 'VIP', 1)"
    ),
    "INSERT INTO setting (key, value) VALUES ('company_name', '\"冰点\"')",
    (
        "INSERT INTO customer_search (customer_id, name, words, spelled, numbers, grams) "
        "VALUES (1, '海底捞', '', '', '', '')"
    ),
    "INSERT INTO counter (series, day, last) VALUES ('XS', '20261121', 7)",
    (
        f"INSERT INTO saved_list (version, created_at, changed_at, kind, owner, name, query) VALUES "
        f"(1, {_AT}, 'sale', '{OTHER}', '欠款大户', '{{}}'), (1, {_AT}, 'sale', '', '本月', '{{}}')"
    ),
    (
        f"INSERT INTO trace (at, who, seat, deed, kind, record_id, number, reason, changes) VALUES "
        f"(now(), '{OTHER}', '1', 'made', 'memo', 1, '', '', '{{\"words\": [null, \"工资谈话\"]}}'), "
        f"(now(), '{OTHER}', '1', 'made', 'sale', 2, '', '', '{{\"author\": [null, \"{OTHER}\"]}}')"
    ),
    (
        f"INSERT INTO recording (version, created_at, changed_at, uuid, call_uuid, piece, seat, line, operator, state, "
        f"started_at, duration_ms, file, place, format, rate_hz, sealed, sha256, size, lost_frames, peak, clipped, "
        f"recovered, reason, kept_on) VALUES (1, {_AT}, gen_random_uuid(), gen_random_uuid(), 1, '1', 1, '{OTHER}', "
        f"'kept', now(), 1000, 'a.flac', '', 'flac', 8000, '', '', 1, 0, 0, 0, false, '', false)"
    ),
    f"INSERT INTO recording_note (recording_id, at_ms, words, author, made_at) VALUES (1, 0, '骂人', '{OTHER}', now())",
    (
        f"INSERT INTO trace (at, who, seat, deed, kind, record_id, number, reason, changes) VALUES "
        f"(now(), '{OTHER}', '1', 'changed', 'operator', 1, '', '', '{{\"phone\": [\"138\", \"139\"]}}'), "
        f"(now(), '{OTHER}', '1', 'locked', 'operator', 1, '', '', '{{}}')"
    ),
    (
        f"INSERT INTO gift (version, created_at, changed_at, name, points, stock, note, initials) "
        f"VALUES (1, {_AT}, '保温杯', 10, 5, '', '')"
    ),
    (
        f"INSERT INTO point_entry (version, created_at, changed_at, customer_id, points, why, words, author) "
        f"VALUES (1, {_AT}, 1, 50, 'opening', '', '')"
    ),
    (
        f"INSERT INTO product (version, created_at, changed_at, name, model, code, price, warranty_months, "
        f"maintain_months, call_back_days, earns_points, note, pinyin, initials) "
        f"VALUES (1, {_AT}, '冰箱', '', '', 1, 1, 1, 1, true, '', '', '')"
    ),
)
