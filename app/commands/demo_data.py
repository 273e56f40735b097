"""How is an empty data folder filled with a shop's years? The command `demo-data`."""

import sys
import time
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, select
from sqlalchemy.orm import Session

from app.commands.arguments import server
from app.commands.demo.filling import fill_shop
from app.commands.demo.plan import Plan
from app.core.clock import SystemClock
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import OPERATOR, SEAT
from app.core.places import Places, default_places
from app.core.seat import SeatFile
from app.db.engine import open_engine
from app.db.guard import claim
from app.db.migrate import upgrade
from app.db.trouble import expected_errors
from app.features.customers.model import Customer

_NOT_EMPTY = QT_TRANSLATE_NOOP(
    "demo", "There are already customers in {where}; invented ones are only put into an empty data folder."
)
_RUNNING = QT_TRANSLATE_NOOP("demo", "Ringfile is running on {folder}; leave it first.")
_MOST = 10_000_000
_ROWS_EACH = 17.1  # rows of all tables per customer, for the progress bar
_BAR = 40


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser(
        "demo-data", help="fill an empty data folder with a shop's years", description=__doc__
    )
    parser.add_argument("--data", type=Path, help="the data folder; the platform's own where left out")
    parser.add_argument("--customers", type=_count, required=True, metavar="N", help="how many; five calls each")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same data")
    parser.add_argument(
        "--until", type=_moment, metavar="MOMENT", help="the end of its time (ISO); this hour where left out"
    )
    parser.add_argument(
        "--database", type=server, metavar="URL", help="a PostgreSQL server instead of a file in the data folder"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Fill the database and say what is in it.

    Raises:
        Refused: there are customers already, or the program runs on them.
        Unavailable: the folder or the server cannot be used.
    """
    places = Places(args.data) if args.data else default_places()
    places.prepare()
    began = time.monotonic()
    plan = Plan.of(args.seed, args.customers, args.until or _this_hour())
    bar = _Bar(int(plan.customers * _ROWS_EACH))
    with _claimed(places):
        if args.database:
            _fill_server(args.database, plan, bar)
        else:
            _fill_file(places.database, plan, bar)
        bar.end()
        _name_seat(places)
    print(f"{plan.customers} customers and their calls of {plan.days // 365} years, {time.monotonic() - began:.0f} s")
    return 0


@contextmanager
def _claimed(places: Places) -> Iterator[None]:
    held = claim(places)
    if held is None:
        raise Refused(_RUNNING.fill(folder=str(places.root)))
    try:
        yield
    finally:
        held.release()


def _this_hour() -> datetime:
    """The hour that has begun, so that the same seed gives the same data; the minute in the first hour of a day."""
    now = SystemClock().now().replace(second=0, microsecond=0)
    return now.replace(minute=0) if now.astimezone().hour else now


def _name_seat(places: Places) -> None:
    """Somebody sits at the desk of a new shop; a seat that has settings keeps them."""
    if not places.settings.exists():
        SeatFile(places.settings).save({OPERATOR.key: "李娜", SEAT.key: "前台 2 号席"})


def _fill_server(url: URL, plan: Plan, bar: "_Bar") -> None:
    with _opened(url) as engine:
        _check_empty(engine, engine.url.database or "")
        fill_shop(engine, plan, bar.add)


def _fill_file(path: Path, plan: Plan, bar: "_Bar") -> None:
    """Build the file beside its place, so that an interrupted run leaves nothing behind that looks like data."""
    if path.exists():
        with _opened(f"sqlite:///{path}") as engine:
            _check_empty(engine, str(path.parent))
    fresh = path.with_name(f"{path.name}.new")
    _remove(fresh)
    try:
        with _opened(f"sqlite:///{fresh}") as engine:
            fill_shop(engine, plan, bar.add)
    except BaseException:
        _remove(fresh)
        raise
    _remove(path)
    fresh.replace(path)


@contextmanager
def _opened(url: str | URL) -> Iterator[Engine]:
    """A migrated database."""
    engine = open_engine(url)
    try:
        with expected_errors(engine.url):
            upgrade(engine)
            yield engine
    finally:
        engine.dispose()


def _check_empty(engine: Engine, where: str) -> None:
    with Session(engine) as session:
        if session.scalar(select(Customer.id).limit(1)) is not None:
            raise Refused(_NOT_EMPTY.fill(where=where))


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise ArgumentTypeError(f"a number from 1 to {_MOST} is needed, not {text}")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError as err:
        raise ArgumentTypeError(f"not a moment: {text}") from err


class _Bar:
    """A progress bar on the error output; where that is no terminal, a line now and then.

    Args:
        total: about how many rows there will be.
    """

    def __init__(self, total: int) -> None:
        self._total, self._done, self._shown = max(1, total), 0, -1
        self._terminal = sys.stderr.isatty()

    def add(self, rows: int) -> None:
        """So many more rows are written; none: all are, and the indexes are being made."""
        if not rows:
            self._show(99, f"{self._done:,} rows; the indexes are being made")
            return
        self._done += rows
        step = 100 if self._terminal else 5
        part = min(99, self._done * 100 // self._total) * step // 100
        if part != self._shown:
            self._shown = part
            self._show(min(99, self._done * 100 // self._total), f"{self._done:,} rows")

    def end(self) -> None:
        """All is done."""
        self._show(100, f"{self._done:,} rows")
        if self._terminal:
            print(file=sys.stderr)

    def _show(self, percent: int, words: str) -> None:
        full = percent * _BAR // 100
        line = f"[{'#' * full}{'.' * (_BAR - full)}] {percent:3} %  {words}"
        print(
            f"\r{line:<90}" if self._terminal else line, end="" if self._terminal else "\n", file=sys.stderr, flush=True
        )
