"""Description of what falls due (到期提醒): one list of maintenance and callbacks, from which both are begun."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, object_session

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.search import match
from app.db.trail import worker
from app.features.customers.of_customer import customer_field
from app.features.dues.card import ON_CARD, ON_TODAY, marks, number_of
from app.features.dues.dues import done, reopened
from app.features.dues.model import Due, DueKind
from app.features.dues.on_server import ON_SERVER
from app.features.dues.sign import DUES
from app.features.dues.states import KINDS, LOOKS, OPEN, WORKFLOW
from app.features.products.life_action import NO_SERIAL, life_action
from app.features.products.sold import of_product, with_number
from app.records.field import Field, Kind
from app.records.record import Action, Filter, RecordType

Maker = Callable[[Session, Sequence[Due], Who, datetime], object]  # makes a repair or a callback for each of these

_FOUND = 200  # customers a search looks through
_OTHERS = {
    DueKind.MAINTENANCE: QT_TRANSLATE_NOOP("dues", "A callback is due here, no maintenance."),
    DueKind.CALLBACK: QT_TRANSLATE_NOOP("dues", "Maintenance is due here, no callback."),
}
_NOT_OPEN = QT_TRANSLATE_NOOP("dues", "It has been seen to already.")


def due_type(make_repair: Maker | None = None, make_callback: Maker | None = None) -> RecordType:
    """The description of what falls due.

    Args:
        make_repair: makes a repair for each of some maintenance that is due, in the same transaction.
        make_callback: makes a callback for each of some that are due. Where one is None its action is absent.
    """
    actions = []
    if make_repair:
        actions.append(
            Action(
                name="make_repair",
                label=QT_TRANSLATE_NOOP("dues", "Make a repair"),
                icon="wrench-outline",
                key="R",
                right=Right.REPAIR,
                do=_making(make_repair, DueKind.MAINTENANCE),
                unfit=partial(_unfit, DueKind.MAINTENANCE),
            )
        )
    if make_callback:
        actions.append(
            Action(
                name="make_callback",
                label=QT_TRANSLATE_NOOP("dues", "Make a callback"),
                icon="phone-return-outline",
                key="C",
                right=Right.CALLBACK,
                do=_making(make_callback, DueKind.CALLBACK),
                unfit=partial(_unfit, DueKind.CALLBACK),
            )
        )
    return _described((*actions, life_action("", lambda due: None if due.serial else NO_SERIAL)))


def _unfit(sort: DueKind, due: Due) -> Text | None:
    """Why what is made of dues of one sort cannot be made of this one; such among those ticked stay as they are."""
    if due.sort != sort:
        return _OTHERS[sort]
    return None if due.state == OPEN else _NOT_OPEN


def _making(make: Maker, sort: DueKind) -> Callable[[Session, Sequence[int], Who], None]:
    """One thing is made for each, and each is seen to: the next one of a series is counted from today."""

    def deed(session: Session, ids: Sequence[int], who: Who) -> None:
        dues = session.scalars(select(Due).where(Due.id.in_(ids)).order_by(Due.due_on, Due.id).with_for_update()).all()
        for one in dues:
            if why := _unfit(sort, one):
                raise Refused(why)
        now = worker(session)[1]
        make(session, dues, who, now)
        for one in (due for due in dues if due.state == OPEN):
            done(session, one, who, now)
        session.flush()

    return deed


def _stepped(due: Due, step: str, who: Who, now: datetime) -> None:
    """Who saw to it and when; the next one follows. Opened again, nobody did."""
    session = object_session(due)
    assert session is not None
    if step == "done":
        done(session, due, who, now)
    elif step == "drop":
        due.done_at, due.done_by = now, who.name
    else:
        due.done_at, due.done_by = None, ""


def _saved(session: Session, id_: int) -> None:
    due = session.get(Due, id_)
    if due is not None and due.state == OPEN:
        reopened(session, due)


def _find(session: Session, text: str) -> ColumnElement[bool]:
    """By the sale's number, serial number, customer or product."""
    if exact := with_number(session, text):
        return Due.sale_id.in_(exact)
    customers = match(session, text, _FOUND)
    plain = text.strip()
    alone = or_(Due.product.icontains(plain, autoescape=True), Due.serial.istartswith(plain, autoescape=True))
    return or_(
        Due.customer_id.in_(customers),
        of_product(session, text).among(Due.sale_id.expression),
        and_(Due.sale_id.is_(None), alone),
    )


