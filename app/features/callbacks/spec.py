"""Description of callbacks (回访)."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import utc_now
from app.db.system import Choice
from app.features.callbacks.card import ON_CARD
from app.features.callbacks.doubts import doubts
from app.features.callbacks.model import Callback
from app.features.callbacks.rules import SERIES, prepare, stepped, undone
from app.features.callbacks.sign import CALLBACKS
from app.features.callbacks.states import APPROVED, DUE_LOOKS, HANDLED, IN_PROGRESS, LOOKS, OVERDUE, TODAY, WORKFLOW
from app.features.callbacks.today import ON_TODAY
from app.features.customers.dealings import begin_subject
from app.features.customers.model import Customer
from app.features.customers.of_customer import customer_field, name_of, satisfaction_field, subject_field
from app.features.operators.people import offer_people
from app.records.chips import mine_chip, state_chip
from app.records.field import Field, Kind
from app.records.part import OnAudit
from app.records.record import Action, Filter, RecordType

ROUND, NEVER = "round", "never"  # actions that open a page of their own


def _today() -> Any:
    return utc_now().astimezone().date()


def _due() -> ColumnElement[Any]:
    """Whether it falls due today, or should have been seen to before."""
    return case(
        (Callback.state != IN_PROGRESS, None),
        (Callback.due_on < _today(), literal(OVERDUE)),
        (Callback.due_on == _today(), literal(TODAY)),
        else_=None,
    )


def _about() -> ColumnElement[Any]:
    """What it was about, and what came of it: "WX20261120-0003 · 冰箱不制冷 → 4/5 满意 …"."""
    said = select(Choice.name).where(Choice.id == Callback.feedback_id).correlate(Callback).scalar_subquery()
    points = case((Callback.satisfaction.is_(None), ""), else_=cast(Callback.satisfaction, String) + literal("/5 "))
    return Callback.subject + literal(" → ") + points + func.coalesce(said + literal(" "), "") + Callback.feedback


def _find(_session: Session, text: str) -> ColumnElement[bool]:
    by_name = select(Customer.id).where(
        or_(Customer.name.startswith(text, autoescape=True), Customer.initials == text.lower())
    )
    return or_(
        Callback.number.icontains(text, autoescape=True),
        Callback.subject.icontains(text, autoescape=True),
        Callback.feedback.icontains(text, autoescape=True),
        Callback.customer_id.in_(by_name),
    )


def _is_due(_who: Who, now: datetime) -> ColumnElement[bool]:
    return and_(Callback.state == IN_PROGRESS, Callback.due_on <= now.astimezone().date())


def _is_overdue(_who: Who, now: datetime) -> ColumnElement[bool]:
    return and_(Callback.state == IN_PROGRESS, Callback.due_on < now.astimezone().date())


_FIELDS = (
    Field(key="number", label=QT_TRANSLATE_NOOP("callbacks", "Number"), width=19, in_form=False),
    Field(
        key="customer",
        label=QT_TRANSLATE_NOOP("callbacks", "Customer"),
        width=16,
        in_form=False,
        read=name_of(Callback),
    ),
    Field(
        key="purpose_id",
        label=QT_TRANSLATE_NOOP("callbacks", "Purpose"),
        kind=Kind.CHOICE,
        list="callback_purpose",
        list_title=QT_TRANSLATE_NOOP("callbacks", "Purposes of callbacks"),
        width=10,
        span=3,
        shown=False,
    ),
    Field(
        key="method_id",
        label=QT_TRANSLATE_NOOP("callbacks", "Method"),
        kind=Kind.CHOICE,
        list="callback_method",
        list_title=QT_TRANSLATE_NOOP("callbacks", "Methods of callbacks"),
        width=8,
        span=3,
        shown=False,
    ),
    Field(
        key="due_on",
        label=QT_TRANSLATE_NOOP("callbacks", "Due on"),
        kind=Kind.DAY,
        width=12,
        span=3,
        sorts=True,
        hint=QT_TRANSLATE_NOOP("callbacks", "Empty: today"),
    ),
    Field(
        key="due",
        label=QT_TRANSLATE_NOOP("callbacks", "Due"),
        kind=Kind.STATE,
        width=9,
        in_form=False,
        looks=DUE_LOOKS,
        read=_due,
    ),
    Field(key="person", label=QT_TRANSLATE_NOOP("callbacks", "Who calls"), width=9, span=3, offers=offer_people),
    customer_field(Callback, required=True, span=12),
    subject_field(span=12),
    satisfaction_field(width=8, shown=False, section=QT_TRANSLATE_NOOP("callbacks", "What the customer said")),
    Field(
        key="feedback_id",
        own=True,
        label=QT_TRANSLATE_NOOP("callbacks", "Feedback"),
        kind=Kind.CHOICE,
        list="callback_feedback",
        list_title=QT_TRANSLATE_NOOP("callbacks", "Feedback of callbacks"),
        width=10,
        span=3,
        shown=False,
    ),
    Field(
        key="next_on",
        label=QT_TRANSLATE_NOOP("callbacks", "Call again on"),
        kind=Kind.DAY,
        width=12,
        span=3,
        sorts=True,
        shown=False,
    ),
    Field(
        key="feedback",
        own=True,
        label=QT_TRANSLATE_NOOP("callbacks", "In words"),
        kind=Kind.WORDS,
        width=26,
        shown=False,
    ),
    Field(
        key="state",
        label=QT_TRANSLATE_NOOP("callbacks", "State"),
        kind=Kind.STATE,
        width=12,
        in_form=False,
        looks=LOOKS,
    ),
    Field(
        key="handled_at",
        label=QT_TRANSLATE_NOOP("callbacks", "Called at"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        in_form=False,
        shown=False,
    ),
    Field(key="handled_by", label=QT_TRANSLATE_NOOP("callbacks", "Called by"), width=9, in_form=False, shown=False),
    Field(
        key="created_at",
        label=QT_TRANSLATE_NOOP("callbacks", "Planned at"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        in_form=False,
        shown=False,
    ),
    Field(key="author", label=QT_TRANSLATE_NOOP("callbacks", "Planned by"), width=9, in_form=False, shown=False),
)
_FILTERS = (
    Filter(key="due", label=QT_TRANSLATE_NOOP("callbacks", "Due"), icon="phone-return", where=_is_due),
    Filter(
        key="overdue", label=QT_TRANSLATE_NOOP("callbacks", "Overdue"), icon="clock-alert-outline", where=_is_overdue
    ),
    state_chip(Callback, IN_PROGRESS, LOOKS[IN_PROGRESS]),
    state_chip(Callback, HANDLED, LOOKS[HANDLED]),
    state_chip(Callback, APPROVED, LOOKS[APPROVED], counted=False),
    mine_chip(QT_TRANSLATE_NOOP("callbacks", "Mine"), lambda: Callback.person),
)
CALLBACK = RecordType(
    key="callback",
    model=Callback,
    look=CALLBACKS.look,
    plural=CALLBACKS.plural,
    new=QT_TRANSLATE_NOOP("callbacks", "New callback"),
    title_field="customer",
    series=SERIES,
    order="-due_on",
    fields=_FIELDS,
    workflow=WORKFLOW,
    filters=_FILTERS,
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("callbacks", "Number, customer or words"),
    badge="due",
    card=ON_CARD,
    today=ON_TODAY,
    defaults=lambda who: {"due_on": _today(), "person": who.name},
    begin=begin_subject,
    prepare=prepare,
    stepped=stepped,
    undone=undone,
    removable=lambda _session, _id: None,
    actions=(
        Action(
            name=ROUND,
            label=QT_TRANSLATE_NOOP("callbacks", "Start a round"),
            icon="phone-forward",
            key="R",
            right=Right.CALLBACK,
            least=0,
        ),
        Action(
            name=NEVER,
            label=QT_TRANSLATE_NOOP("callbacks", "Never called back"),
            icon="phone-cancel",
            key="N",
            right=Right.CALLBACK,
            least=0,
        ),
    ),
    audit=OnAudit(about=_about, by=lambda: Callback.handled_by.expression, at=lambda: Callback.handled_at.expression),
    doubts=doubts,
    attachments=True,
    right=Right.CALLBACK,
    right_save=Right.RECORD_SAVE,
    right_delete=Right.RECORD_DELETE,
    empty=QT_TRANSLATE_NOOP(
        "callbacks", "Customers to be called back stand here. N lists those whom nobody ever asked how it was."
    ),
)
