"""What of the window is there before the database? All that can be painted and used with Qt alone."""

from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.boot.start import Start
from app.boot.who import who_sits_here
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import TOAST_S
from app.features import TYPES
from app.features.desk.view.desk_keys import add_keys
from app.features.desk.view.strip import LineStrip
from app.features.statistics.sign import STATISTICS
from app.features.statistics.view.keys import add_statistics_keys
from app.ui.attention import Attention
from app.ui.bridge import Bridge
from app.ui.crash import Crashes
from app.ui.dialling import DialWishes
from app.ui.keys import Keys
from app.ui.record_keys import add_record_keys
from app.ui.shell import Shell
from app.ui.states import Placeholder
from app.ui.stray_keys import StrayKeys

if TYPE_CHECKING:
    from app.boot.ears import Ears
    from app.boot.program import Program

_TODAY = QT_TRANSLATE_NOOP("places", "Today")
_DESK = QT_TRANSLATE_NOOP("places", "Call desk")
_AUDIT = QT_TRANSLATE_NOOP("places", "Audit")
_SETTINGS = QT_TRANSLATE_NOOP("places", "Settings")
_PERSON = QT_TRANSLATE_NOOP("status", "{name} · {seat}")
_OPENING = QT_TRANSLATE_NOOP("status", "The database is being opened")
_MOMENT = QT_TRANSLATE_NOOP("start", "One moment…")
_ROOMY_PX = 1500  # on a screen no wider than this the window takes all of it


class Front(QObject):
    """The window with its pages behind a curtain.

    Attributes:
        curtain: says what is waited for; gone once the pages are filled.
        pool: runs what may take long and needs no database.
    """

    def __init__(self, start: Start) -> None:
        super().__init__(start.app)
        self.start, self.bridge = start, Bridge(self)
        settings = start.settings
        self.attention, self.keys = Attention(start.app), Keys()
        self._stray = StrayKeys(start.app, self)
        self.shell = Shell(start.theme, start.clock, self.attention, self.keys, lambda: settings.number(TOAST_S))
        self.strip = LineStrip(start.theme)
        self.dial_wishes = DialWishes(self.shell, self.keys)
        self.crashes = Crashes(
            start.places.logs,
            lambda report: self.bridge.post(lambda: self.shell.messages.crashed(report)),
            start.version,
        )
        self.pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool")
        self._line_wanted: int | None = 0
        self._fill_shell()

    def _fill_shell(self) -> None:
        shell = self.shell
        add_keys(self.keys)
        add_record_keys(self.keys)
        add_statistics_keys(self.keys)
        shell.set_strip(self.strip)
        shell.add_place("today", "view-dashboard-outline", _TODAY, resting=True)
        shell.add_place("desk", "phone-in-talk-outline", _DESK, resting=True)
        for sign in (sign for _, sign in TYPES if sign):
            shell.add_place(sign.key, sign.look.icon, sign.plural)
        shell.add_separator()
        shell.add_place(STATISTICS.key, STATISTICS.look.icon, STATISTICS.plural)
        shell.add_place("audit", "shield-check-outline", _AUDIT)
        shell.add_place("settings", "cog-outline", _SETTINGS)
        who = who_sits_here(self.start.settings)
        shell.set_status("who", "account-outline", "muted", _PERSON.fill(name=who.name, seat=who.seat))
        shell.set_status("database", "timer-sand", "muted", _OPENING)
        self.curtain = Placeholder(self.start.theme, "timer-sand")
        self.curtain.say(_MOMENT)
        shell.draw_curtain(self.curtain)
        shell.line_wanted.connect(self._on_line_wanted)
        self.strip.chosen.connect(self._on_line_wanted)
        shell.closing.connect(self.start.app.exit)  # `quit` would ask the other windows, which may refuse

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

    @cached_property
    def ears(self) -> "Ears":
        """What listens to the lines; loaded and made when it is first wanted, after the window is painted."""
        from app.boot.ears import Ears

        return Ears(self)

    def hand_over(self, program: "Program") -> None:
        """Let the program go on with what happened before it was there."""
        self.ears.hand_over(program)
        if self._line_wanted and not self.shell.curtain.is_down:
            program.desk.choose_line(self._line_wanted)
        self._line_wanted = None

    def _on_line_wanted(self, line: int) -> None:
        if self._line_wanted is not None:
            self._line_wanted = line

    # ------------------------------------------------------------ the end

    def hang_up(self) -> None:
        """Listen to nothing any more; the window's place is kept."""
        self.start.memory.keep("window", self.shell.where())
        self.ears.close()

    def close(self) -> None:
        """The end of a start that did not come to the program; `Program.close` is the other."""
        self.hang_up()
        self.shell.hide()  # a server that does not answer may take its time
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.ears.call_book.close()
        self.crashes.remove()
        for one in (self.shell, self.attention, self):
            one.deleteLater()
