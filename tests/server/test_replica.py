"""Are reports read from a replica as fresh as from the server, and does a seat go on when the replica takes over?

With a real standby, which the server sends its journal to.
"""

from threading import Event

import pytest
from sqlalchemy import text

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import DatabaseUnavailable
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.replica import Replica
from app.db.server import Server, checked, server_of
from app.db.store import Store
from app.features.calls import log
from app.features.calls.spec import CALL
from app.features.welcome.server import try_server
from app.records.listing import Query
from app.records.transfer.exporting import Exports, Order
from app.records.transfer.outline import Column, Outline
from tests.features.calls.conftest import ended
from tests.features.customers.conftest import NUMBERS, WHO
from tests.pg import FAST, Cluster
from tests.server.test_hosts import free_port


@pytest.fixture(scope="module")
def primary():
    cluster = Cluster(FAST | {"synchronous_commit": "on"}, tcp_port=free_port())
    cluster.create(name="shop")
    engine = open_engine(cluster.url("shop"))
    upgrade(engine)
    engine.dispose()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module")
def standby(primary):
    cluster = Cluster(FAST, tcp_port=free_port(), of=primary)
    yield cluster
    cluster.stop()


def server_with(primary, *, hosts=(), replica):
    host = ",".join(f"127.0.0.1:{one.port}" for one in (primary, *hosts))
    return Server(host, "ringfile", "shop", replica=f"127.0.0.1:{replica.port}")


@pytest.fixture
def seat(primary, standby):
    server = server_with(primary, replica=standby)
    store = Store(open_engine(server.url("")), replica=Replica(server.replica_url("")))
    yield store
    store.close()


def port_of(session):
    return int(session.connection().exec_driver_sql("SHOW port").scalar())


def calls_of(session):
    return session.scalar(text("SELECT count(*) FROM call"))


def test_a_report_has_what_was_just_saved_and_comes_from_the_replica(seat, standby):
    before = seat.read(calls_of).result()
    for more in range(1, 30):
        seat.run(lambda s: log.keep(s, ended(), NUMBERS, WHO)).result()
        assert seat.report(calls_of).result() == before + more
    assert seat.report(port_of).result() == standby.port
    assert seat.read(port_of).result() != standby.port
    assert str(seat.replica.said) == "Reports are read from the replica 127.0.0.1."
    with pytest.raises(DatabaseUnavailable):
        seat.report(lambda s: s.execute(text("DELETE FROM call"))).result()


def test_a_replica_that_is_too_far_behind_is_passed_over(seat, primary, standby, monkeypatch):
    monkeypatch.setattr("app.db.replica._PATIENCE_S", 0.2)
    pause(standby)
    seat.run(lambda s: log.keep(s, ended(), NUMBERS, WHO)).result()
    assert seat.report(port_of).result() == primary.port
    assert (seat.replica.fine, "too far behind" in str(seat.replica.said)) == (False, True)
    assert seat.report(port_of).result() == primary.port  # without asking it again
    standby._do("SELECT pg_wal_replay_resume()")
    seat.replica._rests_until = 0
    assert seat.report(port_of).result() == standby.port
    assert seat.replica.fine


def pause(standby):
    standby._do("SELECT pg_wal_replay_pause()")
    state = ""
    while state != "paused":
        state = standby._admin.execute("SELECT pg_get_wal_replay_pause_state()").fetchone()[0]


def test_a_list_becomes_a_file_by_way_of_the_replica_and_says_so(seat, tmp_path):
    seat.run(lambda s: log.keep(s, ended(), NUMBERS, WHO)).result()
    who = Who("陈静", "1", frozenset({str(CALL.right_export)}))
    exports = Exports(seat, lambda: who, SystemClock())
    column = Column(key="number", head="号码", kind=CALL.field("number").kind)
    outline = Outline(title="来电", columns=(column,), about_title="说明", total="合计")
    order = Order(kind=CALL, query=Query(), outline=outline, path=tmp_path / "来电.xlsx")
    exported = exports.start(order, lambda done, total: None).future.result()
    exports.close()
    assert exported.rows == seat.read(calls_of).result()
    assert "from the replica" in str(exported.source)


def test_another_shops_server_is_no_replica(primary, seat):
    other = Cluster(FAST, tcp_port=free_port())
    other.create(name="shop")
    server = server_with(primary, replica=other)
    store = Store(open_engine(server.url("")), replica=Replica(server.replica_url("")))
    assert store.report(port_of).result() == primary.port
    assert "is no replica of this server" in str(store.replica.said)
    store.close()
    assert "is no replica of this server" in str(try_server(server, "").words)
    other.stop()


def test_the_test_of_the_connection_tries_the_replica_too(primary, standby):
    outcome = try_server(server_with(primary, replica=standby), "")
    assert (outcome.good, "The replica follows it" in str(outcome.words)) == (True, True)
    nowhere = Server(f"127.0.0.1:{primary.port}", "ringfile", "shop", replica=f"127.0.0.1:{free_port()}")
    outcome = try_server(nowhere, "")
    assert (outcome.good, "replica cannot be used" in str(outcome.words)) == (True, True)


def test_the_replica_stands_in_the_settings_of_the_seat():
    server = checked("db1", "5432", "shop", "li", replica="db2，db3:5433")
    assert server_of(server.kept()) == server
    url = server.replica_url("x")
    assert (url.query["host"], url.query["port"]) == ("db2,db3", "5432,5433")
    assert "target_session_attrs" not in url.query


def test_a_seat_goes_on_by_itself_when_the_replica_takes_over(seat):
    """The server dies, the standby is promoted: what was committed is there, and new calls are written."""
    del seat
    first = Cluster(FAST | {"synchronous_standby_names": "*", "synchronous_commit": "local"}, tcp_port=free_port())
    first.create(name="shop")
    engine = open_engine(first.url("shop"))
    upgrade(engine)
    engine.dispose()
    second = Cluster(FAST, tcp_port=free_port(), of=first)
    first._do("ALTER SYSTEM SET synchronous_commit = 'on'")
    first._do("SELECT pg_reload_conf()")
    server = server_with(first, hosts=[second], replica=second)
    store = Store(open_engine(server.url("")), replica=Replica(server.replica_url("")))
    for _ in range(20):
        store.run(lambda s: log.keep(s, ended(), NUMBERS, WHO)).result()
    assert store.report(port_of).result() == second.port
    first.stop()
    with pytest.raises(DatabaseUnavailable):
        store.run(port_of).result()
    assert store.report(calls_of).exception() is not None  # nobody says how far the server had come
    second.promote()
    assert store.run(port_of).result() == second.port
    assert store.look(calls_of).result() == 20
    store.run(lambda s: log.keep(s, ended(), NUMBERS, WHO)).result()
    assert store.report(calls_of).result() == 21
    assert "is no replica" in str(store.replica.said)
    store.close()
    second.stop()


def test_waiting_for_the_replica_ends_with_the_program(seat, standby, primary):
    pause(standby)
    seat.run(lambda s: log.keep(s, ended(), NUMBERS, WHO)).result()
    waiting, plain = Event(), seat.replica.catch_up

    def catch_up(*given):
        waiting.set()
        plain(*given)

    seat.replica.catch_up = catch_up
    asked = seat.report(port_of)
    waiting.wait(5)
    seat.close()
    assert asked.cancelled() or asked.done()
    standby._do("SELECT pg_wal_replay_resume()")
