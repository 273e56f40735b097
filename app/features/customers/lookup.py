"""Who has this number, and what stands on their card? The way from a ringing line to a name, in few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, and_, bindparam, cast, literal, select, union_all
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.masks import masked_number, masked_text
from app.db.search import named
from app.db.system import Choice
from app.db.trip import ask
from app.features.customers.model import Address, Contact, Customer, CustomerPhone
from app.features.customers.sight import covered
from app.records.asking import CUSTOMER

_SAME_SWITCHBOARD = QT_TRANSLATE_NOOP("customers", "Same switchboard")
_SIMILAR_NAME = QT_TRANSLATE_NOOP("customers", "Similar name")
_OF = QT_TRANSLATE_NOOP("customers", "customer of {name}")
_MOST = 20  # customers sharing a number that are worth choosing among
_LANDLINE_LENGTH = 9  # shortest key of area code and local number

_customer, _phone = Customer.__table__.c, CustomerPhone.__table__.c
_contact, _address = Contact.__table__.c, Address.__table__.c
_choice = Choice.__table__


def whose(salesperson: str) -> Text | str:
    """Who looks after a customer, in words; "" where that is not to be said."""
    return _OF.fill(name=salesperson) if salesperson else ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that may be meant; `phone` is the number asked for or the first one, `why` says what suggests them.

    Of a colleague's customer, who is masked, `salesperson` says whose it is.
    """

    id: int
    name: str
    phone: str
    address: str
    last_call_at: datetime | None
    why: Text | None = None
    blacklisted: bool = False
    salesperson: str = ""

    @property
    def whose(self) -> Text | str:
        """Who looks after a masked one, in words; "" of one shown in full."""
        return whose(self.salesperson)


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A number on a card; `kind` is a `PhoneKind` value."""

    number: str
    key: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A person on a card."""

    name: str
    role: str
    number: str
    email: str


