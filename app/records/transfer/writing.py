"""What happens in the transaction that writes one portion of an import: made, changed, skipped or refused?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import Text
from app.records.checks import is_empty
from app.records.choices import entry
from app.records.field import Kind, Values
from app.records.keeping import Keeper
from app.records.part import OnImport
from app.records.record import RecordType
from app.records.rows import Loaded
from app.records.transfer.plan import Doubles

Made = list[int]  # id, version
Changed = list[Any]  # id, version after, what the fields held before


@dataclass(slots=True)
class Portion:
    """What was done: `refused` by the row's number in the sheet; `besides` is what new records needed (customers)."""

    made: list[Made] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    skipped: int = 0
    refused: dict[int, Text] = field(default_factory=dict)
    besides: list[Made] = field(default_factory=list)


class PortionWriter:
    """Writes rows within one transaction, by the rules of saving each."""

    def __init__(self, session: Session, kind: RecordType, doubles: Doubles, who: Who, now: datetime) -> None:
        assert kind.sheet is not None
        self._session, self._kind, self._doubles, self._who = session, kind, doubles, who
        self._sheet: OnImport = kind.sheet
        self._keeper = Keeper(session, kind, who, now)
        self._portion = Portion()
        self._waiting: list[tuple[Values, Sequence[str]]] = []
        self._marked: set[str] = set()  # of those that wait to be made together
        self._lists = [(one.key, one.list) for one in kind.fields if one.kind is Kind.CHOICE]
        self._words: dict[tuple[str, str], int] = {}

    def write(self, rows: Sequence[tuple[int, Values]]) -> Portion:
        """Write these rows: their numbers and checked values."""
        marked = [self._sheet.marks(values) for _, values in rows]
        known = dict(self._sheet.known(self._session, set(chain.from_iterable(marked)), hold=True))
        for (number, values), marks in zip(rows, marked, strict=True):
            if not self._marked.isdisjoint(marks):  # the same as one above, which has no id yet
                self._make_waiting(known)
            id_ = next((known[one] for one in marks if one in known), None)
            if id_ is not None:
                self._meet(number, id_, values)
            elif self._sheet.make is not None:
                self._waiting.append((values, marks))
                self._marked.update(marks)
            else:
                self._save(number, values, known)
        self._make_waiting(known)
        return self._portion

    def _make_waiting(self, known: dict[str, int]) -> None:
        """Make those together that are new."""
        if not self._waiting or self._sheet.make is None:
            return
        rows = [values for values, _ in self._waiting]
        for values in rows:
            self._name_words(values)
        for id_, (_, marks) in zip(self._sheet.make(self._session, rows, self._who), self._waiting, strict=True):
            known.update(dict.fromkeys(marks, id_))
            self._portion.made.append([id_, 1])
        self._waiting.clear()
        self._marked.clear()

    def _name_words(self, values: Values) -> None:
        """Ids for words of lists; a new word becomes part of its list."""
        for name, list_ in self._lists:
            word = values.get(name)
            if word.__class__ is str:
                key = (list_, word)
                if key not in self._words:
                    self._words[key] = entry(self._session, *key)
                values[name] = self._words[key]

    def _save(self, number: int, values: Values, known: dict[str, int]) -> None:
        defaults = self._kind.defaults(self._who) if self._kind.defaults else {}
        marks = self._sheet.marks(values)
        besides: Sequence[tuple[int, int]] = ()
        try:
            with self._session.begin_nested():
                if self._sheet.folding is not None:
                    besides = self._sheet.folding.make(self._session, values, self._who)
                saved = self._keeper.save(None, 0, {**defaults, **values})
        except Refused as err:
            self._portion.refused[number] = _sentence(err)
            return
        known.update(dict.fromkeys(marks, saved.id))
        self._portion.made.append([saved.id, saved.version])
        self._portion.besides += map(list, besides)

    def _meet(self, number: int, id_: int, values: Values) -> None:
        """A row that is there already."""
        if self._doubles is Doubles.SKIP or self._sheet.folding is not None:
            self._portion.skipped += 1
            return
        try:
            with self._session.begin_nested():
                loaded = self._keeper.read(id_)
                changes = self._changes(loaded, values)
                if not changes:
                    self._portion.skipped += 1
                    return
                before = {key: loaded.values.get(key) for key in changes}
                saved = self._keeper.save(id_, loaded.version, changes)
        except Refused as err:
            self._portion.refused[number] = _sentence(err)
            return
        self._portion.changed.append([id_, saved.version, before])

    def _changes(self, loaded: Loaded, values: Mapping[str, Any]) -> Values:
        """What of a row goes into the record that is there."""
        changes: Values = {}
        for one in self._kind.fields:
            new, old = values.get(one.key), loaded.values.get(one.key)
            if is_empty(new):
                continue
            if one.kind is Kind.PARTS:
                rows = self._joined(one.key, old or (), new or ())
                if rows != tuple(old or ()):
                    changes[one.key] = rows
            elif is_empty(old) or (self._doubles is Doubles.UPDATE and new not in (old, loaded.names.get(one.key))):
                changes[one.key] = new
        return changes

    def _joined(self, key: str, old: Sequence[Values], new: Sequence[Values]) -> tuple[Values, ...]:
        """The parts a record has, with what the row has besides; none goes."""
        cells = [one.key for one in self._kind.field(key).parts]
        same = self._sheet.same.get(key) or (lambda row: tuple(row.get(cell) for cell in cells))
        rows = [dict(one) for one in old]
        places = {same(one): at for at, one in reversed(list(enumerate(rows)))}
        for one in new:
            at = places.get(same(one))
            if at is None:
                places[same(one)] = len(rows)
                rows.append({cell: one.get(cell) for cell in cells})
            else:
                rows[at] |= {cell: one.get(cell) for cell in cells if is_empty(rows[at].get(cell))}
        return tuple(rows)


def _sentence(err: Refused) -> Text:
    return next(iter(err.fields.values())) if isinstance(err, Invalid) else err.text
