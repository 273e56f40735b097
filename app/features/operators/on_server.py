"""How do operators become roles of the server, and who may make, change and lock them there?

Triggers follow the tables: whoever makes, renames, retires an operator or changes a role's rights does it on the server
in the same transaction. Passwords go through `guard.set_password`; the tables hold none.
"""

from collections.abc import Iterator

from app.core.access import Right
from app.db.fence import literal
from app.db.roles import EVERYBODY
from app.records.part import OnServer

KEPT_BY_SERVER = "*"  # the password of an operator is the server's matter
_NOT_HIGHER = "guard.holds(guard.rights_of(NEW.role_id))"
ON_SERVER = OnServer(
    deletes="OLD.last_in_at IS NULL",
    hidden=("phone", "note", "secret_at", "failures", "locked_until"),
    kept=("secret", "must_change", "secret_at", "last_in_at"),
    untold=("secret", "must_change"),
    # Nobody gets at rights they do not have: neither by a role that gives more, nor by bringing somebody back.
    checks="CASE TG_OP WHEN 'INSERT' THEN NEW.secret = '' AND NEW.last_in_at IS NULL AND "
    f"{_NOT_HIGHER} ELSE (NEW.role_id = OLD.role_id AND (NEW.retired_at IS NOT NULL OR OLD.retired_at IS NULL)) "
    f"OR {_NOT_HIGHER} END",
)
ROLE_ON_SERVER = OnServer(
    deletes="OLD.template <> 'administrator'",
    kept=("template",),
    checks="CASE TG_OP WHEN 'INSERT' THEN NEW.template = '' AND guard.holds(guard.listed(NEW.rights)) "
    "ELSE (OLD.template <> 'administrator' OR NEW.rights::jsonb = OLD.rights::jsonb) AND "
    "guard.holds(guard.without(guard.listed(NEW.rights), guard.listed(OLD.rights))) END",
)


def functions(schema: str, owner: str) -> Iterator[str]:
    """SQL that lets the server's roles follow the tables of operators, whatever was there before."""
    pin = f'SECURITY DEFINER SET search_path = "{schema}", guard, pg_temp'
    every = ", ".join(literal(str(one)) for one in Right)
    for form in (
        _LISTED,
        _RIGHTS_OF,
        _HOLDS,
        _SUIT,
        _DROP,
        _SOMEBODY_LEFT,
        _FOLLOW,
        _FOLLOW_ROLE,
        _SET_PASSWORD,
        _SIGNED_IN,
    ):
        filled = form.replace("{pin}", pin).replace("{every}", every).replace("{everybody}", literal(EVERYBODY))
        yield filled.replace("{owner}", literal(owner))
    for table, deeds, name in (
        ("operator", "INSERT OR DELETE OR UPDATE OF name, role_id, retired_at, secret", "follow_operator"),
        ("operator_role", "UPDATE OF rights, template", "follow_role"),
    ):
        yield f'DROP TRIGGER IF EXISTS fence_follow ON "{schema}"."{table}"'
        yield (
            f'CREATE TRIGGER fence_follow AFTER {deeds} ON "{schema}"."{table}" FOR EACH ROW '
            f"EXECUTE FUNCTION guard.{name}()"
        )


