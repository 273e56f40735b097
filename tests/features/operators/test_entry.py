"""Does whoever works here get back to it while the server is away, and nobody else?"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import DatabaseUnavailable
from app.db.engine import open_engine
from app.db.login import Login
from app.db.roles import role_of
from app.db.store import Store
from app.features.operators.entry import ServerEntry

OWN = "own-word-55"


@pytest.fixture
def entry():
    """周涛 works on a server at whose port nothing listens now."""
    login = Login(role_of("shop", "周涛"), "tr44-umbra")
    store = Store(open_engine("postgresql+psycopg://127.0.0.1:1/shop", login=login))
    store.who = Who("周涛", "1", frozenset({"sale"}), 7)
    login.put(login.user, OWN)  # the first one was for once only
    pool = ThreadPoolExecutor(max_workers=1)
    yield ServerEntry(store, login, pool, SystemClock())
    pool.shutdown()
    store.close()


def test_the_present_password_unlocks_also_where_it_was_changed_since(entry):
    assert entry.sign_in(" 周涛 ", OWN, "1").result().who.id == 7


def test_a_wrong_one_is_wrong_and_counted(entry):
    for _ in range(3):
        attempt = entry.sign_in("周涛", "tr44-umbra", "1").result()
        assert attempt.who is None
    assert attempt.again_at is not None


def test_somebody_else_has_to_wait_for_the_server(entry):
    with pytest.raises(DatabaseUnavailable):
        entry.sign_in("陈静", OWN, "1").result()
