"""How are records of any type read, saved, moved on and deleted? Rights, checks, numbers and conflicts in one place.

Every method queues a job on the store's threads and returns a Future; nothing blocks the caller. Plain data come back.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.clock import Clock
from app.core.errors import DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.store import Store
from app.records import choices
from app.records.advice import Advice, OnAdvice
from app.records.choice_lists import ChoiceLists
from app.records.field import Filled, Fills, Hint, Offer, Offers, Values, Watch
from app.records.history import Entry, Sought, entries
from app.records.keeping import Batch, Keeper, Saved
from app.records.listing import NOTHING_KNOWN, PAGE, Known, Listing, Page, Query, count_of, rows_of
from app.records.number_forms import NumberForms
from app.records.once import save_once
from app.records.portions import batch_in_portions
from app.records.queue import Asked, Judge, Queue, Verdict, queue
from app.records.record import Action, Into, RecordType, Row
from app.records.rows import Loaded
from app.records.saved_lists import SavedLists
from app.records.undo import Undo

T = TypeVar("T")
_BEHIND = QT_TRANSLATE_NOOP("records", "Others wait for the database before this.")
SUGGESTED = 12  # rows a link's list offers


class Waits(Protocol):
    """Keeps new records at this seat that the database does not take now."""

    @property
    def busy(self) -> bool:
        """Whether something waits already; then others wait behind it."""
        ...

    def keep(self, kind: RecordType, values: Values, token: UUID) -> "Future[None]":
        """Keep one; it is on the disk when the Future is done."""
        ...


class Desk:
    """The way of every page to its records.

    Args:
        kinds: the record types that links may lead to.

    Attributes:
        who: the person signed in; another one after `sign_in`.
        saved: lists kept under a name.
        lists: the words that fields choose from.
        numbers: how the numbers of records are written.
        waits: keeps a new record at this seat that the database does not take now; None where nothing waits.
    """

    def __init__(self, store: Store, who: Who, clock: Clock, kinds: Sequence[RecordType] = ()) -> None:
        self._store, self.clock = store, clock
        self._kinds = {one.key: one for one in kinds}
        self.saved = SavedLists(store, lambda: self.who)
        self.lists = ChoiceLists(store, kinds, lambda: self.who, clock)
        self.numbers = NumberForms(store, kinds, lambda: self.who, clock)
        self.waits: Waits | None = None
        self.sign_in(who)

    def sign_in(self, who: Who) -> None:
        """From now on it is this person who reads and writes."""
        self.who = self._store.who = who

    def kind(self, key: str) -> RecordType:
        """The record type called `key`; KeyError where there is none."""
        return self._kinds[key]

    def page(self, kind: RecordType, query: Query, start: int = 0, known: Known = NOTHING_KNOWN) -> Future[Page]:
        """PAGE rows of a list by position; `known` (from pages read before) makes the way short."""
        ask = self._store.read if query.is_slow(kind) else self._store.look
        return ask(lambda s: self._listing(s, kind, query).window(start, PAGE, known))

    def total(self, kind: RecordType, query: Query) -> Future[int]:
        """How many rows a list has; where it has to be counted, on the thread for long reads."""
        ask = self._store.look if query.everything else self._store.read
        return ask(lambda s: self._listing(s, kind, query).total())

    def sums(self, kind: RecordType, query: Query) -> Future[dict[str, int]]:
        """The sums of all rows of a list, by field; on the thread for long reads."""
        return self._store.read(lambda s: self._listing(s, kind, query).sums())

    def give_up(self, asked: Future[Any]) -> None:
        """Nobody waits for a total, sums or counts any more."""
        self._store.give_up(asked)

    def place_of(self, kind: RecordType, query: Query, id_: int) -> Future[int | None]:
        """The position of a record in a list, or None where the list does not show it."""
        return self._store.read(lambda s: self._listing(s, kind, query).place_of(id_))

    def ids(self, kind: RecordType, query: Query, limit: int) -> Future[tuple[int, ...]]:
        """Ids of the first `limit` rows of a list, for ticking them all."""
        return self._store.read(lambda s: self._listing(s, kind, query).ids(limit))

    def rows(self, kind: RecordType, ids: Sequence[int]) -> Future[tuple[Row, ...]]:
        """The rows of these records, in their order."""
        return self._store.look(lambda s: rows_of(s, kind, ids))

    def badge(self, kind: RecordType) -> Future[int]:
        """How much waits at the place of a type: what the chip named by `RecordType.badge` leaves."""
        now, chip = self.clock.now(), next(one for one in kind.filters if one.key == kind.badge)
        return self._store.read(lambda s: count_of(s, kind, chip, self.who, now))

    def counts(self, kind: RecordType) -> Future[dict[str, int]]:
        """How many records each counted chip leaves, by the chip's key."""
        now = self.clock.now()
        chips = [one for one in kind.filters if one.counted]
        return self._store.read(lambda s: {one.key: count_of(s, kind, one, self.who, now) for one in chips})

    def suggest(self, kind: RecordType, text: str) -> Future[tuple[Row, ...]]:
        """The first records a search finds, for choosing the target of a link."""
        return self._store.look(lambda s: self._listing(s, kind, Query(text=text)).window(0, SUGGESTED).rows)

    def load(self, kind: RecordType, id_: int) -> Future[Loaded]:
        """Everything a form shows of one record.

        Raises (in the Future):
            Refused: it is gone.
        """
        return self._store.look(lambda s: self._keeper(s, kind).read(id_))

    def new(self, kind: RecordType, start: Mapping[str, Any] | None = None) -> Values:
        """What a new record starts with: the type's defaults, then `start`."""
        return {**(kind.defaults(self.who) if kind.defaults else {}), **(start or {})}

    def begin(self, kind: RecordType, values: Mapping[str, Any]) -> Future[Filled | None]:
        """What a new form is filled in with besides `values`; nothing where the type has no such rule."""
        reading = kind.begin or (lambda _session, _values: None)
        return self._store.look(lambda s: reading(s, values))

    def turn(self, into: Into, id_: int) -> Future[Values | None]:
        """What another record begins with that is begun out of this one; None where this one is gone."""
        return self._store.look(lambda s: into.begin(s, id_))

    def save(
        self, kind: RecordType, id_: int | None, version: int, values: Mapping[str, Any], token: UUID | None = None
    ) -> Future[Saved]:
        """Write a new record (`id_` None) or the given fields of one that was loaded as `version`.

        A new one gets the type's defaults where nothing is given; it is made once, however often its `token` is tried.

        Raises (in the Future):
            Invalid: a sentence per wrong field; nothing was written.
            Clash: somebody else saved it since; carries their version.
            NotAllowed: the right to save is missing.
        """
        if id_ is not None:
            return self._store.run(lambda s: self._keeper(s, kind).save(id_, version, dict(values)))
        kept = self.new(kind, values)
        if token is None:
            return self._store.run(lambda s: self._keeper(s, kind).save(None, 0, kept))
        if kind.may_wait and self.waits and self.waits.busy:
            return self._or_wait(_failed(DatabaseUnavailable(_BEHIND)), kind, kept, token)
        saving = self._store.run(lambda s: save_once(s, token, kind, lambda one: self._keeper(s, one), kept))
        return self._or_wait(saving, kind, kept, token) if kind.may_wait and self.waits else saving

    def deliver(self, kind: RecordType, values: Mapping[str, Any], token: UUID, who: Who) -> Future[Saved]:
        """Write a new record that waited, as `who` made it."""
        now = self.clock.now()
        return self._store.run(lambda s: save_once(s, token, kind, lambda one: Keeper(s, one, who, now), dict(values)))

    def _or_wait(self, saving: Future[Saved], kind: RecordType, values: Values, token: UUID) -> Future[Saved]:
        outcome: Future[Saved] = Future()

        def kept(waiting: "Future[None]") -> None:
            if err := waiting.exception():
                outcome.set_exception(err)
            else:
                outcome.set_result(Saved(0, "", 0, waits=True))

        def done(_: Future[Saved]) -> None:
            if saving.cancelled():
                outcome.cancel()
            elif isinstance(err := saving.exception(), DatabaseUnavailable) and self.waits:
                self.waits.keep(kind, values, token).add_done_callback(kept)
            elif err:
                outcome.set_exception(err)
            else:
                outcome.set_result(saving.result())

        saving.add_done_callback(done)
        return outcome

    def step(self, kind: RecordType, id_: int, name: str, reason: str = "") -> Future[Saved]:
        """Take a step of the record's workflow; `Saved.undo` takes it back.

        Raises (in the Future):
            Refused: the step does not leave its state, or a rule forbids it.
            Invalid: a field must be filled in before, or "reason" is missing.
            NotAllowed: the right is missing.
        """
        return self._store.run(lambda s: self._keeper(s, kind).step(id_, name, reason))

    def delete(self, kind: RecordType, id_: int) -> Future[Undo]:
        """Delete a record for good; what is returned brings it back within the session.

        Raises (in the Future):
            Refused: a rule keeps it, for example its history, or it is approved.
            NotAllowed: the right is missing.
        """
        return self._store.run(lambda s: self._keeper(s, kind).delete(id_))

    def step_all(self, kind: RecordType, ids: Sequence[int], name: str, reason: str = "") -> Future[Batch]:
        """Take a step with many records; those that refuse are left as they are and reported."""
        return self._store.run(lambda s: self._keeper(s, kind).step_all(ids, name, reason))

    def delete_all(self, kind: RecordType, ids: Sequence[int]) -> Future[Batch]:
        """Delete many records; those that refuse are kept and reported."""
        work = lambda s, some: self._keeper(s, kind).delete_all(some)  # noqa: E731  one line is clearer
        return batch_in_portions(self._store.run, kind.key, ids, work)

    def change_all(self, kind: RecordType, ids: Sequence[int], values: Mapping[str, Any]) -> Future[Batch]:
        """Give many records the same values, by the rules of saving each; those that refuse are reported.

        Args:
            kind: their type.
            ids: the records.
            values: by the keys of fields; of tags a `Tags`.
        """
        work = lambda s, some: self._keeper(s, kind).change_all(some, values)  # noqa: E731  one line is clearer
        return batch_in_portions(self._store.run, kind.key, ids, work)

    def undo(self, undo: Undo) -> Future[None]:
        """Make records what they were before a step, or bring deleted ones back, all or none.

        Raises (in the Future):
            Conflict: somebody changed one of them since.
            NotAllowed: the right is missing.
        """
        return self._store.run(lambda s: self._keeper(s, self.kind(undo.kind)).undo(undo))

    def queue(self, asked: Asked) -> Future[Queue]:
        """The finished records of all types that wait to be approved."""
        return self._store.read(lambda s: queue(s, self._kinds.values(), asked))

    def judge(self, items: Mapping[str, Sequence[int]], step: str, reason: str = "") -> Future[Verdict]:
        """Take a step with records of several types; those that refuse are left as they are and reported."""
        return self._store.run(lambda s: self._judge(s).decide(items, step, reason))

    def unjudge(self, undos: Sequence[Undo]) -> Future[None]:
        """Take a verdict back, all or none.

        Raises (in the Future):
            Conflict: somebody changed one of the records since.
        """
        return self._store.run(lambda s: self._judge(s).undo(undos))

    def history(self, sought: Sought) -> Future[list[Entry]]:
        """Entries of the audit trail, the newest first."""
        ask = self._store.look if sought.record_id else self._store.report
        return ask(lambda s: entries(s, self._kinds.values(), sought))

    def act(self, kind: RecordType, action: Action, ids: Sequence[int]) -> Future[Batch]:
        """Carry out an action of the list on these records, all or none.

        Raises (in the Future):
            Refused: its rule forbids it.
            NotAllowed: the right is missing.
        """
        return self._store.run(lambda s: self._keeper(s, kind).act(action, ids))

    def choices(self, list_: str) -> Future[list[tuple[int, str]]]:
        """(id, name) of the entries of a choice list that are in use, in order."""
        return self._store.look(lambda s: choices.entries(s, list_))

    def spellings(self, list_: str) -> Future[dict[int, str]]:
        """Pinyin in full and initials of each entry, for finding them by typing; slow at the first time."""
        return self._store.read(lambda s: choices.spellings(s, list_))

    def watch(self, watching: Watch, id_: int | None, value: Any) -> Future[Hint | None]:
        """What a field has to say about a value that is being typed."""
        return self._store.look(lambda s: watching(s, id_, value))

    def offers(self, offering: Offers, values: Mapping[str, Any], text: str) -> Future[Sequence[Offer]]:
        """What there is to choose for a field, given what the form holds and what was typed into it."""
        return self._store.look(lambda s: offering(s, values, text))

    def advise(self, advising: OnAdvice, values: Mapping[str, Any]) -> Future[Sequence[Advice]]:
        """What helped before with what a form holds."""
        return self._store.look(lambda s: advising.find(s, values))

    def filled(self, fills: Fills, value: Any, values: Mapping[str, Any]) -> Future[Filled | None]:
        """What a value fills in beside it."""
        return self._store.look(lambda s: fills(s, value, values))

    def _judge(self, session: Session) -> Judge:
        return Judge(session, self._kinds.values(), self.who, self.clock.now())

    def _keeper(self, session: Session, kind: RecordType) -> Keeper:
        return Keeper(session, kind, self.who, self.clock.now())

    def _listing(self, session: Session, kind: RecordType, query: Query) -> Listing:
        return Listing(session, kind, query, self.who, self.clock.now())


def _failed(err: DatabaseUnavailable) -> Future[Saved]:
    future: Future[Saved] = Future()
    future.set_exception(err)
    return future
