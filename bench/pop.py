"""How long from the bytes of a ringing line until the customer's card is painted with its history?

A Whozz box on a pty rings; the program runs as it does every day, offscreen. The floor is measured in the same run for
the same callers: the same rows by the bare driver, the same texts painted in bare widgets. Each database is measured in
a process of its own. Wanted: p50 at most twice the floor's, p99 three times; of eight lines at the same time the last
card after at most eight times one card's p50; 1,000,000 customers at most 1.3 times as long as 10,000.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # offscreen has no window manager to warn about

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from sqlalchemy import URL, make_url

from app.boot.database import basis_of
from app.boot.front import Front
from app.boot.program import Program
from app.boot.start import begin
from app.core.places import Places
from app.db.engine import open_engine
from app.features.desk.view.lookups import Answer
from app.ui.pairs import Pairs
from bench import _data
from bench._bare import Driver, Window
from bench._floor import Figure, arguments, percentile, report

LINES = 8
LIMIT_S = 20
_SAYS = (QLabel, QAbstractButton)
REST_S = 0.35  # what a saved call sets in motion is over by then


class Box:
    """The other end of the cable: a pty on which a Whozz box speaks."""

    def __init__(self) -> None:
        self._master, self._slave = os.openpty()
        self.port = os.ttyname(self._slave)

    def ring(self, calls: dict[int, str]) -> None:
        """These numbers call on these lines, all in one write."""
        self._write(_record(line, "S 0000 G A1", number) for line, number in calls.items())

    def end(self, calls: dict[int, str]) -> None:
        """Answered, and over."""
        for sign in "FN":
            self._write(f"{line:02} {sign}             11/21 10:24:30" for line in calls)
        self._write(_record(line, "E 0012 G A2", number) for line, number in calls.items())

    def close(self) -> None:
        """Pull the plug."""
        os.close(self._master)
        os.close(self._slave)

    def _write(self, records: Iterable[str]) -> None:
        os.write(self._master, "".join(f"{one}\r\n" for one in records).encode("ascii"))


def _record(line: int, what: str, number: str) -> str:
    return f"{line:02} I {what} 11/21 10:24 AM {number:<14}{'':16}"


class Eye(QObject):
    """Sees when the card of each line was painted with its history; brings waiting ones to the front, one by one."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._desk = program.desk
        self._list = program.desk.page.card.timeline.list.viewport()
        self._list.installEventFilter(self)
        self._found: deque[UUID] = deque()
        self._shown: UUID | None = None
        self._seen: set[UUID] = set()
        self.painted: dict[int, float] = {}
        program.desk.lookups.face_found.connect(self._on_face)

    def watch(self) -> None:
        """Look at new calls from now on."""
        self._found.clear()
        self._shown = None
        self.painted = {}

    def _on_face(self, answer: Answer) -> None:
        if answer.uuid in self._desk.pops and answer.uuid not in self._seen:
            self._seen.add(answer.uuid)
            self._found.append(answer.uuid)
            if self._shown is None:
                self._next()

    def _next(self) -> None:
        self._shown = self._found.popleft() if self._found else None
        if self._shown is not None and self._shown != self._desk.front:
            self._desk.choose_line(self._desk.pops[self._shown].call.line)
        self._list.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._shown is not None:
            QTimer.singleShot(0, self._on_painted)  # after this painting has reached the window
        return False

    def _on_painted(self) -> None:
        if self._shown is not None and self._shown == self._desk.front and self._shown in self._desk.pops:
            self.painted.setdefault(self._desk.pops[self._shown].call.line, time.perf_counter())
            self._next()


@dataclass(slots=True)
class Times:
    """Milliseconds of one database."""

    one: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    eight: list[float] = field(default_factory=list)


