"""Is a server tried before it is used, and does its password stay out of files?"""

import pytest
from sqlalchemy import make_url

from app.core.errors import Invalid
from app.db.server import Server, checked, keep_password, password_of, server_of
from app.features.welcome.answers import Answers
from app.features.welcome.server import try_server


class Ring:
    """A keyring in memory; `broken` as on a system without one."""

    def __init__(self, broken=False):
        self.kept, self.broken = {}, broken

    def set_password(self, service_name, username, password):
        self._fail()
        self.kept[service_name, username] = password

    def get_password(self, service_name, username):
        self._fail()
        return self.kept.get((service_name, username))

    def _fail(self):
        if self.broken:
            from keyring.errors import NoKeyringError

            raise NoKeyringError


postgresql = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)


@postgresql
def test_a_server_with_the_shops_data(database_url, monkeypatch):
    outcome = _outcome(database_url, monkeypatch)
    assert outcome.good
    assert "data are there" in str(outcome.words)


@postgresql
def test_a_server_with_an_empty_database(empty_url, monkeypatch):
    outcome = _outcome(empty_url, monkeypatch)
    assert outcome.good
    assert "is empty" in str(outcome.words)


@postgresql
def test_a_database_that_is_not_there(database_url, monkeypatch):
    outcome = _outcome(make_url(database_url).set(database="nowhere"), monkeypatch)
    assert not outcome.good
    assert "no database ringfile on the server" in str(outcome.words)
    assert "ringfile db init" in str(outcome.words)
    assert outcome.part == "database"


@postgresql
def test_data_of_a_newer_program_are_left_alone(database_url, monkeypatch):
    from sqlalchemy import create_engine, text

    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    outcome = _outcome(database_url, monkeypatch)
    assert not outcome.good
    assert "newer Ringfile" in str(outcome.words)


def _outcome(url, monkeypatch):
    """Try the database at `url`, which may be reached through a socket in the file system."""
    monkeypatch.setattr(Server, "url", lambda _self, _password, _user="": make_url(url))
    return try_server(Server("server", "li"), "", Ring())


def test_a_server_that_is_not_there():
    outcome = try_server(Server("127.0.0.1", "li", port=1), "secret", Ring())
    assert not outcome.good
    assert "127.0.0.1 does not answer" in str(outcome.words)
    assert outcome.part == "port"


@postgresql
def test_the_password_goes_into_the_keyring_once_it_is_right(database_url, monkeypatch):
    ring, server = Ring(), Server("server", "li")
    monkeypatch.setattr(Server, "url", lambda _self, _password, _user="": make_url(database_url))
    assert try_server(server, "secret", ring).remembered
    assert password_of(server, ring) == "secret"
    broken = try_server(server, "secret", Ring(broken=True))
    assert broken.good
    assert not broken.remembered
    assert "asked for it at each start" in str(broken.words)


def test_a_system_without_a_keyring():
    server, ring = Server("server", "li"), Ring(broken=True)
    assert not keep_password(server, "secret", ring)
    assert password_of(server, ring) is None


def test_the_password_stays_out_of_settings_and_logs():
    answers = Answers(server=Server("server", "li"), password="secret")
    assert "secret" not in repr(answers)
    assert "secret" not in repr(answers.seat_values())
    assert server_of(answers.seat_values()["server"]) == answers.server


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ((" ", "5432", "db", "li"), "host"),
        (("server", "0", "db", "li"), "port"),
        (("server", "x", "db", "li"), "port"),
        (("server", "5432", "", "li"), "database"),
        (("server", "5432", "db", ""), "user"),
    ],
)
def test_what_is_missing_is_told_at_its_field(written, field):
    with pytest.raises(Invalid) as err:
        checked(*written)
    assert set(err.value.fields) == {field}


@pytest.mark.parametrize(
    "kept", [None, "server", {}, {"host": "", "user": "li"}, {"host": "a", "user": "b", "port": "x"}]
)
def test_settings_without_a_server_mean_this_computer(kept):
    assert server_of(kept) is None


@postgresql
def test_a_server_says_who_is_its_administrator(database_url, monkeypatch, store, clock):
    from tests.features.operators.fixtures import administrator

    administrator(store, clock)
    assert _outcome(database_url, monkeypatch).administrator == "陈静"
