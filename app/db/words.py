"""How is what one seat tells the others written? Short enough for a NOTIFY, and read with care."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.changes import WHOLE, Changes
from app.core.foreign import parsed

CHANGES, SEATS = "ringfile_changes", "ringfile_seats"  # the channels
_MOST_BYTES = 7900  # NOTIFY takes less than 8000
_MOST_IDS = 400  # of one table; beyond that it is the whole table
_MOST_GATHERED = 4000
_HIGHEST = 2**63 - 1  # of an id


@dataclass(frozen=True, slots=True)
class Word:
    """What a seat says to the others.

    Attributes:
        kind: what it is about ("call", "here", …).
        seat: token of the connection that said it.
        body: plain values.
    """

    kind: str
    seat: str
    body: Mapping[str, Any]


def said_of(changes: Changes, seat: str) -> str:
    """Changes as they are told; tables with the most ids become whole ones until it is short enough."""
    tables: dict[str, list[int]] = {}
    for name, id_ in sorted(changes.touched):
        tables.setdefault(name, []).append(id_)
    told = {name: [WHOLE] if WHOLE in ids or len(ids) > _MOST_IDS else ids for name, ids in tables.items()}
    while len(words := _short({"s": seat, "t": told})) > _MOST_BYTES:
        longest = max(told, key=lambda name: len(told[name]))
        if told[longest] == [WHOLE]:
            return _short({"s": seat, "t": {}})  # more tables than there are
        told[longest] = [WHOLE]
    return words


def changes_of(words: str, seat: str) -> Changes:
    """What another seat changed; nothing where this `seat` said it itself, or it makes no sense."""
    found = _read(words)
    if found.get("s") == seat or not isinstance(tables := found.get("t"), dict):
        return Changes(frozenset())
    return Changes(frozenset(_pairs(tables.items())))


def _pairs(tables: Iterable[tuple[Any, Any]]) -> Iterable[tuple[str, int]]:
    for name, ids in tables:
        for id_ in ids if isinstance(ids, list) else ():
            if type(id_) is int:
                yield str(name), id_ if WHOLE <= id_ <= _HIGHEST else WHOLE


def gathered(touched: set[tuple[str, int]]) -> Changes:
    """What was heard in one moment as one change; very much of it in fewer words."""
    if len(touched) <= _MOST_GATHERED:
        return Changes(frozenset(touched))
    return Changes(frozenset((name, WHOLE) for name, _ in touched))


def said(word: Word) -> str | None:
    """A word as it is told; None where it is too long to be."""
    words = _short({"s": word.seat, "k": word.kind, "b": dict(word.body)})
    return words if len(words.encode()) <= _MOST_BYTES else None


def word_of(words: str) -> Word | None:
    """A word that was heard; None where it makes no sense."""
    found = _read(words)
    kind, seat, body = found.get("k"), found.get("s"), found.get("b")
    if not isinstance(kind, str) or not isinstance(seat, str) or not isinstance(body, dict):
        return None
    return Word(kind, seat, body)


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(words: str) -> dict[str, Any]:
    try:
        found = parsed(words)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
