"""How does a customer get a gift for points, and how is that taken back? Points and stock follow the redemption."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.points_options import POINTS_LEAST
from app.db.store import touch
from app.db.trail import worker
from app.features.points.expiring import expire
from app.features.points.ledger import Booking, balance, book
from app.features.points.looks import DONE
from app.features.points.model import Gift, PointEntry, Redemption, Why
from app.records.field import Filled, Values
from app.records.settings import shared_number

STAYS = QT_TRANSLATE_NOOP("points", "A redemption stays as it is. Cancel it and make a new one.")
_NO_GIFT = QT_TRANSLATE_NOOP("points", "This gift is not given any more.")
_FEW_LEFT = QT_TRANSLATE_NOOP("points", "Only {stock} of “{gift}” are left.")
_FROM_ON = QT_TRANSLATE_NOOP("points", "Points are spent from {least} on; the customer has {have}.")
_FEW_POINTS = QT_TRANSLATE_NOOP("points", "{need} points are needed; the customer has {have}.")


def prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    """Work out the points of a new redemption and see that both sides have enough.

    Raises:
        Refused: it was made already.
        Invalid: the gift is retired, too few are left, or the customer has too few points for it or to spend any.
    """
    if id_ is not None:
        raise Refused(STAYS)
    gift = session.get(Gift, values["gift_id"], with_for_update=True)
    if gift is None or gift.retired_at is not None:
        raise Invalid({"gift_id": _NO_GIFT})
    quantity = values.get("quantity") or 1
    if gift.stock < quantity:
        raise Invalid({"quantity": _FEW_LEFT.fill(stock=f"{gift.stock:,}", gift=gift.name)})
    expire(session, values["customer_id"], who, worker(session)[1])
    values["quantity"], values["points"], values["author"] = quantity, gift.points * quantity, who.name
    have, least = balance(session, values["customer_id"]), shared_number(session, POINTS_LEAST)
    if have < least:
        raise Invalid({"quantity": _FROM_ON.fill(least=f"{least:,}", have=f"{have:,}")})
    if have < values["points"]:
        raise Invalid({"quantity": _FEW_POINTS.fill(need=f"{values['points']:,}", have=f"{have:,}")})


def settle_redemption(session: Session, redemption: Redemption, who: Who, now: datetime) -> None:
    """Bring ledger and stock to what the redemption says: given or cancelled; doing it again changes nothing."""
    booked = session.scalar(
        select(func.coalesce(func.sum(PointEntry.points), 0)).where(PointEntry.redemption_id == redemption.id)
    )
    change = (-redemption.points if redemption.state == DONE else 0) - (booked or 0)
    if not change:
        return
    booking = Booking(
        customer_id=redemption.customer_id,
        points=change,
        why=Why.REDEEMED if change < 0 else Why.RETURNED,
        redemption_id=redemption.id,
    )
    book(session, booking, who, now)
    pieces = redemption.quantity if change > 0 else -redemption.quantity
    session.execute(
        update(Gift)
        .where(Gift.id == redemption.gift_id)
        .values(stock=Gift.stock + pieces, version=Gift.version + 1)
        .execution_options(synchronize_session=False)
    )
    touch(session, "gift", redemption.gift_id)


def fill_points(session: Session, _value: Any, values: Any) -> Filled | None:
    """What the chosen gifts cost, while the form is filled in."""
    price = session.scalar(select(Gift.points).where(Gift.id == values.get("gift_id")))
    if price is None:
        return None
    return Filled({"points": price * (values.get("quantity") or 1)})
