"""What does a complaint teach the knowledge base, and what does that say while one is being typed?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.features.complaints.model import Complaint, ComplaintKind
from app.features.complaints.states import APPROVED, HANDLED
from app.features.knowledge.advising import USED, advise
from app.features.knowledge.finding import Asked
from app.features.knowledge.gathering import Source
from app.features.knowledge.learning import Told, forget, learn
from app.features.knowledge.model import Shelf
from app.records.advice import Advice, OnAdvice

_KIND = "complaint"
_DONE = (HANDLED, APPROVED)
_complaint = Complaint.__table__.c
_COLUMNS = (
    *(_complaint.id, _complaint.content, _complaint.result, _complaint.solution_id, _complaint.state),
    *(_complaint.sort, _complaint.handled_at),
)


def teach(session: Session, id_: int) -> None:
    """Let the knowledge base learn from a complaint that was saved, or unlearn what it no longer says."""
    learn(session, _told(session.get_one(Complaint, id_)))


def unteach(session: Session, id_: int) -> None:
    """The complaint is deleted."""
    forget(session, _KIND, [id_])


def _told(row: Any) -> Told:
    return Told(
        shelf=Shelf.COMPLAINT,
        kind=_KIND,
        record_id=row.id,
        symptom=row.content,
        result=row.result if row.sort == ComplaintKind.COMPLAINT else "",  # of a suggestion nothing is learnt
        used_id=row.solution_id,
        done=row.state in _DONE,
        at=row.handled_at,
    )


def _taught(session: Session, after: int, limit: int) -> Sequence[Told]:
    query = select(*_COLUMNS).where(_complaint.id > after, _complaint.state.in_(_DONE))
    return [_told(row) for row in session.execute(query.order_by(_complaint.id).limit(limit))]


SOURCE = Source(_KIND, _taught, lambda session: session.scalar(select(func.max(Complaint.id))) or 0)


def _advise(session: Session, values: Mapping[str, Any]) -> Sequence[Advice]:
    found = advise(session, Asked(Shelf.COMPLAINT, str(values.get("content") or "")))
    return [replace(one, fills={"result": one.fills["result"]}) for one in found]  # a complaint has no cause


ADVICE = OnAdvice(asks="content", find=_advise, kind="solution", used=USED)
