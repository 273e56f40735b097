"""What do points say on a customer's card: the balance, and every entry that explains it?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import column, func, select, table

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.points.looks import WHYS
from app.features.points.model import Gift, PointBalance, PointEntry, Redemption
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, Remark

_BALANCE = QT_TRANSLATE_NOOP("points", "%n point(s)")
_entry, _gift, _redemption = PointEntry.__table__.c, Gift.__table__.c, Redemption.__table__.c
_sale, _repair = table("sale", column("id"), column("number")), table("repair", column("id"), column("number"))
_OWN = _entry.customer_id == CUSTOMER
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
    .limit(MOST)
)
_COUNT = select(func.count()).where(_OWN)
_POINTS = select(PointBalance.__table__.c.points).where(PointBalance.__table__.c.customer_id == CUSTOMER)


def event_of(one: Any) -> Event:
    """The timeline entry of a row of the ledger."""
    return Event(
        kind="point_entry",
        id=one.id,
        at=one.created_at,
        title=one.words or one.name or WHYS[one.why].words,
        number=one.number,
        look=WHYS[one.why],
        note=signed(one.points),
        note_colour="finished" if one.points > 0 else "muted",
    )


def remarks(balances: Sequence[Any], _now: datetime) -> Sequence[Remark]:
    """The balance, as part of the headline."""
    return [
        Remark(_BALANCE.counted(one.points), "points", icon="star-circle-outline") for one in balances if one.points
    ]


def signed(points: int) -> str:
    """Points with their sign: +120, −30."""
    return f"+{points:,}" if points > 0 else f"−{-points:,}"


NEW = QT_TRANSLATE_NOOP("points", "Redeem")
LEDGER_ON_CARD = OnCard(events=_EVENTS, event_of=event_of, count=_COUNT, said=_POINTS, remarks=remarks)
REDEMPTION_ON_CARD = OnCard(f_key="F10", new=NEW)
