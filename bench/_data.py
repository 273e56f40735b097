"""Where do the benches get customers and calls? From `demo-data`, once per size; SQLite files stay in build/bench."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from sqlalchemy import URL

from app.db.engine import open_engine
from app.db.migrate import upgrade
from bench._floor import BUILD, ROOT
from tests.pg import Cluster

_SERVER = {"shared_buffers": "4GB", "max_connections": "40", "max_wal_size": "4GB"}  # as docs/scaling.md has it
_SEED = "1"


def folder(customers: int) -> Path:
    """A data folder with this many customers; made by the first bench that needs it."""
    place = BUILD / f"{customers}"
    if not (place / "ringfile.db").exists():
        fresh = BUILD / f"{customers}.{os.getpid()}"  # two benches may want it at the same time
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        _fill("--data", str(fresh), customers=customers)
        shutil.rmtree(place, ignore_errors=True)
        fresh.rename(place)
    engine = open_engine(url(place))
    upgrade(engine)  # what an older program has made
    engine.dispose()
    return place


def url(place: Path) -> URL:
    """The URL of the SQLite file in a data folder."""
    return URL.create("sqlite", database=str(place / "ringfile.db"))


def cluster() -> Cluster:
    """A PostgreSQL server as one would run it: what it acknowledged is on the disk."""
    return Cluster(_SERVER)


def database(server: Cluster, customers: int) -> URL:
    """A new database on `server` with this many customers, tidied up as the server does it by itself at night."""
    made = server.url(server.create(name=f"n{customers}"))
    address = made.render_as_string(hide_password=False)
    with tempfile.TemporaryDirectory() as seat:  # a folder of its own: somebody may work on the usual one
        _fill("--data", seat, "--database", address, customers=customers)
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as db:
        db.execute("VACUUM ANALYZE")
    return made


def _fill(*where: str, customers: int) -> None:
    said = [sys.executable, str(ROOT / "main.py"), "demo-data", *where]
    subprocess.run(
        [*said, "--customers", str(customers), "--seed", _SEED], cwd=ROOT, check=True, stdout=sys.stderr.fileno()
    )
