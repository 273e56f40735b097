"""How many records has a list, and what do they come to? Asked behind its rows; what nobody waits for is given up."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.records.desk import Desk
from app.records.listing import Query
from app.records.record import RecordType
from app.ui.bridge import Bridge
from app.ui.record_chips import Chips
from app.ui.record_sums import Sums


class Counts(QObject):
    """What stands around the rows of a list: their number, their sums, how many each chip leaves.

    Attributes:
        is_lacking: whether some of it was given up, and is to be counted again.
    """

    counted = Signal(int)  # records of the list

    def __init__(self, desk: Desk, bridge: Bridge, kind: RecordType, chips: Chips, sums: Sums, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._kind, self._chips, self._sums = desk, bridge, kind, chips, sums
        self._list = 0  # answers for an earlier one come too late
        self._asked: list[Future[Any]] = []
        self._chips_said = self.is_lacking = False

    @property
    def is_counting(self) -> bool:
        """Whether an answer is still on its way."""
        return any(not one.done() for one in self._asked)

    def count(self, query: Query) -> None:
        """Another list is shown: what was asked for the one before is given up."""
        self._list += 1
        self._give_up()
        self._sums.wait()
        self._ask(query)

    def recount(self, query: Query) -> None:
        """Records have changed: what is shown stays until it has been counted again."""
        self._chips_said = False
        self._ask(query)

    def leave(self) -> None:
        """Nobody looks at the list any more; what is looked at instead does not wait for its figures."""
        self.is_lacking = self.is_lacking or self.is_counting
        self._give_up()

    def _give_up(self) -> None:
        for one in self._asked:
            self._desk.give_up(one)
        self._asked.clear()

    def _ask(self, query: Query) -> None:
        self.is_lacking = False
        desk, kind = self._desk, self._kind
        self._put(desk.total(kind, query), self.counted.emit)
        if self._sums.is_wanted:
            self._put(desk.sums(kind, query), self._sums.show_sums)
        if not self._chips_said:
            self._put(desk.counts(kind), self._show_counts)
            self._put(desk.total(kind, Query()), self._chips.show_total)

    def _put(self, asked: "Future[Any]", show: Callable[[Any], object]) -> None:
        shown = self._list

        def done(found: Any) -> None:
            if shown == self._list:
                show(found)

        self._asked = [one for one in self._asked if not one.done()]
        self._asked.append(asked)
        self._bridge.then(asked, done, self)

    def _show_counts(self, counts: dict[str, int]) -> None:
        self._chips_said = True
        self._chips.show_counts(counts)
