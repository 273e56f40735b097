"""Is everything there, and once, that seats acknowledged while the disk of their server was full to the last byte?"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

from app.db.engine import open_engine
from app.db.migrate import upgrade
from tests.db.killing import DURABLE, Seats, wrong_in
from tests.pg import Cluster

SMALL = {"min_wal_size": "32MB", "max_wal_size": "32MB", "wal_keep_size": "0"}


@pytest.fixture
def disk():
    """A disk of 160 MB with a short name, as a server's socket needs it."""
    with tempfile.TemporaryDirectory(prefix="rf-", dir="/tmp") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=160m", "ringfile", folder]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("a small disk for the server can only be mounted by root")
        Path(folder).chmod(0o755)
        yield Path(folder)
        subprocess.run(["umount", folder], check=True)


def fill(disk):
    """Take all the room there is."""
    with (disk / "ballast").open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue


def test_what_was_acknowledged_while_the_servers_disk_was_full_is_written_once(disk, tmp_path):
    cluster = Cluster(DURABLE | SMALL, inside=disk)
    try:
        url = cluster.url(cluster.create(name="shop"))
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        working = Seats(url.render_as_string(hide_password=False), tmp_path, pause_s=0.02)
        try:
            working.start(2)
            working.work(20)
            fill(disk)
            working.work(600)  # it goes on in the room the server still has, then without it
            assert shutil.disk_usage(disk).free == 0
            assert not cluster.is_up or _written(url) < working.many, "some of it waits at the seats"
            (disk / "ballast").unlink()
            if not cluster.is_up:  # it may have given up altogether
                cluster.start_again()
            working.work(10)
            working.finish()
        finally:
            working.kill()
        assert wrong_in(url, working.acknowledged) == []
    finally:
        cluster.stop()


def _written(url):
    with psycopg.connect(url.render_as_string(hide_password=False).replace("+psycopg", "")) as db:
        return db.execute("SELECT (SELECT count(*) FROM message) + 2 * (SELECT count(*) FROM call)").fetchone()[0]
