"""How was a complaint in such words settled before?"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.complaints.model import Complaint
from app.records.alike import Settled, what_helped
from app.records.field import Hint

_SETTLED = QT_TRANSLATE_NOOP("complaints", "Settled before, %n time(s): {what}")
_LOOKED_AT = 2000  # handled complaints
_SHOWN = 80  # characters
_complaint = Complaint.__table__.c
_NEWEST = (
    select(_complaint.id, _complaint.content, _complaint.result)
    .where(_complaint.handled_at.is_not(None), _complaint.result != "")
    .order_by(_complaint.handled_at.desc(), _complaint.id.desc())
    .limit(_LOOKED_AT)
)


def settled_before(session: Session, id_: int | None, content: Any) -> Hint | None:
    """What settled a complaint in such words."""
    settled = [Settled(*one) for one in session.execute(_NEWEST) if one.id != id_]
    found = what_helped(str(content or ""), settled)
    if found is None:
        return None
    what = found.what if len(found.what) <= _SHOWN else found.what[: _SHOWN - 1] + "…"
    return Hint(words=_SETTLED.fill(what=what).counted(found.times), colour="progress", kind="complaint", id=found.id)
