"""Which machine is to be repaired, where, and is it in warranty? What choosing or typing it fills in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import utc_now
from app.features.customers.model import Address, Contact, Customer, CustomerPhone
from app.features.customers.sight import covered
from app.features.products.machines import Machine, machines_of
from app.features.products.sale_tables import SALE, SALE_LINE
from app.features.repairs.model import Repair, Warranty
from app.features.repairs.service import Services, services
from app.records.checks import is_empty
from app.records.field import Filled, Offer, Values

_IN = QT_TRANSLATE_NOOP("repairs", "in warranty until {day}")
_OUT = QT_TRANSLATE_NOOP("repairs", "out of warranty since {day}")
_NONE = QT_TRANSLATE_NOOP("repairs", "without warranty")


def offers(session: Session, values: Mapping[str, Any], text: str) -> Sequence[Offer]:
    """The machines of the customer in the form that fit what was typed; all where nothing was."""
    customer_id = values.get("customer_id")
    if not isinstance(customer_id, int):
        return ()
    known, today, typed = services(session), _today(), text.strip().casefold()
    machines = machines_of(session, customer_id)
    fitting = [one for one in machines if typed in one.name.casefold() or typed in one.serial.casefold()]
    return [_offer(known, one, values, today) for one in fitting]


def of_serial(session: Session, serial: Any, values: Mapping[str, Any]) -> Filled | None:
    """The machine with a serial number typed by hand: whose it is, which product, its warranty."""
    serial = str(serial or "").strip()
    if not serial:
        return None
    machine, owner = _find(session, serial, values.get("customer_id"))
    if machine is not None:
        fills, names = _machine(services(session), machine, values, _today())
        filled = Filled({**fills, "product": machine.name}, names)
    elif (before := _repaired_before(session, serial)) is not None:
        owner = owner or before.customer_id
        filled = _as_before(session, before, values)
    else:
        return None
    if owner and values.get("customer_id") is None:
        named = of_customer(session, owner, values)
        name = session.scalar(select(Customer.name).where(Customer.id == owner)) or ""
        more: Values = {"customer_id": owner, **(named.values if named else {})}
        return Filled({**filled.values, **more}, {**filled.names, "customer_id": name})
    return filled


def of_customer(session: Session, customer_id: Any, values: Mapping[str, Any]) -> Filled | None:
    """Contact, telephone and address of a customer, where the form has none yet; nothing of one who is masked."""
    if not isinstance(customer_id, int) or covered(session, (customer_id,)):
        return None
    contact = session.execute(_first(Contact, customer_id, Contact.name, Contact.number)).first()
    phone = session.execute(_first(CustomerPhone, customer_id, CustomerPhone.number)).first()
    address = session.execute(_first(Address, customer_id, Address.region, Address.line)).first()
    known = {
        "contact": contact.name if contact else "",
        "phone": (contact.number if contact else "") or (phone.number if phone else ""),
        "address": f"{address.region}{address.line}" if address else "",
    }
    return Filled({key: value for key, value in known.items() if value and is_empty(values.get(key))})


def begin(session: Session, values: Mapping[str, Any]) -> Filled | None:
    """What a form begun on the card of a customer, or with a machine, is filled in with besides."""
    customer = of_customer(session, values.get("customer_id"), values)
    machine = of_serial(session, values.get("serial"), values) if is_empty(values.get("warranty")) else None
    both = [one for one in (customer, machine) if one]
    if not both:
        return None
    return Filled(
        {key: value for one in both for key, value in one.values.items()},
        {key: name for one in both for key, name in one.names.items()},
    )


def of_warranty_until(session: Session, until: Any, values: Mapping[str, Any]) -> Filled | None:
    """In or out of warranty, by its last day typed by hand."""
    if not isinstance(until, date):
        return None
    warranty = warranty_of(until, _today())
    service, names = services(session).fill(warranty, values)
    return Filled({"warranty": warranty, **service}, names)


def warranty_of(until: date | None, today: date) -> Warranty:
    """Whether a warranty that ends on a day covers `today`; without a last day there is none."""
    return Warranty.IN if until is not None and today <= until else Warranty.OUT


def _offer(known: Services, machine: Machine, values: Mapping[str, Any], today: date) -> Offer:
    fills, names = _machine(known, machine, values, today)
    said = " · ".join(part for part in (machine.name, f"SN {machine.serial}" if machine.serial else "") if part)
    return Offer(value=machine.name, words=said, note=_told(machine, today), fills=fills, names=names)


def _told(machine: Machine, today: date) -> Text:
    if machine.warranty_until is None:
        return _NONE
    told = _IN if machine.in_warranty(today) else _OUT
    return told.fill(day=machine.warranty_until.isoformat())


def _machine(
    known: Services, machine: Machine, values: Mapping[str, Any], today: date
) -> tuple[Values, dict[str, str]]:
    """What a machine fills in, and the words of ids in it."""
    warranty = warranty_of(machine.warranty_until, today)
    service, names = known.fill(warranty, values)
    filled = {
        "serial": machine.serial,
        "product_id": machine.product_id,
        "sale_id": machine.sale_id,
        "warranty": warranty,
        "warranty_until": machine.warranty_until,
    }
    return filled | service, names


def _find(session: Session, serial: str, customer_id: Any) -> tuple[Machine | None, int | None]:
    """The machine with a serial number, of this customer before others, and whose it is."""
    query = (
        select(SALE.c.customer_id)
        .join_from(SALE_LINE, SALE, SALE_LINE.c.sale_id == SALE.c.id)
        .where(SALE_LINE.c.serial == serial, SALE.c.state != "cancelled")
        .order_by(SALE_LINE.c.id.desc())
    )
    owners = [*dict.fromkeys([*([customer_id] if customer_id else []), *session.scalars(query)])]
    for owner in owners:
        if found := next((one for one in machines_of(session, owner) if one.serial == serial), None):
            return found, owner
    return None, None


def _repaired_before(session: Session, serial: str) -> Any:
    columns = (Repair.customer_id, Repair.product_id, Repair.product, Repair.sale_id, Repair.warranty_until)
    return session.execute(
        select(*columns).where(Repair.serial == serial).order_by(Repair.created_at.desc()).limit(1)
    ).first()


def _as_before(session: Session, before: Any, values: Mapping[str, Any]) -> Filled:
    known: Values = {"product": before.product, "product_id": before.product_id, "sale_id": before.sale_id}
    if before.warranty_until is None:
        return Filled(known)
    warranty = warranty_of(before.warranty_until, _today())
    service, names = services(session).fill(warranty, values)
    return Filled({**known, "warranty": warranty, "warranty_until": before.warranty_until, **service}, names)


def _first(part: Any, customer_id: int, *columns: Any) -> Any:
    return select(*columns).where(part.customer_id == customer_id).order_by(part.rank, part.id).limit(1)


def _today() -> date:
    return utc_now().astimezone().date()
