"""Where does the record somebody looks at stand after its list was read again, perhaps in another place?"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Slot

from app.ui.bridge import Bridge
from app.ui.record_table import RecordTable
from app.ui.record_view import RecordView


class Current(QObject):
    """Keeps the current row with its record.

    Args:
        place_of: asks for the place of a record by its id; None where the list no longer has it.
    """

    def __init__(
        self,
        table: RecordTable,
        view: RecordView,
        bridge: Bridge,
        place_of: Callable[[int], "Future[int | None]"],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._table, self._view, self._bridge, self._place_of = table, view, bridge, place_of
        self._id, self._at = 0, 0
        table.filled.connect(self._on_filled)

    @property
    def id(self) -> int:
        """Of the record in the current row, 0 for none."""
        row = self._table.row_at(self._view.currentIndex().row())
        return row.id if row is not None else 0

    def forget(self) -> None:
        """Another list comes: its first row is as good as any."""
        self._id = 0

    def keep(self) -> None:
        """The same list is read again: find the record of the current row wherever it stands then."""
        self._id, self._at = self.id, self._view.currentIndex().row()

    @Slot(int, int)
    def _on_filled(self, start: int, end: int) -> None:
        if not self._id:
            return
        at = self._table.find(self._id)
        if at is not None:
            self._id = 0
            if at != self._view.currentIndex().row():
                self._view.go_to(at)
        elif start <= self._at < end:
            self._bridge.then(self._place_of(self._id), partial(self._follow, self._id), self)
            self._id = 0

    def _follow(self, id_: int, at: int | None) -> None:
        if at is not None and not self._id:
            self._view.go_to(at)
            self._id = id_ if self._table.row_at(at) is None else 0
