"""What must hold when a customer is saved, and what else is done to one: number, blacklist, retire, remove?"""

from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.core.access import Right, Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.phone import Numbers
from app.core.pinyin import spell
from app.db.base import Base, utc_now
from app.db.search import forget_customer
from app.features.calls.timeline import count as calls_of
from app.features.customers.lookup import Candidate, hide, identify
from app.features.customers.model import Customer, CustomerPart, CustomerPhone, PhoneKind
from app.features.customers.searching import index
from app.features.customers.sight import MASKING
from app.records.field import Values
from app.records.masking import check_unmasked

NOT_A_NUMBER = QT_TRANSLATE_NOOP("customers", "This is not a telephone number.")
TWICE = QT_TRANSLATE_NOOP("customers", "This number is already in a line above.")
BELONGS = QT_TRANSLATE_NOOP(
    "customers", "This number already belongs to {name}. If both use it, write in the note whose telephone it is."
)
_GONE = QT_TRANSLATE_NOOP("customers", "This customer is no longer there; somebody deleted it.")
_HISTORY = QT_TRANSLATE_NOOP(
    "customers", "“{name}” has calls or records and cannot be deleted. Retire it: then it is no longer shown."
)
_REASON = QT_TRANSLATE_NOOP("customers", "Please write why; colleagues see it at every call.")
LOCK = 7464336  # numbers are checked and written by one seat at a time


class Shared(Invalid):
    """A new number belongs to somebody else.

    Saving again with `values["shared"] = True`, or with a note at the number, lets both have it.

    Attributes:
        owners: whose it is, by field ("phones.0.number").
    """

    def __init__(self, fields: dict[str, Text], owners: dict[str, list[Candidate]]) -> None:
        super().__init__(fields)
        self.owners = owners


def prepare(session: Session, id_: int | None, values: Values, _who: Who, numbers: Numbers) -> None:
    """Complete what is to be saved: pinyin, matching keys, the numbers of contacts among the phones.

    Raises:
        Invalid: a number is none, or stands twice.
        Shared: a new number belongs to somebody else.
    """
    shared = bool(values.pop("shared", False))
    if "name" in values:
        spelling = spell(values["name"])
        values["pinyin"], values["initials"] = spelling.pinyin[:240], spelling.initials[:80]
    if "contacts" in values:
        _add_contacts_numbers(numbers, session, id_, values)
    if "phones" in values:
        _key_phones(numbers, values["phones"])
        if not shared:
            _check_owners(session, id_, values["phones"])


def saved(session: Session, id_: int) -> None:
    """Let the search follow what was saved."""
    index(session, id_)


def check_removable(session: Session, id_: int) -> None:
    """See that nothing would be lost with a customer.

    Raises:
        Refused: they have calls or records.
    """
    if has_history(session, id_):
        name = session.scalar(select(Customer.name).where(Customer.id == id_)) or ""
        raise Refused(_HISTORY.fill(name=name))


def has_history(session: Session, id_: int) -> bool:
    """Whether any call or record belongs to the customer."""
    if calls_of(session, id_):
        return True
    return any(
        session.execute(select(column).where(column == id_).limit(1)).first() is not None for column in references()
    )


def references() -> list[Any]:
    """Columns of all tables that point at a customer, but for its own parts and what triggers keep."""
    own = {mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, CustomerPart)}
    return [
        key.parent
        for table in Base.metadata.sorted_tables
        if table not in own and "kept" not in table.info
        for key in table.foreign_keys
        if key.column is Customer.__table__.c.id
    ]


def owners(session: Session, key: str, but_id: int | None = None) -> list[Candidate]:
    """Who else has this number."""
    return hide(session, [one for one in identify(session, key) if one.id != but_id])


def add_phone(session: Session, customer_id: int, raw: str, numbers: Numbers) -> None:
    """Give a customer one more number; their earlier calls from it belong to them at once.

    Raises:
        Invalid: `raw` is no number.
        Refused: the customer is gone.
    """
    if not (key := numbers.key(raw)):
        raise Invalid({"number": NOT_A_NUMBER})
    customer = get(session, customer_id)
    if all(phone.key != key for phone in customer.phones):
        rank = max((phone.rank for phone in customer.phones), default=-1) + 1
        customer.phones.append(CustomerPhone(number=raw.strip()[:40], key=key, kind=kind_of(key), rank=rank))
        customer.changed_at = utc_now()  # so that an open form notices
    index(session, customer_id)


def blacklist(session: Session, id_: int, reason: str, who: Who) -> None:
    """Warn of a customer at every call.

    Raises:
        Invalid: no reason.
        NotAllowed: the right to change customers is missing.
    """
    who.need(Right.CUSTOMER_SAVE)
    if not reason.strip():
        raise Invalid({"reason": _REASON})
    customer = get(session, id_)
    customer.blacklisted_at, customer.blacklisted_by = utc_now(), who.name
    customer.blacklist_reason = reason.strip()[:240]


