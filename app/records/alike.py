"""Which of the matters settled before is most like the one that is being typed, and what helped there?

By pairs of neighbouring characters, which suits Chinese without a dictionary: 不制冷 is 不制 and 制冷.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LEAST = 2  # characters typed
_ENOUGH = 0.6  # of the pairs typed
_NO_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Settled:
    """A matter settled before, `words` as it was told, `helped` what was done."""

    id: int
    words: str
    helped: str


@dataclass(frozen=True, slots=True)
class Helped:
    """What helped most often where it was told in such words; `id` is the newest of these matters."""

    id: int
    what: str
    times: int


def what_helped(words: str, settled: Sequence[Settled]) -> Helped | None:
    """What helped before, None where nothing is alike.

    Args:
        words: what is typed so far.
        settled: the newest first.
    """
    typed = pairs(words)
    if not typed:
        return None
    found: dict[str, list[float | int]] = {}  # what helped: its likeness, how often, the newest
    for one in settled:
        likeness = len(typed & pairs(one.words)) / len(typed)
        if likeness < _ENOUGH:
            continue
        same = found.setdefault(_plain(one.helped), [0.0, 0, one.id])
        same[0], same[1] = max(same[0], likeness), same[1] + 1
    if not found:
        return None
    _, times, newest = max(found.values(), key=lambda one: (one[1] * one[0], one[0], one[2]))
    return Helped(int(newest), next(one.helped.strip() for one in settled if one.id == newest), int(times))


def _plain(words: str) -> str:
    return _NO_WORDS.sub("", words).lower()


def pairs(words: str) -> set[str]:
    """The pairs of neighbouring characters, blanks and punctuation left out; none of what is too short to mean much."""
    plain = _plain(words)
    return {plain[at : at + 2] for at in range(len(plain) - 1)} if len(plain) >= _LEAST else set()
