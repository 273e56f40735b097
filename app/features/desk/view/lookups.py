"""How do the answers of the database and the tables of numbers reach the desk?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError, DatabaseUnavailable
from app.core.phone import Place, place_of
from app.core.pinyin import warm_up
from app.features.calls.model import CallRecord
from app.features.customers.find import Found, find
from app.features.customers.known import Known
from app.features.customers.lookup import Candidate, similar
from app.features.desk.open_call import Face, Past, face, face_without, past, prepare, stranger
from app.features.desk.view.parts import Means

T = TypeVar("T")
_LATE_MS = 1500  # later than this an answer of the server comes too late for the first word
_WARM_UP_MS = 200  # the form is painted first
_PLACE_MS = 40  # the card is painted first; the place of a number is no hurry


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found about one call; `value` by the signal that carries it."""

    uuid: UUID
    value: object


class Lookups(QObject):
    """Asks on worker threads, tells on the GUI thread. Never waits."""

    face_found = Signal(object)  # Answer with a Face
    past_found = Signal(object)  # Answer with a Past
    stranger_found = Signal(object)  # Answer with a Stranger
    failed = Signal(object)  # Answer with an AppError
    placed = Signal(object)  # numbers whose place of origin is known now

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self.means = means
        self.places: dict[str, str] = {}  # "北京 · 联通" by number as reported
        self.regions: dict[str, str] = {}  # the place alone
        self._unplaced: list[str] = []
        self._asked: list[Callable[[], None]] = []
        self._first = False  # is looked for
        self._places_due = QTimer(self, interval=_PLACE_MS, singleShot=True)
        self._places_due.timeout.connect(self._ask_places)
        self._warm_up_due = QTimer(self, interval=_WARM_UP_MS, singleShot=True)
        self._warm_up_due.timeout.connect(lambda: means.pool.submit(warm_up))

    def ask_face(self, uuid: UUID, number: str, customer_id: int | None = None, only: str = "") -> None:
        """Who has this number, or who the customer is; with their history, `only` one kind of it or all ("")."""
        means, key = self.means, self.means.numbers.key(number) if number else ""

        def job(session: Session) -> Face:
            return face(session, means.kinds, key, customer_id, means.clock.now(), only=only)

        asking = _Asking(self, uuid, key)
        self._ask_card(job, asking.answered, asking.failed)

    def _ask_card(
        self, job: Callable[[Session], T], done: Callable[[T], None], failed: Callable[[AppError], None]
    ) -> None:
        """Read in the order in which it was asked; what is asked while a first card is looked for waits for it.

        So the card of the first of several callers has the processor to itself.
        """

        def then(told: Callable[[Any], None], found: Any) -> None:
            self._ask_on()
            told(found)

        def ask() -> None:
            self.means.bridge.then(self.means.store.card(job), partial(then, done), self, partial(then, failed))

        self._asked.append(ask)
        if not self._first:
            self._ask_on()

    def _ask_on(self) -> None:
        asked, self._asked = self._asked, []
        self._first = bool(asked)
        for ask in asked:
            ask()

    def prepare(self) -> None:
        """Make sure that the first caller's card finds the statements prepared."""
        means = self.means
        means.store.card(lambda session: prepare(session, means.kinds, means.clock.now()))

    def ask_past(self, uuid: UUID, customer_id: int, only: str = "") -> None:
        """What happened with a customer."""
        means = self.means

        def job(session: Session) -> Past:
            return past(session, means.kinds, customer_id, means.clock.now(), only)

        self._ask_card(job, lambda found: self.past_found.emit(Answer(uuid, found)), self._failing(uuid))

    def ask_stranger(self, uuid: UUID, number: str) -> None:
        """What is known of a number nobody has; a customer may be entered next."""
        self._warm_up_due.start()
        key = self.means.numbers.key(number) if number else ""

        found = self.means.store.look(lambda s: stranger(s, key))
        self.means.bridge.then(
            found, lambda known: self.stranger_found.emit(Answer(uuid, known)), self, self._failing(uuid)
        )

    def ask_like(self, number: str, name: str, done: Callable[[tuple[Candidate, ...]], None]) -> None:
        """Customers who may be meant by a name being typed."""
        key = self.means.numbers.key(number) if number else ""
        self._then(lambda s: tuple(similar(s, name, key)), done)

    def ask_find(self, text: str, done: Callable[[list[Found]], None]) -> None:
        """Customers found by whatever was typed."""
        numbers = self.means.numbers
        self._then(lambda s: find(s, text, numbers), done)

    def ask_call_id(self, uuid: UUID, done: Callable[[int | None], None]) -> None:
        """The id of a call in the log; None where it is not there yet, or the server is away."""

        def failed(err: AppError) -> None:
            self.means.bridge.failed.emit(err)
            if isinstance(err, DatabaseUnavailable):
                done(None)

        found = self.means.store.look(lambda s: s.scalar(select(CallRecord.id).where(CallRecord.uuid == uuid)))
        self.means.bridge.then(found, done, self, failed)

    def ask_place(self, number: str) -> None:
        """Where a number comes from; once for each number."""
        if not number or number in self.places:
            return
        self.places[number] = ""
        self.regions[number] = ""
        self._unplaced.append(number)
        self._places_due.start()

    @Slot()
    def _ask_places(self) -> None:
        means, numbers = self.means, self._unplaced
        self._unplaced = []
        future = means.pool.submit(lambda: [place_of(means.numbers, one, means.language) for one in numbers])

        def told(places: list[Place]) -> None:
            for number, place in zip(numbers, places, strict=True):
                self.places[number] = " · ".join(part for part in (place.place, _short(place.carrier)) if part)
                self.regions[number] = place.place
            if known := frozenset(number for number in numbers if self.places[number]):
                self.placed.emit(known)

        means.bridge.then(future, told, self)

    def _failing(self, uuid: UUID) -> Callable[[AppError], None]:
        return lambda err: self.failed.emit(Answer(uuid, err))

    def _then(self, job: Callable[[Session], T], done: Callable[[T], None]) -> None:
        self.means.bridge.then(self.means.store.look(job), done, self)


