"""How well do fifty seats work on one server while eight lines ring?

Seats are processes without windows, forked from one that has imported everything; each has the program's own store and
wire. They open lists and cards and leave messages, with the pauses of people, while a seat with the box tells of eight
lines, each of which rings anew 8 to 16 seconds after it rang last: 2,400 calls in an hour, 48 for each of fifty
people. Each line was chosen by its share of the seats, which look up who calls. Measured at the seats: from the moment
the box's seat tells of a call until its card is read. Against it: the same with one seat alone. Wanted: p99 at most
three times that; no lost update. The server's processor time and connections are reported, and what an idle seat
costs: bytes and wake-ups in an hour. With --together all eight lines ring in the same instant, again every 1.5
seconds.
"""

import argparse
import json
import multiprocessing
import os
import sys
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psycopg
from sqlalchemy import URL, make_url, select

from app.core import pinyin
from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import Conflict, DatabaseUnavailable
from app.core.phone import Numbers
from app.core.presence import Present
from app.db.engine import open_engine
from app.db.store import Store
from app.db.wire import Hears, Wire
from app.features.calls import log
from app.features.calls.packed import call_of, packed
from app.features.customers.model import CustomerPhone
from app.features.desk.open_call import face, prepare
from app.features.record_types import RECORD_TYPES
from app.records.desk import Desk
from app.records.listing import Query
from app.telephony.protocol import Call, CallState, Direction
from bench import _data
from bench._floor import percentile
from tests.db.proxy import Network
from tests.pg import Cluster

LINES, _ALL = 8, 0
_SHARED = 1  # the customer whose note everybody counts up
_LISTS = ("customer", "call", "message")
_PLANNED = 6  # asked so often a statement keeps its plan
_SERVER = {"shared_buffers": "4GB", "max_connections": "400", "max_wal_size": "4GB"}  # as docs/scaling.md has it
_NUMBERS = Numbers("CN", "010")
_NEWEST = select(CustomerPhone.customer_id).order_by(CustomerPhone.id.desc()).limit(1)


@dataclass
class Seat:
    """A seat at work; `times` in milliseconds by what was done."""

    url: URL
    number: int
    line: int

    def __post_init__(self) -> None:
        self.who = Who(f"seat-{self.number}", str(self.number))
        self.store = Store(open_engine(self.url))
        self.desk = Desk(self.store, self.who, SystemClock(), RECORD_TYPES)
        self.kinds = {one.key: one for one in RECORD_TYPES}
        self.times: dict[str, list[float]] = {"pop": [], "list": [], "save": [], "heard": [], "again": []}
        self.dice = Random(self.number)
        hears = Hears(
            changes=lambda _: None, word=self._on_word, here=lambda _: None, up=lambda: None, down=lambda _: None
        )
        self.wire = Wire(self.url, self.store.seat, hears)
        self.wire.be(Present(self.store.seat, self.who.name, self.who.seat).words())
        self.wire.start()

    def _on_word(self, word: Any) -> None:
        call = call_of(word.body) if word.kind == "call" else None
        if call is None or call.state is not CallState.RINGING or call.number is None:
            return
        if self.line not in (call.line, _ALL):
            return
        told = float(word.body["told"])
        self.times["heard"].append((time.monotonic() - told) * 1000)
        key, now = _NUMBERS.key(call.number), datetime.now(UTC)
        reading = self.store.card(lambda s: face(s, RECORD_TYPES, key, None, now))
        reading.add_done_callback(lambda _: self.times["pop"].append((time.monotonic() - told) * 1000))

    def warm_up(self) -> None:
        """What the first of each kind takes longer for, once a day: statements are put together and planned."""
        self.store.card(lambda s: prepare(s, RECORD_TYPES, datetime.now(UTC))).result()
        for _ in range(_PLANNED):
            self.store.card(lambda s: face(s, RECORD_TYPES, "-", 1, datetime.now(UTC))).result()
            for kind in _LISTS:
                self.desk.page(self.kinds[kind], Query()).result()
            self.desk.load(self.kinds["customer"], 1).result()
        values = {"words": self.who.name, "customer_id": 1}
        self.desk.save(self.kinds["message"], None, 0, values, uuid4()).result()
        kind, mine = self.kinds["customer"], _SHARED + 1 + self.number
        self.desk.save(kind, mine, self.desk.load(kind, mine).result().version, {"note": self.who.name}).result()

    def work(self, until: float) -> int:
        """Do what people do until then; returns how often the shared record was counted up."""
        nap, counted = threading.Event(), 0
        last = self.store.look(lambda s: s.scalar(_NEWEST))
        most = int(last.result() or 1)
        nap.wait(self.dice.uniform(0, 8))  # people do not all begin in the same moment
        while time.monotonic() < until:
            deed = self.dice.choice((self._open_list, self._open_card, self._leave, self._open_card, self._count_up))
            counted += deed(most) or 0
            nap.wait(self.dice.uniform(2, 8))
        return counted

    def _timed(self, what: str, future: Future[Any]) -> Any:
        began = time.monotonic()
        try:
            result = future.result()
        except DatabaseUnavailable:  # waited too long for another one: the operator is told to try again
            self.times["again"].append(1.0)
            return None
        self.times[what].append((time.monotonic() - began) * 1000)
        return result

    def _open_list(self, _most: int) -> None:
        self._timed("list", self.desk.page(self.kinds[self.dice.choice(_LISTS)], Query()))

    def _open_card(self, most: int) -> None:
        id_, now = self.dice.randint(1, most), datetime.now(UTC)
        self.store.card(lambda s: face(s, RECORD_TYPES, "", id_, now)).result()

    def _leave(self, most: int) -> None:
        values = {"words": f"{self.who.name}", "customer_id": self.dice.randint(1, most)}
        self._timed("save", self.desk.save(self.kinds["message"], None, 0, values, uuid4()))

    def _count_up(self, _most: int) -> int:
        """Change a record that all seats change, by its version; what somebody else saved meanwhile is read again."""
        kind = self.kinds["customer"]
        while True:
            try:
                loaded = self.desk.load(kind, _SHARED).result()
                told = str(int(loaded.values["note"] or "0") + 1)
                self.desk.save(kind, _SHARED, loaded.version, {"note": told}).result()
            except Conflict:
                continue
            except DatabaseUnavailable:
                self.times["again"].append(1.0)
                return 0
            return 1

    def close(self) -> None:
        """Leave."""
        self.wire.close()
        self.store.close()


