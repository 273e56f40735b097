"""Can a server be used, and if not, what is wrong and what helps?"""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.engine import open_engine
from app.db.migrate import head, revision_of
from app.db.server import Keyring, Server, keep_password
from app.db.trouble import expected_errors
from app.features.operators.change import administrator

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