_LISTED = """
CREATE OR REPLACE FUNCTION guard.listed(rights json) RETURNS text[] LANGUAGE sql IMMUTABLE {pin} AS $$
    SELECT ARRAY(SELECT one FROM json_array_elements_text(rights) AS one WHERE one = ANY (ARRAY[{every}]))
$$
"""
_RIGHTS_OF = """
CREATE OR REPLACE FUNCTION guard.rights_of(which bigint) RETURNS text[] LANGUAGE sql STABLE {pin} AS $$
    SELECT CASE template WHEN 'administrator' THEN ARRAY[{every}] ELSE guard.listed(rights) END
    FROM operator_role WHERE id = which
$$
"""
_HOLDS = """
CREATE OR REPLACE FUNCTION guard.holds(wanted text[]) RETURNS boolean LANGUAGE sql STABLE {pin} AS $$
    SELECT NOT EXISTS (SELECT FROM unnest(wanted) AS one WHERE NOT guard.may(one))
$$
"""
# Makes the role of an operator what the tables say; it is made where it is missing.
_SUIT = """
CREATE OR REPLACE FUNCTION guard.suit(called text, which bigint, works boolean, word boolean) RETURNS void
LANGUAGE plpgsql {pin} AS $$
DECLARE
    role name := guard.role_of(called);
    wanted text[] := CASE WHEN works THEN guard.rights_of(which) || {everybody}::text ELSE '{}' END;
    one text;
    has boolean;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role);
    END IF;
    FOREACH one IN ARRAY ARRAY[{every}, {everybody}] LOOP
        has := EXISTS (SELECT FROM pg_auth_members WHERE member = to_regrole(quote_ident(role))
                       AND roleid = to_regrole(quote_ident(current_database() || '#' || one)));
        IF one = ANY (wanted) AND NOT has THEN
            EXECUTE format('GRANT %I TO %I', current_database() || '#' || one, role);
        ELSIF has AND one <> ALL (wanted) THEN
            EXECUTE format('REVOKE %I FROM %I', current_database() || '#' || one, role);
        END IF;
    END LOOP;
    EXECUTE format('ALTER ROLE %I %s', role, CASE WHEN works AND word THEN 'LOGIN' ELSE 'NOLOGIN' END);
END $$
"""
# A role to which something on the server belongs (a large object, privileges to come; perhaps in another database)
# cannot be dropped: it loses all it could do, its password and its name, and goes when that is cleared away.
_DROP = """
CREATE OR REPLACE FUNCTION guard.drop_role(role name) RETURNS void LANGUAGE plpgsql {pin} AS $$
DECLARE
    gone name := current_database() || '/~gone-' || to_regrole(quote_ident(role))::oid;
    one text;
BEGIN
    EXECUTE format('DROP ROLE IF EXISTS %I', role);
EXCEPTION WHEN dependent_objects_still_exist THEN
    EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', role);
    FOR one IN SELECT roleid::regrole::text FROM pg_auth_members WHERE member = to_regrole(quote_ident(role)) LOOP
        EXECUTE format('REVOKE %s FROM %I', one, role);
    END LOOP;
    IF role <> gone THEN EXECUTE format('ALTER ROLE %I RENAME TO %I', role, gone); END IF;
END $$
"""
# RF006: nobody would be left who looks after operators; RF007: one's own name.
_SOMEBODY_LEFT = """
CREATE OR REPLACE FUNCTION guard.check_somebody_left() RETURNS void LANGUAGE plpgsql {pin} AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM operator WHERE retired_at IS NULL AND secret <> ''
                   AND 'operators' = ANY (guard.rights_of(role_id))) THEN
        RAISE EXCEPTION 'last' USING ERRCODE = 'RF006';
    END IF;
END $$
"""
_FOLLOW = """
CREATE OR REPLACE FUNCTION guard.follow_operator() RETURNS trigger LANGUAGE plpgsql {pin} AS $$
DECLARE
    before name;
    member boolean := NOT pg_has_role(session_user, {owner}, 'MEMBER');
BEGIN
    IF TG_OP <> 'INSERT' THEN before := guard.role_of(OLD.name); END IF;
    IF member AND before = session_user AND (TG_OP = 'DELETE' OR NEW.name <> OLD.name OR
            (NEW.retired_at IS NOT NULL AND OLD.retired_at IS NULL)) THEN
        RAISE EXCEPTION 'self' USING ERRCODE = 'RF007';
    END IF;
    IF TG_OP = 'DELETE' THEN
        PERFORM guard.drop_role(before);
    ELSE
        IF before <> guard.role_of(NEW.name) AND EXISTS (SELECT FROM pg_roles WHERE rolname = before) THEN
            EXECUTE format('ALTER ROLE %I RENAME TO %I', before, guard.role_of(NEW.name));
        END IF;
        PERFORM guard.suit(NEW.name, NEW.role_id, NEW.retired_at IS NULL, NEW.secret = '*');
    END IF;
    IF member THEN PERFORM guard.check_somebody_left(); END IF;
    RETURN NULL;
END $$
"""
_FOLLOW_ROLE = """
CREATE OR REPLACE FUNCTION guard.follow_role() RETURNS trigger LANGUAGE plpgsql {pin} AS $$
BEGIN
    PERFORM guard.suit(name, role_id, retired_at IS NULL, secret = '*') FROM operator WHERE role_id = NEW.id;
    IF NOT pg_has_role(session_user, {owner}, 'MEMBER') THEN PERFORM guard.check_somebody_left(); END IF;
    RETURN NULL;
END $$
"""
# One's own, or that of somebody who may do no more. `verifier` is SCRAM, made at the seat; `secret` is argon2id for a
# day on which the shop moves back into a file, where nobody but the owner can read it.
_SET_PASSWORD = """
CREATE OR REPLACE FUNCTION guard.set_password(about bigint, verifier text, kept text, once boolean) RETURNS void
LANGUAGE plpgsql {pin} AS $$
DECLARE
    whose operator;
BEGIN
    SELECT * INTO STRICT whose FROM operator WHERE id = about FOR UPDATE;
    IF NOT pg_has_role(session_user, {owner}, 'MEMBER') AND NOT (whose.name = guard.me() AND NOT once)
            AND NOT (guard.may('operators') AND guard.holds(guard.rights_of(whose.role_id))) THEN
        PERFORM guard.refuse('RF004', 'operator');
    END IF;
    IF verifier !~ '^SCRAM-SHA-256\\$[0-9]{4,7}:[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
        PERFORM guard.refuse('RF004', 'operator');
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L', guard.role_of(whose.name), verifier);
    INSERT INTO guard.secret VALUES (about, kept) ON CONFLICT (operator_id) DO UPDATE SET secret = excluded.secret;
    UPDATE operator SET secret = '*', secret_at = now(), must_change = once, failures = 0, locked_until = NULL
        WHERE id = about;
END $$
"""
_SIGNED_IN = """
CREATE OR REPLACE FUNCTION guard.signed_in(place text) RETURNS void LANGUAGE plpgsql {pin} AS $$
DECLARE
    called text := guard.me();
BEGIN
    UPDATE operator SET last_in_at = now(), failures = 0, locked_until = NULL WHERE name = called;
    INSERT INTO trace (at, who, seat, deed, kind, record_id, number, reason, changes)
        SELECT now(), called, left(place, 80), 'signed_in', 'operator', id, '', '', '{}'
        FROM operator WHERE name = called;
END $$
"""
