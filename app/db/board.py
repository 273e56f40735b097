"""Which seats are there, and on which connection of the server is each of them?"""

from collections.abc import Iterable
from time import monotonic

from app.core.presence import Present, present_of
from app.db.words import Word

_FORGET_S = 5.0  # a connection that is no seat may become one
_MOST_STRANGERS = 1000


class Board:
    """The words of every seat that is there, as the server keeps them. For one thread."""

    def __init__(self) -> None:
        self._seats: dict[int, tuple[int, str]] = {}  # place and words, by the connection
        self._strangers: dict[int, float] = {}  # connections that are no seat, and when they were found to be none

    @property
    def words(self) -> dict[int, str]:
        """By their places."""
        return dict(self._seats.values())

    def see(self, rows: Iterable[tuple[int, str, int]]) -> bool:
        """The server says who is there: place, words, connection; True where that is something else than before."""
        before = self.words
        self._seats = {connection: (place, words) for place, words, connection in rows}
        return self.words != before

    def stand(self, connection: int, place: int, words: str) -> None:
        """This seat itself stands there, until the server says so."""
        self._seats[connection] = (place, words)

    def has(self, sender: int) -> bool:
        """Whether the connection is one of a seat."""
        return sender in self._seats

    def turns(self, sender: int, word: Word) -> bool:
        """A seat that stands here turned to something else; False where the server must be asked who that is."""
        place, before = self._seats.get(sender, (0, ""))
        told = word.body.get("words")
        if not isinstance(told, str) or word.body.get("place") != place:
            return False
        was, now = present_of(before), present_of(told)
        if was is None or now is None or _named(was) != _named(now) or word.seat != now.token:
            return False
        self._seats[sender] = (place, told)
        return True

    def leaves(self, sender: int) -> bool:
        """Whoever said that stood here, and does so no more."""
        return self._seats.pop(sender, None) is not None

    def is_new(self, sender: int) -> bool:
        """Whether the server must be asked who that is: it stands not here, and was not asked for a moment ago."""
        now = monotonic()
        if sender in self._seats or self._strangers.get(sender, -_FORGET_S) > now - _FORGET_S:
            return False
        if len(self._strangers) >= _MOST_STRANGERS:
            self._strangers.clear()
        self._strangers[sender] = now
        return True

    def is_seat(self, sender: int, token: str) -> bool:
        """Whether the connection stands here under this token."""
        _, words = self._seats.get(sender, (0, ""))
        present = present_of(words) if words else None
        return present is not None and present.token == token


def _named(one: Present) -> tuple[str, str, str]:
    return one.token, one.name, one.seat