def unblacklist(session: Session, id_: int, who: Who) -> None:
    """Warn no longer; the reason stays in the record until it is blacklisted again.

    Raises:
        NotAllowed: the right to change customers is missing.
    """
    who.need(Right.CUSTOMER_SAVE)
    customer = get(session, id_)
    customer.blacklisted_at, customer.blacklisted_by = None, ""


def retire(session: Session, id_: int, _who: Who) -> None:
    """Take a customer out of lists, search and pops; nothing is lost."""
    get_own(session, id_).retired_at = utc_now()
    session.flush()
    forget_customer(session, id_)


def restore(session: Session, id_: int, _who: Who) -> None:
    """Bring a retired customer back."""
    customer = get_own(session, id_)
    customer.retired_at = customer.merged_into_id = None
    index(session, id_)


def remove(session: Session, id_: int, _who: Who) -> None:
    """Delete a customer for good.

    Raises:
        Refused: they have calls or records.
    """
    check_removable(session, id_)
    forget_customer(session, id_)
    session.delete(get_own(session, id_))
    session.flush()


def get(session: Session, id_: int) -> Customer:
    """The customer with its parts, locked until the transaction ends.

    Raises:
        Refused: it is gone.
    """
    parts = [selectinload(Customer.phones), selectinload(Customer.contacts), selectinload(Customer.addresses)]
    customer = session.get(Customer, id_, options=parts, with_for_update={"of": Customer})
    if customer is None:
        raise Refused(_GONE)
    return customer


def get_own(session: Session, id_: int) -> Customer:
    """The customer, to be changed.

    Raises:
        Refused: it is gone.
        NotAllowed: it is masked for whoever works here.
    """
    check_unmasked(session, MASKING, Customer, id_)
    return get(session, id_)


def kind_of(key: str) -> PhoneKind:
    """What sort of phone a number usually is."""
    return PhoneKind.MOBILE if len(key) == 11 and key[0] == "1" else PhoneKind.LANDLINE


def _key_phones(numbers: Numbers, phones: Sequence[Values]) -> None:
    wrong: dict[str, Text] = {}
    seen: set[str] = set()
    for at, phone in enumerate(phones):
        key = numbers.key(phone.get("number") or "")
        if not key or key in seen:
            wrong[f"phones.{at}.number"] = TWICE if key else NOT_A_NUMBER
        seen.add(key)
        phone["key"] = key
        phone["kind"] = PhoneKind(phone.get("kind") or kind_of(key))
    if wrong:
        raise Invalid(wrong)


def _add_contacts_numbers(numbers: Numbers, session: Session, id_: int | None, values: Values) -> None:
    """Put the numbers of contacts among the phones, so that their calls are known."""
    wrong = {}
    if "phones" not in values:
        values["phones"] = _stored_phones(session, id_)
    phones = list(values["phones"])
    known = {numbers.key(phone.get("number") or "") for phone in phones}
    for at, contact in enumerate(values["contacts"]):
        if not (number := contact.get("number")):
            continue
        key = numbers.key(number)
        if not key:
            wrong[f"contacts.{at}.number"] = NOT_A_NUMBER
        elif key not in known:
            known.add(key)
            phones.append({"number": number, "kind": kind_of(key), "note": contact.get("name") or ""})
    if wrong:
        raise Invalid(wrong)
    values["phones"] = tuple(phones)


def _stored_phones(session: Session, id_: int | None) -> tuple[Values, ...]:
    rows = session.execute(
        select(CustomerPhone.id, CustomerPhone.number, CustomerPhone.kind, CustomerPhone.note)
        .where(CustomerPhone.customer_id == id_)
        .order_by(CustomerPhone.rank, CustomerPhone.id)
    )
    return tuple(dict(row) for row in rows.mappings())


def _check_owners(session: Session, id_: int | None, phones: Sequence[Values]) -> None:
    """Refuse new numbers that somebody else has, unless a note says whose they are."""
    mine = set(session.scalars(select(CustomerPhone.key).where(CustomerPhone.customer_id == id_)))
    new = {at: one for at, one in enumerate(phones) if one["key"] not in mine and not one.get("note")}
    _hold(session, (one["key"] for one in new.values()))
    found = {f"phones.{at}.number": owners(session, one["key"], id_) for at, one in new.items()}
    taken = {field: whose for field, whose in found.items() if whose}
    if taken:
        raise Shared({field: BELONGS.fill(name=whose[0].name) for field, whose in taken.items()}, taken)


def _hold(session: Session, keys: Iterable[str]) -> None:
    """Let no other seat save these numbers between our look and our commit; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        for key in sorted(set(keys)):
            lock = func.pg_advisory_xact_lock(LOCK, crc32(key.encode()) - (1 << 31))
            session.execute(select(lock))
