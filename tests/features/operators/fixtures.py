"""Operators, roles and a desk for tests of signing in."""

from app.core.access import Who
from app.features.operators import change
from app.features.operators.role_spec import OPERATOR_ROLE
from app.features.operators.signing import let_in
from app.features.operators.spec import OPERATOR
from app.features.record_types import RECORD_TYPES
from app.records.desk import Desk

ANYBODY = Who("李娜", "前台 2 号席")
RIGHT_ONE = "冰箱维修站2026"
FIRST_ONE = "先用这个7391"


def desk_of(store, clock, who=ANYBODY):
    return Desk(store, who, clock, RECORD_TYPES)


def administrator(store, clock, name="陈静", password=RIGHT_ONE):
    """The first operator, as they sign in."""
    store.run(lambda s: change.make_administrator(s, name, password, "zh_CN", clock.now())).result()


def role(desk, name):
    found = desk.suggest(OPERATOR_ROLE, name).result()
    return next(one.id for one in found if one.cells[0] == name)


def operator(desk, name, role_name, password=FIRST_ONE):
    """One more, with a first password."""
    saved = desk.save(OPERATOR, None, 0, {"name": name, "role_id": role(desk, role_name)}).result()
    if password:
        now = desk.clock.now()
        desk._store.run(lambda s: let_in(s, saved.id, password, desk.who, now)).result()
    return saved.id
