"""How is the last step, batch or deletion taken back? From the message that told of it, or by Ctrl+Z in its list."""

from PySide6.QtCore import QObject, Slot

from app.records.desk import Desk
from app.records.undo import Undo
from app.ui.bridge import Bridge
from app.ui.messages import Messages

KEY = "Ctrl+Z"


class Undoing(QObject):
    """Remembers the last thing that can be taken back; a newer one takes its place.

    Args:
        messages: where it is told what was done, with the way back.
    """

    def __init__(self, bridge: Bridge, desk: Desk, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._desk, self._messages = bridge, desk, messages
        self._last: Undo | None = None
        self._sentence = ""

    @Slot(str, object)
    def offer(self, sentence: str, undo: Undo) -> None:
        """Tell what was done, and that it can be taken back."""
        self._messages.settled(self._sentence)  # one way back at a time: its key would lead to both
        self._last, self._sentence = undo, sentence
        self._messages.tell(sentence, self.tr("Undo"), KEY, lambda: self._take_back(undo))

    @Slot()
    def give_way(self) -> None:
        """Ctrl+Z means what was done on another page now; in its own list it still means the last thing done there."""
        self._messages.settled(self._sentence)

    @Slot(str)
    def take_back_last(self, kind: str) -> None:
        """Ctrl+Z in the list of a record type: take back what was last done there."""
        if self._last is None or self._last.kind != kind:
            self._messages.tell(self.tr("There is nothing to take back here."))
        else:
            self._take_back(self._last)

    def _take_back(self, undo: Undo) -> None:
        self._messages.settled(self._sentence)
        self._last = None
        done = lambda _: self._messages.tell(self.tr("Taken back."))  # noqa: E731  one line is clearer
        self._bridge.then(self._desk.undo(undo), done, self, self._messages.failed)
