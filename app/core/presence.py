"""Who is at which seat, and which records do they have open? As the seats tell each other."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.foreign import parsed

Record = tuple[str, int]  # key of the record type, id
_MOST_OPEN = 40


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody at a seat.

    Attributes:
        token: of the seat's connection.
        name: of whoever is signed in, "" for nobody.
        opened: the records on their screen and in open forms.
    """

    token: str
    name: str
    seat: str
    opened: frozenset[Record] = frozenset()

    def words(self) -> str:
        """As it is told to the others."""
        opened = sorted(self.opened)[:_MOST_OPEN]
        return json.dumps([self.token, self.name, self.seat, opened], ensure_ascii=False, separators=(",", ":"))

    @property
    def called(self) -> str:
        """What to call them: their name, or the seat's where nobody signed in."""
        return self.name or self.seat


def present_of(words: str) -> Present | None:
    """Who said this; None where it makes no sense."""
    try:
        token, name, seat, opened = parsed(words)
        records = frozenset((str(kind), int(id_)) for kind, id_ in opened)
    except (ValueError, TypeError, OverflowError):
        return None
    return Present(str(token), str(name), str(seat), records)


def others_of(board: Mapping[int, str], token: str) -> tuple[Present, ...]:
    """Everybody on the board but the seat of this token, by name."""
    found = (present_of(words) for _, words in sorted(board.items()))
    seats = {
        one.token: one for one in found if one and one.token != token
    }  # who came back stands there twice for a while
    return tuple(sorted(seats.values(), key=lambda one: (one.name, one.seat)))


def who_has(others: Iterable[Present], record: Record) -> tuple[str, ...]:
    """Who has this record open, each once."""
    return tuple(dict.fromkeys(one.called for one in others if record in one.opened))
