"""Which words does a choice list offer, how does a new one get into it, and how is the list looked after?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, FromClause, and_, func, select, true, update
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.pinyin import initials, spell
from app.db import trail
from app.db.base import Base
from app.db.store import touch
from app.db.system import Choice
from app.records.checks import NEEDED
from app.records.field import Field, Kind
from app.records.record import RecordType

MOST = 80  # characters of a word
_TOO_LONG = QT_TRANSLATE_NOOP("records", "At most %n character(s) fit here.")
_TAKEN = QT_TRANSLATE_NOOP("choices", "“{name}” is in this list already.")
_USED = QT_TRANSLATE_NOOP(
    "choices", "“{name}” is used %n time(s) and cannot be deleted. Retire it: then it is not offered."
)
_GONE = QT_TRANSLATE_NOOP("choices", "This word is no longer there; somebody deleted it.")


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list the administrator looks after.

    Attributes:
        title: what its field is called.
        rename, delete: rights needed to rename or join words, and to delete one.
    """

    key: str
    title: Text
    rename: str = Right.PARAMETERS
    delete: str = Right.PARAMETERS


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a list; `used` counts what points at it."""

    id: int
    name: str
    retired: bool
    used: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What a join did.

    Attributes:
        moved: uses that say the other word now.
        stays: uses in what is approved; they keep the word they had.
    """

    moved: int
    stays: int


class Taken(Invalid):
    """The list has a word of this name.

    Attributes:
        id: of that word; the two may be joined.
    """

    def __init__(self, name: str, id_: int) -> None:
        super().__init__({"name": _TAKEN.fill(name=name)})
        self.id = id_


def lists_of(kinds: Iterable[RecordType]) -> tuple[ChoiceList, ...]:
    """Every choice list that fields of these types, or cells of their parts, choose from."""
    found: dict[str, ChoiceList] = {}
    for kind in kinds:
        for field in kind.fields:
            for one in (field, *field.parts):
                if one.kind is Kind.CHOICE and (one.list not in found or one.list_title is not None):
                    found[one.list] = _list_of(one)
    return tuple(found.values())


def _list_of(field: Field) -> ChoiceList:
    title = field.list_title or field.label
    return ChoiceList(field.list, title, field.list_rename or Right.PARAMETERS, field.list_delete or Right.PARAMETERS)


def entries(session: Session, list_: str) -> list[tuple[int, str]]:
    """(id, name) of those in use, by rank and name."""
    found = session.execute(
        select(Choice.id, Choice.name)
        .where(Choice.list == list_, Choice.retired_at.is_(None))
        .order_by(Choice.rank, Choice.name)
    )
    return [(id_, name) for id_, name in found]


def spellings(session: Session, list_: str) -> dict[int, str]:
    """By id: every reading in full and its initials, parted by blanks; loads the pinyin tables at its first use."""
    return {id_: " ".join(_ways(name)) for id_, name in entries(session, list_)}


def _ways(name: str) -> dict[str, None]:
    """How a name may be typed, the usual way first."""
    readings = spell(name).readings
    return dict.fromkeys(way for one in readings for way in ("".join(one), initials(one)))


def entry(session: Session, list_: str, name: str) -> int:
    """The id of the entry called `name`: a retired one comes back into use, a new one is added at the end."""
    found = session.scalar(select(Choice).where(Choice.list == list_, Choice.name == name))
    if found is None:
        last = session.scalar(select(func.max(Choice.rank)).where(Choice.list == list_)) or 0
        found = Choice(list=list_, name=name, rank=last + 1)
        session.add(found)
    found.retired_at = None
    session.flush()
    return found.id


# ------------------------------------------------------------ looking after a list


def overview(session: Session, list_: str) -> tuple[Entry, ...]:
    """All words of a list in their order, retired ones last, with how often each is used."""
    used = _used(session, list_)
    words = session.scalars(select(Choice).where(Choice.list == list_).order_by(Choice.rank, Choice.name))
    entries = [Entry(one.id, one.name, one.retired_at is not None, used.get(one.id, 0)) for one in words]
    return tuple(sorted(entries, key=lambda one: one.retired))


def add(session: Session, list_: str, name: str) -> int:
    """Put a new word at the end of a list.

    Raises:
        Invalid: the name is empty, or too long.
        Taken: the word is there.
    """
    tidy = _checked(session, list_, name)
    last = session.scalar(select(func.max(Choice.rank)).where(Choice.list == list_)) or 0
    word = Choice(list=list_, name=tidy, rank=last + 1)
    session.add(word)
    session.flush()
    return word.id


def rename(session: Session, id_: int, name: str) -> None:
    """Call a word otherwise, everywhere at once: records hold its id.

    Raises:
        Invalid: the name is empty, or too long.
        Taken: another word of the list is called so; the two may be joined.
    """
    word = _word(session, id_)
    word.name = _checked(session, word.list, name, but_id=id_)


