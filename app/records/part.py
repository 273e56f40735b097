"""How does a type take part in what is not its own list: a customer's card, the Today page, the audit queue?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from app.core.access import Who
from app.core.i18n import Text
from app.records.workflow import Look

if TYPE_CHECKING:  # what is painted before the database layer is there needs events and looks only
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from app.db.few import ByEngine
    from app.records.keeping import Keeper
    from app.records.record import RecordType


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a customer's timeline, ready to paint; `open` ones come first.

    Attributes:
        kind: key of the record type.
        title, text: what happened, in words; a Text where the program says it.
        number: of the document, "" for none.
        look: of its state, or None.
        note: at the right edge (money, talk time); `note_colour` a theme token.
    """

    kind: str
    id: int
    at: datetime
    title: str | Text
    text: str | Text = ""
    number: str = ""
    look: Look | None = None
    note: str | Text = ""
    note_colour: str = "muted"
    icon: Look | None = None  # instead of the type's own (a missed call)
    open: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What a record type has to say about a customer on the card.

    Attributes:
        words: a sentence for a banner, a few words for the headline.
        colour: theme token: danger, waiting, progress, finished, muted.
        banner: a warning under the name; otherwise part of the headline.
        solid: the loudest kind of banner (blacklist).
        action, key: what to do about it and the key for it; the card emits `name` when used.
    """

    words: Text
    colour: str
    banner: bool = False
    solid: bool = False
    icon: str = "alert-outline"
    action: Text | None = None
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCard:
    """How a type takes part in the card of a customer: what is asked of the database, and what is made of the rows.

    All types are asked in one trip. So these are statements of columns, made once at import, with the parameters
    `CUSTOMER`, `MOST`, `NOW` and `TODAY`; and what is made of their rows asks nothing more. Of what a server keeps by
    the month `events` are looked for `within` the months in which the customer called.

    Attributes:
        f_key: starts a new record from the card ("F9"), "" for none.
        events: at most `MOST` rows of `CUSTOMER`, open ones before all others, then the newest.
        event_of: the timeline entry of one of these rows.
        count: one number, how many there are of `CUSTOMER`.
        said: rows that warnings and headline are made of.
        said_in: the same, made of the rows of `events`, where it can be; `said` is not asked then where these are read.
            The second argument is when today began.
        remarks: made of the rows of `said`; the second argument is now.
    """

    f_key: str = ""
    new: Text | None = None
    events: Select[Any] | ByEngine | None = None
    event_of: Callable[[Any], Event] | None = None
    count: Select[Any] | None = None
    said: Select[Any] | None = None
    said_in: Callable[[Sequence[Any], datetime], Sequence[Any]] | None = None
    remarks: Callable[[Sequence[Any], datetime], Sequence[Remark]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """Whose records show what is private in them (`Field.private`) to some only, and may be changed by these only?

    Attributes:
        others: WHERE of the records that somebody sees masked at a moment; None where they see all of them in full.
        why: said of one of them that is opened, and where one is to be changed.
    """

    others: Callable[[Who, datetime], ColumnElement[bool] | None]
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAudit:
    """How the finished records of a type stand in the queue of those to be approved, as SQL over its model.

    Attributes:
        about: what it was and what came of it, in a line.
        by: whose work it was.
        at: when it was finished (a moment).
        amount: money in it, or None.
    """

    about: Callable[[], ColumnElement[Any]]
    by: Callable[[], ColumnElement[Any]]
    at: Callable[[], ColumnElement[Any]]
    amount: Callable[[], ColumnElement[Any]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnToday:
    """A list that a type puts on the Today page.

    Attributes:
        title: of the list; `empty` is said where it has nothing.
        rank: its place among the lists, low ones first.
        events: what is to be done, the most pressing first, at most `limit`; `Event.note` says how late it is.
        count: how many there are.
    """

    title: Text
    empty: Text
    rank: int = 50
    events: Callable[[Session, Who, datetime, int], Sequence[Event]]
    count: Callable[[Session, Who, datetime], int]


class Known(Protocol):
    """Finds the records that have these marks."""

    def __call__(self, session: Session, marks: Collection[str], *, hold: bool) -> Mapping[str, int]:
        """Ids by mark; with `hold` no other seat makes one that has them until the transaction ends."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """How rows of a sheet that are not what the form has become records: several lines of one sale, names for links.

    Attributes:
        row: describes one row; its fields are the columns, its `sheet` has their other names.
        same: what rows of one record share, "" for a row that is one by itself; they stand one below the other.
        continues: whether a row without that says nothing of the record: it goes on with the one above (merged cells).
        apart: said of rows that share it with others further up.
        fold: the values of a record out of the checked values of its rows. Raises Invalid with fields "ROW.COLUMN",
            rows from 0, or Refused of the rows as a whole.
        column: which row and column of these a field of the record is from ("lines.1.price").
        alike: of a record without a number, what it has in common with one that could be the same, "" for one with a
            number; the second of a kind in a sheet is known by being the second.
        make: makes what a new record needs besides (its customer), just before it is written; takes out of the values
            what is not its own, and returns ids and versions of what was made.
        unmake: takes back what `make` made, by ids and versions; returns a sentence for each that stays.
        unfold: the rows that would become these records, by the columns' keys, choices as their words, in their order.
        drop: takes back one record of an import, with what keeps those made by hand from being deleted; gets who works
            on it and why, returns a sentence where it had to stay in some way.
    """

    row: RecordType
    same: Callable[[Mapping[str, Any]], str]
    continues: Callable[[Mapping[str, Any]], bool]
    apart: Text
    fold: Callable[[Session, Sequence[dict[str, Any]], Who], dict[str, Any]]
    column: Callable[[str], tuple[int, str] | None]
    alike: Callable[[Mapping[str, Any]], str]
    make: Callable[[Session, dict[str, Any], Who], Sequence[tuple[int, int]]]
    unmake: Callable[[Session, Mapping[int, int], Who], Sequence[Text]]
    unfold: Callable[[Session, Sequence[int]], Sequence[Mapping[str, Any]]]
    drop: Callable[[Session, Keeper, int, str], Text | None]


NTH = "_nth"  # among the values of a folded record: which of those alike it is, from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OnImport:
    """How rows of a sheet become records of a type.

    Attributes:
        also: other names that the heads of people's sheets have, by target ("phones.number").
        marks: what a row is known by (its numbers); of checked values. Rows and records that share one are the same.
        known: which records have these marks.
        alone: values with which `prepare` asks nothing that `known` answers.
        ready: works out, while rows are only looked at, what making them needs; puts it among the values. A function of
            a module that asks nothing but the values: it may run in another process.
        make: writes many new ones together, prepared and with ids for the words of lists; returns their ids. Without it
            they are saved one after the other, as from the form.
        kept: which of these imported records are to stay when the import is taken back, and why.
        remove: deletes many at once; without it they are deleted as from the list.
        same: by PARTS field, what tells its rows apart; all their cells where it is not named.
        folding: how rows become records where they are not what the form has. Such records are only made.
    """

    marks: Callable[[Mapping[str, Any]], tuple[str, ...]]
    known: Known
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    alone: Mapping[str, Any] = field(default_factory=dict)
    ready: Callable[[dict[str, Any]], None] | None = None
    make: Callable[[Session, Sequence[dict[str, Any]], Who], Sequence[int]] | None = None
    kept: Callable[[Session, Sequence[int]], Mapping[int, Text]] | None = None
    remove: Callable[[Session, Sequence[int], Who], None] | None = None
    same: Mapping[str, Callable[[Mapping[str, Any]], Any]] = field(default_factory=dict)
    folding: Folding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """A way in which other deeds of the program write rows of a type, besides its own list and form.

    Attributes:
        deed: "insert", "update" or "delete".
        rights: needed for it; none: everybody.
        when: SQL over the row before (OLD) and after (NEW).
        columns: which of them change so.
        table: of a part, where it is not the record's own.
    """

    deed: str
    rights: tuple[str, ...] = ()
    when: str = ""
    columns: tuple[str, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnServer:
    """What a server must know of a type to allow by whatever route just what the program allows.

    Rights, steps, parts and who did something follow from the type; here stands what does not.

    Attributes:
        owner: column that says whose a record is; others do not see it ("" is everybody's).
        deletes: SQL over OLD of records that may be deleted at all (the rule of `removable`).
        stepped: columns that steps change besides the state, and who and when (`RecordType.stepped`).
        also: what other deeds write.
        stamps: columns that name who did something, besides `author` and those that end in `_by`.
        others: SQL over OLD and NEW of writes that may name somebody else as who did it (a call that was kept aside).
        hidden: columns that only who has `right` may read.
        kept: columns that are written by nothing but `also`, or by functions of the server.
        checks: SQL over OLD and NEW that holds for every row that is written.
        theirs: SQL that holds where whoever writes may change the record with the id `{id}`, besides the rights for it.
        untold: columns not worth an entry in the audit trail.
    """

    owner: str = ""
    deletes: str = ""
    stepped: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
    stamps: tuple[str, ...] = ()
    others: str = ""
    hidden: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    checks: str = ""
    theirs: str = ""
    untold: tuple[str, ...] = ()
