"""Does one command make a server on which everybody has a name of their own, and does a shop move there and back?"""

import io

import psycopg
import pytest
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import PasswordRefused
from app.db.engine import open_engine
from app.db.login import Login, nameless
from app.db.migrate import upgrade
from app.db.roles import role_of
from app.db.trouble import expected_errors
from app.features.operators import signing
from app.features.operators.change import make_administrator
from app.features.operators.model import Operator
from main import main
from tests.server.conftest import ADMIN, ADMIN_WORD


def connect(url, name, password):
    """As a seat does; who the server says that is."""
    url = open_engine(url.replace("postgresql:", "postgresql+psycopg:")).url
    engine = open_engine(nameless(url), login=Login(role_of(url.database, name), password))
    try:
        with expected_errors(engine.url), engine.connect() as connection:
            return connection.exec_driver_sql("SELECT guard.me()").scalar()
    finally:
        engine.dispose()


def test_one_command_makes_everything_and_doing_it_again_changes_nothing(ringfile, keeper_url):
    url = keeper_url()
    code, said, complaint = ringfile("init", "--database", url, "--admin", ADMIN, lines=[ADMIN_WORD])
    assert (code, complaint) == (0, "")
    assert "is made" in said
    assert connect(url, ADMIN, ADMIN_WORD) == ADMIN
    with pytest.raises(PasswordRefused):
        connect(url, ADMIN, "wrong")
    code, said, _ = ringfile("init", "--database", url)
    assert (code, "renewed" in said) == (0, True)
    assert connect(url, ADMIN, ADMIN_WORD) == ADMIN
    assert "the rights of each table are renewed" in ringfile("upgrade", "--database", url)[1]
    assert "keeps the rights" in ringfile("status", "--database", url)[1]


def test_what_only_a_superuser_can_shut_is_said_until_it_is_shut(ringfile, keeper_url, strict):
    url = keeper_url()
    shut = "REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC"
    assert shut in ringfile("init", "--database", url, "--admin", ADMIN, lines=[ADMIN_WORD])[1]
    assert shut in ringfile("status", "--database", url)[1]
    name = url.rpartition("/")[2].partition("?")[0]
    with psycopg.connect(host=str(strict.folder), user="ringfile", dbname=name, autocommit=True) as superuser:
        superuser.execute(shut)
    assert shut not in ringfile("init", "--database", url)[1]
    assert shut not in ringfile("status", "--database", url)[1]


@pytest.mark.parametrize(
    ("words", "lines", "why"),
    [
        ([], [], "Nobody could sign in"),
        (["--admin", ADMIN], [], "password is missing"),
        (["--admin", ADMIN], ["12345678"], "row of keys"),
    ],
)
def test_what_is_missing_is_told_in_one_sentence(ringfile, keeper_url, words, lines, why):
    code, said, complaint = ringfile("init", "--database", keeper_url(), *words, lines=lines)
    assert (code, said, complaint.count("\n")) == (2, "", 1)
    assert why in complaint


def test_a_role_that_may_not_make_roles_is_told_so(ringfile, keeper_url, strict):
    url = keeper_url()
    guest = url.replace("keeper:", "guest:")
    strict._do("CREATE ROLE guest LOGIN CREATEDB PASSWORD 'keeper-77-x'")
    code, _, complaint = ringfile("init", "--database", guest, "--admin", ADMIN, lines=["x1!yq8zz"])
    assert (code, "CREATEROLE" in complaint) == (2, True)
    strict.drop(url.rpartition("/")[2].partition("?")[0])
    strict._do("DROP ROLE guest")


def test_a_shop_moves_to_names_of_its_own_and_back_with_its_passwords(ringfile, keeper_url, tmp_path):
    file = tmp_path / "ringfile.db"
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    with Session(engine) as session, session.begin():
        make_administrator(session, ADMIN, ADMIN_WORD, "zh_CN", SystemClock().now())
    engine.dispose()
    url = keeper_url()
    assert ringfile("init", "--database", url, "--admin", "过客", lines=["x1!yq8zz"])[0] == 0
    code, said, complaint = ringfile("move", "--from", f"sqlite:///{file}", "--to", url)
    assert code == 0, complaint
    assert "db init --admin" in said  # its password is unknown to the server
    with pytest.raises(PasswordRefused):
        connect(url, "过客", "x1!yq8zz")  # who is in no table has no role
    assert ringfile("init", "--database", url, "--admin", ADMIN, lines=[ADMIN_WORD])[0] == 0
    assert connect(url, ADMIN, ADMIN_WORD) == ADMIN
    back = tmp_path / "back.db"
    assert ringfile("move", "--from", url, "--to", f"sqlite:///{back}")[0] == 0
    engine = open_engine(f"sqlite:///{back}")
    with Session(engine) as session, session.begin():
        attempt = signing.sign_in(session, ADMIN, ADMIN_WORD, "1", SystemClock().now())
    engine.dispose()
    assert attempt.who


def test_a_move_makes_the_database_it_goes_to(ringfile, keeper_url, tmp_path):
    file = tmp_path / "ringfile.db"
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    url = keeper_url()
    code, said, complaint = ringfile("move", "--from", f"sqlite:///{file}", "--to", url)
    assert (code, complaint) == (0, "")
    assert "each compared" in said
    assert ringfile("init", "--database", url, "--admin", ADMIN, lines=[ADMIN_WORD])[0] == 0
    assert connect(url, ADMIN, ADMIN_WORD) == ADMIN