def join(session: Session, id_: int, into_id: int, who: Who, now: datetime) -> Joined:
    """Let everything that points at one word point at the other, and delete the first.

    What is approved stays as it is and keeps the word it had; then the word is retired instead.

    Raises:
        Refused: one of them is gone, or they are of two lists.
    """
    word, into = _word(session, id_), _word(session, into_id)
    if word.list != into.list or id_ == into_id:
        raise Refused(_GONE)
    moved = stays = 0
    for column in references():
        moved += _point(session, column, id_, into_id)
        stays += _count(session, column, id_)
    changes = {"name": [word.name, into.name]}
    trail.note(session, who, "joined", Choice.__tablename__, into_id, changes=changes)
    into.retired_at = None
    session.flush()
    if stays:
        word.retired_at = now
    else:
        session.delete(word)
    return Joined(moved, stays)


def _point(session: Session, column: "Column[Any]", id_: int, into_id: int) -> int:
    """Let the rows that may be changed point at another word; how many they are."""
    table = column.table
    mine = (column == id_, _is_free(table))
    ids = session.scalars(select(table.c.id).where(*mine)).all()
    newer: dict[Any, Any] = {column: into_id}
    if "version" in table.columns:
        newer[table.c.version] = table.c.version + 1
    session.execute(update(table).where(*mine).values(newer))
    if "version" in table.columns:
        for one in ids:
            touch(session, table.name, one)
    return len(ids)


def _is_free(table: FromClause) -> ColumnElement[bool]:
    """WHERE of the rows of a table that are not approved, nor part of something approved."""
    if "approved_at" in table.columns:
        return table.c.approved_at.is_(None)
    held = [link for link in table.foreign_keys if link.ondelete == "CASCADE" and "approved_at" in link.column.table.c]
    return and_(*(_is_free_too(link) for link in held)) if held else true()


def _is_free_too(link: ForeignKey) -> ColumnElement[bool]:
    record = link.column.table
    return link.parent.in_(select(link.column).where(record.c.approved_at.is_(None)))


def move(session: Session, id_: int, by: int) -> Choice | None:
    """Move a word up (-1) or down (1) among those in use; None where it stands at the end already."""
    word = _word(session, id_)
    ids = [one for one, _ in entries(session, word.list)]
    if id_ in ids and 0 <= ids.index(id_) + by < len(ids):
        at = ids.index(id_)
        ids[at], ids[at + by] = ids[at + by], ids[at]
        _rank(session, word.list, ids)
        return word
    return None


def sort_by_use(session: Session, list_: str) -> bool:
    """Let the words that are used most stand first; False where they do."""
    used = _used(session, list_)
    ids = [one for one, _ in entries(session, list_)]
    ranked = sorted(ids, key=lambda one: -used.get(one, 0))
    _rank(session, list_, ranked)
    return ranked != ids


def retire(session: Session, id_: int, now: datetime) -> None:
    """Offer a word no more; records that have it keep it."""
    _word(session, id_).retired_at = now


def bring_back(session: Session, id_: int) -> None:
    """Offer a retired word again."""
    _word(session, id_).retired_at = None


def delete(session: Session, id_: int) -> None:
    """Delete a word that nothing uses.

    Raises:
        Refused: something does.
    """
    word = _word(session, id_)
    if used := sum(_count(session, column, id_) for column in references()):
        raise Refused(_USED.fill(name=word.name).counted(used))
    session.delete(word)


def references() -> "tuple[Column[Any], ...]":
    """Columns of all tables that point at words of choice lists."""
    target = Choice.__table__.c.id
    tables = Base.metadata.sorted_tables
    return tuple(key.parent for table in tables for key in table.foreign_keys if key.column is target)


def _used(session: Session, list_: str) -> dict[int, int]:
    found: dict[int, int] = {}
    words = select(Choice.id).where(Choice.list == list_)
    for column in references():
        counts = select(column, func.count()).where(column.in_(words)).group_by(column)
        for id_, count in session.execute(counts):
            found[id_] = found.get(id_, 0) + count
    return found


def _count(session: Session, column: "Column[Any]", id_: int) -> int:
    return session.scalar(select(func.count()).select_from(column.table).where(column == id_)) or 0


def _rank(session: Session, list_: str, ids: Sequence[int]) -> None:
    """Number the words anew; those not named follow."""
    places = {id_: at for at, id_ in enumerate(ids, 1)}
    words = session.scalars(select(Choice).where(Choice.list == list_).order_by(Choice.rank, Choice.name))
    for at, word in enumerate(words, len(ids) + 1):
        rank = places.get(word.id, at)
        if word.rank != rank:
            word.rank = rank


def _word(session: Session, id_: int) -> Choice:
    word = session.get(Choice, id_)
    if word is None:
        raise Refused(_GONE)
    return word


def _checked(session: Session, list_: str, name: str, but_id: int | None = None) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise Invalid({"name": NEEDED})
    if len(tidy) > MOST:
        raise Invalid({"name": _TOO_LONG.counted(MOST)})
    other = session.scalar(select(Choice.id).where(Choice.list == list_, Choice.name == tidy))
    if other is not None and other != but_id:
        raise Taken(tidy, other)
    return tidy
