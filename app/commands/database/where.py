"""Which database does a command work on: the one named, or the one this seat uses?"""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, text

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import ATTACHMENTS_FOLDER, Settings
from app.core.places import Places, default_places
from app.core.seat import SeatFile
from app.db.engine import open_engine
from app.db.guard import claim
from app.db.server import password_of, server_of
from app.db.trouble import expected_errors, place_of

_RUNNING = QT_TRANSLATE_NOOP("demo", "Ringfile is running on {folder}; leave it first.")
_NO_FILE = QT_TRANSLATE_NOOP("commands", "There is no database {file}.")
_BUSY = QT_TRANSLATE_NOOP(
    "commands", "%n other connection(s) to {place} are open. Close all seats first, or go on all the same: --anyway"
)
_NO_NAME = QT_TRANSLATE_NOOP("commands", "Name your role on the server: --database postgresql://NAME@computer/database")


@dataclass(frozen=True, slots=True)
class Spot:
    """A database and what belongs to it at this seat.

    Attributes:
        places: the data folder.
        papers: the folder of photos and papers; None where none is known.
    """

    url: URL
    places: Places
    papers: Path | None

    @property
    def is_server(self) -> bool:
        """Whether it is shared by seats."""
        return self.url.get_backend_name() != "sqlite"


def add_place(parser: ArgumentParser, *, database: bool = True) -> None:
    """Describe the arguments that say which one it is."""
    from app.commands.arguments import any_database

    parser.add_argument("--data", type=Path, help="the data folder; the platform's own where left out")
    parser.add_argument("--papers", type=Path, help="folder of photos and papers; the seat's own where left out")
    parser.add_argument("--password-stdin", action="store_true", help="the server's password: first line of the input")
    if database:
        parser.add_argument(
            "--database", type=any_database, metavar="URL", help="another database than the one this seat uses"
        )


def spot_of(args: Namespace) -> Spot:
    """The database that was named, or else the seat's own."""
    places = Places(args.data.absolute()) if args.data else default_places()
    settings = SeatFile(places.settings).load() if places.settings.exists() else {}
    folder = Settings(settings).text(ATTACHMENTS_FOLDER)
    papers = args.papers or (Path(folder) if folder else places.attachments)
    named: URL | None = args.database
    if named is None:
        server = server_of(settings.get("server"))
        if server is None:
            return Spot(file_url(places.database), places, papers)
        if not server.user:
            raise Refused(_NO_NAME)
        password = None if args.password_stdin else password_of(server)
        named = server.url(password or "")
    return Spot(with_password(named, stdin=args.password_stdin), places, papers)


def file_url(path: Path) -> URL:
    """The URL of a SQLite file."""
    return URL.create("sqlite", database=str(path))


def with_password(url: URL, *, stdin: bool = False) -> URL:
    """The URL with the password that belongs to it: from the input, or asked for where libpq will not find one itself.

    It does in PGPASSWORD, ~/.pgpass and where the server asks for none.
    """
    if url.get_backend_name() == "sqlite" or url.password:
        return url
    if stdin:
        return url.set(password=sys.stdin.readline().rstrip("\r\n"))
    if sys.stdin.isatty() and url.host:
        return url.set(password=getpass.getpass(f"{url.username}@{url.host}: "))
    return url


@contextmanager
def opened(spot: Spot, *, reading: bool = False, alone: bool = False, anyway: bool = False) -> Iterator[Engine]:
    """The database, while nobody else works in it where `alone` is wanted.

    Args:
        spot: which one.
        reading: nothing is changed.
        alone: see that no seat works in it.
        anyway: on a server others may work in it all the same.

    Raises:
        Refused: there is no such file, or somebody works in it.
        Unavailable: it cannot be used.
    """
    with ExitStack() as stack:
        if not spot.is_server:
            _hold(stack, Path(spot.url.database or ""), exists=reading, alone=alone)
        engine = open_engine(spot.url, reading=reading)
        stack.callback(engine.dispose)
        stack.enter_context(expected_errors(engine.url))
        if spot.is_server and alone and not anyway:
            with engine.connect() as connection:
                _check_alone(connection)
        yield engine


def _hold(stack: ExitStack, file: Path, *, exists: bool, alone: bool) -> None:
    if exists and not file.is_file():
        raise Refused(_NO_FILE.fill(file=str(file)))
    folder = Places(file.parent)
    if alone and file.name == folder.database.name and file.parent.is_dir():
        held = claim(folder)
        if held is None:
            raise Refused(_RUNNING.fill(folder=str(folder.root)))
        stack.callback(held.release)


def _check_alone(connection: Connection) -> None:
    others = connection.scalar(
        text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
    )
    if others:
        raise Refused(_BUSY.fill(place=place_of(connection.engine.url)).counted(int(others)))
