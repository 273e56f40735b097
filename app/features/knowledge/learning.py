"""What do finished records teach? What was said and what helped becomes a solution, and its figures follow.

A lesson says of one record which solutions it used and which of them helped; whatever happens to the record, its
lessons and the figures of the solutions are brought to what it says now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from app.db.many import hold
from app.db.search import plain
from app.db.store import touch
from app.features.knowledge.indexing import index, reweigh
from app.features.knowledge.model import Lesson, Shelf, Solution
from app.features.knowledge.wording import clauses, digest, likeness, pairs

_LOCK = 7464338  # of what is said and what helps: one seat at a time makes a solution of it
_SAME = 0.6  # likeness of two tellings of one matter
_COMPARED = 40  # solutions with the same result
_MOST_TELLINGS, _LONGEST_TELLING = 8, 120
_LEAST = 2  # characters
_SAYS_NOTHING = frozenset(
    map(plain, ("已修好", "修好了", "修好", "好了", "已处理", "处理完毕", "完成", "已完成", "ok", "done"))
)

_solution, _lesson = cast("Table", Solution.__table__), cast("Table", Lesson.__table__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a record tells.

    Attributes:
        kind, record_id: which record.
        used_id: the solution that somebody chose in it, None for none.
        done: whether it is finished; only then its result helped.
        by_phone: whether nobody had to go there.
        at: when it was finished.
    """

    shelf: Shelf
    kind: str
    record_id: int
    symptom: str
    result: str
    cause: str = ""
    product: str = ""
    category_id: int | None = None
    used_id: int | None = None
    done: bool = True
    by_phone: bool = False
    at: datetime | None = None

    @property
    def teaches(self) -> bool:
        """Whether somebody else could do the same."""
        result = plain(self.result)
        return (
            self.done and len(result) >= _LEAST and result not in _SAYS_NOTHING and len(plain(self.symptom)) >= _LEAST
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says of one solution."""

    used: bool
    helped: bool
    by_phone: bool


@dataclass(slots=True)
class Change:
    """By how much the figures of a solution change."""

    tried: int = 0
    helped: int = 0
    by_phone: int = 0
    at: datetime | None = None

    def add(self, said: Said | Any, sign: int, at: datetime | None = None) -> None:
        """Count a lesson, or with -1 no longer."""
        self.tried += sign
        self.helped += sign * said.helped
        self.by_phone += sign * said.by_phone
        if said.helped and sign > 0 and at and (self.at is None or at > self.at):
            self.at = at


def learn(session: Session, told: Told) -> None:
    """Bring the lessons of a record, and the solutions they are about, to what it says now."""
    mine = (_lesson.c.kind == told.kind, _lesson.c.record_id == told.record_id)
    stood = {one.solution_id: one for one in session.execute(select(_lesson).where(*mine))}
    says = _says(session, told) if told.teaches or told.used_id else {}
    changes: dict[int, Change] = {}
    for id_, old in stood.items():
        if id_ not in says:
            session.execute(delete(_lesson).where(*mine, _lesson.c.solution_id == id_))
            changes.setdefault(id_, Change()).add(old, -1)
    for id_, said in says.items():
        before = stood.get(id_)
        values = {"used": said.used, "helped": said.helped, "by_phone": said.by_phone}
        if before is None:
            key = {"kind": told.kind, "record_id": told.record_id, "solution_id": id_}
            session.execute(insert(_lesson).values(key | values))
            changes.setdefault(id_, Change()).add(said, 1, told.at)
        elif Said(before.used, before.helped, before.by_phone) != said:
            session.execute(update(_lesson).where(*mine, _lesson.c.solution_id == id_).values(values))
            changes.setdefault(id_, Change()).add(before, -1)
            changes[id_].add(said, 1, told.at)
    count(session, changes)


def _says(session: Session, told: Told) -> dict[int, Said]:
    """What the record says, by solution."""
    used = _standing(session, told.used_id) if told.used_id else None
    helped: int | None = None
    if told.teaches:
        helped = used.id if used is not None and plain(used.result) in plain(told.result) else place(session, told)
    found = {helped: Said(used is not None and used.id == helped, True, told.by_phone)} if helped else {}
    if used is not None and used.id != helped:
        found[used.id] = Said(True, False, False)
    return found


def _standing(session: Session, id_: int) -> Any:
    """The solution, or the one it was merged into."""
    columns = (_solution.c.id, _solution.c.result, _solution.c.merged_into_id)
    row = session.execute(select(*columns).where(_solution.c.id == id_)).first()
    if row is not None and row.merged_into_id:
        row = session.execute(select(*columns).where(_solution.c.id == row.merged_into_id)).first()
    return row


def place(session: Session, told: Told) -> int:
    """The solution a record is about: one that says the same, one told in like words, or a new one."""
    key = digest(told.symptom, told.result)
    hold(session, _LOCK, [key])
    same = select(Solution).where(Solution.shelf == told.shelf, Solution.digest == key).order_by(Solution.id).limit(1)
    if (found := session.scalars(same.with_for_update()).first()) is not None:
        if found.merged_into_id:
            return found.merged_into_id
        _widen(found, told)
        return found.id
    if (found := _alike(session, told)) is not None:
        _widen(found, told)
        if _add_telling(found, told.symptom):
            index(session, [found.id])
        return found.id
    new = Solution(
        shelf=told.shelf,
        symptom=told.symptom.strip(),
        product=told.product,
        category_id=told.category_id,
        cause=told.cause.strip(),
        result=told.result.strip(),
        gathered=True,
        digest=key,
        result_digest=digest(told.result),
    )
    session.add(new)
    session.flush()
    index(session, [new.id])
    return new.id


def _alike(session: Session, told: Told) -> Solution | None:
    """Among those with the very same result the one that is told in the most similar words."""
    query = (
        select(Solution)
        .where(
            Solution.shelf == told.shelf,
            Solution.result_digest == digest(told.result),
            Solution.retired_at.is_(None),
        )
        .order_by(Solution.helped.desc(), Solution.id.desc())
        .limit(_COMPARED)
    )
    typed = [pairs(one) for one in clauses(told.symptom)]
    best = max(
        ((_likeness(one, typed), -one.id, one) for one in session.scalars(query)), default=None, key=lambda one: one[:2]
    )
    return best[2] if best is not None and best[0] >= _SAME else None


def _likeness(solution: Solution, typed: list[frozenset[str]]) -> float:
    lines = (solution.symptom, *solution.also.splitlines())
    return likeness(typed, [pairs(one) for line in lines for one in clauses(line)])


def _widen(solution: Solution, told: Told) -> None:
    """What was learnt from several products holds for all of their kind; nothing that somebody wrote is changed."""
    if not solution.gathered:
        return
    if solution.product and plain(solution.product) != plain(told.product):
        solution.product = ""
    if solution.category_id and solution.category_id != told.category_id:
        solution.category_id = None
    if not solution.cause.strip():
        solution.cause = told.cause.strip()


def _add_telling(solution: Solution, symptom: str) -> bool:
    """Keep other words for the same; whether there were any."""
    line = " ".join(symptom.split())[:_LONGEST_TELLING]
    lines = solution.also.splitlines()
    known = {plain(one) for one in (solution.symptom, *lines)}
    if plain(line) in known or len(lines) >= _MOST_TELLINGS:
        return False
    solution.also = "\n".join((*lines, line))
    return True


def count(session: Session, changes: Mapping[int, Change]) -> None:
    """Add to the figures of solutions, in the order of their ids, so that two seats never wait for each other."""
    session.flush()
    for id_, one in sorted(changes.items()):
        if not (one.tried or one.helped or one.by_phone):
            continue
        figures = _solution.c
        values: dict[str, Any] = {
            "tried": figures.tried + one.tried,
            "helped": figures.helped + one.helped,
            "by_phone": figures.by_phone + one.by_phone,
            "changed_at": figures.changed_at,  # nobody changed the solution itself
        }
        if one.at is not None:
            values["helped_at"] = one.at
        helped = session.execute(
            update(_solution).where(figures.id == id_).values(values).returning(figures.helped)
        ).scalar_one()
        reweigh(session, id_, helped - one.helped, helped)
        touch(session, "solution", id_)


def forget(session: Session, kind: str, ids: Iterable[int]) -> None:
    """These records are deleted: what they said counts no longer."""
    for record_id in ids:
        mine = (_lesson.c.kind == kind, _lesson.c.record_id == record_id)
        changes: dict[int, Change] = {}
        for one in session.execute(select(_lesson).where(*mine)).all():
            changes.setdefault(one.solution_id, Change()).add(one, -1)
        if changes:
            session.execute(delete(_lesson).where(*mine))
            count(session, changes)
