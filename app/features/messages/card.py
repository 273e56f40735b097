"""What do messages say on a customer's card: their entries, how many, and what must be said at this call?"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.messages.model import Message
from app.features.messages.states import LOOKS, OPEN
from app.records.record import Event, OnCard, Remark

NEW = QT_TRANSLATE_NOOP("messages", "Message")
_FOR = QT_TRANSLATE_NOOP("messages", "For {name}")
_FOR_ALL = QT_TRANSLATE_NOOP("messages", "For everybody")
_NEXT_CALL = QT_TRANSLATE_NOOP("messages", "For the next call")
_SAY = QT_TRANSLATE_NOOP("messages", "To be said at this call: {words}")
_OPEN = QT_TRANSLATE_NOOP("messages", "%n message(s) open")
_LATE = QT_TRANSLATE_NOOP("messages", "%n message(s) overdue")
_DONE = QT_TRANSLATE_NOOP("messages", "Done")
_TITLE_LENGTH, _SAID_LENGTH = 60, 90


def events(session: Session, customer_id: int, limit: int) -> Sequence[Event]:
    """The messages about a customer, open ones first, then the newest."""
    is_open = Message.state.in_(OPEN)
    found = session.scalars(
        select(Message)
        .where(Message.customer_id == customer_id)
        .order_by(is_open.desc(), Message.created_at.desc(), Message.id.desc())
        .limit(limit)
    )
    return [event_of(one) for one in found]


def event_of(message: Message) -> Event:
    """The timeline entry of a message."""
    return Event(
        kind="message",
        id=message.id,
        at=message.created_at,
        title=_short(message.words, _TITLE_LENGTH),
        text=_meant_for(message),
        number=message.number,
        look=LOOKS[message.state],
        note=message.author,
        open=message.state in OPEN,
    )


def _meant_for(message: Message) -> Text:
    if message.at_next_call:
        return _NEXT_CALL
    return _FOR.fill(name=message.for_whom) if message.for_whom else _FOR_ALL


def count(session: Session, customer_id: int) -> int:
    """How many messages there are about a customer."""
    return session.scalar(select(func.count()).where(Message.customer_id == customer_id)) or 0


def remarks(session: Session, customer_id: int, now: datetime) -> Sequence[Remark]:
    """What was left for this customer's next call, each as a banner; how many others are open or overdue."""
    found = session.execute(
        select(Message.id, Message.words, Message.at_next_call, Message.urgent, Message.due_at)
        .where(Message.customer_id == customer_id, Message.state.in_(OPEN))
        .order_by(Message.urgent.desc(), Message.created_at)
    ).all()
    said = [
        Remark(
            _SAY.fill(words=_short(one.words, _SAID_LENGTH)),
            "danger" if one.urgent else "waiting",
            banner=True,
            icon="message-text-outline",
            action=_DONE,
            name=f"message:done:{one.id}",
        )
        for one in found
        if one.at_next_call
    ]
    others = [one for one in found if not one.at_next_call]
    late = sum(one.due_at is not None and one.due_at < now for one in others)
    if late:
        said.append(Remark(_LATE.counted(late), "danger", icon="clock-alert-outline"))
    elif others:
        said.append(Remark(_OPEN.counted(len(others)), "waiting", icon="message-text-outline"))
    return said


def open_of(customer_id: int) -> ColumnElement[bool]:
    """WHERE of the messages about a customer that are still to be dealt with."""
    return (Message.customer_id == customer_id) & Message.state.in_(OPEN)


def _short(words: str, length: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1] + "…"


ON_CARD = OnCard(f_key="F9", new=NEW, events=events, count=count, remarks=remarks)
