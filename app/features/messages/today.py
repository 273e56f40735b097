"""Which messages wait for the person at this seat today?"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.messages.card import event_of
from app.features.messages.model import Message
from app.features.messages.states import OPEN
from app.records.part import Event, OnToday


def _waiting(who: Who) -> ColumnElement[bool]:
    """Open ones for this person or everybody; what waits for a customer's next call comes with that call."""
    return and_(
        Message.state.in_(OPEN),
        Message.at_next_call.is_(False),
        or_(Message.for_whom == "", Message.for_whom == who.name),
    )


def events(session: Session, who: Who, _now: datetime, limit: int) -> Sequence[Event]:
    """Urgent ones first, then what is due first, then the newest."""
    order = (Message.urgent.desc(), Message.due_at.asc().nulls_last(), Message.created_at.desc())
    return [
        event_of(one) for one in session.scalars(select(Message).where(_waiting(who)).order_by(*order).limit(limit))
    ]


def count(session: Session, who: Who, _now: datetime) -> int:
    """How many wait."""
    return session.scalar(select(func.count()).where(_waiting(who))) or 0


ON_TODAY = OnToday(
    title=QT_TRANSLATE_NOOP("messages", "Messages"),
    empty=QT_TRANSLATE_NOOP("messages", "No message waits for you."),
    rank=20,
    events=events,
    count=count,
)
