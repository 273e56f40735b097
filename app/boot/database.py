"""Which database does this seat work on, can it be trusted, and is it at the newest step?

Loads the database layer and all that works with it: imported on a worker thread, when the window is painted.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sqlalchemy import URL, Engine
from sqlalchemy.orm import Session

from app.boot.basis import Basis
from app.boot.by_name import open_by_name
from app.boot.start import Start
from app.boot.trouble import Damaged, Locked
from app.boot.who import who_sits_here
from app.core.access import Who
from app.core.errors import DatabaseDamaged
from app.core.i18n import Text
from app.core.options import OPTIONS
from app.core.places import Places
from app.db.backup import check, newest_backup
from app.db.engine import open_engine
from app.db.health import was_clean
from app.db.migrate import upgrade
from app.db.months import look_ahead
from app.db.roles import are_on
from app.db.server import Server, forget_password, password_of, server_of
from app.db.trouble import expected_errors
from app.features.operators.change import is_administrator, make_administrator
from app.features.operators.signing import is_needed
from app.features.welcome.answers import Answers
from app.records.settings import load_shared, save_shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was asked for over the window so far.

    Attributes:
        password: of the server; None to ask the system's keyring.
        person: name and password of whoever signs in to the server under their own name.
        answers: of the first start's pages; what concerns the whole shop is kept.
    """

    password: str | None = field(default=None, repr=False)
    person: tuple[str, str] | None = field(default=None, repr=False)
    answers: Answers | None = None


def find_database(start: Start, given: Given, *, thorough: bool, waits: Callable[[Text], None]) -> Basis:
    """Open the database of the seat's settings. May take long; for a worker.

    Args:
        start: names the data folder, and the server if there is one.
        given: what was asked for so far.
        thorough: read the whole file first; a damaged place was found in it.
        waits: told why it takes long.

    Raises:
        Locked: the keyring does not know the password.
        SignInNeeded: the server knows operators by their own names.
        Damaged: the file cannot be trusted; nothing was changed.
        Unavailable: it cannot be reached or used, or is newer than this program.
        Refused: the answers name an administrator, and somebody else has become that meanwhile.
    """
    clean = was_clean(start.places.database)
    url = replica = None
    if server := server_of(start.memory.recall("server")):
        if not server.user:
            return open_by_name(start, server, given.person, given.answers)
        known = given.password if given.password is not None else password_of(server)
        if known is None:
            raise Locked(server.user, server.host)
        url, replica = server.url(known), server.replica_url(known)
        if _knows_names(url):
            return open_by_name(start, _without_name(start, server), given.person, given.answers)
    engine = open_database(start.places, url, thorough=thorough, waits=waits)
    answers = given.answers
    if answers and answers.administrator:
        _name_administrator(engine, start, *answers.administrator)
    sound, who = clean or engine.dialect.name != "sqlite", who_sits_here(start.settings)
    return basis_of(engine, answers, who, clean=sound, replica=replica)


def _knows_names(url: URL) -> bool:
    """Whether operators have got names of their own on the server since this seat was set up."""
    engine = open_engine(url, reading=True)
    try:
        with expected_errors(url), engine.connect() as connection:
            return are_on(connection)
    finally:
        engine.dispose()


def _without_name(start: Start, server: Server) -> Server:
    """From now on this seat keeps neither a name nor a password."""
    forget_password(server)
    nameless = replace(server, user="")
    start.memory.keep("server", nameless.kept())
    return nameless


def basis_of(
    engine: Engine,
    answers: Answers | None = None,
    who: Who | None = None,
    *,
    clean: bool = True,
    replica: URL | None = None,
) -> Basis:
    """What the program needs of a database that is open; `who` gave the answers.

    Raises:
        Unavailable: it went away.
    """
    with expected_errors(engine.url), Session(engine) as session, session.begin():
        if answers:
            values = answers.shared_values()
            for option in OPTIONS:
                if option.key in values:
                    save_shared(session, option, values[option.key], who)
        return Basis(engine, load_shared(session), clean, is_needed(session), replica=replica)


def _name_administrator(engine: Engine, start: Start, name: str, password: str) -> None:
    with expected_errors(engine.url), Session(engine) as session, session.begin():
        if not is_administrator(session, name, password):  # it was done, and what came after it is tried again
            make_administrator(session, name, password, start.language, start.clock.now())


def open_database(
    places: Places,
    server: URL | None = None,
    *,
    thorough: bool = False,
    waits: Callable[[Text], None] = lambda _: None,
) -> Engine:
    """Open the seat's database and bring it to the newest step.

    Args:
        places: the data folder.
        server: where the data live if not in the folder.
        thorough: read the whole file first; a damaged place was found in it.
        waits: told why it takes long, where another seat brings the data up to date.

    Raises:
        Damaged: the file cannot be trusted; nothing was changed.
        Unavailable: it cannot be reached or used, or is newer than this program.
    """
    if server is None and not (health := check(places, thorough=thorough)).fine:
        raise Damaged(places, newest_backup(places), health.why)
    engine = open_engine(server or URL.create("sqlite", database=str(places.database)))
    try:
        upgrade(engine, places, waits)
        look_ahead(engine)
    except DatabaseDamaged as err:
        engine.dispose()
        raise Damaged(places, newest_backup(places), str(err)) from err
    return engine
