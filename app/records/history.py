"""What does the audit trail tell: who did what to which record, and field by field from what to what?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, column, func, or_, select, table
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.system import Choice, Trace
from app.db.trail import CHANGED, DELETED, MADE
from app.records.field import Field, Kind
from app.records.masking import masked, masked_in
from app.records.record import RecordType
from app.records.told import ONLY_OTHER, OTHER, Told, told_of
from app.records.workflow import Look

AT_ONCE = 200  # entries read at once
DEEDS: dict[str, Text] = {
    MADE: QT_TRANSLATE_NOOP("records", "Made"),
    CHANGED: QT_TRANSLATE_NOOP("records", "Changed"),
    DELETED: QT_TRANSLATE_NOOP("records", "Deleted"),
    "undone": QT_TRANSLATE_NOOP("records", "Taken back"),
    "signed_in": QT_TRANSLATE_NOOP("records", "Signed in"),
    "signed_out": QT_TRANSLATE_NOOP("records", "Signed out"),
    "refused": QT_TRANSLATE_NOOP("records", "Wrong password"),
    "exported": QT_TRANSLATE_NOOP("records", "Exported"),
    "imported": QT_TRANSLATE_NOOP("records", "Imported"),
    "password": QT_TRANSLATE_NOOP("records", "Password changed"),
    "printed": QT_TRANSLATE_NOOP("records", "Printed"),
    "moved": QT_TRANSLATE_NOOP("records", "Moved in its list"),
    "sorted": QT_TRANSLATE_NOOP("records", "Sorted by use"),
    "joined": QT_TRANSLATE_NOOP("records", "Joined with another"),
    "locked": QT_TRANSLATE_NOOP("records", "Locked after wrong passwords"),
    "unlocked": QT_TRANSLATE_NOOP("records", "Unlocked"),
    "listened": QT_TRANSLATE_NOOP("records", "Listened to"),
    "taken": QT_TRANSLATE_NOOP("records", "Copied into a file"),
}
_customer = table("customer", column("id"), column("name"), column("initials"))


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are asked for.

    Attributes:
        text: in number, who, or the customer's name.
        kind: of record, "" for all; with `record_id` one record's own history.
        since, until: days, both included.
        before: entries older than the one of this id.
    """

    text: str = ""
    kind: str = ""
    record_id: int = 0
    since: date | None = None
    until: date | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One field from what to what; ids of choices and links are words already.

    `field` None: `key` is in words already, or no longer described. A value may be a Text: all that is said of it.
    """

    key: str
    field: Field | None
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the trail; `done` says in words what was done, `look` with what (None: no longer described)."""

    id: int
    at: datetime
    who: str
    seat: str
    done: Text
    look: Look | None
    kind: RecordType | None
    record_id: int
    number: str
    customer: str
    reason: str
    changes: tuple[Change, ...]


def entries(session: Session, kinds: Iterable[RecordType], sought: Sought) -> list[Entry]:
    """At most `AT_ONCE` entries, the newest first."""
    known = told_of(kinds)
    name = select(_customer.c.name).where(_customer.c.id == Trace.customer_id).scalar_subquery()
    query = select(Trace, name).where(*_where(sought)).order_by(Trace.id.desc()).limit(AT_ONCE)
    found = [(trace, called) for trace, called in session.execute(query)]
    names = _Names(session, known)
    names.collect(trace for trace, _ in found)
    covered = _covered(session, [trace for trace, _ in found], known)
    return [
        _entry(trace, called or "", known.get(trace.kind), names, covered=(trace.kind, trace.record_id) in covered)
        for trace, called in found
    ]


def how_many(session: Session, sought: Sought) -> int:
    """The number of all entries that are asked for."""
    return session.scalar(select(func.count()).select_from(Trace).where(*_where(sought))) or 0


def _covered(session: Session, traces: Sequence[Trace], known: Mapping[str, Told]) -> set[tuple[str, int]]:
    """The records that are masked for whoever reads this."""
    found: set[tuple[str, int]] = set()
    for key, told in known.items():
        if told.kind and told.kind.masking:
            ids = {one.record_id for one in traces if one.kind == key}
            found |= {(key, id_) for id_ in masked_in(session, told.kind, ids)}
    return found


def _where(sought: Sought) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if sought.kind:
        where.append(Trace.kind == sought.kind)
    if sought.record_id:
        where.append(Trace.record_id == sought.record_id)
    if sought.since:
        where.append(Trace.at >= _midnight(sought.since))
    if sought.until:
        where.append(Trace.at < _midnight(sought.until + timedelta(days=1)))
    if sought.before:
        where.append(Trace.id < sought.before)
    if sought.text:
        called = select(_customer.c.id).where(
            or_(
                _customer.c.name.startswith(sought.text, autoescape=True),
                _customer.c.initials.startswith(sought.text.lower(), autoescape=True),
            )
        )
        by = Trace.who == sought.text
        where.append(or_(by, Trace.number.startswith(sought.text, autoescape=True), Trace.customer_id.in_(called)))
    return where


