"""What happens inside the transaction when one record is read, saved, moved on or deleted?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Conflict, Invalid, NotAllowed, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.db.adding import put
from app.db.base import Record
from app.records.attachments import take_files_away
from app.records.checks import NEEDED, checked, is_empty
from app.records.choices import entry
from app.records.field import Field, Kind, Values
from app.records.masking import check_unmasked
from app.records.numbers import next_number
from app.records.record import Action, RecordType
from app.records.rows import GONE, Loaded, fetch, fetch_all, fresh, loaded_of, stays, write
from app.records.together import write_together
from app.records.undo import Before, Undo
from app.records.workflow import Step

_CHANGED = QT_TRANSLATE_NOOP("records", "Somebody else saved this meanwhile. Compare both versions, then save again.")
_NO_DELETE = QT_TRANSLATE_NOOP("records", "This cannot be deleted.")
_NO_MAKING = QT_TRANSLATE_NOOP("records", "Only the program itself makes these.")
_NO_STATES = QT_TRANSLATE_NOOP("records", "This has no steps.")
_WHY = QT_TRANSLATE_NOOP("records", "Please write why.")


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save or a step; `undo` takes a step back. What `waits` is kept at the seat for the server."""

    id: int
    number: str
    version: int
    undo: Undo | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of doing the same with many records: how many went well, and a sentence for each that did not."""

    done: int
    refused: dict[int, Text] = field(default_factory=dict)
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class Tags:
    """What to do with the tags of many records: words to add, words to take away."""

    add: str = ""
    drop: str = ""

    def of(self, tags: str) -> str:
        """The tags that come of `tags`."""
        gone = set(self.drop.split())
        return " ".join(dict.fromkeys(one for one in (*tags.split(), *self.add.split()) if one not in gone))


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
        trail.work_for(session, who, now)

    @property
    def kind(self) -> RecordType:
        """The type whose records it works on."""
        return self._kind

    @property
    def now(self) -> datetime:
        """The moment it happens."""
        return self._now

    def read(self, id_: int) -> Loaded:
        """One record with its parts.

        Raises:
            Refused: it is gone.
        """
        return loaded_of(self._session, self._kind, fetch(self._session, self._kind, id_))

    def save(self, id_: int | None, version: int, values: Values) -> Saved:
        """Check and write; see `Desk.save`."""
        session, kind = self._session, self._kind
        self._who.need(kind.right, kind.right_save if id_ is not None else "")
        if id_ is None and not kind.creatable:
            raise NotAllowed(_NO_MAKING)
        clean = checked(kind, values, whole=id_ is None)
        if id_ is None:
            return self._make(clean)
        return self._write(_open(session, kind, id_, version, clean), clean)

    def _make(self, clean: Values) -> Saved:
        """A new record of checked values."""
        self._complete(None, clean)
        row, parts = fresh(self._kind, clean)
        self._start(row)
        record = put(self._session, self._kind.model, row, parts)
        self._follow_all([record.id])
        return _done(self._kind, record)

    def _write(self, record: Any, clean: Values) -> Saved:
        """Put checked values into a record."""
        _check_open(self._session, self._kind, record)
        self._complete(record, clean)
        write(self._kind, record, clean)
        self._session.flush()
        self._follow_all([record.id])
        return _done(self._kind, record)

    def _complete(self, record: Any, clean: Values) -> None:
        """Add what the type's rules make of checked values."""
        session, kind = self._session, self._kind
        _add_words(session, kind, clean)
        if kind.derive:
            stored = loaded_of(session, kind, record).values if record is not None else {}
            clean |= kind.derive(stored | clean)
        if kind.prepare:
            kind.prepare(session, record.id if record is not None else None, clean, self._who)

    def step(self, id_: int, name: str, reason: str = "") -> Saved:
        """Move a record on; see `Desk.step`."""
        record: Any = fetch(self._session, self._kind, id_, lock=True)
        before = Before.of(record)
        trail.name_deed(self._session, name, _brief(reason))
        move = self._move(record, name, reason)
        self._session.flush()
        trail.name_deed(self._session, "")
        self._follow_all([record.id] if move.follows else [])
        return replace(_done(self._kind, record), undo=Undo(self._kind.key, (before.after(record),)))

    def step_all(self, ids: Sequence[int], name: str, reason: str = "") -> Batch:
        """Move many records on; those that refuse are left as they are."""
        refused: dict[int, Text] = {}
        moved: list[tuple[Any, Before]] = []
        followed: list[int] = []
        records = fetch_all(self._session, self._kind, ids)
        trail.name_deed(self._session, name, _brief(reason))
        for id_ in ids:
            record = records.get(id_)
            try:
                if record is None:
                    raise Refused(GONE)
                before = Before.of(record)
                move = self._move(record, name, reason)
                moved.append((record, before))
                followed += [id_] if move.follows else []
            except Refused as err:
                refused[id_] = err.text
                if record is not None:
                    self._session.expire(record)
        undone = write_together(self._session, moved, name, _brief(reason))
        self._session.flush()
        trail.name_deed(self._session, "")
        self._follow_all(followed)
        return Batch(len(moved), refused, Undo(self._kind.key, tuple(undone)) if moved else None)

    def change_all(self, ids: Sequence[int], values: Mapping[str, Any]) -> Batch:
        """Give many records the same values; see `Desk.change_all`."""
        if why := self._who.lacking(self._kind.right, self._kind.right_save):
            return Batch(0, dict.fromkeys(ids, why))
        refused: dict[int, Text] = {}
        changed: list[Before] = []
        known = {} if self._kind.derive else fetch_all(self._session, self._kind, ids)  # it needs parts, too
        for id_ in ids:
            try:
                with self._session.begin_nested():
                    record = known.get(id_) or fetch(self._session, self._kind, id_, lock=True)
                    changed += self._change(record, values)
            except Refused as err:
                refused[id_] = err.text
        return Batch(len(ids) - len(refused), refused, Undo(self._kind.key, tuple(changed)) if changed else None)

    def delete(self, id_: int) -> Undo:
        """Delete a record; see `Desk.delete`."""
        session, kind = self._session, self._kind
        self._who.need(kind.right, kind.right_delete)
        if kind.removable is None:
            raise NotAllowed(_NO_DELETE)
        record = fetch(session, kind, id_, lock=True)
        _check_open(session, kind, record)
        kind.removable(session, id_)
        if kind.removed:
            kind.removed(session, id_)
        gone = Before.gone(record, kind, take_files_away(session, kind, id_))
        session.delete(record)
        session.flush()
        return Undo(kind.key, (gone,))

    def delete_all(self, ids: Sequence[int]) -> Batch:
        """Delete many records; see `Desk.delete_all`."""
        refused: dict[int, Text] = {}
        gone: list[Before] = []
        for id_ in ids:
            try:
                with self._session.begin_nested():
                    gone += self.delete(id_).records
            except Refused as err:
                refused[id_] = err.text
        return Batch(len(gone), refused, Undo(self._kind.key, tuple(gone)) if gone else None)

    def undo(self, undo: Undo) -> None:
        """Make records what they were before a step, or bring deleted ones back; see `Desk.undo`."""
        records = fetch_all(self._session, self._kind, [one.id for one in undo.records if not one.is_gone])
        for before in undo.records:
            if before.is_gone:
                self._who.need(self._kind.right, self._kind.right_delete)
                before.bring_back(self._session, self._kind)
            else:
                self._undo_step(before, records.get(before.id))
        trail.name_deed(self._session, "undone")
        self._session.flush()
        trail.name_deed(self._session, "")
        self._follow_all([before.id for before in undo.records])

    def act(self, action: Action, ids: Sequence[int]) -> Batch:
        """Carry out an action of a list; see `Desk.act`."""
        self._who.need(action.right)
        unfit = action.unfit
        found = fetch_all(self._session, self._kind, ids) if unfit else {}
        left = {id_: why for id_, one in found.items() if unfit and (why := unfit(one))}
        wanted = [id_ for id_ in ids if id_ not in left]
        if action.do and wanted:
            action.do(self._session, wanted, self._who)
        return Batch(len(wanted), left)

    def _change(self, record: Any, values: Mapping[str, Any]) -> tuple[Before, ...]:
        """What one record was, where it is another now."""
        before = Before.of(record)
        now = {key: new.of(getattr(record, key)) if isinstance(new, Tags) else new for key, new in values.items()}
        self._write(record, checked(self._kind, now, whole=False))
        after = before.after(record)
        return (replace(after, is_edit=True),) if after.values else ()

    def _undo_step(self, before: Before, record: Record | None) -> None:
        kind = self._kind
        if record is None:
            raise Refused(GONE)
        if record.version != before.version:
            raise Conflict(_CHANGED)
        flow = kind.workflow
        approving = flow is not None and flow.approved in {before.values.get("state"), getattr(record, "state", None)}
        self._who.need(Right.APPROVE if approving else kind.right, kind.right_save if before.is_edit else "")
        if kind.undone is not None:
            kind.undone(record, before.values)
        before.put_back(record)

    def _move(self, record: Any, name: str, reason: str) -> Step:
        kind = self._kind
        if kind.workflow is None:
            raise Refused(_NO_STATES)
        move = kind.workflow.check(name, record.state, self._who)
        self._who.need("" if move.right else kind.right)
        if missing := {key: NEEDED for key in move.needs if is_empty(getattr(record, key))}:
            raise Invalid(missing)
        if move.reason and not reason.strip():
            raise Invalid({"reason": _WHY})
        self._stamp(record, move.target)
        record.state = kind.workflow.states(move.target)
        if kind.stepped:
            kind.stepped(record, name, self._who, self._now)
        return move

    def _follow_all(self, ids: Sequence[int]) -> None:
        """What follows from saving these records, now that they are written."""
        if self._kind.saved and ids:
            for id_ in ids:
                self._kind.saved(self._session, id_)
            self._session.flush()

    def _stamp(self, record: Any, target: str) -> None:
        """Who approved it and when; nobody any more where that is taken back."""
        flow = self._kind.workflow
        if flow is None or not flow.approved:
            return
        if target == flow.approved:
            record.approved_at, record.approved_by = self._now, self._who.name
        elif record.state == flow.approved:
            record.approved_at, record.approved_by = None, ""

    def _start(self, row: Values) -> None:
        """What a new record gets from the program: its moment, its number and its first state."""
        kind = self._kind
        row.setdefault("created_at", self._now)
        if kind.series:
            row["number"] = next_number(self._session, kind.series, self._now.astimezone().date())
        if kind.workflow:
            row.setdefault("state", kind.workflow.states(kind.workflow.first))


