"""Description of messages (留言)."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.model import Customer
from app.features.customers.of_customer import customer_field
from app.features.messages.card import ON_CARD
from app.features.messages.model import Message
from app.features.messages.sign import MESSAGES
from app.features.messages.states import DONE, LOOKS, OPEN, READ, UNREAD, WORKFLOW
from app.features.messages.today import ON_TODAY
from app.features.messages.turning import TURNS
from app.features.operators.people import offer_people
from app.records.chips import state_chip
from app.records.field import Field, Kind, Values
from app.records.record import Filter, RecordType

_WHOSE = QT_TRANSLATE_NOOP("messages", "Say whose next call it waits for.")


def _find(_session: Session, text: str) -> ColumnElement[bool]:
    by_name = select(Customer.id).where(Customer.name.startswith(text, autoescape=True))
    return or_(
        Message.words.icontains(text, autoescape=True),
        Message.number.icontains(text, autoescape=True),
        Message.phone.icontains(text, autoescape=True),
        Message.customer_id.in_(by_name),
    )


def _due(_who: Who, now: datetime) -> ColumnElement[bool]:
    tomorrow = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return and_(Message.state.in_(OPEN), Message.due_at < tomorrow)


def _prepare(_session: Session, id_: int | None, values: Values, who: Who) -> None:
    if values.get("at_next_call") and "customer_id" in values and values["customer_id"] is None:
        raise Invalid({"customer_id": _WHOSE})
    if id_ is None and not values.get("author"):
        values["author"] = who.name


def _stepped(message: Message, step: str, who: Who, now: datetime) -> None:
    """Who read it and who saw to it, and when; opened again, both are open."""
    if step == "read" or (step == "done" and message.read_at is None):
        message.read_at, message.read_by = now, who.name
    if step == "done":
        message.done_at, message.done_by = now, who.name
    if step == "again":
        message.read_at, message.read_by = None, ""
        message.done_at, message.done_by = None, ""


MESSAGE = RecordType(
    key=MESSAGES.key,
    model=Message,
    look=MESSAGES.look,
    plural=MESSAGES.plural,
    title_field="words",
    series="LY",
    order="-created_at",
    workflow=WORKFLOW,
    fields=(
        Field(
            key="created_at",
            label=QT_TRANSLATE_NOOP("messages", "Left at"),
            kind=Kind.MOMENT,
            width=14,
            sorts=True,
            in_form=False,
        ),
        Field(
            key="words",
            label=QT_TRANSLATE_NOOP("messages", "Message"),
            kind=Kind.WORDS,
            required=True,
            width=30,
            hint=QT_TRANSLATE_NOOP("messages", "What is to be passed on"),
        ),
        customer_field(Message, width=16),
        Field(
            key="phone",
            label=QT_TRANSLATE_NOOP("messages", "Telephone"),
            kind=Kind.PHONE,
            width=15,
            shown=False,
            span=3,
            max_length=40,
        ),
        Field(
            key="due_at",
            label=QT_TRANSLATE_NOOP("messages", "Due"),
            kind=Kind.MOMENT,
            width=14,
            sorts=True,
        ),
        Field(
            key="for_whom",
            label=QT_TRANSLATE_NOOP("messages", "For whom"),
            width=9,
            offers=offer_people,
            hint=QT_TRANSLATE_NOOP("messages", "Empty: for everybody"),
            blank=QT_TRANSLATE_NOOP("messages", "For everybody"),
        ),
        Field(key="at_next_call", label=QT_TRANSLATE_NOOP("messages", "At the customer's next call"), kind=Kind.YES_NO),
        Field(key="urgent", label=QT_TRANSLATE_NOOP("messages", "Urgent"), kind=Kind.YES_NO, width=7),
        Field(key="author", label=QT_TRANSLATE_NOOP("messages", "From"), width=8, in_form=False, shown=False),
        Field(
            key="state",
            label=QT_TRANSLATE_NOOP("messages", "State"),
            kind=Kind.STATE,
            width=10,
            in_form=False,
            looks=LOOKS,
        ),
        Field(key="read_by", label=QT_TRANSLATE_NOOP("messages", "Read by"), width=8, in_form=False, shown=False),
        Field(key="done_by", label=QT_TRANSLATE_NOOP("messages", "Done by"), width=8, in_form=False, shown=False),
    ),
    filters=(
        state_chip(Message, UNREAD, LOOKS[UNREAD]),
        state_chip(Message, READ, LOOKS[READ]),
        state_chip(Message, DONE, LOOKS[DONE], counted=False),
        Filter(key="due", label=QT_TRANSLATE_NOOP("messages", "Due today"), icon="clock-alert-outline", where=_due),
        Filter(
            key="mine",
            label=QT_TRANSLATE_NOOP("messages", "For me"),
            icon="account-outline",
            where=lambda who, _now: Message.for_whom.in_(("", who.name)),
            aside=True,
            counted=False,
        ),
    ),
    find=_find,
    new=QT_TRANSLATE_NOOP("messages", "New message"),
    find_hint=QT_TRANSLATE_NOOP("messages", "Words, customer or number"),
    badge="unread",
    card=ON_CARD,
    today=ON_TODAY,
    prepare=_prepare,
    stepped=_stepped,
    actions=TURNS,
    removable=lambda _session, _id: None,
    may_wait=True,
    right_save=Right.MESSAGE_SAVE,
    right_delete=Right.MESSAGE_DELETE,
    empty=QT_TRANSLATE_NOOP(
        "messages",
        "What a caller leaves for a colleague, or what is to be said at a customer's next call, stands here.",
    ),
)
