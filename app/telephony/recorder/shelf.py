"""How are recordings named, and what stands beside a file until the database has it?"""

import hashlib
import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from app.telephony.recorder.taken import Taken, plain_of, taken_of

_AT_ONCE = 1 << 20
NOTE = ".json"
log = logging.getLogger(__name__)


def name_of(call: UUID, started_at: datetime, piece: int = 1, ending: str = "flac") -> str:
    """By day of the local calendar and call: 2026/11/25/UUID.flac, further pieces UUID-2.flac."""
    more = f"-{piece}" if piece > 1 else ""
    return f"{started_at.astimezone():%Y/%m/%d}/{call}{more}.{ending}"


def sha256_of(path: Path) -> str:
    """The file's check sum, hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_AT_ONCE):
            found.update(block)
    return found.hexdigest()


class Notes:
    """What is known of the recordings in a folder, in a note beside each file, so that it needs no database.

    Safe from any thread, one at a time for each recording.

    Args:
        folder: the seat's own folder of recordings.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, taken: Taken) -> Path:
        """Where the recording's file is in this folder."""
        return self.folder / taken.file

    def write(self, taken: Taken) -> None:
        """Keep what is known now; the note is whole or as it was before.

        Raises:
            OSError: the disk does not take it.
        """
        path = self._note(taken)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(plain_of(taken), ensure_ascii=False), "utf-8")
        fresh.replace(path)

    def remove(self, taken: Taken) -> None:
        """The database and the store have it."""
        self._note(taken).unlink(missing_ok=True)

    def all(self) -> Iterator[Taken]:
        """What is noted in the folder, oldest day first; a note that makes no sense is passed over."""
        for path in sorted(self.folder.glob(f"*/*/*/*{NOTE}")):
            try:
                yield taken_of(json.loads(path.read_text("utf-8")))
            except (OSError, ValueError) as err:
                log.warning("the note %s of a recording is passed over: %s", path.name, err)

    def _note(self, taken: Taken) -> Path:
        return (self.folder / taken.file).with_suffix(NOTE)
