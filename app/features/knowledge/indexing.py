"""By which fragments is a solution found, and how are they kept in step with it?"""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Table, delete, select, update
from sqlalchemy.orm import Session

from app.db.many import insert_rows
from app.features.knowledge.model import Solution, SolutionGram
from app.features.knowledge.wording import grams_of

_MOST_WEIGHT = 20
_gram, _solution = cast("Table", SolutionGram.__table__), Solution.__table__.c
_COLUMNS = (_solution.id, _solution.shelf, _solution.symptom, _solution.also, _solution.product, _solution.helped)


def weight_of(helped: int) -> int:
    """How much a fragment of a solution weighs that helped so often."""
    return min(_MOST_WEIGHT, helped.bit_length())


def index(session: Session, ids: Iterable[int]) -> None:
    """Find these solutions by what is stored of them now; retired ones are not found."""
    wanted = sorted(set(ids))
    session.flush()
    session.execute(delete(_gram).where(_gram.c.solution_id.in_(wanted)))
    rows = session.execute(select(*_COLUMNS).where(_solution.id.in_(wanted), _solution.retired_at.is_(None)))
    insert_rows(session, _gram, [one for row in rows.all() for one in _rows(row)])


def _rows(row: Any) -> Iterable[dict[str, Any]]:
    same = {"shelf": row.shelf, "weight": weight_of(row.helped), "solution_id": row.id}
    return ({**same, "gram": gram} for gram in sorted(grams_of((row.symptom, *row.also.splitlines(), row.product))))


def reweigh(session: Session, id_: int, before: int, now: int) -> None:
    """It helped another number of times: its fragments weigh what that makes of them."""
    if weight_of(before) != weight_of(now):
        heavier = update(_gram).where(_gram.c.solution_id == id_).values(weight=weight_of(now))
        session.execute(heavier)