def _brief(reason: str) -> str:
    return reason.strip()[:240]


def _check_open(session: Session, kind: RecordType, record: Any) -> None:
    if why := stays(kind, record):
        raise Refused(why)
    check_unmasked(session, kind.masking, kind.model, record.id)


def _open(session: Session, kind: RecordType, id_: int, version: int, clean: Values) -> Record:
    """The record to write into, if nobody saved it since `version`."""
    record = fetch(session, kind, id_, lock=True)
    _check_open(session, kind, record)  # there is nothing to choose where it was approved meanwhile
    if record.version != version:
        theirs = loaded_of(session, kind, record)
        others = tuple(one.key for one in kind.fields if one.key in clean and differs(one, theirs.values, clean))
        raise Clash(theirs, clean, others)
    return record


def differs(field_: Field, theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> bool:
    """Whether a field's values are not the same in two versions of a record; the ids of rows do not count."""
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
        cells = [cell for cell in one.parts if cell.kind is Kind.CHOICE]
        for row in clean.get(one.key) or () if cells else ():
            for cell in cells:
                if isinstance(word := row.get(cell.key), str):
                    row[cell.key] = entry(session, cell.list, word)


def _done(kind: RecordType, record: Any) -> Saved:
    return Saved(record.id, record.number if kind.series else "", record.version)
