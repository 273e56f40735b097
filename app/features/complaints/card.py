"""What do complaints say on a customer's card: their entries, how many, and which wait for a reply since when?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.spans import span
from app.features.complaints.model import Complaint
from app.features.complaints.states import IN_PROGRESS, KINDS, LOOKS
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, Remark

_SINCE = QT_TRANSLATE_NOOP("complaints", "Complaint open since {age}")
_SINCE_LATE = QT_TRANSLATE_NOOP("complaints", "Complaint open since {age}, reply overdue by {late}")
_MANY = QT_TRANSLATE_NOOP("complaints", "%n complaint(s) open")
_MANY_LATE = QT_TRANSLATE_NOOP("complaints", "{open}, the oldest reply overdue by {late}")
_OVERDUE = QT_TRANSLATE_NOOP("complaints", "{late} overdue")
_LEFT = QT_TRANSLATE_NOOP("complaints", "{time} left")
_TITLE_LENGTH = 60

_complaint = Complaint.__table__.c
COLUMNS = (
    *(_complaint.id, _complaint.created_at, _complaint.content, _complaint.sort, _complaint.number, _complaint.state),
    *(_complaint.responsible, _complaint.subject, _complaint.due_at, _complaint.result),
)
_OWN = _complaint.customer_id == CUSTOMER
_IS_OPEN = _complaint.state == IN_PROGRESS
_EVENTS = (
    select(*COLUMNS)
    .where(_OWN)
    .order_by(_IS_OPEN.desc(), _complaint.created_at.desc(), _complaint.id.desc())
    .limit(MOST)
)
_COUNT = select(func.count()).where(_OWN)
_OPEN_ONES = (
    select(_complaint.created_at, _complaint.due_at).where(_OWN, _IS_OPEN).order_by(_complaint.created_at).limit(20)
)


def event_of(row: Any) -> Event:
    """The timeline entry of a complaint."""
    line = " ".join(row.content.split())
    text = " · ".join(part for part in (row.responsible, row.result or row.subject) if part)
    return Event(
        kind="complaint",
        id=row.id,
        at=row.created_at,
        title=line if len(line) <= _TITLE_LENGTH else line[: _TITLE_LENGTH - 1] + "…",
        text=" ".join(text.split()),
        number=row.number,
        look=LOOKS[row.state],
        icon=KINDS[row.sort],
        open=row.state == IN_PROGRESS,
    )


def left(due_at: datetime, now: datetime) -> Text:
    """How much time there is for a reply, or how late it is."""
    return _OVERDUE.fill(late=span(now - due_at)) if due_at < now else _LEFT.fill(time=span(due_at - now))


def remarks(found: Sequence[Any], now: datetime) -> Sequence[Remark]:
    """Since when something is open, and by how much the reply is overdue: a banner then, else part of the headline."""
    if not found:
        return ()
    late = max((now - one.due_at for one in found if one.due_at is not None and one.due_at < now), default=None)
    words = _SINCE.fill(age=span(now - found[0].created_at)) if len(found) == 1 else _MANY.counted(len(found))
    if late is None:
        return (Remark(words, "waiting", icon="comment-alert-outline"),)
    if len(found) == 1:
        words = _SINCE_LATE.fill(age=span(now - found[0].created_at), late=span(late))
    else:
        words = _MANY_LATE.fill(open=words, late=span(late))
    return (Remark(words, "danger", banner=True, icon="comment-alert-outline"),)


ON_CARD = OnCard(
    f_key="F6",
    new=QT_TRANSLATE_NOOP("complaints", "Complaint"),
    events=_EVENTS,
    event_of=event_of,
    count=_COUNT,
    said=_OPEN_ONES,
    remarks=remarks,
)
