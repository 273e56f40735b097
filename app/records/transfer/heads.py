"""Which column of a sheet is which field? Found by the names that people give it, in both languages, with numbers."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.records.field import Kind
from app.records.record import RecordType

MOST_PLACES = 20  # phones of one row
_LOOKED_AT = 10  # rows among which the heads are
_NUMBERED = re.compile(r"(\D*?)(\d{1,2})(\D*)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What fields and values are called.

    Attributes:
        fields: names of each target ("name", "phones.number"), the usual ones first.
        parts: names of each PARTS field ("phones").
        values: by target, what a word stands for ("yes", "手机").
    """

    fields: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def plain(name: Any) -> str:
    """A name as it is compared: letters and digits of any script, in lower case."""
    text = unicodedata.normalize("NFKC", "" if name is None else str(name)).casefold()
    return "".join(one for one in text if one.isalnum())


def pattern_of(target: str) -> str:
    """The target without its place: "phones.number" of "phones.0.number"."""
    name, _, rest = target.partition(".")
    return f"{name}.{rest.partition('.')[2]}" if rest else name


class Heads:
    """Finds the targets of a sheet's columns.

    Args:
        kind: the type.
        vocabulary: what its fields are called.
    """

    def __init__(self, kind: RecordType, vocabulary: Vocabulary) -> None:
        parts = {one.key for one in kind.fields if one.kind is Kind.PARTS}
        self._plain: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self._parts = {plain(name): key for key, names in vocabulary.parts.items() for name in names}
        for target, names in vocabulary.fields.items():
            part, _, cell = target.partition(".")
            table = self._short if cell and part in parts else self._plain
            for name in names:
                table.setdefault(plain(name), target)
        self._cells = {
            (target.partition(".")[0], plain(name)): target
            for target, names in vocabulary.fields.items()
            if "." in target
            for name in names
        }

    def guess(self, head: Sequence[Any]) -> dict[int, str]:
        """The target of each column that is recognized."""
        found: dict[int, str] = {}
        for at, name in enumerate(head):
            target = self._target(plain(name), frozenset(found.values()))
            if target and target not in found.values():
                found[at] = target
        return found

    def row_of(self, sample: Sequence[Sequence[Any]]) -> int:
        """Which row holds the heads: the one in which most is recognized, or the first that is not empty."""
        rows = list(sample[:_LOOKED_AT])
        known = [len(self.guess(row)) for row in rows]
        if any(known):
            return known.index(max(known))
        return next((at for at, row in enumerate(rows) if any(plain(cell) for cell in row)), 0)

    def _target(self, name: str, taken: frozenset[str]) -> str | None:
        if not name:
            return None
        if name in self._plain:
            return self._plain[name]
        if found := _NUMBERED.fullmatch(name):
            before, place, after = found[1], int(found[2]) - 1, found[3]
            target = self._cells.get((self._parts.get(before, ""), after)) if after else self._short.get(before)
            if target and 0 <= place < MOST_PLACES:
                return _placed(target, place)
        if target := self._short.get(name):
            free = (_placed(target, place) for place in range(MOST_PLACES))
            return next((one for one in free if one not in taken), None)
        return None


def _placed(target: str, place: int) -> str:
    part, _, cell = target.partition(".")
    return f"{part}.{place}.{cell}"
