"""On which server do the data live, can it be used, and where is its password?"""

import logging
from dataclasses import dataclass, replace
from typing import Any, Protocol

from sqlalchemy import URL, Connection, text
from sqlalchemy.orm import Session

from app.core.errors import AppError, Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.engine import open_engine
from app.db.migrate import head, revision_of
from app.db.trouble import expected_errors
from app.features.operators.change import administrator

log = logging.getLogger(__name__)

_SERVICE = "Ringfile"
PORT = 5432
DATABASE = "ringfile"

_NO_HOST = QT_TRANSLATE_NOOP("welcome", "Write the name or address of the server.")
_NO_USER = QT_TRANSLATE_NOOP("welcome", "Write the name you have on the server.")
_NO_DATABASE = QT_TRANSLATE_NOOP("welcome", "Write the name of the database on the server.")
_BAD_PORT = QT_TRANSLATE_NOOP("welcome", "The port is a number from 1 to 65535, usually 5432.")
_READY = QT_TRANSLATE_NOOP("welcome", "Connected. The shop's data are there and can be used.")
_EMPTY = QT_TRANSLATE_NOOP("welcome", "Connected. The database is empty; it is prepared when you finish here.")
_OLDER = QT_TRANSLATE_NOOP("welcome", "Connected. The data are of an older Ringfile and are brought up to date.")
_NEWER = QT_TRANSLATE_NOOP("welcome", "The data were used with a newer Ringfile. Update this computer's first.")
_MAY_NOT = QT_TRANSLATE_NOOP(
    "welcome", "Connected, but {user} may not create tables in the database {database}. Ask whoever runs the server."
)
_FORGOTTEN = QT_TRANSLATE_NOOP(
    "welcome", "This computer has no safe place for passwords: you will be asked for it at each start."
)


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL database that seats share."""

    host: str
    user: str
    database: str = DATABASE
    port: int = PORT

    def url(self, password: str) -> URL:
        """For `open_engine`."""
        return URL.create("postgresql+psycopg", self.user, password or None, self.host, self.port, self.database)

    def kept(self) -> dict[str, Any]:
        """As it stands in the seat's settings under "server"; without the password."""
        return {"host": self.host, "port": self.port, "database": self.database, "user": self.user}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test of the connection showed.

    Attributes:
        good: the database can be used.
        words: for the user.
        remembered: the password is in the system's keyring.
        administrator: name of one the data have already, "" for none.
    """

    good: bool
    words: Text
    remembered: bool = True
    administrator: str = ""


class Keyring(Protocol):
    """The system's place for passwords; the module `keyring` is one."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The password kept for a user of a service."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep it."""
        ...


def server_of(kept: object) -> Server | None:
    """The server out of the seat's settings; None where the data live on this computer."""
    if not isinstance(kept, dict):
        return None
    try:
        return checked(
            str(kept["host"]), str(kept.get("port", PORT)), str(kept.get("database", DATABASE)), str(kept["user"])
        )
    except (KeyError, Invalid):
        return None


def checked(host: str, port: str, database: str, user: str) -> Server:
    """The server that was written into the fields.

    Raises:
        Invalid: with a sentence for each wrong field: host, port, database, user.
    """
    needed = (("host", host, _NO_HOST), ("database", database, _NO_DATABASE), ("user", user, _NO_USER))
    wrong = {key: sentence for key, value, sentence in needed if not value.strip()}
    number = int(port) if port.strip().isdecimal() and len(port.strip()) <= 5 else 0
    if not 1 <= number <= 65535:
        wrong["port"] = _BAD_PORT
    if wrong:
        raise Invalid(wrong)
    return Server(host.strip(), user.strip(), database.strip(), number)


def try_server(server: Server, password: str, keyring: Keyring | None = None) -> Outcome:
    """Connect, look whether the data can be used, and put the password away if so. Takes up to 5 s; for a worker.

    Nothing is changed on the server.
    """
    engine = open_engine(server.url(password), reading=True)
    try:
        with expected_errors(engine.url), engine.connect() as connection:
            outcome = _look(connection, server)
    except AppError as err:
        return Outcome(False, err.text)
    finally:
        engine.dispose()
    if outcome.good and password and not keep_password(server, password, keyring):
        return replace(outcome, words=_FORGOTTEN, remembered=False)
    return outcome


def _look(connection: Connection, server: Server) -> Outcome:
    theirs, ours = revision_of(connection), head()
    if theirs > ours:
        return Outcome(False, _NEWER)
    if theirs == ours:
        with Session(connection) as session:
            return Outcome(True, _READY, administrator=administrator(session))
    may = connection.execute(text("SELECT has_schema_privilege(current_schema(), 'CREATE')")).scalar()
    if not may:
        return Outcome(False, _MAY_NOT.fill(user=server.user, database=server.database))
    return Outcome(True, _OLDER if theirs else _EMPTY)


def keep_password(server: Server, password: str, keyring: Keyring | None = None) -> bool:
    """Put the password into the system's keyring; False where there is none that works. For a worker."""
    from keyring.errors import KeyringError

    try:
        (keyring or _system_keyring()).set_password(_SERVICE, _account(server), password)
    except (KeyringError, OSError, RuntimeError) as err:
        log.info("the keyring does not keep the password: %s", err)
        return False
    return True


def password_of(server: Server, keyring: Keyring | None = None) -> str | None:
    """The password kept for a server, None where there is none. May ask the user; for a worker."""
    from keyring.errors import KeyringError

    try:
        return (keyring or _system_keyring()).get_password(_SERVICE, _account(server))
    except (KeyringError, OSError, RuntimeError) as err:
        log.info("the keyring does not give the password: %s", err)
        return None


def _system_keyring() -> Keyring:
    import keyring

    return keyring


def _account(server: Server) -> str:
    return f"{server.user}@{server.host}:{server.port}/{server.database}"
