"""Which handled complaints should somebody look at before approving them, and why?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.spans import span
from app.features.complaints.model import Complaint, ComplaintKind

_LATE = QT_TRANSLATE_NOOP("complaints", "Handled {late} late")
_UNHAPPY = QT_TRANSLATE_NOOP("complaints", "Satisfaction is only {points} of 5")
_NO_RESULT = QT_TRANSLATE_NOOP("complaints", "What came of it is not written down")
_AGAIN = QT_TRANSLATE_NOOP("complaints", "The customer complained %n time(s) within 30 days")
_WITHIN = timedelta(days=30)
_AT_ONCE = 500
CONTENT = 3  # satisfaction from which on a customer counts as content

_complaint = Complaint.__table__.c
_COLUMNS = (
    *(_complaint.id, _complaint.customer_id, _complaint.created_at, _complaint.sort, _complaint.due_at),
    *(_complaint.handled_at, _complaint.satisfaction, _complaint.result),
)


def doubts(session: Session, ids: Sequence[int]) -> Mapping[int, Text]:
    """A sentence per complaint that is doubtful: the first reason that holds."""
    found: dict[int, Text] = {}
    for start in range(0, len(ids), _AT_ONCE):
        rows = session.execute(select(*_COLUMNS).where(_complaint.id.in_(ids[start : start + _AT_ONCE]))).all()
        others = _complaints_of(session, {row.customer_id for row in rows})
        for row in rows:
            if why := next(_reasons(row, others), None):
                found[row.id] = why
    return found


def _reasons(row: Any, others: Mapping[int, list[Any]]) -> Iterator[Text]:
    if not row.result.strip():
        yield _NO_RESULT
    if row.satisfaction is not None and row.satisfaction < CONTENT:
        yield _UNHAPPY.fill(points=row.satisfaction)
    if row.handled_at and row.due_at and row.handled_at > row.due_at:
        yield _LATE.fill(late=span(row.handled_at - row.due_at))
    if row.sort is ComplaintKind.COMPLAINT:
        near = [one for one in others.get(row.customer_id, ()) if abs(one - row.created_at) <= _WITHIN]
        if len(near) > 1:
            yield _AGAIN.counted(len(near))


def _complaints_of(session: Session, customers: set[int]) -> dict[int, list[Any]]:
    """When each of these customers complained."""
    found: dict[int, list[Any]] = {}
    query = select(_complaint.customer_id, _complaint.created_at).where(
        _complaint.customer_id.in_(customers), _complaint.sort == ComplaintKind.COMPLAINT
    )
    for customer_id, at in session.execute(query):
        found.setdefault(customer_id, []).append(at)
    return found
