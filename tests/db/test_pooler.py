"""Do seats hear each other through pgbouncer in session mode, as docs/scaling.md says?"""

import os
import shutil
import subprocess
from contextlib import suppress
from queue import Queue

import psycopg
import pytest
from sqlalchemy import text

from app.core.errors import DatabaseUnavailable
from app.core.options import COMPANY_NAME
from app.core.presence import Present
from app.db.engine import open_engine
from app.db.store import Store
from app.db.wire import Hears, Wire
from app.features.customers.model import Customer
from app.records.settings import save_shared
from tests.db.killing import free_port

pytestmark = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
POOLER = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin") or ""
SETTINGS = """
[databases]
* = host={folder} port={port} user=ringfile
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own}
unix_socket_dir =
auth_type = any
pool_mode = session
ignore_startup_parameters = options, extra_float_digits
logfile = {log}
"""


@pytest.fixture
def pooled(pg, database_url):
    """The database through a pooler."""
    if not POOLER:
        pytest.skip("pgbouncer is not installed here; install the package of that name (it need not run)")
    port, file = free_port(), pg.folder / "pgbouncer.ini"
    log = pg.folder / "pgbouncer.log"
    file.write_text(SETTINGS.format(folder=pg.folder, port=pg.port, own=port, log=log))
    file.chmod(0o644)
    process = subprocess.Popen([POOLER, "-q", str(file)], stderr=subprocess.DEVNULL, **pg.as_user)
    url = database_url.set(host="127.0.0.1", port=port, username="ringfile", query={})
    while process.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(host="127.0.0.1", port=port, user="ringfile", dbname=database_url.database).close()
            break
    yield url
    process.terminate()
    process.wait(10)


@pytest.fixture
def seat(pooled):
    made = []

    def open_():
        heard = {key: Queue() for key in ("changes", "word", "here", "up", "down")}
        hears = Hears(
            **{key: heard[key].put for key in ("changes", "word", "here", "down")}, up=lambda: heard["up"].put(1)
        )
        store = Store(open_engine(pooled))
        wire = Wire(store.engine.url, store.seat, hears)
        made.extend((wire, store))
        wire.start()
        heard["up"].get(timeout=30)
        return store, wire, heard

    yield open_
    for one in made:
        one.close()


def test_changes_words_and_presence_come_through(seat):
    (mine, wire, _), (_, _, heard) = seat(), seat()
    wire.be(here := Present(mine.seat, "李娜", "前台").words())
    while here not in heard["here"].get(timeout=30).values():
        pass
    mine.run(lambda s: s.add(Customer(name="王小明"))).result()
    assert heard["changes"].get(timeout=30).of("customer")
    mine.run(lambda s: save_shared(s, COMPANY_NAME, "冰点")).result()
    assert heard["changes"].get(timeout=30).of("setting")
    assert wire.tell("hello", {"to": "all"})
    assert heard["word"].get(timeout=30).kind == "hello"
    wire.close()
    while here in heard["here"].get(timeout=30).values():
        pass
    assert heard["down"].empty()


def test_a_session_has_its_settings_though_the_pooler_keeps_them_to_itself(seat):
    store, _, _ = seat()
    shown = text("SELECT current_setting('application_name')")
    for ask in (store.run, store.look, store.read):
        assert ask(lambda s: s.scalar(shown)).result() == "Ringfile"
    for ask in (store.look, store.read):
        with pytest.raises(DatabaseUnavailable, match="can be read but not changed"):
            ask(lambda s: s.execute(text("CREATE TABLE nothing ()"))).result()
