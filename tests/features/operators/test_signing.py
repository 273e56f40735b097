"""Who gets in, who has to wait, and what of it stands in the trail?"""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.core.errors import Invalid, Refused
from app.db.engine import open_engine
from app.db.store import Store
from app.db.system import Trace
from app.features.operators import signing
from app.features.operators.model import Operator
from app.features.operators.spec import OPERATOR
from tests.features.operators.fixtures import FIRST_ONE, RIGHT_ONE, administrator, desk_of, operator

SEAT = "前台 2 号席"


@pytest.fixture
def shop(store, clock):
    """A shop with an administrator, who sits at the desk."""
    administrator(store, clock)
    desk = desk_of(store, clock)
    desk.sign_in(try_(store, clock, RIGHT_ONE, "陈静").who)
    return desk


def try_(store, clock, password, name="周涛"):
    return store.run(lambda s: signing.sign_in(s, name, password, SEAT, clock.now())).result()


def deeds(store, id_):
    query = select(Trace.deed, Trace.who, Trace.at).where(Trace.kind == "operator", Trace.record_id == id_)
    return store.look(lambda s: s.execute(query.order_by(Trace.id)).all()).result()


def test_nobody_has_to_sign_in_before_there_is_an_administrator(store, clock):
    assert not store.look(signing.is_needed).result()
    administrator(store, clock)
    assert store.look(signing.is_needed).result()


def test_the_right_password_lets_in_with_the_rights_of_the_role(shop, store, clock):
    id_ = operator(shop, "周涛", "维修")
    who = try_(store, clock, FIRST_ONE).who
    assert (who.name, who.seat, who.id) == ("周涛", SEAT, id_)
    assert who.may("repair")
    assert not who.may("operators")
    assert (signing.SIGNED_IN, "周涛", clock.now()) in deeds(store, id_)


def test_an_unknown_name_and_a_wrong_password_are_told_in_the_same_words(shop, store, clock):
    operator(shop, "周涛", "维修")
    wrong, unknown = try_(store, clock, "wrong one 1"), try_(store, clock, "wrong one 1", "谁")
    assert wrong.who is None
    assert unknown.who is None
    assert wrong.why == unknown.why


def test_after_three_failures_the_wait_doubles_up_to_a_quarter_of_an_hour(shop, store, clock):
    id_ = operator(shop, "周涛", "维修")
    waits = []
    for _ in range(14):
        attempt = try_(store, clock, "wrong one 1")
        waits.append(round((attempt.again_at - clock.now()).total_seconds()) if attempt.again_at else 0)
        clock.advance(waits[-1])
    assert waits[:6] == [0, 0, 2, 4, 8, 16]
    assert waits[-1] == max(waits) == 900
    assert [one.deed for one in deeds(store, id_)].count(signing.LOCKED) == 12


def test_who_has_to_wait_is_told_how_long_and_the_right_password_changes_nothing(shop, store, clock):
    operator(shop, "周涛", "维修")
    for _ in range(3):
        try_(store, clock, "wrong one 1")
    early = try_(store, clock, FIRST_ONE)
    assert early.who is None
    assert "0:02" in str(early.why)
    clock.advance(2)
    assert try_(store, clock, FIRST_ONE).who
    assert try_(store, clock, "wrong one 1").again_at is None, "a success forgets the failures"


def test_the_wait_holds_at_other_seats_and_after_a_restart(shop, store, clock):
    operator(shop, "周涛", "维修")
    for _ in range(3):
        try_(store, clock, "wrong one 1")
    other = Store(open_engine(store.engine.url))
    try:
        assert try_(other, clock, FIRST_ONE).again_at == clock.now() + timedelta(seconds=2)
    finally:
        other.close()


def test_two_seats_that_guess_at_once_share_the_count(shop, store, clock):
    id_ = operator(shop, "周涛", "维修")
    other = Store(open_engine(store.engine.url))
    try:
        tries = [one.run(lambda s: signing.sign_in(s, "周涛", "bad", SEAT, clock.now())) for one in (store, other) * 2]
        assert [one.result().who for one in tries] == [None] * 4
    finally:
        other.close()
    assert store.look(lambda s: s.get(Operator, id_).failures).result() == 3, "the fourth was not looked at any more"


