"""What stands on the server besides the fences of single tables: who somebody is there, what they hold, the trail?

Everything is in the schema `guard`, belongs to the owner of the tables and names its search path, so that nobody slips
another function or table under it. `session_user` says who somebody is: it cannot be changed by SET ROLE. Functions of
the owner's, and what follows from deleting a row, run as the owner, before whom there is no fence.
"""

from collections.abc import Iterator

from app.db.fence import literal
from app.db.roles import EVERYBODY, group


def base(database: str, schema: str, owner: str) -> Iterator[str]:
    """SQL that makes schema `guard` and what stands in it, whatever was there before."""
    pin = f'SET search_path = "{schema}", guard, pg_temp'
    everybody = '"' + group(database, EVERYBODY).replace('"', '""') + '"'
    yield "CREATE SCHEMA IF NOT EXISTS guard"
    yield "REVOKE ALL ON SCHEMA guard FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA guard TO {everybody}"
    yield (
        "CREATE UNLOGGED TABLE IF NOT EXISTS guard.told "
        "(tx xid8 NOT NULL, kind text NOT NULL, record_id bigint NOT NULL, keys text[] NOT NULL)"
    )
    # Whether the record was written in that transaction.
    yield "ALTER TABLE guard.told ADD COLUMN IF NOT EXISTS seen boolean NOT NULL DEFAULT false"
    yield "CREATE INDEX IF NOT EXISTS told_tx ON guard.told (tx, kind, record_id)"
    yield (
        "CREATE TABLE IF NOT EXISTS guard.stamp (kind text, record_id bigint, name text, value text, "
        "PRIMARY KEY (kind, record_id, name, value))"
    )
    yield "CREATE TABLE IF NOT EXISTS guard.secret (operator_id bigint PRIMARY KEY, secret text NOT NULL)"
    for form in (
        _IS_OWNER,
        _MAY,
        _ROLE_OF,
        _ME,
        _REFUSE,
        _DIFFERING,
        _WITHOUT,
        _STOOD,
        _KEEP,
        _FRESH,
        _NUMBER,
        _TOLD,
        _TRAIL,
        _TRUE,
        _LETTERS,
        _FOUND,
    ):
        yield form.replace("{pin}", pin).replace("{owner}", literal(owner))
    for table, name in (("trace", "check_entry"), ("customer_search", "check_found")):
        yield f'DROP TRIGGER IF EXISTS fence_true ON "{schema}"."{table}"'
        deeds = "INSERT" if table == "trace" else "INSERT OR UPDATE OR DELETE"
        yield (
            f'CREATE CONSTRAINT TRIGGER fence_true AFTER {deeds} ON "{schema}"."{table}" '
            f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.{name}()"
        )
    yield f'DROP TRIGGER IF EXISTS fence_told ON "{schema}".trace'
    yield (
        f'CREATE TRIGGER fence_told AFTER INSERT ON "{schema}".trace FOR EACH ROW EXECUTE FUNCTION guard.note_told()'
    )


