"""How are lines, database, desk and window joined while the program runs, and in which order do they stop?"""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from app.boot.basis import Basis
from app.boot.dialling import Dialling
from app.boot.front import Front
from app.boot.gate import Gate
from app.boot.machine_lives import MachineLives
from app.boot.notices import Notices
from app.boot.pages import Pages
from app.boot.paper import Paper
from app.boot.preload import preload
from app.boot.reach import Reach
from app.boot.seats import Seats
from app.boot.shared import SharedSettings
from app.boot.start import SUSPECT
from app.boot.tapes import Tapes
from app.boot.who import who_sits_here
from app.core.access import Right, Who
from app.core.changes import Changes, anything_of
from app.core.errors import AppError, NotAllowed
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.option import Option
from app.core.options import AREA_CODE, ATTACHMENTS_FOLDER, COUNTRY
from app.core.phone import Numbers
from app.core.points_options import POINTS_MONTHS
from app.db.backup import Backups
from app.db.health import Health
from app.db.replica import Replica
from app.db.store import Store
from app.features.desk.pops import Doing, Scene
from app.features.desk.view.controller import CallDesk
from app.features.desk.view.parts import Means
from app.features.operators.entry import Entry, ServerEntry, TableEntry
from app.features.points.expiring import AT_ONCE, expire_some
from app.features.record_types import record_types
from app.records.attachments import Attachments
from app.records.desk import Desk
from app.records.drafts import Drafts
from app.records.transfer.exporting import Exports
from app.records.transfer.importing import Imports
from app.telephony.protocol import BoxState, Call
from app.ui.texts import words

log = logging.getLogger(__name__)
_NOT_FINE = QT_TRANSLATE_NOOP(
    "start", "The database has a damaged place. Leave the program and start it again: it offers the newest backup."
)
_EXPIRED = QT_TRANSLATE_NOOP("start", "Points of %n customer(s) have expired; each has an entry in the list of points.")
_QUIET_MS = 2000  # the first page is painted and read before anything heavy is loaded
_HOUR_MS = 3_600_000