def test_an_administrator_forgets_wrong_passwords(shop, store, clock):
    id_ = operator(shop, "周涛", "维修")
    for _ in range(5):
        try_(store, clock, "wrong one 1")
    unlock = next(one for one in OPERATOR.actions if one.name == "unlock")
    shop.act(OPERATOR, unlock, [id_]).result()
    assert try_(store, clock, FIRST_ONE).who


def test_a_retired_one_stays_outside_until_brought_back(shop, store, clock):
    id_ = operator(shop, "周涛", "维修")
    retire, back = (next(one for one in OPERATOR.actions if one.name == name) for name in ("retire", "bring_back"))
    shop.act(OPERATOR, retire, [id_]).result()
    assert try_(store, clock, FIRST_ONE).who is None
    assert [one.name for one in store.look(signing.people).result()] == ["陈静"]
    shop.act(OPERATOR, back, [id_]).result()
    assert try_(store, clock, FIRST_ONE).who


def test_without_a_password_nobody_gets_in(shop, store, clock):
    operator(shop, "周涛", "维修", password="")
    attempt = try_(store, clock, "")
    assert attempt.who is None
    assert "no password yet" in str(attempt.why)


def test_the_first_password_is_for_once(shop, store, clock):
    operator(shop, "周涛", "维修")
    attempt = try_(store, clock, FIRST_ONE)
    assert attempt.must_change
    change = lambda old, new: store.run(  # noqa: E731
        lambda s: signing.change_own(s, attempt.who, old, new, clock.now())
    ).result()
    with pytest.raises(Invalid, match="present one"):
        change(FIRST_ONE, FIRST_ONE)
    with pytest.raises(Invalid, match="tried first"):
        change(FIRST_ONE, "admin123456")
    assert "not your present" in str(change("something else", "周末去爬山1999").why)
    assert change(FIRST_ONE, "天气晴朗去爬山99").who
    assert try_(store, clock, FIRST_ONE).who is None
    assert not try_(store, clock, "天气晴朗去爬山99").must_change


def test_guessing_the_old_password_has_to_wait_too(shop, store, clock):
    operator(shop, "周涛", "维修")
    who = try_(store, clock, FIRST_ONE).who
    for _ in range(3):
        last = store.run(lambda s: signing.change_own(s, who, "wrong one 1", "天气晴朗1999", clock.now())).result()
    assert last.again_at == clock.now() + timedelta(seconds=2)


def test_a_password_never_stands_in_the_trail(shop, store, clock):
    id_ = operator(shop, "周涛", "维修")
    who = try_(store, clock, FIRST_ONE).who
    store.run(lambda s: signing.change_own(s, who, FIRST_ONE, "天气晴朗去爬山99", clock.now())).result()
    assert [one.deed for one in deeds(store, id_)] == ["made", "password", "signed_in", "password"]
    whole = store.look(lambda s: repr([vars(one) for one in s.scalars(select(Trace))])).result()
    for secret in (FIRST_ONE, RIGHT_ONE, "天气晴朗", "argon2"):
        assert secret not in whole


def test_a_hash_of_older_parameters_is_made_anew_at_the_sign_in(shop, store, clock):
    from argon2 import PasswordHasher

    id_ = operator(shop, "周涛", "维修")
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(FIRST_ONE)
    store.run(lambda s: s.execute(update(Operator).where(Operator.id == id_).values(secret=old))).result()
    assert try_(store, clock, FIRST_ONE).who
    secret = store.look(lambda s: s.get(Operator, id_).secret).result()
    assert secret != old
    assert try_(store, clock, FIRST_ONE).who


def test_signing_in_does_not_come_between_a_form_and_its_saving(shop, store, clock):
    id_ = operator(shop, "周涛", "维修")
    loaded = shop.load(OPERATOR, id_).result()
    try_(store, clock, "wrong one 1")
    try_(store, clock, FIRST_ONE)
    shop.save(OPERATOR, id_, loaded.version, {"phone": "13800138000"}).result()
    assert shop.load(OPERATOR, id_).result().values["phone"] == "13800138000"


def test_nobody_gets_at_more_rights_by_setting_a_password(shop, store, clock):
    from app.core.access import Who

    admin = store.look(signing.people).result()[0].id
    deputy = Who("吴敏", SEAT, frozenset({"operators", "memo"}), 99)
    with pytest.raises(Refused, match="may do more than you"):
        store.run(lambda s: signing.let_in(s, admin, "天气晴朗去爬山99", deputy, clock.now())).result()
