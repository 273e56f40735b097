"""What does a test of the whole program need? A shop with the program in it, and boxes on its lines."""

import json
import os
from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import make_url, select
from sqlalchemy.orm import Session

from app.boot.database import basis_of
from app.boot.front import Front
from app.boot.program import Program
from app.boot.start import Start
from app.core.clock import SystemClock
from app.core.options import Settings
from app.core.phone import Numbers
from app.core.places import Places
from app.core.seat import SeatFile, SeatMemory
from app.db.engine import open_engine
from app.features.calls.model import CallRecord
from app.features.customers.model import Address, Customer, CustomerPhone, PhoneKind
from app.features.lines.setup import kept_of
from app.telephony.box import Means
from app.telephony.hub import first_lines
from app.telephony.protocol import BoxConfig
from app.ui.crash import Crashes
from app.ui.texts import words
from app.ui.toast import Toast
from tests.telephony.boxes import Plug

MING, KAI, STRANGER = "13800138000", "13910772046", "01065521234"
NUMBERS = Numbers("CN", "010")
WAIT_MS = 60_000  # a busy machine takes its time; nothing waits longer than it must


class Modem(Plug):
    """A voice modem on a pty: says OK to every command, and rings when told to. Needs the test's event loop."""

    driver, lines = "at-modem", 1

    def __init__(self):
        super().__init__()
        self.heard = b""
        self._ear = QSocketNotifier(self.master, QSocketNotifier.Type.Read)
        self._ear.activated.connect(self._on_command)

    def _on_command(self):
        said = os.read(self.master, 4096)
        self.heard += said
        self.say(b"\r\nOK\r\n" * said.count(b"\r"))

    def ring(self, number=""):
        self.say(b"\r\nRING\r\n" + (f"\r\nNMBR = {number}\r\n".encode() if number else b""))

    def pull(self):
        self._ear.setEnabled(False)
        super().pull()


class Whozz(Plug):
    """A box with eight lines and one plug."""

    driver, lines = "whozz", 8

    def ring(self, *calls):
        """Calls as (line, number), all in one write."""
        self._tell(*(_whozz(line, "S 0000", number) for line, number in calls))

    def answer(self, line):
        self._tell(f"{line:02} F             11/21 10:24:30")

    def hang_up(self, line, number, talk_s=0):
        on_hook = [f"{line:02} N             11/21 10:25:30"] if talk_s else []
        self._tell(*on_hook, _whozz(line, f"E {talk_s:04}", number))

    def _tell(self, *records):
        self.say("".join(f"{one}\r\n" for one in records).encode("ascii"))


def _whozz(line, what, number):
    return f"{line:02} I {what} G A2 11/21 10:24 AM {number:<14}{'':16}"


class RunningClock(SystemClock):
    """The computer's clock; a test may let time pass at once."""

    def __init__(self):
        self._ahead_s = 0.0

    def advance(self, seconds):
        self._ahead_s += seconds

    def now(self):
        return super().now() + timedelta(seconds=self._ahead_s)

    def monotonic(self):
        return super().monotonic() + self._ahead_s


class HeededToast(Toast):
    """A notice on a desktop that heeds its wish: the offscreen one gives the keyboard to all windows but tool tips."""

    def __init__(self, *args):
        super().__init__(*args)
        self.setWindowFlags(self.windowFlags() & ~Qt.WindowType.WindowType_Mask | Qt.WindowType.ToolTip)


