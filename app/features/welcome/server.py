"""Can a server be used, and if not, what is wrong and what helps?"""

from dataclasses import dataclass, field, replace
from threading import Event

from sqlalchemy import URL, Connection, text
from sqlalchemy.orm import Session

from app.core.errors import AppError, NoDatabase, PasswordRefused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.engine import open_engine
from app.db.migrate import head, revision_of
from app.db.months import LOCKS, locks
from app.db.replica import Replica, mark_of
from app.db.roles import are_on, role_of
from app.db.server import LEAST_VERSION, Keyring, Server, keep_password
from app.db.trouble import expected_errors, place_of, wrong_part
from app.features.operators.change import administrator

_READY = QT_TRANSLATE_NOOP("welcome", "Connected. The shop's data are there and can be used.")
_EMPTY = QT_TRANSLATE_NOOP("welcome", "Connected. The database is empty; it is prepared when you finish here.")
_OLDER = QT_TRANSLATE_NOOP("welcome", "Connected. The data are of an older Ringfile and are brought up to date.")
_NEWER = QT_TRANSLATE_NOOP("welcome", "The data were used with a newer Ringfile. Update this computer's first.")
_NO_DATABASE = QT_TRANSLATE_NOOP(
    "welcome", "There is no database {database} on the server. Whoever looks after it makes one: ringfile db init"
)
_BY_NAME = QT_TRANSLATE_NOOP(
    "welcome", "Connected. Everybody signs in here with a name and password of their own; this seat keeps none."
)
_OLDER_SERVER = QT_TRANSLATE_NOOP(
    "welcome", "The data are of an older Ringfile. Whoever looks after the server updates them: ringfile db upgrade"
)
_TOO_OLD = QT_TRANSLATE_NOOP("welcome", "This is PostgreSQL {have}; {need} or newer is needed.")
_MAY_NOT = QT_TRANSLATE_NOOP(
    "welcome", "Connected, but {user} may not create tables in the database {database}. Ask whoever runs the server."
)
_WITH_REPLICA = QT_TRANSLATE_NOOP("welcome", "{said} The replica follows it.")
_WITHOUT_REPLICA = QT_TRANSLATE_NOOP("welcome", "{said} But the replica cannot be used: {why}")
_FEW_LOCKS = QT_TRANSLATE_NOOP(
    "welcome",
    "{said} With so many months of calls it may run out of locks when twenty seats ask at once: whoever looks after "
    "the server sets max_locks_per_transaction = {locks}.",
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
        by_name: everybody has a name of their own on this server; no password is kept at the seat.
        part: what to look at first where it is not good: host, port, database, user, password, tls or authority.
    """

    good: bool
    words: Text
    remembered: bool = True
    administrator: str = ""
    by_name: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A server that was tried, and what came of it."""

    server: Server
    password: str = field(repr=False)
    outcome: Outcome

    @property
    def kept(self) -> Server:
        """As the seat keeps it: without a name where everybody signs in with their own."""
        return replace(self.server, user="") if self.outcome.by_name else self.server


def try_server(server: Server, password: str, keyring: Keyring | None = None) -> Outcome:
    """Connect, look whether the data can be used, and put the password away if so. Takes up to 5 s; for a worker.

    Nothing is changed on the server. The name may be a role's, or an operator's on a server that knows those.
    """
    outcome: Outcome | None = None
    for user in (server.user, role_of(server.database, server.user)):
        try:
            outcome = _try(server.url(password, user), server)
            if outcome.good and server.replica:
                outcome = _with_replica(outcome, server, password, user)
            break
        except PasswordRefused as err:
            outcome = outcome or Outcome(False, err.text, part=wrong_part(err))
        except NoDatabase as err:
            return Outcome(False, _NO_DATABASE.fill(database=server.database), part=wrong_part(err))
        except AppError as err:
            return Outcome(False, err.text, part=wrong_part(err))
    assert outcome is not None
    if outcome.good and password and not outcome.by_name and not keep_password(server, password, keyring):
        return replace(outcome, words=_FORGOTTEN, remembered=False)
    return outcome


def _try(url: URL, server: Server) -> Outcome:
    engine = open_engine(url, reading=True)
    try:
        with expected_errors(engine.url), engine.connect() as connection:
            have = connection.dialect.server_version_info or (0,)
            if int(have[0]) < LEAST_VERSION:
                return Outcome(False, _TOO_OLD.fill(have=".".join(map(str, have)), need=LEAST_VERSION))
            outcome = _look(connection, server)
            few = outcome.good and locks(connection).few
            return replace(outcome, words=_FEW_LOCKS.fill(said=outcome.words, locks=LOCKS)) if few else outcome
    finally:
        engine.dispose()


def _with_replica(outcome: Outcome, server: Server, password: str, user: str) -> Outcome:
    """Whether the replica has what the server has; without it the server can be used all the same."""
    copy = server.replica_url(password, user)
    assert copy is not None
    there, here = open_engine(server.url(password, user), reading=True), open_engine(copy, reading=True)
    try:
        with expected_errors(there.url), Session(there) as session:
            mark = mark_of(session)
        with expected_errors(here.url), Session(here) as session:
            Replica(copy).catch_up(session, mark, Event())
    except AppError as err:
        return replace(outcome, words=_WITHOUT_REPLICA.fill(said=outcome.words, why=err.text))
    finally:
        there.dispose()
        here.dispose()
    return replace(outcome, words=_WITH_REPLICA.fill(said=outcome.words))


def _look(connection: Connection, server: Server) -> Outcome:
    theirs, ours = revision_of(connection), head()
    if theirs > ours:
        return Outcome(False, _NEWER)
    if are_on(connection):
        return _by_name(connection, older=theirs < ours)
    if theirs == ours:
        with Session(connection) as session:
            return Outcome(True, _READY, administrator=administrator(session))
    may = connection.execute(text("SELECT has_schema_privilege(current_schema(), 'CREATE')")).scalar()
    if not may:
        return Outcome(False, _MAY_NOT.fill(user=server.user, database=server.database), part="user")
    return Outcome(True, _OLDER if theirs else _EMPTY)


def _by_name(connection: Connection, *, older: bool) -> Outcome:
    """A server that keeps the rights itself; whoever looks after it brings its data up to date."""
    if older:
        return Outcome(False, _OLDER_SERVER)
    with Session(connection) as session:
        return Outcome(True, _BY_NAME, administrator=administrator(session), by_name=True)


# ------------------------------------------------------------ what is in use


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the database a seat works on.

    Attributes:
        engine: which program it is, with its version.
        step: of the tables.
        server: it is on one; the rest is known then only.
        others: connections besides this seat's own.
    """

    place: str
    engine: str
    step: str
    server: bool = False
    encrypted: bool = False
    by_name: bool = False
    others: int = 0


def standing(session: Session) -> Standing:
    """What is known of a session's database."""
    connection = session.connection()
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    place, step = place_of(connection.engine.url), revision_of(connection)
    if connection.dialect.name == "sqlite":
        return Standing(place, f"SQLite {version}", step)
    one = connection.execute(
        text(
            "SELECT (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS encrypted, "
            "(SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend') AS others"
        )
    ).one()
    return Standing(
        place, f"PostgreSQL {version}", step, True, bool(one.encrypted), are_on(connection), int(one.others)
    )
