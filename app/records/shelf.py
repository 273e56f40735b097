"""How do the bytes of photos and papers lie beside the database, so that none is half written, lost or changed unseen?

attachments/ab/abcdef…   under their SHA-256, the same content once
attachments/unused/…     what no record has any more; it is brought back from there where it is wanted again
"""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Collection
from pathlib import Path

from app.core.errors import DeviceUnavailable, Refused
from app.core.i18n import QT_TRANSLATE_NOOP

_NO_FOLDER = QT_TRANSLATE_NOOP("attachments", "The folder of photos and papers, {folder}, cannot be used: {why}")
_NOT_HERE = QT_TRANSLATE_NOOP(
    "attachments",
    "“{name}” is not in {folder}. It may have been added at another computer that keeps its files elsewhere.",
)
_DAMAGED = QT_TRANSLATE_NOOP("attachments", "“{name}” is damaged: it is no longer what was kept.")
_OURS = re.compile(r"[0-9a-f]{64}")
_DAY_S = 86_400
_UNUSED_S = 30 * _DAY_S


class Shelf:
    """The folder of files. Its methods may take long and run on a thread of the pool."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> str:
        """Write a file in one step and return its SHA-256; what is there already stays, unless it is damaged.

        Raises:
            DeviceUnavailable: the folder cannot be written.
        """
        sha = hashlib.sha256(data).hexdigest()
        target = self._place(sha)
        try:
            if _is(target, sha):
                os.utime(target)  # it is wanted again: too young to be swept
                return sha
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, data)
        except OSError as err:
            raise self._unusable(err) from err
        return sha

    def read(self, sha: str, name: str) -> bytes:
        """What was kept, checked against its SHA-256.

        Raises:
            Refused: it is not there, or damaged; the sentence names the file.
            DeviceUnavailable: the folder cannot be read.
        """
        if not self.folder.is_dir():
            raise self._unusable(FileNotFoundError(2, os.strerror(2)))
        target = self._place(sha)
        try:
            if not target.exists() and (aside := self._aside(sha)).exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                aside.replace(target)
            data = target.read_bytes()
        except FileNotFoundError as err:
            raise Refused(_NOT_HERE.fill(name=name, folder=str(self.folder))) from err
        except OSError as err:
            raise self._unusable(err) from err
        if hashlib.sha256(data).hexdigest() != sha:
            raise Refused(_DAMAGED.fill(name=name))
        return data

    def sweep(self, used: Collection[str], now_s: float) -> int:
        """Put files aside that no record has and that are older than a day; those aside for a month go.

        Args:
            used: every SHA-256 a record has.
            now_s: the present, in seconds since 1970, as files are stamped.
        """
        swept = 0
        with contextlib.suppress(OSError):  # another time
            for one in self.folder.glob("[0-9a-f][0-9a-f]/*"):
                if one.name not in used and now_s - one.stat().st_mtime > _DAY_S:
                    swept += self._put_aside(one, now_s)
            for one in self._aside("").parent.glob("unused/*"):
                if now_s - one.stat().st_mtime > _UNUSED_S:
                    one.unlink()
        return swept

    def _put_aside(self, one: Path, now_s: float) -> int:
        if not _OURS.fullmatch(one.name):
            one.unlink() if one.suffix == ".part" else None
            return 0
        aside = self._aside(one.name)
        aside.parent.mkdir(exist_ok=True)
        one.replace(aside)
        os.utime(aside, (now_s, now_s))
        return 1

    def _place(self, sha: str) -> Path:
        return self.folder / sha[:2] / sha

    def _aside(self, sha: str) -> Path:
        return self.folder / "unused" / sha

    def _unusable(self, err: OSError) -> DeviceUnavailable:
        return DeviceUnavailable(_NO_FOLDER.fill(folder=str(self.folder), why=err.strerror or str(err)))


def _is(target: Path, sha: str) -> bool:
    return target.exists() and hashlib.sha256(target.read_bytes()).hexdigest() == sha


def _write(target: Path, data: bytes) -> None:
    """The file is there whole, also after the power failed, or not at all."""
    handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
