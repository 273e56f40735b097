"""Where is the password of an exchange kept? In the system's keyring; where there is none, until the program ends."""

import logging
import threading
from typing import Protocol

from app.telephony.protocol import BoxConfig

log = logging.getLogger(__name__)

_SERVICE = "Ringfile"


class Keyring(Protocol):
    """The system's place for passwords; the module `keyring` is one."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The password kept for a user of a service."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep it."""
        ...


class Secrets:
    """Passwords of boxes. Safe from any thread; the keyring may ask the user, so never from the window's own.

    Args:
        keyring: None for the system's.
    """

    def __init__(self, keyring: Keyring | None = None) -> None:
        self._keyring = keyring
        self._known: dict[str, str] = {}
        self._lock = threading.Lock()

    def of(self, config: BoxConfig) -> str:
        """The password of a box, "" where none is kept or needed."""
        from keyring.errors import KeyringError

        if not config.exchange.user:
            return ""
        account = _account(config)
        with self._lock:
            if account not in self._known:
                try:
                    self._known[account] = self._ring().get_password(_SERVICE, account) or ""
                except (KeyringError, OSError, RuntimeError) as err:
                    log.info("the keyring does not give the password: %s", err)
                    return ""
            return self._known[account]

    def keep(self, config: BoxConfig, secret: str) -> bool:
        """Keep a password; False where it is forgotten when the program ends."""
        from keyring.errors import KeyringError

        account = _account(config)
        with self._lock:
            self._known[account] = secret
            try:
                self._ring().set_password(_SERVICE, account, secret)
            except (KeyringError, OSError, RuntimeError) as err:
                log.info("the keyring does not keep the password: %s", err)
                return False
            return True

    def _ring(self) -> Keyring:
        if self._keyring is not None:
            return self._keyring
        import keyring

        return keyring


def _account(config: BoxConfig) -> str:
    """Whoever signs in where; another port of the same exchange is the same account."""
    host = config.port.partition("://")[2].partition("/")[0].partition("?")[0].rpartition(":")
    return f"{config.exchange.user}@{host[0] or host[2]} (Asterisk)"
