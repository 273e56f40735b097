"""Is a call that the database would not take written later, in its newest state, whatever happens in between?"""

import subprocess
from concurrent.futures import Future
from dataclasses import replace

import pytest
from sqlalchemy import text

from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.features.calls import log
from app.features.calls.outbox import Journal, Outbox
from app.telephony.protocol import CallState, Reason
from tests.features.calls.conftest import START, ended, ringing
from tests.features.customers.conftest import NUMBERS, WHO

FULL = DatabaseUnavailable(Text("test", "The disk is full."))
stuck = pytest.mark.logs("calls wait for the database: The disk is full")


class Database:
    """Takes calls or not; with `slow` it answers when told to."""

    def __init__(self, trouble=None, slow=False):
        self.trouble, self.slow = trouble, slow
        self.taken, self.asked = [], []

    def write(self, call):
        future = Future()
        self.asked.append((call, future))
        if not self.slow:
            self.answer()
        return future

    def answer(self):
        """Answer what was asked first."""
        call, future = next((call, future) for call, future in self.asked if not future.done())
        if self.trouble:
            future.set_exception(self.trouble)
        else:
            self.taken.append(call)
            future.set_result(len(self.taken))


class Told:
    def __init__(self):
        self.stuck, self.flowing = [], []


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def outbox(tmp_path, told):
    def make(write):
        return Outbox(write, Journal(tmp_path / "waiting"), told.stuck.append, told.flowing.append)

    return make


def test_every_state_goes_to_the_database_at_once(outbox, told):
    database = Database()
    box = outbox(database.write)
    first = ringing()
    calls = [first, replace(first, rings=2), replace(first, state=CallState.ENDED)]
    for call in calls:
        box.put(call)
    assert (database.taken, box.waiting, told.stuck, told.flowing) == (calls, (), [], [])


def test_killed_before_the_database_has_answered_the_newest_states_are_there_again(outbox):
    database = Database(slow=True)
    box = outbox(database.write)
    first, second = ringing(), ringing("13900000000")
    over = replace(first, state=CallState.ENDED)
    for call in (first, second, over):
        box.put(call)
    database.answer()
    assert outbox(database.write).waiting == (over, second)
    for _ in range(2):
        database.answer()
    assert outbox(database.write).waiting == ()


@stuck
def test_a_state_that_comes_back_does_not_hide_a_newer_one(outbox):
    database = Database(FULL, slow=True)
    box = outbox(database.write)
    first = ringing()
    over = replace(first, state=CallState.ENDED)
    for call in (first, over):
        box.put(call)
    database.answer()
    assert outbox(database.write).waiting == (over,)


@stuck
def test_what_was_not_taken_is_written_later_in_its_newest_state(outbox, told):
    database = Database(FULL)
    box = outbox(database.write)
    first, second = ringing(), ringing("13900000000")
    over = replace(first, state=CallState.ENDED, answered=False)
    for call in (first, second, over):
        box.put(call)
    box.retry()
    assert (database.taken, told.stuck, len(database.asked)) == ([], [FULL], 2)
    database.trouble = None
    box.retry()
    assert (database.taken, told.flowing, box.waiting) == ([over, second], [2], ())
    box.put(after := ringing("13700000000"))
    assert database.taken[-1] == after


@stuck
def test_states_on_their_way_when_it_fails_do_not_push_out_newer_ones(outbox):
    database = Database(FULL, slow=True)
    box = outbox(database.write)
    first = ringing()
    states = [first, replace(first, rings=2), replace(first, rings=3), replace(first, rings=4)]
    for call in states[:2]:
        box.put(call)
    database.answer()
    box.put(states[2])  # waits behind the first
    database.answer()
    assert box.waiting == (states[2],)
    database.trouble = None
    box.retry()
    box.put(states[3])  # newer than the one that is just being written
    database.answer()
    assert box.waiting == (states[3],)
    database.answer()
    assert (box.waiting, database.taken) == ((), [states[2], states[3]])


@stuck
def test_what_waits_outlives_the_program(outbox, told):
    call = ended(reason=Reason.PRIVATE, name="王小明", answered=True, talk_s=7, number=None, box="COM3", lost=True)
    open_call = ringing()
    box = outbox(Database(FULL).write)
    box.put(open_call)
    box.put(call)
    box.put(newest := replace(open_call, rings=9))

    again = outbox((database := Database()).write)
    assert again.waiting == (newest, call)
    again.retry()
    assert (database.taken, told.flowing) == ([newest, call], [2])
    assert outbox(database.write).waiting == ()


