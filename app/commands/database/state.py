"""What is known of a database: where it is, how new, how much is in it, who works in it? And how is it made newer?"""

import json
import sys
from argparse import Namespace
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from app.commands.database.roles import renew
from app.commands.database.where import Spot, opened, spot_of
from app.core.places import Places
from app.db.backup import newest_backup
from app.db.migrate import head, revision_of, upgrade
from app.db.months import LOCKS, locks
from app.db.moving import is_unfinished
from app.db.roles import SHUT_LARGE_OBJECTS, are_on, keeps_large_objects
from app.db.rows import count, tables
from app.db.server import LEAST_VERSION
from app.db.trouble import place_of

_STATES = {
    "empty": "empty: ringfile db upgrade makes the tables",
    "older": "older than this program: ringfile db upgrade",
    "current": "current",
    "newer": "newer than this program: update it",
    "moving": "data are on their way into it: finish that with ringfile db move",
}


def run_status(args: Namespace) -> int:
    """Print what is known; nothing is changed.

    Raises:
        Refused: there is no such file.
        Unavailable: it cannot be reached.
    """
    spot = spot_of(args)
    with opened(spot, reading=True) as engine:
        known = _known(engine, spot)
    if args.json:
        print(json.dumps(known, ensure_ascii=False))
        return 0
    rows = known.pop("tables")
    known["state"] = _STATES[known["state"]]
    wide = max(map(len, known)) + 2
    for name, value in known.items():
        print(f"{name.replace('_', ' '):<{wide}}{_shown(value)}")
    for name, many in rows.items():
        if many:
            print(f"  {name:<20}{many:>12,}")
    return 0


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def run_upgrade(args: Namespace) -> int:
    """Bring the tables to the newest step; a file is backed up first. Others who start meanwhile are told to wait.

    Raises:
        Unavailable: it is newer than the program, or cannot be used.
    """
    spot = spot_of(args)
    if not spot.is_server:
        spot.places.prepare()
    with opened(spot, alone=not spot.is_server) as engine:
        done = upgrade(engine, _backed_up(spot), lambda why: print(why, file=sys.stderr))
        renewed = renew(engine)
        with engine.connect() as connection:
            step = revision_of(connection)
    print(f"{place_of(spot.url)} stands at step {step}" + ("" if done else " already; nothing was to do"))
    if renewed:
        print("the rights of each table are renewed")
    return 0


def _backed_up(spot: Spot) -> Places | None:
    return spot.places if str(spot.url.database) == str(spot.places.database) else None


def _known(engine: Engine, spot: Spot) -> dict[str, Any]:
    with engine.connect() as connection:
        step, ours = revision_of(connection), head()
        moving = is_unfinished(connection)
        known: dict[str, Any] = {
            "database": place_of(engine.url),
            "engine": _engine(connection),
            "step": step or None,
            "newest_step": ours,
            "state": "moving" if moving else _state(step, ours),
            "size_mb": _size(connection) >> 20,
        }
        if spot.is_server:
            known |= _of_server(connection)
        else:
            newest = newest_backup(spot.places)
            known["newest_backup"] = newest.made_at.isoformat() if newest else None
        there = set(inspect(connection).get_table_names())
        known["tables"] = {one.name: count(connection, one) for one in tables() if one.name in there}
    return known


def _state(step: str, ours: str) -> str:
    if not step:
        return "empty"
    return "current" if step == ours else "older" if step < ours else "newer"


def _engine(connection: Connection) -> str:
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    if connection.dialect.name == "sqlite":
        return f"SQLite {version}"
    old = "" if int(version.partition(".")[0] or 0) >= LEAST_VERSION else f" (too old: {LEAST_VERSION} is needed)"
    return f"PostgreSQL {version}{old}"


def _size(connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        pages, size = (connection.exec_driver_sql(f"PRAGMA {one}").scalar_one() for one in ("page_count", "page_size"))
        return int(pages) * int(size)
    return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def _locks(connection: Connection) -> str:
    one = locks(connection)
    said = f"{one.given} for each transaction, {one.taken} in a question over all months"
    return f"{said}: set max_locks_per_transaction = {LOCKS} for twenty seats or more" if one.few else said


def _of_server(connection: Connection) -> dict[str, Any]:
    one = connection.execute(
        text(
            "SELECT current_user AS me, (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS encrypted, "
            "pg_is_in_recovery() AS standby, (SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()) AS others"
        )
    ).one()
    return {
        "connected_as": one.me,
        "encrypted": bool(one.encrypted),
        "standby": bool(one.standby),
        "others_connected": int(one.others),
        "locks": _locks(connection),
        "roles": _roles(connection),
    }


def _roles(connection: Connection) -> str:
    if not are_on(connection):
        return "off: ringfile db init"
    if keeps_large_objects(connection):
        return f"the server keeps the rights; a superuser should shut large objects here: {SHUT_LARGE_OBJECTS};"
    return "the server keeps the rights"
