"""What is said, and what is left behind, where a server or a database is not fit for a shop?"""

import psycopg
import pytest

from tests.server.conftest import ADMIN, ADMIN_WORD


@pytest.fixture
def bad(ringfile, keeper_url, strict):
    """Makes a database that is there already in some state, and runs `db init` on it: exit code, answer, complaint."""

    def make(how, *statements):
        url = keeper_url()
        name = url.rpartition("/")[2].partition("?")[0]
        strict._do(f"CREATE DATABASE {{}} {how}", name)
        with psycopg.connect(host=str(strict.folder), user="ringfile", dbname=name, autocommit=True) as superuser:
            for one in statements:
                superuser.execute(one)
        code, said, complaint = ringfile("init", "--database", url, "--admin", ADMIN, lines=[ADMIN_WORD])
        with psycopg.connect(host=str(strict.folder), user="ringfile", dbname=name) as superuser:
            there = superuser.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()[0]
        assert (said, complaint.count("\n")) == ("", 1), "one sentence, no traceback"
        return code, complaint, there

    return make


LETTERS = "OWNER keeper LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0 ENCODING"


@pytest.mark.parametrize(
    ("how", "statements", "why", "there"),
    [
        (f"{LETTERS} 'LATIN1'", (), "cannot hold Chinese", 0),
        (f"{LETTERS} 'SQL_ASCII'", (), "cannot hold Chinese", 0),
        ("OWNER keeper", ("CREATE TABLE customer (id int)",), "tables of something else (“customer”)", 1),
        ("", (), "ALTER DATABASE", 0),
    ],
)
def test_an_unfit_database_is_told_in_one_sentence_and_left_as_it_was(bad, how, statements, why, there):
    code, complaint, left = bad(how, *statements)
    assert (code, left) == (1, there)
    assert why in complaint


def test_a_name_no_role_can_have_makes_no_database(ringfile, keeper_url, strict):
    url = keeper_url()
    url = url.replace("/shop", "/Shop ")
    code, _, complaint = ringfile("init", "--database", url, "--admin", ADMIN, lines=[ADMIN_WORD])
    assert (code, "small letters" in complaint) == (2, True)
    with psycopg.connect(host=str(strict.folder), user="ringfile", dbname="postgres") as superuser:
        assert not superuser.execute("SELECT 1 FROM pg_database WHERE datname LIKE 'Shop%'").fetchall()


def test_a_database_that_lets_nobody_in_is_not_taken_for_a_silent_server(ringfile, keeper_url, strict):
    url = keeper_url()
    assert ringfile("init", "--database", url, "--admin", ADMIN, lines=[ADMIN_WORD])[0] == 0
    name = url.rpartition("/")[2].partition("?")[0]
    strict._do("CREATE ROLE visitor LOGIN PASSWORD 'keeper-77-x'")
    assert "does not let you do this" in ringfile("status", "--database", url.replace("keeper:", "visitor:"))[2]
    strict._do("DROP ROLE visitor")
    strict._do("ALTER DATABASE {} ALLOW_CONNECTIONS false", name)
    assert "lets nobody in at the moment" in ringfile("status", "--database", url)[2]
    strict._do("ALTER DATABASE {} ALLOW_CONNECTIONS true", name)


def test_an_old_server_is_told_before_anything_is_made(ringfile, keeper_url, monkeypatch):
    """The driver is made to believe that it talks to PostgreSQL 12."""
    from sqlalchemy.dialects.postgresql.base import PGDialect

    monkeypatch.setattr(PGDialect, "_get_server_version_info", lambda *_: (12, 22))
    code, _, complaint = ringfile("init", "--database", keeper_url(), "--admin", ADMIN, lines=[ADMIN_WORD])
    assert (code, "12.22 is too old" in complaint) == (1, True)
