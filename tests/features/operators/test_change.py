"""Are roles and operators kept so that somebody can always look after them, and nobody gives more than he has?"""

import pytest

from app.core.access import Right, Who
from app.core.errors import Invalid, Refused
from app.features.operators import change, signing
from app.features.operators.role_spec import OPERATOR_ROLE
from app.features.operators.roles import TEMPLATES
from app.features.operators.spec import OPERATOR
from tests.features.operators.fixtures import RIGHT_ONE, administrator, desk_of, operator, role

ALL = tuple(map(str, Right))


@pytest.fixture
def desk(store, clock):
    administrator(store, clock)
    desk = desk_of(store, clock)
    desk.sign_in(store.look(lambda s: signing.who_is(s, 1, "seat")).result())
    return desk


def act(desk, name, *ids):
    return desk.act(OPERATOR, next(one for one in OPERATOR.actions if one.name == name), ids).result()


def save(desk, kind, id_, **values):
    return desk.save(kind, id_, desk.load(kind, id_).result().version, values).result()


def deputy(desk):
    """Somebody who looks after operators and has little else."""
    desk.sign_in(Who("吴敏", "seat", frozenset({"operators", "memo"}), 99))
    return desk


def test_the_shipped_roles_are_there_and_differ(desk):
    roles = {one: desk.load(OPERATOR_ROLE, role(desk, one)).result() for one in (t.names["zh_CN"] for t in TEMPLATES)}
    rights = [frozenset(one.values["rights"]) for one in roles.values()]
    assert len(set(rights)) == len(rights)
    assert set(roles["管理员"].values["rights"]) == set(ALL)
    assert "operators" not in roles["主管"].values["rights"]
    assert "approve" in roles["主管"].values["rights"]
    assert "parts" in roles["库管"].values["rights"]


def test_setting_up_twice_is_refused_and_names_who_is_there(desk, store, clock):
    with pytest.raises(Refused, match="陈静"):
        administrator(store, clock, "王强", RIGHT_ONE)


def test_a_weak_first_password_is_refused(store, clock):
    with pytest.raises(Invalid, match="tried first"):
        administrator(store, clock, "陈静", "admin123456")
    assert not store.look(signing.is_needed).result()


def test_roles_in_the_language_of_the_shop(store, clock):
    store.run(lambda s: change.make_administrator(s, "Chen", RIGHT_ONE, "en", clock.now())).result()
    names = [one.cells[0] for one in desk_of(store, clock).suggest(OPERATOR_ROLE, "").result()]
    assert "Supervisor" in names


def test_a_role_of_ones_own(desk, store):
    saved = desk.save(OPERATOR_ROLE, None, 0, {"name": "夜班", "rights": ("memo", "repair")}).result()
    id_ = operator(desk, "周涛", "夜班", password="")
    assert desk.load(OPERATOR_ROLE, saved.id).result().values["rights"] == ("memo", "repair")
    assert store.look(lambda s: signing.who_is(s, id_, "")).result().rights == {"memo", "repair"}


def test_a_tick_that_does_not_exist_is_refused(desk):
    with pytest.raises(Invalid) as err:
        desk.save(OPERATOR_ROLE, None, 0, {"name": "夜班", "rights": ("everything",)}).result()
    assert set(err.value.fields) == {"rights"}


def test_changed_rights_stand_in_the_trail(desk, store):
    from sqlalchemy import select

    from app.db.system import Trace

    id_ = role(desk, "维修")
    before = desk.load(OPERATOR_ROLE, id_).result().values["rights"]
    save(desk, OPERATOR_ROLE, id_, rights=(*before, "approve"))
    query = select(Trace.changes).where(Trace.kind == "operator_role", Trace.deed == "changed")
    old, new = store.look(lambda s: s.scalars(query).one()).result()["rights"]
    assert set(new) - set(old) == {"approve"}


def test_names_are_given_once(desk):
    operator(desk, "周涛", "维修", password="")
    with pytest.raises(Invalid, match="already an operator"):
        operator(desk, "周涛", "主管")
    with pytest.raises(Invalid, match="already a role"):
        desk.save(OPERATOR_ROLE, None, 0, {"name": "主管", "rights": ()}).result()


