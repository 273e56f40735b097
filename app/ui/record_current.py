"""Where does the record somebody looks at stand after its list was read again, perhaps in another place?"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.ui.bridge import Bridge
from app.ui.record_table import RecordTable
from app.ui.record_view import RecordView


class Current(QObject):
    """Keeps the current row with its record, and goes to one that was just made.

    Args:
        place_of: asks for the place of a record by its id; None where the list no longer has it.
    """

    missing = Signal()  # the list as it is chosen does not show the record that was sought

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
        self._id, self._at, self._sought = 0, 0, False
        table.filled.connect(self._on_filled)
        table.rowsInserted.connect(lambda: self._on_filled(0, 0))  # pages may come before their number does

    @property
    def id(self) -> int:
        """Of the record in the current row, 0 for none."""
        row = self._table.row_at(self._view.currentIndex().row())
        return row.id if row is not None else 0

    def forget(self) -> None:
        """Another list comes: its first row is as good as any."""
        self._id, self._sought = 0, False

    def keep(self) -> None:
        """The same list is read again: find the record of the current row wherever it stands then."""
        if not self._sought:
            self._id, self._at = self.id, self._view.currentIndex().row()

    def seek(self, id_: int) -> None:
        """Go to a record as soon as the list is read again; say where the list does not show it."""
        self._id, self._at, self._sought = id_, 0, True

    @Slot(int, int)
    def _on_filled(self, start: int, end: int) -> None:
        if not self._id:
            return
        at = self._table.find(self._id)
        if at is not None:
            self._arrive(at)
        elif start <= self._at < end:
            self._bridge.then(self._place_of(self._id), partial(self._follow, self._id), self)
            self._id = 0

    def _arrive(self, at: int) -> None:
        if at < self._table.rowCount():
            self.forget()
            if at != self._view.currentIndex().row():
                self._view.go_to(at)

    def _follow(self, id_: int, at: int | None) -> None:
        if self._id:
            return
        if at is None:
            if self._sought:
                self.missing.emit()
            self.forget()
        elif self._table.row_at(at) is not None:
            self._arrive(at)
        else:
            self._id, self._at = id_, -1  # its page comes now
            self._table.want(at)
            self._view.go_to(min(at, self._table.rowCount() - 1))
