"""By which texts is a customer found?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.search import Entry, fill, forget_customer, index_customer
from app.features.customers.model import Address, Contact, Customer, CustomerPhone

_CHUNK = 2000
_customer, _phone = Customer.__table__.c, CustomerPhone.__table__.c
_contact, _address = Contact.__table__.c, Address.__table__.c
_CUSTOM = (_customer.custom_1, _customer.custom_2, _customer.custom_3, _customer.custom_4, _customer.custom_5)
_MOBILE_LENGTH = 11


def number_forms(number: str, key: str) -> Iterator[str]:
    """The digits of a number in the forms somebody may type a part of: as written, national, with the trunk 0."""
    yield "".join(filter(str.isdigit, number))
    yield key.removeprefix("+")
    if key.isdigit() and len(key) >= 9 and not (len(key) == _MOBILE_LENGTH and key[0] == "1"):
        yield f"0{key}"


def index(session: Session, customer_id: int) -> None:
    """Find a customer by what is stored of them now; a retired one is not found."""
    session.flush()
    entries = list(_entries(session, [customer_id]))
    for entry in entries:
        index_customer(session, entry)
    if not entries:
        forget_customer(session, customer_id)


def reindex(session: Session, driver: Any) -> int:
    """Fill the emptied index from all customers; return how many. `driver` is the driver's connection of `session`."""
    count, last = 0, 0
    newer = select(_customer.id).where(_customer.retired_at.is_(None)).order_by(_customer.id).limit(_CHUNK)
    while ids := session.scalars(newer.where(_customer.id > last)).all():
        count += fill(driver, list(_entries(session, ids)))
        last = ids[-1]
    return count


def _entries(session: Session, ids: Sequence[int]) -> Iterator[Entry]:
    words: dict[int, list[str]] = {id_: [] for id_ in ids}
    numbers: dict[int, list[str]] = {id_: [] for id_ in ids}
    for id_, number, key, note in session.execute(_of(CustomerPhone, ids, _phone.number, _phone.key, _phone.note)):
        numbers[id_] += number_forms(number, key)
        words[id_].append(note)
    for id_, region, line, label in session.execute(_of(Address, ids, _address.region, _address.line, _address.label)):
        words[id_] += (region + line, label)
    for id_, *texts in session.execute(_of(Contact, ids, _contact.name, _contact.role, _contact.email)):
        words[id_] += texts
    rows = session.execute(
        select(_customer.id, _customer.name, _customer.tags, _customer.email, *_CUSTOM)
        .where(_customer.id.in_(ids), _customer.retired_at.is_(None))
        .order_by(_customer.id)
    )
    for id_, name, tags, *texts in rows:
        yield Entry(id_, name, (*words[id_], *tags.split(), *texts), numbers[id_])


def _of(part: Any, ids: Iterable[int], *columns: Any) -> Any:
    table = part.__table__.c
    return select(table.customer_id, *columns).where(table.customer_id.in_(ids)).order_by(table.rank)
