"""What do points say on a customer's card: the balance, and every entry that explains it?"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, column, func, select, table
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.points.looks import WHYS
from app.features.points.model import Gift, PointBalance, PointEntry, Redemption
from app.records.record import Event, OnCard, Remark

_BALANCE = QT_TRANSLATE_NOOP("points", "%n point(s)")
_entry, _gift, _redemption = PointEntry.__table__.c, Gift.__table__.c, Redemption.__table__.c
_sale, _repair = table("sale", column("id"), column("number")), table("repair", column("id"), column("number"))
_OWN = _entry.customer_id == bindparam("customer")
_NUMBER = func.coalesce(_sale.c.number, _repair.c.number, _redemption.number, "")
_EVENTS = (
    select(_entry.id, _entry.created_at, _entry.points, _entry.why, _entry.words, _gift.name, _NUMBER.label("number"))
    .select_from(PointEntry.__table__)
    .outerjoin(_sale, _sale.c.id == _entry.sale_id)
    .outerjoin(_repair, _repair.c.id == _entry.repair_id)
    .outerjoin(Redemption.__table__, _redemption.id == _entry.redemption_id)
    .outerjoin(Gift.__table__, _gift.id == _redemption.gift_id)
    .where(_OWN)
    .order_by(_entry.created_at.desc(), _entry.id.desc())
    .limit(bindparam("most"))
)
_COUNT = select(func.count()).where(_OWN)
_POINTS = select(PointBalance.__table__.c.points).where(PointBalance.__table__.c.customer_id == bindparam("customer"))


def events(session: Session, customer_id: int, limit: int) -> Sequence[Event]:
    """The newest entries of the ledger."""
    return [
        Event(
            kind="point_entry",
            id=one.id,
            at=one.created_at,
            title=one.words or one.name or WHYS[one.why].words,
            number=one.number,
            look=WHYS[one.why],
            note=signed(one.points),
            note_colour="finished" if one.points > 0 else "muted",
        )
        for one in session.execute(_EVENTS, {"customer": customer_id, "most": limit})
    ]


def count(session: Session, customer_id: int) -> int:
    """How many entries there are."""
    return int(session.execute(_COUNT, {"customer": customer_id}).scalar_one())


def remarks(session: Session, customer_id: int, _now: datetime) -> Sequence[Remark]:
    """The balance, as part of the headline."""
    points = session.execute(_POINTS, {"customer": customer_id}).scalar()
    return [Remark(_BALANCE.counted(points), "points", icon="star-circle-outline")] if points else []


def signed(points: int) -> str:
    """Points with their sign: +120, −30."""
    return f"+{points:,}" if points > 0 else f"−{-points:,}"


NEW = QT_TRANSLATE_NOOP("points", "Redeem points")
LEDGER_ON_CARD = OnCard(events=events, count=count, remarks=remarks)
REDEMPTION_ON_CARD = OnCard(f_key="F10", new=NEW, events=lambda *_: (), count=lambda *_: 0)
