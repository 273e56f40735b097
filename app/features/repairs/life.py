"""What happened to one machine: sold, repaired, complained about, taken back? Its life, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, String, column, or_, select, table
from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import BigId, Moment
from app.db.system import Choice
from app.features.customers.model import Customer
from app.features.dues.model import Due
from app.features.products.sale_tables import SALE, SALE_LINE, SALE_RETURN
from app.features.repairs.history import Machine
from app.features.repairs.model import Repair
from app.records.rows import GONE

NO_MACHINE = QT_TRANSLATE_NOOP("repairs", "Nobody wrote down which machine this repair is of.")
_SOLD = QT_TRANSLATE_NOOP("repairs", "Sold to {customer}")
_BACK = QT_TRANSLATE_NOOP("repairs", "Taken back from {customer}")
_MOST = 200  # of each kind
# light tables: repairs do not know sales and complaints
_complaint = table(
    "complaint",
    *(column("id", BigId), column("repair_id", BigId), column("number", String), column("content", String)),
    *(column("state", String), column("created_at", Moment)),
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing of a machine's life: the record it stands in, in words, and its state.

    Attributes:
        amount: what was paid for a repair, in minor units; None for other kinds.
    """

    kind: str
    id: int
    at: datetime
    number: str
    title: str | Text
    text: str
    state: str
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A machine and what happened to it; `warranty_until` None where none is known."""

    product: str
    serial: str
    customer: str
    warranty_until: date | None
    events: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A machine as it is called: its product and its serial number."""

    product: str
    serial: str


def machines_in(session: Session, kind: str, id_: int) -> tuple[Named, ...]:
    """The machines with serial numbers in a sale, or the one something falls due for."""
    if kind == "due":
        rows = session.execute(select(Due.product.label("name"), Due.serial).where(Due.id == id_, Due.serial != ""))
    else:
        lines = select(SALE_LINE.c.name, SALE_LINE.c.serial).where(SALE_LINE.c.sale_id == id_, SALE_LINE.c.serial != "")
        rows = session.execute(lines.order_by(SALE_LINE.c.rank, SALE_LINE.c.id))
    return tuple(dict.fromkeys(Named(one.name, one.serial) for one in rows))


def life_of_serial(session: Session, named: Named) -> Life:
    """The life of a machine that has a serial number."""
    owner = (
        select(SALE.c.customer_id)
        .join_from(SALE_LINE, SALE, SALE_LINE.c.sale_id == SALE.c.id)
        .where(SALE_LINE.c.serial == named.serial, SALE.c.state != "cancelled")
        .order_by(SALE.c.sold_on.desc(), SALE.c.id.desc())
    )
    return _life(session, Machine(named.serial), named, session.scalar(owner.limit(1)))


def life_of(session: Session, repair_id: int) -> Life:
    """The life of the machine of a repair.

    Raises:
        Refused: the repair is gone, or nobody wrote down which machine it is of.
    """
    repair = session.get(Repair, repair_id)
    if repair is None:
        raise Refused(GONE)
    machine = Machine.of(repair)
    if machine is None:
        raise Refused(NO_MACHINE)
    named = Named(repair.product, repair.serial)
    return _life(session, machine, named, repair.customer_id, repair.warranty_until)


def _life(session: Session, machine: Machine, named: Named, customer_id: int | None, until: date | None = None) -> Life:
    """Args: until: the last day of the warranty where no sale tells it."""
    sold = list(_sold(session, machine.serial)) if machine.serial else []
    repaired = list(_repaired(session, machine))
    complained = list(_complained(session, [one.id for one in repaired]))
    events = [*(one for one, _ in sold), *repaired, *complained]
    ends = [end for _, end in sold if end is not None]
    return Life(
        named.product,
        named.serial,
        session.scalar(select(Customer.name).where(Customer.id == customer_id)) or "",
        max(ends, default=until),
        tuple(sorted(events, key=lambda one: one.at, reverse=True)),
    )


def _repaired(session: Session, machine: Machine) -> Iterator[Happened]:
    technician = select(Choice.name).where(Choice.id == Repair.technician_id).scalar_subquery().label("technician")
    columns = (Repair.id, Repair.number, Repair.created_at, Repair.fault, Repair.result, Repair.state, Repair.total)
    query = select(*columns, technician).where(*_same(machine)).order_by(Repair.created_at.desc()).limit(_MOST)
    for one in session.execute(query):
        text = " · ".join(part for part in (one.result, one.technician) if part)
        yield Happened("repair", one.id, one.created_at, one.number, one.fault, text, str(one.state), one.total)


def _same(machine: Machine) -> list[ColumnElement[bool]]:
    if machine.serial:
        return [Repair.serial == machine.serial]
    product: ColumnElement[bool] = Repair.product == machine.product
    if machine.product.isdecimal():
        product = or_(Repair.product_id == int(machine.product), product)
    return [Repair.customer_id == machine.customer_id, Repair.serial == "", product]


def _sold(session: Session, serial: str) -> Iterator[tuple[Happened, date | None]]:
    """Sales and returns with the last day of the warranty they give."""
    name = select(Customer.name).where(Customer.id == SALE.c.customer_id).scalar_subquery().label("customer")
    whole = (SALE.c.id, SALE.c.number, SALE.c.state, name)
    query = select(*whole, SALE.c.sold_on, SALE_LINE.c.name, SALE_LINE.c.warranty_until).where(
        SALE_LINE.c.sale_id == SALE.c.id, SALE_LINE.c.serial == serial
    )
    for one in session.execute(query.limit(_MOST)):
        title = _SOLD.fill(customer=one.customer or "")
        event = Happened("sale", one.id, _noon(one.sold_on), one.number, title, one.name, one.state)
        yield event, one.warranty_until
    returns = select(*whole, SALE_RETURN.c.returned_on, SALE_RETURN.c.reason).where(
        SALE_RETURN.c.sale_id == SALE.c.id, SALE_RETURN.c.serial == serial
    )
    for back in session.execute(returns.limit(_MOST)):
        title = _BACK.fill(customer=back.customer or "")
        yield Happened("sale", back.id, _noon(back.returned_on), back.number, title, back.reason, back.state), None


def _complained(session: Session, repairs: list[int]) -> Iterator[Happened]:
    query = select(_complaint).where(_complaint.c.repair_id.in_(repairs)).limit(_MOST)
    for one in session.execute(query) if repairs else ():
        yield Happened("complaint", one.id, one.created_at, one.number, one.content, "", one.state)


def _noon(day: Any) -> datetime:
    """A day without a time, for the order among moments."""
    return datetime.combine(day, time(12)).astimezone()
