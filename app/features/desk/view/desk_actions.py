"""How is what the operator did on the desk kept? Drafts at once, everything else as jobs on the writing thread."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError, DatabaseUnavailable
from app.features.calls import log
from app.features.calls.model import CallRecord, Outcome
from app.features.customers.change import add_phone, blacklist
from app.features.desk import late
from app.features.desk.notes import Notes
from app.features.desk.sheet import Sheet, draft_of, pack
from app.features.desk.view.parts import Means
from app.records.drafts import Draft
from app.records.keeping import Saved
from app.telephony.protocol import Call

_DRAFT_MS = 250
Failed = Callable[[AppError], None]


class Actions(QObject):
    """Writes. `done` and `failed` are called on the GUI thread; without `failed` the bridge tells the user."""

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self._unkept: dict[UUID, Sheet] = {}
        self._timer = QTimer(self, interval=_DRAFT_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)

    # ------------------------------------------------------------ drafts

    def keep_draft(self, sheet: Sheet) -> None:
        """Keep what was typed, a moment later together with what follows at once."""
        self._unkept[sheet.uuid] = sheet
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def flush(self) -> None:
        """Keep every draft now."""
        now = self._means.clock.now()
        for uuid, sheet in self._unkept.items():
            if sheet.unsaved:
                self._means.drafts.keep(draft_of(uuid), 0, pack(sheet), {}, now)
            else:
                self._means.drafts.drop(draft_of(uuid))
        self._unkept.clear()

    def drop_draft(self, uuid: UUID) -> None:
        """It was saved or given up."""
        self._unkept.pop(uuid, None)
        self._means.drafts.drop(draft_of(uuid))

    def ask_draft(self, uuid: UUID, done: Callable[[Draft | None], None]) -> None:
        """What was being typed about a call when the program ended."""
        self._means.bridge.then(self._means.drafts.load(draft_of(uuid)), done, self)

    # ------------------------------------------------------------ calls

    def ask_notes(self, uuid: UUID, done: Callable[[Notes], None]) -> None:
        """What was noted about a call before."""
        columns = (CallRecord.note, CallRecord.intention, CallRecord.outcome, CallRecord.next_on)

        def job(session: Session) -> Notes:
            row = session.execute(select(*columns).where(CallRecord.uuid == uuid)).one_or_none()
            if row is None:
                return Notes()
            return Notes(row.note, row.intention, row.outcome, row.next_on)

        self._means.bridge.then(self._means.store.look(job), done, self)

    def note(self, call: Call, sheet: Sheet, done: Callable[[], None], failed: Failed) -> None:
        """Write down what came of a call, and the call itself if the log does not have it yet."""
        means, notes, known = self._means, sheet.notes, sheet.known

        def job(session: Session) -> None:
            log.keep(session, call, means.numbers, means.who)
            log.annotate(
                session,
                call.uuid,
                note=notes.note.strip(),
                intention=notes.intention.strip(),
                outcome=notes.outcome,
                next_on=notes.next_on,
                who=means.who,
                before=known,
            )

        def later() -> None:
            assert means.wait is not None
            number = means.numbers.shown(call.number or "")
            item = late.note_item(call, notes, means.who.name, means.clock.now(), (number, known))
            means.bridge.then(means.wait.add(item), lambda _: done(), self, failed)

        def not_now(err: AppError) -> None:
            later() if isinstance(err, DatabaseUnavailable) and means.wait is not None else failed(err)

        if means.wait is not None and means.wait.busy:
            later()
        else:
            means.bridge.then(means.store.run(job), lambda _: done(), self, not_now)

    def handle(self, uuids: Iterable[UUID]) -> None:
        """Tick calls off."""
        wanted, means = list(uuids), self._means
        if not wanted:
            return

        def not_now(err: AppError) -> None:
            if isinstance(err, DatabaseUnavailable) and means.wait:
                means.wait.add(late.handled_item(wanted, means.who.name, means.clock.now()))
            else:
                means.bridge.failed.emit(err)

        work = means.store.run(lambda s: log.handle(s, wanted, means.who))
        means.bridge.then(work, lambda _: None, self, not_now)

    def unhandle(self, uuids: Iterable[UUID]) -> None:
        """Take ticks away."""
        wanted = list(uuids)
        self.run(lambda s: log.unhandle(s, wanted))

    def handle_all(self) -> None:
        """Tick every missed call off."""
        self.run(lambda s: log.handle_all(s, self._means.who))

    # ------------------------------------------------------------ customers

    def link(self, uuid: UUID, customer_id: int, number: str, done: Callable[[], None], *, add: bool) -> None:
        """The call is this customer's; with `add` the number becomes one of theirs."""
        means = self._means

        def job(session: Session) -> None:
            if add and number:
                add_phone(session, customer_id, number, means.numbers)
            else:
                log.link(session, uuid, customer_id)

        means.bridge.then(means.store.run(job), lambda _: done(), self)

    def save_customer(self, values: Mapping[str, Any], done: Callable[[int], None], failed: Failed) -> None:
        """Write a new customer; `done` gets the id."""
        future = self._means.records.save(self._means.kind("customer"), None, 0, values)

        def told(saved: Saved) -> None:
            done(saved.id)

        self._means.bridge.then(future, told, self, failed)

    def blacklist(self, customer_id: int, reason: str, done: Callable[[], None]) -> None:
        """Warn of a customer at every call."""
        means = self._means
        work = means.store.run(lambda s: blacklist(s, customer_id, reason, means.who))
        means.bridge.then(work, lambda _: done(), self)

    def run(self, job: Callable[[Session], None]) -> None:
        """Write something small."""
        self._means.bridge.then(self._means.store.run(job), lambda _: None, self)


def keeps_waiting(notes: Notes) -> bool:
    """A call that is to be called back on no particular day stays among those that wait."""
    return notes.outcome is Outcome.CALL_BACK and notes.next_on is None