class _Asking:
    """One question who calls: where the server does not answer in time, this seat says what it knows itself."""

    def __init__(self, lookups: Lookups, uuid: UUID, key: str) -> None:
        self._lookups, self._uuid, self._key = lookups, uuid, key
        self._done = False
        if key and lookups.means.known() is not None:
            # Not the method itself: of an object that is not Qt's the timer would not keep it alive.
            QTimer.singleShot(_LATE_MS, lookups, partial(self._on_late))

    def answered(self, found: Face) -> None:
        """By the database."""
        self._done = True
        known = self._lookups.means.known()
        if found.card and known is not None:
            known.keep([found.card], self._lookups.means.clock.now())
        self._lookups.face_found.emit(Answer(self._uuid, found))

    def failed(self, err: AppError) -> None:
        """It cannot."""
        self._done = True
        if isinstance(err, DatabaseUnavailable):
            self._ask_known(lambda: self._lookups.failed.emit(Answer(self._uuid, err)))
        else:
            self._lookups.failed.emit(Answer(self._uuid, err))

    def _on_late(self) -> None:
        if not self._done:
            self._ask_known(lambda: None)

    def _ask_known(self, otherwise: Callable[[], None]) -> None:
        means, lookups = self._lookups.means, self._lookups
        known = means.known()
        if known is None or not self._key:
            otherwise()
            return

        def told(found: list[Known]) -> None:
            if found:
                face = face_without(self._key, found, means.clock.now())
                lookups.face_found.emit(Answer(self._uuid, face))
            else:
                otherwise()

        means.bridge.then(known.find(self._key), told, lookups)


def _short(carrier: str) -> str:
    """A carrier as people call it; the country goes without saying."""
    return carrier.removeprefix("中国").removeprefix("China ")
