"""Can somebody with psql do more than the program lets them, or less? Each starter role tries it all by bare SQL."""

import psycopg
import pytest

from app.core.presence import Present, present_of
from app.db.base import Base
from app.features.fences import fences, put_up
from app.features.record_types import RECORD_TYPES
from app.features.table_fences import table_fences
from app.records.fences import fences_of
from app.records.house_fences import house_fences
from tests.server.deeds import DEEDS
from tests.server.house import OTHER, PEOPLE, RIGHTS, House
from tests.server.statements import CUSTOMER, LINE, OPERATOR


@pytest.fixture(scope="module")
def house(pg, pg_template):
    house = House(pg, pg.create(pg_template))
    yield house
    house.close()


MISTAKES = {"42601", "42703", "42P01", "42883", "23502"}  # of the test itself: it is no SQL, or not of these tables


def works(house, connection, statement):
    """Whether a statement does anything; whatever it does is undone."""
    try:
        cursor = connection.execute(statement.replace("{db}", house.name).replace("{{", "{").replace("}}", "}"))
        while cursor.nextset():
            pass
        done = cursor.rowcount
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.errors.Error as err:
        if err.sqlstate in MISTAKES:
            raise
        return False
    finally:
        connection.rollback()
    return done != 0


@pytest.mark.parametrize("role", PEOPLE)
def test_what_somebody_with_psql_may_do_is_what_the_program_lets_them(house, role):
    wrong = {}
    with house.connect(PEOPLE[role]) as connection:
        for name, (needed, statement) in DEEDS.items():
            allowed = needed is not None and RIGHTS[role] >= set(needed)
            if works(house, connection, statement) != allowed:
                wrong[name] = "was refused" if allowed else "went through"
    assert wrong == {}


def test_every_table_has_its_fence(house):
    """A table that is no record says in its `info` the right that writes it ("written_with"), or what keeps it."""
    described = {one.table for one in (*fences_of(RECORD_TYPES), *house_fences(RECORD_TYPES), *table_fences())}
    others = [one for one in Base.metadata.sorted_tables if one.name not in described]
    assert [one.name for one in others if not {"written_with", "kept"} & set(one.info)] == []
    fenced = {one.table for one in fences()}
    assert {one.name for one in Base.metadata.sorted_tables} <= fenced
    with house.engine.connect() as connection:
        open_ones = connection.exec_driver_sql(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace "
            "AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'fence') "
            "AND has_table_privilege(%s, oid, 'SELECT, INSERT, UPDATE, DELETE')",
            (f"{house.name}#everybody",),
        ).scalars()
        assert set(open_ones) == {"alembic_version"}


def test_what_is_taken_back_has_the_names_it_had(house):
    """Somebody deletes another's sale, and takes that back: it is the other's again."""
    with house.connect(PEOPLE["supervisor"]) as connection:
        columns = ", ".join(one.name for one in Base.metadata.tables["sale"].columns)
        row = connection.execute(f"SELECT {columns} FROM sale WHERE id = 2").fetchone()
        connection.execute("DELETE FROM sale WHERE id = 2")
        places = ", ".join(["%s"] * len(row))
        connection.execute(f"INSERT INTO sale ({columns}) VALUES ({places})", row)
        back = connection.execute("SELECT author FROM sale WHERE id = 2").fetchone()
        connection.rollback()
    assert back == (OTHER,)


def test_what_goes_round_the_program_stands_in_the_trail_all_the_same(house):
    with house.connect(PEOPLE["supervisor"]) as connection:
        connection.execute("UPDATE sale SET note = '悄悄改' WHERE id = 2")
        connection.execute(LINE.format(sale=2))
        connection.execute("DELETE FROM message WHERE id = 1")
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        told = connection.execute(
            "SELECT kind, deed, who, changes -> 'note', changes -> 'lines' -> 1 -> 0 -> 'name' FROM trace "
            "WHERE who = guard.me() ORDER BY id"
        ).fetchall()
        connection.rollback()
    me = PEOPLE["supervisor"]
    assert told == [
        ("sale", "changed", me, ["", "悄悄改"], None),
        ("sale", "changed", me, None, "冰箱"),
        ("message", "deleted", me, None, None),
    ]


def test_whoever_ties_their_role_to_the_server_is_deleted_all_the_same(house):
    """Their role cannot be dropped then: it may do nothing any more, and is out of the way of the next of that name."""
    name, tie = PEOPLE["technician"], "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC"
    role = f"{house.name}/{name}"
    held = "SELECT rolname, rolcanlogin, (SELECT count(*) FROM pg_auth_members WHERE member = r.oid) FROM pg_roles r "
    held += "WHERE starts_with(rolname, %s) AND (rolname = %s OR rolname LIKE '%%~gone%%')"
    with house.connect(name) as connection:
        connection.execute(tie)
    with house.connect(PEOPLE["administrator"]) as connection:
        connection.execute("DELETE FROM operator WHERE name = %s", (name,))
        ((gone, may_sign_in, groups),) = connection.execute(held, (f"{house.name}/", role)).fetchall()
        assert gone.startswith(f"{house.name}/~gone-")
        assert (may_sign_in, groups) == (False, 0)
        connection.execute(OPERATOR.format(secret="", role="operator").replace("新人", name))
        assert len(connection.execute(held, (f"{house.name}/", role)).fetchall()) == 2
        connection.rollback()
    left = f'"{house.name}/旧人"'
    with house.engine.begin() as owner:
        owner.exec_driver_sql(f"CREATE ROLE {left}")
        owner.exec_driver_sql(f"ALTER DEFAULT PRIVILEGES FOR ROLE {left} GRANT SELECT ON TABLES TO PUBLIC")
    for _ in range(2):
        with house.engine.begin() as owner:
            put_up(owner)
            assert owner.exec_driver_sql("SELECT to_regrole(%s)", (left,)).scalar() is None


