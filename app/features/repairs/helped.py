"""What helped when a customer told of such a fault before, so that it may be solved on the telephone?"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.repairs.model import Repair
from app.features.repairs.states import DONE
from app.records.alike import Settled, what_helped
from app.records.field import Hint

_HELPED = QT_TRANSLATE_NOOP("repairs", "Helped before, %n time(s): {what}")
_BY_PHONE = QT_TRANSLATE_NOOP("repairs", "Solved by phone before, %n time(s): {what}")
_LOOKED_AT = 2000  # finished repairs
_SHOWN = 80  # characters
_repair = Repair.__table__.c
_NEWEST = (
    select(_repair.id, _repair.fault, _repair.result, _repair.by_phone)
    .where(_repair.finished_at.is_not(None), _repair.state.in_(DONE), _repair.result != "")
    .order_by(_repair.finished_at.desc(), _repair.id.desc())
    .limit(_LOOKED_AT)
)


def helped_before(session: Session, id_: int | None, fault: Any) -> Hint | None:
    """What helped with a fault told in such words; what was solved by phone comes first."""
    rows = [one for one in session.execute(_NEWEST) if one.id != id_]
    phone = [Settled(one.id, one.fault, one.result) for one in rows if one.by_phone]
    other = [Settled(one.id, one.fault, one.result) for one in rows if not one.by_phone]
    for words, settled in ((_BY_PHONE, phone), (_HELPED, other)):
        if found := what_helped(str(fault or ""), settled):
            what = found.what if len(found.what) <= _SHOWN else found.what[: _SHOWN - 1] + "…"
            return Hint(words=words.fill(what=what).counted(found.times), colour="progress", kind="repair", id=found.id)
    return None
