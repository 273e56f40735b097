"""How do solutions that say the same become one, and several again if that was a mistake?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, func, select, update
from sqlalchemy.orm import Session, aliased

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import utc_now
from app.db.search import plain
from app.features.knowledge.indexing import index
from app.features.knowledge.learning import Change, count
from app.features.knowledge.model import Lesson, Solution
from app.features.knowledge.wording import digest

_TWO_SHELVES = QT_TRANSLATE_NOOP("knowledge", "Faults and complaints cannot be merged with each other.")
_MERGED = QT_TRANSLATE_NOOP("knowledge", "One of them has been merged already.")
_GONE = QT_TRANSLATE_NOOP("knowledge", "One of them is no longer there.")
FIELDS = ("symptom", "cause", "product")  # can be taken from any of them
_KEPT = ("symptom", "also", "cause", "product", "category_id", "digest", "gathered", "helped_at")
_lesson = cast("Table", Lesson.__table__)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did; enough to take it back.

    Attributes:
        retired: when those that became part of it were retired before, None for those that were not, by id.
        under: ids of what had been merged into each of them before.
        before: old and new value of each field of the kept one that changed.
    """

    kept_id: int
    retired: Mapping[int, datetime | None]
    under: Mapping[int, tuple[int, ...]]
    before: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A solution that may become part of another one, as a dialog shows it."""

    id: int
    symptom: str
    also: str
    cause: str
    product: str
    result: str
    helped: int
    tried: int


def candidates(session: Session, ids: Sequence[int]) -> tuple[Candidate, ...]:
    """These solutions before they are merged, first the one that stays unless somebody wants another one.

    Raises:
        Refused: they cannot be merged, or one of them is gone.
    """
    some = list(session.scalars(select(Solution).where(Solution.id.in_(ids)).order_by(Solution.id)))
    if len(some) < len(set(ids)):
        raise Refused(_GONE)
    check(some)
    first = max(some, key=lambda one: (one.retired_at is None, one.helped, not one.gathered, -one.id))
    return tuple(
        Candidate(one.id, one.symptom, one.also, one.cause, one.product, one.result, one.helped, one.tried)
        for one in (first, *(other for other in some if other is not first))
    )


def check(some: Sequence[Solution]) -> None:
    """See that these can become one.

    Raises:
        Refused: they are about different matters, or one was merged before.
    """
    if len({one.shelf for one in some}) > 1:
        raise Refused(_TWO_SHELVES)
    if any(one.merged_into_id for one in some):
        raise Refused(_MERGED)


def merge(session: Session, kept_id: int, gone_ids: Sequence[int], take: Mapping[str, int], who: Who) -> Merged:
    """Make one of these solutions: `kept_id` stays, with the words and the lessons of all.

    The others are retired; bringing one of them back gives it its lessons again.

    Args:
        session: of the job.
        kept_id: which one stays.
        gone_ids: what becomes part of it.
        take: whose words it has for some of `FIELDS`, by the id of the solution. What customers say elsewhere is kept
            as other words for it; a product that is not the same in all of them, and not taken, is forgotten.
        who: needs the right to look after the knowledge base.

    Raises:
        Refused: they are about different matters, or one was merged before.
        NotAllowed: the right is missing.
    """
    who.need(Right.KNOWLEDGE)
    some = _locked(session, [kept_id, *gone_ids])
    check(list(some.values()))
    kept, gone = some[kept_id], [some[one] for one in gone_ids]
    before = {key: getattr(kept, key) for key in _KEPT}
    _take_words(kept, gone, {key: some[id_] for key, id_ in take.items()})
    now, retired = utc_now(), {one.id: one.retired_at for one in gone}
    under: dict[int, tuple[int, ...]] = {}
    for one in gone:
        one.retired_at, one.merged_into_id = one.retired_at or now, kept.id
        mine = update(Solution).where(Solution.merged_into_id == one.id)
        found = session.scalars(select(Solution.id).where(Solution.merged_into_id == one.id))
        under[one.id] = tuple(found)
        session.execute(mine.values(merged_into_id=kept.id, changed_at=Solution.changed_at))
    session.flush()
    for one in gone:
        _hand_over(session, one.id, kept.id)
    index(session, list(some))
    changed = {key: (old, getattr(kept, key)) for key, old in before.items() if old != getattr(kept, key)}
    return Merged(kept.id, retired, under, changed)


def unmerge(session: Session, merged: Merged, who: Who) -> None:
    """Take a merge back. What was learnt since then stays with the one that was kept; what was typed over, too.

    Raises:
        Refused: one of them is gone.
        NotAllowed: the right to look after the knowledge base is missing.
    """
    who.need(Right.KNOWLEDGE)
    some = _locked(session, [merged.kept_id, *merged.retired])
    kept = some[merged.kept_id]
    for key, (old, new) in merged.before.items():
        if getattr(kept, key) == new:
            setattr(kept, key, old)
    for id_, retired_at in merged.retired.items():
        if some[id_].merged_into_id != kept.id:
            continue  # somebody brought it back meanwhile
        some[id_].retired_at, some[id_].merged_into_id = retired_at, None
        under = merged.under[id_]
        back = update(Solution).where(Solution.id.in_(under), Solution.merged_into_id == kept.id)
        session.execute(back.values(merged_into_id=id_, changed_at=Solution.changed_at))
        session.flush()
        _give_back(session, kept.id, id_, (id_, *under))
    index(session, list(some))


def _locked(session: Session, ids: Sequence[int]) -> dict[int, Solution]:
    """These solutions, which nobody else changes meanwhile; in the order of their ids, so that nobody waits in a ring.

    Raises:
        Refused: one of them is gone.
    """
    rows = session.scalars(select(Solution).where(Solution.id.in_(ids)).order_by(Solution.id).with_for_update())
    some = {one.id: one for one in rows}
    if len(some) < len(set(ids)):
        raise Refused(_GONE)
    return some


def _take_words(kept: Solution, gone: Sequence[Solution], take: Mapping[str, Solution]) -> None:
    """What customers say for it in any of them, what was chosen of the others, and what the kept one leaves open."""
    told = [" ".join(one.symptom.split()) for one in (kept, *gone)]
    lines = [*kept.also.splitlines(), *(line for one in gone for line in one.also.splitlines())]
    products = {plain(one.product) for one in (kept, *gone)}
    kinds = {one.category_id for one in (kept, *gone)}
    for key in ("symptom", "cause"):
        if key in take:
            setattr(kept, key, getattr(take[key], key))
    kept.cause = kept.cause or next((one.cause for one in gone if one.cause), "")
    if "product" in take:
        kept.product, kept.category_id = take["product"].product, take["product"].category_id
    else:
        kept.product = kept.product if len(products) == 1 else ""
        kept.category_id = kept.category_id if len(kinds) == 1 else None
    kept.also = other_words(kept.symptom, [*lines, *told])
    kept.digest = digest(kept.symptom, kept.result)
    kept.gathered = kept.gathered and all(one is kept for one in take.values())  # somebody chose its words
    kept.helped_at = max((one.helped_at for one in (kept, *gone) if one.helped_at), default=None)


def other_words(symptom: str, lines: Sequence[str]) -> str:
    """Those of these tellings that are not the same as `symptom`, each once, a line each."""
    known, found = {plain(symptom)}, list[str]()
    for line in lines:
        if plain(line) not in known:
            known.add(plain(line))
            found.append(line)
    return "\n".join(found)


def _hand_over(session: Session, from_id: int, to_id: int) -> None:
    """The lessons of one are those of another from now on; of a record that has both, each keeps its own."""
    other = aliased(_lesson)
    both = select(other.c.record_id).where(
        other.c.kind == _lesson.c.kind, other.c.record_id == _lesson.c.record_id, other.c.solution_id == to_id
    )
    own = (_lesson.c.solution_id == from_id, ~both.exists())
    _move(session, own, from_id, to_id, func.coalesce(_lesson.c.from_id, from_id))


def _give_back(session: Session, from_id: int, to_id: int, whose: Sequence[int]) -> None:
    """The lessons that came from these are those of `to_id` again."""
    own = (_lesson.c.solution_id == from_id, _lesson.c.from_id.in_(whose))
    _move(session, own, from_id, to_id, func.nullif(_lesson.c.from_id, to_id))


def take_apart(session: Session, solution: Solution) -> None:
    """Bring back what was merged into another one: with its lessons; the words stay with both."""
    kept_id = solution.merged_into_id
    solution.merged_into_id = None
    session.flush()
    if kept_id:
        _give_back(session, kept_id, solution.id, (solution.id,))


def _move(session: Session, which: tuple[Any, ...], from_id: int, to_id: int, mark: Any) -> None:
    """Move lessons with what they count; `mark` says afterwards where they came from first."""
    out, into = Change(), Change()
    for row in session.execute(select(_lesson).where(*which)).all():
        out.add(row, -1)
        into.add(row, 1)
    session.execute(update(_lesson).where(*which).values(solution_id=to_id, from_id=mark))
    count(session, {from_id: out, to_id: into})


def restore(session: Session, ids: Sequence[int], _who: Who) -> None:
    """Offer these again; what was merged is parted."""
    for one in session.scalars(select(Solution).where(Solution.id.in_(ids)).order_by(Solution.id).with_for_update()):
        one.retired_at = None
        take_apart(session, one)
    index(session, ids)


def retire(session: Session, ids: Sequence[int], _who: Who) -> None:
    """Offer these no more; what finished records teach of them is counted all the same."""
    for one in session.scalars(select(Solution).where(Solution.id.in_(ids)).order_by(Solution.id).with_for_update()):
        one.retired_at = one.retired_at or utc_now()
    index(session, ids)