class House:
    """A shop: its data folder, its database, its boxes, and the program running in it."""

    def __init__(self, places, url, theme, qtbot):
        self.places, self.url, self.clock = places, make_url(url), RunningClock()
        self.plugs, self._theme, self._qtbot = [], theme, qtbot
        self.program = self.front = None

    # ------------------------------------------------------------ before it opens

    def plug(self, kind, *args):
        """A box; the tests pull it at the end."""
        self.plugs.append(kind(*args))
        return self.plugs[-1]

    def settle(self, **values):
        """Write settings of the seat, as a day before left them."""
        kept = json.loads(self.places.settings.read_text("utf-8")) if self.places.settings.exists() else {}
        self.places.settings.write_text(json.dumps(kept | values), "utf-8")

    @contextmanager
    def session(self):
        """The database beside the program, as another seat sees it."""
        engine = open_engine(self.url)
        try:
            with Session(engine) as session, session.begin():
                yield session
        finally:
            engine.dispose()

    def know(self, name, *numbers, **more):
        """Enter a customer, as a day before left it; return the id."""
        phones = [
            CustomerPhone(number=NUMBERS.shown(one), key=NUMBERS.key(one), kind=PhoneKind.MOBILE, rank=rank)
            for rank, one in enumerate(numbers)
        ]
        with self.session() as session:
            address = Address(region="北京市·朝阳区", line="望京西路 41 号院 2 号楼底商 3")
            session.add(made := Customer(name=name, phones=phones, addresses=[address], **more))
            session.flush()
            return made.id

    # ------------------------------------------------------------ the program in it

    def open(self, *boxes, listing=None, asked=None, **means):
        """Start the program on these boxes (plugs or configs) and wait until they are listened to.

        Args:
            listing: the ports of the computer.
            means: further ways in which ports are found and read.
            asked: makes the program in place of the one on this shop's database, after asking what is to be asked.
        """
        configs = [one if isinstance(one, BoxConfig) else BoxConfig(one.driver, one.name, one.lines) for one in boxes]
        if configs:
            self.settle(boxes=kept_of(configs))
        start = self._start(Means(listing=listing, pauses_s=(0.01, 0.05), **means) if listing else None)
        if asked:
            self.program = program = asked(start)
            if program is None:
                start.memory.close()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                return None
        else:
            self._paint(start)
            program = self.fill()
        program.shell.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is program.shell)
        self.wait(lambda: all("fine" in self.status(f"box-{line}") for line in first_lines(configs)))
        return program

    def paint(self, *boxes):
        """Start the program only so far as it comes without the database; `fill` goes on."""
        configs = [BoxConfig(one.driver, one.name, one.lines) for one in boxes]
        self.settle(boxes=kept_of(configs))
        front = self._paint(self._start(None))
        self.wait(lambda: [one.up for one in front.ears._boxes.values()] == [True] * len(configs))
        front.shell.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is front.shell)
        return front

    def _paint(self, start):
        self.front = Front(start)
        self.front.open()
        self.front.ears.listen()
        return self.front

    def fill(self):
        """The database is there: the pages are filled."""
        front, self.front = self.front, None
        self.program = program = Program(front, basis_of(open_engine(self.url)))
        program.backups.is_due = lambda: False
        program.open()
        return program

    def _start(self, listening):
        file = SeatFile(self.places.settings)
        memory = SeatMemory(file)
        return Start(
            app=QApplication.instance(),
            places=self.places,
            memory=memory,
            settings=Settings(memory.values),
            theme=self._theme,
            language="en",
            clock=self.clock,
            simulate=False,
            trouble=file.trouble,
            version="test",
            listening=listening,
        )

    def close(self):
        """Leave the program as its user does; nothing of it stays alive."""
        if self.front is not None:
            self.front.close()
            self.front.start.memory.close()
            self.front = None
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        program, self.program = self.program, None
        if program is None:
            return
        program.close()
        program.start.memory.close()
        for one in (program.shell, program.desk.page):  # the page may never have been shown in the window
            one.deleteLater()
        program.attention.deleteLater()
        program.front.deleteLater()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def end(self):
        self.close()
        for plug in self.plugs:
            plug.pull()

    # ------------------------------------------------------------ what is seen

    def wait(self, right):
        """Let the program work until `right()` is true."""
        self._qtbot.waitUntil(right, timeout=WAIT_MS)

    @property
    def page(self):
        return self.program.desk.page

    @property
    def tabs(self):
        """What stands on the tabs, from left to right."""
        return [self.page.tabs.text_of(uuid) for uuid in self.page.tabs.uuids]

    @property
    def said(self):
        """The sentences above the page."""
        return self.program.shell.notices.sentences

    def tile(self, line):
        """What the strip says about a line: state, first and second line of words."""
        tile = (self.front or self.program.front).strip.tiles[line - 1]
        return tile.state.value, words(tile.who), words(tile.what)

    def card_of(self, name):
        """Whether the card of this customer is in front."""
        view = self.page.view
        return view is self.page.card and view.header.title == name

    def status(self, part):
        """What the bottom line says at one place."""
        return self.program.shell.status.text_of(part)

    def unknown(self):
        """Whether a caller without a file is in front."""
        return self.page.view is self.page.unknown

    def history(self):
        """Titles in the history of the card in front."""
        rows = self.page.card.timeline.list.model().rows
        return [words(one.title) for one in rows if hasattr(one, "title")]

    def press(self, *keys):
        """Keys, one after the other, where the keyboard is: a Qt key, one with a modifier, or a text to type."""
        for key in keys:
            target = QApplication.focusWidget() or (self.front or self.program).shell
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            elif isinstance(key, tuple):
                QTest.keyClick(target, key[1], key[0])
            else:
                QTest.keyClick(target, key)

    def picture(self, name, window=None):
        """Keep what is seen as NAME-light.png and NAME-dark.png where RINGFILE_PICTURES names a folder."""
        if folder := os.environ.get("RINGFILE_PICTURES"):
            for theme in ("dark", "light"):
                self.program.shell.resize(1366, 768)
                self._theme.use(theme)
                QCoreApplication.sendPostedEvents()
                (window or self.program.shell).grab().save(f"{folder}/{name}-{theme}.png")

    def log(self):
        """The call log as it stands in the database, newest first."""
        with self.session() as session:
            rows = session.scalars(
                select(CallRecord).order_by(CallRecord.started_at.desc(), CallRecord.id.desc())
            ).all()
            session.expunge_all()
            return rows


@pytest.fixture
def house(qtbot, theme, tmp_path, database_url, monkeypatch):
    """A shop on either engine; the program is left and every box pulled at the end."""
    monkeypatch.setattr(Crashes, "install", lambda _: None)  # a fault of the program fails the test
    monkeypatch.setattr(Crashes, "remove", lambda _: None)
    monkeypatch.setattr("app.ui.toast.Toast", HeededToast)
    monkeypatch.setattr("app.boot.call_book._AGAIN_MS", 100)
    places = Places(tmp_path)
    places.prepare()
    one = House(places, database_url, theme, qtbot)
    one.settle(operator="李娜", seat="前台 2 号席")
    yield one
    one.end()
