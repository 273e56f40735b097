"""Which database does this seat work on, can it be trusted, and is it at the newest step?"""

from sqlalchemy import URL, Engine

from app.core.errors import DatabaseDamaged, DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places
from app.db.backup import Backup, check, newest_backup
from app.db.engine import open_engine
from app.db.migrate import upgrade

_DAMAGED = QT_TRANSLATE_NOOP("database", "The database in {folder} is damaged.")


class Damaged(DatabaseUnavailable):
    """The database file cannot be trusted.

    Attributes:
        backup: the newest one that could be put in its place, or None.
        why: the engine's own words, for the log.
    """

    def __init__(self, places: Places, backup: Backup | None, why: str) -> None:
        super().__init__(_DAMAGED.fill(folder=str(places.root)))
        self.backup, self.why = backup, why


def open_database(places: Places, server: URL | None = None, *, thorough: bool = False) -> Engine:
    """Open the seat's database and bring it to the newest step.

    Args:
        places: the data folder.
        server: where the data live if not in the folder.
        thorough: read the whole file first; a damaged place was found in it.

    Raises:
        Damaged: the file cannot be trusted; nothing was changed.
        Unavailable: it cannot be reached or used, or is newer than this program.
    """
    if server is None and not (health := check(places, thorough=thorough)).fine:
        raise Damaged(places, newest_backup(places), health.why)
    engine = open_engine(server or URL.create("sqlite", database=str(places.database)))
    try:
        upgrade(engine, places)
    except DatabaseDamaged as err:
        engine.dispose()
        raise Damaged(places, newest_backup(places), str(err)) from err
    return engine
