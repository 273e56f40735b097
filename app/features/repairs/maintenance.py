"""How does what falls due for maintenance become repairs, many at once?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.options import SERVICE_MAINTENANCE, Settings
from app.features.dues.dues import done
from app.features.dues.model import Due, DueKind, DueState
from app.features.products.machines import Machine, machines_of
from app.features.repairs.machine import of_customer, warranty_of
from app.features.repairs.model import Repair, RepairState, Warranty
from app.features.repairs.service import SERVICE_LIST
from app.records.choices import entry
from app.records.numbers import next_number
from app.records.settings import load_shared

SERIES = "WX"


def repairs_from_dues(session: Session, dues: Sequence[Due], who: Who, now: datetime) -> list[Repair]:
    """A pending repair for each maintenance that is due; those somebody has seen to already are left out.

    The maintenance counts as done with it, so that it is not made twice, and the next one of its series follows. Only
    the session's own rows are taken; nothing is committed.
    """
    service = maintenance_words(session)
    service_id = entry(session, SERVICE_LIST, service)
    made = []
    for due in dues:
        if due.state != DueState.OPEN or due.sort != DueKind.MAINTENANCE:
            continue
        repair = _repair(session, due, who, now)
        repair.service_id, repair.fault = service_id, service
        repair.number = next_number(session, SERIES, now.astimezone().date())
        session.add(repair)
        done(session, due, who, now)
        made.append(repair)
    session.flush()
    return made


def maintenance_words(session: Session) -> str:
    """What stands as fault and as type of service in a repair that is the maintenance of a machine."""
    return Settings(load_shared(session)).text(SERVICE_MAINTENANCE).strip() or str(SERVICE_MAINTENANCE.default)


def _repair(session: Session, due: Due, who: Who, now: datetime) -> Repair:
    known: Mapping[str, Any] = getattr(of_customer(session, due.customer_id, {}), "values", {})
    machine = _machine(session, due)
    return Repair(
        state=RepairState.PENDING,
        customer_id=due.customer_id,
        product_id=machine.product_id if machine else None,
        product=due.product,
        serial=due.serial,
        sale_id=due.sale_id,
        warranty=warranty_of(machine.warranty_until, now.astimezone().date()) if machine else Warranty.UNKNOWN,
        warranty_until=machine.warranty_until if machine else None,
        author=who.name,
        created_at=now,
        **known,
    )


def _machine(session: Session, due: Due) -> Machine | None:
    bought = machines_of(session, due.customer_id)
    return next(
        (one for one in bought if (one.sale_id, one.name, one.serial) == (due.sale_id, due.product, due.serial)), None
    )
