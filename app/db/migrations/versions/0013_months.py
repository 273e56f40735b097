"""On PostgreSQL the call log and the audit trail are kept in a partition for each month.

What a key over all partitions cannot say there is said by triggers: that a call is there once, whatever the clock of
the seat that writes it, and that a call which records were made in stays. SQLite stays as it is.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# Table, the moment by which its rows are parted, its keys.
PARTED = (
    ("call", "started_at", (("uq_call_uuid_started_at", "UNIQUE (uuid, started_at)"),)),
    ("trace", "at", ()),
)
AHEAD = 3  # months that are made before they come


def upgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for function in (MONTH_MAKE, MONTHS_MAKE, MONTHS_AHEAD, ONCE, THERE, NEEDED):
        op.execute(function)
    links = _links()
    for table, moment, keys in PARTED:
        _part(table, moment, keys)
    for table, column, name in links:
        op.execute(
            f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OF {column} ON {table} FOR EACH ROW "
            f"WHEN (NEW.{column} IS NOT NULL) EXECUTE FUNCTION call_is_there('{column}')"
        )
    op.execute("CREATE TRIGGER call_once BEFORE INSERT ON call FOR EACH ROW EXECUTE FUNCTION call_is_once()")
    op.execute("CREATE TRIGGER call_needed AFTER DELETE ON call FOR EACH ROW EXECUTE FUNCTION call_is_needed()")
    op.execute("SELECT months_ahead()")


def _part(table: str, moment: str, keys: Iterable[tuple[str, str]]) -> None:
    """Make a table anew in partitions, with its rows and all that stood round it."""
    round_it = [one for query in (INDEXES, LINKED, TRIGGERS, GRANTS, POLICIES) for one in _all(query, table=table)]
    for statement in (*_all(KEYS, table=table), *_all(DROPS, table=table)):
        op.execute(statement)
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
    op.execute(f"CREATE TABLE {table} (LIKE {table}_before INCLUDING DEFAULTS) PARTITION BY RANGE ({moment})")
    op.execute(f"CREATE TABLE {table}_other PARTITION OF {table} DEFAULT")
    op.execute(
        f"SELECT months_make('{table}', ARRAY(SELECT DISTINCT date_trunc('month', {moment} AT TIME ZONE 'UTC')::date "
        f"FROM {table}_before))"
    )
    op.execute(f"INSERT INTO {table} SELECT * FROM {table}_before")
    op.execute(f"ALTER SEQUENCE {table}_id_seq OWNED BY {table}.id")
    op.execute(f"DROP TABLE {table}_before")
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT pk_{table} PRIMARY KEY (id, {moment})")
    for name, key in keys:
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {key}")
    for statement in round_it:
        op.execute(statement)
    op.execute(f"ANALYZE {table}")


def _links() -> list[tuple[str, str, str]]:
    """(table, column, name) of what points at a call; that goes, for no key is left that it could point at."""
    found = [(row.table, row.column, row.name) for row in op.get_bind().execute(sa.text(LINKS))]
    for table, _, name in found:
        op.drop_constraint(name, table, type_="foreignkey")
    return found


def _all(query: str, **values: str) -> list[str]:
    return list(op.get_bind().execute(sa.text(query), values).scalars())


LINKS = """
SELECT relname AS table, attname AS column, conname AS name FROM pg_constraint
JOIN pg_class ON pg_class.oid = conrelid JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
WHERE contype = 'f' AND confrelid = 'call'::regclass ORDER BY 1
"""

# ------------------------------------------------------------ what stands round a table, as statements that make it

INDEXES = """
SELECT pg_get_indexdef(indexrelid) FROM pg_index i WHERE indrelid = CAST(:table AS regclass)
AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u')) ORDER BY 1
"""
LINKED = """
SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE conrelid = CAST(:table AS regclass) AND contype IN ('f', 'c')
"""
TRIGGERS = """
SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = CAST(:table AS regclass) AND NOT tgisinternal
"""
GRANTS = """
SELECT format('GRANT %s ON %s TO %I', privilege_type, oid::regclass, pg_get_userbyid(grantee))
FROM pg_class, aclexplode(relacl) WHERE oid = CAST(:table AS regclass) AND grantee NOT IN (relowner, 0)
"""
POLICIES = """
SELECT format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', oid::regclass) FROM pg_class
WHERE oid = CAST(:table AS regclass) AND relrowsecurity
UNION ALL
SELECT format('CREATE POLICY %I ON %s USING (%s) WITH CHECK (%s)', polname, polrelid::regclass,
              pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
FROM pg_policy WHERE polrelid = CAST(:table AS regclass)
"""
KEYS = """
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint
WHERE conrelid = CAST(:table AS regclass) AND contype IN ('p', 'u')
"""
DROPS = """
SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index i WHERE indrelid = CAST(:table AS regclass)
AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
"""

# ------------------------------------------------------------ months

# A month is made beside the table and then joined to it, which hinders nobody who reads or writes; what had come for
# it before it was there, in the partition for all the rest, moves into it. Only the owner of the tables can do this.
MONTH_MAKE = """
CREATE FUNCTION month_make(parted text, month date) RETURNS boolean
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    one text := format('%s_%s', parted, to_char(month, 'YYYY_MM'));
    rest text := parted || '_other';
    since timestamptz := month::timestamp AT TIME ZONE 'UTC';
    until timestamptz := (month + interval '1 month') AT TIME ZONE 'UTC';
    moment text := CASE parted WHEN 'call' THEN 'started_at' ELSE 'at' END;
    early boolean;
BEGIN
    IF to_regclass(one) IS NOT NULL THEN RETURN false; END IF;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', rest);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS)', one, parted);
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %I >= $1 AND %I < $2)', rest, moment, moment)
        INTO early USING since, until;
    IF early THEN
        EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', rest);
        EXECUTE format('WITH gone AS (DELETE FROM %I WHERE %I >= $1 AND %I < $2 RETURNING *) '
                       'INSERT INTO %I SELECT * FROM gone', rest, moment, moment, one) USING since, until;
        EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', rest);
    END IF;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parted, one, since, until);
    RETURN true;
