"""How do many customers get one gift for their points at once, and who has too few?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.points_options import POINTS_LEAST
from app.features.customers.model import Customer
from app.features.points.expiring import gone
from app.features.points.model import Gift, PointBalance
from app.features.points.redemption_spec import REDEMPTION
from app.records.keeping import Keeper
from app.records.settings import shared_number

_NOBODY = QT_TRANSLATE_NOOP("points", "None of them has enough points.")


@dataclass(frozen=True, slots=True)
class Choice:
    """A gift that can be given now; `stock` pieces of it are left."""

    id: int
    name: str
    points: int
    stock: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A customer and the points they have."""

    id: int
    name: str
    points: int


def choices(session: Session) -> list[Choice]:
    """The gifts there are, by name."""
    rows = session.execute(
        select(Gift.id, Gift.name, Gift.points, Gift.stock).where(Gift.retired_at.is_(None)).order_by(Gift.name)
    )
    return [Choice(*row) for row in rows]


def holders(session: Session, customer_ids: Sequence[int], now: datetime) -> list[Holder]:
    """These customers with their points, those with the most first."""
    rows = session.execute(
        select(Customer.id, Customer.name, PointBalance.points)
        .outerjoin(PointBalance, PointBalance.customer_id == Customer.id)
        .where(Customer.id.in_(list(customer_ids)))
    )
    old = gone(session, now, list(customer_ids))
    some = (Holder(id_, name, (points or 0) - old.get(id_, 0)) for id_, name, points in rows)
    return sorted(some, key=lambda one: (-one.points, one.id))


def least(session: Session) -> int:
    """The points a customer must have before any are spent."""
    return shared_number(session, POINTS_LEAST)


def give_many(  # noqa: PLR0913, PLR0917  what, how much, to whom, by whom, when
    session: Session, gift_id: int, quantity: int, customer_ids: Sequence[int], who: Who, now: datetime
) -> int:
    """A redemption for each of these customers who has enough points; how many that were.

    Raises:
        Refused: none of them has enough.
        Invalid: too few gifts are left, or the gift is retired; then nobody gets any.
    """
    price = session.scalar(select(Gift.points).where(Gift.id == gift_id)) or 0
    need = max(price * quantity, least(session))
    able = [one.id for one in holders(session, customer_ids, now) if one.points >= need]
    if not able:
        raise Refused(_NOBODY)
    keeper = Keeper(session, REDEMPTION, who, now)
    for id_ in able:
        keeper.save(None, 0, {"customer_id": id_, "gift_id": gift_id, "quantity": quantity})
        session.expire_all()  # the gift's stock was written behind the session's back
    return len(able)
