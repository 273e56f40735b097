"""Description of redemptions: gifts given for points."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, object_session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.trail import worker
from app.features.customers.of_customer import customer_field, customers_called
from app.features.points import looks
from app.features.points.card import NEW, REDEMPTION_ON_CARD
from app.features.points.expiring import gone
from app.features.points.ledger import balance
from app.features.points.model import Gift, Redemption, RedemptionState
from app.features.points.redeem import STAYS, fill_points, prepare, settle_redemption
from app.features.points.sign import REDEMPTIONS
from app.records.chips import state_chip
from app.records.field import Field, Hint, Kind
from app.records.record import Filter, RecordType
from app.records.workflow import Step, Workflow

_HAS = QT_TRANSLATE_NOOP("points", "Has %n point(s)")


def _gift_name() -> ColumnElement[Any]:
    return select(Gift.name).where(Gift.id == Redemption.gift_id).correlate(Redemption).scalar_subquery()


def _find_redemption(_session: Session, text: str) -> ColumnElement[bool]:
    gifts = select(Gift.id).where(Gift.name.icontains(text, autoescape=True))
    return or_(
        Redemption.number.icontains(text, autoescape=True),
        Redemption.customer_id.in_(customers_called(text)),
        Redemption.gift_id.in_(gifts),
    )


def _this_month(_who: Who, now: datetime) -> ColumnElement[bool]:
    return Redemption.created_at >= now.astimezone().replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _has(session: Session, _id: int | None, customer_id: Any) -> Hint | None:
    """The points the customer has, while the gift is being chosen."""
    if not customer_id:
        return None
    old = gone(session, worker(session)[1], [customer_id]).get(customer_id, 0)
    return Hint(words=_HAS.counted(balance(session, customer_id) - old), colour="muted")


def _given(session: Session, id_: int) -> None:
    who, now = worker(session)
    redemption = session.get_one(Redemption, id_)
    settle_redemption(session, redemption, who, now)


def _cancelled(redemption: Redemption, step: str, who: Who, now: datetime) -> None:
    if step == "cancel":
        redemption.cancelled_at, redemption.cancelled_by = now, who.name
    session = object_session(redemption)
    assert session is not None
    settle_redemption(session, redemption, who, now)


REDEMPTION = RecordType(
    key="redemption",
    model=Redemption,
    look=REDEMPTIONS.look,
    plural=REDEMPTIONS.plural,
    new=NEW,
    title_field="gift_id",
    series="DH",
    order="-created_at",
    once=STAYS,
    fields=(
        Field(key="number", label=QT_TRANSLATE_NOOP("points", "Number"), width=16, in_form=False),
        Field(
            key="created_at",
            label=QT_TRANSLATE_NOOP("points", "Given at"),
            kind=Kind.MOMENT,
            width=14,
            sorts=True,
            in_form=False,
        ),
        customer_field(Redemption, required=True, width=18, watch=_has),
        Field(
            key="gift_id",
            label=QT_TRANSLATE_NOOP("points", "Gift"),
            kind=Kind.LINK,
            link="gift",
            required=True,
            width=20,
            read=_gift_name,
            fills=fill_points,
        ),
        Field(
            key="quantity",
            label=QT_TRANSLATE_NOOP("points", "Pieces"),
            kind=Kind.NUMBER,
            width=7,
            least=1,
            most=10_000,
            fills=fill_points,
            sums=True,
        ),
        Field(
            key="points",
            label=QT_TRANSLATE_NOOP("points", "Points"),
            kind=Kind.NUMBER,
            width=9,
            fixed=True,
            sums=True,
        ),
        Field(key="author", label=QT_TRANSLATE_NOOP("points", "By"), width=9, in_form=False),
        Field(key="note", label=QT_TRANSLATE_NOOP("points", "Note"), max_length=240, span=12),
        Field(
            key="state",
            label=QT_TRANSLATE_NOOP("points", "State"),
            kind=Kind.STATE,
            width=10,
            in_form=False,
            looks=looks.STATES,
        ),
    ),
    workflow=Workflow(
        RedemptionState,
        first=looks.DONE,
        steps=(
            Step(
                name="cancel",
                label=QT_TRANSLATE_NOOP("points", "Cancel it"),
                source=frozenset({looks.DONE}),
                target=looks.CANCELLED,
                icon="cancel",
                key="X",
                reason=True,
            ),
        ),
        looks=looks.STATES,
        open_states=frozenset(),
    ),
    filters=(
        state_chip(Redemption, looks.DONE, looks.STATES[looks.DONE], counted=False),
        Filter(
            key="month",
            label=QT_TRANSLATE_NOOP("points", "This month"),
            icon="calendar-month-outline",
            where=_this_month,
        ),
        Filter(
            key="cancelled",
            label=QT_TRANSLATE_NOOP("points", "Cancelled"),
            icon="cancel",
            where=lambda _who, _now: Redemption.state == looks.CANCELLED,
        ),
    ),
    find=_find_redemption,
    find_hint=QT_TRANSLATE_NOOP("points", "Customer, gift or number"),
    defaults=lambda _who: {"quantity": 1},
    prepare=prepare,
    saved=_given,
    stepped=_cancelled,
    slips=True,
    right=Right.POINTS,
    card=REDEMPTION_ON_CARD,
    empty=QT_TRANSLATE_NOOP("points", "Gifts given for points stand here; F10 on a customer's card gives one."),
)