def at_work(url: URL, number: int, line: int, begin: Any, came: Any) -> None:
    """A process: one seat."""
    seat = Seat(url, number, line)
    seat.warm_up()
    begin[0].wait(600)
    counted = seat.work(time.monotonic() + begin[1])
    came.put((seat.times, counted))
    seat.close()


def box(url: URL, callers: list[str], together: bool, begin: Any, came: Any) -> None:
    """A process: the seat with the box, on whose eight lines it rings, each at its own time or all `together`."""
    seat = Seat(url, 999, 0)
    nap, dice, many = threading.Event(), Random(7), 0
    seat.warm_up()
    begin[0].wait(600)
    until = time.monotonic() + begin[1]
    due = {line: time.monotonic() + (0.0 if together else dice.uniform(0, 12)) for line in range(1, LINES + 1)}
    while (now := time.monotonic()) < until - 1:
        for line in [line for line, at in due.items() if at <= now]:
            many += _ring(seat, line, dice.choice(callers))
            due[line] = time.monotonic() + (1.5 if together else dice.uniform(8, 16))
        nap.wait(max(0.0, min(due.values()) - time.monotonic()))
    came.put(({}, many))
    seat.close()


def _ring(seat: Seat, line: int, number: str) -> int:
    call = Call(
        uuid=UUID(int=uuid4().int),
        line=line,
        state=CallState.RINGING,
        direction=Direction.IN,
        started_at=datetime.now(UTC),
        number=number,
    )
    seat.store.run(lambda s: log.keep(s, call, _NUMBERS, seat.who), not_before_s=0.06)
    return int(seat.wire.tell("call", packed(call) | {"told": time.monotonic()}))