@dataclass(frozen=True, slots=True)
class AddressLine:
    """An address on a card."""

    label: str
    region: str
    line: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the pop shows of a customer; `since` is when they were entered, `custom` the five custom fields.

    Of a colleague's it is `masked`.
    """

    id: int
    version: int
    name: str
    level: str
    group: str
    salesperson: str
    source: str
    email: str
    intention: str
    note: str
    tags: tuple[str, ...]
    since: datetime
    phones: tuple[PhoneLine, ...]
    contacts: tuple[ContactLine, ...]
    addresses: tuple[AddressLine, ...]
    custom: tuple[str, ...]
    blacklisted_at: datetime | None
    blacklisted_by: str
    blacklist_reason: str
    last_call_at: datetime | None
    masked: bool = False


_FIRST_PHONE = (
    select(_phone.number)
    .where(_phone.customer_id == _customer.id)
    .order_by(_phone.rank, _phone.id)
    .limit(1)
    .correlate(Customer.__table__)
    .scalar_subquery()
)
_FIRST_ADDRESS = (
    select(_address.region + _address.line)
    .where(_address.customer_id == _customer.id)
    .order_by(_address.rank, _address.id)
    .limit(1)
    .correlate(Customer.__table__)
    .scalar_subquery()
)
_RECENT_FIRST = (_customer.last_call_at.desc().nulls_last(), _customer.id.desc())


def _brief(phone: Any) -> Select[Any]:
    return select(
        _customer.id,
        _customer.name,
        phone.label("phone"),
        _FIRST_ADDRESS.label("address"),
        _customer.last_call_at,
        _customer.blacklisted_at,
    ).where(_customer.retired_at.is_(None))


BY_KEY = (  # who has a number
    _brief(_phone.number)
    .join_from(Customer.__table__, CustomerPhone.__table__, _phone.customer_id == _customer.id)
    .where(_phone.key == bindparam("key"), _phone.key != "")
    .order_by(*_RECENT_FIRST)
    .limit(_MOST)
)
_BY_KEY_RANGE = (
    _brief(_phone.number)
    .join_from(Customer.__table__, CustomerPhone.__table__, _phone.customer_id == _customer.id)
    .where(and_(_phone.key >= bindparam("least"), _phone.key <= bindparam("most"), _phone.key != bindparam("key")))
    .order_by(*_RECENT_FIRST)
    .limit(bindparam("count"))
)


def _named(customer_column: Any, name: str) -> Any:
    list_ = _choice.alias(name)
    return select(list_.c.name).where(list_.c.id == customer_column).scalar_subquery().label(name)


_WHOSE = select(_customer.id, _named(_customer.salesperson_id, "salesperson")).where(
    _customer.id.in_(bindparam("ids", expanding=True))
)
_BY_IDS = _brief(_FIRST_PHONE).where(_customer.id.in_(bindparam("ids", expanding=True))).order_by(*_RECENT_FIRST)


_CARD = select(
    _customer.id,
    _customer.version,
    _customer.name,
    _named(_customer.level_id, "level"),
    _named(_customer.group_id, "group"),
    _named(_customer.salesperson_id, "salesperson"),
    _named(_customer.source_id, "source"),
    _customer.email,
    _customer.intention,
    _customer.note,
    _customer.tags,
    _customer.created_at,
    _customer.custom_1,
    _customer.custom_2,
    _customer.custom_3,
    _customer.custom_4,
    _customer.custom_5,
    _customer.blacklisted_at,
    _customer.blacklisted_by,
    _customer.blacklist_reason,
    _customer.last_call_at,
).where(_customer.id == CUSTOMER)


def _part(sort: int, table: Any, *columns: Any) -> Select[Any]:
    texts = [cast(column, String) for column in columns]
    return select(literal(sort).label("sort"), table.c.rank, table.c.id, *texts).where(table.c.customer_id == CUSTOMER)


_PARTS = union_all(
    _part(0, CustomerPhone.__table__, _phone.number, _phone.key, _phone.kind, _phone.note),
    _part(1, Contact.__table__, _contact.name, _contact.role, _contact.number, _contact.email),
    _part(2, Address.__table__, _address.label, _address.region, _address.line, literal("")),
).order_by("sort", "rank", "id")
ABOUT = (_CARD, _PARTS)  # what a card is made of


def identify(session: Session, key: str) -> list[Candidate]:
    """Customers that have this number, the one with the most recent call first; retired ones are left out.

    None is masked: who asks because somebody calls is to see who it is. All others ask `hide`, too.
    """
    if not key:
        return []
    (found,) = ask(session, [BY_KEY], {"key": key})
    return candidates_from(found)


def similar(session: Session, name: str, key: str, limit: int = 5) -> list[Candidate]:
    """Customers who may be the unknown caller: same switchboard (only the last two digits differ) or same beginning."""
    found: list[Candidate] = []
    if len(key) >= _LANDLINE_LENGTH and key.isdigit() and not _is_mobile(key):
        ends = {"key": key, "least": key[:-2] + "00", "most": key[:-2] + "99", "count": limit}
        found += hide(session, candidates_from(session.execute(_BY_KEY_RANGE, ends), _SAME_SWITCHBOARD))
    if name.strip() and len(found) < limit:
        known = {one.id for one in found}
        by_name = candidates(session, named(session, name, limit * 4), _SIMILAR_NAME)
        found += [one for one in by_name if one.id not in known]
    return found[:limit]


def candidates(session: Session, ids: Iterable[int], why: Text | None = None) -> list[Candidate]:
    """Candidates of these customers, most recent call first."""
    wanted = list(ids)
    return hide(session, candidates_from(session.execute(_BY_IDS, {"ids": wanted}), why)) if wanted else []


def card_of(session: Session, customer_id: int) -> Card | None:
    """The card of a customer, also of a retired one; None where there is none."""
    return card_from(*ask(session, ABOUT, {"customer": customer_id}))


def card_from(cards: Sequence[Any], parts: Sequence[Any]) -> Card | None:
    """The card made of the rows of `ABOUT`; None where there is no such customer."""
    if not cards:
        return None
    phones: list[PhoneLine] = []
    contacts: list[ContactLine] = []
    addresses: list[AddressLine] = []
    for sort, _rank, _id, first, second, third, fourth in parts:
        if sort == 0:
            phones.append(PhoneLine(first, second, third, fourth))
        elif sort == 1:
            contacts.append(ContactLine(first, second, third, fourth))
        else:
            addresses.append(AddressLine(first, second, third))
    return _card(cards[0], tuple(phones), tuple(contacts), tuple(addresses))


def _card(
    row: Any,
    phones: tuple[PhoneLine, ...],
    contacts: tuple[ContactLine, ...],
    addresses: tuple[AddressLine, ...],
) -> Card:
    return Card(
        id=row.id,
        version=row.version,
        name=row.name,
        level=row.level or "",
        group=row.group or "",
        salesperson=row.salesperson or "",
        source=row.source or "",
        email=row.email,
        intention=row.intention,
        note=row.note,
        tags=tuple(row.tags.split()),
        since=row.created_at,
        phones=phones,
        contacts=contacts,
        addresses=addresses,
        custom=(row.custom_1, row.custom_2, row.custom_3, row.custom_4, row.custom_5),
        blacklisted_at=row.blacklisted_at,
        blacklisted_by=row.blacklisted_by,
        blacklist_reason=row.blacklist_reason,
        last_call_at=row.last_call_at,
    )


def hide(session: Session, found: list[Candidate]) -> list[Candidate]:
    """The same, those masked who are a colleague's."""
    hidden = covered(session, [one.id for one in found])
    if not hidden:
        return found
    whose = {id_: name or "" for id_, name in session.execute(_WHOSE, {"ids": list(hidden)})}
    return [_masked(one, whose[one.id]) if one.id in whose else one for one in found]


def _masked(one: Candidate, whose: str) -> Candidate:
    return replace(one, phone=masked_number(one.phone), address=masked_text(one.address), salesperson=whose)


def masked_card(card: Card) -> Card:
    """What is shown of a colleague's customer; no number on it can be called."""
    return replace(
        card,
        email=masked_text(card.email),
        note=masked_text(card.note),
        phones=tuple(replace(one, number=masked_number(one.number), key="") for one in card.phones),
        contacts=tuple(
            replace(one, number=masked_number(one.number), email=masked_text(one.email)) for one in card.contacts
        ),
        addresses=tuple(replace(one, line=masked_text(one.line)) for one in card.addresses),
        custom=tuple(map(masked_text, card.custom)),
        masked=True,
    )


def candidates_from(rows: Iterable[Sequence[Any]], why: Text | None = None) -> list[Candidate]:
    """The candidates made of the rows of `BY_KEY`, in their order; `why` says what suggests them."""
    found: dict[int, Candidate] = {}
    for id_, name, phone, address, last_call_at, blacklisted_at in rows:
        found.setdefault(
            id_, Candidate(id_, name, phone or "", address or "", last_call_at, why, blacklisted_at is not None)
        )
    return list(found.values())


def _is_mobile(key: str) -> bool:
    return len(key) == 11 and key[0] == "1"
