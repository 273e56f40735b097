"""Description of customers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.phone import Numbers
from app.core.pinyin import warm_up
from app.db.search import forget_customer
from app.db.system import Choice
from app.features.customers.model import Address, Customer, CustomerPhone, PhoneKind
from app.features.customers.on_server import ON_SERVER
from app.features.customers.remarks import ON_CARD
from app.features.customers.sheets import on_import
from app.features.customers.sign import CUSTOMERS
from app.records.field import Field, Hint, Kind, Values
from app.records.record import Action, Filter, RecordType
from app.records.workflow import Look

_FOUND = 500  # customers a search of the list shows
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


def _mine(who: Who, _now: object) -> ColumnElement[bool]:
    me = select(Choice.id).where(Choice.list == "salesperson", Choice.name == who.name)
    return Customer.salesperson_id.in_(me)


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
        label=QT_TRANSLATE_NOOP("customers", "Phones"),
        kind=Kind.PARTS,
        parts=(
            Field(
                key="number",
                label=QT_TRANSLATE_NOOP("customers", "Number"),
                kind=Kind.PHONE,
                required=True,
                max_length=40,
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
    label=QT_TRANSLATE_NOOP("customers", "Contacts"),
    kind=Kind.PARTS,
    parts=(
        Field(key="name", label=QT_TRANSLATE_NOOP("customers", "Name"), required=True),
        Field(key="role", label=QT_TRANSLATE_NOOP("customers", "Position"), span=3),
        Field(key="number", label=QT_TRANSLATE_NOOP("customers", "Number"), kind=Kind.PHONE, max_length=40),
        Field(key="email", label=QT_TRANSLATE_NOOP("customers", "E-mail")),
    ),
)
_ADDRESSES = Field(
    key="addresses",
    label=QT_TRANSLATE_NOOP("customers", "Addresses"),
    kind=Kind.PARTS,
    parts=(
        Field(key="region", label=QT_TRANSLATE_NOOP("customers", "Region"), span=3),
        Field(key="line", label=QT_TRANSLATE_NOOP("customers", "Street, house, door"), max_length=240, span=6),
        Field(
            key="label",
            label=QT_TRANSLATE_NOOP("customers", "Which one"),
            span=2,
            hint=QT_TRANSLATE_NOOP("customers", "shop, home"),
        ),
    ),
)


def _fields(numbers: Callable[[], Numbers]) -> tuple[Field, ...]:
    return (
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
            width=9,
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
            read=_first_phone,
        ),
        Field(
            key="address",
            label=QT_TRANSLATE_NOOP("customers", "Address"),
            width=26,
            in_form=False,
            brief=True,
            read=_first_address,
        ),
        _group(),
        _choice("level_id", "level", QT_TRANSLATE_NOOP("customers", "Level"), 9, list_title=_LEVELS),
        _phones(numbers),
        _CONTACTS,
        _ADDRESSES,
        _choice("salesperson_id", "salesperson", QT_TRANSLATE_NOOP("customers", "Salesperson"), 10),
        _choice("source_id", "source", QT_TRANSLATE_NOOP("customers", "How they found us"), 10, shown=False),
        Field(key="email", label=QT_TRANSLATE_NOOP("customers", "E-mail"), width=16, shown=False, span=3),
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
            label=QT_TRANSLATE_NOOP("customers", "Purchase intention"),
            max_length=240,
            width=16,
            shown=False,
            span=12,
        ),
        Field(key="note", label=QT_TRANSLATE_NOOP("customers", "Note"), kind=Kind.WORDS),
        *(
            Field(
                key=f"custom_{place}",
                label=QT_TRANSLATE_NOOP("customers", "Custom field {place}").fill(place=place),
                named_by=f"custom_{place}",
                span=4,
            )
            for place in range(1, 6)
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


def customer_type(numbers: Callable[[], Numbers]) -> RecordType:
    """The description for a seat; `numbers` gives its way of reading telephone numbers, asked at each use."""

    def find(session: Session, text: str) -> ColumnElement[bool]:
        from app.features.customers.find import find as found

        return Customer.id.in_([one.id for one in found(session, text, numbers(), _FOUND)])

    def prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
        from app.features.customers import change

        change.prepare(session, id_, values, who, numbers())

    def saved(session: Session, id_: int) -> None:
        from app.features.customers import change

        change.saved(session, id_)

    return replace(_PLAIN, fields=_fields(numbers), find=find, prepare=prepare, saved=saved, sheet=on_import(numbers))


def _removable(session: Session, id_: int) -> None:
    from app.features.customers import change

    change.check_removable(session, id_)


def _retire(session: Session, ids: Sequence[int], who: Who) -> None:
    from app.features.customers import change

    for id_ in ids:
        change.retire(session, id_, who)


def _restore(session: Session, ids: Sequence[int], who: Who) -> None:
    from app.features.customers import change

    for id_ in ids:
        change.restore(session, id_, who)


def _shared(_who: Who, _now: object) -> ColumnElement[bool]:
    """Customers one of whose numbers others have too."""
    twice = (
        select(CustomerPhone.key)
        .where(CustomerPhone.key != "")
        .group_by(CustomerPhone.key)
        .having(func.count(CustomerPhone.customer_id.distinct()) > 1)
    )
    return Customer.id.in_(select(CustomerPhone.customer_id).where(CustomerPhone.key.in_(twice)))


def _removed(session: Session, id_: int) -> None:
    forget_customer(session, id_)


_PLAIN = RecordType(
    key=CUSTOMERS.key,
    model=Customer,
    look=CUSTOMERS.look,
    plural=CUSTOMERS.plural,
    title_field="name",
    line=("phone", "address"),
    order="-last_call_at",
    fields=_fields(lambda: Numbers("CN", "")),
    filters=(
        Filter(
            key="blacklist",
            label=QT_TRANSLATE_NOOP("customers", "Blacklist"),
            icon="cancel",
            where=lambda _who, _now: Customer.blacklisted_at.is_not(None),
        ),
        Filter(
            key="retired",
            label=QT_TRANSLATE_NOOP("customers", "Retired"),
            icon="archive-outline",
            where=lambda _who, _now: Customer.retired_at.is_not(None),
            hidden=True,
        ),
        Filter(
            key="shared",
            label=QT_TRANSLATE_NOOP("customers", "Same number"),
            icon="account-multiple-outline",
            where=_shared,
            aside=True,
            counted=False,
            slow=True,
        ),
        Filter(
            key="mine",
            label=QT_TRANSLATE_NOOP("customers", "Mine"),
            icon="account-outline",
            where=_mine,
            aside=True,
            counted=False,
        ),
    ),
    new=QT_TRANSLATE_NOOP("customers", "New customer"),
    find_hint=QT_TRANSLATE_NOOP("customers", "Name, pinyin, number, address"),
    hidden=lambda _who: Customer.retired_at.is_not(None),
    removable=_removable,
    removed=_removed,
    warm_up=warm_up,
    card=ON_CARD,
    right_save=Right.CUSTOMER_SAVE,
    right_delete=Right.CUSTOMER_DELETE,
    right_export=Right.TRANSFER,
    server=ON_SERVER,
    actions=(
        Action(
            name="merge",
            label=QT_TRANSLATE_NOOP("customers", "Merge two"),
            icon="call-merge",
            key="M",
            right=Right.CUSTOMER_SAVE,
            least=2,
        ),
        Action(
            name="blacklist",
            label=QT_TRANSLATE_NOOP("customers", "Blacklist"),
            icon="cancel",
            key="B",
            right=Right.CUSTOMER_SAVE,
        ),
        Action(
            name="retire",
            label=QT_TRANSLATE_NOOP("customers", "Retire"),
            icon="archive-outline",
            key="R",
            right=Right.CUSTOMER_SAVE,
            do=_retire,
        ),
        Action(
            name="restore",
            label=QT_TRANSLATE_NOOP("customers", "Bring back"),
            icon="undo",
            key="U",
            right=Right.CUSTOMER_SAVE,
            do=_restore,
        ),
    ),
    empty=QT_TRANSLATE_NOOP(
        "customers", "Customers stand here. The first caller that is not known yet becomes one in a few words."
    ),
)
CUSTOMER = customer_type(lambda: Numbers("CN", ""))
