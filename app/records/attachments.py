"""How are photos and papers kept with records? The file first, then its row: what the table names is there."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.core.access import RIGHTS, Who
from app.core.clock import Clock
from app.core.errors import DeviceUnavailable, NotAllowed, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.db.store import Store
from app.db.system import Attachment
from app.records.field import Values
from app.records.papers import MOST_FILES, Given, bytes_of, count_sentence, media_type, sort_out, tidy_name
from app.records.record import RecordType
from app.records.rows import fetch, stays
from app.records.shelf import Shelf

T = TypeVar("T")
_NO_RIGHT = QT_TRANSLATE_NOOP("records", "For this you need the right “{right}”.")
_NO_COPY = QT_TRANSLATE_NOOP("attachments", "“{name}” cannot be shown: {why}")


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a record."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: those that are kept now, and a sentence for each that is not."""

    kept: int
    refused: tuple[Text, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class _Kept:
    name: str
    media_type: str
    size: int
    sha256: str


class Attachments:
    """The files of records of any type. Methods return Futures; the bytes are moved on the pool.

    Args:
        folder: where the files lie; asked at each use, it is a setting.
        who: whose rights count, and who is stamped on what is added.
    """

    def __init__(
        self, store: Store, pool: Executor, folder: Callable[[], Path], who: Callable[[], Who], clock: Clock
    ) -> None:
        self._store, self._pool, self._folder, self._who, self._clock = store, pool, folder, who, clock
        self._shown: list[Path] = []

    def of(self, kind: RecordType, id_: int) -> "Future[tuple[Attached, ...]]":
        """The files of a record, in the order in which they were added."""
        return self._store.look(lambda s: _files(s, kind, id_))

    def add(self, kind: RecordType, id_: int, given: Sequence[Given]) -> "Future[Added]":
        """Keep files with a record; what cannot be kept is reported, the others are.

        Raises (in the Future):
            Refused: the record is gone or approved.
            NotAllowed: the right to change it is missing.
            DeviceUnavailable: the folder cannot be written.
        """
        return self._pool.submit(self._add, kind, id_, given)

    def _add(self, kind: RecordType, id_: int, given: Sequence[Given]) -> Added:
        self._store.look(lambda s: self._check(s, kind, id_)).result()
        shelf, kept, refused = Shelf(self._folder()), list[_Kept](), list[Text]()
        for one in given:
            try:
                data = bytes_of(one)
                type_ = media_type(data, one.name)
            except Refused as err:
                refused.append(err.text)
            else:
                kept.append(_Kept(tidy_name(one.name, type_), type_, len(data), shelf.keep(data)))
        if not kept:
            return Added(0, tuple(refused))
        count = self._store.run(lambda s: self._write(s, kind, id_, kept)).result()
        return Added(count, (*refused, count_sentence()) if count < len(kept) else tuple(refused))

    def _write(self, session: Session, kind: RecordType, id_: int, kept: Sequence[_Kept]) -> int:
        """The rows of files that are safe; returns how many of them the record has now."""
        trail.work_for(session, self._who(), self._clock.now())
        self._check(session, kind, id_)
        of_record = _of(kind, id_)
        there = set(session.scalars(select(Attachment.sha256).where(*of_record)))
        taken = 0
        for one in kept:
            if one.sha256 not in there:
                if len(there) >= MOST_FILES:
                    break
                there.add(one.sha256)
                session.add(
                    Attachment(
                        kind=kind.model.__tablename__,
                        record_id=id_,
                        name=one.name,
                        media_type=one.media_type,
                        size=one.size,
                        sha256=one.sha256,
                        added_by=self._who().name,
                        created_at=self._clock.now(),
                    )
                )
            taken += 1
        return taken

    def sort_out(self, given: Sequence[Given]) -> "Future[tuple[tuple[Given, ...], tuple[Text, ...]]]":
        """Which files can be kept once their record is saved, and a sentence for each of the others."""
        return self._pool.submit(sort_out, given)

    def remove(self, kind: RecordType, id_: int, attachment_id: int) -> "Future[None]":
        """Take a file from a record.

        Raises (in the Future):
            Refused: the record is approved.
            NotAllowed: the right to change it is missing.
        """

        def job(session: Session) -> None:
            trail.work_for(session, self._who(), self._clock.now())
            self._check(session, kind, id_)
            found = session.scalar(select(Attachment).where(*_of(kind, id_), Attachment.id == attachment_id))
            if found is not None:
                session.delete(found)

        return self._store.run(job)

    def read(self, one: Attached, made: Callable[[bytes], T]) -> "Future[T]":
        """What `made`, on the same thread, makes of what is in a file; it is checked before.

        Raises (in the Future):
            Refused: it is not in the folder, or damaged.
            DeviceUnavailable: the folder cannot be read.
        """
        return self._pool.submit(lambda: made(Shelf(self._folder()).read(one.sha256, one.name)))

    def copy_to_show(self, one: Attached) -> "Future[Path]":
        """A copy under its own name, for the program the system shows such files with; the kept one stays untouched.

        Raises (in the Future):
            Refused, DeviceUnavailable: as `read`, or no copy can be made.
        """

        def work() -> Path:
            data = Shelf(self._folder()).read(one.sha256, one.name)
            try:
                folder = Path(tempfile.mkdtemp(prefix="ringfile-"))
                self._shown.append(folder)
                (folder / one.name).write_bytes(data)
            except OSError as err:
                raise DeviceUnavailable(_NO_COPY.fill(name=one.name, why=err.strerror or str(err))) from err
            return folder / one.name

        return self._pool.submit(work)

    def sweep(self, folder: Path) -> "Future[int]":
        """Put aside what no record has, in this seat's own folder; a shared one may serve others, too."""

        def work() -> int:
            used = self._store.read(lambda s: set(s.scalars(select(Attachment.sha256).distinct()))).result()
            return Shelf(folder).sweep(used, self._clock.now().timestamp())

        return self._pool.submit(work)

    def close(self) -> None:
        """Throw away the copies that were made to be shown; one still open in another program stays."""
        for one in self._shown:
            shutil.rmtree(one, ignore_errors=True)

    def _check(self, session: Session, kind: RecordType, id_: int) -> None:
        for right in (kind.right, kind.right_save):
            if not self._who().may(right):
                words = next((said for key, said in RIGHTS.items() if key == right), right)
                raise NotAllowed(_NO_RIGHT.fill(right=words))
        if why := stays(kind, fetch(session, kind, id_)):
            raise Refused(why)


def take_files_away(session: Session, kind: RecordType, id_: int) -> tuple[Values, ...]:
    """The rows of a record's files, as it is deleted; its id may be given again, and they belong to nobody else."""
    if not kind.attachments:
        return ()
    columns = [one for one in Attachment.__table__.columns if one.key not in ("version", "changed_at")]
    rows = tuple(dict(one) for one in session.execute(select(*columns).where(*_of(kind, id_))).mappings())
    session.execute(delete(Attachment).where(*_of(kind, id_)))
    return rows


def bring_back_files(session: Session, rows: Iterable[Values]) -> None:
    """What `take_files_away` took, with the record that is back."""
    session.add_all(Attachment(**one) for one in rows)


def _files(session: Session, kind: RecordType, id_: int) -> tuple[Attached, ...]:
    columns = (
        *(Attachment.id, Attachment.name, Attachment.media_type, Attachment.size),
        *(Attachment.sha256, Attachment.added_by, Attachment.created_at),
    )
    found = session.execute(select(*columns).where(*_of(kind, id_)).order_by(Attachment.id))
    return tuple(Attached(*one) for one in found)


def _of(kind: RecordType, id_: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Attachment.kind == kind.model.__tablename__, Attachment.record_id == id_
