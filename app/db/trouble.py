"""What does a database error mean to the user? The drivers' errors become ours, once, here."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import (
    AppError,
    Conflict,
    DatabaseDamaged,
    DatabaseUnavailable,
    NoDatabase,
    NotAllowed,
    PasswordRefused,
    Refused,
)
from app.core.i18n import QT_TRANSLATE_NOOP, Text

_CHANGED = QT_TRANSLATE_NOOP("database", "Somebody else saved this meanwhile; load it again.")
_TWICE = QT_TRANSLATE_NOOP("database", "This is there already; nothing was saved twice.")
_IN_USE = QT_TRANSLATE_NOOP("database", "This is still used elsewhere and cannot be deleted.")
_GONE = QT_TRANSLATE_NOOP("database", "Something this belongs to was deleted meanwhile; load it again.")
_APPROVED = QT_TRANSLATE_NOOP("database", "It is approved and stays as it is, until its approval is taken back.")
_TRAIL = QT_TRANSLATE_NOOP("database", "What stands in the audit trail stays there.")
_LEDGER = QT_TRANSLATE_NOOP("database", "An entry of points stays as it is; another entry can put it right.")
_FEW_POINTS = QT_TRANSLATE_NOOP("database", "The customer has fewer points than that.")
_FEW_GIFTS = QT_TRANSLATE_NOOP("database", "There are fewer of this gift left than that.")
_FULL = QT_TRANSLATE_NOOP("database", "The disk is full: nothing can be saved in {place}. Free some space on it.")
_READ_ONLY = QT_TRANSLATE_NOOP(
    "database", "{place} can be read but not changed. Allow changes to it and to its folder, or use another folder."
)
_DAMAGED = QT_TRANSLATE_NOOP("database", "The data in {place} are damaged.")
_BUSY = QT_TRANSLATE_NOOP("database", "Another program is busy with {place}. Try again in a moment.")
_CLOSED = QT_TRANSLATE_NOOP("database", "{place} cannot be opened. Check that its folder is there and may be used.")
_DISK = QT_TRANSLATE_NOOP("database", "The disk with {place} reports an error. Check it and its cable.")
_MEMORY = QT_TRANSLATE_NOOP("database", "There is not enough memory left for this. Close other programs.")
_LOST = QT_TRANSLATE_NOOP("database", "The connection to the database server {host} is lost. Check the network.")
_SILENT = QT_TRANSLATE_NOOP(
    "database", "The database server {host} does not answer. Check the network and whether the server is running."
)
_NO_HOST = QT_TRANSLATE_NOOP(
    "database",
    "There is no computer called {host} on the network. Check the name, or write its address (192.168.1.10).",
)
_PASSWORD = QT_TRANSLATE_NOOP(
    "database", "The database server {host} does not accept this name and password. Check both, capital letters too."
)
_NO_DATABASE = QT_TRANSLATE_NOOP("database", "There is no database {name} on the server {host}.")
_SHUT = QT_TRANSLATE_NOOP(
    "database", "The database {name} on the server {host} lets nobody in at the moment. Whoever runs it knows why."
)
_CLOSED_PORT = QT_TRANSLATE_NOOP(
    "database",
    "The database server {host} does not answer. The computer is there, but nothing listens at this port. Check the "
    "port, whether PostgreSQL is running, and whether it listens to the network (listen_addresses).",
)
_NOT_LET_IN = QT_TRANSLATE_NOOP(
    "database",
    "The database server {host} lets nobody in from this computer under this name. Whoever runs it adds a line for it "
    "to pg_hba.conf.",
)
_NO_TLS = QT_TRANSLATE_NOOP(
    "database", "The database server {host} does not encrypt. Whoever runs it turns that on: ssl = on"
)
_ONLY_TLS = QT_TRANSLATE_NOOP("database", "The database server {host} lets in only who encrypts. Choose that here.")
_NOT_PROVEN = QT_TRANSLATE_NOOP(
    "database",
    "The database server {host} cannot prove who it is: its certificate is not known here. Choose the file of the "
    "authority that signed it, or encrypt without proof.",
)
_NO_AUTHORITY = QT_TRANSLATE_NOOP("database", "The file with the certificate cannot be read. Choose another one.")
_OTHER_NAME = QT_TRANSLATE_NOOP(
    "database",
    "The certificate of the database server {host} is for another name. Write the name that stands in it.",
)
_ONLY_STANDBYS = QT_TRANSLATE_NOOP(
    "database", "None of the database servers {host} takes changes at the moment. Try again in a minute."
)
_CROWDED = QT_TRANSLATE_NOOP("database", "The database server {host} serves too many seats already.")
_SLOW = QT_TRANSLATE_NOOP("database", "The database server {host} took too long. Try again.")
_NO_RIGHT = QT_TRANSLATE_NOOP("database", "The database server {host} does not let you do this.")
_MAY_NOT = QT_TRANSLATE_NOOP("database", "You do not have the right to do this.")
_NOT_YOURS = QT_TRANSLATE_NOOP("database", "Somebody else's name cannot be put where the program puts yours.")
_LAST = QT_TRANSLATE_NOOP(
    "operators", "Nobody would be left who may look after operators. Give somebody else that right first."
)
_YOURSELF = QT_TRANSLATE_NOOP(
    "database", "Your own name on the server can only be changed, or retired, by somebody else."
)

# What our triggers refuse: their word on SQLite, their SQLSTATE on PostgreSQL. And checks of tables by their names.
_RULES = {"approved": _APPROVED, "trail": _TRAIL, "ledger": _LEDGER}
_RULE_STATES = {
    "RF001": _APPROVED,
    "RF002": _TRAIL,
    "RF003": _LEDGER,
    "RF004": _MAY_NOT,
    "RF005": _NOT_YOURS,
    "RF006": _LAST,
    "RF007": _YOURSELF,
}
_CHECKS = {"ck_point_balance_points": _FEW_POINTS, "ck_gift_stock": _FEW_GIFTS}
# Primary result codes of SQLite (sqlite.org/rescode.html); 1 and whatever is missing here is a bug of ours.
_SQLITE = {
    3: _CLOSED,
    5: _BUSY,
    6: _BUSY,
    7: _MEMORY,
    8: _READ_ONLY,
    10: _DISK,
    11: _DAMAGED,
    13: _FULL,
    14: _CLOSED,
    22: _DISK,
    23: _CLOSED,
    26: _DAMAGED,
}
_KINDS: dict[Text, type[AppError]] = {
    _DAMAGED: DatabaseDamaged,
    _NO_RIGHT: NotAllowed,
    _PASSWORD: PasswordRefused,
    _NO_DATABASE: NoDatabase,
}
# SQLSTATEs of PostgreSQL, or their first two characters; longest first.
_POSTGRESQL = {
    "25006": _READ_ONLY,
    "28": _PASSWORD,
    "3D000": _NO_DATABASE,
    "40": _BUSY,
    "42501": _NO_RIGHT,
    "53100": _FULL,
    "53200": _MEMORY,
    "53300": _CROWDED,
    "55P03": _BUSY,
    "57014": _SLOW,
    "57P": _LOST,
    "58": _DISK,
    "08": _LOST,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
# What the server says to a connection under an operator's own name (the URL has none) whose rights were all taken away
# meanwhile: it no longer sees tables and functions, as if there were none.
_OUT_OF_SIGHT = frozenset({"42P01", "42883", "3F000"})
# A refused connection carries no SQLSTATE, only words, the server's perhaps in Chinese.
_WORDS = (
    (r"does not match host name", _OTHER_NAME),
    (r"certificate verify failed|self.signed certificate|unable to get local issuer", _NOT_PROVEN),
    (r"root certificate file|sslrootcert|could not read root certificate", _NO_AUTHORITY),
    (r"server does not support SSL", _NO_TLS),
    (r"no pg_hba.conf entry.*(no encryption|SSL off|没有加密)", _ONLY_TLS),
    (r"no pg_hba.conf entry", _NOT_LET_IN),
    (r"password authentication failed|no password supplied|[Pp]assword 认证失败|密码认证失败", _PASSWORD),
    (r"role .+ does not exist|角色 .+ 不存在|not permitted to log in|SCRAM|authentication", _PASSWORD),
    (r"database .+ does not exist|数据库 .+ 不存在", _NO_DATABASE),
    (r"not currently accepting connections|不接受联接|不接受连接", _SHUT),
    (r"permission denied for database|访问数据库 .+ 的权限不够|对数据库 .+ 权限不够", _NO_RIGHT),
    (r"not read.write|session is read-only|server is in hot standby", _ONLY_STANDBYS),
    (r"translate host name|resolve host|Name or service|getaddrinfo|nodename", _NO_HOST),
    (r"Connection refused|10061", _CLOSED_PORT),
    (r"too many (clients|connections)|remaining connection slots|太多", _CROWDED),
    (r"server closed the connection|connection (is|was) (lost|closed)|terminating connection|EOF detected", _LOST),
)

# Which of what was written about a server each of them is about.
_PARTS = {
    _NO_HOST: "host",
    _OTHER_NAME: "host",
    _CLOSED_PORT: "port",
    _PASSWORD: "password",
    _NO_DATABASE: "database",
    _NO_TLS: "tls",
    _ONLY_TLS: "tls",
    _NOT_PROVEN: "authority",
    _NO_AUTHORITY: "authority",
}


@contextmanager
def expected_errors(url: URL | None = None) -> Iterator[None]:
    """Turn the driver's errors within into ours; what remains is a bug.

    Args:
        url: of the database, for the sentences.

    Raises:
        Conflict: the record was saved by somebody else since it was read.
        Refused: it would be there twice, or is still used.
        DatabaseDamaged: what is read makes no sense.
        DatabaseUnavailable: full, read-only, locked, away.
    """
    try:
        yield
    except StaleDataError as err:
        raise Conflict(_CHANGED) from err
    except DBAPIError as err:
        broken = isinstance(err, IntegrityError) or _sqlstate(err) in _RULE_STATES
        meaning = _broken_rule(err) if broken else _meaning(err, url)
        if meaning is None:
            raise
        raise meaning from err


def is_clash(err: AppError) -> bool:
    """True where two seats were in each other's way, or locked more than the server has room for: again helps."""
    cause = err.__cause__
    return isinstance(cause, DBAPIError) and _sqlstate(cause).startswith(("40", "53200"))


