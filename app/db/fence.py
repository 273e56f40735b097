"""Who may do what to the rows of a table by whatever route? Described here, kept by the server itself.

For each table a description becomes grants to the groups of rights, a trigger that looks at each row that is written,
and where rows are somebody's own a row policy. It is written anew whenever the tables are brought up to date, so that
new tables and new rules need no migration.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.db.roles import EVERYBODY, group

WRITTEN_ANYWAY = ("version", "changed_at")  # columns that go with every change


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way in which a row may be written.

    Attributes:
        rights: all of them are needed; none: everybody who may sign in has this way.
        when: SQL that must hold besides, over NEW and OLD.
        columns: which of them may be changed so; empty: all that are not kept for a way of their own.
    """

    rights: tuple[str, ...] = ()
    when: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """What may be done to the rows of one table, and by whom.

    Attributes:
        all_columns: of the table.
        inserts, updates, deletes: any of the ways will do; without one nobody may.
        kept: columns that only ways which name them may change (the state, who approved).
        stamps: columns that name who did something: one's own name, none, or what stood there before.
        others: SQL over OLD and NEW of writes that may name somebody else.
        sees: SQL over the row; only rows for which it holds are seen.
        hidden: columns that only who has a right may read.
        checks: SQL over OLD and NEW that must hold for every row that is written.
        told: changes go into the audit trail; None for tables without one's own, else columns not worth an entry.
        part_of: kind of the record whose trail tells of changes here, the column that names it, what they are there.
    """

    table: str
    all_columns: tuple[str, ...]
    inserts: tuple[Way, ...] = ()
    updates: tuple[Way, ...] = ()
    deletes: tuple[Way, ...] = ()
    kept: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    others: str = ""
    sees: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    checks: str = ""
    told: frozenset[str] | None = None
    part_of: tuple[str, str, str] | None = None


def statements(fence: Fence, database: str, schema: str) -> Iterator[str]:
    """SQL that puts a fence round its table, whatever was there before."""
    table = f"{quoted(schema)}.{quoted(fence.table)}"
    yield from _grants(fence, table, database)
    yield from _policies(fence, table)
    yield _function(fence, schema)
    yield f"DROP TRIGGER IF EXISTS fence ON {table}"
    yield (
        f"CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION guard.{quoted('fence_' + fence.table)}()"
    )
    yield f"DROP TRIGGER IF EXISTS fence_stamps ON {table}"
    if fence.stamps:
        columns = (*fence.stamps, *(one for one in fence.kept if one == "state"))
        kept = ", ".join(literal(one) for one in (fence.table, *columns))
        yield (
            f"CREATE TRIGGER fence_stamps AFTER UPDATE OR DELETE ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION guard.keep_stamps({kept})"
        )
    yield f"DROP TRIGGER IF EXISTS fence_trail ON {table}"
    if fence.told is not None:
        yield _trail_trigger(fence, table)


def quoted(plain: str) -> str:
    """A name as SQL writes it."""
    return '"' + plain.replace('"', '""') + '"'


def literal(plain: str) -> str:
    """A text as SQL writes it."""
    return "'" + plain.replace("'", "''") + "'"


# ------------------------------------------------------------ grants and policies


def _grants(fence: Fence, table: str, database: str) -> Iterator[str]:
    yield f"REVOKE ALL ON {table} FROM PUBLIC"
    everybody = quoted(group(database, EVERYBODY))
    if fence.hidden:
        private = {column for column, _ in fence.hidden}
        open_ones = ", ".join(quoted(one) for one in fence.all_columns if one not in private)
        yield f"GRANT SELECT ({open_ones}) ON {table} TO {everybody}"
        for column, right in fence.hidden:
            if right:
                yield f"GRANT SELECT ({quoted(column)}) ON {table} TO {quoted(group(database, right))}"
    else:
        yield f"GRANT SELECT ON {table} TO {everybody}"
    for deed, ways in (("INSERT", fence.inserts), ("UPDATE", fence.updates), ("DELETE", fence.deletes)):
        for right in sorted({next(iter(way.rights), EVERYBODY) for way in ways}):
            yield f"GRANT {deed} ON {table} TO {quoted(group(database, right))}"


