"""How are lines, database, desk and window joined while the program runs, and in which order do they stop?"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.boot.call_book import CallBook
from app.boot.gate import Gate
from app.boot.pages import Pages
from app.boot.preload import preload
from app.boot.who import who_sits_here
from app.core.access import Who
from app.core.changes import Changes
from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import AREA_CODE, ATTACHMENTS_FOLDER, COUNTRY, OPTIONS, TOAST_S, Settings
from app.core.phone import Numbers
from app.core.places import Places
from app.core.seat import SeatMemory
from app.db.backup import Backups
from app.db.health import Health
from app.db.store import Store
from app.features import record_types
from app.features.desk.pops import Doing, Scene
from app.features.desk.view.controller import CallDesk
from app.features.desk.view.parts import Means
from app.features.lines.known import SIMULATED
from app.features.lines.lines import Lines
from app.features.lines.setup import boxes_of, kept_of
from app.records.attachments import Attachments
from app.records.desk import Desk
from app.records.drafts import Drafts
from app.records.settings import load_shared
from app.telephony.box import USUAL
from app.telephony.box import Means as Listening
from app.telephony.hub import Hub
from app.telephony.protocol import BoxState, Call
from app.telephony.sim import Simulator
from app.ui.attention import Attention
from app.ui.bridge import Bridge
from app.ui.crash import Crashes
from app.ui.keys import Keys
from app.ui.shell import Shell
from app.ui.theme import Theme

log = logging.getLogger(__name__)
SUSPECT = "database_suspect"  # in the seat's settings: read all of the file at the next start
_NOT_FINE = QT_TRANSLATE_NOOP(
    "start", "The database has a damaged place. Leave the program and start it again: it offers the newest backup."
)
_QUIET_MS = 2000  # the first page is painted and read before anything heavy is loaded
_HOUR_MS = 3_600_000
_ROOMY_PX = 1500  # on a screen no wider than this the window takes all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is there before the database is opened.

    Attributes:
        language: in force, "zh_CN" or "en".
        simulate: listen to the simulated box instead of the configured ones.
        trouble: what reading the seat's settings had to say, or None.
        listening: how ports are found, read and tried again.
    """

    app: QApplication
    places: Places
    memory: SeatMemory
    settings: Settings
    theme: Theme
    language: str
    clock: Clock
    simulate: bool
    trouble: Text | None
    version: str
    listening: Listening = USUAL


