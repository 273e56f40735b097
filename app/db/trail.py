"""Who changed what, when, from what to what? Written with every change, in the same transaction, whatever made it.

What goes through the session's unit of work is followed by itself: no rule of a feature can forget it. Statements in
bulk are not seen; who writes them says so with `note`.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import insert
from sqlalchemy.event import listen
from sqlalchemy.orm import InstanceState, Session, UOWTransaction, sessionmaker
from sqlalchemy.orm.attributes import instance_state

from app.core.access import NOBODY, Who
from app.db.base import Base, Record, utc_now
from app.db.system import Trace

MADE, CHANGED, DELETED = "made", "changed", "deleted"
_WHO, _DEED, _REASON, _NOW = "who", "deed", "reason", "now"
_OWN = frozenset({"id", "version", "created_at", "changed_at", "rank"})
_HIDDEN = "•••"
_MOST = 2000  # characters of one value


def follow(sessions: "sessionmaker[Session]", who: Callable[[], Who]) -> None:
    """Follow what these sessions write; `who` is asked where a session does not say whom it works for."""

    def note_flush(session: Session, context: UOWTransaction) -> None:
        entries = list(_entries(session, context))
        if entries:
            _write(session, session.info.get(_WHO) or who(), entries)

    listen(sessions, "after_flush", note_flush)


def work_for(session: Session, who: Who, now: datetime) -> None:
    """Say whom this session works for, and what moment it is."""
    session.info[_WHO], session.info[_NOW] = who, now


def worker(session: Session) -> tuple[Who, datetime]:
    """Whom this session works for, and the moment it does; as `work_for` said."""
    return session.info.get(_WHO) or NOBODY, session.info.get(_NOW) or utc_now()


def name_deed(session: Session, deed: str, reason: str = "") -> None:
    """What the changes of the next flush are called instead of "changed"; "" ends that."""
    session.info[_DEED], session.info[_REASON] = deed, reason


def note(session: Session, who: Who, deed: str, kind: str, record_id: int, **entry: Any) -> None:
    """Write an entry by hand: for what is no change of a record (a sign-in), or goes round the unit of work."""
    _write(session, who, [{"deed": deed, "kind": kind, "record_id": record_id, "changes": {}} | entry])


def _write(session: Session, who: Who, entries: list[dict[str, Any]]) -> None:
    at = session.info.get(_NOW) or utc_now()
    same = {"at": at, "who": who.name, "seat": who.seat, "reason": session.info.get(_REASON) or ""}
    usual = {"number": "", "customer_id": None, "call_id": None}
    session.execute(insert(Trace), [{**usual, **same, **one} for one in entries])


# ------------------------------------------------------------ what a flush changes


def _entries(session: Session, context: UOWTransaction) -> Iterable[dict[str, Any]]:
    """An entry per record; changes of its parts are part of it."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for state, (
        is_deleted,
        is_listed_only,
    ) in context.states.items():  # only here are parts that were taken out deleted
        one = None if is_listed_only else state.obj()
        deed = DELETED if is_deleted else MADE if one in session.new else CHANGED
        if isinstance(one, Record):
            _note_record(found, session, deed, one)
        elif isinstance(one, Base):
            _note_part(found, deed, one)
    return (one for one in found.values() if one["changes"] or one["deed"] not in {CHANGED, MADE})


def _note_record(found: dict[tuple[str, int], dict[str, Any]], session: Session, deed: str, record: Record) -> None:
    state: InstanceState[Any] = instance_state(record)
    told = _told(type(record))
    if not told or (not _is_followed(type(record)) and deed != DELETED):
        return
    changes = _changes(deed, state, told)
    if deed == CHANGED and not changes:
        return
    entry = _entry(found, record.__tablename__, record.id)
    named = session.info.get(_DEED) if deed == CHANGED else None
    entry["deed"] = named or deed
    entry["number"] = str(state.dict.get("number") or "")[:40]
    entry["customer_id"] = record.id if record.__tablename__ == "customer" else state.dict.get("customer_id")
    entry["call_id"] = state.dict.get("call_id")
    entry["changes"] = changes | entry["changes"]


def _note_part(found: dict[tuple[str, int], dict[str, Any]], deed: str, part: Base) -> None:
    where = _owner(type(part))
    state: InstanceState[Any] = instance_state(part)
    if where is None:
        return
    table, column, key = where
    told = _told(type(part)) - {column}
    changed = _changes(deed, state, told)
    if not changed:
        return
    owner_id = state.dict.get(column) or state.committed_state.get(column)
    if not isinstance(owner_id, int):
        return
    before, after = _entry(found, table, owner_id)["changes"].setdefault(key, [[], []])
    now = {name: _plain(state.dict.get(name)) for name in told}
    old = {name: pair[0] for name, pair in changed.items()}
    if deed != MADE:
        before.append(_filled(now | old))
    if deed != DELETED:
        after.append(_filled(now))


def _entry(found: dict[tuple[str, int], dict[str, Any]], table: str, id_: int) -> dict[str, Any]:
    return found.setdefault((table, id_), {"deed": CHANGED, "kind": table, "record_id": id_, "changes": {}})


def _changes(deed: str, state: InstanceState[Any], told: frozenset[str]) -> dict[str, list[Any]]:
    model: type[Base] = state.class_
    values, secret = state.dict, _secret(model)
    if deed == CHANGED:
        pairs = {
            key: [_plain(old), _plain(values.get(key))] for key, old in state.committed_state.items() if key in told
        }
        pairs = {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
    elif deed == MADE:
        pairs = {key: [None, plain] for key in told if (plain := _plain(values.get(key))) not in (None, "")}
    else:
        pairs = {key: [plain, None] for key in told if (plain := _plain(values.get(key))) not in (None, "")}
    return {key: [_HIDDEN, _HIDDEN] if key in secret else pair for key, pair in pairs.items()}


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "")}


def _plain(value: Any) -> Any:
    """In JSON's own types; a value that was never read counts as none."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return value[:_MOST]
    return value if value is None or isinstance(value, bool | int | float | list | dict) else None


# ------------------------------------------------------------ what is told of a table


@cache
def _told(model: type[Base]) -> frozenset[str]:
    columns = model.__mapper__.column_attrs
    return frozenset(one.key for one in columns if not one.columns[0].info.get("untold")) - _OWN


@cache
def _secret(model: type[Base]) -> frozenset[str]:
    return frozenset(one.key for one in model.__mapper__.column_attrs if one.columns[0].info.get("secret"))


def _is_followed(model: type[Record]) -> bool:
    return getattr(model, "__followed__", True)


@cache
def _owner(part: type[Base]) -> tuple[str, str, str] | None:
    """(table of the record, column that names it, the record's relationship) of a part; None where it is none."""
    for mapper in Base.registry.mappers:
        for relation in mapper.relationships:
            if relation.mapper.class_ is part and relation.cascade.delete_orphan:
                column = next(iter(relation.remote_side))
                return mapper.class_.__tablename__, str(column.key), relation.key
    return None
