"""Does every way a database can fail end in a sentence, and never in data lost or half written?"""

import os
import socket
import sqlite3
import subprocess
from concurrent.futures import wait
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import delete, event, make_url, select, text
from sqlalchemy.exc import OperationalError

import app.features.record_types  # noqa: F401  every relationship finds its other end
from app.core.errors import DatabaseDamaged, DatabaseUnavailable, NotAllowed, Refused
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.store import Store
from app.db.system import Choice
from app.db.trouble import expected_errors
from app.features.customers.model import Customer
from app.features.messages.model import Message
from tests.db.rows import add, choice
from tests.pg import let_in

on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)


def _names(session):
    return list(session.scalars(select(Choice.name)))


def _say(code):
    def job(session):
        session.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$"))

    return job


def _fill(many):
    return lambda s: s.add_all(choice("y" * 60 + str(uuid4())[:18]) for _ in range(many))


def test_the_same_twice_is_refused(store):
    store.run(add(choice("VIP"))).result()
    with pytest.raises(Refused, match="there already"):
        store.run(add(choice("VIP"))).result()
    assert store.run(add(choice("Gold"))).result()


def test_what_is_used_cannot_be_deleted(store):
    level = store.run(add(choice("VIP"))).result()
    store.run(add(Customer(name="王小明", level_id=level))).result()
    with pytest.raises(Refused, match="still used"):
        store.run(lambda s: s.execute(delete(Choice).where(Choice.id == level))).result()


def test_what_is_gone_cannot_be_referred_to(store):
    with pytest.raises(Refused, match="deleted meanwhile"):
        store.run(add(Message(number="LY20261121-0001", words="回电", customer_id=77))).result()


def test_a_bug_stays_a_bug(store):
    with pytest.raises(Exception, match="no_such_table"):
        store.run(lambda s: s.execute(text("SELECT * FROM no_such_table"))).result()


