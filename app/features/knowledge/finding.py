"""Which solutions fit what is being typed, the one most likely to help first? Few steps along an index, at any size.

Each fragment of what was typed gives the solutions for it that helped most often; what they say is then compared with
what was typed. So the answer takes as long with a million solutions as with a hundred.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.db.search import plain
from app.features.knowledge.model import Shelf, Solution
from app.features.knowledge.synonyms import told_otherwise
from app.features.knowledge.wording import LONGEST, SPELLED, clauses, likeness, pairs

MOST = 6  # offered at once
_MOST_GRAMS, _OF_EACH, _COMPARED = 32, 120, 80
_ENOUGH = 0.4  # likeness
_BESIDE = 0.6  # of the likeness of what is most like it: the rest is noise
_BY_PINYIN = 0.7  # the likeness of what is found by its pinyin
_LETTERS = 2  # of the shortest pinyin
_SAME_PRODUCT, _SAME_KIND, _OTHER = 0.2, 0.12, -0.1

_solution = Solution.__table__.c
_COLUMNS = (
    *(_solution.id, _solution.symptom, _solution.also, _solution.product, _solution.category_id, _solution.cause),
    *(_solution.result, _solution.tried, _solution.helped, _solution.by_phone, _solution.gathered),
)
# Of one fragment; the newest of those that weigh the same.
_HEAVIEST = (
    f"SELECT solution_id FROM solution_gram WHERE shelf = :shelf AND {{gram}} ORDER BY {{order}} LIMIT {_OF_EACH}"
)
_THIS = _HEAVIEST.format(gram="gram = :gram_{at}", order="weight DESC, solution_id DESC")
_FROM = _HEAVIEST.format(gram="gram >= :start AND gram < :end", order="gram")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be solved: on which shelf, in whose words, for which product and which kind of product."""

    shelf: Shelf
    words: str
    product: str = ""
    category_id: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A solution that fits; `success` in percent of the times it was tried, None where it never was."""

    id: int
    symptom: str
    cause: str
    result: str
    helped: int
    by_phone: int
    success: int | None


def find(session: Session, asked: Asked, limit: int = MOST) -> list[Found]:
    """Solutions that fit, the most promising first; of those that say the same one."""
    told = clauses(asked.words)
    typed = [pairs(one) for one in (*told, *told_otherwise(session, told))]
    sounding = _sounding(session, asked.shelf, plain(asked.words))
    ids = {*_alike(session, asked.shelf, typed), *sounding}
    rows = session.execute(select(*_COLUMNS).where(_solution.id.in_(ids), _solution.retired_at.is_(None)))
    fitting: list[tuple[float, Any]] = []
    for row in rows.all() if ids else ():
        alike = max(_likeness(row, typed), _BY_PINYIN if row.id in sounding else 0.0)
        if alike >= _ENOUGH and (row.helped or not row.gathered):
            fitting.append((alike, row))
    least = _BESIDE * max((alike for alike, _ in fitting), default=0.0)
    ranked = [
        (alike + _promise(row) + _of_product(row, asked), row.id, row) for alike, row in fitting if alike >= least
    ]
    best: dict[str, Any] = {}
    for *_, row in sorted(ranked, reverse=True):
        best.setdefault(plain(row.result), row)
    return [_found(row) for row in list(best.values())[:limit]]


def matching(session: Session, words: str, limit: int) -> list[int]:
    """Ids of solutions on both shelves that have something of these words in what is said."""
    typed = [pairs(one) for one in clauses(words)]
    found: Counter[int] = Counter()
    for shelf in Shelf:
        found.update(_by_grams(session, shelf, frozenset[str]().union(*typed)))
        found.update(dict.fromkeys(_sounding(session, shelf, plain(words)), len(words)))
    most = max(found.values(), default=0)
    return [id_ for id_, hits in found.most_common(limit) if 2 * hits >= most]


# ------------------------------------------------------------ candidates


def _alike(session: Session, shelf: Shelf, typed: Sequence[frozenset[str]]) -> list[int]:
    hits = _by_grams(session, shelf, frozenset[str]().union(*typed))
    return [id_ for id_, _ in hits.most_common(_COMPARED)]


def _by_grams(session: Session, shelf: Shelf, grams: Iterable[str]) -> "Counter[int]":
    """How many of these fragments each solution has, among those that helped most often with each of them."""
    wanted = sorted(grams)
    if len(wanted) > _MOST_GRAMS:
        step = len(wanted) / _MOST_GRAMS
        wanted = [wanted[int(at * step)] for at in range(_MOST_GRAMS)]
    if not wanted:
        return Counter()
    parts = (f"SELECT * FROM ({_THIS.format(at=at)}) AS gram_{at}" for at in range(len(wanted)))
    values = {f"gram_{at}": gram for at, gram in enumerate(wanted)}
    rows = session.execute(text(" UNION ALL ".join(parts)), {**values, "shelf": shelf.value})
    return Counter(rows.scalars())


def _sounding(session: Session, shelf: Shelf, typed: str) -> frozenset[int]:
    """Solutions whose pinyin or initials begin so somewhere."""
    if len(typed) < _LETTERS or not (typed.isascii() and typed.isalpha()):
        return frozenset()
    start = (SPELLED + typed)[:LONGEST]
    values = {"shelf": shelf.value, "start": start, "end": start + "\U0010ffff"}
    return frozenset(session.execute(text(_FROM), values).scalars())


# ------------------------------------------------------------ ranking


def _likeness(row: Any, typed: Sequence[frozenset[str]]) -> float:
    told = [pairs(one) for line in (row.symptom, *row.also.splitlines()) for one in clauses(line)]
    return likeness(typed, told)


def _promise(row: Any) -> float:
    """How likely it is to help: how often it did where it was tried, how often at all, and by telephone."""
    success = (row.helped + 1) / (row.tried + 2)
    known = min(1.0, log2(1 + row.helped) / 10)
    by_phone = row.by_phone / row.helped if row.helped else 0.0
    return float(0.25 * success + 0.15 * known + 0.1 * by_phone)


def _of_product(row: Any, asked: Asked) -> float:
    if row.product and asked.product:
        if plain(row.product) == plain(asked.product):
            return _SAME_PRODUCT
        return _SAME_KIND / 2 if row.category_id and row.category_id == asked.category_id else _OTHER
    if row.category_id and asked.category_id:
        return _SAME_KIND if row.category_id == asked.category_id else _OTHER
    return 0.0


def _found(row: Any) -> Found:
    success = round(100 * row.helped / row.tried) if row.tried else None
    return Found(row.id, row.symptom, row.cause, row.result, row.helped, row.by_phone, success)
