"""What does a repair teach the knowledge base, and what does that say while a fault is being typed?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.features.knowledge.advising import USED, advise, category_of
from app.features.knowledge.finding import Asked
from app.features.knowledge.gathering import Source
from app.features.knowledge.learning import Told, forget, learn
from app.features.knowledge.model import Shelf
from app.features.repairs.maintenance import maintenance_words
from app.features.repairs.model import Repair
from app.features.repairs.states import DONE
from app.records.advice import Advice, OnAdvice

_KIND = "repair"
_repair = Repair.__table__.c
_COLUMNS = (
    *(_repair.id, _repair.fault, _repair.product, _repair.product_id, _repair.cause, _repair.result),
    *(_repair.solution_id, _repair.state, _repair.by_phone, _repair.finished_at),
)


def teach(session: Session, repair: Any) -> None:
    """Let the knowledge base learn from a repair that was saved, or unlearn what it no longer says."""
    done = repair.state in DONE
    category = category_of(session, repair.product_id, repair.product) if done else None
    upkeep = done and repair.fault == maintenance_words(session)
    learn(session, replace(_told(repair, category), done=done and not upkeep))


def unteach(session: Session, id_: int) -> None:
    """The repair is deleted."""
    forget(session, _KIND, [id_])


def _told(row: Any, category_id: int | None) -> Told:
    return Told(
        shelf=Shelf.FAULT,
        kind=_KIND,
        record_id=row.id,
        symptom=row.fault,
        result=row.result,
        cause=row.cause,
        product=row.product,
        category_id=category_id,
        used_id=row.solution_id,
        done=row.state in DONE,
        by_phone=row.by_phone,
        at=row.finished_at,
    )


def _taught(session: Session, after: int, limit: int) -> Sequence[Told]:
    query = select(*_COLUMNS).where(_repair.id > after, _repair.state.in_(DONE)).order_by(_repair.id).limit(limit)
    rows, kinds = session.execute(query).all(), dict[tuple[Any, str], int | None]()
    upkeep = maintenance_words(session)
    for row in rows:
        key = (row.product_id, row.product)
        if key not in kinds:
            kinds[key] = category_of(session, *key)
    told = [_told(row, kinds[row.product_id, row.product]) for row in rows]
    return [replace(one, done=one.symptom != upkeep) for one in told]  # nobody asks what helps against maintenance


SOURCE = Source(_KIND, _taught, lambda session: session.scalar(select(func.max(Repair.id))) or 0)


def _advise(session: Session, values: Mapping[str, Any]) -> Sequence[Advice]:
    product, product_id = str(values.get("product") or ""), values.get("product_id")
    category = category_of(session, product_id, product)
    return advise(session, Asked(Shelf.FAULT, str(values.get("fault") or ""), product, category))


ADVICE = OnAdvice(asks="fault", by=("product", "product_id"), find=_advise, kind="solution", used=USED)