@on_sqlite
def test_a_full_disk_loses_nothing_and_work_goes_on_with_room(store):
    store.run(add(choice("VIP"))).result()
    pages = store.run(lambda s: s.scalar(text("PRAGMA page_count"))).result()
    store.run(lambda s: s.scalar(text(f"PRAGMA max_page_count={pages + 2}"))).result()
    with pytest.raises(DatabaseUnavailable, match="disk is full"):
        store.run(_fill(5000)).result()
    assert store.look(_names).result() == ["VIP"]
    store.run(lambda s: s.scalar(text("PRAGMA max_page_count=1000000"))).result()
    store.run(_fill(5000)).result()
    assert len(store.look(_names).result()) == 5001


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of 4 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "ringfile", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("a small disk can only be mounted by root; the test with a limited file runs everywhere")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_really_is_full(small_disk):
    engine = open_engine(f"sqlite:///{small_disk / 'ringfile.db'}")
    upgrade(engine)
    store = Store(engine)
    jobs = [store.run(_fill(500)) for _ in range(60)]
    wait(jobs)
    refused = [err for job in jobs if (err := job.exception())]
    assert 0 < len(refused) < len(jobs)
    assert all(isinstance(err, DatabaseUnavailable) and "disk is full" in str(err) for err in refused)
    assert len(store.look(_names).result()) == 500 * (len(jobs) - len(refused))
    store.close()
    connection = sqlite3.connect(small_disk / "ringfile.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.fixture
def as_user(tmp_path):
    """Permissions mean nothing to root: become somebody else for the test."""
    if os.geteuid():
        yield
        return
    let_in(tmp_path)
    os.chown(tmp_path, 65534, 65534)
    for path in tmp_path.iterdir():
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    yield
    os.seteuid(0)


@on_sqlite
@pytest.mark.parametrize("way", ["file", "folder"])
def test_read_only_data_are_read_only(database_url, tmp_path, as_user, way):
    path = tmp_path / "ringfile.db"
    path.chmod(0o444)
    if way == "folder":
        tmp_path.chmod(0o555)
    store = Store(open_engine(database_url))
    with pytest.raises(DatabaseUnavailable, match=r"can be read but not changed|cannot be opened"):
        store.run(add(choice())).result()
    store.close()
    tmp_path.chmod(0o755)


def test_a_folder_that_is_not_there(tmp_path):
    store = Store(open_engine(f"sqlite:///{tmp_path / 'gone' / 'ringfile.db'}"))
    with pytest.raises(DatabaseUnavailable, match="cannot be opened"):
        store.look(_names).result()
    store.close()


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "ringfile.db"
    path.write_bytes(b"It was a dark and stormy night. " * 200)
    engine = open_engine(f"sqlite:///{path}")
    with pytest.raises(DatabaseDamaged, match="damaged"):
        upgrade(engine)
    engine.dispose()


@on_sqlite
def test_overwritten_pages(store, database_url):
    store.run(_fill(5000)).result()
    store.close()
    path = make_url(database_url).database
    with open(path, "r+b") as file:  # noqa: PTH123
        size = os.fstat(file.fileno()).st_size
        for at in range(8192, size, 4096):
            file.seek(at)
            file.write(os.urandom(256))
    again = Store(open_engine(database_url))
    with pytest.raises(DatabaseDamaged, match="damaged"):
        again.look(_names).result()
    again.close()


@on_sqlite
def test_a_program_that_holds_the_file_too_long(store, database_url, monkeypatch):
    other = sqlite3.connect(make_url(database_url).database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=20"))
    with pytest.raises(DatabaseUnavailable, match="Another program is busy"):
        store.run(add(choice())).result()
    assert store.look(_names).result() == []
    other.execute("ROLLBACK")
    other.close()
    assert store.run(add(choice())).result()


def _refused_by(url):
    engine = open_engine(url)
    store = Store(engine)
    try:
        with pytest.raises(DatabaseUnavailable) as caught:
            store.look(_names).result()
        return str(caught.value)
    finally:
        store.close()


@on_postgresql
def test_no_such_database(empty_url):
    said = _refused_by(empty_url.set(database="nowhere"))
    assert "There is no database nowhere" in said


@on_postgresql
def test_a_name_the_server_does_not_know(empty_url):
    assert "does not accept this name and password" in _refused_by(empty_url.set(username="nobody-here"))


def test_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: the port is surely refused
        port = taken.getsockname()[1]
        said = _refused_by(make_url(f"postgresql+psycopg://a:b@127.0.0.1:{port}/ringfile"))
    assert said.startswith("The database server 127.0.0.1 does not answer.")


def test_no_such_computer():
    said = _refused_by(make_url("postgresql+psycopg://a:b@no-such-computer.invalid/ringfile"))
    assert said.startswith("There is no computer called no-such-computer.invalid")


@on_postgresql
def test_a_lost_connection_is_said_once_and_made_anew(store, pg, database_url):
    store.run(add(choice())).result()

    def job(session):
        pid = session.scalar(text("SELECT pg_backend_pid()"))
        pg._do(f"SELECT pg_terminate_backend({pid})")
        session.scalar(text("SELECT 1"))

    with pytest.raises(DatabaseUnavailable, match="is lost"):
        store.run(job).result()
    assert store.run(_names).result() == ["VIP"]


@on_postgresql
@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("53100", DatabaseUnavailable, "disk is full"),
        ("53300", DatabaseUnavailable, "too many seats"),
        ("25006", DatabaseUnavailable, "can be read but not changed"),
        ("55P03", DatabaseUnavailable, "busy"),
        ("57014", DatabaseUnavailable, "took too long"),
        ("XX001", DatabaseDamaged, "damaged"),
        ("42501", NotAllowed, "does not let you"),
    ],
)
def test_what_a_server_says(store, code, kind, words):
    with pytest.raises(kind, match=words):
        store.run(_say(code)).result()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('FATAL:  password authentication failed for user "li"', "does not accept this name and password"),
        ("用户 “li” Password 认证失败", "does not accept this name and password"),
        ("fe_sendauth: no password supplied", "does not accept this name and password"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "li", SSL encryption', "lets nobody in from this"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "li", no encryption', "only who encrypts"),
        ("server does not support SSL, but SSL was required", "does not encrypt"),
        ("SSL error: certificate verify failed", "cannot prove who it is"),
        ('server certificate for "db" does not match host name "10.0.0.1"', "is for another name"),
        ('root certificate file "/x.crt" does not exist', "certificate cannot be read"),
        ("session is read-only", "takes changes"),
        ("Connection refused\n\tIs the server running on that host?", "nothing listens at this port"),
        ('FATAL:  database "our shop" does not exist', "There is no database shop on the server 10.0.0.1"),
        ("数据库 “shop” 不存在", "There is no database shop on the server 10.0.0.1"),
        ("FATAL:  sorry, too many clients already", "too many seats"),
        ("connection timeout expired", "does not answer"),
        ("server closed the connection unexpectedly", "is lost"),
    ],
)
def test_what_a_server_says_that_refuses_to_begin(said, meant):
    url = make_url("postgresql+psycopg://li@10.0.0.1/shop")
    with pytest.raises(DatabaseUnavailable, match=meant), expected_errors(url):
        raise OperationalError("", {}, psycopg.OperationalError(f"connection failed: {said}"))
