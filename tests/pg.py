"""How does a test run or a bench get a PostgreSQL of its own? It starts one in a temporary folder and takes it away."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

MISSING = (
    "PostgreSQL is not installed here: its programs initdb and pg_ctl are neither in PATH nor under "
    "/usr/lib/postgresql. Install the package “postgresql” (it need not run)."
)
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
}
_ROOM = 1 << 30
_PORT = 5432  # of a socket in a folder of its own: it can clash with nothing
# The shell waits for the end of its input, which comes however the test run ends: even killed it leaves nothing behind.
_SCRIPT = """
trap '' INT
cd "$1" || exit 1
if [ "$3" ]; then
"$2/pg_basebackup" -D data -d "$3" -X stream -c fast -R --no-sync >log 2>&1
else
"$2/initdb" -D data -U ringfile -A trust -E UTF8 --locale=C.UTF-8 --no-sync >log 2>&1
fi &&
cat settings >>data/postgresql.conf &&
"$2/pg_ctl" -D data -l server.log -w -t 60 start >>log 2>&1 </dev/null && echo ready || echo failed
read _
"$2/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1
cd / && rm -rf "$1"
"""


def let_in(folder: Path) -> None:
    """Let the server, which runs as somebody else than root, reach a folder of the test run's."""
    inside = Path(tempfile.gettempdir())
    for one in (folder, *folder.parents):
        if one == inside or inside not in one.parents:
            return
        one.chmod(0o755)


class Cluster:
    """A PostgreSQL server on a socket in a temporary folder; nobody else's server is touched.

    Args:
        settings: added to postgresql.conf; with the default ones durability is given up for speed and the data lie in
            memory where there is room.
        tcp_port: it listens there on this computer, too; 0: on its socket only.
        of: the server it is a standby of, which sends it everything.
        listens: at which of its addresses, where it has a port.
        inside: the folder in which its own is made; otherwise one with room.

    Raises:
        RuntimeError: PostgreSQL is not installed or does not start; the message says which.
    """

    def __init__(
        self,
        settings: Mapping[str, str] = FAST,
        tcp_port: int = 0,
        of: "Cluster | None" = None,
        listens: str = "127.0.0.1",
        inside: Path | None = None,
    ) -> None:
        programs = _programs()
        user = "postgres" if _has_user("postgres") else "nobody"
        self.as_user = {"user": user, "group": _group_of(user), "extra_groups": []} if _is_root() else {}
        if inside is None:
            self.folder = _folder(in_memory=settings is FAST)
        else:
            self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=inside))
        lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
        lines += [
            f"listen_addresses = '{listens if tcp_port else ''}'\n",
            f"unix_socket_directories = '{self.folder}'\n",
            f"port = {tcp_port or _PORT}\n",
        ]
        (self.folder / "settings").write_text("".join(lines))
        if self.as_user:
            shutil.chown(self.folder, user, _group_of(user))
        source = f"host={of.folder} port={of.port} user=ringfile" if of else ""
        self._shell = subprocess.Popen(
            ["/bin/sh", "-c", _SCRIPT, "sh", str(self.folder), str(programs), source],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd="/",
            start_new_session=True,  # Ctrl+C reaches the test run first, which then stops the server
            **self.as_user,
        )
        self.port = tcp_port or _PORT
        self._names = (f"t{number}" for number in itertools.count())
        self._admin: psycopg.Connection | None = None
        if self._shell.stdout.readline() != b"ready\n":
            said = "".join(path.read_text() for path in self.folder.glob("*log"))
            self.stop()
            raise RuntimeError(f"PostgreSQL does not start:\n{said}")

    def url(self, name: str) -> URL:
        """The SQLAlchemy URL of the database called `name`."""
        return make_url("postgresql+psycopg://ringfile@/").set(
            database=name, query={"host": str(self.folder), "port": str(self.port)}
        )

    def create(self, template: str = "template1", name: str = "") -> str:
        """Make a database, a copy of `template`, and return its name."""
        name = name or next(self._names)
        self._do("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def drop(self, name: str) -> None:
        """Take a database away, whoever is still connected."""
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def kill(self) -> None:
        """Let the server end at once, as a power cut would; only for a cluster of one's own."""
        self._control("-m", "immediate", "stop")

    @property
    def is_up(self) -> bool:
        """Whether it runs."""
        said = [str(_programs() / "pg_ctl"), "-D", "data", "status"]
        return subprocess.run(said, cwd=self.folder, capture_output=True, check=False, **self.as_user).returncode == 0

    def start_again(self) -> None:
        """Start the server after it was killed; returns when it takes connections."""
        self._control("-l", "server.log", "-t", "60", "start")

    def promote(self) -> None:
        """Let a standby take changes from now on."""
        self._control("promote")

    def _control(self, *what: str) -> None:
        said = [str(_programs() / "pg_ctl"), "-D", "data", "-w", *what]
        nowhere = subprocess.DEVNULL
        subprocess.run(said, cwd=self.folder, check=True, stdout=nowhere, stderr=nowhere, **self.as_user)

    def stop(self) -> None:
        """Stop the server and remove its folder. May be called twice."""
        if self._admin:
            self._admin.close()
        self._shell.stdin.close()
        self._shell.stdout.close()
        self._shell.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _do(self, statement: str, *names: str) -> None:
        if self._admin is None:
            self._admin = psycopg.connect(
                host=str(self.folder), port=self.port, user="ringfile", dbname="postgres", autocommit=True
            )
        self._admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _programs() -> Path:
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True)
    found = [str(path) for path in newest_first] + os.get_exec_path()
    for folder in map(Path, found):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise RuntimeError(MISSING)


def _folder(in_memory: bool) -> Path:
    # Copying a database makes some thousand small files: in memory that is 30 times quicker than on a disk. The path of
    # a socket must be short (107 bytes), and another user than root must be able to get there.
    memory = ("/dev/shm",) if in_memory else ()
    for parent in (*memory, tempfile.gettempdir(), "/tmp", "/var/tmp"):
        real = Path(parent).resolve()
        fits = real.is_dir() and len(str(real)) < 60 and shutil.disk_usage(real).free > _ROOM
        if fits and (not _is_root() or all(path.stat().st_mode & 0o001 for path in (real, *real.parents))):
            return Path(tempfile.mkdtemp(prefix="ringfile-pg-", dir=real))
    raise RuntimeError("No temporary folder is fit for PostgreSQL: too full, hidden from its user, or names too long.")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_user(name: str) -> bool:
    import pwd

    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _group_of(name: str) -> int:
    import pwd

    return pwd.getpwnam(name).pw_gid
