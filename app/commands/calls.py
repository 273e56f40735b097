"""What is in the call log? The command `calls`."""

import json
import sys
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.orm import Session

from app.commands.arguments import server
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places, default_places
from app.db.engine import open_engine
from app.db.migrate import is_current, revision_of
from app.db.trouble import expected_errors, place_of
from app.features.calls.log import newest

_NO_DATA = QT_TRANSLATE_NOOP("calls", "There are no data in {folder} yet.")
_OLDER = QT_TRANSLATE_NOOP("calls", "The data in {place} are of an older Ringfile; open its window once.")
_MOST = 1 << 62
_COLUMNS = "{:<19}  {:>4}  {:<3}  {:<16}  {:<20}  {:>5}  {:<8}  {:>7}  {:<10}  {}"


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("calls", help="the call log, newest first", description=__doc__)
    parser.add_argument("--data", type=Path, help="the data folder; the platform's own where left out")
    parser.add_argument(
        "--database", type=server, metavar="URL", help="a PostgreSQL server instead of the file in the data folder"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object per call")
    parser.add_argument("--limit", type=_limit, default=1000, metavar="N", help="how many calls at most (1000)")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the newest calls; the program may be running meanwhile.

    Raises:
        Refused: there is no database, or an older one.
        DatabaseUnavailable: it cannot be read, or is newer than the program.
    """
    engine = open_engine(args.database or _file(args.data), reading=True)
    try:
        with expected_errors(engine.url), Session(engine) as session:
            _check(session, engine.url)
            if not args.json:
                print(_heading())
            for call in newest(session, args.limit):
                print(json.dumps(call, ensure_ascii=False) if args.json else _row(call))
    except BrokenPipeError:  # `| head` has seen enough
        sys.stderr.close()
    finally:
        engine.dispose()
    return 0


def _file(data: Path | None) -> str:
    places = Places(data) if data else default_places()
    if not places.database.is_file():
        raise Refused(_NO_DATA.fill(folder=str(places.root)))
    return f"sqlite:///{places.database}"


def _check(session: Session, url: URL) -> None:
    connection = session.connection()
    if not is_current(connection):
        older = bool(revision_of(connection))
        raise Refused(_OLDER.fill(place=place_of(url)) if older else _NO_DATA.fill(folder=place_of(url)))


def _limit(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"a number from 1 is needed, not {text}")
    return min(int(text), _MOST)


def _heading() -> str:
    return _COLUMNS.format(
        "started", "line", "way", "number", "name", "rings", "answered", "seconds", "handled by", "note"
    )


def _row(call: dict[str, Any]) -> str:
    answered = {True: "yes", False: "no", None: ""}[call["answered"]]
    return _COLUMNS.format(
        f"{datetime.fromisoformat(call['started_at']).astimezone():%Y-%m-%d %H:%M:%S}",
        call["line"],
        call["direction"],
        call["number"] or call["reason"] or "",
        call["name"] or "",
        call["rings"],
        answered,
        "" if call["duration_s"] is None else call["duration_s"],
        call["handled_by"] or "",
        (call["note"] or "").replace("\n", " "),
    ).rstrip()
