"""Is another program already running on this data folder?"""

import hashlib
import os
import sys
from typing import IO

from app.core.errors import Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places

_NOT_OURS = QT_TRANSLATE_NOOP(
    "places", "The file {file} cannot be used. Allow changes to it, or choose another folder."
)

if sys.platform == "win32":
    import msvcrt

    def _lock(fileno: int) -> None:
        msvcrt.locking(fileno, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(fileno: int) -> None:
        fcntl.flock(fileno, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Claim:
    """The right to a data folder; the system takes it back when the process ends, however it ends."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Let the next program have the folder. May be called twice."""
        self._file.close()


def claim(places: Places) -> Claim | None:
    """Claim a data folder for this program, or return None where another one has it.

    The file itself says nothing and stays: what counts is the system's lock on it, so there is nothing stale to find
    after a crash.

    Raises:
        Unavailable: the lock file cannot be opened.
    """
    try:
        file = places.lock.open("ab")
    except OSError as err:
        raise Unavailable(_NOT_OURS.fill(file=str(places.lock))) from err
    try:
        _lock(file.fileno())
    except OSError:
        file.close()
        return None
    return Claim(file)


def door(places: Places) -> str:
    """The name under which the program on this folder can be called on this computer (a local socket)."""
    folder = os.path.normcase(places.root.resolve())
    return f"ringfile-{hashlib.sha256(folder.encode()).hexdigest()[:16]}"
