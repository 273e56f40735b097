"""Who is let in at this seat, by the tables' passwords or by the server's own?"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import datetime
from hmac import compare_digest
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.errors import PasswordRefused, Unavailable
from app.db.engine import open_engine
from app.db.login import Login, nameless
from app.db.roles import role_of
from app.db.store import Store
from app.db.trouble import expected_errors
from app.features.operators.signing import Attempt, must_change, refused, sign_in, wait_until, wait_words, who_called


class Entry(Protocol):
    """Tries a name and a password."""

    free: bool  # any name may be typed: who there is, is not known before somebody signed in

    def sign_in(self, name: str, password: str, seat: str) -> "Future[Attempt]":
        """What comes of it; a failure is returned, not raised."""
        ...

    def follow(self, name: str) -> None:
        """Whoever works here is called otherwise from now on."""
        ...


class TableEntry:
    """Passwords are kept in the tables: one file, or a server whose seats share one name."""

    free = False

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def sign_in(self, name: str, password: str, seat: str) -> "Future[Attempt]":
        """See `Entry`."""
        now = self._clock.now()
        return self._store.run(lambda s: sign_in(s, name, password, seat, now))

    def follow(self, name: str) -> None:
        """See `Entry`: the tables know."""


class ServerEntry:
    """Everybody has a role of their own on the server: signing in is connecting.

    While the server is away, whoever works here gets back to their own work with their present password.

    Args:
        store: works under the new name from then on.
        login: of its connections.
        pool: where connections are tried.
    """

    free = True

    def __init__(self, store: Store, login: Login, pool: Executor, clock: Clock) -> None:
        self._store, self._login, self._pool, self._clock = store, login, pool, clock
        self._tries = Tries(clock.now)

    def sign_in(self, name: str, password: str, seat: str) -> "Future[Attempt]":
        """See `Entry`."""
        return self._pool.submit(self._sign_in, name.strip(), password, seat)

    def follow(self, name: str) -> None:
        """See `Entry`: further connections are made under the new name, with the same password."""
        self._login.put(role_of(self._store.engine.url.database or "", name), self._login.password)

    def _sign_in(self, name: str, password: str, seat: str) -> Attempt:
        if waiting := self._tries.waits(name):
            return waiting
        url = self._store.engine.url
        login = Login(role_of(url.database or "", name), password)
        engine = open_engine(nameless(url), login=login)
        try:
            with expected_errors(url), engine.connect():
                pass
        except PasswordRefused:
            return self._tries.failed(name)
        except Unavailable:
            who = self._store.who
            if not who.id or who.name != name:
                raise
            if not compare_digest(password.encode(), self._login.password.encode()):
                return self._tries.failed(name)
            return Attempt(who)
        finally:
            engine.dispose()
        self._tries.forget(name)
        return self._enter(login, name, seat)

    def _enter(self, login: Login, name: str, seat: str) -> Attempt:
        if (login.user, login.password) != (self._login.user, self._login.password):
            self._login.put(login.user, login.password)
            self._store.reconnect().result()
        self._store.come_back()
        return self._store.run(lambda s: entered(s, name, seat)).result()


class Tries:
    """Wrong passwords at this seat: after a few of them one waits, longer each time. The server itself counts none."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._failures: dict[str, int] = {}
        self._until: dict[str, datetime] = {}

    def waits(self, name: str) -> Attempt | None:
        """Why this name is not tried now; None where it is."""
        until = self._until.get(name)
        why = wait_words(until, self._now()) if until else None
        return Attempt(why=why, again_at=until) if why else None

    def failed(self, name: str) -> Attempt:
        """A password was wrong."""
        many = self._failures[name] = self._failures.get(name, 0) + 1
        until = wait_until(many, self._now())
        if until:
            self._until[name] = until
        return refused(until)

    def forget(self, name: str) -> None:
        """It was right."""
        self._failures.pop(name, None)
        self._until.pop(name, None)


def entered(session: Session, name: str, seat: str) -> Attempt:
    """Somebody connected under their own name: who they are, and what they may do now."""
    session.execute(text("SELECT guard.signed_in(:seat)"), {"seat": seat})
    who = who_called(session, name, seat)
    if who is None:
        return refused(None)
    return Attempt(who, must_change(session, who.id))
