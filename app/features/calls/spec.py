"""Description of calls: the call log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import Base
from app.db.search import match
from app.features.calls.figures import midnight
from app.features.calls.lines import MISSED
from app.features.calls.log import handle, unhandle
from app.features.calls.model import CallRecord
from app.features.calls.sign import CALLS
from app.features.calls.timeline import (
    INCOMING,
    INTERNAL,
    ON_CARD,
    OUTCOMES,
    OUTGOING,
    RECORDED,
    RECORDED_KEPT,
    RINGING,
    TALKING,
)
from app.features.calls.timeline import MISSED as MISSED_LOOK
from app.features.customers.model import Customer, CustomerPhone
from app.features.recordings.finding import is_recorded
from app.features.recordings.keeping import keep_calls
from app.features.recordings.overdue import condemn
from app.records.field import Field, Kind
from app.records.part import Also, OnServer
from app.records.record import Action, Filter, RecordType
from app.telephony.protocol import CallState, Direction

_FOUND = 200  # customers whose calls a search looks at
_LEAST_DIGITS = 3
_GOES_ON = QT_TRANSLATE_NOOP("calls", "This call is still going on.")
_NEEDED = QT_TRANSLATE_NOOP("calls", "A record was made in this call, so it stays in the log.")


def _way() -> ColumnElement[Any]:
    """What sort of call it is, in one word."""
    return case(
        (MISSED, literal("missed")),
        (CallRecord.state == CallState.RINGING, literal("ringing")),
        (CallRecord.state == CallState.TALKING, literal("talking")),
        (CallRecord.direction == Direction.OUT, literal("out")),
        (CallRecord.direction == Direction.INTERNAL, literal("internal")),
        else_=literal("in"),
    )


def _customer() -> ColumnElement[Any]:
    """Whose call it is: chosen by hand, or whoever of those with this number was called last; else the box's name."""
    chosen = select(Customer.name).where(Customer.id == CallRecord.customer_id).correlate(CallRecord)
    by_number = (
        select(Customer.name)
        .join(CustomerPhone, CustomerPhone.customer_id == Customer.id)
        .where(CustomerPhone.key == CallRecord.key, CallRecord.key != "", Customer.retired_at.is_(None))
        .order_by(Customer.last_call_at.desc().nulls_last(), Customer.id.desc())
        .limit(1)
        .correlate(CallRecord)
    )
    return case(
        (CallRecord.customer_id.is_not(None), chosen.scalar_subquery()),
        else_=func.coalesce(by_number.scalar_subquery(), CallRecord.name),
    )


def _find(session: Session, text: str) -> ColumnElement[bool]:
    """Calls of a number that begins so, or of the customers found by the text."""
    digits = "".join(one for one in text if one.isdigit())
    where: list[ColumnElement[bool]] = []
    if len(digits) >= _LEAST_DIGITS:
        where += [column.between(digits, digits + "9" * 24) for column in (CallRecord.number, CallRecord.key)]
    if ids := match(session, text, _FOUND):
        keys = select(CustomerPhone.key).where(CustomerPhone.customer_id.in_(ids), CustomerPhone.key != "")
        where += [CallRecord.customer_id.in_(ids), and_(CallRecord.customer_id.is_(None), CallRecord.key.in_(keys))]
    return or_(*where) if where else false()


def _today(_who: Who, now: datetime) -> ColumnElement[bool]:
    return CallRecord.started_at >= midnight(now)


def _recorded() -> ColumnElement[Any]:
    """Whether there is a recording to listen to."""
    there = case((is_recorded(CallRecord.uuid), literal("yes")), else_=literal(""))
    return case((is_recorded(CallRecord.uuid, kept=True), literal("kept")), else_=there)


def _keep(session: Session, ids: Sequence[int], who: Who) -> None:
    keep_calls(session, _uuids(session, ids), who)


def _removed(session: Session, id_: int) -> None:
    """Who deletes a call deletes what was said in it."""
    call = session.get_one(CallRecord, id_)
    condemn(session, call.uuid)


def _uuids(session: Session, ids: Sequence[int]) -> Any:
    return session.scalars(select(CallRecord.uuid).where(CallRecord.id.in_(ids))).all()


def _removable(session: Session, id_: int) -> None:
    """A call may go once it is over, unless a record was made in it."""
    if session.scalar(select(CallRecord.state).where(CallRecord.id == id_)) is not CallState.ENDED:
        raise Refused(_GOES_ON)
    made_in_it = [
        key.parent
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column is CallRecord.__table__.c.id
    ]
    if any(session.execute(select(one).where(one == id_).limit(1)).first() for one in made_in_it):
        raise Refused(_NEEDED)


def _handle(session: Session, ids: Sequence[int], who: Who) -> None:
    handle(session, _uuids(session, ids), who)


def _unhandle(session: Session, ids: Sequence[int], _who: Who) -> None:
    unhandle(session, _uuids(session, ids))


