"""Where does what was written down wait that the server does not take now? In a small file of this seat, in order."""

import json
import logging
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import UUID, uuid4

from app.core.errors import AppError, DeviceUnavailable, Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP

log = logging.getLogger(__name__)
_TABLE = """
CREATE TABLE IF NOT EXISTS waiting (
    place INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, who TEXT NOT NULL,
    made_at TEXT NOT NULL, words TEXT NOT NULL, body TEXT NOT NULL, refused TEXT NOT NULL DEFAULT '')
"""
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")  # nothing of what was written stays behind
_ALL = "SELECT uuid, kind, who, made_at, words, body, refused FROM waiting ORDER BY place"
_ADD = "INSERT OR IGNORE INTO waiting (uuid, kind, who, made_at, words, body) VALUES (?, ?, ?, ?, ?, ?)"
_NOT_KEPT = QT_TRANSLATE_NOOP("database", "It could not be kept on this computer either: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that waits.

    Attributes:
        uuid: it is written once under this.
        kind: what it is, for whoever writes it.
        who: who wrote it down.
        words: what it says, for the list of what waits.
        body: plain values; days and moments, too.
        refused: why the database will not take it as it is; "" while it only waits.
    """

    kind: str
    who: str
    made_at: datetime
    words: str
    body: Mapping[str, Any]
    uuid: UUID = field(default_factory=uuid4)
    refused: str = ""


class Waiting:
    """Keeps items and hands them over in the order in which they came, each until it is written. From any thread.

    Args:
        path: of the file; made when the first item waits.
        write: submits the writing of an item; an Unavailable in the Future means later, another AppError never.
        on_changed: told after something came or went, on whatever thread.
    """

    def __init__(self, path: Path, write: Callable[[Item], "Future[Any]"], on_changed: Callable[[], None]) -> None:
        self._path, self._write, self._on_changed = path, write, on_changed
        self._guard, self._delivering, self._closed = Lock(), False, False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="waiting")
        self._items: dict[UUID, Item] = {}
        self._connection: sqlite3.Connection | None = None  # of the thread
        self._read = self._thread.submit(self._load)

    @property
    def items(self) -> tuple[Item, ...]:
        """What waits, the oldest first."""
        with self._guard:
            return tuple(self._items.values())

    @property
    def busy(self) -> bool:
        """Whether something waits behind which other things must wait, so that the order is kept."""
        with self._guard:
            return any(not one.refused for one in self._items.values())

    def add(self, item: Item) -> "Future[None]":
        """Keep an item; it is on the disk when the Future is done. A DeviceUnavailable in it says that it is not."""
        return self._thread.submit(self._add, item)

    def drop(self, uuid: UUID) -> "Future[None]":
        """Throw an item away."""
        return self._thread.submit(self._drop, uuid)

    def deliver(self) -> None:
        """The database may answer again: hand over what waits."""
        with self._guard:
            item = next((one for one in self._items.values() if not one.refused), None)
            if self._delivering or item is None:
                return
            self._delivering = True
        self._write(item).add_done_callback(lambda future: self._on_written(item, future))

    def close(self) -> None:
        """Finish writing; what waits stays for the next start. May be called twice."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._shut)
            self._thread.shutdown(wait=True)

    def _shut(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    # ------------------------------------------------------------ handing over

    def _on_written(self, item: Item, future: "Future[Any]") -> None:
        err = None if future.cancelled() else future.exception()
        later = future.cancelled() or isinstance(err, Unavailable)
        if not later and err is not None and not isinstance(err, AppError):
            log.error("what waited could not be written", exc_info=err)
        try:
            self._thread.submit(self._settle, item, err, later)
        except RuntimeError:  # closed: it is offered again at the next start, and written once all the same
            log.info("closed while %s was written", item.kind)

    def _settle(self, item: Item, err: BaseException | None, later: bool) -> None:
        if not later:
            if err is None:
                self._drop(item.uuid)
            else:
                self._refuse(item, str(err) or type(err).__name__)
        with self._guard:
            self._delivering = False
        if not later:
            self.deliver()

    # ------------------------------------------------------------ the file, on its thread

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = sqlite3.connect(self._path, isolation_level=None)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(_TABLE)
            self._connection = connection
        return self._connection

    def _load(self) -> None:
        if not self._path.exists():
            return
        try:
            rows = self._open().execute(_ALL).fetchall()
        except sqlite3.Error as err:
            log.error("what waits could not be read from %s: %s", self._path.name, err)
            return
        found = [_item(row) for row in rows]
        with self._guard:
            self._items = {one.uuid: one for one in found}
        if found:
            self._on_changed()

    def _add(self, item: Item) -> None:
        body = json.dumps(dict(item.body), default=_plain, ensure_ascii=False)
        row = (str(item.uuid), item.kind, item.who, item.made_at.isoformat(), item.words, body)
        try:
            self._open().execute(_ADD, row)
        except sqlite3.Error as err:
            raise DeviceUnavailable(_NOT_KEPT.fill(why=str(err))) from err
        with self._guard:
            self._items[item.uuid] = replace(item, body=_values(json.loads(body)))
        self._on_changed()

    def _drop(self, uuid: UUID) -> None:
        self._do("DELETE FROM waiting WHERE uuid = ?", str(uuid))
        with self._guard:
            self._items.pop(uuid, None)
        self._on_changed()

    def _refuse(self, item: Item, why: str) -> None:
        self._do("UPDATE waiting SET refused = ? WHERE uuid = ?", why, str(item.uuid))
        with self._guard:
            self._items[item.uuid] = replace(item, refused=why)
        self._on_changed()

    def _do(self, statement: str, *values: str) -> None:
        try:
            self._open().execute(statement, values)
        except sqlite3.Error as err:
            log.error("%s could not be changed: %s", self._path.name, err)


def _item(row: tuple[Any, ...]) -> Item:
    uuid, kind, who, made_at, words, body, refused = row
    return Item(
        uuid=UUID(uuid),
        kind=kind,
        who=who,
        made_at=datetime.fromisoformat(made_at).astimezone(UTC),
        words=words,
        body=_values(json.loads(body)),
        refused=refused,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return str(value)


def _values(body: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in body.items()}


def _value(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"moment"}:
        return datetime.fromisoformat(value["moment"])
    if isinstance(value, dict) and set(value) == {"day"}:
        return date.fromisoformat(value["day"])
    return _values(value) if isinstance(value, dict) else value