class Run:
    """The program on one database, its box, and the bare driver beside it."""

    def __init__(self, app: QApplication, url: URL, folder: Path) -> None:
        self.box, self.driver, self.window = Box(), Driver(url), Window()
        places = Places(folder)
        places.prepare()
        start = begin(app, places, "zh_CN", "light", simulate=False)
        start.memory.keep("boxes", [{"driver": "whozz", "port": self.box.port, "lines": LINES}]).result()
        start.memory.keep("welcomed", True).result()
        front = Front(start)
        front.open()
        front.shell.resize(self.window.size())
        front.ears.listen()
        self.program = Program(front, basis_of(open_engine(url)))
        self.program.backups.is_due = lambda: False
        self.program.open()
        self.eye = Eye(self.program)
        self._common: list[str] = []
        self._numbers = self._callers()
        rest(2.0)

    def measure(self, rounds: int) -> Times:
        """Ring one line `rounds` times and all eight now and then."""
        times = Times()
        for number in range(-2, rounds):
            caller = next(self._numbers)
            first = self._floor if number % 2 else self._pop
            pair = {first: first([caller])}
            other = self._pop if first == self._floor else self._floor
            pair[other] = other([caller])
            if number < 0:
                self.window.words = self._common
                continue  # warming up
            times.one.append(pair[self._pop])
            times.floor.append(pair[self._floor])
            if number % 5 == 4:
                times.eight.append(self._pop([next(self._numbers) for _ in range(LINES)]))
        return times

    def _pop(self, callers: list[tuple[str, str]]) -> float:
        calls = {line: number for line, (number, _) in enumerate(callers, 1)}
        self.eye.watch()
        began = time.perf_counter()
        self.box.ring(calls)
        wait(lambda: len(self.eye.painted) == len(calls))
        took = (max(self.eye.painted.values()) - began) * 1000
        self._note_words()
        self._put_away(calls)
        return took

    def _note_words(self) -> None:
        """Which words every card so far has shown: what its fields and keys are called."""
        found = self.program.desk.page.card.findChildren(QWidget)
        said = {one.text() for one in found if isinstance(one, _SAYS) and one.isVisible()} - {""}
        said |= {name for one in found if isinstance(one, Pairs) for name, _ in one.pairs}
        self._common = [one for one in self._common if one in said] if self._common else sorted(said)

    def _put_away(self, calls: dict[int, str]) -> None:
        desk = self.program.desk
        self.box.end(calls)
        wait(lambda: not any(pop.live for pop in desk.pops.all))
        while desk.page.tabs.uuids:
            desk.page.tabs.chosen.emit(desk.page.tabs.uuids[0])
            desk.page.card.put_away.emit()
            rest(0.02)
        rest(REST_S)

    def _floor(self, callers: list[tuple[str, str]]) -> float:
        began = time.perf_counter()
        self.window.paint(*self.driver.card(callers[0][1]))
        took = (time.perf_counter() - began) * 1000
        rest(0.05)
        return took

    def _callers(self) -> Iterator[tuple[str, str]]:
        """Numbers, and their keys, of customers who share them with nobody; never the same twice."""
        dice = Random(2026)
        last = self.driver.rows("SELECT max(id) FROM customer_phone")[0][0]
        had: set[str] = set()
        while True:
            found = self.driver.rows(
                "SELECT p.number, p.key FROM customer_phone p JOIN customer c ON c.id = p.customer_id "
                "WHERE p.id = ? AND c.blacklisted_at IS NULL AND c.retired_at IS NULL",
                dice.randint(1, last),
            )
            for number, key in found:
                owners = self.driver.rows("SELECT count(*) FROM customer_phone WHERE key = ?", key)[0][0]
                digits = "".join(one for one in number if one.isdigit())
                if owners == 1 and key not in had and self.program.numbers.key(digits) == key and len(digits) <= 14:
                    had.add(key)
                    yield digits, key

    def close(self) -> None:
        """End the program."""
        self.program.close()
        self.program.start.memory.close()
        self.window.close()
        self.driver.close()
        self.box.close()


def wait(until: Callable[[], bool]) -> None:
    """Let the program work until something is so."""
    began = time.perf_counter()
    alarm = QTimer(interval=100)  # something happens now and then, so that the limit is seen
    alarm.start()
    while not until():
        if time.perf_counter() - began > LIMIT_S:
            raise TimeoutError("no card was painted; is the box heard?")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)  # sleeps, as the program does


def rest(seconds: float) -> None:
    """Let the program come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def measure_here(url: URL, rounds: int) -> int:
    """All times on one database, in this process, as JSON."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        run = Run(app, url, Path(folder))
        try:
            times = run.measure(rounds)
        finally:
            run.close()
    print(json.dumps([times.one, times.floor, times.eight]))
    return 0


def measure(url: URL, rounds: int) -> Times:
    """All times on one database, in a process of its own."""
    said = [sys.executable, __file__, "--here", url.render_as_string(hide_password=False), "--rounds", str(rounds)]
    run = subprocess.run(said, stdout=subprocess.PIPE, check=True)
    return Times(*json.loads(run.stdout.splitlines()[-1]))


def _read_once(place: Path) -> URL:
    """The database in a folder, kept in memory by the system as after a morning's work: no side waits for the disk."""
    with (place / "ringfile.db").open("rb") as file:
        while file.read(1 << 20):
            pass
    return _data.url(place)


def figures_of(engine: str, large: Times, small: Times) -> list[Figure]:
    """What is wanted, for one engine."""
    p50 = percentile(large.one, 0.5)
    return [
        Figure(f"{engine}: bytes → painted card, p50", p50, "ms", percentile(large.floor, 0.5), wanted=2),
        Figure(f"{engine}: the same, p99", percentile(large.one, 0.99), "ms", percentile(large.floor, 0.99), wanted=3),
        Figure(f"{engine}: eight at once, last card, p50", percentile(large.eight, 0.5), "ms", p50, wanted=8),
        Figure(f"{engine}: against 10,000 customers, p50", p50, "ms", percentile(small.one, 0.5), wanted=1.3),
    ]


def main() -> int:
    """Measure and print."""
    parser = arguments(__doc__, customers=1_000_000)
    parser.add_argument("--small", type=int, default=10_000, help="customers of the small database")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), help="only this one")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.here:
        return measure_here(make_url(args.here), args.rounds)
    found: list[Figure] = []
    if args.engine != "postgresql":
        both = [measure(_read_once(_data.folder(size)), args.rounds) for size in (args.customers, args.small)]
        found += figures_of("SQLite", *both)
    if args.engine != "sqlite":
        server = _data.cluster()
        try:
            both = [measure(_data.database(server, size), args.rounds) for size in (args.customers, args.small)]
        finally:
            server.stop()
        found += figures_of("PostgreSQL", *both)
    return report("pop", found, as_json=args.json, about=f"{args.customers:,} customers, {args.rounds} calls each")


if __name__ == "__main__":
    sys.exit(main())
