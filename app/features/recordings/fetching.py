"""How does a recording get from where it is kept into a file that can be played? Checked, and decrypted."""

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from threading import Lock

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.recordings.finding import Recorded
from app.features.recordings.moving import make_temporary
from app.features.recordings.places import Place
from app.features.recordings.sealing import Keys, unseal
from app.telephony.recorder.shelf import sha256_of
from app.telephony.recorder.taken import RecordingState

_ELSEWHERE = QT_TRANSLATE_NOOP("recordings", "This recording is still at the seat {seat}, which has not moved it yet.")
_GONE = QT_TRANSLATE_NOOP("recordings", "The file of this recording is not there any more.")
_DELETED = QT_TRANSLATE_NOOP("recordings", "This recording was deleted when its time was over.")
_GOES_ON = QT_TRANSLATE_NOOP("recordings", "This call is still being recorded.")
_DAMAGED = QT_TRANSLATE_NOOP("recordings", "The file of this recording is not what was recorded: it is damaged.")


class Library:
    """Fetches recordings to be played.

    Args:
        folder: the seat's own folder of recordings.
        pool: where files are moved.
        place: the store called so ("folder", "bucket") by the settings in force; may raise AppError.
        who: whose rights count.
    """

    def __init__(
        self,
        folder: Path,
        pool: Executor,
        place: Callable[[str], Place],
        keys: Keys,
        who: Callable[[], Who],
    ) -> None:
        self._folder, self._pool, self._place, self._keys, self._who = folder, pool, place, keys, who
        self._temporary: Path | None = None
        self._guard = Lock()

    def fetch(self, one: Recorded) -> "Future[Path]":
        """A file with the sound of a recording, in FLAC; it stays until the program ends.

        Raises (in the Future):
            NotAllowed: the right to listen is missing.
            Refused: it is gone, damaged, or still elsewhere.
            DeviceUnavailable: the store or the key cannot be reached.
        """
        return self._pool.submit(self.read, one)

    def close(self) -> None:
        """Delete what was fetched."""
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def read(self, one: Recorded) -> Path:
        """The same as `fetch`, on the thread of whoever asks; blocks."""
        who = self._who()
        who.need(Right.LISTEN)
        if one.state is RecordingState.RECORDING:
            raise Refused(_GOES_ON)
        if not one.playable:
            raise Refused(_DELETED if one.state is RecordingState.DELETED else _GONE)
        path = self._local(one, who) if not one.place else self._from_place(one)
        if sha256_of(path) != one.sha256:
            raise Refused(_DAMAGED)
        return self._unsealed(one, path) if one.sealed else path

    def _local(self, one: Recorded, who: Who) -> Path:
        path = self._folder / one.file
        if path.exists():
            return path
        raise Refused(_ELSEWHERE.fill(seat=one.seat) if one.seat != who.seat else _GONE)

    def _from_place(self, one: Recorded) -> Path:
        target = self._room() / f"{one.uuid}{Path(one.file).suffix}"
        if not target.exists() and not self._place(one.place).get(one.file, target):
            raise Refused(_GONE)
        return target

    def _unsealed(self, one: Recorded, path: Path) -> Path:
        target = self._room() / f"{one.uuid}.flac"
        if not target.exists():
            part = target.with_suffix(".part")
            unseal(path, part, self._keys)
            part.replace(target)
        return target

    def _room(self) -> Path:
        with self._guard:
            if self._temporary is None:
                self._temporary = make_temporary()
            return self._temporary