def test_rights_are_not_handed_on_by_letting_somebody_into_ones_own_role(house):
    """Up to PostgreSQL 14 everybody may do that."""
    mine, theirs = (f'"{house.name}/{one}"' for one in (PEOPLE["supervisor"], OTHER))
    with house.engine.begin() as owner:
        owner.exec_driver_sql(f"GRANT {mine} TO {theirs}")
    with house.connect(OTHER) as connection:
        for role in ("NONE", mine):
            connection.execute(f"SET ROLE {role}")
            assert connection.execute("SELECT guard.may('approve'), guard.me()").fetchone() == (False, OTHER)
    with house.engine.begin() as owner:
        put_up(owner)
    with house.connect(OTHER) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"SET ROLE {mine}")


def test_nobody_is_on_the_board_under_anothers_name(house):
    with house.connect(PEOPLE["operator"]) as connection:
        words = Present("abc", PEOPLE["administrator"], "前台").words()
        connection.execute("SELECT seat_says(NULL, %s)", (words,))
        ((told,),) = connection.execute("SELECT words FROM seats_here()").fetchall()
        assert present_of(told).name == PEOPLE["operator"]
        connection.execute("SELECT seat_says(NULL, %s)", (Present("abc", "", "前台").words(),))
        ((told,),) = connection.execute("SELECT words FROM seats_here()").fetchall()
        assert present_of(told).name == "", "nobody signed in at that seat"
        connection.rollback()


@pytest.fixture
def colleagues(house):
    """Whoever has the operator's role sees their own customers only; customer 1 is another's and has a number."""
    rights = "UPDATE operator_role SET rights = {} WHERE template = 'operator'"
    less = rights.format("(rights::jsonb - 'customer.others')::json")
    with house.engine.begin() as owner:
        owner.exec_driver_sql(less)
        owner.exec_driver_sql(
            "INSERT INTO choice (version, created_at, changed_at, list, name, rank) "
            "VALUES (1, now(), now(), 'salesperson', %s, 1), (1, now(), now(), 'salesperson', %s, 2)",
            (OTHER, PEOPLE["operator"]),
        )
        owner.exec_driver_sql(_GIVE, (OTHER,))
        owner.exec_driver_sql(
            "INSERT INTO customer_phone (rank, customer_id, number, key, kind, note) "
            "VALUES (0, 1, '13800138000', '13800138000', 'mobile', '')"
        )
    yield house
    with house.engine.begin() as owner:
        owner.exec_driver_sql("DELETE FROM customer_phone WHERE key = '13800138000'")
        owner.exec_driver_sql("UPDATE customer SET salesperson_id = NULL")
        owner.exec_driver_sql("DELETE FROM choice WHERE list = 'salesperson'")
        owner.exec_driver_sql(rights.format("""(rights::jsonb || '["customer.others"]')::json"""))


_GIVE = (
    "UPDATE customer SET salesperson_id = (SELECT id FROM choice WHERE list = 'salesperson' AND name = %s) WHERE id = 1"
)


def test_a_colleagues_customer_is_changed_by_whoever_talked_with_them_only(colleagues):
    house, me = colleagues, PEOPLE["operator"]
    deeds = {
        "change": "UPDATE customer SET name = '李四' WHERE id = 1",
        "take over": _GIVE.replace("%s", f"'{me}'"),
        "retire": "UPDATE customer SET retired_at = now() WHERE id = 1",
        "take a number off": "DELETE FROM customer_phone WHERE customer_id = 1",
        "change a number": "UPDATE customer_phone SET number = '1' WHERE customer_id = 1",
        "take a number to one's own": f"{CUSTOMER}; UPDATE customer_phone SET customer_id = "
        "(SELECT max(id) FROM customer) WHERE customer_id = 1",
        "add a contact": "INSERT INTO contact (rank, customer_id, name, role, number, email) "
        "VALUES (0, 1, '张', '', '', '')",
    }
    rang = "UPDATE call SET operator = %s, key = '13800138000', customer_id = NULL, started_at = now() - %s::interval"

    def done():
        with house.connect(me) as connection:
            return {name for name, statement in deeds.items() if works(house, connection, statement)}

    def ring(hours):
        with house.engine.begin() as owner:
            owner.exec_driver_sql(rang, (me, f"{hours} hours"))

    assert done() == set()
    with house.connect(me) as connection:
        for allowed in ("SET intention = '要买冰柜'", "SET blacklisted_at = now(), blacklisted_by = guard.me()"):
            assert works(house, connection, f"UPDATE customer {allowed} WHERE id = 1")
    ring(25)
    assert done() == set()
    ring(1)
    assert done() == set(deeds)
    with house.engine.begin() as owner:
        owner.exec_driver_sql("UPDATE call SET operator = '', key = ''")
        owner.exec_driver_sql(_GIVE, (me,))
    assert done() == set(deeds)
