"""Who changed what, when, from what to what? Written with every change, in the same transaction, whatever made it.

What goes through the session's unit of work is followed by itself: no rule of a feature can forget it. Statements in
bulk are not seen; who writes them says so with `note`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, insert, literal, null, select
from sqlalchemy.event import listen
from sqlalchemy.orm import InstanceState, Session, UOWTransaction, sessionmaker
from sqlalchemy.orm.attributes import instance_state

from app.core.access import NOBODY, Who
from app.db.base import Base, Record, utc_now
from app.db.many import insert_rows
from app.db.system import Trace

MADE, CHANGED, DELETED = "made", "changed", "deleted"
_WHO, _ASKED, _DEED, _REASON, _NOW = "who", "asked", "deed", "reason", "now"
_OWN = frozenset({"id", "version", "created_at", "changed_at", "rank"})
_HIDDEN = "•••"
_MOST = 2000  # characters of one value
_MANY, _AT_ONCE = 8, 500  # entries alike that are worth a statement of their own; ids in it
_INSERT = insert(cast("Table", Trace.__table__))  # past the unit of work, which has nothing to add to an entry


def works_for(sessions: "sessionmaker[Session]", who: Callable[[], Who]) -> None:
    """Say whom these sessions work for where a job does not say it; `who` is asked then."""
    sessions.configure(info={_ASKED: who})


def follow(sessions: "sessionmaker[Session]") -> None:
    """Follow what these sessions write."""

    def note_flush(session: Session, context: UOWTransaction) -> None:
        entries = list(_entries(session, context))
        if entries:
            _write(session, reader(session) or NOBODY, entries)

    listen(sessions, "after_flush", note_flush)


def work_for(session: Session, who: Who, now: datetime) -> None:
    """Say whom this session works for, and what moment it is."""
    session.info[_WHO], session.info[_NOW] = who, now


def worker(session: Session) -> tuple[Who, datetime]:
    """Whom this session works for, and the moment it does; as `work_for` said."""
    return reader(session) or NOBODY, session.info.get(_NOW) or utc_now()


def reader(session: Session) -> Who | None:
    """Whom this session works for; None for what the program does by itself, outside of its store."""
    asked: Callable[[], Who] | None = session.info.get(_ASKED)
    return session.info.get(_WHO) or (asked() if asked else None)


def name_deed(session: Session, deed: str, reason: str = "") -> None:
    """What the changes of the next flush are called instead of "changed"; "" ends that."""
    session.info[_DEED], session.info[_REASON] = deed, reason


def note(session: Session, who: Who, deed: str, kind: str, record_id: int, **entry: Any) -> None:
    """Write an entry by hand: for what is no change of a record (a sign-in), or goes round the unit of work."""
    _write(session, who, [{"deed": deed, "kind": kind, "record_id": record_id, "changes": {}} | entry])


def note_many(
    session: Session, who: Who, deed: str, model: type[Record], rows: Iterable[tuple[int, Mapping[str, Any]]]
) -> None:
    """Write entries by hand for many records of a type that went round the unit of work: their ids, what changed."""
    kind, is_customer = model.__tablename__, model.__tablename__ == "customer"
    same = _usual(session, who) | {"deed": deed, "kind": kind}
    entries = [
        {**same, "record_id": id_, "customer_id": id_ if is_customer else None, "changes": _told_pairs(changes)}
        for id_, changes in rows
    ]
    insert_rows(session, cast("Table", Trace.__table__), entries)


def note_new(
    session: Session,
    model: type[Record],
    row: Mapping[str, Any],
    parts: Mapping[str, tuple[type[Base], Sequence[Mapping[str, Any]]]],
) -> None:
    """Write the entry of a new record that went round the unit of work: its row, and those of its parts."""
    told = _told(model) if is_followed(model) else frozenset[str]()
    changes = _new_pairs(row, told, _secret(model))
    for key, (part, rows) in parts.items():
        names = _told(part) - set((_owner(part) or ())[1:2])
        changes[key] = [[], [_filled({name: _plain(one[name]) for name in names}) for one in rows]]
    if changes:
        usual = _usual(session, reader(session) or NOBODY)
        entry = {**usual, **_about(model, row), "deed": MADE, "changes": changes}
        insert_rows(session, cast("Table", Trace.__table__), [entry])


def _new_pairs(values: Mapping[str, Any], told: frozenset[str], secret: frozenset[str]) -> dict[str, list[Any]]:
    filled = _filled({key: _plain(values.get(key)) for key in told})
    return {key: [_HIDDEN, _HIDDEN] if key in secret else [None, value] for key, value in filled.items()}


def _told_pairs(changes: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {
        key: [old, new] if new.__class__ is list else [_plain(old), _plain(new)] for key, (old, new) in changes.items()
    }


@dataclass(frozen=True, slots=True)
class Change:
    """A record that a statement in bulk changed: what its changed columns held before, and hold now, by their keys."""

    record: Record
    before: Mapping[str, Any]
    now: Mapping[str, Any]


def note_changed(session: Session, deed: str, changes: Iterable[Change], reason: str) -> None:
    """Write an entry for each of these changes; those that are the same for many records by one statement."""
    alike: dict[tuple[Any, ...], list[Change]] = {}
    for one in changes:
        alike.setdefault((type(one.record), *one.before.items(), *one.now.items()), []).append(one)
    entries: list[dict[str, Any]] = []
    for same in alike.values():
        pairs = _pairs(same[0])
        if pairs and len(same) >= _MANY:
            _write_alike(session, deed, same, pairs, reason)
        elif pairs:
            said = {"deed": deed, "changes": pairs, "reason": reason}
            entries += [{**_about(type(one.record), instance_state(one.record).dict), **said} for one in same]
    if entries:
        _write(session, worker(session)[0], entries)


def _pairs(change: Change) -> dict[str, list[Any]]:
    model = type(change.record)
    told = _told(model) if is_followed(model) else frozenset()
    pairs = {key: [_plain(old), _plain(change.now[key])] for key, old in change.before.items() if key in told}
    return pairs | {key: [_HIDDEN, _HIDDEN] for key in _secret(model) & pairs.keys()}


def _write_alike(
    session: Session, deed: str, changes: Sequence[Change], pairs: dict[str, list[Any]], reason: str
) -> None:
    """Entries that differ only in the record they are about: the database makes them of its rows."""
    table, trace = cast("Table", type(changes[0].record).__table__), Trace.__table__.c
    who, at = worker(session)
    whose = table.c.id if table.name == "customer" else table.c.get("customer_id", null())
    about = [table.c.get("number", literal("")), whose, table.c.get("call_id", null())]
    same = ((trace.at, at), (trace.who, who.name), (trace.seat, who.seat), (trace.reason, reason), (trace.deed, deed))
    said = [literal(value, one.type) for one, value in (*same, (trace.kind, table.name), (trace.changes, pairs))]
    names = [*(one.name for one, _ in same), "kind", "changes", "record_id", "number", "customer_id", "call_id"]
    rows = select(*said, table.c.id, *about)
    ids = [one.record.id for one in changes]
    for start in range(0, len(ids), _AT_ONCE):
        some = rows.where(table.c.id.in_(ids[start : start + _AT_ONCE]))
        session.connection().execute(_INSERT.from_select(names, some))


def _about(model: type[Base], values: Mapping[str, Any]) -> dict[str, Any]:
    """Which record an entry is about, by its table and what it holds."""
    return {
        "kind": model.__tablename__,
        "record_id": values["id"],
        "number": str(values.get("number") or "")[:40],
        "customer_id": values["id"] if model.__tablename__ == "customer" else values.get("customer_id"),
        "call_id": values.get("call_id"),
    }


def _write(session: Session, who: Who, entries: list[dict[str, Any]]) -> None:
    same = _usual(session, who)
    session.connection().execute(_INSERT, [{**same, **one} for one in entries])


def _usual(session: Session, who: Who) -> dict[str, Any]:
    """What every entry has."""
    at = session.info.get(_NOW) or utc_now()
    same = {"at": at, "who": who.name, "seat": who.seat, "reason": session.info.get(_REASON) or ""}
    return {"number": "", "customer_id": None, "call_id": None, **same}


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
    if not told or (not is_followed(type(record)) and deed != DELETED):
        return
    changes = _changes(deed, state, told)
    if deed == CHANGED and not changes:
        return
    entry = _entry(found, record.__tablename__, record.id)
    named = session.info.get(_DEED) if deed == CHANGED else None
    entry["deed"] = named or deed
    entry |= _about(type(record), state.dict)
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
        return _new_pairs(values, told, secret)
    else:
        pairs = {key: [plain, None] for key in told if (plain := _plain(values.get(key))) not in (None, "")}
    return {key: [_HIDDEN, _HIDDEN] if key in secret else pair for key, pair in pairs.items()}


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "")}


def _plain(value: Any) -> Any:
    """In JSON's own types; a value that was never read counts as none."""
    if value is None:
        return None
    if isinstance(value, str):  # most are; of words in a fixed list this is the value
        return value[:_MOST]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | list | dict) else None


# ------------------------------------------------------------ what is told of a table


@cache
def _told(model: type[Base]) -> frozenset[str]:
    columns = model.__mapper__.column_attrs
    return frozenset(one.key for one in columns if not one.columns[0].info.get("untold")) - _OWN


@cache
def _secret(model: type[Base]) -> frozenset[str]:
    return frozenset(one.key for one in model.__mapper__.column_attrs if one.columns[0].info.get("secret"))


def is_followed(model: type[Record]) -> bool:
    """Whether changes of these records are told; deletions always are."""
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