@pytest.fixture
def shop(named_shop):
    """A session of the administrator's on a server, as the program has it."""
    there = open_engine(named_shop.replace("postgresql:", "postgresql+psycopg:")).url
    login = Login(role_of(there.database, ADMIN), ADMIN_WORD)
    engine = open_engine(nameless(there), login=login)
    yield named_shop, engine, login
    engine.dispose()


def who_is(session, name):
    return signing.who_called(session, name, "1")


def make(session, name, role):
    session.add(made := Operator(name=name, role_id=role))
    session.flush()
    return made


def test_an_operator_made_renamed_changed_and_retired_in_the_program_is_so_on_the_server(shop):
    url, engine, _ = shop
    now = SystemClock().now()
    with Session(engine) as session:
        me = who_is(session, ADMIN)
        roles = dict(session.execute(signing.select(signing.OperatorRole.template, signing.OperatorRole.id)).all())
        made = make(session, "周涛", roles["technician"])
        signing.let_in(session, made.id, "tr44-umbra", me, now)
        session.commit()
        assert connect(url, "周涛", "tr44-umbra") == "周涛"
        made.name = "周涛涛"
        session.commit()
        assert connect(url, "周涛涛", "tr44-umbra") == "周涛涛"
        everybodys = {"everybody", "customer.others", "memo", "message.save"}
        assert groups(engine, "周涛涛") == everybodys | {"record.save", "repair"}
        made.role_id = roles["storekeeper"]
        session.commit()
        assert groups(engine, "周涛涛") == everybodys | {"parts"}
        role = session.get_one(signing.OperatorRole, roles["storekeeper"])
        role.rights = ["memo"]
        session.commit()
        assert groups(engine, "周涛涛") == {"everybody", "memo"}
        made.retired_at = now
        session.commit()
        assert groups(engine, "周涛涛") == set()
        with pytest.raises(PasswordRefused):
            connect(url, "周涛涛", "tr44-umbra")
        made.retired_at = None
        session.commit()
        assert connect(url, "周涛涛", "tr44-umbra") == "周涛涛"
        session.delete(made)
        session.commit()
        with pytest.raises(PasswordRefused):
            connect(url, "周涛涛", "tr44-umbra")


def groups(engine, name):
    """The groups of rights somebody is in."""
    role = role_of(engine.url.database, name)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
            "JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %s",
            (role,),
        )
        return {one.partition("#")[2] for (one,) in found}


def test_what_fails_leaves_no_role_behind(shop):
    _, engine, _ = shop
    with Session(engine) as session:
        roles = dict(session.execute(signing.select(signing.OperatorRole.template, signing.OperatorRole.id)).all())
        make(session, "不成", roles["operator"])
        session.rollback()
        role = role_of(engine.url.database, "不成")
        assert not session.connection().exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).all()


def test_a_name_too_long_for_a_role_signs_in_all_the_same(shop):
    url, engine, _ = shop
    name = "阿依古丽·买买提明·艾合买提江·吐尔逊" * 3
    with Session(engine) as session:
        roles = dict(session.execute(signing.select(signing.OperatorRole.template, signing.OperatorRole.id)).all())
        made = make(session, name[:60], roles["operator"])
        signing.let_in(session, made.id, "tr44-umbra", who_is(session, ADMIN), SystemClock().now())
        session.commit()
    assert connect(url, name[:60], "tr44-umbra") == name[:60]


def test_ones_own_password_is_changed_with_the_old_one(shop):
    url, engine, login = shop
    now = SystemClock().now()
    with Session(engine) as session:
        me = who_is(session, ADMIN)
        assert signing.change_own(session, me, "wrong", "q8zz-umbra", now).who is None
        assert signing.change_own(session, me, ADMIN_WORD, "q8zz-umbra", now).who
        session.commit()
    assert login.password == "q8zz-umbra"
    assert connect(url, ADMIN, "q8zz-umbra") == ADMIN
    with pytest.raises(PasswordRefused):
        connect(url, ADMIN, ADMIN_WORD)
    with Session(engine) as session:
        assert signing.change_own(session, me, "q8zz-umbra", ADMIN_WORD, now).who
        session.commit()


def test_no_password_is_in_the_tables_nor_on_the_way(shop, strict):
    _, engine, _ = shop
    with Session(engine) as session:
        assert set(session.scalars(signing.select(Operator.secret))) <= {"*", ""}
    with psycopg.connect(host=str(strict.folder), user="ringfile", dbname="postgres") as connection:
        kept = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname LIKE '%/%'").fetchall()
    assert kept
    assert all(one.startswith("SCRAM-SHA-256$") for (one,) in kept)


def test_who_asks_is_who_the_server_says(shop):
    """Somebody else's name in the program's memory changes nothing: the trail takes one's own only."""
    from app.core.errors import AppError
    from app.db import trail

    _, engine, _ = shop
    with pytest.raises(AppError), expected_errors(engine.url), Session(engine) as session:
        trail.note(session, Who("王强", "1"), "made", "sale", 1)


def test_the_command_of_before_points_to_this_one(named_shop, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ADMIN_WORD}\n"))
    assert main(["setup", "--password-stdin", "--admin", "王强", "--database", named_shop]) == 2
    assert "ringfile db init" in capsys.readouterr().err
