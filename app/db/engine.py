"""How is a database opened? With the settings both engines need to be safe and quick at a desk."""

import logging
import socket
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url

from app.db.login import Login, login_of

if TYPE_CHECKING:  # a seat with a file of its own does not load the server's driver
    import psycopg

log = logging.getLogger(__name__)
_PRAGMAS = (
    "busy_timeout=10000",  # first: another program may hold the file just now
    "synchronous=FULL",  # what was acknowledged survives a power cut
    "foreign_keys=ON",
    "mmap_size=0",  # a vanished disk is then an error, not the end of the process
    "journal_size_limit=67108864",  # the journal shrinks again after a large import
)
# Pages kept by whoever writes, and by each who reads: the system keeps them, too, and a card needs only a few.
_KEPT_KB, _KEPT_READING_KB = 16384, 1024
_SERVER = {
    "client_encoding": "utf8",  # whatever the database, or this computer, says
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
_WIRE = {"tcp_user_timeout": 8000, "keepalives_idle": 10, "keepalives_interval": 3}
# The server, too, soon finds out that a seat is gone, and takes back what it held.
_WIRE_SESSION = "SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"
_STOP_S = 2.0
_NAME = "Ringfile"
_SESSION = (
    f"application_name={_NAME}",  # in this way only, so that it tells whether the others reached the server
    "timezone=UTC",
    "jit=off",
    "lock_timeout=10s",
    "idle_in_transaction_session_timeout=5min",
)
_READING = "default_transaction_read_only=on"
# To plan a walk over the calls of many months takes longer than to do it, and it is the same for every caller.
_PLANNED_ONCE = "plan_cache_mode=force_generic_plan"


def open_engine(
    url: str | URL, *, reading: bool = False, brief: bool = False, planned: bool = False, login: Login | None = None
) -> Engine:
    """Make an engine; nothing is connected before its first use.

    Args:
        url: sqlite:///FILE or postgresql+psycopg://…
        reading: whatever is tried through this engine, it changes nothing; and it waits for no writer.
        brief: on a server every statement stands for itself: no trips to begin and to end a transaction, whose end
            would also make the driver forget the statements it has prepared, and none to ask whether the connection
            still stands. Where it does not, the first statement fails.
        planned: a server plans each statement once, whatever its parameters are.
        login: under whose name a server is connected to, where the URL names nobody.
    """
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        return _open_file(url, reading)
    session = (*_SESSION, *([_READING] if reading else []), *([_PLANNED_ONCE] if planned else []))
    if reading and url.query.get("target_session_attrs") == "read-write":  # which a session that only reads never is
        url = url.update_query_dict({"target_session_attrs": "primary"})
    engine = create_engine(
        url,
        pool_pre_ping=not brief,
        pool_size=1,
        connect_args={**_SERVER, "options": _options(url, session)},
        **({"isolation_level": "AUTOCOMMIT"} if brief else {}),
        execution_options={"login": login} if login else {},
    )
    if login:
        login.lead(engine)
    event.listen(engine, "connect", lambda driver, _: _settle(driver, session))
    return engine


def _options(url: URL, session: tuple[str, ...]) -> str:
    asked = url.query.get("options", ())
    options = [asked] if isinstance(asked, str) else [*asked]
    return " ".join([*options, *(f"-c {one}" for one in session)])


def open_wire(url: URL, login: Login | None = None) -> "psycopg.Connection":
    """A connection to a server that stays open to listen; every statement stands for itself.

    Args:
        url: of the server.
        login: under whose name, where the URL names nobody.

    Raises:
        psycopg.Error: the server is not reached, or does not let anybody in.
    """
    import psycopg

    _, given = url.get_dialect()().create_connect_args(url)
    named: dict[str, Any] = {**given, **_SERVER, **_WIRE, "options": _options(url, _SESSION)}
    if login is not None:
        login.fill(named)
    connection = psycopg.connect(**named, autocommit=True)
    _settle(connection, _SESSION)
    connection.execute(_WIRE_SESSION)
    return connection


def _settle(driver: Any, session: tuple[str, ...]) -> None:
    """A pooler between seat and server (pgbouncer) may keep the session's settings to itself: they are made by hand."""
    if driver.info.parameter_status("application_name") == _NAME:
        return
    for one in session:
        name, _, value = one.partition("=")
        driver.execute("SELECT set_config(%s, %s, false)", (name, value))
    if not driver.autocommit:
        driver.commit()


def another(engine: Engine, replica: URL | None = None, *, brief: bool = False, planned: bool = False) -> Engine:
    """A second engine on the same database, or on its replica, that only reads; the rest as for `open_engine`."""
    return open_engine(replica or engine.url, reading=True, brief=brief, planned=planned, login=login_of(engine))


def cut_off(connection: "psycopg.Connection") -> None:
    """Let whatever waits for this connection's server fail now, instead of when the network gives up. Any thread."""
    import psycopg

    if connection.closed:
        return
    try:
        with socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM) as line:
            line.shutdown(socket.SHUT_RDWR)
    except (OSError, psycopg.Error) as err:
        log.debug("it was closed meanwhile: %s", err)


def break_off(connection: "psycopg.Connection") -> None:
    """Let the server stop what it is doing for this connection, which stays of use. Any thread; up to 2 s."""
    import psycopg

    try:
        connection.cancel_safe(timeout=_STOP_S)
    except (OSError, psycopg.Error) as err:
        log.debug("it goes on: %s", err)


def _open_file(url: URL, reading: bool) -> Engine:
    # One connection per engine, kept open: its page cache stays with the thread that uses it. The driver begins no
    # transaction by itself (isolation_level None), or it would read first and then fail to write.
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 10},
    )

    def connected(connection: SqliteConnection, _record: Any) -> None:
        kept = _KEPT_READING_KB if reading else _KEPT_KB
        for pragma in (*_PRAGMAS, f"cache_size=-{kept}", f"query_only={int(reading)}"):
            connection.execute(f"PRAGMA {pragma}")
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            _use_journal(connection)

    def begun(connection: Connection) -> None:
        # A writer takes the write lock at once: it waits its turn there, instead of failing at its first write
        # because somebody else wrote since it read.
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _use_journal(connection: SqliteConnection) -> None:
    # Readers and the writer do not wait for each other then. Unlike all other statements this one does not wait for a
    # program that holds the file (one that makes it at the same moment): taking the write lock before does.
    for tries_left in reversed(range(5)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except OperationalError:
            if not tries_left:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
