"""Does a seat find out that the network is cut though nobody tells it, and lose nothing by it?"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

import tests.db.seat_process as seats
from app.db.engine import open_engine
from app.db.store import Store
from app.db.wire import Rhythm
from app.features.calls.model import CallRecord
from app.features.messages.model import Message
from tests.db.killing import cut_once
from tests.db.proxy import Network

only_postgresql = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)


@pytest.fixture
def network(pg):
    one = Network(pg.folder / ".s.PGSQL.5432")
    yield one
    one.close()


@only_postgresql
@pytest.mark.may_log("calls wait for the database", "error ignored terminating")
def test_what_was_done_while_the_network_was_cut_is_written_once(network, database_url, tmp_path):
    far = database_url.set(host="127.0.0.1", port=network.port, query={})
    seat = seats.Seat(far.render_as_string(hide_password=False), tmp_path / "seat", "李娜", Rhythm((0.05,), 0.1, 2.0))
    try:
        seat.leave("1")
        network.cut()
        with ThreadPoolExecutor(1) as pool:  # what is on its way when the network is cut fails as soon as that is known
            saving = pool.submit(lambda: [seat.leave(str(number)) for number in (2, 3)])
            call = seat.call(1)
            saving.result(60)
        seat.note(call, "没有网络时记下")
        assert seat.store.away is not None
        assert len(seat.waiting.items) >= 3
        network.mend()
        seat.settle()
    finally:
        seat.close()
    store = Store(open_engine(database_url))
    try:
        words = store.look(lambda s: list(s.scalars(select(Message.words).order_by(Message.id)))).result()
        notes = store.look(lambda s: list(s.scalars(select(CallRecord.note)))).result()
    finally:
        store.close()
    assert words == ["1", "2", "3"]
    assert notes == ["没有网络时记下"]


def test_a_wire_that_is_cut_between_seats_and_server_costs_nothing(tmp_path):
    """A real one, in a network namespace; for a minute it is cut by `bench/away.py --cut 60`."""
    try:
        (before, meanwhile, _), wrong = cut_once(tmp_path, seats=2, seconds=0)
    except RuntimeError as why:
        pytest.skip(str(why))
    assert wrong == []
    assert before >= 20
    assert meanwhile >= 20, "they go on while it is cut"