END $$
"""
MONTHS_MAKE = """
CREATE FUNCTION months_make(parted text, months date[]) RETURNS integer
LANGUAGE sql SET search_path FROM CURRENT AS $$
    SELECT count(*)::integer FROM unnest(months) AS month WHERE month_make(parted, month)
$$
"""
# Asked by every seat when it starts. Whoever meets somebody working in the partition for the rest leaves it for another
# time: what rings now is more urgent than a month to come, and until that is made the rest takes it in.
MONTHS_AHEAD = f"""
CREATE FUNCTION months_ahead() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '200ms' AS $$
DECLARE
    this date := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
    parted text;
    month date;
    made integer := 0;
BEGIN
    FOREACH parted IN ARRAY ARRAY['call', 'trace'] LOOP
        FOR ahead IN 0..{AHEAD} LOOP
            month := (this + make_interval(months => ahead))::date;
            CONTINUE WHEN to_regclass(format('%s_%s', parted, to_char(month, 'YYYY_MM'))) IS NOT NULL;
            IF NOT pg_try_advisory_xact_lock(7464335) THEN RETURN made; END IF;
            BEGIN
                IF month_make(parted, month) THEN made := made + 1; END IF;
            EXCEPTION WHEN lock_not_available THEN RETURN made;
            END;
        END LOOP;
    END LOOP;
    RETURN made;
END $$
"""

# ------------------------------------------------------------ what keys said

# Two seats that hear of the same call have two clocks. Whoever comes second at the same moment tries again, and then
# finds when the first one says it began.
ONCE = """
CREATE FUNCTION call_is_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7464336, hashtext(NEW.uuid::text) & 1023);
    IF EXISTS (SELECT FROM call WHERE uuid = NEW.uuid AND started_at <> NEW.started_at) THEN
        RAISE EXCEPTION 'call % is there already', NEW.uuid USING ERRCODE = 'serialization_failure';
    END IF;
    IF EXISTS (SELECT FROM call WHERE id = NEW.id) THEN
        RAISE EXCEPTION 'call % is there already', NEW.id USING ERRCODE = 'unique_violation', CONSTRAINT = 'pk_call';
    END IF;
    RETURN NEW;
END $$
"""
THERE = """
CREATE FUNCTION call_is_there() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM FROM call WHERE id = (to_jsonb(NEW) ->> TG_ARGV[0])::bigint FOR KEY SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such call' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
END $$
"""
# Asks the tables whose trigger asks for the call.
NEEDED = """
CREATE FUNCTION call_is_needed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    link record;
    needed boolean;
BEGIN
    FOR link IN
        SELECT tgrelid::regclass AS which, tgname AS name,
               convert_from(substring(tgargs FOR length(tgargs) - 1), 'UTF8') AS field
        FROM pg_trigger WHERE tgfoid = 'call_is_there'::regproc
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %I = $1)', link.which, link.field)
            INTO needed USING OLD.id;
        IF needed THEN
            RAISE EXCEPTION 'the call is needed by %', link.which
                USING ERRCODE = 'foreign_key_violation', CONSTRAINT = link.name;
        END IF;
    END LOOP;
    RETURN NULL;
END $$
"""
