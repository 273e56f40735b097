"""What stands below the rows of a list? Sums, questions, the bar that changes many records, deeds for those ticked."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records.record import RecordType
from app.ui.form_bars import Asking
from app.ui.progress_line import ProgressLine
from app.ui.reason import Reason
from app.ui.record_batch import CHANGE, BatchBar, Deeds
from app.ui.record_change import ChangeBar
from app.ui.record_form import Around
from app.ui.record_sums import Sums
from app.ui.removal import Removal


class ListFoot(QWidget):
    """The bars below a list, and what carries out what they ask for.

    Args:
        chosen: ids of the ticked records, or of the current one.
    """

    done = Signal()  # the ticks are used up
    left = Signal()  # the keyboard goes back to the rows
    asked = Signal(str, tuple)  # an action that needs a dialog: its name, ids
    told = Signal(str)
    refused = Signal(str)  # what was not done, and why
    undoable = Signal(str, object)  # a sentence, the Undo

    def __init__(self, around: Around, kind: RecordType, chosen: Callable[[], tuple[int, ...]]) -> None:
        super().__init__()
        self.asking, self.reason = Asking(around.theme), Reason(around.theme)
        self.batch = BatchBar(around.theme, kind, around.desk.who)
        self.change = ChangeBar(around, kind, chosen)
        self.exporting = ProgressLine(around.theme)
        self.sums = Sums(around.theme, kind, around.cells)
        self.deeds = Deeds(around, kind, chosen, self)
        self.removal = Removal(around, kind, chosen, self.asking, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for one in (self.sums, self.exporting, self.asking, self.reason, self.change, self.batch):
            layout.addWidget(one)
        self._connect()

    def _connect(self) -> None:
        self.batch.wanted.connect(self.deeds.do)
        self.batch.change_wanted.connect(self.change.begin)
        self.batch.removal_wanted.connect(self.removal.ask)
        self.batch.untick_wanted.connect(self.done)
        self.change.left.connect(self.left)
        self.deeds.asked.connect(self.asked)
        self.deeds.reason_wanted.connect(self.reason.ask)
        self.reason.given.connect(self.deeds.give_reason)
        self.deeds.told.connect(self.told)
        for maker in (self.deeds, self.removal, self.change):
            maker.done.connect(self.done)
            maker.refused.connect(self.refused)
            maker.undoable.connect(self.undoable)

    @Slot(str)
    def press(self, key: str) -> None:
        """A single key was pressed in the list."""
        if key == CHANGE:
            self.change.begin()
        else:
            self.deeds.press(key)

    def close_question(self) -> bool:
        """Take away what is being asked; False where nothing is."""
        open_ = [one for one in (self.asking, self.reason, self.change) if one.isVisible()]
        for one in open_:
            one.hide()
        return bool(open_)
