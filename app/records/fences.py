"""Which fences stand round the tables of the records?

They are worked out of the descriptions of types, so that no new type is forgotten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Table

from app.core.access import Right
from app.db.base import UNTOLD, Base
from app.db.fence import Fence, Way, literal
from app.db.system import Choice
from app.records.field import Kind
from app.records.part import OnServer
from app.records.record import RecordType
from app.records.workflow import Step

_KEPT = ("state", "approved_at", "approved_by")
_OWN = frozenset({"id", "version", "created_at", "changed_at", "rank"})
_NOBODYS = OnServer()


def fences_of(kinds: Iterable[RecordType]) -> list[Fence]:
    """The fences of record types and their parts."""
    return [fence for kind in kinds for fence in _fences(kind)]


def _fences(kind: RecordType) -> Iterator[Fence]:
    table = cast("Table", kind.model.__table__)
    yield _with_others(_record(kind, table), kind, table)
    for name, key, column in _parts(kind):
        part = Base.metadata.tables[name]
        yield _with_others(_part(kind, part, key, column), kind, part)


# ------------------------------------------------------------ the record itself


def _record(kind: RecordType, table: Table) -> Fence:
    own, server = _needed(kind.right), kind.server or _NOBODYS
    saving = Way(rights=_needed(kind.right, kind.right_save), when=_theirs(server, "OLD.id"))
    fresh = Way(rights=own, when=f"guard.is_fresh({literal(table.name)}, OLD.id)")  # what follows from making it
    columns = tuple(one.name for one in table.columns)
    return Fence(
        table=table.name,
        all_columns=columns,
        inserts=(Way(rights=own, when=_beginning(kind)),) if kind.creatable else (),
        updates=(saving, fresh, *_steps(kind, columns, server)),
        deletes=_deletes(kind, server),
        kept=tuple(one for one in ((*_KEPT, *server.kept) if kind.workflow else server.kept) if one in columns),
        stamps=(*stamps_of(kind, columns), *server.stamps),
        others=server.others,
        checks=server.checks,
        sees=f"{server.owner} IN ('', (SELECT guard.me()))" if server.owner else "",
        hidden=tuple((one, kind.right) for one in server.hidden),
        told=untold(table) | set(server.untold) if getattr(kind.model, "__followed__", True) else None,
    )


def stamps_of(kind: RecordType, columns: Iterable[str]) -> tuple[str, ...]:
    """Columns in which the program puts the name of whoever does something, and nobody types one."""
    typed = {one.key for one in kind.fields if one.in_form}
    named = [one for one in columns if one == "author" or one.endswith("_by")]
    return tuple(one for one in named if one not in typed)


def _beginning(kind: RecordType) -> str:
    """A new record is where it may get by steps that need no right of their own; a deleted one comes back as it was."""
    flow = kind.workflow
    if flow is None:
        return ""
    reached, before = {flow.first}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {one.target for one in flow.steps if one.source & reached and one.right in ("", kind.right)}
    allowed = ", ".join(literal(one) for one in sorted(reached - {flow.approved}))
    table = literal(kind.model.__tablename__)
    back = f"guard.stood({table}, NEW.id, 'state', NEW.state) AND NEW.state <> {literal(flow.approved or '-')}"
    first = f"NEW.state IN ({allowed})"
    if not flow.approved:
        return f"{first} OR ({back})"
    return f"({first} OR ({back})) AND NEW.approved_at IS NULL AND NEW.approved_by = ''"


def _steps(kind: RecordType, columns: tuple[str, ...], server: OnServer) -> Iterator[Way]:
    """Steps and their taking back change the state, who and when, and nothing else."""
    flow = kind.workflow
    by = [one for one in columns if one.endswith("_by")]
    at = [f"{one.removesuffix('_by')}_at" for one in by]
    every = ("state", *by, *(one for one in at if one in columns), *server.stepped)
    for step in flow.steps if flow else ():
        approving = flow is not None and bool(flow.approved) and flow.approved in {step.target, *step.source}
        touched = every if approving else tuple(one for one in every if not one.startswith("approved_"))
        yield Way(rights=_needed(step.right or kind.right), when=_moves(step), columns=touched)
        undone = Right.APPROVE if approving else kind.right
        yield Way(rights=_needed(undone), when=_moves(step, back=True), columns=touched)


def _moves(step: Step, *, back: bool = False) -> str:
    one, other = ("NEW", "OLD") if back else ("OLD", "NEW")
    sources = ", ".join(literal(state) for state in sorted(step.source))
    return f"{one}.state IN ({sources}) AND {other}.state = {literal(step.target)}"


def _deletes(kind: RecordType, server: OnServer) -> tuple[Way, ...]:
    if kind.removable is None:
        return ()
    both = [f"({one})" for one in (server.deletes, _theirs(server, "OLD.id")) if one]
    return (Way(rights=_needed(kind.right, kind.right_delete), when=" AND ".join(both)),)


def _theirs(server: OnServer, id_: str) -> str:
    """SQL that holds where whoever writes may change this record at all."""
    return server.theirs.replace("{id}", id_)


def untold(table: Table) -> frozenset[str]:
    """Columns whose changes are not worth an entry in the audit trail."""
    return _OWN | {one.name for one in table.columns if UNTOLD.items() <= one.info.items()}


# ------------------------------------------------------------ its parts


def _parts(kind: RecordType) -> Iterator[tuple[str, str, str]]:
    """(table, relationship, column that names the record) of each part."""
    for field in kind.fields:
        if field.kind is Kind.PARTS:
            relation = getattr(kind.model, field.key).property
            column = next(iter(relation.remote_side))
            yield relation.mapper.class_.__tablename__, field.key, str(column.key)


def _part(kind: RecordType, table: Table, key: str, column: str) -> Fence:
    record, server = kind.model.__tablename__, kind.server or _NOBODYS
    saving = _needed(kind.right, kind.right_save)
    added, changed = (Way(rights=saving, when=_theirs(server, f"{one}.{column}")) for one in ("NEW", "OLD"))
    fresh = Way(rights=_needed(kind.right), when=f"guard.is_fresh({literal(record)}, NEW.{column})")
    columns = tuple(one.name for one in table.columns)
    deleting = _needed(kind.right, kind.right_delete) if kind.removable else saving
    gone = Way(rights=deleting, when=_theirs(server, f"OLD.{column}"))
    sees = f"EXISTS (SELECT FROM {record} WHERE {record}.id = {column})" if server.owner else ""
    return Fence(
        table=table.name,
        all_columns=columns,
        inserts=(added, fresh),
        updates=(changed,),
        deletes=(changed, gone),
        sees=sees,
        told=frozenset(),
        part_of=(record, column, key),
    )


# ------------------------------------------------------------ what other deeds write


def _with_others(fence: Fence, kind: RecordType, table: Table) -> Fence:
    also = [one for one in (kind.server or _NOBODYS).also if (one.table or kind.model.__tablename__) == table.name]
    ways: dict[str, list[Way]] = {"insert": [], "update": [], "delete": []}
    for one in also:
        ways[one.deed].append(Way(rights=_needed(*one.rights), when=one.when, columns=one.columns))
    ways["update"] += _joined_words(table, kind)
    if "customer_id" in table.columns:  # merging two customers moves what is theirs
        merging = ("customer_id", *(one for one in ("rank",) if one in table.columns))
        theirs = _theirs(kind.server or _NOBODYS, "OLD.customer_id")
        ways["update"].append(Way(rights=(Right.CUSTOMER_SAVE.value,), when=theirs, columns=merging))
    return replace(
        fence,
        inserts=(*fence.inserts, *ways["insert"]),
        updates=(*fence.updates, *ways["update"]),
        deletes=(*fence.deletes, *ways["delete"]),
    )


def _joined_words(table: Table, kind: RecordType) -> Iterator[Way]:
    """Two words of a choice list become one in all tables that hold it."""
    words = cast("Any", Choice.__table__).c.id
    own = {one.key: one.list_rename for one in kind.fields if one.kind is Kind.CHOICE}
    for column in table.columns:
        if any(link.column is words for link in column.foreign_keys):
            yield Way(rights=(str(own.get(column.name) or Right.PARAMETERS),), columns=(column.name,))


def _needed(*rights: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one) for one in rights if one))
