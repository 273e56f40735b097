"""Where on this computer does the program keep what it writes?"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP

_NO_FOLDER = QT_TRANSLATE_NOOP("places", "The data folder {folder} cannot be used: {file} stands in its way.")
_NOT_OURS = QT_TRANSLATE_NOOP(
    "places", "Nothing can be written to the data folder {folder}. Allow changes to it, or choose another folder."
)
_NO_ROOM = QT_TRANSLATE_NOOP("places", "The disk with the data folder {folder} is full. Free some space on it.")


@dataclass(frozen=True, slots=True)
class Places:
    """The data folder of a seat and what lies where in it; naming a place creates nothing."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file, where the seat does not use a server."""
        return self.root / "ringfile.db"

    @property
    def settings(self) -> Path:
        """Settings and boxes of this seat."""
        return self.root / "settings.json"

    @property
    def drafts(self) -> Path:
        """Forms not yet saved, in case the program ends."""
        return self.root / "drafts"

    @property
    def backups(self) -> Path:
        """Copies of the database, one file each."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """Logs and crash reports."""
        return self.root / "logs"

    @property
    def recordings(self) -> Path:
        """Sound files of calls."""
        return self.root / "recordings"

    @property
    def attachments(self) -> Path:
        """Photos and papers kept with records, unless the seat names another folder."""
        return self.root / "attachments"

    @property
    def imports(self) -> Path:
        """Rows of sheets that are being imported."""
        return self.root / "imports"

    @property
    def outbox(self) -> Path:
        """Calls that wait for the database."""
        return self.root / "waiting-calls.jsonl"

    @property
    def waiting(self) -> Path:
        """Notes and messages that wait for the server."""
        return self.root / "waiting.db"

    @property
    def known(self) -> Path:
        """The last cards this seat saw, sealed, for when the server is away."""
        return self.root / "known-cards.db"

    @property
    def lock(self) -> Path:
        """Held by the running program, so that a second one finds out."""
        return self.root / "ringfile.lock"

    def prepare(self) -> None:
        """Create the folders where they are missing.

        Raises:
            Unavailable: the folder cannot be made or written.
        """
        try:
            for folder in (self.root, self.drafts, self.backups, self.logs, self.recordings):
                folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.root) as file:
                file.write(b"x")  # a full disk still makes empty files
        except (FileExistsError, NotADirectoryError) as err:
            raise Unavailable(_NO_FOLDER.fill(folder=str(self.root), file=str(err.filename))) from err
        except OSError as err:
            text = _NO_ROOM if err.errno in _FULL else _NOT_OURS
            raise Unavailable(text.fill(folder=str(self.root))) from err


_FULL = {28, 122}  # ENOSPC, EDQUOT; Windows' "disk full" becomes ENOSPC


def default_places() -> Places:
    """The places used where none are named: the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return Places(user_data_path("Ringfile", appauthor=False))
