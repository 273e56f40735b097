"""How does a list become a file while everybody goes on working? In pages, on its own thread, whole or not at all."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.clock import Clock
from app.core.errors import DeviceUnavailable, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.db.store import Store
from app.records.history import AT_ONCE, Entry, Sought, entries, how_many
from app.records.listing import Anchor, Listing, Query
from app.records.record import RecordType
from app.records.transfer.apart import Apart, writer_of
from app.records.transfer.figures import Figures
from app.records.transfer.outline import Form, Outline
from app.records.transfer.reading import Cells, read_rows
from app.records.transfer.running import Course, Running, Told, Worker
from app.records.transfer.targets import places_in

T = TypeVar("T")
PAGE = 1000  # rows read at once
_WORTH_IT = 2000  # rows that another process is started for
_OPEN = QT_TRANSLATE_NOOP(
    "transfer", "{file} cannot be replaced; another program has it open. Close it there, or choose another name."
)
_NO_WRITING = QT_TRANSLATE_NOOP("transfer", "{file} cannot be written: {why}")
_MANY_COLUMNS = QT_TRANSLATE_NOOP("transfer", "A sheet has {most} columns at most, and this would need more.")
_MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be exported.

    Attributes:
        ids: only these records, in this order; None for all that the list shows.
    """

    kind: RecordType
    query: Query
    outline: Outline
    path: Path
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class FiguresOrder:
    """A statistic that is to be exported; without all of `rights` it is not."""

    figures: Figures
    path: Path
    rights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailOrder:
    """The entries of the audit trail that are to be exported; without all of `rights` they are not.

    Attributes:
        kinds: the types whose fields the entries name.
        row_of: an entry as cells in the order of the outline's columns; called on the thread that writes.
    """

    sought: Sought
    kinds: tuple[RecordType, ...]
    row_of: Callable[[Entry], Cells]
    outline: Outline
    path: Path
    rights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that is complete.

    Attributes:
        source: where it was read, if there is a replica.
    """

    path: Path
    rows: int
    source: Text | None = None


class Exports:
    """Writes lists into files, one after the other, on a thread of its own.

    Args:
        who: whose rights count; asked when an export begins.
    """

    def __init__(self, store: Store, who: Callable[[], Who], clock: Clock) -> None:
        self._store, self._who, self._clock = store, who, clock
        self._worker = Worker("export")

    def places(self, kind: RecordType) -> "Future[dict[str, int]]":
        """How many rows of each of its parts the longest record has: as many columns a sheet of everything needs."""
        return self._store.report(lambda s: places_in(s, kind))

    def start(self, order: Order, told: Told) -> Running:
        """Export a list; `told` is called on the thread that writes.

        Raises (in the Future):
            NotAllowed: the right to export it is missing.
            Stopped: it was stopped.
            Refused: a document, or a sheet, cannot hold so much.
            DeviceUnavailable: the file cannot be written.
        """
        who = self._who()
        return self._worker.start(lambda course: self._export(order, who, course), told)

    def start_figures(self, order: FiguresOrder, told: Told) -> Running:
        """Export a statistic; raises what `start` raises."""
        who = self._who()
        return self._worker.start(lambda course: self._export_figures(order, who, course), told)

    def start_trail(self, order: TrailOrder, told: Told) -> Running:
        """Export entries of the audit trail; raises what `start` raises."""
        who = self._who()
        return self._worker.start(lambda course: self._export_trail(order, who, course), told)

    def close(self) -> None:
        """Stop what is being written; half a file is thrown away."""
        self._worker.close()

    def _export(self, order: Order, who: Who, course: Course) -> Exported:
        who.need(order.kind.right_export)
        if len(order.outline.columns) > _MOST_COLUMNS:
            raise Refused(_MANY_COLUMNS.fill(most=f"{_MOST_COLUMNS:,}"))
        total = self._total(order, who)
        pages = self._pages(order, who, course)
        rows = _whole(order.path, course, lambda part: _write(part, order, total, course, pages))
        self._store.run(lambda s: self._note(s, order, who, rows)).result()
        return Exported(order.path, rows, self._store.replica.said if self._store.replica else None)

    def _export_figures(self, order: FiguresOrder, who: Who, course: Course) -> Exported:
        who.need(*order.rights)
        figures, count = order.figures, len(order.figures.rows)
        writes = _figures_writer(order.path)
        _whole(order.path, course, lambda part: writes(part, figures, lambda done: _step(course, done, count)))
        said: dict[str, list[Any]] = {
            "rows": [None, count],
            "file": [None, order.path.name],
            "title": [None, figures.title],
        }
        said |= {name: [None, text] for name, text in figures.about}
        self._store.run(lambda s: self._told(s, who, figures.table, said)).result()
        return Exported(order.path, count)

    def _export_trail(self, order: TrailOrder, who: Who, course: Course) -> Exported:
        who.need(*order.rights)
        total = self._store.report(lambda s: how_many(s, order.sought)).result()
        pages = self._portions(order, course)
        rows = _whole(order.path, course, lambda part: _write(part, order, total, course, pages))
        said: dict[str, list[Any]] = {"rows": [None, rows], "file": [None, order.path.name]}
        said |= {name: [None, text] for name, text in order.outline.about}
        self._store.run(lambda s: self._told(s, who, "trace", said)).result()
        return Exported(order.path, rows)

    def _portions(self, order: TrailOrder, course: Course) -> Iterator[list[Cells]]:
        """The entries, the newest first; what is noted meanwhile is not among them."""
        sought, full = order.sought, True
        while full:
            course.check()
            found = self._store.report(partial(entries, kinds=order.kinds, sought=sought)).result()
            if found:
                sought = replace(sought, before=found[-1].id)
                yield [order.row_of(one) for one in found]
            full = len(found) == AT_ONCE

    def _total(self, order: Order, who: Who) -> int:
        if order.ids is not None:
            return len(order.ids)
        now = self._clock.now()
        return self._store.report(lambda s: Listing(s, order.kind, order.query, who, now).total()).result()

    def _pages(self, order: Order, who: Who, course: Course) -> Iterator[list[Cells]]:
        """The rows, page by page; the next one is read while one is being written."""
        now, keys = self._clock.now(), [one.key for one in order.outline.columns]

        def read(session: Session, after: Anchor | None, start: int) -> tuple[list[Cells], Anchor | None, int]:
            trail.work_for(session, who, now)
            if order.ids is not None:
                ids = order.ids[start : start + PAGE]
                return _cells(session, order, keys, ids), None, len(ids)
            listing = Listing(session, order.kind, order.query, who, now)
            found, last = listing.walk(after, PAGE)
            return _cells(session, order, keys, found, *listing.within(after, last)), last, len(found)

        def ask(last: Anchor | None, start: int) -> "Future[tuple[list[Cells], Anchor | None, int]]":
            return self._store.report(lambda s: read(s, last, start))

        asked = ask(None, 0)
        start, full = 0, True
        while full:
            course.check()
            rows, last, count = asked.result()
            start, full = start + count, count == PAGE
            if full:
                asked = ask(last, start)
            if rows:
                yield rows

    def _note(self, session: Session, order: Order, who: Who, rows: int) -> None:
        """Who took what out of the house."""
        said: dict[str, list[Any]] = {"rows": [None, rows], "file": [None, order.path.name]}
        said |= {name: [None, text] for name, text in order.outline.about}
        self._told(session, who, order.kind.model.__tablename__, said)

    def _told(self, session: Session, who: Who, table: str, said: dict[str, list[Any]]) -> None:
        trail.work_for(session, who, self._clock.now())
        trail.note(session, who, "exported", table, 0, changes=said)


def _write(part: Path, order: Order | TrailOrder, total: int, course: Course, pages: Iterator[list[Cells]]) -> int:
    part.touch()  # a folder that cannot be written says so before anything is read
    form = Form.DOCUMENT if order.path.suffix.lower() == Form.DOCUMENT.value else Form.SHEET
    writer = (Apart if total >= _WORTH_IT else writer_of)(form, part, order.outline)
    rows = 0
    try:
        for page in pages:
            writer.add(page)
            rows += len(page)
            course.told(min(rows, total), total)  # rows of a sale are several
        writer.close()
    except BaseException:
        with suppress(OSError):
            writer.drop()
        raise
    return rows


def _whole(path: Path, course: Course, write: Callable[[Path], T]) -> T:
    """Write beside `path` and put it there when it is complete; otherwise nothing of it is left.

    Raises:
        DeviceUnavailable: it cannot be written, or replaced.
        Stopped: it was stopped.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        found = write(part)
        course.check()
        part.replace(path)
    except OSError as err:
        said = _OPEN if isinstance(err, PermissionError) and path.exists() else _NO_WRITING
        raise DeviceUnavailable(said.fill(file=path.name, why=err.strerror or str(err))) from err
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return found


def _step(course: Course, done: int, total: int) -> None:
    course.check()
    course.told(done, total)


def _figures_writer(path: Path) -> Callable[[Path, Figures, Callable[[int], None]], None]:
    """Loaded when it is first wanted."""
    if path.suffix.lower() == Form.DOCUMENT.value:
        from app.records.transfer.figures_document import write_document

        return write_document
    from app.records.transfer.figures_sheet import write_sheet

    return write_sheet


def _cells(
    session: Session, order: Order, keys: Sequence[str], ids: Sequence[int], *within: ColumnElement[bool]
) -> list[Cells]:
    """The rows of these records; of a type whose sheets have several for one, those it would be imported from."""
    folding = order.kind.sheet.folding if order.kind.sheet and order.outline.whole else None
    if folding is None:
        return read_rows(session, order.kind, keys, ids, *within)
    return [tuple(map(row.get, keys)) for row in folding.unfold(session, ids)]
