"""How is a recording kept encrypted, and where is the key?

    0   8   "RFSEAL1" and a zero
    8   8   name of the key: the first 8 hexadecimal digits of its SHA-256
    16  8   random beginning of all nonces
    24      pieces of 64 KiB and 16 bytes (the last one shorter), each AES-256-GCM

The nonce of a piece is the random beginning and the piece's number; the head and whether it is the last piece are
authenticated with it, so that pieces cannot be changed, left out, put in another order or cut off.
"""

import base64
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from app.core.errors import DeviceUnavailable, Refused
from app.core.i18n import QT_TRANSLATE_NOOP

_MAGIC, _PIECE, _TAG = b"RFSEAL1\0", 1 << 16, 16
_HEAD = 24
_SERVICE = "Ringfile recordings"
_KEY_BYTES, _GROUP = 32, 4

_NO_KEYRING = QT_TRANSLATE_NOOP("recordings", "This computer has no keyring in which a key could be kept.")
_NO_KEY = QT_TRANSLATE_NOOP(
    "recordings", "The key {name} of the recordings is not at this seat. Enter its code in the settings."
)
_DAMAGED = QT_TRANSLATE_NOOP("recordings", "This recording is damaged, or was changed: it cannot be opened.")
_NO_CODE = QT_TRANSLATE_NOOP("recordings", "This is not the code of a key. It has 56 letters and digits.")


class Keyring(Protocol):
    """The system's place for secrets; the module `keyring` is one."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The secret kept under a name."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep it."""
        ...


class Keys:
    """The keys of recordings in this computer's keyring. For workers: a keyring may take its time.

    Args:
        keyring: the system's where None.
    """

    def __init__(self, keyring: Keyring | None = None) -> None:
        self._keyring = keyring

    def key(self, name: str) -> bytes:
        """The key called `name`.

        Raises:
            DeviceUnavailable: it is not here, or there is no keyring.
        """
        code = self.secret(name)
        if not code:
            raise DeviceUnavailable(_NO_KEY.fill(name=name))
        return _key_of(code)

    def make(self) -> str:
        """A new key, kept; its name.

        Raises:
            DeviceUnavailable: there is no keyring.
        """
        return self.enter(code_of(os.urandom(_KEY_BYTES)))

    def enter(self, code: str) -> str:
        """Keep the key with this code; its name.

        Raises:
            Refused: it is no code.
            DeviceUnavailable: there is no keyring.
        """
        key = _key_of(code)
        self.keep(name_of(key), code_of(key))
        return name_of(key)

    def code(self, name: str) -> str:
        """What has to be written down to have the key elsewhere.

        Raises:
            DeviceUnavailable: it is not here, or there is no keyring.
        """
        return code_of(self.key(name))

    def secret(self, name: str) -> str:
        """A secret of recordings by its name, "" where there is none.

        Raises:
            DeviceUnavailable: there is no keyring.
        """
        from keyring.errors import KeyringError

        try:
            return (self._keyring or _system_keyring()).get_password(_SERVICE, name) or ""
        except KeyringError as err:
            raise DeviceUnavailable(_NO_KEYRING) from err

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret of recordings.

        Raises:
            DeviceUnavailable: there is no keyring.
        """
        from keyring.errors import KeyringError

        try:
            (self._keyring or _system_keyring()).set_password(_SERVICE, name, secret)
        except KeyringError as err:
            raise DeviceUnavailable(_NO_KEYRING) from err


def _system_keyring() -> Keyring:
    import keyring

    return keyring


def name_of(key: bytes) -> str:
    """What a key is called; tells nothing about it."""
    return hashlib.sha256(b"name" + key).hexdigest()[:8]


def code_of(key: bytes) -> str:
    """A key in letters and digits, in groups, with a check sum against mistakes in typing."""
    text = base64.b32encode(key + hashlib.sha256(key).digest()[:3]).decode().rstrip("=")
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _key_of(code: str) -> bytes:
    text = "".join(code.split()).replace("-", "").upper()
    try:
        data = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError as err:
        raise Refused(_NO_CODE) from err
    key, check = data[:_KEY_BYTES], data[_KEY_BYTES:]
    if len(key) != _KEY_BYTES or check != hashlib.sha256(key).digest()[:3]:
        raise Refused(_NO_CODE)
    return key


def seal(source: Path, target: Path, key: bytes) -> None:
    """Write an encrypted copy; it is on the disk when this returns.

    Raises:
        OSError: one of the files cannot be read or written.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = _MAGIC + name_of(key).encode() + os.urandom(8)
    cipher = AESGCM(key)
    with source.open("rb") as plain, target.open("wb") as file:
        file.write(head)
        for number, (piece, last) in enumerate(_pieces(plain, _PIECE)):
            file.write(cipher.encrypt(head[16:] + number.to_bytes(4, "big"), piece, head + bytes([last])))
        file.flush()
        os.fsync(file.fileno())


def unseal(source: Path, target: Path, keys: Keys) -> None:
    """Write a copy that can be read.

    Raises:
        OSError: one of the files cannot be read or written.
        DeviceUnavailable: its key is not here.
        Refused: it was changed or cut off.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    with source.open("rb") as file, target.open("wb") as plain:
        head = file.read(_HEAD)
        if head[:8] != _MAGIC or len(head) != _HEAD:
            raise Refused(_DAMAGED)
        cipher = AESGCM(keys.key(head[8:16].decode("ascii", "replace")))
        try:
            for number, (piece, last) in enumerate(_pieces(file, _PIECE + _TAG)):
                plain.write(cipher.decrypt(head[16:] + number.to_bytes(4, "big"), piece, head + bytes([last])))
        except InvalidTag as err:
            raise Refused(_DAMAGED) from err


def _pieces(file: IO[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """Pieces of a file, and whether each is the last; at least one."""
    piece = file.read(size)
    while True:
        following = file.read(size) if len(piece) == size else b""
        yield piece, not following
        if not following:
            return
        piece = following
