"""How are points earned, taken back, spent? Every way writes an entry; the balance follows in the database itself."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import Settings
from app.core.points_options import POINTS_OF_SALES, POINTS_OF_SERVICE, POINTS_PER_100, POINTS_ROUND, POINTS_SINCE
from app.db.store import touch
from app.features.points.model import PointBalance, PointEntry, Why
from app.records.settings import load_shared

_FEW = QT_TRANSLATE_NOOP("points", "The customer has {have} points; {need} are needed.")
_ROUNDING = {"down": 0, "nearest": 5_000, "up": 9_999}  # added to ten-thousandths of a point before cutting


@dataclass(frozen=True, slots=True)
class Source:
    """What points are earned by: a sale or a repair, of a customer, on a day."""

    customer_id: int
    on: date
    sale_id: int | None = None
    repair_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """An entry to be written; `points` above zero are gained. `words` say more than `why` does."""

    customer_id: int
    points: int
    why: Why
    words: str = ""
    sale_id: int | None = None
    repair_id: int | None = None
    redemption_id: int | None = None


def balance(session: Session, customer_id: int) -> int:
    """The points a customer has."""
    return session.scalar(select(PointBalance.points).where(PointBalance.customer_id == customer_id)) or 0


def worth(settings: Settings, source: Source, money_minor: int) -> int:
    """The points that the rule gives for money received from this source."""
    option = POINTS_OF_SALES if source.sale_id is not None else POINTS_OF_SERVICE
    since = settings.text(POINTS_SINCE).strip()
    if not settings.on(option) or (since and source.on.isoformat() < since):
        return 0
    return (max(0, money_minor) * settings.number(POINTS_PER_100) + _ROUNDING[settings.text(POINTS_ROUND)]) // 10_000


def settle(session: Session, source: Source, money_minor: int, who: Who, now: datetime) -> int:
    """Bring what was earned by a source to what the rule gives now; returns the points of the entry, 0 for none.

    Call it whenever the money changes; a cancelled sale settles to no money. Where points that must go were spent
    already, as many go as are left: a balance is never below zero.
    """
    due = worth(Settings(load_shared(session)), source, money_minor)
    change = due - earned(session, source)
    if change < 0:
        change = -min(-change, balance(session, source.customer_id))
    if change:
        booking = Booking(
            customer_id=source.customer_id,
            points=change,
            why=Why.EARNED if change > 0 else Why.REVERSED,
            sale_id=source.sale_id,
            repair_id=source.repair_id,
        )
        book(session, booking, who, now)
    return change


def earned(session: Session, source: Source) -> int:
    """What stands in the ledger from a source so far."""
    of_source = PointEntry.sale_id == source.sale_id
    if source.sale_id is None:
        of_source = PointEntry.repair_id == source.repair_id
    return session.scalar(select(func.coalesce(func.sum(PointEntry.points), 0)).where(of_source)) or 0


def book(session: Session, booking: Booking, who: Who, now: datetime) -> None:
    """Write one entry of the ledger.

    Raises:
        Refused: the balance would fall below zero; where somebody else spends at the same moment, the database says so.
    """
    if booking.points < 0 and (have := balance(session, booking.customer_id)) < -booking.points:
        raise Refused(_FEW.fill(have=f"{have:,}", need=f"{-booking.points:,}"))
    values = {name: getattr(booking, name) for name in Booking.__slots__}
    session.execute(insert(PointEntry).values(created_at=now, changed_at=now, version=1, author=who.name, **values))
    touch(session, "customer", booking.customer_id)
