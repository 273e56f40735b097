"""How does a server come to keep all rights itself, for every table there is?

Run when roles are made, and after each update.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from app.core.access import Right
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.fence import Fence, literal, quoted, statements
from app.db.fence_base import base
from app.db.roles import EVERYBODY, SHUT_LARGE_OBJECTS, group
from app.features.operators.on_server import KEPT_BY_SERVER, functions
from app.features.record_types import RECORD_TYPES
from app.features.table_fences import table_fences
from app.records.fences import fences_of
from app.records.house_fences import house_fences, other_fences

_NO_ROLES = QT_TRANSLATE_NOOP(
    "database",
    "{user} may not make roles on this server. Whoever runs it allows that: ALTER ROLE {user} CREATEROLE",
)
_NOT_OWNER = QT_TRANSLATE_NOOP("database", "The tables belong to {owner}. Connect as {owner}, not as {user}.")
_BAD_NAME = QT_TRANSLATE_NOOP(
    "database", "The database is called “{name}”; with roles its name may have small letters, digits, - and _ only."
)


def fences() -> list[Fence]:
    """One for each table."""
    described = [*fences_of(RECORD_TYPES), *house_fences(RECORD_TYPES), *table_fences()]
    return [*described, *other_fences(one.table for one in described)]


def put_up(connection: Connection) -> None:
    """Make or renew groups, functions, grants, policies and triggers, and the role of each operator. Does not commit.

    Raises:
        Refused: whoever is connected may not make roles, or does not own the tables.
    """
    database, schema, owner = _who(connection)
    for statement in _all(database, schema, owner):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    connection.execute(
        text(
            "INSERT INTO guard.secret SELECT id, secret FROM operator WHERE secret NOT IN ('', :kept) "
            "ON CONFLICT (operator_id) DO UPDATE SET secret = excluded.secret"
        ),
        {"kept": KEPT_BY_SERVER},
    )
    connection.execute(text("UPDATE operator SET secret = '' WHERE secret <> :kept"), {"kept": KEPT_BY_SERVER})
    connection.execute(
        text("SELECT guard.suit(name, role_id, retired_at IS NULL, secret = :kept) FROM operator"),
        {"kept": KEPT_BY_SERVER},
    )
    connection.execute(text("DELETE FROM guard.secret WHERE operator_id NOT IN (SELECT id FROM operator)"))
    connection.execute(text(_LEFT_BEHIND))
    for role, member in connection.execute(text(_LET_IN)).all():
        connection.exec_driver_sql(f"REVOKE {quoted(role)} FROM {quoted(member)}".replace("%", "%%"))
    if connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        connection.execute(text(SHUT_LARGE_OBJECTS))


# Roles of operators that are not in the tables, as after other data were put there.
_LEFT_BEHIND = """
SELECT guard.drop_role(rolname) FROM pg_roles WHERE starts_with(rolname, current_database() || '/')
AND rolname NOT IN (SELECT guard.role_of(name) FROM operator)
"""
# Whom an operator let into their own role, which PostgreSQL 13 and 14 allow everybody.
_LET_IN = """
SELECT r.rolname, m.rolname FROM pg_auth_members JOIN pg_roles r ON r.oid = roleid JOIN pg_roles m ON m.oid = member
WHERE starts_with(r.rolname, current_database() || '/') AND NOT m.rolsuper AND m.rolname <> current_user
"""


def _who(connection: Connection) -> tuple[str, str, str]:
    one = connection.execute(
        text(
            "SELECT current_database() AS database, current_schema() AS schema, current_user AS me, "
            "(SELECT tableowner FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'customer') "
            "AS owner"
        )
    ).one()
    if one.owner != one.me:
        raise Refused(_NOT_OWNER.fill(owner=one.owner or "?", user=one.me))
    check_able(connection)
    check_name(one.database)
    return one.database, one.schema, one.owner


def check_name(database: str) -> None:
    """See that roles can be named after a database, before it is made.

    Raises:
        Refused: its name has other letters.
    """
    if not database.replace("_", "a").replace("-", "a").isalnum() or database != database.casefold():
        raise Refused(_BAD_NAME.fill(name=database))


def check_able(connection: Connection) -> None:
    """See that whoever is connected may make roles, before anything is made.

    Raises:
        Refused: they may not.
    """
    user, able = connection.execute(
        text("SELECT rolname, rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
    ).one()
    if not able:
        raise Refused(_NO_ROLES.fill(user=user))


def _all(database: str, schema: str, owner: str) -> Iterator[str]:
    everybody = f'"{group(database, EVERYBODY)}"'
    groups = [group(database, one) for one in (EVERYBODY, *map(str, Right))]
    for one in groups:
        made = f'IF to_regrole({literal(chr(34) + one + chr(34))}) IS NULL THEN CREATE ROLE "{one}" NOLOGIN; END IF'
        yield f"DO $$ BEGIN {made}; END $$"
    yield f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC'
    yield f'GRANT CONNECT ON DATABASE "{database}" TO {everybody}'
    yield f'REVOKE ALL ON SCHEMA "{schema}" FROM PUBLIC'
    yield f'GRANT USAGE ON SCHEMA "{schema}" TO {everybody}'
    named = ", ".join(f'"{one}"' for one in groups)
    for what in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        yield f'REVOKE ALL ON ALL {what} IN SCHEMA "{schema}" FROM PUBLIC, {named}'
    yield _PINNED.replace("{schema}", literal(schema))
    yield from base(database, schema, owner)
    yield from functions(schema, owner)
    yield f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA "{schema}" TO {everybody}'
    yield f'GRANT SELECT ON "{schema}".alembic_version TO {everybody}'
    for fence in fences():
        yield from statements(fence, database, schema)
    yield _CALLABLE.replace("{schema}", literal(schema)).replace("{everybody}", literal(group(database, EVERYBODY)))
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC, {named}"
    yield f"GRANT EXECUTE ON FUNCTION {', '.join(_CALLED)} TO {everybody}"


# What runs with the owner's rights looks into the tables' own schema, and nowhere else first.
_PINNED = """
DO $$ DECLARE one regprocedure; BEGIN
    FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = {schema}::regnamespace AND prosecdef LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', one, {schema});
    END LOOP;
END $$
"""
# Functions of the tables' own schema that are no triggers: what seats tell each other, and ask.
_CALLABLE = """
DO $$ DECLARE one regprocedure; BEGIN
    FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = {schema}::regnamespace
               AND prokind = 'f' AND prorettype <> 'trigger'::regtype LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', one, {everybody});
    END LOOP;
END $$
"""
# What a trigger calls as whoever writes, and what the program calls; nothing of it changes more than its caller may.
_CALLED = (
    "guard.is_owner()",
    "guard.may(text)",
    "guard.role_of(text)",
    "guard.me()",
    "guard.refuse(text, text)",
    "guard.differing(jsonb, jsonb, text[])",
    "guard.without(text[], text[])",
    "guard.stood(text, bigint, text, text)",
    "guard.is_fresh(regclass, bigint)",
    "guard.number(text, bigint)",
    "guard.listed(json)",
    "guard.rights_of(bigint)",
    "guard.holds(text[])",
    "guard.set_password(bigint, text, text, boolean)",
    "guard.signed_in(text)",
)
