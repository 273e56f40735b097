"""Who opens the dialogs of printing, and says when a job failed?"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.forms import Kept
from app.features.printing.jobs import Job, Ready, State
from app.features.printing.view.dialog import PrintDialog
from app.features.printing.view.means import Means
from app.features.printing.view.queue_dialog import QueueDialog
from app.records.record import RecordType
from app.ui.texts import words

_NO_FORM = QT_TRANSLATE_NOOP(
    "printing", "There is no form yet on which this could be printed. “Settings › Forms of slips” takes one in."
)
_FAILED = QT_TRANSLATE_NOOP("printing", "“{title}” was not printed: {why}")
_PRINTED = QT_TRANSLATE_NOOP("printing", "Printed: {title}")
_MANY = QT_TRANSLATE_NOOP("printing", "%n record(s)")
_MISSING = QT_TRANSLATE_NOOP("printing", "Printed: {title}. No font of this computer has: {names}")
_REFRESH_MS = 200  # a thousand slips tell a thousand times how far they are
_NAMED = 6


class Printing(QObject):
    """Printing as the window knows it.

    Args:
        window: what the dialogs stand before.
    """

    told = Signal(str)
    failed = Signal(str)  # a sentence; `show_queue` is what can be done about it
    design_wanted = Signal(object)  # Kept

    def __init__(self, means: Means, window: QWidget) -> None:
        super().__init__(window)
        self._means, self._window = means, window
        self._queue: QueueDialog | None = None
        self._later = QTimer(self, interval=_REFRESH_MS, singleShot=True)
        self._later.timeout.connect(self._renew)

    def ask(self, kind: RecordType, ids: Sequence[int], title: str = "") -> None:
        """Open the dialog for these records."""
        if ids:
            means = self._means

            def known(found: tuple[str, str]) -> None:
                state, number = found
                name = title or (number if len(ids) == 1 else "") or words(_MANY.counted(len(ids)))
                self._ask_forms(kind, ids, name, state)

            means.bridge.then(means.maker.known_of(kind, ids[0]), known, self)

    def _ask_forms(self, kind: RecordType, ids: Sequence[int], title: str, state: str) -> None:
        forms = self._means.forms.of(kind.key)
        self._means.bridge.then(forms, lambda found: self._open(kind, ids, title, state, found), self)

    def _open(self, kind: RecordType, ids: Sequence[int], title: str, state: str, forms: Sequence[Kept]) -> None:
        if not forms:
            self.told.emit(words(_NO_FORM))
            return
        self._show(PrintDialog(self._means, kind, ids, title, forms, self._window, state))

    def ask_ready(self, ready: Ready) -> None:
        """Open the dialog for something that is no records."""
        forms = [Kept(one, shipped=True) for one in ready.forms]
        self._show(PrintDialog(self._means, None, (), ready.title, forms, self._window, ready=ready))

    def _show(self, dialog: PrintDialog) -> None:
        dialog.told.connect(self.told)
        dialog.design_wanted.connect(self.design_wanted)
        dialog.open()

    def take(self, job: Job) -> None:
        """A job changed."""
        if not self._later.isActive():
            self._later.start()
        if job.state is State.FAILED:
            self.failed.emit(words(_FAILED.fill(title=job.title, why=job.reason or "")))
        elif job.state is State.DONE:
            self.told.emit(words(self._done(job)))

    @staticmethod
    def _done(job: Job) -> str:
        if job.missing:
            return words(_MISSING.fill(title=job.title, names="、".join(job.missing[:_NAMED])))
        return words(job.reason or _PRINTED.fill(title=job.title))

    @Slot()
    def show_queue(self) -> None:
        """Open the queue."""
        if self._queue is None:
            self._queue = QueueDialog(self._means, self._window)
            self._queue.finished.connect(self._forget_queue)
            self._queue.open()
        self._queue.raise_()

    @Slot()
    def _forget_queue(self) -> None:
        self._queue = None

    @Slot()
    def _renew(self) -> None:
        if self._queue is not None:
            self._queue.renew()
