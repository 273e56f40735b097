"""What do calls say on a customer's card: their entries, how many, and what is remarkable about them?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, func, or_, select, true, union_all
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.few import ByEngine
from app.db.months import within
from app.features.calls.model import CallRecord, Outcome
from app.features.customers.model import CustomerPhone
from app.features.recordings.finding import is_recorded
from app.records.asking import CUSTOMER, MOST, TODAY
from app.records.part import Event, OnCard, Remark
from app.records.workflow import Look
from app.telephony.protocol import CallState, Direction

_calls = cast("Table", CallRecord.__table__)
_call, _phone = _calls.c, CustomerPhone.__table__.c

MISSED = Look(words=QT_TRANSLATE_NOOP("calls", "Missed"), icon="phone-missed", colour="danger")
INCOMING = Look(words=QT_TRANSLATE_NOOP("calls", "Incoming"), icon="phone-incoming", colour="muted")
OUTGOING = Look(words=QT_TRANSLATE_NOOP("calls", "Outgoing"), icon="phone-outgoing", colour="muted")
INTERNAL = Look(words=QT_TRANSLATE_NOOP("calls", "Within the house"), icon="phone-classic", colour="muted")
RINGING = Look(words=QT_TRANSLATE_NOOP("calls", "Ringing"), icon="phone-ring", colour="progress")
TALKING = Look(words=QT_TRANSLATE_NOOP("calls", "Talking"), icon="phone-in-talk", colour="finished")
RECORDED = Look(words=QT_TRANSLATE_NOOP("calls", "Recorded"), icon="play-circle-outline", colour="progress")
RECORDED_KEPT = Look(words=QT_TRANSLATE_NOOP("calls", "Kept"), icon="lock-outline", colour="approved")
OUTCOMES: dict[Outcome, Look] = {
    Outcome.SOLVED: Look(words=QT_TRANSLATE_NOOP("calls", "Solved"), icon="check-circle-outline", colour="finished"),
    Outcome.BOOKED: Look(words=QT_TRANSLATE_NOOP("calls", "Repair booked"), icon="wrench-outline", colour="progress"),
    Outcome.CALL_BACK: Look(words=QT_TRANSLATE_NOOP("calls", "To call back"), icon="phone-return", colour="waiting"),
    Outcome.NOTHING: Look(
        words=QT_TRANSLATE_NOOP("calls", "Nothing to do"), icon="minus-circle-outline", colour="muted"
    ),
}
_IN_BY = QT_TRANSLATE_NOOP("calls", "Incoming call, {who} answered")
_IN = QT_TRANSLATE_NOOP("calls", "Incoming call")
_OUT_BY = QT_TRANSLATE_NOOP("calls", "{who} called")
_OUT = QT_TRANSLATE_NOOP("calls", "Outgoing call")
_INTERNAL = QT_TRANSLATE_NOOP("calls", "Call within the house")
_MISSED = QT_TRANSLATE_NOOP("calls", "Missed call")
_MISSED_RANG = QT_TRANSLATE_NOOP("calls", "Missed call, rang for {seconds} s")
_LINE = QT_TRANSLATE_NOOP("calls", "Line {line}")
_INTENDS = QT_TRANSLATE_NOOP("calls", "Intends to buy: {what}")
_INTENDS_TOO = QT_TRANSLATE_NOOP("calls", "{note} · Intends to buy: {what}")
_HANDLED_BY = QT_TRANSLATE_NOOP("calls", "Handled by {who}")
_TODAY = QT_TRANSLATE_NOOP("calls", "%n missed call(s) today")
_COLUMNS = (
    *(_call.id, _call.started_at, _call.line, _call.direction, _call.state, _call.answered, _call.answered_at),
    *(_call.ended_at, _call.duration_s, _call.operator, _call.note, _call.intention, _call.outcome),
    *(_call.handled_by, _call.uuid),
)
_NEWEST_FIRST = (_call.started_at.desc(), _call.id.desc())


def belongs(customer_id: ColumnElement[int] | int) -> ColumnElement[bool]:
    """WHERE of the calls of a customer: linked to them by hand, or unlinked and of one of their numbers."""
    keys = select(_phone.key).where(_phone.customer_id == customer_id, _phone.key != "")
    return or_(_call.customer_id == customer_id, and_(_call.customer_id.is_(None), _call.key.in_(keys)))


def earlier(session: Session, key: str, limit: int) -> list[Event]:
    """The newest calls of a number nobody may have yet."""
    return [event_of(row) for row in session.execute(_OF_KEY, {"key": key, "most": limit})] if key else []


def count(session: Session, customer_id: int) -> int:
    """How many calls a customer has."""
    return int(session.execute(_COUNT, {"customer": customer_id}).scalar_one())


def remarks(in_vain: Sequence[Any], _now: datetime) -> list[Remark]:
    """How often they called today in vain."""
    missed = in_vain[0][0]
    return [Remark(_TODAY.counted(missed), "danger", icon="phone-missed")] if missed else []


def _in_vain(calls: Sequence[Any], today: datetime) -> list[tuple[int]]:
    return [(sum(_is_missed(one) and one.started_at >= today for one in calls),)]


_KEYS = select(_phone.key).where(_phone.customer_id == CUSTOMER, _phone.key != "").distinct()


def _told(few: Select[Any]) -> Select[Any]:
    """Of these calls also whether they were recorded: asked of a few, not in each month anew."""
    call = few.subquery()
    recorded = is_recorded(call.c.uuid).label("recorded")
    return select(call, recorded).order_by(call.c.started_at.desc(), call.c.id.desc())


_OF_KEY = _told(select(*_COLUMNS).where(_call.key == bindparam("key")).order_by(*_NEWEST_FIRST).limit(MOST))
_OWN = _call.customer_id == CUSTOMER
_BY_NUMBER = and_(_call.key.in_(_KEYS), _call.customer_id.is_(None))
_COUNT = select(
    select(func.count()).where(_OWN).scalar_subquery() + select(func.count()).where(_BY_NUMBER).scalar_subquery()
)
_IN_VAIN = and_(
    _call.started_at >= TODAY,
    _call.direction == Direction.IN,
    _call.state == CallState.ENDED,
    _call.answered.is_not(True),
)
_MISSED_TODAY = select(
    select(func.count()).where(_OWN, _IN_VAIN).scalar_subquery()
    + select(func.count()).where(_BY_NUMBER, _IN_VAIN).scalar_subquery()
)


# The newest calls linked by hand, and the newest of each of the customer's numbers: one ordered walk each, a stretch of
# an index, so that the thousands of calls of a large customer are never sorted. On a server in the months named only.
_linked = select(*_COLUMNS).where(_OWN).order_by(*_NEWEST_FIRST).limit(MOST)
_numbers, _newest = _KEYS.subquery("numbers"), _calls.alias("newest")
_few = (
    select(_newest.c.id)
    .where(_newest.c.key == _numbers.c.key, _newest.c.customer_id.is_(None))
    .order_by(_newest.c.started_at.desc(), _newest.c.id.desc())
    .limit(MOST)
    .correlate(_numbers)
)
_each = (
    select(*_COLUMNS)
    .where(_call.key == _numbers.c.key, _call.customer_id.is_(None), within(_call.started_at))
    .order_by(*_NEWEST_FIRST)
    .limit(MOST)
    .lateral("each")
)


def _events(linked: Select[Any], by_number: Select[Any]) -> Select[Any]:
    every = union_all(select(linked.subquery()), by_number).subquery()
    return _told(select(every).order_by(every.c.started_at.desc(), every.c.id.desc()).limit(MOST))


_EVENTS = ByEngine(
    sqlite=_events(_linked, select(*_COLUMNS).select_from(_numbers.join(_calls, _call.id.in_(_few.scalar_subquery())))),
    postgresql=_events(
        _linked.where(within(_call.started_at)), select(_each).select_from(_numbers.join(_each, true()))
    ),
)


def event_of(row: Any) -> Event:
    """The timeline entry of a call."""
    missed = _is_missed(row)
    text: str | Text = _noted(row) or (
        _HANDLED_BY.fill(who=row.handled_by) if missed and row.handled_by else _LINE.fill(line=row.line)
    )
    return Event(
        kind="call",
        id=row.id,
        at=row.started_at,
        title=_missed_title(row) if missed else _title(row),
        text=text,
        look=_look(row, missed),
        note=_length(row.duration_s, recorded=row.recorded),
        icon=MISSED if missed else OUTGOING if row.direction is Direction.OUT else None,
    )


def _is_missed(row: Any) -> bool:
    return row.direction is Direction.IN and row.state is CallState.ENDED and not row.answered


def _noted(row: Any) -> str | Text:
    """What was written in the wrap-up; an earlier intention to buy is worth as much as the last one."""
    if not row.intention:
        return str(row.note)
    return _INTENDS_TOO.fill(note=row.note, what=row.intention) if row.note else _INTENDS.fill(what=row.intention)


def _missed_title(row: Any) -> Text:
    if not row.ended_at:
        return _MISSED
    return _MISSED_RANG.fill(seconds=max(0, round((row.ended_at - row.started_at).total_seconds())))


def _title(row: Any) -> Text:
    if row.direction is Direction.OUT:
        return _OUT_BY.fill(who=row.operator) if row.operator else _OUT
    if row.direction is Direction.INTERNAL:
        return _INTERNAL
    return _IN_BY.fill(who=row.operator) if row.operator and row.answered else _IN


def _look(row: Any, missed: bool) -> Look | None:
    if missed and not row.handled_by:
        return MISSED
    if row.state is CallState.TALKING:
        return TALKING
    if row.state is CallState.RINGING:
        return RINGING
    return OUTCOMES[row.outcome] if row.outcome else None


def _length(seconds: int | None, *, recorded: bool) -> str:
    """How long the talk was, with a sign where it can be listened to."""
    length = f"{seconds // 60}:{seconds % 60:02}" if seconds else ""
    return f"▶ {length}".rstrip() if recorded else length


ON_CARD = OnCard(events=_EVENTS, event_of=event_of, count=_COUNT, said=_MISSED_TODAY, said_in=_in_vain, remarks=remarks)