class Program(QObject):
    """Everything that lives from the opened database to the end. Made and used on the GUI thread.

    Args:
        start: what was there before.
        store: makes the store, given who is told of commits.
    """

    def __init__(self, start: Start, store: Callable[[Callable[[Changes], None]], Store]) -> None:
        super().__init__(start.app)
        self.start, self.bridge = start, Bridge(self)
        self.store = store(self._committed)
        self.settings, self.clock = start.settings, start.clock
        shared = self.store.look(load_shared).result()
        for option in OPTIONS:
            if option.key in shared:
                self.settings.put(option, shared[option.key])
        self.numbers = Numbers(self.settings.text(COUNTRY), self.settings.text(AREA_CODE))
        self.kinds = record_types(lambda: self.numbers)
        self.records = Desk(self.store, who_sits_here(self.settings), self.clock, self.kinds)
        self.drafts = Drafts(start.places.drafts)  # of calls: whoever works at the seat goes on with them
        self.forms = Drafts(start.places.drafts)  # of records: those of whoever works here
        self.backups = Backups(start.places, self.clock)
        self.pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool")
        self.attachments = Attachments(
            self.store, self.pool, self._attachments_folder, lambda: self.records.who, self.clock
        )
        self.simulator = Simulator()
        self.call_book = CallBook(self)
        self.lines = self._make_lines()
        self._make_window()

    def _attachments_folder(self) -> Path:
        named = self.settings.text(ATTACHMENTS_FOLDER).strip()
        return Path(named) if named else self.start.places.attachments

    @property
    def who(self) -> Who:
        """Whoever works here now."""
        return self.records.who

    # ------------------------------------------------------------ lines

    def _make_lines(self) -> Lines:
        hub = Hub(self._on_call, self._on_box, self.clock, self.simulator, self.start.listening)
        keep = lambda configs: self.start.memory.keep("boxes", kept_of(configs)).result()  # noqa: E731
        return Lines(hub, lambda on_call, on_box: Hub(on_call, on_box, self.clock, self.simulator), keep)

    def _on_call(self, call: Call) -> None:
        """On the box's thread: into the log first, whatever the window is doing; then onto the desk."""
        self.call_book.put(call)
        self.bridge.post(lambda: self._show_call(call))

    def _on_box(self, state: BoxState) -> None:
        self.bridge.post(lambda: self._show_box(state))

    def _show_call(self, call: Call) -> None:
        self.desk.take(call)
        self.pages.take_call(call)

    def _show_box(self, state: BoxState) -> None:
        self.desk.take_box(state)
        self.pages.take_box(state)

    # ------------------------------------------------------------ window

    def _make_window(self) -> None:
        start = self.start
        self.attention, self.keys = Attention(start.app), Keys()
        self.shell = Shell(start.theme, self.clock, self.attention, self.keys, lambda: self.settings.number(TOAST_S))
        self.crashes = Crashes(
            start.places.logs,
            lambda report: self.bridge.post(lambda: self.shell.messages.crashed(report)),
            start.version,
        )
        self.desk = CallDesk(
            Means(
                store=self.store,
                bridge=self.bridge,
                theme=start.theme,
                settings=self.settings,
                numbers=self.numbers,
                kinds=self.kinds,
                clock=self.clock,
                records=self.records,
                drafts=self.drafts,
                pool=self.pool,
                scene=self._scene,
                language=start.language,
            ),
            self,
        )
        self.gate = Gate(self)
        self.pages = Pages(self)
        self.bridge.failed.connect(self.shell.messages.on_failed)
        self.shell.closing.connect(self.leave)

    def _scene(self) -> Scene:
        doing = Doing.TYPING if self.shell.curtain.is_down else Doing(self.attention.doing.name.lower())
        return Scene(doing, self.shell.place == "desk")

    def _committed(self, changes: Changes) -> None:
        self.call_book.retry()
        self.bridge.post(lambda: self._show_changes(changes))

    def _show_changes(self, changes: Changes) -> None:
        self.desk.take_changes(changes)
        self.pages.take_changes(changes)
        self.gate.take_changes(changes)

    # ------------------------------------------------------------ the day

    def open(self, administrator: str = "") -> None:
        """Show the window, listen to the lines, then do what could wait.

        Args:
            administrator: who has just chosen name and password at the first start, and need not type them again.
        """
        self.crashes.install()
        self.gate.open(administrator)
        self.shell.go("today")
        self._show_where_it_was()
        self.call_book.recover()  # before the first new call, which must not be taken for one that was left open
        configs = [SIMULATED] if self.start.simulate else boxes_of(self.start.memory.recall("boxes"))
        self.lines.start(configs)
        self.pages.start()
        if self.start.trouble:
            self.shell.messages.warn(self.start.trouble)
        QTimer.singleShot(_QUIET_MS, self, self._do_what_could_wait)

    def _show_where_it_was(self) -> None:
        where = str(self.start.memory.recall("window", ""))
        room = self.shell.screen().availableSize()
        if where:
            self.shell.put_where(where)
            self.shell.show()
        elif room.width() > _ROOMY_PX:
            self.shell.show()
        else:
            self.shell.showMaximized()

    def _do_what_could_wait(self) -> None:
        self.pool.submit(preload, self.start.language)
        self.attachments.sweep(self.start.places.attachments)
        if self.store.engine.dialect.name == "sqlite":
            self._back_up()
            hourly = QTimer(self, interval=_HOUR_MS)
            hourly.timeout.connect(self._back_up)
            hourly.start()

    @Slot()
    def _back_up(self) -> None:
        if self.backups.is_due():
            self.bridge.then(self.backups.start(), lambda backup: log.info("backup %s", backup.path.name), self)

    def examine(self) -> None:
        """The last program did not come to its end: read the whole database beside the work, and tell what is wrong."""
        self.bridge.then(self.backups.examine(), self._on_examined, self)

    def _on_examined(self, health: Health) -> None:
        if not health.fine:
            log.error("the database is damaged: %s", health.why)
            self.start.memory.keep(SUSPECT, True)
            self.shell.messages.warn(_NOT_FINE)

    @Slot()
    def leave(self) -> None:
        """The window was closed."""
        self.start.app.quit()

    def close(self) -> None:
        """Stop in order: lines, drafts, settings, database. Nothing that was taken is lost."""
        self.start.memory.keep("window", self.shell.where())
        self.lines.close()
        self.simulator.quiet()
        self.desk.close()
        self.pages.close()
        self.backups.stop()
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.attachments.close()
        self.call_book.close()
        self.store.close()
        self.drafts.close()
        self.forms.close()
        self.crashes.remove()
        self.shell.hide()