def test_found_by_initials(desk):
    operator(desk, "周涛", "维修", password="")
    assert [one.cells[0] for one in desk.suggest(OPERATOR, "zt").result()] == ["周涛"]


# ---------------------------------------------------------------- the last administrator


def test_the_last_administrator_stays(desk):
    desk.sign_in(Who("李娜", "seat", frozenset(ALL), 99))
    for name in ("retire",):
        with pytest.raises(Refused, match="Nobody would be left"):
            act(desk, name, 1)
    with pytest.raises(Invalid, match="Nobody would be left"):
        save(desk, OPERATOR, 1, role_id=role(desk, "主管"))
    with pytest.raises(Refused, match="cannot be deleted"):
        desk.delete(OPERATOR_ROLE, role(desk, "管理员")).result()
    with pytest.raises(Refused, match="Nobody would be left"):
        desk.delete(OPERATOR, 1).result()


def test_one_without_a_password_does_not_count(desk):
    operator(desk, "王强", "管理员", password="")
    desk.sign_in(Who("李娜", "seat", frozenset(ALL), 99))
    with pytest.raises(Refused, match="Nobody would be left"):
        act(desk, "retire", 1)


def test_with_a_second_one_the_first_may_go(desk, store):
    second = operator(desk, "王强", "管理员")
    desk.sign_in(store.look(lambda s: signing.who_is(s, second, "seat")).result())
    act(desk, "retire", 1)
    with pytest.raises(Refused, match="yourself"):
        act(desk, "retire", second)


def test_the_last_role_with_the_right_keeps_it(desk):
    own = desk.save(OPERATOR_ROLE, None, 0, {"name": "店长", "rights": ALL}).result()
    second = operator(desk, "王强", "店长")
    desk.sign_in(Who("李娜", "seat", frozenset(ALL), 99))
    act(desk, "retire", 1)
    with pytest.raises(Invalid, match="Nobody would be left"):
        save(desk, OPERATOR_ROLE, own.id, rights=("memo",))
    with pytest.raises(Refused, match="has this role"):
        desk.delete(OPERATOR_ROLE, own.id).result()
    act(desk, "bring_back", 1)
    save(desk, OPERATOR_ROLE, own.id, rights=("memo",))
    assert second


def test_the_administrators_role_has_every_right_for_good(desk):
    with pytest.raises(Invalid, match="every right"):
        save(desk, OPERATOR_ROLE, role(desk, "管理员"), rights=("operators",))


def test_who_has_signed_in_is_retired_not_deleted(desk, store, clock):
    first, second = operator(desk, "周涛", "维修"), operator(desk, "吴敏", "维修")
    store.run(lambda s: signing.sign_in(s, "周涛", "先用这个7391", "seat", clock.now())).result()
    with pytest.raises(Refused, match="signed in before"):
        desk.delete(OPERATOR, first).result()
    desk.delete(OPERATOR, second).result()


# ---------------------------------------------------------------- giving what one has not


def test_nobody_gives_a_right_he_does_not_have(desk):
    technicians, administrators = role(desk, "维修"), role(desk, "管理员")
    deputy(desk)
    with pytest.raises(Invalid, match="Sales"):
        desk.save(OPERATOR_ROLE, None, 0, {"name": "夜班", "rights": ("memo", "sale")}).result()
    with pytest.raises(Invalid, match="do not have it yourself"):
        save(desk, OPERATOR_ROLE, technicians, rights=ALL)
    with pytest.raises(Invalid) as err:
        desk.save(OPERATOR, None, 0, {"name": "吴敏二", "role_id": administrators}).result()
    assert set(err.value.fields) == {"role_id"}
    assert desk.save(OPERATOR_ROLE, None, 0, {"name": "夜班", "rights": ("memo",)}).result()


def test_a_name_may_be_corrected_without_holding_the_rights_of_its_role(desk):
    id_ = operator(desk, "周涛", "维修")
    save(deputy(desk), OPERATOR, id_, name="周涛涛")
    assert desk.load(OPERATOR, id_).result().values["name"] == "周涛涛"


def test_nobody_brings_back_somebody_who_may_do_more(desk):
    id_ = operator(desk, "周涛", "维修")
    act(desk, "retire", id_)
    with pytest.raises(Refused, match="may do more than you"):
        act(deputy(desk), "bring_back", id_)
