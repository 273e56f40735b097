"""What does the operator notice while the database takes nothing, and is every call in the log afterwards?"""

import sqlite3
from concurrent.futures import wait
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from app.features.calls import log
from app.telephony.protocol import Call, CallState, Direction
from tests.boot.house import MING, NUMBERS, STRANGER, Whozz

on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
waits = pytest.mark.logs("calls wait for the database")


def limit_pages(store, pages=None):
    """Let the file grow no further, or let it grow again."""
    now = store.run(lambda s: s.scalar(text("PRAGMA page_count"))).result()
    store.run(lambda s: s.scalar(text(f"PRAGMA max_page_count={pages or now}"))).result()


def fill_up(house):
    """Fill the file to its last byte with calls of another day; return how many."""
    store = house.program.store
    limit_pages(store)
    old = Call(
        uuid=uuid4(), line=1, state=CallState.ENDED, direction=Direction.OUT, started_at=house.clock.now(), number="1"
    )
    keep = lambda s: log.keep(s, replace(old, uuid=uuid4()), NUMBERS, house.program.who)  # noqa: E731
    jobs = [store.run(keep) for _ in range(400)]
    wait(jobs)
    assert jobs[-1].exception()
    return sum(not job.exception() for job in jobs)


@on_sqlite
@waits
def test_calls_of_a_full_disk_are_shown_and_written_when_there_is_room(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    others = fill_up(house)
    box.ring((2, MING), (3, STRANGER))
    house.wait(lambda: house.tile(2)[:2] == ("ringing", "王小明") and house.card_of("王小明"))
    house.wait(lambda: any("The disk is full" in one and str(house.places.database) in one for one in house.said))
    box.answer(2)
    house.wait(lambda: house.tile(2)[0] == "talking")
    house.press("note")
    box.hang_up(3, STRANGER)
    house.wait(lambda: house.tile(3)[0] == "missed")
    assert len(house.log()) == others
    limit_pages(house.program.store, 1_000_000)
    house.wait(lambda: len(house.log()) == others + 2)
    assert {call.number: call.state for call in house.log()[:2]} == {
        MING: CallState.TALKING,
        STRANGER: CallState.ENDED,
    }
    house.wait(lambda: not any("full" in one for one in house.said))
    house.wait(lambda: any(one.startswith("2 ") and "are in the log now" in one for one in house.said))
    box.ring((4, STRANGER))
    house.wait(lambda: len(house.log()) == others + 3)
    house.press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return))
    house.wait(lambda: any(call.note == "note" for call in house.log()))


@on_sqlite
@waits
def test_calls_of_a_locked_file_are_written_when_the_other_program_is_done(house):
    box = house.plug(Whozz)
    house.open(box)
    with closing(sqlite3.connect(house.places.database, isolation_level=None)) as other:
        house.program.store.run(lambda s: s.execute(text("PRAGMA busy_timeout=1"))).result()
        other.execute("BEGIN IMMEDIATE")
        box.ring((1, STRANGER))
        house.wait(lambda: any("Another program is busy" in one for one in house.said))
        house.wait(house.unknown)
        other.execute("ROLLBACK")
    house.wait(lambda: [call.number for call in house.log()] == [STRANGER])
    house.wait(lambda: not any("busy" in one for one in house.said))


@on_sqlite
@waits
def test_a_file_that_may_only_be_read_is_told_and_calls_are_shown(house):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    house.program.store.run(lambda s: s.execute(text("PRAGMA query_only=1"))).result()
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))
    house.wait(lambda: any("can be read but not changed" in one for one in house.said))


class Server:
    """The server as a seat's database stands on it: it can be taken away and brought back."""

    def __init__(self, pg, name):
        self._pg, self._name = pg, name

    def away(self):
        self._pg._do("ALTER DATABASE {} WITH ALLOW_CONNECTIONS false", self._name)
        self._pg._admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname=%s", [self._name])

    def back(self):
        self._pg._do("ALTER DATABASE {} WITH ALLOW_CONNECTIONS true", self._name)


@pytest.fixture
def server(pg, house):
    one = Server(pg, house.url.database)
    yield one
    one.back()


@on_postgresql
@waits
def test_calls_while_the_server_is_away_are_in_the_log_after_the_next_start(house, server):
    box = house.plug(Whozz)
    house.open(box)
    box.ring((1, MING))
    house.wait(lambda: len(house.log()) == 1)
    server.away()
    box.hang_up(1, MING)
    box.ring((2, STRANGER))
    house.wait(lambda: house.tile(1)[0] == "missed" and house.tile(2)[0] == "ringing")
    house.wait(lambda: any("server" in one for one in house.said))
    house.press((Qt.KeyboardModifier.AltModifier, Qt.Key.Key_2))
    house.wait(lambda: house.unknown() and house.page.unknown.header.title == "010-6552-1234")
    box.hang_up(2, STRANGER)
    house.wait(lambda: house.tile(2)[0] == "missed")
    house.close()
    server.back()
    assert [(call.number, call.state) for call in house.log()] == [(MING, CallState.RINGING)]

    house.open(box)
    house.wait(lambda: len(house.tabs) == 2)
    assert {call.number: (call.state, call.answered) for call in house.log()} == {
        MING: (CallState.ENDED, None),
        STRANGER: (CallState.ENDED, None),
    }
    house.wait(lambda: any("are in the log now" in one for one in house.said))


@on_postgresql
@waits
def test_a_server_that_comes_back_gets_the_calls_by_itself(house, server, caplog):
    box = house.plug(Whozz)
    house.open(box)
    server.away()
    box.ring((1, MING))
    house.wait(lambda: any("server" in one for one in house.said) and "calls wait" in caplog.text)
    server.back()
    house.wait(lambda: [call.number for call in house.log()] == [MING])
    house.wait(lambda: not any("server" in one for one in house.said))
