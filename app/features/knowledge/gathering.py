"""How is the knowledge base filled from records that were finished before it was there? In portions, none twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.db.many import insert_rows
from app.db.search import plain
from app.features.knowledge.learning import Change, Told, count, learn, place
from app.features.knowledge.model import Lesson
from app.features.knowledge.wording import digest

AT_ONCE = 500  # records of one transaction

_lesson = cast("Table", Lesson.__table__)
Taught = Callable[[Session, int, int], Sequence[Told]]


@dataclass(frozen=True, slots=True)
class Source:
    """Records that teach: the key of their type.

    `taught` reads those after an id, in its order, at most so many; `newest` is the id of the last record there is.
    """

    kind: str
    taught: Taught
    newest: Callable[[Session], int]


@dataclass(frozen=True, slots=True)
class Portion:
    """What one portion gathered: records read, lessons learnt; `last` is the id to go on after, None at the end."""

    read: int
    learnt: int
    last: int | None


class Gathering:
    """Gathers from one source, portion by portion; each is a transaction of its own."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[tuple[str, str, int | None], int] = {}  # solutions, by what is said, product and its kind

    def portion(self, session: Session, after: int) -> Portion:
        """Learn from the next records after an id; those that taught something already are passed over."""
        told = self._source.taught(session, after, AT_ONCE)
        if not told:
            return Portion(0, 0, None)
        ids = [one.record_id for one in told]
        mine = select(_lesson.c.record_id).where(
            _lesson.c.kind == self._source.kind, _lesson.c.record_id.between(ids[0], ids[-1])
        )
        known = set(session.scalars(mine))
        fresh = [one for one in told if one.record_id not in known]
        return Portion(len(told), self._learn(session, fresh), ids[-1])

    def _learn(self, session: Session, fresh: Sequence[Told]) -> int:
        rows: list[dict[str, Any]] = []
        changes: dict[int, Change] = {}
        learnt = 0
        for one in fresh:
            if one.used_id:
                learn(session, one)
                learnt += 1
            elif one.teaches:
                id_ = self._place(session, one)
                row = {"used": False, "helped": True, "by_phone": one.by_phone, "from_id": None}
                rows.append({"kind": one.kind, "record_id": one.record_id, "solution_id": id_, **row})
                changes.setdefault(id_, Change()).add(_Taught(helped=True, by_phone=one.by_phone), 1, one.at)
        insert_rows(session, _lesson, rows)
        count(session, changes)
        return learnt + len(rows)

    def _place(self, session: Session, one: Told) -> int:
        key = (digest(one.shelf, one.symptom, one.result), plain(one.product), one.category_id)
        if key not in self._known:
            self._known[key] = place(session, one)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class _Taught:
    helped: bool
    by_phone: bool
