"""How does a server get its database, its tables, and a role for each operator, so that it keeps the rights itself?"""

import getpass
import sys
from argparse import Namespace

from sqlalchemy import URL, Engine, text
from sqlalchemy.orm import Session

from app.commands.database.where import Spot, opened, spot_of
from app.core.clock import SystemClock
from app.core.errors import NoDatabase, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import LANGUAGE, Settings
from app.core.seat import SeatFile
from app.db.engine import open_engine
from app.db.fence import quoted
from app.db.migrate import upgrade
from app.db.roles import SHUT_LARGE_OBJECTS, are_on, keeps_large_objects
from app.db.trouble import expected_errors, place_of
from app.features.fences import check_able, check_name, put_up
from app.features.operators.change import administrator, make_administrator
from app.features.operators.model import Operator
from app.features.operators.passwords import check
from app.features.operators.signing import put_password

_ONLY_SERVER = QT_TRANSLATE_NOOP("commands", "Only servers have roles: --database postgresql://OWNER@computer/database")
_NO_PASSWORD = QT_TRANSLATE_NOOP(
    "commands", "The administrator's password is missing: it is the next line of the input."
)
_DIFFERENT = QT_TRANSLATE_NOOP("commands", "The two passwords differ; nothing was done.")
_THERE = QT_TRANSLATE_NOOP("operators", "There is an administrator already: {name}.")
_NO_ADMINISTRATOR = QT_TRANSLATE_NOOP(
    "commands", "Nobody could sign in afterwards. Name an administrator: --admin NAME, their password in the input"
)


def run_init(args: Namespace) -> int:
    """Make what is missing: database, tables, roles, administrator. Done again it renews the roles, and nothing else.

    Raises:
        Refused: it is no server, too old, the role may not do this, or the administrator's password is too weak.
        Unavailable: it cannot be reached.
    """
    spot = spot_of(args)
    if not spot.is_server:
        raise Refused(_ONLY_SERVER)
    password = _password(args.admin)
    check_name(spot.url.database or "")
    made = make_database(spot.url)
    with opened(spot) as engine:
        with engine.connect() as connection:
            check_able(connection)
        upgrade(engine, waits=lambda why: print(why, file=sys.stderr))
        with Session(engine) as session, session.begin():
            fresh = not are_on(session.connection())
            put_up(session.connection())
            _name_administrator(session, args.admin, password, _language(spot))
            waiting = _without_password(session)
            loose = keeps_large_objects(session.connection())
    where = place_of(spot.url)
    print(
        f"{where} {'is made' if made else 'is there'}; " + ("roles are switched on" if fresh else "roles are renewed")
    )
    if loose:
        print(f"a superuser should shut large objects in this database: {SHUT_LARGE_OBJECTS};")
    if waiting:
        print(f"need a first password, set by an administrator in the settings: {', '.join(waiting)}")
    return 0


def renew(engine: Engine) -> bool:
    """After the tables changed: new ones get their fences; False where the server keeps no rights."""
    with engine.begin() as connection:
        if not are_on(connection):
            return False
        put_up(connection)
    return True


def _password(name: str | None) -> str:
    if name is None:
        return ""
    if sys.stdin.isatty():  # nobody who looks on reads it
        line = getpass.getpass(f"new password for {name}: ")
        if line and getpass.getpass("once more: ") != line:
            raise Refused(_DIFFERENT)
    else:
        line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise Refused(_NO_PASSWORD)
    check(line, name)
    return line


def make_database(url: URL) -> bool:
    """Make the database where it is missing; True where it was."""
    engine = open_engine(url)
    try:
        with expected_errors(url), engine.connect():
            return False
    except NoDatabase:
        pass
    finally:
        engine.dispose()
    house = url.set(database="postgres")
    engine = open_engine(house)
    try:
        with expected_errors(house), engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            name = quoted(url.database or "")
            connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    finally:
        engine.dispose()
    return True


def _name_administrator(session: Session, name: str | None, password: str, language: str) -> None:
    if name is None:
        if not administrator(session):
            raise Refused(_NO_ADMINISTRATOR)
        return
    there = session.execute(text("SELECT id FROM operator WHERE name = :name"), {"name": name}).scalar()
    if not administrator(session):
        make_administrator(session, name, password, language, SystemClock().now())
        there = session.execute(text("SELECT id FROM operator WHERE name = :name"), {"name": name}).scalar()
    if there is None:
        raise Refused(_THERE.fill(name=administrator(session)))
    put_password(session, int(there), name, password, once=False)


def _without_password(session: Session) -> list[str]:
    found = session.query(Operator.name).where(Operator.retired_at.is_(None), Operator.secret == "")
    return [name for (name,) in found.order_by(Operator.name)]


def _language(spot: Spot) -> str:
    return Settings(SeatFile(spot.places.settings).load()).text(LANGUAGE)