def _policies(fence: Fence, table: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS fence ON {table}"
    if not fence.sees:
        yield f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
        return
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"CREATE POLICY fence ON {table} USING ({fence.sees}) WITH CHECK ({fence.sees})"


# ------------------------------------------------------------ the trigger


def _function(fence: Fence, schema: str) -> str:
    me = "me text := guard.me();" if fence.stamps else ""
    named = literal(fence.table)  # TG_TABLE_NAME would be the partition's
    return f"""
CREATE OR REPLACE FUNCTION guard.{quoted("fence_" + fence.table)}() RETURNS trigger
LANGUAGE plpgsql SET search_path = {quoted(schema)}, guard, pg_temp AS $fence$
DECLARE
    changed text[];
    {me}
BEGIN
    IF guard.is_owner() THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
    IF TG_OP = 'DELETE' THEN
        IF NOT ({_any(fence.deletes)}) THEN PERFORM guard.refuse('RF004', {named}); END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NOT ({_any(fence.inserts)}) THEN PERFORM guard.refuse('RF004', {named}); END IF;
    ELSE
        changed := guard.differing(to_jsonb(OLD), to_jsonb(NEW), {_array(WRITTEN_ANYWAY)});
{_updates(fence)}
        IF changed <> '{{}}' THEN PERFORM guard.refuse('RF004', {named} || '.' || changed[1]); END IF;
    END IF;
{_checks(fence)}
    RETURN NEW;
END $fence$
"""


def _any(ways: Sequence[Way]) -> str:
    return " OR ".join(_condition(one) for one in ways) or "false"


def _condition(way: Way) -> str:
    parts = [f"guard.may({literal(one)})" for one in way.rights] + ([f"({way.when})"] if way.when else [])
    return f"({' AND '.join(parts)})" if parts else "true"


def _updates(fence: Fence) -> str:
    own = [one for one in fence.all_columns if one not in fence.kept and one != "id"]
    lines = []
    for way in fence.updates:
        columns = _array(way.columns or own)
        lines.append(
            f"        IF changed && {columns} AND {_condition(way)} THEN "
            f"changed := guard.without(changed, {columns}); END IF;"
        )
    return "\n".join(lines)


def _checks(fence: Fence) -> str:
    lines, named = [], literal(fence.table)
    for stamp in fence.stamps:
        name = quoted(stamp)
        when = f"NOT ({fence.others}) AND " if fence.others else ""
        lines.append(
            f"    IF {when}coalesce(NEW.{name}, '') NOT IN ('', me) "
            f"AND (TG_OP = 'INSERT' OR NEW.{name} IS DISTINCT FROM OLD.{name}) "
            f"AND NOT guard.stood({named}, NEW.id, {literal(stamp)}, NEW.{name}) THEN "
            f"PERFORM guard.refuse('RF005', {literal(stamp)}); END IF;"
        )
    if fence.checks:
        lines.append(f"    IF NOT ({fence.checks}) THEN PERFORM guard.refuse('RF004', {named}); END IF;")
    return "\n".join(lines)


def _array(names: Sequence[str]) -> str:
    return f"ARRAY[{', '.join(literal(one) for one in names)}]::text[]"


def _trail_trigger(fence: Fence, table: str) -> str:
    kind, column, part = fence.part_of or (fence.table, "id", "")
    untold = ",".join(sorted(fence.told or ()))
    arguments = ", ".join(literal(one) for one in (kind, column, untold, part))
    return (
        f"CREATE CONSTRAINT TRIGGER fence_trail AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.tell_trail({arguments})"
    )
