"""Seats at work on a server that is killed again and again: is everything there that they acknowledged, and once?"""

import queue
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg

from app.db.engine import open_engine
from app.db.migrate import upgrade
from tests.db.apart import Apart
from tests.pg import FAST, Cluster, let_in

ROOT = Path(__file__).resolve().parents[2]
DURABLE = {**FAST, "synchronous_commit": "on", "full_page_writes": "on"}  # the machine itself stays up


@dataclass
class Seats:
    """Processes of seats, and what they have acknowledged."""

    url: str
    folder: Path
    inside: tuple = ()  # what a process is begun with
    pause_s: float = 0  # between two calls at a seat
    said: "queue.Queue[tuple[str, list[str]]]" = field(default_factory=queue.Queue)
    acknowledged: dict = field(default_factory=dict)
    processes: list = field(default_factory=list)
    done: set = field(default_factory=set)
    left: dict = field(default_factory=dict)

    def start(self, many):
        """Start so many and wait until they work."""
        for number in range(many):
            name = f"seat-{number}"
            what = ("-m", "tests.db.seat_process", self.url, str(self.folder / name), name, str(self.pause_s))
            command = [*self.inside, sys.executable, *what]
            process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
            )
            self.processes.append(process)
            self.acknowledged[name] = {"call": [], "note": [], "message": []}
            threading.Thread(target=self._hear, args=(name, process.stdout), daemon=True).start()
        for _ in range(many):
            self._next("ready")

    def _hear(self, name, lines):
        for line in lines:
            self.said.put((name, line.split()))
        self.said.put((name, ["end"]))

    def _next(self, wanted=""):
        while True:
            name, words = self.said.get(timeout=120)
            if words[0] in {"call", "note", "message"}:
                self.acknowledged[name][words[0]].append(words[1:])
            if words[0] == "done":
                self.done.add(name)
            if words[0] == "end" and name not in self.done:
                raise RuntimeError(f"{name} ended before its time")
            if words[0] == "left":
                self.left[name] = words[1:]
            elif not wanted or words[0] == wanted:
                return words[0]

    @property
    def many(self):
        """How much they have acknowledged."""
        return sum(len(one) for done in self.acknowledged.values() for one in done.values())

    def work(self, many):
        """Until they have acknowledged so many more things."""
        for _ in range(many):
            self._next()

    def finish(self):
        """Let them write what waits, and end."""
        for process in self.processes:
            process.stdin.close()
        for _ in self.processes:
            self._next("done")
        for process in self.processes:
            process.wait(60)

    def kill(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.stdout.close()
            process.wait()


def kill_again_and_again(folder, *, seats, kills, seed, acts=(5, 60)):
    """Kill the server `kills` times under the load of `seats`; returns how much was acknowledged and what is wrong."""
    cluster, dice = Cluster(DURABLE), Random(seed)
    try:
        url = cluster.url(cluster.create(name="shop"))
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        working = Seats(url.render_as_string(hide_password=False), Path(folder))
        try:
            working.start(seats)
            for _ in range(kills):
                working.work(dice.randint(*acts))
                cluster.kill()
                working.work(dice.randint(0, acts[0] * 2))
                cluster.start_again()
            working.work(seats)
            working.finish()
        finally:
            working.kill()
        return working.acknowledged, wrong_in(url, working.acknowledged)
    finally:
        cluster.stop()


def cut_once(folder, *, seats, seconds, acts=20):
    """Cut the network of `seats` for `seconds` and until they acknowledged more without it.

    Returns how much was acknowledged before, meanwhile and in all, and what is wrong.

    Raises:
        RuntimeError: this machine does not allow networks of one's own.
    """
    apart = Apart()
    let_in(Path(folder))
    hba = Path(folder) / "pg_hba.conf"
    hba.write_text(f"local all all trust\nhost all all {apart.address}/24 trust\n")
    try:
        cluster = Cluster(DURABLE | {"hba_file": str(hba)}, tcp_port=free_port(), listens="*")
        try:
            return _cut(cluster, apart, Path(folder), (seats, seconds, acts))
        finally:
            cluster.stop()
    finally:
        apart.close()


def _cut(cluster, apart, folder, how):
    seats, seconds, acts = how
    url = cluster.url(cluster.create(name="shop"))
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    far = url.set(host=apart.address, port=cluster.port, query={})
    working = Seats(far.render_as_string(hide_password=False), folder, tuple(apart.inside), 0.2)
    try:
        working.start(seats)
        working.work(acts)
        before = working.many
        apart.cut()
        over = threading.Timer(seconds, lambda: None)
        over.start()
        while over.is_alive() or working.many < before + acts:
            working.work(1)
        meanwhile = working.many - before
        apart.mend()
        working.work(acts)
        working.finish()
    finally:
        working.kill()
    return (before, meanwhile, working.many), wrong_in(url, working.acknowledged)


def free_port():
    """A port nobody listens at."""
    with socket.socket() as one:
        one.bind(("", 0))
        return one.getsockname()[1]


def wrong_in(url, acknowledged):
    """What is missing, doubled or out of order."""
    place = url.render_as_string(hide_password=False).replace("+psycopg", "")
    with psycopg.connect(place) as db:
        notes = {str(uuid): note for uuid, note in db.execute("SELECT uuid, note FROM call").fetchall()}
        left = db.execute("SELECT words FROM message ORDER BY id").fetchall()
        numbers = [number for (number,) in db.execute("SELECT number FROM message").fetchall()]
        open_calls = db.execute("SELECT count(*) FROM call WHERE state <> 'ended'").fetchone()[0]
    wrong = [f"{open_calls} calls never ended"] if open_calls else []
    if len(set(numbers)) != len(numbers):
        wrong.append("a number was given twice")
    for name, done in acknowledged.items():
        wrong += [f"{name}: call {uuid} is missing" for (uuid,) in done["call"] if uuid not in notes]
        wrong += [
            f"{name}: note {number} is {notes.get(uuid)!r}"
            for uuid, number in done["note"]
            if notes.get(uuid) != f"{name} {number}"
        ]
        mine = [int(words.split()[1]) for (words,) in left if words.split()[0] == name]
        want = [int(number) for (number,) in done["message"]]
        if mine[: len(want)] != want:
            wrong.append(f"{name}: messages are not those left, in their order: {_first_difference(mine, want)}")
    return wrong


def _first_difference(mine, want):
    pairs = list(zip(mine, want, strict=False))
    at = next((i for i, (one, other) in enumerate(pairs) if one != other), len(pairs))
    return f"at {at}: {mine[max(0, at - 3) : at + 4]} for {want[max(0, at - 3) : at + 4]}"
