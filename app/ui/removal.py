"""How are rows deleted from a list: asked about first, refused in words, and to be brought back?"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.records.keeping import Batch
from app.records.record import RecordType
from app.ui.form_bars import DELETE_KEY, Asking
from app.ui.left_out import tell_left
from app.ui.record_form import Around
from app.ui.texts import words


class Removal(QObject):
    """Asks in a bar of the list, then deletes the ticked rows or the current one.

    Args:
        chosen: ids of the records it is done with.
        asking: the bar.
    """

    refused = Signal(str)  # what was not deleted, and why
    undoable = Signal(str, object)  # a sentence, the Undo
    done = Signal()

    def __init__(
        self,
        around: Around,
        kind: RecordType,
        chosen: Callable[[], tuple[int, ...]],
        asking: Asking,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._around, self._desk, self._kind, self._chosen, self._asking = around, around.desk, kind, chosen, asking

    @Slot()
    def ask(self) -> None:
        """Ask whether the chosen rows are to go."""
        ids = self._chosen()
        if not ids:
            return
        if why := self._desk.who.lacking(self._kind.right, self._kind.right_delete):
            self.refused.emit(words(why))
            return
        if self._kind.removable is None:
            self.refused.emit(self.tr("What stands in this list is never deleted."))
            return
        answers = (
            (self.tr("Delete"), DELETE_KEY, "danger", lambda: self._delete(ids)),
            (self.tr("Keep it"), "Esc", "", self._asking.hide),
        )
        self._asking.ask(self.tr("Delete %n record(s)?", "", len(ids)), answers)

    def _delete(self, ids: tuple[int, ...]) -> None:
        work = self._desk.delete_all(self._kind, ids)
        self._around.bridge.then(work, self._on_done, self, lambda err: self.refused.emit(words(err.text)))

    def _on_done(self, batch: Batch) -> None:
        if batch.undo is not None:
            self.done.emit()
            self.undoable.emit(self.tr("%n deleted", "", batch.done), batch.undo)
        tell_left(self._around, self._kind, batch, self, self.refused.emit)
