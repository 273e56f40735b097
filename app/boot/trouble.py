"""Why can the database not be opened without asking the user something?"""

from app.core.errors import DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places
from app.db.backup import Backup

_DAMAGED = QT_TRANSLATE_NOOP("database", "The database in {folder} is damaged.")
_SIGN_IN = QT_TRANSLATE_NOOP("opening", "Sign in to open the data on {host}.")
_LOCKED = QT_TRANSLATE_NOOP("opening", "Password of {user} on {host}")


class Damaged(DatabaseUnavailable):
    """The database file cannot be trusted.

    Attributes:
        backup: the newest one that could be put in its place, or None.
        why: the engine's own words, for the log.
    """

    def __init__(self, places: Places, backup: Backup | None, why: str) -> None:
        super().__init__(_DAMAGED.fill(folder=str(places.root)))
        self.backup, self.why = backup, why


class SignInNeeded(DatabaseUnavailable):
    """Everybody has a name of their own on the server: whoever works here opens it with theirs."""

    def __init__(self, host: str) -> None:
        super().__init__(_SIGN_IN.fill(host=host))


class Locked(DatabaseUnavailable):
    """The server wants a password that nothing on this computer knows; the text names what is asked for."""

    def __init__(self, user: str, host: str) -> None:
        super().__init__(_LOCKED.fill(user=user, host=host))
