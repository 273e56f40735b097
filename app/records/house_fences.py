"""Which fences stand round the tables of the program itself: settings, words, numbers, the trail, photos and papers?"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from sqlalchemy import Table

from app.core.access import Right
from app.db.base import Base
from app.db.fence import Fence, Way, literal
from app.db.system import Attachment, Choice, Counter, SavedList, Setting, Tally, Trace
from app.records.choices import lists_of
from app.records.fences import untold
from app.records.record import RecordType

_PARAMETERS = (Right.PARAMETERS.value,)


def house_fences(kinds: Iterable[RecordType]) -> list[Fence]:
    """The fences of tables that are no records."""
    kinds = tuple(kinds)
    return [_settings(), _counters(), _words(kinds), _lists(), _trail(kinds), _papers(kinds), _read_only(Tally)]


def other_fences(fenced: Iterable[str]) -> Iterator[Fence]:
    """Of tables that nobody described: `info["written_with"]` of the table names the right that writes it.

    "" is everybody; without it nobody writes, and everybody reads.
    """
    known = set(fenced)
    for table in Base.metadata.sorted_tables:
        if table.name not in known:
            named = table.info.get("written_with")
            ways = () if named is None else (Way(rights=(str(named),) if named else ()),)
            yield Fence(table=table.name, all_columns=_columns(table), inserts=ways, updates=ways, deletes=ways)


def _columns(table: Table) -> tuple[str, ...]:
    return tuple(one.name for one in table.columns)


def _table(model: type[Base]) -> Table:
    return cast("Table", model.__table__)


def _read_only(model: type[Base]) -> Fence:
    return Fence(table=model.__tablename__, all_columns=_columns(_table(model)))


def _settings() -> Fence:
    ways = (Way(rights=_PARAMETERS),)
    columns = _columns(_table(Setting))
    return Fence(table="setting", all_columns=columns, inserts=ways, updates=ways, deletes=ways)


def _counters() -> Fence:
    return Fence(
        table="counter",
        all_columns=_columns(_table(Counter)),
        inserts=(Way(when="NEW.last = 1"),),
        updates=(Way(columns=("last",), when="NEW.last = OLD.last + 1"),),
    )


def _words(kinds: tuple[RecordType, ...]) -> Fence:
    """A new word gets into its list by being used; the rest is for who looks after the lists."""
    renames, deletes, own = [], [], []
    for one in lists_of(kinds):
        if {one.rename, one.delete} != {Right.PARAMETERS}:
            own.append(one.key)
            here = f"OLD.list = {literal(one.key)}"
            renames.append(Way(rights=(str(one.rename),), columns=("name", "retired_at"), when=here))
            deletes += [Way(rights=(str(right),), when=here) for right in {one.rename, one.delete}]
    others = f"OLD.list NOT IN ({', '.join(map(literal, own))})" if own else ""
    return Fence(
        table="choice",
        all_columns=_columns(_table(Choice)),
        inserts=(Way(when="NEW.retired_at IS NULL"), Way(rights=_PARAMETERS)),
        updates=(
            Way(columns=("retired_at",), when="NEW.retired_at IS NULL"),
            Way(rights=_PARAMETERS, columns=("rank", "retired_at")),
            Way(rights=_PARAMETERS, when=others),
            *renames,
        ),
        deletes=(Way(rights=_PARAMETERS, when=others), *deletes),
        told=untold(_table(Choice)),
    )


def _lists() -> Fence:
    def ways(row: str) -> tuple[Way, ...]:
        return Way(when=f"{row}.owner = guard.me()"), Way(rights=_PARAMETERS, when=f"{row}.owner = ''")

    return Fence(
        table="saved_list",
        all_columns=_columns(_table(SavedList)),
        inserts=ways("NEW"),
        updates=tuple(
            Way(rights=one.rights, when=one.when, columns=("kind", "name", "query", "created_at"))
            for one in ways("OLD")
        ),
        deletes=ways("OLD"),
        sees="owner IN ('', (SELECT guard.me()))",
        told=untold(_table(SavedList)),
    )


def _trail(kinds: tuple[RecordType, ...]) -> Fence:
    """Everybody adds what they did themselves, now; entries about what is somebody's own are seen by them alone."""
    private = [(kind.model.__tablename__, kind.server.owner) for kind in kinds if kind.server and kind.server.owner]
    mine = "who = (SELECT guard.me())"
    seen = [
        f"(kind <> {literal(table)} OR {mine} OR EXISTS (SELECT FROM {table} WHERE {table}.id = record_id))"
        for table, _ in private
    ]
    return Fence(
        table="trace",
        all_columns=_columns(_table(Trace)),
        inserts=(
            Way(
                when="NEW.who = guard.me() AND NEW.who <> '' AND "
                "NEW.at BETWEEN now() - interval '2 days' AND now() + interval '2 days' "
                "AND NEW.id = currval('trace_id_seq')"  # over the months no key says that a number is there once
            ),
        ),
        sees=" AND ".join((*seen, *_hidden(kinds, mine))),
    )


def _hidden(kinds: tuple[RecordType, ...], mine: str) -> Iterator[str]:
    """What only who has a right may read, nobody else reads in what the trail says of its changes."""
    for kind in kinds:
        if kind.server and kind.server.hidden:
            silent = " AND ".join(f"changes -> {literal(one)} IS NULL" for one in kind.server.hidden)
            may = f"(SELECT guard.may({literal(str(kind.right))}))"
            yield f"(kind <> {literal(kind.model.__tablename__)} OR {mine} OR {may} OR ({silent}))"


def _papers(kinds: tuple[RecordType, ...]) -> Fence:
    """Who may change a record keeps papers with it."""
    inserts, deletes = [], []
    for kind in kinds:
        if kind.attachments:
            needed = tuple(str(one) for one in dict.fromkeys((kind.right, kind.right_save)) if one)
            gone = tuple(str(one) for one in dict.fromkeys((kind.right, kind.right_delete)) if one)
            of = f"{{row}}.kind = {literal(kind.model.__tablename__)}"
            inserts.append(Way(rights=needed, when=of.format(row="NEW")))
            deletes += [Way(rights=one, when=of.format(row="OLD")) for one in {needed, gone}]
    table = cast("Any", Attachment).__table__
    return Fence(
        table="attachment",
        all_columns=_columns(table),
        inserts=tuple(inserts),
        deletes=tuple(deletes),
        stamps=("added_by",),
        told=untold(table),
    )
