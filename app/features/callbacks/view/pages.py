"""Which page of its own does an action of the callbacks' list open: a round, or those who were never called back?"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.features.callbacks.round import ids_of_round
from app.features.callbacks.spec import CALLBACK, NEVER, ROUND
from app.features.callbacks.view.never_page import NeverPage
from app.features.callbacks.view.round_page import Jobs, RoundPage
from app.features.callbacks.view.whom import Dials
from app.ui.record_form import Around
from app.ui.record_place import RecordPlace


class CallbackPages(QObject):
    """Makes the pages over the list of callbacks.

    Args:
        around: what pages of records need.
        jobs: runs what they do.
        numbers: writes telephone numbers.
    """

    told = Signal(str)
    customer_wanted = Signal(int)

    def __init__(self, around: Around, jobs: Jobs, numbers: Dials, parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._jobs, self._numbers = around, jobs, numbers

    def serve(self, place: RecordPlace) -> None:
        """Answer what the list of callbacks asks for; other lists ask for nothing here."""
        if place.kind.key == CALLBACK.key:
            place.asked.connect(lambda name, ids: self._ask(place, name, ids))

    def _ask(self, place: RecordPlace, name: str, ids: Sequence[int]) -> None:
        if name == NEVER:
            self._show_never(place)
        elif name == ROUND:
            who, now = self._around.desk.who, self._around.tools.clock.now()
            asked = self._jobs.look(lambda s: ids_of_round(s, ids, who, now))
            self._around.bridge.then(asked, lambda found: self._show_round(place, found), self)

    def _show_round(self, place: RecordPlace, ids: Sequence[int]) -> None:
        if not ids:
            self.told.emit(self.tr("Nobody is to be called back today. N lists those who never were."))
            return
        place.lay(RoundPage(self._around, self._jobs, self._numbers, ids))

    def _show_never(self, place: RecordPlace) -> None:
        page = NeverPage(self._around, self._jobs, self._numbers)
        page.told.connect(self.told)
        page.customer_wanted.connect(self.customer_wanted)
        page.round_wanted.connect(lambda ids: self._show_round(place, ids))
        place.lay(page)
