"""How do pages look after the lists of words? Rights and threads; the rules are in `choices`."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cached_property
from typing import TypeVar

from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.clock import Clock
from app.core.errors import NotAllowed
from app.db import trail
from app.db.store import Store
from app.db.system import Choice
from app.records import choices
from app.records.choices import ChoiceList, Entry, Joined
from app.records.record import RecordType

T = TypeVar("T")


class ChoiceLists:
    """All choice lists of the program. Methods return Futures; NotAllowed in one says which right is missing.

    Args:
        kinds: the types whose fields choose from them.
        who: whose rights count; asked at each use.
    """

    def __init__(self, store: Store, kinds: Sequence[RecordType], who: Callable[[], Who], clock: Clock) -> None:
        self._store, self._kinds, self._who, self._clock = store, kinds, who, clock

    @cached_property
    def lists(self) -> tuple[ChoiceList, ...]:
        """All of them; asked for when the first page wants them."""
        return choices.lists_of(self._kinds)

    def overview(self, list_: ChoiceList) -> Future[tuple[Entry, ...]]:
        """All words with how often they are used; counting may take a moment and delays nobody."""
        return self._store.read(lambda s: choices.overview(s, list_.key))

    def add(self, list_: ChoiceList, name: str) -> Future[int]:
        """Add a word; Invalid or Taken in the Future where it cannot be."""
        return self._run(Right.PARAMETERS, lambda s: choices.add(s, list_.key, name))

    def rename(self, list_: ChoiceList, id_: int, name: str) -> Future[None]:
        """Rename a word everywhere; Taken in the Future where another is called so."""
        return self._run(list_.rename, lambda s: choices.rename(s, id_, name))

    def join(self, list_: ChoiceList, id_: int, into_id: int) -> Future[Joined]:
        """Make one word of two; what is approved keeps its word, which is retired then."""
        return self._run(list_.rename, lambda s: choices.join(s, id_, into_id, self._who(), self._clock.now()))

    def move(self, id_: int, by: int) -> Future[None]:
        """Move a word up or down."""

        def work(session: Session) -> None:
            word = choices.move(session, id_, by)
            if word is not None:
                self._note(session, "moved", id_, list=word.list, name=word.name)

        return self._run(Right.PARAMETERS, work)

    def sort_by_use(self, list_: ChoiceList) -> Future[None]:
        """Most used first."""

        def work(session: Session) -> None:
            if choices.sort_by_use(session, list_.key):
                self._note(session, "sorted", 0, list=list_.key)

        return self._run(Right.PARAMETERS, work)

    def retire(self, id_: int) -> Future[None]:
        """Offer it no more."""
        return self._run(Right.PARAMETERS, lambda s: choices.retire(s, id_, self._clock.now()))

    def bring_back(self, id_: int) -> Future[None]:
        """Offer it again."""
        return self._run(Right.PARAMETERS, lambda s: choices.bring_back(s, id_))

    def delete(self, list_: ChoiceList, id_: int) -> Future[None]:
        """Delete a word nothing uses; Refused in the Future where something does."""
        return self._run(list_.delete, lambda s: choices.delete(s, id_))

    def _note(self, session: Session, deed: str, id_: int, **said: str) -> None:
        """The order of a list is no column anybody is told of: it leaves a trace by hand."""
        changes = {key: [None, value] for key, value in said.items()}
        trail.note(session, self._who(), deed, Choice.__tablename__, id_, changes=changes)

    def _run(self, right: str, work: Callable[[Session], T]) -> Future[T]:
        def job(session: Session) -> T:
            trail.work_for(session, self._who(), self._clock.now())
            if why := self._who().lacking(right):
                raise NotAllowed(why)
            return work(session)

        return self._store.run(job)