_FIELDS = (
    Field(
        key="started_at",
        label=QT_TRANSLATE_NOOP("calls", "Time"),
        kind=Kind.MOMENT,
        width=14,
        sorts=True,
        fixed=True,
    ),
    Field(
        key="way",
        label=QT_TRANSLATE_NOOP("calls", "Call"),
        kind=Kind.STATE,
        width=10,
        in_form=False,
        read=_way,
        looks={
            "missed": MISSED_LOOK,
            "in": INCOMING,
            "out": OUTGOING,
            "internal": INTERNAL,
            "ringing": RINGING,
            "talking": TALKING,
        },
    ),
    Field(
        key="number",
        label=QT_TRANSLATE_NOOP("calls", "Number"),
        kind=Kind.PHONE,
        width=15,
        sorts=True,
        fixed=True,
        span=3,
    ),
    Field(
        key="customer",
        label=QT_TRANSLATE_NOOP("calls", "Customer"),
        width=18,
        fixed=True,
        read=_customer,
    ),
    Field(key="line", label=QT_TRANSLATE_NOOP("calls", "Line"), kind=Kind.NUMBER, width=5, fixed=True),
    Field(
        key="ended_at",
        label=QT_TRANSLATE_NOOP("calls", "Ended at"),
        kind=Kind.MOMENT,
        width=14,
        in_form=False,
        shown=False,
    ),
    Field(
        key="rings", label=QT_TRANSLATE_NOOP("calls", "Rings"), kind=Kind.NUMBER, width=5, in_form=False, shown=False
    ),
    Field(
        key="duration_s",
        label=QT_TRANSLATE_NOOP("calls", "Talk time"),
        kind=Kind.SECONDS,
        width=8,
        sorts=True,
        in_form=False,
    ),
    Field(
        key="recording",
        label=QT_TRANSLATE_NOOP("calls", "Recording"),
        kind=Kind.STATE,
        width=9,
        in_form=False,
        read=_recorded,
        looks={"yes": RECORDED, "kept": RECORDED_KEPT},
    ),
    Field(key="operator", label=QT_TRANSLATE_NOOP("calls", "Operator"), width=8, fixed=True, span=3),
    Field(
        key="outcome",
        label=QT_TRANSLATE_NOOP("calls", "Outcome"),
        kind=Kind.STATE,
        width=13,
        looks={str(key.value): look for key, look in OUTCOMES.items()},
    ),
    Field(key="next_on", label=QT_TRANSLATE_NOOP("calls", "Next contact"), kind=Kind.DAY, width=10, shown=False),
    Field(
        key="intention", label=QT_TRANSLATE_NOOP("calls", "Purchase intention"), max_length=240, width=16, shown=False
    ),
    Field(key="note", label=QT_TRANSLATE_NOOP("calls", "Note"), kind=Kind.WORDS, width=22),
    Field(key="handled_by", label=QT_TRANSLATE_NOOP("calls", "Handled by"), width=9, in_form=False, shown=False),
)

CALL = RecordType(
    key=CALLS.key,
    model=CallRecord,
    look=CALLS.look,
    plural=CALLS.plural,
    title_field="number",
    order="-started_at",
    creatable=False,
    fields=_FIELDS,
    filters=(
        Filter(
            key="unhandled",
            label=QT_TRANSLATE_NOOP("calls", "To call back"),
            icon="phone-return",
            where=lambda _who, _now: and_(CallRecord.handled_at.is_(None), MISSED),
        ),
        Filter(
            key="missed",
            label=QT_TRANSLATE_NOOP("calls", "Missed"),
            icon="phone-missed",
            where=lambda _who, _now: MISSED,
            counted=False,
        ),
        Filter(
            key="out",
            label=QT_TRANSLATE_NOOP("calls", "Outgoing"),
            icon="phone-outgoing",
            where=lambda _who, _now: CallRecord.direction == Direction.OUT,
            counted=False,
            slow=True,
        ),
        Filter(
            key="recorded",
            label=QT_TRANSLATE_NOOP("calls", "Recorded"),
            icon="record-circle-outline",
            where=lambda _who, _now: is_recorded(CallRecord.uuid),
            counted=False,
            slow=True,
        ),
        Filter(key="today", label=QT_TRANSLATE_NOOP("calls", "Today"), icon="calendar-today", where=_today, aside=True),
        Filter(
            key="mine",
            label=QT_TRANSLATE_NOOP("calls", "Mine"),
            icon="account-outline",
            where=lambda who, _now: CallRecord.operator == who.name,
            aside=True,
            counted=False,
            slow=True,
        ),
    ),
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("calls", "Number or customer"),
    badge="unhandled",
    badge_loud=True,
    card=ON_CARD,
    removable=_removable,
    removed=_removed,
    right_delete=Right.CALL_DELETE,
    right_export=Right.TRANSFER,
    server=OnServer(  # a call is written by whoever works at the seat when it can be, for whoever took it
        also=(Also(deed="insert"),),
        stamps=("operator",),
        others="TG_OP = 'INSERT' OR OLD.state <> 'ended'",
    ),
    actions=(
        Action(
            name="play",
            label=QT_TRANSLATE_NOOP("calls", "Listen"),
            icon="play",
            key="P",
            right=Right.LISTEN,
        ),
        Action(
            name="keep",
            label=QT_TRANSLATE_NOOP("calls", "Keep the recording"),
            icon="lock-outline",
            key="K",
            right=Right.LISTEN,
            do=_keep,
        ),
        Action(
            name="handle", label=QT_TRANSLATE_NOOP("calls", "Handled"), icon="check-circle-outline", key="H", do=_handle
        ),
        Action(name="unhandle", label=QT_TRANSLATE_NOOP("calls", "Not handled"), icon="undo", key="U", do=_unhandle),
    ),
    empty=QT_TRANSLATE_NOOP("calls", "Every call is written here by itself, as soon as a line rings."),
)