class Program(QObject):
    """Everything that lives from the opened database to the end. Made and used on the GUI thread.

    Args:
        front: the window as it was before.
        basis: the opened database; closed with the program.
    """

    def __init__(self, front: Front, basis: Basis) -> None:
        start = front.start
        super().__init__(start.app)
        self.front, self.start, self.bridge = front, start, front.bridge
        self.settings, self.clock = start.settings, start.clock
        self._expired = 0  # customers whose points did since the program was opened, until that is told
        self.shell, self.attention, self.keys = front.shell, front.attention, front.keys
        self.pool, ears = front.pool, front.ears
        self.simulator, self.lines, self.call_book = ears.simulator, ears.lines, ears.call_book
        self.recordings = ears.recordings
        self.store = Store(basis.engine, self._committed, Replica(basis.replica) if basis.replica else None)
        self.shared = SharedSettings(self.bridge, self.store, self.settings, basis.shared, self)
        self.numbers = Numbers(self.settings.text(COUNTRY), self.settings.text(AREA_CODE))
        self.kinds = record_types(lambda: self.numbers, lambda: self.settings)
        entered = basis.entered.who if basis.entered else None  # calls of before are written under their name, too
        self.records = Desk(self.store, entered or who_sits_here(self.settings), self.clock, self.kinds)
        self.drafts = Drafts(start.places.drafts)  # of calls: whoever works at the seat goes on with them
        self.forms = Drafts(start.places.drafts)  # of records: those of whoever works here
        self.backups = Backups(start.places, self.clock)
        self.attachments = Attachments(
            self.store, self.pool, self._attachments_folder, lambda: self.records.who, self.clock
        )
        self.exports = Exports(self.store, lambda: self.records.who, self.clock)
        self.imports = Imports(self.store, self.kinds, lambda: self.records.who, self.clock, start.places.imports)
        self.reach = Reach(self)
        self.desk = self._make_desk()
        self.paper = Paper(self)
        self.entry: Entry = TableEntry(self.store, self.clock)
        if basis.login:
            self.entry = ServerEntry(self.store, basis.login, self.pool, self.clock)
        self.gate = Gate(self, is_needed=basis.closed)
        self.dialling = Dialling(self.lines, lambda: self.numbers, self.settings, self.shell.messages)
        self.front.dial_wishes.wanted.connect(self.dialling.dial)
        self.tapes = Tapes(self)
        self.seats = Seats(self)
        self.pages = Pages(self)
        self.lives = MachineLives(self)
        self.notices = Notices(self)
        self.shared.changed.connect(self._on_options)
        self.bridge.failed.connect(self._on_failed)
        start.app.commitDataRequest.connect(lambda _: self.pages.keep())  # the session may end, or go on after all

    def _attachments_folder(self) -> Path:
        named = self.settings.text(ATTACHMENTS_FOLDER).strip()
        return Path(named) if named else self.start.places.attachments

    @property
    def who(self) -> Who:
        """Whoever works here now."""
        return self.records.who

    def _make_desk(self) -> CallDesk:
        means = Means(
            store=self.store,
            bridge=self.bridge,
            theme=self.start.theme,
            settings=self.settings,
            numbers=self.numbers,
            kinds=self.kinds,
            clock=self.clock,
            records=self.records,
            drafts=self.drafts,
            pool=self.pool,
            scene=self._scene,
            language=self.start.language,
            known=lambda: self.reach.known,
            wait=self.reach.waiting,
        )
        return CallDesk(means, self, self.front.strip)

    def _scene(self) -> Scene:
        doing = Doing.TYPING if self.shell.curtain.is_down else Doing(self.attention.doing.name.lower())
        return Scene(doing, self.shell.place == "desk")

    # ------------------------------------------------------------ what happens

    def show_call(self, call: Call) -> None:
        """A call began or changed; it is on its way into the log."""
        self.desk.take(call)
        self.pages.take_call(call)

    def show_box(self, state: BoxState) -> None:
        """A box came, went, or said something."""
        self.desk.take_box(state)
        self.seats.take_box(state)
        self.pages.take_box(state)

    def _committed(self, changes: Changes) -> None:
        self.call_book.retry()
        self.recordings.retry()
        self.reach.waiting.deliver()
        self.bridge.post(lambda: self.show_changes(changes))

    def show_changes(self, changes: Changes) -> None:
        """Somebody saved something, here or at another seat."""
        self.bridge.tell(changes)
        self.desk.answers.take_changes(changes)
        self.pages.take_changes(changes)
        self.gate.take_changes(changes)

    @Slot(object)
    def _on_failed(self, err: AppError) -> None:
        if not (isinstance(err, NotAllowed) and self.gate.is_shut):  # what nobody may do, nobody is refused
            self.shell.messages.on_failed(err)

    @Slot(object)
    def _on_options(self, options: Sequence[Option]) -> None:
        """Settings of the shop are others: what follows from them is worked out, and read, again."""
        for one in options:
            self.tapes.take_setting(one.key)
        self.pages.take_options(options)
        self.show_changes(anything_of(kind.model.__tablename__ for kind in self.kinds))

    # ------------------------------------------------------------ the day

    def open(self, administrator: str = "") -> None:
        """Let somebody in, take over what has rung, then do what could wait.

        Args:
            administrator: who has just chosen name and password at the first start, and need not type them again.
        """
        self.call_book.open(self)
        self.gate.open(administrator)
        self.shell.lift_curtain()
        self.front.hand_over(self)
        self.tapes.begin()
        self.pages.start()
        self.reach.start()
        self.seats.start()
        if self.start.trouble:
            self.shell.messages.warn(self.start.trouble)
        QTimer.singleShot(_QUIET_MS, self, self._do_what_could_wait)

    def _do_what_could_wait(self) -> None:
        self.pool.submit(preload, self.start.language)
        self.attachments.sweep(self.start.places.attachments)
        self.desk.prepare()
        self.paper.look_back()
        self.reach.learn()
        self._let_points_expire()
        if self.store.engine.dialect.name == "sqlite":
            self._back_up()
            hourly = QTimer(self, interval=_HOUR_MS)
            hourly.timeout.connect(self._back_up)
            hourly.start()

    def _let_points_expire(self) -> None:
        """By whoever may give points; each customer's are looked at again before any of them are spent."""
        who = self.who
        if who.name and who.may(Right.POINTS) and self.settings.number(POINTS_MONTHS):
            work = self.store.run(lambda s: expire_some(s, who, self.clock.now()))
            self.bridge.then(work, self._on_expired, self)

    def _on_expired(self, customers: int) -> None:
        self._expired += customers
        if customers == AT_ONCE:
            self._let_points_expire()
        elif self._expired:
            self.shell.messages.tell(words(_EXPIRED.counted(self._expired)))
            self._expired = 0

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

    def close(self) -> None:
        """Stop in order: lines, drafts, settings, database. Nothing that was taken is lost."""
        self.front.hang_up()
        self.desk.close()
        self.pages.close()
        self.seats.close()
        self.reach.close()
        self.paper.close()
        self.tapes.close()
        self.backups.stop()
        self.recordings.close()
        self.exports.close()
        self.imports.close()
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.attachments.close()
        self.call_book.close()
        self.store.close()
        self.drafts.close()
        self.forms.close()
        self.front.crashes.remove()
        self.shell.hide()