def is_lost(err: AppError) -> bool:
    """True where the connection had gone; another one may stand."""
    cause = err.__cause__
    return isinstance(cause, DBAPIError) and cause.connection_invalidated


def is_stopped(err: AppError) -> bool:
    """True where the server was told to stop what it was doing."""
    cause = err.__cause__
    return isinstance(cause, DBAPIError) and _sqlstate(cause) == "57014"


def wrong_part(err: AppError) -> str:
    """What to look at first: host, port, database, password, tls or authority of a server; "" where it is none."""
    return next((part for text, part in _PARTS.items() if text.source == err.text.source), "")


def broken_off(err: Exception, url: URL) -> DatabaseUnavailable | NotAllowed:
    """Why a connection that was held came to its end, as the user is told; `err` of SQLAlchemy or of the driver.

    `NotAllowed`: the server is there, but whoever the connection is for may do nothing there any more.
    """
    known = _meaning(err if isinstance(err, DBAPIError) else DBAPIError("", None, err), url)
    if isinstance(known, (DatabaseUnavailable, NotAllowed)):
        return known
    return DatabaseUnavailable(_LOST.fill(host=url.host or ""))


def _meaning(err: DBAPIError, url: URL | None) -> AppError | None:
    text = _sentence(err)
    if text is None and url is not None and not url.username and _sqlstate(err) in _OUT_OF_SIGHT:
        text = _NO_RIGHT
    if text is None:
        return None
    kind = _KINDS.get(text, DatabaseUnavailable)
    return kind(text.fill(place=place_of(url), host=hosts_of(url) or "localhost", name=(url and url.database) or ""))


