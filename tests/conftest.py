"""What does every test have at hand? A store on both engines, a clock set by hand, and a check on what was logged."""

import logging
import os
import re
import shutil
from datetime import UTC, datetime

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from app.core import garbage
from app.core.clock import SetClock
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.store import Store
from scripts.migration import differences
from tests.pg import Cluster
from tests.pulse import Sound

pytest_plugins = ("tests.again", "tests.gui", "tests.blank.fixtures")
DIFFER = (
    "The models are not what the migrations make; run: python scripts/migration.py 'what changes' "
    "(while 0001 has never been released: python scripts/migration.py tables --rewrite 0001)"
)
ENGINES = ("sqlite", "postgresql")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write anew what kept slips look like")


def pytest_configure(config):
    config.addinivalue_line("markers", "may_log(*patterns): the same, where they depend on the moment")
    config.addinivalue_line("markers", "logs(*patterns): log records ≥ WARNING this test brings about, as regexes")


@pytest.fixture(scope="session")
def pg():
    """A PostgreSQL server for this test run; started by the first test that needs it."""
    try:
        cluster = Cluster()
    except RuntimeError as err:
        pytest.fail(str(err), pytrace=False)
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def sound_server():
    """A sound server whose eight null sinks are telephone lines; started by the first test that needs it."""
    try:
        sound = Sound()
    except RuntimeError as err:
        pytest.fail(str(err), pytrace=False)
    yield sound
    sound.close()


@pytest.fixture
def sound(sound_server):
    """The sound server, silent, and running again after this test whatever it does to it."""
    yield sound_server
    sound_server.hush()
    sound_server.revive()


@pytest.fixture(scope="session")
def pg_template(pg):
    """Name of a migrated, empty PostgreSQL database to copy from."""
    name = pg.create(name="migrated")
    _migrate(pg.url(name))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A migrated, empty SQLite file to copy from."""
    path = tmp_path_factory.mktemp("template") / "ringfile.db"
    _migrate(f"sqlite:///{path}")
    return path


def _migrate(url):
    engine = open_engine(url)
    upgrade(engine)
    with engine.connect() as connection:
        missing = differences(connection)
    engine.dispose()
    if missing:
        pytest.fail(f"{DIFFER}\n" + "\n".join(map(str, missing)), pytrace=False)


@pytest.fixture(params=ENGINES)
def engine_name(request):
    """Which engine this test runs on; parametrize it indirectly to run on one only."""
    return request.param


@pytest.fixture
def database_url(request, engine_name, tmp_path):
    """URL of a migrated, empty database of this test's own."""
    if engine_name == "sqlite":
        path = tmp_path / "ringfile.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    pg = request.getfixturevalue("pg")
    name = pg.create(request.getfixturevalue("pg_template"))
    yield pg.url(name)
    pg.drop(name)


@pytest.fixture
def empty_url(request, engine_name, tmp_path):
    """URL of a database without any table."""
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    pg = request.getfixturevalue("pg")
    name = pg.create()
    yield pg.url(name)
    pg.drop(name)


@pytest.fixture
def store(database_url):
    """A store on a migrated, empty database; `store.commits` lists the Changes of each commit."""
    commits = []
    store = Store(open_engine(database_url), commits.append)
    store.commits = commits
    yield store
    store.close()


@pytest.fixture
def clock():
    """A clock that stands still until moved: Saturday, 21 November 2026, 09:30 UTC."""
    return SetClock(datetime(2026, 11, 21, 9, 30, tzinfo=UTC))


class _Keep(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(record)


@pytest.fixture(scope="session")
def _no_garbage_on_workers():
    """As in the program: what belongs to windows never comes to its end on a thread of the database."""
    garbage.settle_here()


@pytest.fixture(autouse=True)
def _look_for_garbage(_no_garbage_on_workers):
    """Between the tests, on the thread they run on."""
    yield
    garbage.look()


@pytest.fixture(autouse=True)
def log_check(request):
    """Fail the test for log records ≥ WARNING that no `logs` marker expects, and for marked ones that did not come.

    Those of a `may_log` marker depend on the moment at which something else happens.
    """
    handler = _Keep()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    expected = [pattern for mark in request.node.iter_markers("logs") for pattern in mark.args]
    allowed = expected + [pattern for mark in request.node.iter_markers("may_log") for pattern in mark.args]
    said = [f"{record.name}: {record.getMessage()}" for record in handler.records]
    unexpected = [one for one in said if not any(re.search(pattern, one) for pattern in allowed)]
    missing = [pattern for pattern in expected if not any(re.search(pattern, one) for one in said)]
    if unexpected:
        pytest.fail("unexpected in the log: " + "; ".join(unexpected), pytrace=False)
    if missing:
        pytest.fail(f"expected in the log, but not there: {missing}", pytrace=False)
