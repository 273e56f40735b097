"""Which database does this seat work on, can it be trusted, and is it at the newest step?"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Engine

from app.core.errors import DatabaseDamaged, DatabaseUnavailable, Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places
from app.db.backup import Backup, check, newest_backup
from app.db.engine import open_engine
from app.db.migrate import upgrade

KEYRING_SERVICE = "Ringfile"
_DAMAGED = QT_TRANSLATE_NOOP("database", "The database in {folder} is damaged.")
_NO_PASSWORD = QT_TRANSLATE_NOOP(
    "database", "The password of the server {host} is not in this computer's key store. Enter it in the settings anew."
)


class Damaged(DatabaseUnavailable):
    """The database file cannot be trusted.

    Attributes:
        backup: the newest one that could be put in its place, or None.
        why: the engine's own words, for the log.
    """

    def __init__(self, places: Places, backup: Backup | None, why: str) -> None:
        super().__init__(_DAMAGED.fill(folder=str(places.root)))
        self.backup, self.why = backup, why


def account(server: Mapping[str, Any]) -> str:
    """The name under which a server's password lies in the computer's key store."""
    return f"{server['user']}@{server['host']}:{server['port']}/{server['database']}"


def url_of(places: Places, server: Mapping[str, Any] | None) -> URL:
    """Where the data live: the file in the data folder, or the server of the seat's settings.

    Raises:
        Unavailable: the server's password is not in the key store.
    """
    if not server:
        return URL.create("sqlite", database=str(places.database))
    import keyring
    from keyring.errors import KeyringError

    try:
        password = keyring.get_password(KEYRING_SERVICE, account(server))
    except KeyringError:
        password = None
    if password is None:
        raise Unavailable(_NO_PASSWORD.fill(host=str(server["host"])))
    return URL.create(
        "postgresql+psycopg",
        username=str(server["user"]),
        password=password,
        host=str(server["host"]),
        port=int(server["port"]),
        database=str(server["database"]),
    )


def open_database(places: Places, server: Mapping[str, Any] | None = None) -> Engine:
    """Open the seat's database and bring it to the newest step.

    Raises:
        Damaged: the file cannot be trusted; nothing was changed.
        Unavailable: it cannot be reached or used, or is newer than this program.
    """
    url = url_of(places, server)
    if not server and not (health := check(places)).fine:
        raise Damaged(places, newest_backup(places), health.why)
    engine = open_engine(url)
    try:
        upgrade(engine, places)
    except DatabaseDamaged as err:
        engine.dispose()
        raise Damaged(places, None if server else newest_backup(places), str(err.__cause__)) from err
    return engine
