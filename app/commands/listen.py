"""What does a box say, live, as calls? The command `listen`, to find out whether a box works."""

import getpass
import json
import os
import signal
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Any

from typing_extensions import override

from app.commands.replay import as_json
from app.core.clock import Clock, SystemClock
from app.core.errors import DeviceUnavailable, Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.lines.setup import MOST_LINES, checked, country_of, extensions_of, url_of
from app.telephony.box import Means
from app.telephony.decoders import DECODERS
from app.telephony.decoders.sound import SoundDecoder
from app.telephony.hub import Hub
from app.telephony.ports import Port
from app.telephony.protocol import BoxConfig, BoxState, Call, CallState, Direction, Exchange, Notice
from app.telephony.replay import Recorder
from app.telephony.sim import Caller, Simulator

_NOT_RECORDED = QT_TRANSLATE_NOOP("listen", "{file} cannot be written: {why}")
_NO_DRIVER = QT_TRANSLATE_NOOP("listen", "There is no driver {name}; there are {known}.")
_WRONG = QT_TRANSLATE_NOOP("listen", "{trouble} {advice}")

_PASSWORD = "RINGFILE_PASSWORD"
_LOOK_S = 0.5  # on Windows a waiting thread does not notice Ctrl+C
_SIMULATED = (Caller("13800138000", "王小明"), Caller("01065521234"), Caller("02164185678", "李娜"), Caller())
_COLUMNS = "{:<12}  {:>4}  {:<3}  {:<9}  {:<18}  {:<20}  {:>5}  {}"

