"""Description of customers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.phone import Numbers
from app.core.pinyin import warm_up
from app.db.search import forget_customer
from app.features.customers.fields import fields
from app.features.customers.model import Customer, CustomerPhone
from app.features.customers.on_server import ON_SERVER
from app.features.customers.reckoned import RECKONED
from app.features.customers.remarks import ON_CARD
from app.features.customers.sheets import on_import
from app.features.customers.sight import MASKING, mine
from app.features.customers.sign import CUSTOMERS
from app.records.field import Values
from app.records.record import Action, Filter, RecordType
from app.records.retiring import retire, retired

_LISTED = QT_TRANSLATE_NOOP("customers", "It is on the blacklist already.")
_NOT_LISTED = QT_TRANSLATE_NOOP("customers", "It is not on the blacklist.")
_FOUND = 500  # customers a search of the list shows


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

    return replace(_PLAIN, fields=fields(numbers), find=find, prepare=prepare, saved=saved, sheet=on_import(numbers))


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
    fields=fields(lambda: Numbers("CN", "")),
    filters=(
        Filter(
            key="blacklist",
            label=QT_TRANSLATE_NOOP("customers", "Blacklist"),
            icon="cancel",
            where=lambda _who, _now: Customer.blacklisted_at.is_not(None),
        ),
        retired(Customer),
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
            where=lambda who, _now: mine(who),
            aside=True,
            counted=False,
        ),
    ),
    new=QT_TRANSLATE_NOOP("customers", "New customer"),
    find_hint=QT_TRANSLATE_NOOP("customers", "Name, pinyin, number, address"),
    reckoned=RECKONED,
    hidden=lambda _who: Customer.retired_at.is_not(None),
    removable=_removable,
    removed=_removed,
    warm_up=warm_up,
    card=ON_CARD,
    right_save=Right.CUSTOMER_SAVE,
    right_delete=Right.CUSTOMER_DELETE,
    right_export=Right.TRANSFER,
    server=ON_SERVER,
    masking=MASKING,
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
            label=QT_TRANSLATE_NOOP("customers", "Put on the blacklist"),
            icon="cancel",
            key="B",
            right=Right.CUSTOMER_SAVE,
            unfit=lambda one: _LISTED if one.blacklisted_at is not None else None,
        ),
        Action(
            name="unblacklist",
            label=QT_TRANSLATE_NOOP("customers", "Take off the blacklist"),
            icon="account-check-outline",
            key="W",
            right=Right.CUSTOMER_SAVE,
            unfit=lambda one: _NOT_LISTED if one.blacklisted_at is None else None,
        ),
        Action(
            name="gift",
            label=QT_TRANSLATE_NOOP("customers", "Give a gift for points"),
            icon="gift-outline",
            key="G",
            right=Right.POINTS,
        ),
        *retire(Customer, Right.CUSTOMER_SAVE, _retire, _restore),
    ),
    empty=QT_TRANSLATE_NOOP(
        "customers", "Customers stand here. The first caller that is not known yet becomes one in a few words."
    ),
)
CUSTOMER = customer_type(lambda: Numbers("CN", ""))
