"""How is what a list shows kept under a name, for oneself or for everybody?"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import RIGHTS, Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.store import Store
from app.db.system import SavedList
from app.records.checks import NEEDED
from app.records.listing import Query
from app.records.record import RecordType
from app.records.wheres import fits, from_kept, kept

_MOST = 80  # characters of a name
_TWICE = QT_TRANSLATE_NOOP("records", "There is a list called “{name}” already.")
_GONE = QT_TRANSLATE_NOOP("records", "This list is no longer there; somebody deleted it.")
_NO_RIGHT = QT_TRANSLATE_NOOP("records", "For this you need the right “{right}”.")
_TOO_LONG = QT_TRANSLATE_NOOP("records", "At most %n character(s) fit here.")


@dataclass(frozen=True, slots=True)
class Named:
    """A list under a name; `everybody` where it is not somebody's own."""

    id: int
    name: str
    everybody: bool
    query: Query


class SavedLists:
    """The named lists a person sees: their own, and those of everybody. Methods return Futures.

    Args:
        who: whose own they are, and whose rights count; asked at each use.
    """

    def __init__(self, store: Store, who: Callable[[], Who]) -> None:
        self._store, self._who = store, who

    def of(self, kind: RecordType) -> "Future[tuple[Named, ...]]":
        """Those of a record type: own ones first, then everybody's, by name."""
        return self._store.look(lambda s: self._read(s, kind))

    def save(self, kind: RecordType, name: str, query: Query, *, everybody: bool) -> "Future[int]":
        """Keep a list under a name; one of the same name and owner becomes this one. Returns its id.

        Raises (in the Future):
            Invalid: the name is empty or too long.
            NotAllowed: only who may change parameters keeps lists for everybody.
        """
        return self._store.run(lambda s: self._save(s, kind, name, query, everybody=everybody))

    def rename(self, id_: int, name: str) -> "Future[None]":
        """Give a list another name.

        Raises (in the Future):
            Invalid: the name is empty, too long, or another list's.
            Refused, NotAllowed: it is gone, or everybody's.
        """

        def job(session: Session) -> None:
            one, tidy = self._own(session, id_), _checked(name)
            if _found(session, one.kind, one.owner, tidy) not in (None, one):
                raise Invalid({"name": _TWICE.fill(name=tidy)})
            one.name = tidy

        return self._store.run(job)

    def delete(self, id_: int) -> "Future[None]":
        """Forget a list.

        Raises (in the Future):
            Refused, NotAllowed: it is gone, or everybody's.
        """
        return self._store.run(lambda s: s.delete(self._own(s, id_)))

    def _read(self, session: Session, kind: RecordType) -> tuple[Named, ...]:
        mine = SavedList.owner.in_((self._who().name, ""))
        found = session.scalars(select(SavedList).where(SavedList.kind == kind.key, mine))
        lists = [Named(one.id, one.name, not one.owner, query_of(kind, one.query)) for one in found]
        return tuple(sorted(lists, key=lambda one: (one.everybody, one.name)))

    def _save(self, session: Session, kind: RecordType, name: str, query: Query, *, everybody: bool) -> int:
        owner, tidy = "" if everybody else self._who().name, _checked(name)
        self._need(owner)
        one = _found(session, kind.key, owner, tidy) or SavedList(kind=kind.key, owner=owner, name=tidy)
        one.query = raw_of(query)
        session.add(one)
        session.flush()
        return one.id

    def _own(self, session: Session, id_: int) -> SavedList:
        one = session.get(SavedList, id_)
        if one is None or one.owner not in ("", self._who().name):
            raise Refused(_GONE)
        self._need(one.owner)
        return one

    def _need(self, owner: str) -> None:
        if not owner and not self._who().may(Right.PARAMETERS):
            raise NotAllowed(_NO_RIGHT.fill(right=RIGHTS[Right.PARAMETERS]))


def raw_of(query: Query) -> dict[str, Any]:
    """What a list shows, in JSON's own types."""
    wheres = [kept(one) for one in query.wheres]
    return {"order": query.order, "text": query.text, "filters": list(query.filters), "wheres": wheres}


def query_of(kind: RecordType, raw: Any) -> Query:
    """What was kept, without what the type does not know (any more)."""
    if not isinstance(raw, dict):
        return Query()
    order, chips = str(raw.get("order", "")), {one.key for one in kind.filters}
    sortable = {one.key for one in kind.fields if one.sorts}
    wheres = []
    for one in raw.get("wheres", ()):
        try:
            where = from_kept(one)
        except (KeyError, TypeError, ValueError):
            continue
        if fits(kind, where):
            wheres.append(where)
    return Query(
        order if order.removeprefix("-") in sortable else "",
        str(raw.get("text", "")),
        tuple(one for one in raw.get("filters", ()) if one in chips),
        tuple(wheres),
    )


def _found(session: Session, kind: str, owner: str, name: str) -> SavedList | None:
    return session.scalar(
        select(SavedList).where(SavedList.kind == kind, SavedList.owner == owner, SavedList.name == name)
    )


def _checked(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise Invalid({"name": NEEDED})
    if len(tidy) > _MOST:
        raise Invalid({"name": _TOO_LONG.counted(_MOST)})
    return tidy
