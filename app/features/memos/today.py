"""Which memos are there for the person at this seat today, and on whose card do they stand?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.spans import span
from app.features.memos.model import Memo
from app.features.memos.states import LOOKS, OPEN
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, OnToday

_EVERYBODY = QT_TRANSLATE_NOOP("memos", "For everybody")
_LATE = QT_TRANSLATE_NOOP("memos", "{days} late")
_memo = Memo.__table__.c
_COLUMNS = (_memo.id, _memo.created_at, _memo.words, _memo.owner, _memo.number, _memo.state, _memo.due_on)
_TITLE_LENGTH = 60

# What only its owner may see stands on no card: colleagues look at the same one.
_ON_CARD = and_(_memo.customer_id == CUSTOMER, _memo.owner == "")
_EVENTS = (
    select(*_COLUMNS)
    .where(_ON_CARD)
    .order_by((_memo.state == OPEN).desc(), _memo.created_at.desc(), _memo.id.desc())
    .limit(MOST)
)
_COUNT = select(func.count()).where(_ON_CARD)


def seen_by(who: Who) -> ColumnElement[bool]:
    """WHERE of the memos somebody may see: their own and everybody's."""
    return Memo.owner.in_(("", who.name))


def event_of(row: Any, now: datetime | None = None) -> Event:
    """The entry of a memo; `now` says how late it is."""
    words = " ".join(row.words.split())
    late = (now.astimezone().date() - row.due_on) if now and row.due_on else None
    is_late = late is not None and late.days > 0
    return Event(
        kind="memo",
        id=row.id,
        at=row.created_at,
        title=words if len(words) <= _TITLE_LENGTH else words[: _TITLE_LENGTH - 1] + "…",
        text=row.owner or _EVERYBODY,
        number="" if now else row.number,
        look=None if now else LOOKS[row.state],
        note=_LATE.fill(days=span(late)) if late is not None and is_late else "",
        note_colour="danger" if is_late else "muted",
        open=row.state == OPEN,
    )


def _due(who: Who, now: datetime) -> ColumnElement[bool]:
    """Open ones whose day has come, and those without one."""
    today = now.astimezone().date()
    return and_(Memo.state == OPEN, seen_by(who), or_(Memo.due_on.is_(None), Memo.due_on <= today))


def _events(session: Session, who: Who, now: datetime, limit: int) -> Sequence[Event]:
    query = select(*_COLUMNS).where(_due(who, now)).order_by(Memo.due_on.asc().nulls_last(), Memo.id).limit(limit)
    return [event_of(one, now) for one in session.execute(query)]


ON_TODAY = OnToday(
    title=QT_TRANSLATE_NOOP("memos", "Memos"),
    empty=QT_TRANSLATE_NOOP("memos", "Nothing is noted down for today."),
    rank=80,
    events=_events,
    count=lambda session, who, now: session.scalar(select(func.count()).where(_due(who, now))) or 0,
)
ON_CARD = OnCard(events=_EVENTS, event_of=event_of, count=_COUNT)
