"""How does a call get into the log, what is done about it there, and what does the log say?"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, and_, bindparam, case, func, or_, select, update
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.changes import caller
from app.core.phone import Numbers
from app.db.base import utc_now
from app.db.store import touch
from app.db.upsert import insert_of
from app.features.calls.figures import Figures, by_day, figures, midnight
from app.features.calls.lines import LINES, MISSED, CallLine, latest, lines, lines_of, newest, waiting, waiting_count
from app.features.calls.model import CallRecord, Outcome
from app.features.calls.timeline import belongs, earlier
from app.features.customers.model import Customer, CustomerPhone
from app.telephony.protocol import Call, CallState, Direction

__all__ = [  # what the log offers, in whichever file of this folder it is kept
    "CallLine",
    "Figures",
    "annotate",
    "belongs",
    "by_day",
    "customer_of",
    "earlier",
    "figures",
    "handle",
    "handle_all",
    "keep",
    "latest",
    "lines_of",
    "link",
    "newest",
    "recover",
    "take",
    "unhandle",
    "waiting",
    "waiting_count",
]

_calls, _customers_ = cast("Table", CallRecord.__table__), cast("Table", Customer.__table__)
_call, _customer, _phone = _calls.c, _customers_.c, CustomerPhone.__table__.c
_ENDED = CallState.ENDED
_MOST = 2**31 - 1  # the largest number a column takes
_NEVER_AGAIN = (  # what a later snapshot does not change
    "uuid",
    "seat",
    "line",
    "line_name",
    "version",
    "created_at",
    "started_at",
    "customer_id",
    "note",
    "intention",
    "outcome",
    "next_on",
    "recovered",
    "taken_by",
    "taken_seat",
)


def keep(session: Session, call: Call, numbers: Numbers, who: Who) -> int:
    """Write `call` as it is now, by its uuid; return its id in the log.

    May be given the same snapshot any number of times and an old one late: what has ended stays ended. An answered
    call is handled, and with it the missed calls of the same number.
    """
    values = _values(call, numbers, who)
    told = {"known": call.uuid, "told_at": values.pop("started_at")}
    id_ = session.execute(_upsert(session.get_bind().dialect.name), values | told).scalar()
    if id_ is None:
        id_ = session.execute(select(_call.id).where(_call.uuid == call.uuid)).scalar_one()
    touch(session, "call", id_, caller(id_, values["key"]))
    if key := values["key"]:
        _touch_customers(session, _SEEN_BY_KEY, {"key_": key, "at": call.started_at})
        if values["handled_at"] and values["answered"]:
            _handle(session, and_(_call.key == key, _call.started_at < call.started_at), who)
    return int(id_)


def take(session: Session, call: Call, numbers: Numbers, who: Who, *, over: bool = False) -> str:
    """Say that `who` takes a call that rings at several seats; returns whose it is: the first one's.

    Args:
        session: in which it is written; the call itself, too, where the log does not have it yet.
        call: as it is now.
        numbers: for the matching key.
        who: takes it.
        over: also from whoever had it before; it was passed on.
    """
    keep(session, call, numbers, who)
    free = _call.uuid == call.uuid if over else and_(_call.uuid == call.uuid, _call.taken_by == "")
    nobodys = and_(_call.handled_at.is_not(None), _call.handled_by == "")  # it was over before somebody took it
    mine = {
        "taken_by": who.name,
        "taken_seat": who.seat,
        "operator": who.name,
        "handled_by": case((nobodys, who.name), else_=_call.handled_by),
    }
    id_ = session.execute(update(_calls).where(free).values(**mine).returning(_call.id)).scalar_one_or_none()
    if id_ is not None:
        touch(session, "call", id_, caller(id_, numbers.key(call.number or "")))
        return who.name
    return str(session.execute(select(_call.taken_by).where(_call.uuid == call.uuid)).scalar_one())


def annotate(  # noqa: PLR0913  one wrap-up has as many parts
    session: Session,
    uuid: UUID,
    *,
    note: str,
    intention: str,
    outcome: Outcome | None,
    next_on: date | None,
    who: Who,
    before: str = "",
) -> None:
    """Write what came of a call; an intention goes to the customer too, and any outcome but "call back" handles it.

    Where the note is not what it was `before`, a colleague noted something meanwhile: both stay.
    """
    columns = (_call.id, _call.note, _call.intention, _call.outcome, _call.next_on)
    there = session.execute(select(*columns).where(_call.uuid == uuid).with_for_update()).one_or_none()
    if there is None:
        return
    if there.note not in ("", before):
        note = _joined(there.note, note)
        intention, outcome, next_on = intention or there.intention, outcome or there.outcome, next_on or there.next_on
    values = {"note": note, "intention": intention[:240], "outcome": outcome, "next_on": next_on}
    session.execute(update(_calls).where(_call.uuid == uuid).values(values))
    touch(session, "call", there.id)
    if outcome is not None and outcome is not Outcome.CALL_BACK:
        handle(session, [uuid], who)
    if intention and (customer_id := customer_of(session, uuid)):
        _set_customer(session, _customer.id == customer_id, intention=intention[:240])


def _joined(theirs: str, mine: str) -> str:
    """Two notes about the same call, without saying anything twice."""
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{theirs}\n{mine}"


def customer_of(session: Session, uuid: UUID) -> int | None:
    """The one customer a call belongs to; None where there is none or it is one of several."""
    row = session.execute(select(_call.customer_id, _call.key).where(_call.uuid == uuid)).one_or_none()
    if row is None:
        return None
    if row.customer_id:
        return int(row.customer_id)
    owners = session.scalars(
        select(_customer.id).where(_having(row.key), _customer.retired_at.is_(None)).limit(2)
    ).all()
    return owners[0] if len(owners) == 1 else None


def link(session: Session, uuid: UUID, customer_id: int | None) -> None:
    """Say whose call it is, where several share the number or the call shows another one; None takes it back."""
    row = session.execute(
        update(_calls).where(_call.uuid == uuid).values(customer_id=customer_id).returning(_call.id, _call.started_at)
    ).one_or_none()
    if row is None:
        return
    touch(session, "call", row.id)
    if customer_id is not None:
        _seen(session, _customer.id == customer_id, row.started_at)


def handle(session: Session, uuids: Iterable[UUID], who: Who) -> None:
    """Tick calls as handled by `who`, and with each the earlier missed calls of its number."""
    for row in session.execute(
        select(_call.key, _call.started_at, _call.uuid).where(_call.uuid.in_(list(uuids)))
    ).all():
        which = _call.uuid == row.uuid
        if row.key:
            which = or_(which, and_(_call.key == row.key, _call.started_at < row.started_at))
        _handle(session, which, who)


def handle_all(session: Session, who: Who) -> None:
    """Tick all missed calls."""
    _handle(session, MISSED, who)


def unhandle(session: Session, uuids: Iterable[UUID]) -> None:
    """Take ticks away."""
    for id_ in session.scalars(
        update(_calls).where(_call.uuid.in_(list(uuids))).values(handled_at=None, handled_by="").returning(_call.id)
    ):
        touch(session, "call", id_)


def recover(session: Session, seat: str) -> list[CallLine]:
    """Close the calls that this seat left open when it went down; return them and today's others nobody has handled.

    A closed one is marked `recovered`; its end is the last sign that was kept of it. Newest first.
    """
    open_ = and_(_call.state != _ENDED, _call.seat == seat)
    closed = session.scalars(
        update(_calls).where(open_).values(state=_ENDED, recovered=True, ended_at=_call.changed_at).returning(_call.id)
    ).all()
    for id_ in closed:
        touch(session, "call", id_)
    recent = or_(_call.started_at >= midnight(utc_now()), _call.id.in_(closed))
    unfinished = and_(recent, _call.seat == seat, _call.handled_at.is_(None), _call.state == _ENDED)
    return lines(session, LINES.where(unfinished, or_(MISSED, _call.recovered)))


def _values(call: Call, numbers: Numbers, who: Who) -> dict[str, Any]:
    here = not call.elsewhere  # or its other telephone's seat, which writes the same call, says who took it
    handled = call.state is _ENDED and (call.direction is not Direction.IN or bool(call.answered))
    taken = here and (call.state is CallState.TALKING or bool(call.answered) or call.direction is Direction.OUT)
    return {
        "uuid": call.uuid,
        "seat": who.seat,
        "box": _fitting(call.box, 80),
        "line": min(call.line, _MOST),
        "line_name": _fitting(call.line_name, 80) or None,
        "direction": call.direction,
        "state": call.state,
        "number": _fitting(call.number, 40),
        "key": "" if call.suspect else numbers.key(call.number or ""),  # a garbled number is nobody's
        "name": _fitting(call.name, 80),
        "reason": call.reason,
        "suspect": call.suspect,
        "rings": min(call.rings, _MOST),
        "answered": call.answered,
        "started_at": call.started_at,
        "answered_at": call.answered_at,
        "ended_at": call.ended_at,
        "duration_s": None if call.duration_s is None else min(call.duration_s, _MOST),
        "operator": who.name if taken else "",
        "handled_at": (call.ended_at or utc_now()) if handled else None,
        "handled_by": (who.name if here else call.answered_by) if handled else "",
        "changed_at": utc_now(),
    }


def _fitting(reported: str | None, most: int) -> str:
    """What a box reported, as far as any database can keep it: a call is never lost for its name."""
    return "".join(one for one in reported or "" if one.isprintable())[:most]


@cache
def _upsert(dialect: str) -> Any:
    insert = insert_of(dialect)
    table = _calls
    fresh = insert(table).values(
        version=1, note="", intention="", recovered=False, taken_by="", taken_seat="", started_at=_BEGAN
    )
    given = fresh.excluded
    later: dict[str, Any] = {one.name: given[one.name] for one in table.c if one.name not in {"id", *_NEVER_AGAIN}}
    unset = table.c.handled_at.is_(None)
    later |= {
        "operator": case((table.c.operator == "", given.operator), else_=table.c.operator),
        "handled_at": func.coalesce(table.c.handled_at, given.handled_at),
        "handled_by": case(
            (and_(unset, given.handled_by != "", table.c.taken_by != ""), table.c.taken_by),
            (unset, given.handled_by),
            else_=table.c.handled_by,
        ),
    }
    key = [table.c.uuid] if dialect == "sqlite" else [table.c.uuid, table.c.started_at]  # which a month's key contains
    return fresh.on_conflict_do_update(
        index_elements=key, set_=later, where=or_(table.c.state != _ENDED, given.state == _ENDED)
    ).returning(table.c.id)


# Whoever was first to write a call said when it began: a seat that hears of the same one has another clock.
_BEGAN = func.coalesce(
    select(_call.started_at).where(_call.uuid == bindparam("known", type_=_call.uuid.type)).scalar_subquery(),
    bindparam("told_at", type_=_call.started_at.type),
)


def _having(key: Any) -> Any:
    return _customer.id.in_(select(_phone.customer_id).where(_phone.key == key, _phone.key != ""))


def _only_one_having(key: Any) -> Any:
    """WHERE of the one customer with this number; where several share it, nobody knows yet whose call it is."""
    owners = select(func.count(_phone.customer_id.distinct())).where(_phone.key == key, _phone.key != "")
    return and_(_having(key), owners.scalar_subquery() == 1)


def _seen(session: Session, which: Any, at: datetime) -> None:
    _set_customer(
        session, and_(which, or_(_customer.last_call_at.is_(None), _customer.last_call_at < at)), last_call_at=at
    )


def _set_customer(session: Session, which: Any, **values: Any) -> None:
    # No word of the customer's own record changes: its version and time of change stay.
    statement = update(_customers_).where(which).values(changed_at=_customer.changed_at, **values)
    _touch_customers(session, statement.returning(_customer.id), {})


def _touch_customers(session: Session, statement: Any, values: dict[str, Any]) -> None:
    for id_ in session.execute(statement, values).scalars().all():
        touch(session, "customer", id_)


# Made once: while a call is being written, its card is being painted.
_AT: Any = bindparam("at", type_=_customer.last_call_at.type)
_SEEN_BY_KEY = (
    update(_customers_)
    .where(_only_one_having(bindparam("key_")), or_(_customer.last_call_at.is_(None), _customer.last_call_at < _AT))
    .values(changed_at=_customer.changed_at, last_call_at=_AT)
    .returning(_customer.id)
)


def _handle(session: Session, which: Any, who: Who) -> None:
    statement = (
        update(_calls)
        .where(_call.handled_at.is_(None), which)
        .values(handled_at=utc_now(), handled_by=who.name)
        .returning(_call.id)
    )
    for id_ in session.scalars(statement).all():
        touch(session, "call", id_)
