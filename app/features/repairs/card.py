"""What do repairs say on a customer's card: entries with the parts used, what is open, what must be exchanged?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, String, and_, case, cast, func, literal, or_, select

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.money import shown
from app.core.options import Settings
from app.db.system import Choice
from app.features.repairs.history import COLUMNS, EXCHANGE_OF, failed
from app.features.repairs.late import LATE_ICON, Lateness
from app.features.repairs.model import Repair, RepairPart, Warranty
from app.features.repairs.states import DISPATCHED, DONE, IS_OPEN, LOOKS, OPEN, PENDING
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, Remark

NEW = QT_TRANSLATE_NOOP("repairs", "Repair")
_WAITING = QT_TRANSLATE_NOOP("repairs", "%n waiting")
_SENT = QT_TRANSLATE_NOOP("repairs", "%n dispatched")
_WAITING_DAYS = QT_TRANSLATE_NOOP("repairs", "{many} waiting for %n day(s)")
_SENT_DAYS = QT_TRANSLATE_NOOP("repairs", "{many} dispatched for %n day(s)")
_OPEN_DAYS = QT_TRANSLATE_NOOP("repairs", "Open repair since %n day(s): {fault}")
_OPEN_NOW = QT_TRANSLATE_NOOP("repairs", "Overdue repair: {fault}")
_OPEN = QT_TRANSLATE_NOOP("repairs", "Open")
_TITLE_LENGTH, _SAID_LENGTH, _LOOKED_AT = 60, 40, 200

_repair, _part, _choice = Repair.__table__.c, RepairPart.__table__.c, Choice.__table__.c
_OWN = _repair.customer_id == CUSTOMER
PARTS = (
    select(func.aggregate_strings(_part.name + " ×" + cast(_part.quantity, String), ", "))
    .where(_part.repair_id == _repair.id)
    .correlate(Repair.__table__)
    .scalar_subquery()
    .label("parts")
)
_TECHNICIAN = (
    select(_choice.name)
    .where(_choice.id == _repair.technician_id)
    .correlate(Repair.__table__)
    .scalar_subquery()
    .label("technician")
)
EVENT_COLUMNS = (
    *(_repair.id, _repair.number, _repair.created_at, _repair.state, _repair.fault, _repair.product, _repair.total),
    *(_repair.appointment_at, _repair.appointment_until, PARTS, _TECHNICIAN),
)
_EVENTS = (
    select(*EVENT_COLUMNS)
    .where(_OWN)
    .order_by(case((IS_OPEN, 0), else_=1), _repair.created_at.desc(), _repair.id.desc())
    .limit(MOST)
)
_COUNT = select(func.count()).where(_OWN)
_SAID = (
    select(*COLUMNS, _repair.fault, _repair.dispatched_at, _repair.appointment_at, _repair.appointment_until)
    .where(_OWN, or_(IS_OPEN, and_(_repair.warranty == Warranty.IN, _repair.state.in_(DONE))))
    .order_by(_repair.created_at.desc(), _repair.id.desc())
    .limit(literal(_LOOKED_AT, Integer))
)


def event_of(repair: Any) -> Event:
    """The timeline entry of a repair; a row with `EVENT_COLUMNS` will do."""
    about = (repair.product, repair.technician or "", repair.parts or "")
    return Event(
        kind="repair",
        id=repair.id,
        at=repair.created_at,
        title=short(repair.fault, _TITLE_LENGTH),
        text=" · ".join(one for one in about if one),
        number=repair.number,
        look=LOOKS[repair.state],
        note=shown(repair.total) if repair.total else "",
        open=repair.state in OPEN,
    )


class Remarks:
    """What is to be said about a customer's repairs.

    Args:
        late: what is overdue in this shop.
        settings: the settings in force, asked at each use.
    """

    def __init__(self, late: Lateness, settings: Callable[[], Settings]) -> None:
        self._late, self._settings = late, settings

    def __call__(self, repairs: Sequence[Any], now: datetime) -> Sequence[Remark]:
        """Machines to be exchanged and the longest overdue repair as banners; how many are open in the headline."""
        due = failed(repairs, now.astimezone().date(), self._settings())
        said = [
            Remark(EXCHANGE_OF.fill(product=ones[0].product or ones[0].serial), "danger", banner=True)
            for ones in due.values()
        ]
        open_ones = [one for one in repairs if one.state in OPEN]
        late = [(since, one) for one in open_ones if (since := self._late.since(one, now))]
        if late:
            said.append(_banner(min(late, key=lambda one: one[0])[1], now))
        for state, few, days, colour in (
            (PENDING, _WAITING, _WAITING_DAYS, "waiting"),
            (DISPATCHED, _SENT, _SENT_DAYS, "progress"),
        ):
            ones = [one for one in open_ones if one.state == state]
            if ones:
                is_late = any(one.state == state for _, one in late)
                said.append(
                    Remark(_since(ones, few, days, now), "danger" if is_late else colour, icon=LOOKS[state].icon)
                )
        return said


def _banner(repair: Any, now: datetime) -> Remark:
    days = (now - repair.created_at).days
    words = _OPEN_DAYS.counted(days) if days else _OPEN_NOW
    return Remark(
        words.fill(fault=short(repair.fault, _SAID_LENGTH)),
        "danger",
        banner=True,
        icon=LATE_ICON,
        action=_OPEN,
        name=f"repair:open:{repair.id}",
    )


def _since(repairs: Sequence[Any], few: Text, for_days: Text, now: datetime) -> Text:
    """How many there are, and for how long the oldest of them has been so."""
    days = max((now - (one.dispatched_at or one.created_at)).days for one in repairs)
    return for_days.counted(days).fill(many=len(repairs)) if days else few.counted(len(repairs))


def short(words: str, length: int) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def on_card(late: Lateness, settings: Callable[[], Settings]) -> OnCard:
    """How repairs take part in the card."""
    return OnCard(
        f_key="F5",
        new=NEW,
        events=_EVENTS,
        event_of=event_of,
        count=_COUNT,
        said=_SAID,
        remarks=Remarks(late, settings),
    )
