"""What do messages say on a customer's card: their entries, how many, and what must be said at this call?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.messages.model import Message
from app.features.messages.states import LOOKS, OPEN
from app.records.asking import CUSTOMER, MOST
from app.records.part import Event, OnCard, Remark

NEW = QT_TRANSLATE_NOOP("messages", "Message")
_FOR = QT_TRANSLATE_NOOP("messages", "For {name}")
_FOR_ALL = QT_TRANSLATE_NOOP("messages", "For everybody")
_NEXT_CALL = QT_TRANSLATE_NOOP("messages", "For the next call")
_SAY = QT_TRANSLATE_NOOP("messages", "To be said at this call: {words}")
_OPEN = QT_TRANSLATE_NOOP("messages", "%n message(s) open")
_LATE = QT_TRANSLATE_NOOP("messages", "%n message(s) overdue")
_DONE = QT_TRANSLATE_NOOP("messages", "Done")
_TITLE_LENGTH, _SAID_LENGTH = 60, 90

_message = Message.__table__.c
_OWN = _message.customer_id == CUSTOMER
_IS_OPEN = _message.state.in_(OPEN)
_EVENTS = (
    select(
        *(_message.id, _message.created_at, _message.words, _message.at_next_call, _message.for_whom),
        *(_message.number, _message.state, _message.author),
    )
    .where(_OWN)
    .order_by(_IS_OPEN.desc(), _message.created_at.desc(), _message.id.desc())
    .limit(MOST)
)
_COUNT = select(func.count()).where(_OWN)
_OPEN_ONES = (
    select(_message.id, _message.words, _message.at_next_call, _message.urgent, _message.due_at)
    .where(_OWN, _IS_OPEN)
    .order_by(_message.urgent.desc(), _message.created_at)
)


def event_of(message: Any) -> Event:
    """The timeline entry of a message; a row with the columns it needs will do."""
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


def _meant_for(message: Any) -> Text:
    if message.at_next_call:
        return _NEXT_CALL
    return _FOR.fill(name=message.for_whom) if message.for_whom else _FOR_ALL


def remarks(open_ones: Sequence[Any], now: datetime) -> Sequence[Remark]:
    """What was left for this customer's next call, each as a banner; how many others are open or overdue."""
    said = [
        Remark(
            _SAY.fill(words=_short(one.words, _SAID_LENGTH)),
            "danger" if one.urgent else "waiting",
            banner=True,
            icon="message-text-outline",
            action=_DONE,
            name=f"message:done:{one.id}",
        )
        for one in open_ones
        if one.at_next_call
    ]
    others = [one for one in open_ones if not one.at_next_call]
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


ON_CARD = OnCard(f_key="F9", new=NEW, events=_EVENTS, event_of=event_of, count=_COUNT, said=_OPEN_ONES, remarks=remarks)