def measure(url: URL, seats: int, seconds: int, pid: int, *, together: bool) -> dict[str, Any]:
    """Let so many seats work for so long."""
    pinyin.warm_up()  # imported when the first form of a customer is shown
    forks = multiprocessing.get_context("fork")
    callers, before = _prepare(url)
    came, begin = forks.Queue(), (forks.Barrier(seats + 2), seconds)
    lines = [1 + number % LINES for number in range(seats)] if seats > 1 else [_ALL]
    processes = [forks.Process(target=at_work, args=(url, *one, begin, came)) for one in enumerate(lines)]
    processes.append(forks.Process(target=box, args=(url, callers, together, begin, came)))
    for one in processes:
        one.start()
    begin[0].wait(600)
    connections, cpu, began = 0, _cpu_s(pid), time.monotonic()
    while time.monotonic() < began + seconds - 2:
        time.sleep(2)
        connections = max(connections, _connections(url))
    used = (_cpu_s(pid) - cpu) / (time.monotonic() - began)
    found = [came.get(timeout=300) for _ in processes]
    for one in processes:
        one.join(60)
    kinds = ("pop", "heard", "list", "save")
    times = {what: [took for one, _ in found for took in one.get(what, [])] for what in kinds}
    counted = sum(many for one, many in found if one)
    return {
        "seats": seats,
        "calls": sum(many for one, many in found if not one),
        "pops": len(times["pop"]),
        **{
            f"{what} {name}": round(percentile(times[what], at), 1) for what in times for name, at in _AT if times[what]
        },
        "server cpu, share of a core": round(used, 2),
        "connections": connections,
        "told to try again": sum(len(one.get("again", [])) for one, _ in found),
        "counted up": counted,
        "lost updates": counted - (_note(url, _SHARED) - before),
    }


_AT = (("p50", 0.5), ("p99", 0.99))


def _prepare(url: URL) -> tuple[list[str], int]:
    with psycopg.connect(_plain(url)) as db:
        rows = db.execute("SELECT number FROM customer_phone ORDER BY id LIMIT 4000").fetchall()
        db.execute("UPDATE customer SET note = '0' WHERE id = %s AND note !~ '^[0-9]+$'", (_SHARED,))
    return ["".join(c for c in number if c.isdigit()) for (number,) in rows], _note(url, _SHARED)


def _note(url: URL, id_: int) -> int:
    with psycopg.connect(_plain(url)) as db:
        row = db.execute("SELECT note FROM customer WHERE id = %s", (id_,)).fetchone()
    return int(row[0] or 0) if row else 0


def _connections(url: URL) -> int:
    with psycopg.connect(_plain(url)) as db:
        row = db.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()").fetchone()
    return int(row[0]) - 1 if row else 0


def _plain(url: URL) -> str:
    return url.render_as_string(hide_password=False).replace("+psycopg", "")


def _cpu_s(pid: int) -> float:
    """Processor seconds of the server: its main process, those it has, and those that ended."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat.parent.name) == pid:
            ticks += sum(int(one) for one in fields[11:15])
        elif int(fields[1]) == pid:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def idle(url: URL, socket_file: Path, seconds: int) -> dict[str, Any]:
    """What a seat costs at which nobody does anything, in an hour."""
    network = Network(socket_file)
    seat = Seat(url.set(host="127.0.0.1", port=network.port, query={}), 1, 1)
    seat.store.look(lambda s: s.scalar(select(CustomerPhone.id))).result()
    time.sleep(3)
    before, switched = list(network.passed), _switches()
    time.sleep(seconds)
    passed = [now - then for now, then in zip(network.passed, before, strict=True)]
    woken = _switches() - switched
    seat.close()
    network.close()
    hour = 3600 / seconds
    return {
        "bytes to the server in an hour": round(passed[0] * hour),
        "bytes from the server in an hour": round(passed[1] * hour),
        "wake-ups of the wire in an hour": round(woken * hour),
    }


def _switches() -> int:
    """How often the wire's thread slept and was woken."""
    for task in Path("/proc/self/task").iterdir():
        if any(t.native_id == int(task.name) and t.name == "db-wire" for t in threading.enumerate()):
            status = (task / "status").read_text()
            return int(status.split("voluntary_ctxt_switches:")[1].split()[0])
    return 0


def main() -> int:
    """Measure and print; 1 where it is not as good as wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=1_000_000)
    parser.add_argument("--seats", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--together", action="store_true", help="all eight lines ring in the same instant")
    parser.add_argument("--idle", type=int, default=60, help="seconds of the idle seat")
    args = parser.parse_args()
    server = Cluster(_SERVER)
    try:
        url = make_url(_data.database(server, args.customers))
        pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
        alone = measure(url, 1, args.seconds, pid, together=args.together)
        many = measure(url, args.seats, args.seconds, pid, together=args.together)
        quiet = idle(url, server.folder / ".s.PGSQL.5432", args.idle)
    finally:
        server.stop()
    ratio = many["pop p99"] / alone["pop p99"]
    print(json.dumps({"alone": alone, "many": many, "idle": quiet, "pop p99 ratio": round(ratio, 2)}, indent=1))
    return int(ratio > 3 or bool(many["lost updates"]))


if __name__ == "__main__":
    sys.exit(main())
