"""Description of complaints and suggestions (投诉/建议)."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.pinyin import warm_up
from app.db.base import utc_now
from app.features.complaints.card import ON_CARD
from app.features.complaints.doubts import doubts
from app.features.complaints.model import Complaint, ComplaintKind
from app.features.complaints.rules import prepare, stepped
from app.features.complaints.sign import COMPLAINTS
from app.features.complaints.states import (
    APPROVED,
    HANDLED,
    IN_PROGRESS,
    KINDS,
    LOOKS,
    OVERDUE,
    REPLIES,
    SOON,
    WORKFLOW,
)
from app.features.complaints.teaching import ADVICE, teach, unteach
from app.features.complaints.today import ON_TODAY, midnight
from app.features.customers.dealings import begin_subject
from app.features.customers.model import Customer
from app.features.customers.of_customer import customer_field, satisfaction_field, subject_field
from app.features.operators.people import offer_people
from app.records.chips import mine_chip, state_chip
from app.records.field import Field, Kind
from app.records.part import OnAudit
from app.records.record import Filter, RecordType

_SOON = timedelta(minutes=30)


def _reply() -> ColumnElement[Any]:
    """Whether the reply is overdue or soon will be."""
    now = utc_now()
    return case(
        (Complaint.state != IN_PROGRESS, None),
        (Complaint.due_at < now, literal(OVERDUE)),
        (Complaint.due_at < now + _SOON, literal(SOON)),
        else_=None,
    )


def _find(_session: Session, text: str) -> ColumnElement[bool]:
    by_name = select(Customer.id).where(
        or_(Customer.name.startswith(text, autoescape=True), Customer.initials == text.lower())
    )
    return or_(
        Complaint.number.icontains(text, autoescape=True),
        Complaint.content.icontains(text, autoescape=True),
        Complaint.subject.icontains(text, autoescape=True),
        Complaint.result.icontains(text, autoescape=True),
        Complaint.customer_id.in_(by_name),
    )


def _overdue(_who: Who, now: datetime) -> ColumnElement[bool]:
    return and_(Complaint.state == IN_PROGRESS, Complaint.due_at < now)


_FIELDS = (
    Field(
        key="created_at",
        label=QT_TRANSLATE_NOOP("complaints", "Taken down"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        in_form=False,
    ),
    Field(key="number", label=QT_TRANSLATE_NOOP("complaints", "Number"), width=19, in_form=False),
    Field(
        key="content",
        label=QT_TRANSLATE_NOOP("complaints", "What is said"),
        kind=Kind.WORDS,
        required=True,
        width=30,
        hint=QT_TRANSLATE_NOOP("complaints", "In the customer's own words"),
    ),
    customer_field(Complaint, required=True, width=15, span=12),
    subject_field(span=6, shown=False),
    Field(
        key="sort",
        label=QT_TRANSLATE_NOOP("complaints", "Kind"),
        kind=Kind.STATE,
        width=10,
        span=3,
        required=True,
        shown=False,
        looks=KINDS,
    ),
    Field(
        key="about",
        label=QT_TRANSLATE_NOOP("complaints", "About whom"),
        width=9,
        span=3,
        shown=False,
        offers=offer_people,
    ),
    Field(
        key="responsible", label=QT_TRANSLATE_NOOP("complaints", "Responsible"), width=9, span=3, offers=offer_people
    ),
    Field(
        key="due_at",
        label=QT_TRANSLATE_NOOP("complaints", "Reply until"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        shown=False,
        hint=QT_TRANSLATE_NOOP("complaints", "Empty: as the settings say"),
    ),
    Field(
        key="reply",
        label=QT_TRANSLATE_NOOP("complaints", "Reply"),
        kind=Kind.STATE,
        width=9,
        in_form=False,
        looks=REPLIES,
        read=_reply,
    ),
    Field(
        key="state",
        label=QT_TRANSLATE_NOOP("complaints", "State"),
        kind=Kind.STATE,
        width=12,
        in_form=False,
        looks=LOOKS,
    ),
    Field(
        key="result",
        own=True,
        label=QT_TRANSLATE_NOOP("complaints", "Result"),
        kind=Kind.WORDS,
        width=24,
        shown=False,
        section=QT_TRANSLATE_NOOP("complaints", "What came of it"),
        hint=QT_TRANSLATE_NOOP("complaints", "What was done, and what the customer was told"),
    ),
    satisfaction_field(width=8, shown=False),
    Field(
        key="handled_at",
        label=QT_TRANSLATE_NOOP("complaints", "Handled at"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        in_form=False,
        shown=False,
    ),
    Field(key="handled_by", label=QT_TRANSLATE_NOOP("complaints", "Handled by"), width=9, in_form=False, shown=False),
    Field(key="author", label=QT_TRANSLATE_NOOP("complaints", "Taken by"), width=9, in_form=False, shown=False),
)
_FILTERS = (
    state_chip(Complaint, IN_PROGRESS, LOOKS[IN_PROGRESS]),
    Filter(key="overdue", label=QT_TRANSLATE_NOOP("complaints", "Overdue"), icon="clock-alert-outline", where=_overdue),
    state_chip(Complaint, HANDLED, LOOKS[HANDLED]),
    state_chip(Complaint, APPROVED, LOOKS[APPROVED], counted=False),
    Filter(
        key="today",
        label=QT_TRANSLATE_NOOP("complaints", "Today"),
        icon="calendar-today",
        where=lambda _who, now: Complaint.created_at >= midnight(now),
        aside=True,
        counted=False,
    ),
    mine_chip(QT_TRANSLATE_NOOP("complaints", "Mine"), lambda: Complaint.responsible),
)
COMPLAINT = RecordType(
    key="complaint",
    model=Complaint,
    look=COMPLAINTS.look,
    plural=COMPLAINTS.plural,
    new=QT_TRANSLATE_NOOP("complaints", "New complaint"),
    title_field="content",
    series="TS",
    order="-created_at",
    fields=_FIELDS,
    workflow=WORKFLOW,
    filters=_FILTERS,
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("complaints", "Number, customer or words"),
    badge="overdue",
    badge_loud=True,
    card=ON_CARD,
    today=ON_TODAY,
    defaults=lambda who: {"sort": ComplaintKind.COMPLAINT, "responsible": who.name},
    begin=begin_subject,
    prepare=prepare,
    stepped=stepped,
    saved=teach,
    removable=lambda _session, _id: None,
    removed=unteach,
    warm_up=warm_up,
    advice=ADVICE,
    audit=OnAudit(
        about=lambda: Complaint.content + literal(" → ") + Complaint.result,
        by=lambda: Complaint.handled_by.expression,
        at=lambda: Complaint.handled_at.expression,
    ),
    doubts=doubts,
    attachments=True,
    slips=True,
    right=Right.COMPLAINT,
    right_save=Right.RECORD_SAVE,
    right_delete=Right.RECORD_DELETE,
    empty=QT_TRANSLATE_NOOP(
        "complaints", "What a customer complains about or suggests stands here, with who replies until when."
    ),
)
