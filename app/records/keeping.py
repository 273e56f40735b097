"""What happens inside the transaction when one record is read, saved, moved on or deleted?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.core.access import Who
from app.core.errors import Conflict, Invalid, NotAllowed, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import Record
from app.records.checks import NEEDED, checked, is_empty
from app.records.choices import entry
from app.records.listing import shown_by
from app.records.numbers import next_number
from app.records.record import Action, Field, Kind, RecordType, Values

_GONE = QT_TRANSLATE_NOOP("records", "It is no longer there; somebody deleted it.")
_CHANGED = QT_TRANSLATE_NOOP("records", "Somebody else saved this meanwhile. Compare both versions, then save again.")
_NO_SAVE = QT_TRANSLATE_NOOP("records", "You do not have the right to change this.")
_NO_DELETE = QT_TRANSLATE_NOOP("records", "You do not have the right to delete this.")
_NO_STATES = QT_TRANSLATE_NOOP("records", "This has no steps.")


@dataclass(frozen=True, slots=True)
class Loaded:
    """One record as a form shows it.

    Attributes:
        values: by field key; PARTS as a tuple of dicts.
        names: what stands for an id on the screen (name of a choice, title of a linked record) and computed texts.
    """

    id: int
    version: int
    values: Values
    names: dict[str, str] = field(default_factory=dict)
    number: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save."""

    id: int
    number: str
    version: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of doing the same with many records: how many went well, and a sentence for each that did not."""

    done: int
    refused: dict[int, Text] = field(default_factory=dict)


class Clash(Conflict):
    """Somebody else saved the record first.

    Attributes:
        theirs: the record as it is stored now.
        mine: what was to be saved.
        differs: keys of the fields in which the two are not the same, in the form's order.
    """

    def __init__(self, theirs: Loaded, mine: Values, differs: tuple[str, ...]) -> None:
        super().__init__(_CHANGED)
        self.theirs, self.mine, self.differs = theirs, mine, differs


class Keeper:
    """One transaction's work on records of one type.

    Args:
        session: of the job; never committed here.
        kind: the type.
        who: whose rights count, and who is stamped on what changes.
        now: the moment it happens.
    """

    def __init__(self, session: Session, kind: RecordType, who: Who, now: datetime) -> None:
        self._session, self._kind, self._who, self._now = session, kind, who, now

    def read(self, id_: int) -> Loaded:
        """One record with its parts.

        Raises:
            Refused: it is gone.
        """
        return _loaded(self._session, self._kind, _fetch(self._session, self._kind, id_))

    def save(self, id_: int | None, version: int, values: Values) -> Saved:
        """Check and write; see `Desk.save`."""
        session, kind = self._session, self._kind
        if not self._who.may(kind.right_save):
            raise NotAllowed(_NO_SAVE)
        clean = checked(kind, values, whole=id_ is None)
        record = _open(session, kind, id_, version, clean)
        _add_words(session, kind, clean)
        if kind.prepare:
            kind.prepare(session, id_, clean, self._who)
        _write(kind, record, clean)
        if id_ is None:
            self._start(record)
            session.add(record)
        session.flush()
        if kind.saved:
            kind.saved(session, record.id)
            session.flush()
        return _done(kind, record)

    def step(self, id_: int, name: str) -> Saved:
        """Move a record on; see `Desk.step`."""
        kind = self._kind
        if kind.workflow is None:
            raise Refused(_NO_STATES)
        record: Any = _fetch(self._session, kind, id_, lock=True)
        move = kind.workflow.check(name, record.state, self._who)
        if missing := {key: NEEDED for key in move.needs if is_empty(getattr(record, key))}:
            raise Invalid(missing)
        record.state = kind.workflow.states(move.target)
        if kind.stepped:
            kind.stepped(record, name, self._who, self._now)
        self._session.flush()
        return _done(kind, record)

    def delete(self, id_: int) -> None:
        """Delete a record; see `Desk.delete`."""
        session, kind = self._session, self._kind
        if not self._who.may(kind.right_delete):
            raise NotAllowed(_NO_DELETE)
        if kind.removable is None:
            raise NotAllowed(_NO_DELETE)
        kind.removable(session, id_)
        if kind.removed:
            kind.removed(session, id_)
        session.delete(_fetch(session, kind, id_, lock=True))
        session.flush()

    def act(self, action: Action, ids: Sequence[int]) -> Batch:
        """Carry out an action of a list; see `Desk.act`."""
        if not self._who.may(action.right):
            raise NotAllowed(_NO_SAVE)
        if action.do:
            action.do(self._session, ids, self._who)
        return Batch(len(ids))

    def _start(self, record: Any) -> None:
        """What a new record gets from the program: its number and its first state."""
        kind = self._kind
        if kind.series:
            record.number = next_number(self._session, kind.series, self._now.astimezone().date())
        if kind.workflow and record.state is None:
            record.state = kind.workflow.states(kind.workflow.first)


def _fetch(session: Session, kind: RecordType, id_: int, *, lock: bool = False) -> Record:
    parts = [selectinload(getattr(kind.model, one.key)) for one in kind.fields if one.kind is Kind.PARTS]
    record = session.get(kind.model, id_, options=parts, with_for_update=lock or None)
    if record is None:
        raise Refused(_GONE)
    return record


def _open(session: Session, kind: RecordType, id_: int | None, version: int, clean: Values) -> Record:
    """The record to write into: a new one, or the stored one if nobody saved it since `version`."""
    if id_ is None:
        return kind.model()
    record = _fetch(session, kind, id_, lock=True)
    if record.version != version:
        theirs = _loaded(session, kind, record)
        differs = tuple(one.key for one in kind.fields if one.key in clean and _differs(one, theirs.values, clean))
        raise Clash(theirs, clean, differs)
    return record


def _differs(field_: Field, theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> bool:
    one, other = theirs.get(field_.key), mine[field_.key]
    if field_.kind is not Kind.PARTS:
        return bool(one != other) and not (is_empty(one) and is_empty(other))
    keys = [part.key for part in field_.parts]
    return [[row.get(key) for key in keys] for row in one or ()] != [[row.get(key) for key in keys] for row in other]


def _add_words(session: Session, kind: RecordType, clean: Values) -> None:
    """Give new words of choice lists their entry."""
    for one in kind.fields:
        if one.kind is Kind.CHOICE and isinstance(word := clean.get(one.key), str):
            clean[one.key] = entry(session, one.list, word)


def _write(kind: RecordType, record: Record, clean: Values) -> None:
    parts = {one.key for one in kind.fields if one.kind is Kind.PARTS}
    for key, value in clean.items():
        if key in parts:
            _write_parts(record, key, value)
        elif value is not None or _nullable(kind, key):
            setattr(record, key, value)


def _nullable(kind: RecordType, key: str) -> bool:
    column = kind.model.__table__.columns.get(key)
    return column is None or bool(column.nullable)


def _write_parts(record: Record, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make the parts of a record those of `rows`: known ones (by "id") stay, the others go."""
    relation = getattr(type(record), key).property
    present = {one.id: one for one in (getattr(record, key) if record.id is not None else ())}
    kept = []
    for rank, row in enumerate(rows):
        part = present.get(row.get("id")) or relation.mapper.class_()
        for name, value in row.items():
            if name != "id" and (value is not None or relation.mapper.columns[name].nullable):
                setattr(part, name, value)
        part.rank = rank
        kept.append(part)
    setattr(record, key, kept)


def _done(kind: RecordType, record: Any) -> Saved:
    return Saved(record.id, record.number if kind.series else "", record.version)


def _loaded(session: Session, kind: RecordType, record: Any) -> Loaded:
    values: Values = {one.key: getattr(record, one.key) for one in kind.stored}
    for one in kind.fields:
        if one.kind is Kind.PARTS:
            values[one.key] = tuple(_part(one, part) for part in getattr(record, one.key))
    computed = [one for one in kind.fields if one.read is not None or one.kind is Kind.CHOICE]
    names: dict[str, str] = {}
    if computed:
        query = select(*(shown_by(kind, one) for one in computed)).where(kind.model.id == record.id)
        for one, value in zip(computed, session.execute(query).one(), strict=True):
            values.setdefault(one.key, value)
            names[one.key] = "" if value is None else str(value)
    return Loaded(
        record.id,
        record.version,
        values,
        names,
        record.number if kind.series else "",
        str(record.state) if kind.workflow else "",
    )


def _part(field_: Field, part: Any) -> Values:
    return {"id": part.id} | {one.key: getattr(part, one.key) for one in field_.parts}