@stuck
def test_what_is_written_by_another_way_waits_no_more(outbox, told):
    box = outbox(Database(FULL).write)
    box.put(ringing())
    again = outbox((database := Database()).write)
    left = again.waiting
    again.put(new := ringing("13900000000"))
    again.written(left)
    assert (database.taken, told.flowing, again.waiting) == ([new], [2], ())


def test_a_closed_database_keeps_the_call_for_the_next_start(outbox, told):
    cancelled = Future()
    cancelled.cancel()
    call = ringing()
    outbox(lambda _: cancelled).put(call)
    assert (outbox(lambda _: cancelled).waiting, told.stuck) == ((call,), [])


@pytest.mark.logs("could not be written to the log")
def test_a_fault_of_the_program_is_logged_and_holds_nothing_up(outbox, told):
    database = Database(ZeroDivisionError("bug"))
    box = outbox(database.write)
    box.put(ringing())
    assert (box.waiting, told.stuck) == ((), [])


@pytest.mark.logs("is passed over")
def test_half_a_line_hides_no_other(tmp_path):
    journal = Journal(tmp_path / "waiting", room=2000)
    journal.open()
    first, second, third = ringing(), ringing("13900000000"), ringing("13700000000")
    journal.add([first])
    whole = (tmp_path / "waiting").read_bytes()
    at = len(whole.rstrip())
    (tmp_path / "waiting").write_bytes(whole[: at + 1] + b'{"uuid": "half' + b"\n" * 100)
    again = Journal(tmp_path / "waiting", room=2000)
    assert again.open() == [first]
    again.add([second])
    (tmp_path / "waiting").write_bytes((tmp_path / "waiting").read_bytes().rstrip() + b'\n{"uuid": "ha')
    last = Journal(tmp_path / "waiting", room=10)
    assert last.open() == [first, second]
    last.add([third])
    assert Journal(tmp_path / "waiting").open() == [first, second, third]


def test_a_long_outage_leaves_no_large_file_behind(tmp_path):
    journal = Journal(tmp_path / "waiting", room=1000)
    journal.open()
    calls = [ringing() for _ in range(50)]
    journal.add(calls)
    assert len(Journal(tmp_path / "waiting", room=1000).open()) == 50
    journal.clear()
    assert (tmp_path / "waiting").stat().st_size == 1000
    assert Journal(tmp_path / "waiting", room=1000).open() == []


@pytest.mark.logs("no room to keep calls", "calls wait", "could not be kept", "could not be cleared")
def test_a_folder_that_takes_nothing_stops_no_call(outbox, tmp_path):
    (tmp_path / "waiting").mkdir()
    database = Database(FULL)
    box = outbox(database.write)
    box.put(call := ringing())
    database.trouble = None
    box.retry()
    assert database.taken == [call]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.logs("calls wait for the database")
def test_calls_of_a_full_disk_are_in_the_log_once_there_is_room(store, outbox, told):
    box = outbox(lambda call: store.run(lambda s: log.keep(s, call, NUMBERS, WHO)))
    pages = store.run(lambda s: s.scalar(text("PRAGMA page_count"))).result()
    store.run(lambda s: s.scalar(text(f"PRAGMA max_page_count={pages}"))).result()
    calls = [ended(f"139{place:08}", START) for place in range(400)]
    for call in calls:
        box.put(call)
    store.run(lambda _: None).result()
    assert len(told.stuck) == 1
    assert 0 < len(box.waiting) < 400
    store.run(lambda s: s.scalar(text("PRAGMA max_page_count=1000000"))).result()
    box.retry()
    while not told.flowing:
        store.run(lambda _: None).result()
    assert {row["uuid"] for row in store.look(lambda s: list(log.newest(s, 500))).result()} == {
        str(call.uuid) for call in calls
    }


def test_on_a_disk_that_is_full_there_is_still_room_for_calls(tmp_path):
    disk = tmp_path / "small"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "ringfile", disk]
    done = subprocess.run(mount, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        journal = Journal(disk / "waiting")
        journal.open()
        with pytest.raises(OSError, match="No space"):
            (disk / "other").write_bytes(b"x" * 1_000_000)
        calls = [ringing() for _ in range(300)]
        journal.add(calls)
        assert len(Journal(disk / "waiting").open()) == 300
    finally:
        subprocess.run(["umount", disk], check=True)
