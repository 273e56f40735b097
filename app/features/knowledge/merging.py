"""How do solutions that say the same become one, and several again if that was a mistake?"""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session, aliased

from app.core.access import Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import utc_now
from app.db.search import plain
from app.features.knowledge.indexing import index
from app.features.knowledge.learning import Change, count
from app.features.knowledge.model import Lesson, Solution

_TWO_SHELVES = QT_TRANSLATE_NOOP("knowledge", "Faults and complaints cannot be merged with each other.")
_MERGED = QT_TRANSLATE_NOOP("knowledge", "One of them has been merged already.")
_lesson = cast("Table", Lesson.__table__)


def merge(session: Session, ids: Sequence[int], _who: Who) -> None:
    """Make one of these solutions: the one that helped most often stays, with the words and the lessons of all.

    The others are retired; bringing one of them back gives it its lessons again.

    Raises:
        Refused: they are about different matters, or one was merged before.
    """
    some = list(session.scalars(select(Solution).where(Solution.id.in_(ids)).order_by(Solution.id).with_for_update()))
    if len({one.shelf for one in some}) > 1:
        raise Refused(_TWO_SHELVES)
    if any(one.merged_into_id for one in some):
        raise Refused(_MERGED)
    kept = max(some, key=lambda one: (one.retired_at is None, one.helped, not one.gathered, -one.id))
    gone = [one for one in some if one is not kept]
    _take_words(kept, gone)
    now = utc_now()
    for one in gone:
        one.retired_at, one.merged_into_id = one.retired_at or now, kept.id
        before = update(Solution).where(Solution.merged_into_id == one.id)
        session.execute(before.values(merged_into_id=kept.id, changed_at=Solution.changed_at))
    session.flush()
    for one in gone:
        _hand_over(session, one.id, kept.id)
    index(session, [one.id for one in some])


def _take_words(kept: Solution, gone: Sequence[Solution]) -> None:
    """What customers say for it in any of them, and what the kept one leaves open."""
    lines = dict.fromkeys(kept.also.splitlines())
    known = {plain(one) for one in (kept.symptom, *lines)}
    for one in gone:
        for line in (" ".join(one.symptom.split()), *one.also.splitlines()):
            if plain(line) not in known:
                known.add(plain(line))
                lines[line] = None
        kept.cause = kept.cause or one.cause
        if plain(one.product) != plain(kept.product):
            kept.product = ""
        if one.category_id != kept.category_id:
            kept.category_id = None
    kept.also = "\n".join(lines)


def _hand_over(session: Session, from_id: int, to_id: int) -> None:
    """The lessons of one are those of another from now on; of a record that has both, each keeps its own."""
    other = aliased(_lesson)
    both = select(other.c.record_id).where(
        other.c.kind == _lesson.c.kind, other.c.record_id == _lesson.c.record_id, other.c.solution_id == to_id
    )
    own = (_lesson.c.solution_id == from_id, ~both.exists())
    _move(session, own, from_id, to_id)


def take_apart(session: Session, solution: Solution) -> None:
    """Bring back what was merged into another one: with its lessons; the words stay with both."""
    kept_id = solution.merged_into_id
    solution.merged_into_id = None
    session.flush()
    if kept_id:
        own = (_lesson.c.solution_id == kept_id, _lesson.c.from_id == solution.id)
        _move(session, own, kept_id, solution.id)


def _move(session: Session, which: tuple[object, ...], from_id: int, to_id: int) -> None:
    out, into = Change(), Change()
    rows = session.execute(select(_lesson).where(*which)).all()  # type: ignore[arg-type]  # conditions of the table
    for row in rows:
        out.add(row, -1)
        into.add(row, 1)
    coming_back = any(row.from_id == to_id for row in rows)
    moved = update(_lesson).where(*which)  # type: ignore[arg-type]  # the same
    session.execute(moved.values(solution_id=to_id, from_id=None if coming_back else from_id))
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
