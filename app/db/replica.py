"""From where is a long report read: from the replica, as soon as it has what the server has, or from the server itself?

A report is never older than the moment it was asked for: the replica is waited for until it has come as far as the
server was then, for a few seconds. Where it has not, or is away, the server itself is asked, and the replica is left
alone for a while.
"""

import threading
from dataclasses import dataclass
from time import monotonic

from sqlalchemy import URL, text
from sqlalchemy.orm import Session

from app.core.errors import DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.trouble import hosts_of

_READ = QT_TRANSLATE_NOOP("database", "Reports are read from the replica {host}.")
_AWAY = QT_TRANSLATE_NOOP("database", "The replica {host} does not answer; reports are read from the server itself.")
_BEHIND = QT_TRANSLATE_NOOP(
    "database", "The replica {host} is too far behind; reports are read from the server itself."
)
_NO_REPLICA = QT_TRANSLATE_NOOP(
    "database", "{host} is no replica of this server; reports are read from the server itself."
)
_PATIENCE_S, _STEP_S = 5.0, 0.05
_REST_S = 30.0  # a replica in trouble is not asked again so soon
_MARK = text(
    "SELECT (SELECT system_identifier FROM pg_control_system()) AS system, "
    "CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_flush_lsn() END::text AS place"
)
_COPY = text("SELECT pg_is_in_recovery() AND (SELECT system_identifier FROM pg_control_system()) = :system")
_REACHED = text("SELECT pg_last_wal_replay_lsn() >= CAST(:place AS pg_lsn)")


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a server has come: which one it is, and the place up to which its journal is on the disk."""

    system: int
    place: str | None


def mark_of(session: Session) -> Mark:
    """How far the server of this session has come; `place` is None where it is a replica itself."""
    return Mark(*session.execute(_MARK).one())


class Replica:
    """A copy that a server sends everything to. Used on one thread; what it says may be read on any.

    Attributes:
        url: where it is.
        said: where the newest report was read, or why not here; None before the first.
        fine: whether that was here.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self.said: Text | None = None
        self.fine = True
        self._rests_until = 0.0

    @property
    def rests(self) -> bool:
        """It was in trouble a moment ago."""
        return monotonic() < self._rests_until

    def catch_up(self, session: Session, mark: Mark, closing: threading.Event) -> None:
        """Wait until the replica has what the server had at `mark`.

        Args:
            session: of the replica.
            mark: of the server.
            closing: breaks the waiting off.

        Raises:
            DatabaseUnavailable: it is none of this server's, or too far behind.
        """
        if mark.place is None or not session.scalar(_COPY, {"system": mark.system}):
            raise DatabaseUnavailable(self._named(_NO_REPLICA))
        until = monotonic() + _PATIENCE_S
        while not session.scalar(_REACHED, {"place": mark.place}):
            if monotonic() > until or closing.wait(_STEP_S):
                raise DatabaseUnavailable(self._named(_BEHIND))

    def served(self) -> None:
        """A report was read here."""
        self.said, self.fine = self._named(_READ), True

    def failed(self, err: DatabaseUnavailable) -> None:
        """A report could not be read here."""
        ours = (self._named(_BEHIND), self._named(_NO_REPLICA))
        self.said, self.fine = err.text if err.text in ours else self._named(_AWAY), False
        self._rests_until = monotonic() + _REST_S

    def _named(self, sentence: Text) -> Text:
        return sentence.fill(host=hosts_of(self.url) or str(self.url.database))
