"""What of the window is there before the database? Shell, lines, keys and the call book: all that needs Qt alone."""

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.boot.call_book import CallBook
from app.boot.start import Start
from app.boot.who import who_sits_here
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import AREA_CODE, COUNTRY, TOAST_S
from app.core.phone import Numbers
from app.features import SIGNS
from app.features.desk.pops import Doing, Mode, Pops, Scene
from app.features.desk.tiles import Lines as Tiles
from app.features.desk.view.desk_keys import add_keys
from app.features.desk.view.strip import LineStrip
from app.features.lines.known import SIMULATED
from app.features.lines.lines import Lines
from app.features.lines.setup import boxes_of, kept_of
from app.telephony.hub import Hub
from app.telephony.protocol import BoxState, Call
from app.telephony.sim import Simulator
from app.ui.attention import Attention
from app.ui.bridge import Bridge
from app.ui.crash import Crashes
from app.ui.keys import Keys
from app.ui.record_keys import add_record_keys
from app.ui.shell import Shell
from app.ui.states import Placeholder

if TYPE_CHECKING:
    from app.boot.program import Program

_TODAY = QT_TRANSLATE_NOOP("places", "Today")
_DESK = QT_TRANSLATE_NOOP("places", "Call desk")
_SETTINGS = QT_TRANSLATE_NOOP("places", "Settings")
_PERSON = QT_TRANSLATE_NOOP("status", "{name} · {seat}")
_OPENING = QT_TRANSLATE_NOOP("status", "The database is being opened")
_MOMENT = QT_TRANSLATE_NOOP("start", "One moment…")
_ROOMY_PX = 1500  # on a screen no wider than this the window takes all of it


class Front(QObject):
    """The window with its pages behind a curtain. Takes calls from the moment it listens, and shows them on the strip.

    What happens before the program is there is handed over to it in the order in which it happened.

    Attributes:
        pool: runs what may take long and needs no database.
    """

    def __init__(self, start: Start) -> None:
        super().__init__(start.app)
        self.start, self.bridge = start, Bridge(self)
        settings = start.settings
        self.attention, self.keys = Attention(start.app), Keys()
        self.shell = Shell(start.theme, start.clock, self.attention, self.keys, lambda: settings.number(TOAST_S))
        self.strip = LineStrip(start.theme)
        self.crashes = Crashes(
            start.places.logs,
            lambda report: self.bridge.post(lambda: self.shell.messages.crashed(report)),
            start.version,
        )
        self.pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool")
        self.simulator = Simulator()
        self.call_book = CallBook(start.places.outbox, self.bridge, self.shell.messages, self)
        self.lines = self._make_lines()
        self._program: Program | None = None
        self._calls: list[Call] = []
        self._numbers = Numbers(settings.text(COUNTRY), settings.text(AREA_CODE))
        self._pops = Pops(lambda: Mode.OFF, lambda: False, self._numbers.key)
        self._boxes: dict[int, BoxState] = {}
        self._line_wanted = 0
        self._fill_shell()

    def _make_lines(self) -> Lines:
        start = self.start
        hub = Hub(self._on_call, self._on_box, start.clock, self.simulator, start.listening)
        keep = lambda configs: start.memory.keep("boxes", kept_of(configs)).result()  # noqa: E731
        return Lines(hub, lambda on_call, on_box: Hub(on_call, on_box, start.clock, self.simulator), keep)

    def _fill_shell(self) -> None:
        shell, theme = self.shell, self.start.theme
        add_keys(self.keys)
        add_record_keys(self.keys)
        shell.set_strip(self.strip)
        shell.add_place("today", "view-dashboard-outline", _TODAY, resting=True)
        shell.add_place("desk", "phone-in-talk-outline", _DESK, resting=True)
        for sign in SIGNS:
            shell.add_place(sign.key, sign.look.icon, sign.plural)
        shell.add_separator()
        shell.add_place("settings", "cog-outline", _SETTINGS)
        who = who_sits_here(self.start.settings)
        shell.set_status("who", "account-outline", "muted", _PERSON.fill(name=who.name, seat=who.seat))
        shell.set_status("database", "timer-sand", "muted", _OPENING)
        curtain = Placeholder(theme, "timer-sand")
        curtain.say(_MOMENT)
        shell.draw_curtain(curtain)
        shell.line_wanted.connect(self._on_line_wanted)
        self.strip.chosen.connect(self._on_line_wanted)
        shell.closing.connect(self.start.app.quit)

    # ------------------------------------------------------------ the beginning

    def open(self) -> None:
        """Show the window."""
        self.crashes.install()
        self.shell.go("today")
        where = str(self.start.memory.recall("window", ""))
        if where:
            self.shell.put_where(where)
        if where or self.shell.screen().availableSize().width() > _ROOMY_PX:
            self.shell.show()
        else:
            self.shell.showMaximized()

    def listen(self) -> None:
        """Listen to the lines from now on."""
        self.lines.start([SIMULATED] if self.start.simulate else boxes_of(self.start.memory.recall("boxes")))

    def hand_over(self, program: "Program") -> None:
        """Let the program have what happened before it was there, and all that happens from now on."""
        self._program = program
        for state in self._boxes.values():
            program.show_box(state)
        for call in self._calls:
            program.show_call(call)
        if self._line_wanted:
            program.desk.choose_line(self._line_wanted)
        self._calls.clear()

    # ------------------------------------------------------------ what happens

    def _on_call(self, call: Call) -> None:
        """On the box's thread: into the log first, whatever the window is doing; then onto the desk."""
        self.call_book.put(call)
        self.bridge.post(lambda: self._show_call(call))

    def _on_box(self, state: BoxState) -> None:
        self.bridge.post(lambda: self._show_box(state))

    def _show_call(self, call: Call) -> None:
        if self._program is not None:
            self._program.show_call(call)
        else:
            self._calls.append(call)
            self._pops.take(call, Scene(Doing.IDLE, desk_shown=False))
            self._paint_lines()

    def _show_box(self, state: BoxState) -> None:
        if self._program is not None:
            self._program.show_box(state)
        else:
            self._boxes[state.first_line] = state
            self._paint_lines()

    def _paint_lines(self) -> None:
        """Who rings can be seen before it can be looked up."""
        tiles = Tiles(self._pops, tuple(self._boxes.values()), self._numbers, {})
        self.strip.show_tiles(tiles.tiles(self.start.clock.now()))

    def _on_line_wanted(self, line: int) -> None:
        if self._program is None:
            self._line_wanted = line

    # ------------------------------------------------------------ the end

    def hang_up(self) -> None:
        """Listen to nothing any more; the window's place is kept."""
        self.start.memory.keep("window", self.shell.where())
        self.lines.close()
        self.simulator.quiet()

    def close(self) -> None:
        """The end of a start that did not come to the program; `Program.close` is the other."""
        self.hang_up()
        self.shell.hide()  # a server that does not answer may take its time
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.call_book.close()
        self.crashes.remove()
        for one in (self.shell, self.attention, self):
            one.deleteLater()
