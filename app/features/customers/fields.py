"""What is filled in, listed and shown of customers?"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, case, literal, select
from sqlalchemy.orm import Session

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.phone import Numbers
from app.features.customers.model import Address, Customer, CustomerPhone, PhoneKind
from app.features.customers.reckoned import points
from app.records.field import Field, Hint, Kind
from app.records.workflow import Look

_LEVELS = QT_TRANSLATE_NOOP("customers", "Customer levels")
_BELONGS = QT_TRANSLATE_NOOP("customers", "{number} belongs to {name}.")
BLACKLISTED = Look(words=QT_TRANSLATE_NOOP("customers", "Blacklist"), icon="cancel", colour="danger")
RETIRED = Look(words=QT_TRANSLATE_NOOP("customers", "Retired"), icon="archive-outline", colour="approved")
PHONE_KINDS: dict[str, Look] = {
    PhoneKind.MOBILE: Look(words=QT_TRANSLATE_NOOP("customers", "Mobile"), icon="cellphone", colour="muted"),
    PhoneKind.LANDLINE: Look(words=QT_TRANSLATE_NOOP("customers", "Landline"), icon="phone-outline", colour="muted"),
    PhoneKind.WORK: Look(words=QT_TRANSLATE_NOOP("customers", "Work"), icon="briefcase-outline", colour="muted"),
    PhoneKind.HOME: Look(words=QT_TRANSLATE_NOOP("customers", "Home"), icon="home-outline", colour="muted"),
    PhoneKind.FAX: Look(words=QT_TRANSLATE_NOOP("customers", "Fax"), icon="fax", colour="muted"),
    PhoneKind.OTHER: Look(words=QT_TRANSLATE_NOOP("customers", "Other"), icon="dots-horizontal", colour="muted"),
}


def _first_phone() -> ColumnElement[Any]:
    return (
        select(CustomerPhone.number)
        .where(CustomerPhone.customer_id == Customer.id)
        .order_by(CustomerPhone.rank, CustomerPhone.id)
        .limit(1)
        .correlate(Customer)
        .scalar_subquery()
    )


def _first_address() -> ColumnElement[Any]:
    return (
        select(case((Address.line != "", Address.line), else_=Address.region))
        .where(Address.customer_id == Customer.id)
        .order_by(Address.rank, Address.id)
        .limit(1)
        .correlate(Customer)
        .scalar_subquery()
    )


def _mark() -> ColumnElement[Any]:
    return case(
        (Customer.retired_at.is_not(None), literal("retired")),
        (Customer.blacklisted_at.is_not(None), literal("blacklist")),
        else_=None,
    )


def _choice(key: str, list_: str, label: Any, width: int, **more: Any) -> Field:
    return Field(key=key, label=label, kind=Kind.CHOICE, list=list_, width=width, batch=True, **more)


def _group() -> Field:
    return _choice(
        "group_id",
        "group",
        QT_TRANSLATE_NOOP("customers", "Group"),
        9,
        list_title=QT_TRANSLATE_NOOP("customers", "Customer groups"),
        list_rename=Right.GROUP_RENAME,
        list_delete=Right.GROUP_DELETE,
    )


def _phones(numbers: Callable[[], Numbers]) -> Field:
    def watch(session: Session, id_: int | None, value: Any) -> Hint | None:
        from app.features.customers.change import owners

        key = numbers().key(str(value or ""))
        owner = next(iter(owners(session, key, id_)), None) if key else None
        if owner is None:
            return None
        said = _BELONGS.fill(number=numbers().shown(str(value)), name=owner.name)
        return Hint(words=said, kind="customer", id=owner.id)

    return Field(
        key="phones",
        own=True,
        label=QT_TRANSLATE_NOOP("customers", "Phones"),
        kind=Kind.PARTS,
        parts=(
            Field(
                key="number",
                label=QT_TRANSLATE_NOOP("customers", "Number"),
                kind=Kind.PHONE,
                required=True,
                max_length=40,
                private=True,
                watch=watch,
            ),
            Field(
                key="kind",
                label=QT_TRANSLATE_NOOP("customers", "Kind"),
                kind=Kind.STATE,
                looks=PHONE_KINDS,
            ),
            Field(key="note", label=QT_TRANSLATE_NOOP("customers", "Note")),
        ),
    )


_CONTACTS = Field(
    key="contacts",
    own=True,
    label=QT_TRANSLATE_NOOP("customers", "Contacts"),
    kind=Kind.PARTS,
    parts=(
        Field(key="name", label=QT_TRANSLATE_NOOP("customers", "Name"), required=True),
        Field(key="role", label=QT_TRANSLATE_NOOP("customers", "Position"), span=3),
        Field(
            key="number",
            label=QT_TRANSLATE_NOOP("customers", "Number"),
            kind=Kind.PHONE,
            max_length=40,
            private=True,
        ),
        Field(key="email", label=QT_TRANSLATE_NOOP("customers", "E-mail"), private=True),
    ),
)
_ADDRESSES = Field(
    key="addresses",
    label=QT_TRANSLATE_NOOP("customers", "Addresses"),
    kind=Kind.PARTS,
    parts=(
        Field(key="region", label=QT_TRANSLATE_NOOP("customers", "Region"), span=3),
        Field(
            key="line",
            label=QT_TRANSLATE_NOOP("customers", "Street, house, door"),
            max_length=240,
            private=True,
            span=6,
        ),
        Field(
            key="label",
            label=QT_TRANSLATE_NOOP("customers", "Which one"),
            span=2,
            hint=QT_TRANSLATE_NOOP("customers", "shop, home"),
        ),
    ),
)
_WHO = (
    Field(
        key="name",
        label=QT_TRANSLATE_NOOP("customers", "Firm or person"),
        required=True,
        width=22,
        sorts=True,
    ),
    Field(
        key="mark",
        label=QT_TRANSLATE_NOOP("customers", "Mark"),
        kind=Kind.STATE,
        width=7,
        in_form=False,
        read=_mark,
        looks={"blacklist": BLACKLISTED, "retired": RETIRED},
    ),
    Field(
        key="phone",
        label=QT_TRANSLATE_NOOP("customers", "Phone"),
        kind=Kind.PHONE,
        width=15,
        in_form=False,
        brief=True,
        private=True,
        read=_first_phone,
    ),
    Field(
        key="address",
        label=QT_TRANSLATE_NOOP("customers", "Address"),
        width=26,
        in_form=False,
        brief=True,
        private=True,
        read=_first_address,
    ),
)
_SORT = (
    _group(),
    _choice("level_id", "level", QT_TRANSLATE_NOOP("customers", "Level"), 9, list_title=_LEVELS),
)
_ABOUT = (
    _choice("salesperson_id", "salesperson", QT_TRANSLATE_NOOP("customers", "Salesperson"), 10),
    _choice("source_id", "source", QT_TRANSLATE_NOOP("customers", "How they found us"), 10, shown=False),
    Field(
        key="email",
        label=QT_TRANSLATE_NOOP("customers", "E-mail"),
        width=16,
        shown=False,
        own=True,
        private=True,
        span=3,
    ),
    Field(
        key="tags",
        label=QT_TRANSLATE_NOOP("customers", "Tags"),
        kind=Kind.TAGS,
        max_length=240,
        span=3,
        batch=True,
    ),
    Field(
        key="intention",
        own=True,
        label=QT_TRANSLATE_NOOP("customers", "Purchase intention"),
        max_length=240,
        width=16,
        shown=False,
        span=12,
    ),
    Field(key="note", label=QT_TRANSLATE_NOOP("customers", "Note"), kind=Kind.WORDS, own=True, private=True),
)
_CUSTOM = tuple(
    Field(
        key=f"custom_{place}",
        label=QT_TRANSLATE_NOOP("customers", "Custom field {place}").fill(place=place),
        named_by=f"custom_{place}",
        own=True,
        private=True,
        span=4,
    )
    for place in range(1, 6)
)
_KNOWN = (
    Field(
        key="points",
        label=QT_TRANSLATE_NOOP("customers", "Points"),
        kind=Kind.NUMBER,
        width=7,
        in_form=False,
        read=points,
    ),
    Field(
        key="last_call_at",
        label=QT_TRANSLATE_NOOP("customers", "Last call"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        in_form=False,
    ),
    Field(
        key="created_at",
        label=QT_TRANSLATE_NOOP("customers", "Entered"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        in_form=False,
        shown=False,
    ),
    Field(
        key="blacklist_reason",
        label=QT_TRANSLATE_NOOP("customers", "Reason of the blacklist"),
        in_form=False,
    ),
)


def fields(numbers: Callable[[], Numbers]) -> tuple[Field, ...]:
    """The fields, in the order of form and list; `numbers` is the seat's way of reading telephone numbers."""
    return (*_WHO, *_SORT, _phones(numbers), _CONTACTS, _ADDRESSES, *_ABOUT, *_CUSTOM, *_KNOWN)
