"""What helped when a customer told of such a fault before, so that it may be solved on the telephone?"""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.repairs.model import Repair
from app.features.repairs.states import DONE
from app.records.alike import Settled, pairs, what_helped
from app.records.field import Hint

_HELPED = QT_TRANSLATE_NOOP("repairs", "Helped before, %n time(s): {what}")
_BY_PHONE = QT_TRANSLATE_NOOP("repairs", "Solved by phone before, %n time(s): {what}")
_LOOKED_AT = 2000  # finished repairs
_SHOWN = 80  # characters
_ASKED = 24  # pairs of characters
_repair = Repair.__table__.c
_NEWEST = (
    select(_repair.id, _repair.fault, _repair.result, _repair.by_phone, _repair.finished_at)
    .where(_repair.finished_at.is_not(None), _repair.state.in_(DONE), _repair.result != "")
    .order_by(_repair.finished_at.desc(), _repair.id.desc())
    .limit(_LOOKED_AT)
    .subquery()
)


def helped_before(session: Session, id_: int | None, fault: Any) -> Hint | None:
    """What helped with a fault told in such words; what was solved by phone comes first."""
    typed = sorted(pairs(str(fault or "")))[:_ASKED]
    if not typed:
        return None
    alike = or_(*(_NEWEST.c.fault.icontains(pair, autoescape=True) for pair in typed))  # so that few rows travel
    rows = [one for one in session.execute(select(_NEWEST).where(alike)) if one.id != id_]
    rows.sort(key=lambda one: (one.finished_at, one.id), reverse=True)
    phone = [Settled(one.id, one.fault, one.result) for one in rows if one.by_phone]
    other = [Settled(one.id, one.fault, one.result) for one in rows if not one.by_phone]
    for words, settled in ((_BY_PHONE, phone), (_HELPED, other)):
        if found := what_helped(str(fault or ""), settled):
            what = found.what if len(found.what) <= _SHOWN else found.what[: _SHOWN - 1] + "…"
            return Hint(words=words.fill(what=what).counted(found.times), colour="progress", kind="repair", id=found.id)
    return None
