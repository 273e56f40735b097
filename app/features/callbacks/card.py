"""What do callbacks say on a customer's card: their entries, how many, what is due, and who was never called back?"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, ScalarSelect, Select, String, column, func, select, table

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import NEVER_CALLED_DAYS, Settings
from app.core.spans import span
from app.db.base import BigId, Moment
from app.db.system import Choice, Setting
from app.features.callbacks.model import Callback
from app.features.callbacks.states import IN_PROGRESS, LOOKS
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, Remark

_CALLBACK = QT_TRANSLATE_NOOP("callbacks", "Callback")
_POINTS = QT_TRANSLATE_NOOP("callbacks", "{points} of 5")
_DUE = QT_TRANSLATE_NOOP("callbacks", "Callback due on {day}")
_DUE_LATE = QT_TRANSLATE_NOOP("callbacks", "Callback {late} overdue")
_LAST = QT_TRANSLATE_NOOP("callbacks", "Satisfaction {points} of 5")
_NEVER_SALE = QT_TRANSLATE_NOOP("callbacks", "Never called back since the sale of {day}")
_NEVER_REPAIR = QT_TRANSLATE_NOOP("callbacks", "Never called back since the repair of {day}")
_LATE = QT_TRANSLATE_NOOP("callbacks", "{days} late")
_UNHAPPY = 2
_TITLE_LENGTH = 60

_callback, _choice, _setting = Callback.__table__.c, Choice.__table__.c, Setting.__table__.c
_repair = table("repair", column("customer_id", BigId), column("state", String), column("finished_at", Moment))
_sale = table("sale", column("customer_id", BigId), column("state", String), column("sold_on", Date))


def _name(of: Any) -> ScalarSelect[str]:
    return select(_choice.name).where(_choice.id == of).scalar_subquery()


COLUMNS = (
    *(_callback.id, _callback.created_at, _callback.due_on, _callback.handled_at, _callback.number, _callback.state),
    *(_callback.subject, _callback.feedback, _callback.satisfaction, _callback.person, _callback.handled_by),
    *(_name(_callback.purpose_id).label("purpose"), _name(_callback.feedback_id).label("said")),
)
_OWN = _callback.customer_id == CUSTOMER
_IS_OPEN = _callback.state == IN_PROGRESS
EVENTS = (
    select(*COLUMNS).where(_OWN).order_by(_IS_OPEN.desc(), _callback.created_at.desc(), _callback.id.desc()).limit(MOST)
)
_COUNT = select(func.count()).where(_OWN)
_KNOWN: Select[Any] = select(
    select(func.min(_callback.due_on)).where(_OWN, _IS_OPEN).scalar_subquery().label("due_on"),
    select(func.max(_callback.created_at)).where(_OWN).scalar_subquery().label("called_at"),
    select(_callback.satisfaction)
    .where(_OWN, _callback.satisfaction.is_not(None))
    .order_by(_callback.created_at.desc())
    .limit(1)
    .scalar_subquery()
    .label("points"),
    select(func.max(_repair.c.finished_at))
    .where(_repair.c.customer_id == CUSTOMER, _repair.c.state.in_(("finished", "approved")))
    .scalar_subquery()
    .label("repaired_at"),
    select(func.max(_sale.c.sold_on))
    .where(_sale.c.customer_id == CUSTOMER, _sale.c.state.in_(("done", "approved")))
    .scalar_subquery()
    .label("sold_on"),
    select(_setting.value).where(_setting.key == NEVER_CALLED_DAYS.key).scalar_subquery().label("days"),
)


def event_of(row: Any, now: datetime | None = None, title: str = "") -> Event:
    """The timeline entry of a callback; with `now` it says how late it is instead of its state.

    Args:
        row: of COLUMNS.
        now: None on a card.
        title: instead of what was said.
    """
    said = " · ".join(part for part in (row.said, " ".join(row.feedback.split())) if part)
    words = title or (said if row.handled_at else "") or row.purpose or ""
    late = now.astimezone().date() - row.due_on if now else timedelta()
    note: str | Text = _POINTS.fill(points=row.satisfaction) if row.satisfaction else ""
    if now:
        note = _LATE.fill(days=span(late)) if late.days > 0 else ""
    return Event(
        kind="callback",
        id=row.id,
        at=row.handled_at or row.created_at,
        title=_short(words) or _CALLBACK,
        text=" · ".join(part for part in (row.handled_by or row.person, row.subject or row.purpose) if part),
        number="" if now else row.number,
        look=None if now else LOOKS[row.state],
        note=note,
        note_colour="danger" if late.days > 0 or (row.satisfaction or 5) <= _UNHAPPY else "muted",
        open=row.state == IN_PROGRESS,
    )


def _short(words: str) -> str:
    return words if len(words) <= _TITLE_LENGTH else words[: _TITLE_LENGTH - 1] + "…"


def remarks(rows: Sequence[Any], now: datetime) -> Sequence[Remark]:
    """What is due, or else since what nobody ever called; how content they were the last time."""
    known = rows[0]
    today = now.astimezone().date()
    found = []
    if known.due_on is not None:
        late = known.due_on < today
        words = _DUE_LATE.fill(late=span(today - known.due_on)) if late else _DUE.fill(day=known.due_on.isoformat())
        found.append(Remark(words, "danger" if late else "waiting", icon="phone-return"))
    elif never := _never(known, today):
        found.append(Remark(never, "waiting", icon="phone-return"))
    if known.points is not None:
        colour = "danger" if known.points <= _UNHAPPY else "finished"
        found.append(Remark(_LAST.fill(points=known.points), colour, icon="emoticon-outline"))
    return found


def _never(known: Any, today: date) -> Text | None:
    """Since what the customer was never called back, where that is long enough ago."""
    days = Settings({} if known.days is None else {NEVER_CALLED_DAYS.key: known.days}).number(NEVER_CALLED_DAYS)
    called = known.called_at.astimezone().date() if known.called_at else None
    repaired = known.repaired_at.astimezone().date() if known.repaired_at else None
    since = max((day for day in (repaired, known.sold_on) if day is not None), default=None)
    if since is None or (called is not None and called >= since) or today - since < timedelta(days=days):
        return None
    return (_NEVER_REPAIR if since == repaired else _NEVER_SALE).fill(day=since.isoformat())


ON_CARD = OnCard(
    f_key="F8",
    new=_CALLBACK,
    events=EVENTS,
    event_of=event_of,
    count=_COUNT,
    said=_KNOWN,
    remarks=remarks,
)
