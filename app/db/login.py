"""Under whose name are connections to a server made? Another person's from the next connection on."""

import threading
from typing import Any

from sqlalchemy import URL, Engine, event

from app.db.roles import word_of


class Login:
    """The role and password of whoever is signed in; in memory only. May be used from any thread."""

    def __init__(self, user: str, password: str) -> None:
        self._guard = threading.Lock()
        self._given = (user, password)

    @property
    def user(self) -> str:
        """The role on the server."""
        return self._given[0]

    @property
    def password(self) -> str:
        """As it was typed."""
        return self._given[1]

    def put(self, user: str, password: str) -> None:
        """Whoever works from now on; connections that are open stay the former one's."""
        with self._guard:
            self._given = (user, password)

    def lead(self, engine: Engine) -> None:
        """Let an engine connect under this name."""
        event.listen(engine, "do_connect", self._fill)

    def _fill(self, _dialect: Any, _record: Any, _arguments: Any, parameters: dict[str, Any]) -> None:
        self.fill(parameters)

    def fill(self, parameters: dict[str, Any]) -> None:
        """Put the name into what a connection is made with."""
        with self._guard:
            parameters["user"], parameters["password"] = self._given[0], word_of(self._given[1])


def login_of(engine: Engine) -> Login | None:
    """Under whose name an engine connects; None where its URL says it."""
    found = engine.get_execution_options().get("login")
    return found if isinstance(found, Login) else None


def nameless(url: URL) -> URL:
    """A URL without name and password: whoever is signed in puts theirs in."""
    return url._replace(username=None, password=None)  # `set` takes None for "as it was"