def _sort(sort: DueKind) -> Callable[[Who, datetime], ColumnElement[bool]]:
    return lambda _who, _now: (Due.state == OPEN) & (Due.sort == sort)


def _within(days: int) -> Callable[[Who, datetime], ColumnElement[bool]]:
    return lambda _who, now: (Due.state == OPEN) & (Due.due_on <= now.astimezone().date() + timedelta(days=days))


def _fixed(key: str, label: Text, width: int, **more: Any) -> Field:
    return Field(key=key, label=label, width=width, fixed=True, **more)


def _described(actions: tuple[Action, ...]) -> RecordType:
    return RecordType(
        key="due",
        model=Due,
        look=DUES.look,
        plural=DUES.plural,
        title_field="product",
        order="due_on",
        workflow=WORKFLOW,
        fields=_FIELDS,
        filters=_FILTERS,
        find=_find,
        find_hint=QT_TRANSLATE_NOOP("dues", "Customer, product or serial number"),
        badge="overdue",
        card=ON_CARD,
        today=ON_TODAY,
        hidden=lambda _who: Due.state != OPEN,
        creatable=False,
        marks=marks,
        saved=_saved,
        stepped=_stepped,
        actions=actions,
        right_save=Right.RECORD_SAVE,
        server=ON_SERVER,
        empty=QT_TRANSLATE_NOOP(
            "dues",
            "Maintenance and callbacks stand here once products that ask for them are sold (Settings, Products).",
        ),
    )


_FIELDS = (
    Field(
        key="due_on",
        label=QT_TRANSLATE_NOOP("dues", "Due on"),
        kind=Kind.DAY,
        required=True,
        width=20,
        sorts=True,
        span=3,
    ),
    Field(
        key="sort",
        label=QT_TRANSLATE_NOOP("dues", "What"),
        kind=Kind.STATE,
        width=10,
        fixed=True,
        looks=KINDS,
        span=3,
    ),
    customer_field(Due, width=18, fixed=True, span=6),
    _fixed("product", QT_TRANSLATE_NOOP("dues", "Product"), 22, span=4),
    _fixed("serial", QT_TRANSLATE_NOOP("dues", "Serial number"), 14, span=4),
    _fixed("origin", QT_TRANSLATE_NOOP("dues", "From"), 17, read=number_of, span=4),
    Field(
        key="every_months",
        label=QT_TRANSLATE_NOOP("dues", "Every (months)"),
        kind=Kind.NUMBER,
        width=8,
        least=0,
        most=240,
        span=3,
        hint=QT_TRANSLATE_NOOP("dues", "0: once"),
    ),
    Field(
        key="state",
        label=QT_TRANSLATE_NOOP("dues", "State"),
        kind=Kind.STATE,
        width=9,
        in_form=False,
        looks=LOOKS,
        shown=False,
    ),
    Field(key="done_by", label=QT_TRANSLATE_NOOP("dues", "Seen to by"), width=8, in_form=False, shown=False),
)
_FILTERS = (
    Filter(
        key="maintenance",
        label=QT_TRANSLATE_NOOP("dues", "Maintenance"),
        icon="calendar-refresh-outline",
        where=_sort(DueKind.MAINTENANCE),
    ),
    Filter(
        key="callback",
        label=QT_TRANSLATE_NOOP("dues", "Callbacks"),
        icon="phone-return-outline",
        where=_sort(DueKind.CALLBACK),
    ),
    Filter(
        key="seen_to",
        label=QT_TRANSLATE_NOOP("dues", "Done and dropped"),
        icon="check-circle-outline",
        where=lambda _who, _now: Due.state != OPEN,
        hidden=True,
        counted=False,
    ),
    Filter(
        key="overdue",
        label=QT_TRANSLATE_NOOP("dues", "Overdue"),
        icon="clock-alert-outline",
        where=_within(-1),
        aside=True,
    ),
    Filter(key="week", label=QT_TRANSLATE_NOOP("dues", "Next 7 days"), where=_within(7), aside=True),
    Filter(key="month", label=QT_TRANSLATE_NOOP("dues", "Next 30 days"), where=_within(30), aside=True, counted=False),
)
