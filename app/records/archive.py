"""What is in a backup that can be carried anywhere: the data as a SQLite file, and the photos and papers?

A ZIP file, the same for both engines:

ringfile.json   what it is, when it was made, rows and checksum of each table
ringfile.db     the data; a server's too
papers/abcdef…  photos and papers under their SHA-256
recordings/…    where they are wanted: recordings by their place and file
"""

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.errors import Refused, Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.rows import Sum
from app.records.shelf import Shelf

_FORMAT = 1
_ABOUT, _DATA, _PAPERS = "ringfile.json", "ringfile.db", "papers/"
_MOST_ABOUT = 1 << 20  # bytes
_RECORDINGS = "recordings/"
_INSIDE = re.compile(r"\w+(/[\w.\-]+)+")
_OURS = re.compile(r"papers/([0-9a-f]{64})")
_NO_BACKUP = QT_TRANSLATE_NOOP("backup", "{file} is no backup of Ringfile, or it is damaged.")
_NEWER = QT_TRANSLATE_NOOP("backup", "{file} was made by a newer Ringfile. Please update this one.")
_NO_READ = QT_TRANSLATE_NOOP("backup", "{file} cannot be read: {why}")
_NO_WRITE = QT_TRANSLATE_NOOP("backup", "No backup could be made in {folder}: {why}")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself.

    Attributes:
        step: of the tables.
        papers: how many photos and papers are in it.
        missing: names of those that were wanted and not there.
        recordings: how many of these are in it.
    """

    made_at: datetime
    step: str
    tables: Mapping[str, Sum]
    papers: int = 0
    missing: tuple[str, ...] = ()
    recordings: int = 0


@dataclass(frozen=True, slots=True)
class Papers:
    """Photos and papers to be packed: their names by their SHA-256, and where they lie.

    Attributes:
        recordings: files of recordings by what they are called in the backup, "place/file".
    """

    names: Mapping[str, str]
    shelf: Shelf
    recordings: Mapping[str, Path] = field(default_factory=dict)


def pack(target: Path, data: Path, contents: Contents, papers: Papers, told: Callable[[int], None]) -> Contents:
    """Write a backup in one step: it is there whole, or not at all.

    Args:
        target: the file; it must not be there.
        data: the SQLite file.
        contents: what is in that.
        papers: what goes with it.
        told: how many of them are packed, again and again.

    Raises:
        Unavailable: it cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    missing: list[str] = []
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as file:
            file.write(data, _DATA)
            for done, (sha, name) in enumerate(papers.names.items(), 1):
                try:  # photos are packed already
                    file.writestr(f"{_PAPERS}{sha}", papers.shelf.read(sha, name), zipfile.ZIP_STORED)
                except (Refused, Unavailable):
                    missing.append(name)
                told(done)
            packed = len(papers.names) - len(missing)
            for name, path in papers.recordings.items():
                if path.is_file():
                    file.write(path, f"{_RECORDINGS}{name}", zipfile.ZIP_STORED)
                else:
                    missing.append(name)
                told(packed)
            there = sum(one.startswith(_RECORDINGS) for one in file.namelist())
            whole = replace(contents, papers=packed, missing=tuple(missing), recordings=there)
            file.writestr(_ABOUT, json.dumps(_said(whole), ensure_ascii=False, indent=1))
        part.replace(target)
    except OSError as err:
        raise Unavailable(_NO_WRITE.fill(folder=str(target.parent), why=err.strerror or str(err))) from err
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return whole


def look(source: Path) -> Contents:
    """What a backup says of itself.

    Raises:
        Refused: it is none, or made by a newer program.
        Unavailable: it cannot be read.
    """
    with _opened(source) as file:
        return _read(file, source)


def unpack(
    source: Path,
    data: Path,
    shelf: Shelf,
    told: Callable[[int], None],
    recordings: Callable[[str], Path | None] = lambda _: None,
) -> Contents:
    """Write the data of a backup to a file, its photos and papers to their shelf, its recordings to their places.

    `recordings` says where one goes; what is there already, or goes nowhere, is left out.

    Raises:
        Refused: it is none, or damaged.
        Unavailable: it cannot be read, or there is no room for what is in it.
    """
    with _opened(source) as file:
        contents = _read(file, source)
        try:
            with file.open(_DATA) as packed, data.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked, 1 << 20)
            for done, sha in enumerate(_papers(file), 1):
                if shelf.keep(file.read(f"{_PAPERS}{sha}")) != sha:
                    raise Refused(_NO_BACKUP.fill(file=str(source)))
                told(done)
            for name in _recordings(file):
                if (target := recordings(name)) is not None and not target.exists():
                    _put(file, f"{_RECORDINGS}{name}", target)
        except (zipfile.BadZipFile, KeyError, EOFError) as err:
            raise Refused(_NO_BACKUP.fill(file=str(source))) from err
        except OSError as err:
            raise Unavailable(_NO_READ.fill(file=str(source), why=err.strerror or str(err))) from err
    return contents


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except zipfile.BadZipFile as err:
        raise Refused(_NO_BACKUP.fill(file=str(source))) from err
    except OSError as err:
        raise Unavailable(_NO_READ.fill(file=str(source), why=err.strerror or str(err))) from err


def _papers(file: zipfile.ZipFile) -> Iterable[str]:
    return (found.group(1) for one in file.namelist() if (found := _OURS.fullmatch(one)))


def _recordings(file: zipfile.ZipFile) -> Iterable[str]:
    """Of whatever lies there, what is called as we call it; nothing leads out of its place."""
    for one in file.namelist():
        name = one.removeprefix(_RECORDINGS)
        if one.startswith(_RECORDINGS) and _INSIDE.fullmatch(name) and ".." not in name.split("/"):
            yield name


def _put(file: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    try:
        with file.open(name) as packed, part.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked, 1 << 20)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _said(contents: Contents) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "made_at": contents.made_at.astimezone(UTC).isoformat(),
        "step": contents.step,
        "tables": {name: [one.rows, one.checksum] for name, one in contents.tables.items()},
        "papers": contents.papers,
        "missing": list(contents.missing),
        "recordings": contents.recordings,
    }


def _read(file: zipfile.ZipFile, source: Path) -> Contents:
    try:
        if file.getinfo(_ABOUT).file_size > _MOST_ABOUT:
            raise ValueError(_ABOUT)
        said = json.loads(file.read(_ABOUT))
        if said["format"] > _FORMAT:
            raise Refused(_NEWER.fill(file=str(source)))
        return Contents(
            datetime.fromisoformat(said["made_at"]),
            str(said["step"]),
            {str(name): Sum(int(rows), str(sum_)) for name, (rows, sum_) in said["tables"].items()},
            int(said["papers"]),
            tuple(map(str, said["missing"])),
            int(said.get("recordings", 0)),
        )
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, OSError) as err:
        raise Refused(_NO_BACKUP.fill(file=str(source))) from err
