"""How does a shop get its database and its administrator without a window? The command `setup`."""

import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine
from sqlalchemy.orm import Session

from app.commands.arguments import server
from app.core.clock import SystemClock
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import LANGUAGE, Settings
from app.core.places import Places, default_places
from app.core.seat import SeatFile
from app.db.engine import open_engine
from app.db.guard import claim
from app.db.migrate import upgrade
from app.db.roles import are_on
from app.db.trouble import expected_errors, place_of
from app.features.operators.change import is_administrator, make_administrator

_BY_NAME = QT_TRANSLATE_NOOP(
    "commands", "Operators have names of their own on {place}: use ringfile db init --admin NAME"
)
_RUNNING = QT_TRANSLATE_NOOP("demo", "Ringfile is running on {folder}; leave it first.")


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("setup", help="make the database and its administrator", description=__doc__)
    parser.add_argument("--data", type=Path, help="the data folder; the platform's own where left out")
    parser.add_argument("--admin", required=True, metavar="NAME", help="name of the administrator")
    parser.add_argument(
        "--password-stdin", action="store_true", required=True, help="the password is the first line of the input"
    )
    parser.add_argument(
        "--database", type=server, metavar="URL", help="a PostgreSQL server instead of a file in the data folder"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Make what is missing: folder, tables, roles, administrator; where all of it is there, nothing changes.

    Raises:
        Refused: the password is too weak, there is another administrator, or the program is running on the folder.
        Unavailable: the folder or the server cannot be used.
    """
    password = sys.stdin.readline().rstrip("\r\n")
    places = Places(args.data.absolute()) if args.data else default_places()
    with _opened(args.database, places) as engine, Session(engine) as session, session.begin():
        where = place_of(engine.url)
        if are_on(session.connection()):
            raise Refused(_BY_NAME.fill(place=where))
        if is_administrator(session, args.admin, password):
            print(f"{args.admin} is the administrator of {where} already; nothing was changed")
            return 0
        make_administrator(session, args.admin, password, _language(places), SystemClock().now())
    print(f"{args.admin} is the administrator of {where}; sign in with that name and password")
    return 0


@contextmanager
def _opened(url: URL | None, places: Places) -> Iterator[Engine]:
    """The migrated database: the server's, or the file's while nobody else works on it."""
    if url is None:
        places.prepare()
    held = claim(places) if url is None else None
    if url is None and held is None:
        raise Refused(_RUNNING.fill(folder=str(places.root)))
    engine = open_engine(url or URL.create("sqlite", database=str(places.database)))
    try:
        with expected_errors(engine.url):
            upgrade(engine, places if url is None else None)
            yield engine
    finally:
        engine.dispose()
        if held is not None:
            held.release()


def _language(places: Places) -> str:
    """The one the seat is set to."""
    return Settings(SeatFile(places.settings).load()).text(LANGUAGE)
