"""Is every call that was logged still there after the program was killed?"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.places import Places
from app.db.backup import check
from app.db.engine import open_engine
from app.db.health import was_clean
from app.db.migrate import upgrade
from app.db.store import Store
from app.features.calls.log import recover
from app.features.calls.model import CallRecord
from app.telephony.protocol import CallState

KILLS, FOLDERS = 200, 5
ROOT = Path(__file__).parents[2]


class Desks:
    """Desk processes, one after the other."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.db.desk_process"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.line() == "ready"

    def run_and_kill(self, folder, after_calls, after_s):
        """Let a desk work and kill it; return (state, uuid) of what it said was logged."""
        pid = self.start(folder)
        logged = [self.line().split() for _ in range(after_calls)]
        until = time.perf_counter() + after_s
        while time.perf_counter() < until:  # too short for a sleep: the moments within one commit are what matters
            pass
        os.kill(pid, signal.SIGKILL)
        while (line := self.line()) != "dead":
            logged.append(line.split())
        return [(state, UUID(uuid)) for state, uuid in logged]

    def start(self, folder):
        """Let a desk work; return its process id."""
        self._process.stdin.write(f"{folder}\n")
        self._process.stdin.flush()
        return int(self.line().removeprefix("pid "))

    def stop(self):
        self._process.communicate(timeout=30)

    def line(self):
        return self._process.stdout.readline().strip()


@pytest.fixture
def desks():
    desks = Desks()
    yield desks
    desks.stop()


def _log_of(path):
    connection = sqlite3.connect(path)
    (health,) = connection.execute("PRAGMA integrity_check").fetchone()
    broken_links = connection.execute("PRAGMA foreign_key_check").fetchall()
    # Killed while the file was being made: then there is no table yet, and nothing was logged.
    made = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'call'").fetchone()[0]
    states = dict(connection.execute("SELECT uuid, state FROM call").fetchall()) if made else {}
    tally = connection.execute("SELECT rows FROM tally WHERE name = 'call'").fetchone()[0] if made else 0
    connection.close()
    assert (health, broken_links) == ("ok", [])
    assert tally == len(states)
    return {UUID(uuid): CallState(state) for uuid, state in states.items()}


@pytest.mark.slow
def test_killed_at_200_moments_no_call_is_missing(desks, tmp_path, record_property):
    seed = random.randrange(1 << 32)
    record_property("seed", seed)
    dice = random.Random(seed)
    logged: dict[Path, dict[UUID, str]] = {}
    for kill in range(KILLS):
        places = Places(tmp_path / str(kill * FOLDERS // KILLS))
        places.prepare()
        mine = logged.setdefault(places.database, {})
        mine |= {
            uuid: state for state, uuid in desks.run_and_kill(places.root, dice.randrange(12), dice.random() / 100)
        }
        there = _log_of(places.database)
        assert mine.keys() <= there.keys(), f"seed {seed}"
        assert all(there[uuid] == CallState.ENDED for uuid, state in mine.items() if state == CallState.ENDED)
    assert sum(map(len, logged.values())) > KILLS


def test_the_next_start_closes_the_call_that_was_left_open(desks, tmp_path):
    places = Places(tmp_path)
    places.prepare()
    left_open = set()
    while not left_open:  # a kill may also fall between two calls, or after the end was written and before it was said
        desks.run_and_kill(places.root, 1, 0)
        left_open = {uuid for uuid, state in _log_of(places.database).items() if state == CallState.RINGING}
    desks.run_and_kill(places.root, 1, 0)
    assert not was_clean(places.database)
    health = check(places, thorough=True)
    assert health.fine
    assert not health.clean
    engine = open_engine(f"sqlite:///{places.database}")
    assert not upgrade(engine, places)
    store = Store(engine)
    back = store.run(lambda s: recover(s, "1")).result()
    assert left_open <= {line.uuid for line in back if line.recovered}
    assert store.look(lambda s: set(s.scalars(select(CallRecord.state)))).result() == {CallState.ENDED}
    store.close()
    assert was_clean(places.database)


def test_two_programs_log_into_one_file_at_once(tmp_path):
    places = Places(tmp_path)
    places.prepare()
    both = [Desks(), Desks()]
    logged = []
    pids = [desks.start(places.root) for desks in both]
    for desks, pid in zip(both, pids, strict=True):
        logged += [desks.line().split() for _ in range(60)]
        os.kill(pid, signal.SIGKILL)
    for desks in both:
        while (line := desks.line()) != "dead":
            logged.append(line.split())
        desks.stop()
    assert {UUID(uuid) for _, uuid in logged} <= _log_of(places.database).keys()
