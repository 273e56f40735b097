"""Under which role does each operator work on a server, and are roles in use there at all?

Roles belong to the whole server, so the database's name stands in front: `ringfile/李娜` is the operator 李娜 of the
database `ringfile`, `ringfile#sale` the group of those who hold the right `sale`, `ringfile#everybody` of all who may
sign in. What a name becomes must be known before anything is connected: it is worked out here and on the server alike.
"""

import hashlib
from unicodedata import normalize

from sqlalchemy import Connection, text

EVERYBODY = "everybody"
_MOST = 63  # bytes of a name on the server


def group(database: str, right: str) -> str:
    """The group role of those who hold a right."""
    return f"{database}#{right}"


def role_of(database: str, name: str) -> str:
    """The login role of an operator."""
    plain = f"{database}/{name}"
    if len(plain.encode()) <= _MOST and not name.startswith("~"):  # which would be how a long name is written
        return plain
    return f"{database}/~{hashlib.sha256(name.encode()).hexdigest()[:24]}"


def are_on(connection: Connection) -> bool:
    """Whether this server decides who may do what, instead of the program alone."""
    if connection.dialect.name != "postgresql":
        return False
    return bool(connection.scalar(text("SELECT to_regproc('guard.me') IS NOT NULL")))


def keeps_large_objects(connection: Connection) -> bool:
    """Whether those who may sign in could keep large objects in the database, which belong to nobody's tables."""
    found = connection.scalar(
        text("SELECT has_function_privilege(:group, 'lo_create(oid)', 'EXECUTE')"),
        {"group": group(connection.engine.url.database or "", EVERYBODY)},
    )
    return bool(found)


# Only a superuser can say that, and in each database anew.
SHUT_LARGE_OBJECTS = (
    "REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC"
)


def word_of(password: str) -> str:
    """A password as it goes to the server."""
    return normalize("NFC", password)


def verifier(connection: Connection, role: str, password: str) -> str:
    """What the server keeps of a password (SCRAM-SHA-256): made here, so that the password itself is in no log."""
    driver = connection.connection.driver_connection
    assert driver is not None
    made: bytes = driver.pgconn.encrypt_password(word_of(password).encode(), role.encode(), b"scram-sha-256")
    return made.decode()
