"""How was a complaint in such words settled before?"""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.complaints.model import Complaint
from app.records.alike import Settled, pairs, what_helped
from app.records.field import Hint

_SETTLED = QT_TRANSLATE_NOOP("complaints", "Settled before, %n time(s): {what}")
_LOOKED_AT = 2000  # handled complaints
_SHOWN = 80  # characters
_ASKED = 24  # pairs of characters
_complaint = Complaint.__table__.c
_NEWEST = (
    select(_complaint.id, _complaint.content, _complaint.result, _complaint.handled_at)
    .where(_complaint.handled_at.is_not(None), _complaint.result != "")
    .order_by(_complaint.handled_at.desc(), _complaint.id.desc())
    .limit(_LOOKED_AT)
    .subquery()
)


def settled_before(session: Session, id_: int | None, content: Any) -> Hint | None:
    """What settled a complaint in such words."""
    typed = sorted(pairs(str(content or "")))[:_ASKED]
    if not typed:
        return None
    alike = or_(*(_NEWEST.c.content.icontains(pair, autoescape=True) for pair in typed))  # so that few rows travel
    rows = sorted(session.execute(select(_NEWEST).where(alike)), key=lambda one: (one.handled_at, one.id), reverse=True)
    settled = [Settled(one.id, one.content, one.result) for one in rows if one.id != id_]
    found = what_helped(str(content or ""), settled)
    if found is None:
        return None
    what = found.what if len(found.what) <= _SHOWN else found.what[: _SHOWN - 1] + "…"
    return Hint(words=_SETTLED.fill(what=what).counted(found.times), colour="progress", kind="complaint", id=found.id)
