"""How do the seats know of each other's boxes, and that one is lost or its seat went away?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.features.desk.far_box import FarBox, heard, told
from app.telephony.protocol import BoxState

KIND = "boxes"  # of the word that tells them


class FarBoxes:
    """Tells this seat's boxes, and keeps those of the others. On the GUI thread.

    Args:
        tell: says a word to the other seats.
        seat: what this seat is called.
        show: shows the boxes of the others on the strip.
    """

    def __init__(
        self,
        tell: Callable[[str, Mapping[str, Any]], None],
        seat: Callable[[], str],
        show: Callable[[Sequence[FarBox]], None],
    ) -> None:
        self._tell, self._seat, self._show = tell, seat, show
        self._own: dict[int, BoxState] = {}
        self._boxes: dict[str, tuple[FarBox, ...]] = {}  # by the token of their seat
        self._there: frozenset[str] = frozenset()

    def take_own(self, state: BoxState) -> None:
        """A box of this seat came, went, or said something."""
        before = told(self._own.values())
        self._own[state.first_line] = state
        if told(self._own.values()) != before:
            self.say()

    def say(self) -> None:
        """Tell the others how the boxes of this seat are, also that there are none."""
        self._tell(KIND, {"seat": self._seat(), "boxes": told(self._own.values())})

    def answer(self) -> None:
        """Somebody joined, who knows of none."""
        if self._own:
            self.say()

    def take(self, token: str, body: Mapping[str, Any]) -> None:
        """Another seat told its boxes; one of its name that went away is back with that."""
        back = str(body.get("seat"))
        left = {key: boxes for key, boxes in self._boxes.items() if boxes[0].there or boxes[0].seat != back}
        left.pop(token, None)
        self._boxes = left | ({token: found} if (found := heard(body)) else {})
        self._paint()

    def see(self, tokens: Collection[str]) -> None:
        """These seats are there."""
        gone, self._there = self._there - frozenset(tokens), frozenset(tokens)
        for token in gone & self._boxes.keys():
            self._boxes[token] = tuple(replace(one, there=False) for one in self._boxes[token])
        self._paint()

    def forget(self) -> None:
        """The server is away: nothing is known of the others."""
        self._boxes = {}
        self._paint()

    def _paint(self) -> None:
        """Where two seats name the same line, the one that hears it counts."""
        self._show(sorted((one for boxes in self._boxes.values() for one in boxes), key=lambda one: one.lost))
