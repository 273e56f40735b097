"""What does a message become? A repair, a complaint, a callback that begins with its words; saved, it is done."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.messages.model import Message
from app.records.field import Values
from app.records.record import Action, Into

_SUBJECT = 240  # letters a callback's subject has room for


def _repair(message: Message) -> Values:
    return {"fault": message.words}


def _complaint(message: Message) -> Values:
    return {"content": message.words}


def _callback(message: Message) -> Values:
    """For the day the message is due; its words say what it is about."""
    day = {"due_on": message.due_at.astimezone().date()} if message.due_at else {}
    return {"subject": " ".join(message.words.split())[:_SUBJECT], **day}


def _into(kind: str, says: Callable[[Message], Values]) -> Into:
    def begin(session: Session, id_: int) -> Values | None:
        message = session.get(Message, id_)
        if message is None:
            return None
        known = {"customer_id": message.customer_id, "call_id": message.call_id}
        return {key: value for key, value in known.items() if value is not None} | says(message)

    return Into(kind=kind, begin=begin, then="done")


TURNS = (
    Action(
        name="to_repair",
        label=QT_TRANSLATE_NOOP("messages", "Repair"),
        icon="wrench-outline",
        key="F5",
        right=Right.REPAIR,
        into=_into("repair", _repair),
    ),
    Action(
        name="to_complaint",
        label=QT_TRANSLATE_NOOP("messages", "Complaint"),
        icon="comment-alert-outline",
        key="F6",
        right=Right.COMPLAINT,
        into=_into("complaint", _complaint),
    ),
    Action(
        name="to_callback",
        label=QT_TRANSLATE_NOOP("messages", "Callback"),
        icon="phone-return",
        key="F8",
        right=Right.CALLBACK,
        into=_into("callback", _callback),
    ),
)
