"""In which fragments are words compared, so that one matter told in two ways is found to be the same?

By pairs of neighbouring characters, which suits Chinese without a dictionary: 不制冷 is 不制 and 制冷. A text is cut
into clauses first: of a long tale one clause is enough.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from app.core.pinyin import initials, spell
from app.db.search import plain

SPELLED = "拼"  # in front of pinyin; no Latin letter, so that it is never mistaken for a fragment
LONGEST = 24  # characters of a fragment
_MOST_CLAUSES, _MOST_CHARACTERS = 12, 48
_MOST_GRAMS = 160  # of one solution
_SPELLED_SYLLABLES, _READINGS = 8, 2  # of one clause
_PARTED = re.compile(r"[，。；、：,.;:!?！？…\n\r\t()（）“”\"]+")


def clauses(words: str) -> list[str]:
    """The clauses of a text as they are compared."""
    found = dict.fromkeys(plain(one)[:_MOST_CHARACTERS] for one in _PARTED.split(words))
    return [one for one in found if one][:_MOST_CLAUSES]


def pairs(clause: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a clause."""
    return frozenset(clause[at : at + 2] for at in range(len(clause) - 1))


def likeness(typed: Sequence[frozenset[str]], told: Sequence[frozenset[str]]) -> float:
    """How much one of these clauses is like one of those, from 0 to 1; a short one within a long one counts less."""
    return max((_alike(one, other) for one in typed for other in told), default=0.0)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    if not both:
        return 0.0
    short, long = sorted((len(one), len(other)))
    return both / (0.7 * short + 0.3 * long)


def digest(*words: str) -> str:
    """The same for texts that differ only in blanks, punctuation and capitals."""
    return blake2b("\n".join(map(plain, words)).encode(), digest_size=16).hexdigest()


def grams_of(texts: Iterable[str]) -> frozenset[str]:
    """All fragments by which somebody who types these texts, or their pinyin, finds them."""
    parts = [one for text in texts for one in clauses(text)]
    found = dict.fromkeys(pair for one in parts for pair in pairs(one))
    spelled = dict.fromkeys(start for one in parts for start in _spelled(one))
    room = max(0, _MOST_GRAMS - len(found))
    return frozenset([*list(found)[:_MOST_GRAMS], *list(spelled)[:room]])


def _spelled(clause: str) -> Iterator[str]:
    """Pinyin and initials from each syllable on."""
    if clause.isascii():
        return
    for syllables in spell(clause).readings[:_READINGS]:  # the first one may be that of a surname
        for at in range(len(syllables) - 1):
            rest = syllables[at : at + _SPELLED_SYLLABLES]
            yield (SPELLED + "".join(rest))[:LONGEST]
            yield (SPELLED + initials(rest))[:LONGEST]
