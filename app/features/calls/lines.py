"""Which calls does a list show, and whose are they?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from app.db.few import at_most
from app.features.calls.model import CallRecord, Outcome
from app.features.customers.model import Customer, CustomerPhone
from app.telephony.protocol import CallState, Direction, Reason

_calls = CallRecord.__table__
_call, _customer, _phone = _calls.c, Customer.__table__.c, CustomerPhone.__table__.c
_UNHANDLED_SEEN = 2000  # newest unhandled calls looked through for the list of calls to return

MISSED = and_(_call.direction == Direction.IN, _call.state == CallState.ENDED, _call.answered.is_not(True))
LINES = select(_calls).order_by(_call.started_at.desc(), _call.id.desc())


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call as one line of a list.

    Attributes:
        name: of the customer it belongs to (the one called most recently where several share the number), or what
            the box reported, or "".
        customer_id: None for an unknown caller.
        ring_s: how long it rang before it was answered or given up, None where not known.
        tries: how many calls of this number wait to be returned, this one included.
        blacklisted: the customer is on the blacklist.
    """

    id: int
    uuid: UUID
    line: int
    number: str
    key: str
    name: str
    customer_id: int | None
    started_at: datetime
    ring_s: int | None
    duration_s: int | None
    direction: Direction
    state: CallState
    answered: bool | None
    reason: Reason | None
    handled_at: datetime | None
    handled_by: str
    note: str
    outcome: Outcome | None
    tries: int = 1
    blacklisted: bool = False
    suspect: bool = False
    recovered: bool = False


def waiting(session: Session, limit: int) -> list[CallLine]:
    """Missed calls that nobody has handled, newest first; the tries of one number are one line (the newest)."""
    rows = session.execute(
        select(_call.id, _call.key, _call.started_at)
        .where(_call.handled_at.is_(None), MISSED)
        .order_by(_call.started_at.desc())
        .limit(at_most(_UNHANDLED_SEEN))
    ).all()
    tries: dict[str | int, int] = {}
    first: dict[str | int, tuple[int, datetime]] = {}
    for id_, key, at in rows:
        caller = key or id_
        tries[caller] = tries.get(caller, 0) + 1
        first.setdefault(caller, (id_, at))
    shown = list(first.items())[:limit]
    wanted = {id_: tries[caller] for caller, (id_, _) in shown}
    if not wanted:
        return []
    since = shown[-1][1][1]  # so that older months are left alone
    return lines(session, LINES.where(_call.id.in_(wanted), _call.started_at >= since), wanted)


def waiting_count(session: Session) -> int:
    """How many missed calls nobody has handled."""
    return session.scalar(select(func.count()).select_from(CallRecord).where(_call.handled_at.is_(None), MISSED)) or 0


def lines_of(session: Session, uuids: Iterable[UUID]) -> list[CallLine]:
    """These calls, newest first."""
    return lines(session, LINES.where(_call.uuid.in_(list(uuids))))


def line_of(session: Session, id_: int) -> CallLine | None:
    """One call by its id; None where it is gone."""
    return next(iter(lines(session, LINES.where(CallRecord.id == id_))), None)


def latest(session: Session, limit: int) -> list[CallLine]:
    """The newest calls of all kinds."""
    return lines(session, LINES.limit(at_most(limit)))


def newest(session: Session, limit: int) -> Iterator[dict[str, Any]]:
    """The log as plain values, newest first."""
    for row in session.execute(LINES.limit(limit).execution_options(yield_per=500)).mappings():
        yield {
            "id": row["id"],
            "uuid": str(row["uuid"]),
            "line": row["line"],
            "line_name": row["line_name"],
            "direction": row["direction"].value,
            "number": row["number"] or None,
            "name": row["name"] or None,
            "reason": row["reason"].value if row["reason"] else None,
            "rings": row["rings"],
            "answered": row["answered"],
            "duration_s": row["duration_s"],
            "state": row["state"].value,
            "started_at": row["started_at"].isoformat(),
            "ended_at": row["ended_at"].isoformat() if row["ended_at"] else None,
            "customer_id": row["customer_id"],
            "handled_by": row["handled_by"] or None,
            "note": row["note"] or None,
            "recovered": row["recovered"],
        }


def lines(session: Session, statement: Select[Any], tries: dict[int, int] | None = None) -> list[CallLine]:
    """The calls of a statement over `LINES`; `tries` by id."""
    rows = session.execute(statement).mappings().all()
    by_key, by_id = _customers(session, {row["key"] for row in rows}, {row["customer_id"] for row in rows})
    lines = []
    for row in rows:
        owner = by_id.get(row["customer_id"]) or (None if row["customer_id"] else by_key.get(row["key"]))
        lines.append(
            CallLine(
                **{name: row[name] for name in _PLAIN},
                name=owner[1] if owner else row["name"],
                customer_id=owner[0] if owner else None,
                ring_s=_ring_s(row),
                tries=(tries or {}).get(row["id"], 1),
                blacklisted=bool(owner and owner[2]),
            )
        )
    return lines


_PLAIN = (
    *("id", "uuid", "line", "number", "key", "started_at", "duration_s", "direction", "state", "answered", "reason"),
    *("handled_at", "handled_by", "note", "outcome", "suspect", "recovered"),
)
_Owner = tuple[int, str, bool]


def _customers(
    session: Session, keys: set[str], ids: set[int | None]
) -> tuple[dict[str, _Owner], dict[int | None, _Owner]]:
    columns = (_customer.id, _customer.name, _customer.blacklisted_at.is_not(None))
    by_id: dict[int | None, _Owner] = {}
    if wanted := ids - {None}:
        by_id = {row[0]: tuple(row) for row in session.execute(select(*columns).where(_customer.id.in_(wanted)))}
    by_key: dict[str, _Owner] = {}
    if real := keys - {""}:
        statement = (
            select(_phone.key, *columns)
            .join_from(CustomerPhone.__table__, Customer.__table__, _phone.customer_id == _customer.id)
            .where(_phone.key.in_(real), _customer.retired_at.is_(None))
            .order_by(_customer.last_call_at.desc().nulls_last(), _customer.id.desc())
        )
        for key, *owner in session.execute(statement):
            by_key.setdefault(key, tuple(owner))
    return by_key, by_id


def _ring_s(row: Any) -> int | None:
    until = row["answered_at"] or (None if row["answered"] else row["ended_at"])
    return max(0, round((until - row["started_at"]).total_seconds())) if until else None