_News = Call | BoxState | Text


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("listen", help="what a box says, live, as calls", description=__doc__)
    parser.add_argument("--driver", required=True, metavar="NAME", help=f"one of: {', '.join(DECODERS)}")
    parser.add_argument(
        "--port",
        required=True,
        metavar="URL",
        help="COM3, /dev/ttyUSB0, socket://host:port, tls://host:port, udp://:3520, usb:VID:PID[:SERIAL], "
        "hid:VID:PID[:SERIAL], sound:[INPUT][#CHANNEL], helper:PROGRAM, sim://1",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object for each change of a call")
    parser.add_argument("--record", type=Path, metavar="FILE", help="keep the bytes, both ways, as a .replay file")
    parser.add_argument("--country", default="", metavar="XX", help="of a modem's line: CN, or its code (26)")
    parser.add_argument("--baud", type=int, default=0, metavar="N", help="speed of a serial port")
    parser.add_argument("--lines", type=int, default=0, metavar="N", help="of the box; of a sound input 1 unless said")
    parser.add_argument("--user", default="", metavar="NAME", help="at an exchange; its password is asked for")
    parser.add_argument(
        "--extensions", default="", metavar="801,802", help="of an exchange: only calls that ring these"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print what happens until Ctrl+C.

    Raises:
        Refused: the driver, port, speed, country or file is no good.
        DeviceUnavailable: the port cannot be opened at the start; later it is tried again for ever.
    """
    config, clock = _config(args), SystemClock()
    news: SimpleQueue[_News] = SimpleQueue()
    with ExitStack() as stack:
        recorder = stack.enter_context(_recorder(args.record, config, clock)) if args.record else None
        stack.enter_context(_ended_by_terminate())
        secret = _secret(config)
        means = Means(tap=lambda port: _Tapped(port, recorder, news) if recorder else port, secret=lambda _: secret)
        hub = Hub(news.put, news.put, clock, _simulator(config), means)
        stack.callback(lambda: _print_rest(news, as_lines=args.json))
        stack.callback(hub.stop)
        hub.start([config])
        with suppress(KeyboardInterrupt):
            _print(news, as_lines=args.json)
    return 0


def _config(args: Namespace) -> BoxConfig:
    if args.driver not in DECODERS:
        raise Refused(_NO_DRIVER.fill(name=args.driver, known=", ".join(DECODERS)))
    port = url_of(args.port, args.driver)
    lines = args.lines or (1 if args.driver == SoundDecoder.name else MOST_LINES)
    try:
        exchange = Exchange(args.user, extensions_of(args.extensions), internal=True)
        return checked(BoxConfig(args.driver, port, lines, country_of(args.country), args.baud, exchange))
    except Invalid as err:
        raise Refused(err.text) from err


def _secret(config: BoxConfig) -> str:
    """The password of an exchange: from the surroundings, or asked for; never a word of the command line."""
    if not config.exchange.user:
        return ""
    return os.environ.get(_PASSWORD) or (getpass.getpass() if sys.stdin.isatty() else "")


def _simulator(config: BoxConfig) -> Simulator | None:
    if config.driver != "simulator":
        return None
    simulator = Simulator()
    simulator.busy_morning(_SIMULATED, calls=600, minutes=60)
    return simulator


@contextmanager
def _recorder(file: Path, config: BoxConfig, clock: Clock) -> Iterator[Recorder]:
    try:
        out = file.open("w", encoding="utf-8", newline="\n")
    except OSError as err:
        raise Refused(_NOT_RECORDED.fill(file=str(file), why=err.strerror or str(err))) from err
    with out:
        yield Recorder(out, config.driver, config.port, clock)


@contextmanager
def _ended_by_terminate() -> Iterator[None]:
    """Let a service manager end the command as Ctrl+C does, so that the recording is complete."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Tapped(Port):
    """A port whose bytes are recorded; a disk that takes no more ends the recording, not the listening."""

    def __init__(self, port: Port, recorder: Recorder, news: "SimpleQueue[_News]") -> None:
        self.name = port.name
        self._port, self._recorder, self._news = port, recorder, news
        self._keeps = True
        self._keep("!", f"{port.name} opened".encode())

    def _keep(self, way: str, data: bytes) -> None:
        if not self._keeps or not data:
            return
        try:
            self._recorder.put(way, data)
        except OSError as err:
            self._keeps = False
            self._news.put(_NOT_RECORDED.fill(file="--record", why=err.strerror or str(err)))

    @override
    def read(self, timeout_s: float) -> bytes:
        data = self._port.read(timeout_s)
        self._keep("<", data)
        return data

    @override
    def write(self, data: bytes) -> None:
        self._port.write(data)
        self._keep(">", data)

    @override
    def close(self) -> None:
        self._port.close()


def _print(news: "SimpleQueue[_News]", *, as_lines: bool) -> None:
    """Print for ever.

    Raises:
        DeviceUnavailable: the first thing heard is that the port cannot be opened.
    """
    paper = _Paper(as_lines)
    while True:
        with suppress(Empty):
            told = news.get(timeout=_LOOK_S)
            if isinstance(told, BoxState) and not told.up and not paper.was_up:
                raise DeviceUnavailable(_WRONG.fill(trouble=told.trouble or "", advice=told.advice or ""))
            paper.put(told)


def _print_rest(news: "SimpleQueue[_News]", *, as_lines: bool) -> None:
    paper = _Paper(as_lines, heading=False)
    with suppress(Empty, BrokenPipeError):
        while True:
            told = news.get_nowait()
            if isinstance(told, Call):
                paper.put(told)


class _Paper:
    """Calls on standard output, what the box says about itself on standard error.

    Args:
        as_lines: as JSON.
    """

    def __init__(self, as_lines: bool, heading: bool = True) -> None:
        self._as_lines, self._heading = as_lines, heading and not as_lines
        self._said: set[Notice] = set()
        self.was_up = False

    def put(self, told: _News) -> None:
        if isinstance(told, Call):
            self._put_call(told)
        elif isinstance(told, BoxState):
            self._put_box(told)
        else:
            print(told, file=sys.stderr, flush=True)

    def _put_call(self, call: Call) -> None:
        if self._as_lines:
            line = json.dumps({**as_json(call), "state": call.state, "uuid": str(call.uuid)}, ensure_ascii=False)
            print(line, flush=True)
            return
        if self._heading:
            self._heading = False
            print(_COLUMNS.format("time", "line", "way", "state", "number", "name", "rings", ""))
        print(_row(call), flush=True)

    def _put_box(self, state: BoxState) -> None:
        fresh = [notice for notice in state.notices if notice not in self._said]
        if not state.up:
            print(f"{state.trouble} {state.advice}", file=sys.stderr, flush=True)
        elif not fresh:
            print(f"Listening on {state.port_name}. Ctrl+C ends.", file=sys.stderr, flush=True)
        for notice in fresh:
            print(notice.words, file=sys.stderr, flush=True)
        self._said.update(fresh)
        self.was_up |= state.up


def _row(call: Call) -> str:
    now = call.ended_at or SystemClock().now()
    return _COLUMNS.format(
        f"{now.astimezone():%H:%M:%S.%f}"[:12],
        call.line,
        call.direction.value,
        call.state.value,
        (call.number or (call.reason.value if call.reason else "")) + (" ?" if call.suspect else ""),
        call.name or "",
        call.rings,
        _ending(call),
    ).rstrip()


def _ending(call: Call) -> str:
    if call.state is not CallState.ENDED:
        return ""
    if call.lost:
        return "box lost"
    seconds = "" if call.duration_s is None else f"{call.duration_s} s"
    if call.answered is None or call.direction is Direction.OUT:
        return seconds
    return f"answered {seconds}".strip() if call.answered else "missed"