_IS_OWNER = """
CREATE OR REPLACE FUNCTION guard.is_owner() RETURNS boolean LANGUAGE sql STABLE {pin} AS $$
    SELECT pg_has_role(current_user, {owner}, 'MEMBER')
$$
"""
# A right is held by being in its group oneself: up to PostgreSQL 14 everybody may let others into their own role.
_MAY = """
CREATE OR REPLACE FUNCTION guard.may(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER {pin} AS $$
BEGIN  -- not LANGUAGE sql, which would plan it anew for each row
    RETURN EXISTS (SELECT FROM pg_auth_members WHERE member = to_regrole(quote_ident(session_user))
                   AND roleid = to_regrole(quote_ident(current_database() || '#' || wanted)))
        OR pg_has_role(session_user, {owner}, 'MEMBER');
END $$
"""
_ROLE_OF = """
CREATE OR REPLACE FUNCTION guard.role_of(called text) RETURNS name LANGUAGE sql STABLE SECURITY DEFINER {pin} AS $$
    SELECT (CASE WHEN octet_length(current_database() || '/' || called) <= 63 AND NOT starts_with(called, '~')
            THEN current_database() || '/' || called
            ELSE current_database() || '/~' || left(encode(sha256(convert_to(called, 'UTF8')), 'hex'), 24) END)::name
$$
"""
# By the name in the role's; where that is too long to be in it, by looking through all.
_ME = """
CREATE OR REPLACE FUNCTION guard.me() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER {pin} AS $$
    SELECT coalesce(CASE WHEN starts_with(session_user, current_database() || '/~')
        THEN (SELECT name FROM operator WHERE guard.role_of(name) = session_user)
        ELSE (SELECT name FROM operator WHERE name = substr(session_user, length(current_database()) + 2)
              AND guard.role_of(name) = session_user) END, '')
$$
"""
# RF004: a right is missing; RF005: somebody else's name.
_REFUSE = """
CREATE OR REPLACE FUNCTION guard.refuse(code text, what text) RETURNS void LANGUAGE plpgsql {pin} AS $$
BEGIN
    RAISE EXCEPTION '%', what USING ERRCODE = code;
END $$
"""
_DIFFERING = """
CREATE OR REPLACE FUNCTION guard.differing(one jsonb, other jsonb, but text[]) RETURNS text[] LANGUAGE sql IMMUTABLE
{pin} AS $$
    SELECT coalesce(array_agg(key), '{}') FROM jsonb_each(other)
    WHERE value IS DISTINCT FROM one -> key AND key <> ALL (but)
$$
"""
_WITHOUT = """
CREATE OR REPLACE FUNCTION guard.without(these text[], gone text[]) RETURNS text[] LANGUAGE sql IMMUTABLE {pin} AS $$
    SELECT coalesce(array_agg(one), '{}') FROM unnest(these) AS one WHERE one <> ALL (gone)
$$
"""
# What stood there comes back when a step or a deletion is taken back.
_STOOD = """
CREATE OR REPLACE FUNCTION guard.stood(which text, about bigint, field text, called text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER {pin} AS $$
    SELECT EXISTS (SELECT FROM guard.stamp WHERE (kind, record_id, name, value) = (which, about, field, called))
$$
"""
# Arguments: what the table is called, and the columns.
_KEEP = """
CREATE OR REPLACE FUNCTION guard.keep_stamps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {pin} AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := CASE TG_OP WHEN 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    one text;
BEGIN
    FOREACH one IN ARRAY TG_ARGV[1:] LOOP
        IF before ->> one <> '' AND before -> one IS DISTINCT FROM after -> one THEN
            INSERT INTO guard.stamp VALUES (TG_ARGV[0], OLD.id, one, before ->> one) ON CONFLICT DO NOTHING;
        END IF;
    END LOOP;
    RETURN NULL;
END $$
"""
# Whether this transaction made the row.
_FRESH = """
CREATE OR REPLACE FUNCTION guard.is_fresh(which regclass, about bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER {pin} AS $$
DECLARE
    found boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE id = $1 AND xmin = pg_current_xact_id()::xid)', which)
        INTO found USING about;
    RETURN found;
END $$
"""
_NUMBER = """
CREATE OR REPLACE FUNCTION guard.number(called text, otherwise bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER {pin} AS $$
    SELECT coalesce((SELECT (value #>> '{}')::bigint FROM setting WHERE key = called), otherwise)
$$
"""
_TOLD = """
CREATE OR REPLACE FUNCTION guard.note_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {pin} AS $$
BEGIN
    INSERT INTO guard.told (tx, kind, record_id, seen, keys)
    VALUES (pg_current_xact_id(), NEW.kind, NEW.record_id, pg_trigger_depth() > 1, ARRAY(SELECT jsonb_object_keys(
        CASE jsonb_typeof(NEW.changes::jsonb) WHEN 'object' THEN NEW.changes::jsonb ELSE '{}' END)));
    IF random() < 0.01 THEN
        DELETE FROM guard.told WHERE tx < pg_snapshot_xmin(pg_current_snapshot());
    END IF;
    RETURN NULL;
END $$
"""
# At the end of a transaction: what changed and stands in no entry of the trail gets one from the server. Arguments:
# kind of the record, the column that holds its id, columns not worth an entry, what parts of it are called there.
_TRAIL = """
CREATE OR REPLACE FUNCTION guard.tell_trail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {pin} AS $$
DECLARE
    what text := TG_ARGV[0];
    part text := nullif(TG_ARGV[3], '');
    before jsonb := CASE TG_OP WHEN 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    after jsonb := CASE TG_OP WHEN 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    about bigint := coalesce(after ->> TG_ARGV[1], before ->> TG_ARGV[1])::bigint;
    changes jsonb;
    said text[];
    deed text := 'changed';
BEGIN
    IF pg_has_role(session_user, {owner}, 'MEMBER') THEN RETURN NULL; END IF;
    UPDATE guard.told SET seen = true
        WHERE tx = pg_current_xact_id() AND kind = what AND record_id = about AND NOT seen;
    SELECT array_agg(key) INTO said FROM guard.told, unnest(keys || '{}'::text[] || what) AS key
        WHERE tx = pg_current_xact_id() AND kind = what AND record_id = about;
    IF part IS NOT NULL THEN
        IF part = ANY (said) OR (TG_OP = 'DELETE' AND what = ANY (said)) THEN RETURN NULL; END IF;
        changes := jsonb_build_object(part, jsonb_build_array(
            CASE before WHEN '{}' THEN '[]' ELSE jsonb_build_array(before) END,
            CASE after WHEN '{}' THEN '[]' ELSE jsonb_build_array(after) END));
    ELSE
        IF TG_OP <> 'UPDATE' AND what = ANY (said) THEN RETURN NULL; END IF;
        deed := CASE TG_OP WHEN 'INSERT' THEN 'made' WHEN 'DELETE' THEN 'deleted' ELSE 'changed' END;
        SELECT jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)) INTO changes
            FROM jsonb_object_keys(before || after) AS key
            WHERE before -> key IS DISTINCT FROM after -> key
            AND key <> ALL (string_to_array(TG_ARGV[2], ',') || coalesce(said, '{}'))
            AND NOT (key = 'customer_id' AND TG_OP = 'UPDATE'
                     AND is_merged((before ->> key)::bigint, (after ->> key)::bigint));
        IF changes IS NULL THEN RETURN NULL; END IF;
    END IF;
    INSERT INTO trace (at, who, seat, deed, kind, record_id, number, customer_id, reason, changes)
    VALUES (clock_timestamp(), guard.me(), left(current_setting('application_name'), 80), deed, what, about,
            CASE WHEN part IS NULL THEN left(coalesce(after ->> 'number', before ->> 'number', ''), 40) ELSE '' END,
            CASE WHEN what = 'customer' THEN about
                 WHEN part IS NULL THEN coalesce(after ->> 'customer_id', before ->> 'customer_id')::bigint END,
            '', changes);
    RETURN NULL;
END $$
"""
# At the end of a transaction: an entry of the trail is about a record that was written in it, unless it tells of what
# writes none. Tables whose changes the server does not tell itself (no trigger fence_trail) are not looked at.
_TRUE = """
CREATE OR REPLACE FUNCTION guard.check_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {pin} AS $$
DECLARE
    about regclass := to_regclass(quote_ident(NEW.kind));
BEGIN
    IF pg_has_role(session_user, {owner}, 'MEMBER') OR NEW.deed IN ('imported', 'exported', 'printed', 'joined')
        OR (NEW.kind = 'operator' AND NEW.deed IN ('signed_in', 'locked', 'unlocked', 'password'))
        OR (NEW.kind = 'choice' AND NEW.deed IN ('moved', 'sorted') AND guard.may('parameters')) THEN RETURN NULL;
    END IF;
    IF about IS NULL OR (EXISTS (SELECT FROM pg_trigger WHERE tgrelid = about AND tgname = 'fence_trail')
        AND NOT EXISTS (SELECT FROM guard.told WHERE tx = pg_current_xact_id() AND kind = NEW.kind
                        AND record_id = NEW.record_id AND seen)) THEN
        PERFORM guard.refuse('RF004', 'trace');
    END IF;
    RETURN NULL;
END $$
"""
# What is left of a name to compare: the program folds letters of other scripts in ways of its own. It has no search
# path of its own, so that it becomes part of the question that asks: to begin a function costs more than this one.
_LETTERS = """
CREATE OR REPLACE FUNCTION guard.letters(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(lower(normalize(words, NFKC)), CASE WHEN words ~ '^[ -~]*$' THEN '[^0-9a-z]'
                          ELSE '[^0-9\u4e00-\u9fff]' END, '', 'g')
$$
"""
# By what a customer is found is rewritten with a change of that customer only, which the trail tells, or by who may
# change customers; and always so that the customer is found by name and numbers. An import asks it for each customer:
# planning the question each time would cost as much as answering it, and a plan made for small tables would go through
# them row by row when they have grown.
_FOUND = """
CREATE OR REPLACE FUNCTION guard.check_found() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {pin}
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    about bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.customer_id ELSE NEW.customer_id END;
BEGIN
    IF pg_has_role(session_user, {owner}, 'MEMBER') OR
        (TG_OP = 'DELETE' AND EXISTS (SELECT FROM customer_search WHERE customer_id = about)) THEN
        RETURN NULL;  -- it was written anew, which is looked at
    END IF;
    IF NOT guard.may('customer.save')
        AND NOT EXISTS (SELECT FROM guard.told
                        WHERE tx = pg_current_xact_id() AND kind = 'customer' AND record_id = about) THEN
        PERFORM guard.refuse('RF004', 'customer_search');
    END IF;
    IF EXISTS (
            SELECT FROM customer c LEFT JOIN customer_search s ON s.customer_id = c.id
            WHERE c.id = about AND c.retired_at IS NULL AND (
                s.customer_id IS NULL OR (CASE WHEN c.name ~ '^[ -~]*$' THEN s.name ELSE guard.letters(s.name) END)
                    <> guard.letters(c.name)
                OR EXISTS (SELECT FROM customer_phone p WHERE p.customer_id = c.id
                           AND length(ltrim(p.key, '+')) >= 3 AND position(ltrim(p.key, '+') IN s.numbers) = 0))) THEN
        PERFORM guard.refuse('RF004', 'customer_search');
    END IF;
    RETURN NULL;
END $$
"""
