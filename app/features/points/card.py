"""What do points say on a customer's card: the balance, and every entry that explains it?"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, and_, cast, column, exists, func, select, table

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import Settings
from app.core.points_options import POINTS_MONTHS
from app.db.system import Setting
from app.features.points.expiring import ageing
from app.features.points.looks import WHYS
from app.features.points.model import Gift, PointBalance, PointEntry, Redemption
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, Remark

_SOON = QT_TRANSLATE_NOOP("points", "%n point(s) expire on {day}")
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
_SOON_DAYS, _LOTS = 60, 200
_balance, _setting = PointBalance.__table__.c, Setting.__table__.c
_MONTHS = select(_setting.value).where(_setting.key == POINTS_MONTHS.key).scalar_subquery()
_EXPIRE = exists().where(_setting.key == POINTS_MONTHS.key, cast(_setting.value, String) != "0")
_POINTS = (  # with what was gained, the newest first, only where points expire
    select(_balance.points, _MONTHS.label("months"), _entry.created_at, _entry.points.label("gained"))
    .select_from(PointBalance.__table__)
    .outerjoin(PointEntry.__table__, and_(_entry.customer_id == _balance.customer_id, _entry.points > 0, _EXPIRE))
    .where(_balance.customer_id == CUSTOMER)
    .order_by(_entry.created_at.desc(), _entry.id.desc())
    .limit(_LOTS)
)


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


def remarks(rows: Sequence[Any], now: datetime) -> Sequence[Remark]:
    """The balance without what has expired, as part of the headline, and what of it expires soon."""
    if not rows:
        return []
    have, today = rows[0].points, now.astimezone().date()
    months = Settings({POINTS_MONTHS.key: rows[0].months or 0}).number(POINTS_MONTHS)
    ages = ageing(((one.created_at, one.gained) for one in rows if one.gained), have, months, today)
    said = [_BALANCE.counted(have - ages.gone)] if have > ages.gone else []
    if ages.on is not None and ages.on <= today + timedelta(days=_SOON_DAYS):
        said.append(_SOON.fill(day=ages.on.isoformat()).counted(ages.next))
    icons = ("star-circle-outline", "timer-sand")
    return [Remark(one, "points", icon=icon) for one, icon in zip(said, icons, strict=False)]


def signed(points: int) -> str:
    """Points with their sign: +120, −30."""
    return f"+{points:,}" if points > 0 else f"−{-points:,}"


NEW = QT_TRANSLATE_NOOP("points", "Redeem")
LEDGER_ON_CARD = OnCard(events=_EVENTS, event_of=event_of, count=_COUNT, said=_POINTS, remarks=remarks)
REDEMPTION_ON_CARD = OnCard(f_key="F10", new=NEW)
