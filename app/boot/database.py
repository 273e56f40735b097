"""Which database does this seat work on, can it be trusted, and is it at the newest step?

Loads the database layer and all that works with it: imported on a worker thread, when the window is painted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import URL, Engine
from sqlalchemy.orm import Session

from app.boot.start import Start
from app.boot.trouble import Damaged, Locked
from app.core.errors import DatabaseDamaged
from app.core.option import Value
from app.core.options import OPTIONS
from app.core.places import Places
from app.db.backup import check, newest_backup
from app.db.engine import open_engine
from app.db.health import was_clean
from app.db.migrate import upgrade
from app.db.server import password_of, server_of
from app.db.trouble import expected_errors
from app.features.operators.change import is_administrator, make_administrator
from app.features.operators.signing import is_needed
from app.features.welcome.answers import Answers
from app.records.settings import load_shared, save_shared


@dataclass(frozen=True, slots=True)
class Basis:
    """An opened database.

    Attributes:
        shared: the settings of the whole shop, by key.
        clean: whoever had it open last closed it.
        closed: one has to sign in here.
    """

    engine: Engine
    shared: Mapping[str, Value]
    clean: bool = True
    closed: bool = False


def find_database(start: Start, answers: Answers | None, password: str | None, *, thorough: bool) -> Basis:
    """Open the database of the seat's settings. May take long; for a worker.

    Args:
        start: names the data folder, and the server if there is one.
        answers: of the first start's pages; what concerns the whole shop is kept.
        password: of the server; None to ask the system's keyring.
        thorough: read the whole file first; a damaged place was found in it.

    Raises:
        Locked: the keyring does not know the password.
        Damaged: the file cannot be trusted; nothing was changed.
        Unavailable: it cannot be reached or used, or is newer than this program.
        Refused: the answers name an administrator, and somebody else has become that meanwhile.
    """
    clean = was_clean(start.places.database)
    url = None
    if server := server_of(start.memory.recall("server")):
        known = password if password is not None else password_of(server)
        if known is None:
            raise Locked(server.user, server.host)
        url = server.url(known)
    engine = open_database(start.places, url, thorough=thorough)
    if answers and answers.administrator:
        _name_administrator(engine, start, *answers.administrator)
    return basis_of(engine, answers, clean=clean or engine.dialect.name != "sqlite")


def basis_of(engine: Engine, answers: Answers | None = None, *, clean: bool = True) -> Basis:
    """What the program needs of a database that is open.

    Raises:
        Unavailable: it went away.
    """
    with expected_errors(engine.url), Session(engine) as session, session.begin():
        if answers:
            values = answers.shared_values()
            for option in OPTIONS:
                if option.key in values:
                    save_shared(session, option, values[option.key])
        return Basis(engine, load_shared(session), clean, is_needed(session))


def _name_administrator(engine: Engine, start: Start, name: str, password: str) -> None:
    with expected_errors(engine.url), Session(engine) as session, session.begin():
        if not is_administrator(session, name, password):  # it was done, and what came after it is tried again
            make_administrator(session, name, password, start.language, start.clock.now())


def open_database(places: Places, server: URL | None = None, *, thorough: bool = False) -> Engine:
    """Open the seat's database and bring it to the newest step.

    Args:
        places: the data folder.
        server: where the data live if not in the folder.
        thorough: read the whole file first; a damaged place was found in it.

    Raises:
        Damaged: the file cannot be trusted; nothing was changed.
        Unavailable: it cannot be reached or used, or is newer than this program.
    """
    if server is None and not (health := check(places, thorough=thorough)).fine:
        raise Damaged(places, newest_backup(places), health.why)
    engine = open_engine(server or URL.create("sqlite", database=str(places.database)))
    try:
        upgrade(engine, places)
    except DatabaseDamaged as err:
        engine.dispose()
        raise Damaged(places, newest_backup(places), str(err)) from err
    return engine
