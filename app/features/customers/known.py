"""Who has this number, as far as this seat knows without the server? The last cards it saw, sealed, on its own disk."""

import json
import logging
import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.seal import Seal
from app.features.customers.lookup import AddressLine, Card, ContactLine, PhoneLine

log = logging.getLogger(__name__)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS card (id TEXT PRIMARY KEY, seen_at TEXT NOT NULL, sealed BLOB NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_card_seen_at ON card (seen_at)",
    "CREATE TABLE IF NOT EXISTS phone (name TEXT NOT NULL, card TEXT NOT NULL, PRIMARY KEY (name, card)) WITHOUT ROWID",
)
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON")


@dataclass(frozen=True, slots=True)
class Known:
    """A card as it was when this seat last saw it."""

    card: Card
    seen_at: datetime


class KnownCards:
    """The cards this seat can show without the server. Works on a thread of its own; numbers and cards are sealed.

    Args:
        path: of the file.
        seal: of whoever uses this computer.
        most: so many cards are kept, those seen last.
    """

    def __init__(self, path: Path, seal: Seal, most: int) -> None:
        self._path, self._seal, self._most = path, seal, most
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="known")
        self._kept: dict[int, int] = {}

    def keep(self, cards: Sequence[Card], now: datetime) -> "Future[None]":
        """Remember these cards, in place of what was known of them; of a masked one no number would be known."""
        fresh = [card for card in cards if not card.masked and self._kept.get(card.id) != card.version]
        return self._thread.submit(self._keep, fresh, now)

    def find(self, key: str) -> "Future[list[Known]]":
        """Whoever has the number with this matching key."""
        return self._thread.submit(self._find, key)

    def close(self) -> None:
        """Stop the thread."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _keep(self, cards: Sequence[Card], now: datetime) -> None:
        try:
            with self._open() as connection, connection:
                for card in cards:
                    self._put(connection, card, now)
                connection.execute(
                    "DELETE FROM card WHERE id IN (SELECT id FROM card ORDER BY seen_at DESC LIMIT -1 OFFSET ?)",
                    (self._most,),
                )
                connection.execute("DELETE FROM phone WHERE card NOT IN (SELECT id FROM card)")
        except sqlite3.Error as err:
            log.warning("cards could not be kept on this computer: %s", err)
            return
        self._kept.update({card.id: card.version for card in cards})

    def _put(self, connection: sqlite3.Connection, card: Card, now: datetime) -> None:
        id_, sealed = self._seal.name(f"card {card.id}"), self._seal.close(_packed(card, now))
        connection.execute("INSERT OR REPLACE INTO card VALUES (?, ?, ?)", (id_, now.isoformat(), sealed))
        connection.execute("DELETE FROM phone WHERE card = ?", (id_,))
        keys = {phone.key for phone in card.phones if phone.key}
        connection.executemany("INSERT INTO phone VALUES (?, ?)", [(self._seal.name(key), id_) for key in keys])

    def _find(self, key: str) -> list[Known]:
        if not self._path.exists():
            return []
        try:
            with self._open() as connection:
                rows = connection.execute(
                    "SELECT sealed FROM card JOIN phone ON phone.card = card.id WHERE phone.name = ?",
                    (self._seal.name(key),),
                ).fetchall()
        except sqlite3.Error as err:
            log.warning("the cards on this computer cannot be read: %s", err)
            return []
        plain = (self._seal.open(sealed) for (sealed,) in rows)
        return [known for one in plain if one is not None and (known := _known(one))]

    def _open(self) -> "closing[sqlite3.Connection]":
        connection = sqlite3.connect(self._path)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        for table in _TABLES:
            connection.execute(table)
        return closing(connection)


def forget_all(path: Path) -> None:
    """Keep no cards on this computer any more."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


_MOMENTS = ("since", "blacklisted_at", "last_call_at")
_LINES = (("phones", PhoneLine), ("contacts", ContactLine), ("addresses", AddressLine))


def _packed(card: Card, now: datetime) -> bytes:
    given = {"seen_at": now, "card": asdict(card)}
    return json.dumps(given, default=lambda value: value.isoformat(), ensure_ascii=False).encode()


def _known(plain: bytes) -> Known | None:
    try:
        found = json.loads(plain)
        card: dict[str, Any] = found["card"]
        for name in _MOMENTS:
            card[name] = datetime.fromisoformat(card[name]) if card[name] else None
        for name, kind in _LINES:
            card[name] = tuple(kind(**one) for one in card[name])
        card["tags"], card["custom"] = tuple(card["tags"]), tuple(card["custom"])
        return Known(Card(**card), datetime.fromisoformat(found["seen_at"]))
    except (ValueError, KeyError, TypeError) as err:
        log.info("a card of an older program is passed over: %s", err)
        return None
