"""What does a technician have to do on a day, in the order of the appointments? The page to take along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, case, or_, select
from sqlalchemy.orm import Session

from app.features.customers.model import Customer
from app.features.repairs.card import PARTS
from app.features.repairs.fields import TECHNICIANS
from app.features.repairs.model import Repair, RepairState, Urgency, Warranty
from app.records.choices import entries

_MOST = 200


@dataclass(frozen=True, slots=True)
class Job:
    """One repair of a day, as the technician needs it; `parts` in words, `at` None where no time was agreed."""

    id: int
    number: str
    state: RepairState
    at: datetime | None
    until: datetime | None
    urgent: bool
    customer: str
    contact: str
    phone: str
    address: str
    product: str
    serial: str
    warranty: Warranty
    fault: str
    parts: str


@dataclass(frozen=True, slots=True)
class Diary:
    """A day of one technician, and all there are to choose from: (id, name)."""

    technician_id: int | None
    technicians: tuple[tuple[int, str], ...]
    jobs: tuple[Job, ...]


def page(session: Session, technician_id: int | None, day: date, repairs: Sequence[int] = ()) -> Diary:
    """The day of a technician; of whoever does the first of these repairs where nobody is named, else of the first."""
    known = technicians(session)
    ids = [id_ for id_, _ in known]
    if technician_id is None and repairs:
        technician_id = session.scalar(select(Repair.technician_id).where(Repair.id == repairs[0]))
    chosen = technician_id if technician_id in ids else next(iter(ids), None)
    return Diary(chosen, known, diary(session, chosen, day) if chosen is not None else ())


def diary(session: Session, technician_id: int, day: date) -> tuple[Job, ...]:
    """The repairs of one technician on a day: by appointment, then those sent out without one.

    Open ones that were dispatched and have no appointment stand on every day until they are done.
    """
    name = select(Customer.name).where(Customer.id == Repair.customer_id).scalar_subquery().label("customer")
    begins, ends = _midnight(day), _midnight(day + timedelta(days=1))
    on_day = and_(Repair.appointment_at >= begins, Repair.appointment_at < ends)
    without = and_(Repair.state == RepairState.DISPATCHED, Repair.appointment_at.is_(None))
    query = (
        select(*_COLUMNS, name, PARTS)
        .where(Repair.technician_id == technician_id, or_(on_day, without))
        .order_by(case((Repair.appointment_at.is_(None), 1), else_=0), Repair.appointment_at, Repair.id)
        .limit(_MOST)
    )
    return tuple(_job(row) for row in session.execute(query))


def technicians(session: Session) -> tuple[tuple[int, str], ...]:
    """(id, name) of those in use, in order."""
    return tuple(entries(session, TECHNICIANS))


_COLUMNS = (
    *(Repair.id, Repair.number, Repair.state, Repair.appointment_at, Repair.appointment_until, Repair.urgency),
    *(Repair.contact, Repair.phone, Repair.address, Repair.product, Repair.serial, Repair.warranty, Repair.fault),
)


def _job(row: Any) -> Job:
    return Job(
        id=row.id,
        number=row.number,
        state=row.state,
        at=row.appointment_at,
        until=row.appointment_until,
        urgent=row.urgency == Urgency.URGENT,
        customer=row.customer or "",
        contact=row.contact,
        phone=row.phone,
        address=row.address,
        product=row.product,
        serial=row.serial,
        warranty=row.warranty,
        fault=row.fault,
        parts=row.parts or "",
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
