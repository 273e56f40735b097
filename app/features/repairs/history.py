"""What was repaired on the same machine before, and is it to be exchanged?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import SERVICES_NO_FAULT, Settings
from app.db.base import utc_now
from app.db.system import Choice
from app.features.repairs.model import Repair, Warranty
from app.features.repairs.states import DONE
from app.records.field import Hint
from app.records.settings import load_shared

SOON = timedelta(days=30)  # a fault that comes back within this time was not repaired
FAILED = 2  # repairs in warranty after which a machine is exchanged
EXCHANGE = QT_TRANSLATE_NOOP("repairs", "Two repairs of this machine failed: exchange is due")
EXCHANGE_OF = QT_TRANSLATE_NOOP("repairs", "Two repairs of this machine failed: exchange is due ({product})")
_AGAIN = QT_TRANSLATE_NOOP("repairs", "Repaired %n day(s) ago for the same machine: second visit?")
_AGAIN_TODAY = QT_TRANSLATE_NOOP("repairs", "A repair of this machine was taken today already: second visit?")
_LOOKED_AT = 50  # repairs of one machine

_repair, _choice = Repair.__table__.c, Choice.__table__.c
SERVICE = (
    select(_choice.name)
    .where(_choice.id == _repair.service_id)
    .correlate(Repair.__table__)
    .scalar_subquery()
    .label("service")
)
COLUMNS = (
    *(_repair.id, _repair.state, _repair.created_at, _repair.finished_at, _repair.customer_id, _repair.by_phone),
    *(_repair.product_id, _repair.product, _repair.serial, _repair.warranty, _repair.warranty_until, SERVICE),
)


@dataclass(frozen=True, slots=True)
class Machine:
    """What makes two repairs those of one machine: its serial number, else whose and which product it is."""

    serial: str = ""
    customer_id: int = 0
    product: str = ""

    @classmethod
    def of(cls, repair: Any) -> "Machine | None":
        """The machine of a repair; None where nobody wrote down which."""
        if repair.serial:
            return cls(repair.serial)
        product = str(repair.product_id or repair.product)
        return cls(customer_id=repair.customer_id, product=product) if product else None


def failed(repairs: Iterable[Any], today: date, settings: Settings) -> dict[Machine, Sequence[Any]]:
    """Machines still in warranty that were repaired in it twice or more, with these repairs."""
    no_fault = settings.text(SERVICES_NO_FAULT).split()
    found: dict[Machine, list[Any]] = {}
    for one in repairs:
        machine = Machine.of(one)
        counts = one.state in DONE and one.warranty == Warranty.IN and not one.by_phone and one.service not in no_fault
        if machine and counts and (one.warranty_until is None or one.warranty_until >= today):
            found.setdefault(machine, []).append(one)
    return {machine: ones for machine, ones in found.items() if len(ones) >= FAILED}


def watch(session: Session, id_: int | None, serial: Any) -> Hint | None:
    """What there is to say about the machine with this serial number while a repair of it is being taken."""
    serial, now = str(serial or "").strip(), utc_now()
    if not serial:
        return None
    query = select(*COLUMNS).where(_repair.serial == serial).order_by(_repair.created_at.desc()).limit(_LOOKED_AT)
    before = [one for one in session.execute(query) if one.id != id_]
    if due := failed(before, now.astimezone().date(), Settings(load_shared(session))):
        return Hint(words=EXCHANGE, colour="danger", kind="repair", id=next(iter(due.values()))[0].id)
    return _second_visit(before, now)


def _second_visit(before: Sequence[Any], now: datetime) -> Hint | None:
    last = next((one for one in before if now - SOON <= one.created_at <= now), None)
    if last is None:
        return None
    days = (now.astimezone().date() - (last.finished_at or last.created_at).astimezone().date()).days
    words = _AGAIN.counted(days) if days > 0 else _AGAIN_TODAY
    return Hint(words=words, kind="repair", id=last.id)
