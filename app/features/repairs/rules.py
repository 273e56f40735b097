"""What is checked before a repair is saved, and what follows from it: points, the callback afterwards, knowledge."""

from datetime import timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import REPAIR_CALLBACK_DAYS, Settings
from app.db import trail
from app.features.dues.dues import Wanted, propose
from app.features.dues.model import Due, DueKind
from app.features.points.ledger import Source, settle
from app.features.points.model import PointEntry
from app.features.repairs import fees
from app.features.repairs.machine import of_serial, of_warranty_until
from app.features.repairs.model import Repair, Warranty
from app.features.repairs.service import SERVICE_LIST, services
from app.features.repairs.states import DONE, PENDING
from app.features.repairs.teaching import teach
from app.records.choices import entry
from app.records.field import Values
from app.records.settings import load_shared

_BEGINS = QT_TRANSLATE_NOOP("repairs", "Say when it begins, too.")
_ENDS = QT_TRANSLATE_NOOP("repairs", "It ends before it begins.")
_NOT_PENDING = QT_TRANSLATE_NOOP("repairs", "Only a pending repair can be deleted; take it back first.")
_HAS_HISTORY = QT_TRANSLATE_NOOP("repairs", "Points or callbacks came of this repair; it stays.")


def prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    """Complete what was left empty, and refuse an appointment that cannot be."""
    wrong = _wrong_time(values)
    if wrong:
        raise Invalid(wrong)
    fees.complete(values)
    if values.get("warranty", Warranty.IN if id_ else None) in (None, Warranty.UNKNOWN):
        _complete_machine(session, values)
    if id_ is None and not values.get("author"):
        values["author"] = who.name
    if values.get("service_id") is None and values.get("warranty") in (Warranty.IN, Warranty.OUT):
        value = services(session).fill(values["warranty"], {})[0].get("service_id")
        values["service_id"] = entry(session, SERVICE_LIST, value) if isinstance(value, str) else value


def _wrong_time(values: Values) -> dict[str, Text]:
    begins, ends = values.get("appointment_at"), values.get("appointment_until")
    if ends is not None and "appointment_at" in values:
        if begins is None:
            return {"appointment_at": _BEGINS}
        if ends < begins:
            return {"appointment_until": _ENDS}
    return {}


def _complete_machine(session: Session, values: Values) -> None:
    """What the form would have filled in, had there been time for it."""
    until = values.get("warranty_until")
    filled = of_warranty_until(session, until, values) if until else of_serial(session, values.get("serial"), values)
    for key, value in (filled.values if filled else {}).items():
        if values.get(key) in (None, "", Warranty.UNKNOWN) and key != "service_id":
            values[key] = value


def saved(session: Session, id_: int) -> None:
    """What follows from a finished repair is brought to what it is now; nothing follows from one that is open."""
    repair = session.get_one(Repair, id_)
    if repair.version > 1 or repair.solution_id or repair.state in DONE:
        teach(session, repair)
    if repair.state not in DONE and (repair.version == 1 or not _has_followed(session, id_)):
        return
    who, now = trail.worker(session)
    done = repair.state in DONE
    finished_on = (repair.finished_at or now).astimezone().date()
    settle(session, Source(repair.customer_id, finished_on, repair_id=id_), repair.total if done else 0, who, now)
    days = Settings(load_shared(session)).number(REPAIR_CALLBACK_DAYS)
    wanted = Wanted(
        sort=DueKind.CALLBACK,
        customer_id=repair.customer_id,
        due_on=finished_on + timedelta(days=days),
        repair_id=id_,
        product=repair.product,
        serial=repair.serial,
    )
    propose(session, None, id_, [wanted] if done and days else [])


def removable(session: Session, id_: int) -> None:
    """Only what nobody has begun may go.

    Raises:
        Refused: it is not pending, or was finished once.
    """
    if session.get_one(Repair, id_).state != PENDING:
        raise Refused(_NOT_PENDING)
    if _has_followed(session, id_):
        raise Refused(_HAS_HISTORY)


def _has_followed(session: Session, id_: int) -> bool:
    points = exists().where(PointEntry.repair_id == id_)
    dues = exists().where(Due.repair_id == id_)
    return bool(session.scalar(select(or_(points, dues))))