def _entry(trace: Trace, customer: str, told: Told | None, names: "_Names", *, covered: bool) -> Entry:
    kind = told.kind if told else None
    changes = tuple(_changes(trace.changes or {}, told, names))
    return Entry(
        id=trace.id,
        at=trace.at,
        who=trace.who,
        seat=trace.seat,
        done=_done(trace.deed, kind),
        look=told.look if told else None,
        kind=kind,
        record_id=trace.record_id,
        number=trace.number,
        customer=customer,
        reason=trace.reason,
        changes=tuple(map(_masked, changes)) if covered else changes,
    )


def _masked(one: Change) -> Change:
    if one.field is None:
        return one
    return replace(one, before=masked(one.field, one.before), after=masked(one.field, one.after))


def _changes(changes: Mapping[str, Sequence[Any]], told: Told | None, names: "_Names") -> Iterable[Change]:
    """The changes in the order of the fields, without those that only the program works with."""
    fields = told.fields if told else {}
    silent = told.silent if told else frozenset[str]()
    order = {key: at for at, key in enumerate(fields)}
    for key in sorted(changes.keys() - silent, key=lambda one: order.get(one, len(order))):
        field, (before, after) = fields.get(key), (*changes[key], None, None)[:2]
        if key in ONLY_OTHER:
            if before is not None and after is not None:
                yield Change(key, field, None, OTHER)
        elif field is not None and isinstance(after, dict):  # figures: each is a change of its own
            had = before if isinstance(before, dict) else {}
            for cell in field.parts:
                if had.get(cell.key, 0) != after.get(cell.key, 0):
                    yield Change(cell.key, cell, had.get(cell.key), after.get(cell.key))
        else:
            yield Change(key, field, names.said(field, before), names.said(field, after))


def _done(deed: str, kind: RecordType | None) -> Text:
    steps = kind.workflow.steps if kind and kind.workflow else ()
    label = next((one.label for one in steps if one.name == deed), None)
    return label or DEEDS.get(deed) or Text("records", deed)


class _Names:
    """What stands for ids of choices and linked records, read for many entries at once."""

    def __init__(self, session: Session, told: Mapping[str, Told]) -> None:
        self._session, self._told = session, told
        self._by_key = {one.kind.key: one.kind for one in told.values() if one.kind}
        self._choices: dict[int, str] = {}
        self._links: dict[tuple[str, int], str] = {}

    def collect(self, traces: Iterable[Trace]) -> None:
        """Read the names of every id in these entries."""
        choices: set[int] = set()
        links: dict[str, set[int]] = {}
        for trace in traces:
            told = self._told.get(trace.kind)
            for field, value in self._values(told, trace.changes or {}) if told else ():
                if field.kind is Kind.CHOICE and isinstance(value, int):
                    choices.add(value)
                elif field.kind is Kind.LINK and isinstance(value, int):
                    links.setdefault(field.link, set()).add(value)
        if choices:
            found = self._session.execute(select(Choice.id, Choice.name).where(Choice.id.in_(choices)))
            self._choices |= {row.id: row.name for row in found}
        for key, ids in links.items():
            self._read_titles(key, ids)

    def said(self, field: Field | None, value: Any) -> Any:
        """A stored value as its field has it; names instead of ids."""
        if field is None or value is None:
            return value
        if field.kind is Kind.PARTS:
            cells = {one.key: one for one in field.parts}
            return tuple({key: self.said(cells.get(key), one) for key, one in row.items()} for row in value)
        if field.kind is Kind.CHOICE:
            return self._choices.get(value, str(value))
        if field.kind is Kind.LINK:
            return self._links.get((field.link, value), str(value))
        if field.kind is Kind.STATE:
            return value if value in field.looks else str(value)  # of a setting it may be a number
        return _typed(field.kind, value)

    def _values(self, told: Told, changes: Mapping[str, Sequence[Any]]) -> Iterable[tuple[Field, Any]]:
        for field in told.fields.values():
            for value in changes.get(field.key, ()):
                if field.kind is not Kind.PARTS:
                    yield field, value
                    continue
                for row in value if isinstance(value, list) else ():
                    yield from ((cell, row.get(cell.key)) for cell in field.parts)

    def _read_titles(self, key: str, ids: set[int]) -> None:
        kind = self._by_key.get(key)
        if kind is None:
            return
        model: Any = kind.model
        title = model.number if kind.series else getattr(model, kind.title_field)
        for id_, called in self._session.execute(select(model.id, title).where(model.id.in_(ids))):
            self._links[key, id_] = str(called)


def _typed(kind: Kind, value: Any) -> Any:
    if kind is Kind.DAY and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is Kind.MOMENT and isinstance(value, str):
        return datetime.fromisoformat(value)
    return value


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