def _sentence(err: DBAPIError) -> Text | None:
    code = getattr(err.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    if state := _sqlstate(err):
        return next((text for start, text in _POSTGRESQL.items() if state.startswith(start)), None)
    words = str(err.orig)
    if err.connection_invalidated or re.search(_WORDS[-1][0], words):
        return _LOST
    if type(err.orig).__name__ in {"OperationalError", "ConnectionTimeout"}:
        return next((text for pattern, text in _WORDS if re.search(pattern, words)), _SILENT)
    return None


def _sqlstate(err: DBAPIError) -> str:
    state = getattr(err.orig, "sqlstate", None) or getattr(getattr(err.orig, "diag", None), "sqlstate", None)
    return state or ""


def _broken_rule(err: DBAPIError) -> Refused | None:
    name = getattr(err.orig, "sqlite_errorname", "") or _sqlstate(err)
    if name in {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}:
        return Refused(_TWICE)
    if name in {"SQLITE_CONSTRAINT_FOREIGNKEY", "23503", "23001"}:
        deleting = (err.statement or "").lstrip().upper().startswith("DELETE")
        return Refused(_IN_USE if deleting else _GONE)
    words = str(err.orig)
    if name in _RULE_STATES:
        return (NotAllowed if name == "RF004" else Refused)(_RULE_STATES[name])
    if name == "SQLITE_CONSTRAINT_TRIGGER":
        return next((Refused(text) for word, text in _RULES.items() if f"ringfile: {word}" in words), None)
    return next((Refused(text) for check, text in _CHECKS.items() if check in words), None)


def place_of(url: URL | None) -> str:
    """What to call the database in a sentence: the file, or name and server."""
    if url is None:
        return ""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return f"{url.database} ({hosts})" if (hosts := hosts_of(url)) else url.database or ""


def hosts_of(url: URL | None) -> str:
    """What to call the computer, or computers, in a sentence; "" for this one."""
    if url is None:
        return ""
    named = url.host or url.query.get("host", "")
    hosts = named if isinstance(named, str) else ", ".join(named)
    return "" if hosts.startswith("/") else hosts.replace(",", ", ")
