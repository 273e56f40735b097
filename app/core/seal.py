"""How is what lies on this computer made unreadable for whoever only has its disk?"""

import hmac
import logging
from hashlib import sha256
from typing import Protocol

log = logging.getLogger(__name__)
_SERVICE, _ACCOUNT = "Ringfile", "cards-on-this-computer"


class Keyring(Protocol):
    """The system's place for passwords; the module `keyring` is one."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The password kept for a user of a service."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep it."""
        ...


class Seal:
    """Seals bytes and opens them again (Fernet: AES-128 with HMAC-SHA256). Safe from any thread.

    Args:
        key: 32 bytes in base64, as Fernet makes them.
    """

    def __init__(self, key: bytes) -> None:
        from cryptography.fernet import Fernet

        self._fernet, self._secret = Fernet(key), sha256(b"names" + key).digest()

    def close(self, plain: bytes) -> bytes:
        """Seal."""
        return self._fernet.encrypt(plain)

    def open(self, sealed: bytes) -> bytes | None:
        """What was sealed; None where it was sealed with another key, or changed."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            return None

    def name(self, plain: str) -> str:
        """A name to find something by that says nothing to whoever does not have the key."""
        return hmac.new(self._secret, plain.encode(), sha256).hexdigest()


def seal_of(keyring: Keyring | None = None) -> Seal | None:
    """The seal of this computer's user, made at the first time; None where there is no keyring. For a worker."""
    from cryptography.fernet import Fernet
    from keyring.errors import KeyringError

    try:
        ring = keyring or _system_keyring()
        kept = ring.get_password(_SERVICE, _ACCOUNT)
        if not kept:
            kept = Fernet.generate_key().decode()
            ring.set_password(_SERVICE, _ACCOUNT, kept)
            if ring.get_password(_SERVICE, _ACCOUNT) != kept:
                return None
        return Seal(kept.encode())
    except (KeyringError, OSError, RuntimeError, ValueError) as err:
        log.info("no key for the cards on this computer: %s", err)
        return None


def _system_keyring() -> Keyring:
    import keyring

    return keyring
