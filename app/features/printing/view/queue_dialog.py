"""What is being printed at this seat, what failed and why, and where can it go instead?"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.jobs import BUSY, Job, State
from app.features.printing.view.means import Means
from app.features.printing.view.outlets import Printers
from app.records.workflow import Look
from app.ui.kit import KeyButton, label, pane, row, rule, titled
from app.ui.lists import EventList, Line
from app.ui.texts import words

LOOKS: dict[State, Look] = {
    State.WAITING: Look(words=QT_TRANSLATE_NOOP("printing", "Waiting"), icon="clock-outline", colour="waiting"),
    State.MAKING: Look(words=QT_TRANSLATE_NOOP("printing", "Being made"), icon="progress-clock", colour="progress"),
    State.PRINTING: Look(words=QT_TRANSLATE_NOOP("printing", "Printing"), icon="printer", colour="progress"),
    State.DONE: Look(words=QT_TRANSLATE_NOOP("printing", "Printed"), icon="printer-check", colour="finished"),
    State.FAILED: Look(words=QT_TRANSLATE_NOOP("printing", "Failed"), icon="printer-alert", colour="danger"),
    State.STOPPED: Look(words=QT_TRANSLATE_NOOP("printing", "Stopped"), icon="printer-off-outline", colour="muted"),
}
_NOTHING = QT_TRANSLATE_NOOP("printing", "Nothing was printed here since the program was started.")


class QueueDialog(QDialog):
    """All jobs, the newest first. R prints again, S stops, Delete throws away."""

    def __init__(self, means: Means, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Printing queue"))
        self._means, theme = means, means.theme
        self.list = EventList(theme, means.clock, when=False)
        self.list.setAccessibleName(self.tr("Print jobs"))
        self.list.show_nothing(_NOTHING)
        self.reason = label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.printer = QComboBox()
        self.printer.setMinimumWidth(theme.size("rail") * 2)
        self.again = self._button(self.tr("Print again"), "R", "printer", self._again)
        self.stop = self._button(self.tr("Stop"), "S", "stop-circle-outline", self._stop)
        self.drop = self._button(self.tr("Throw away"), "Delete", "delete-outline", self._drop)
        away = self._button(self.tr("Close"), "Esc", "", self.reject, live=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.progress)
        layout.addWidget(rule())
        layout.addWidget(row(theme, (self.reason, 1), margin=("l", "s", "l", "")))
        on = titled(theme, self.tr("On this printer"), self.printer)
        layout.addWidget(row(theme, on, self.again, self.stop, self.drop, None, away, margin=("l", "s", "l", "s")))
        pane(theme, self)
        self.resize(theme.size("pane_side") * 5 // 2, theme.size("row_two") * 9)
        self._shown = 0  # the job whose printer is offered
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.renew()
        means.bridge.then(means.pool.submit(means.printers), self._show_printers, self)

    def _button(self, text: str, key: str, icon: str, run: Callable[[], None], *, live: bool = True) -> KeyButton:
        one = KeyButton(self._means.theme, text, key, icon, "quiet", live=live)
        one.setAutoDefault(False)
        one.clicked.connect(lambda _=False: run())
        return one

    @Slot()
    def renew(self) -> None:
        """Show how the jobs stand now."""
        current = self.chosen
        jobs = self._means.queue.jobs
        self.list.show_items([self._line(one) for one in jobs])
        kept = next((one for one in jobs if current is not None and one.id == current.id), None)
        if kept is None:
            self.list.choose_first()
        else:
            self.list.choose(kept.id)
        self._show_chosen()

    def _line(self, job: Job) -> Line:
        look = LOOKS[job.state]
        where = job.setup.direct or job.setup.printer or self.tr("the usual printer")
        done, of = progress(job)
        note = f"{done} / {of}" if of else self.tr("%n page(s)", "", job.pages)
        return Line(
            look=look,
            title=job.title,
            text=" · ".join(one for one in (job.form.name, where, words(job.reason) if job.reason else "") if one),
            state=look,
            note=note if job.pages or of else "",
            item=job.id,
        )

    @property
    def chosen(self) -> Job | None:
        """The job the buttons are about."""
        wanted = self.list.current
        return next((one for one in self._means.queue.jobs if one.id == wanted), None)

    def _show_chosen(self) -> None:
        job = self.chosen
        busy = job is not None and job.state in BUSY
        self.again.setEnabled(job is not None and not busy)
        self.printer.setEnabled(job is not None and not busy)
        self.stop.setEnabled(busy)
        self.drop.setEnabled(job is not None and not busy)
        self._offer_printer(job)
        self.reason.setText(words(job.reason) if job is not None and job.reason else "")
        done, of = progress(job) if job is not None else (0, 0)
        self.progress.setVisible(of > 0)
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _show_printers(self, found: Printers) -> None:
        job = self.chosen
        self.printer.addItem(self.tr("The usual printer ({name})").format(name=found.usual or self.tr("none")), "")
        for name in found.names:
            self.printer.addItem(name, name)
        for one in self._means.seat.direct:
            self.printer.addItem(self.tr("{name} (without a driver)").format(name=one.name), one.printer)
        self._shown = 0
        self._offer_printer(job)

    def _offer_printer(self, job: Job | None) -> None:
        """The printer of the job that is chosen now; while it stays chosen, the user's choice stays."""
        if job is not None and job.id != self._shown and self.printer.count():
            self._shown = job.id
            self.printer.setCurrentIndex(max(0, self.printer.findData(job.setup.printer)))

    # ------------------------------------------------------------ what the user does

    def _again(self) -> None:
        if (job := self.chosen) is not None:
            printer = str(self.printer.currentData() or "")
            self._means.queue.again(job.id, self._means.seat.elsewhere(job.form.key, job.setup, printer))

    def _stop(self) -> None:
        if (job := self.chosen) is not None:
            self._means.queue.stop(job.id)
            self.renew()

    def _drop(self) -> None:
        if (job := self.chosen) is not None:
            self._means.queue.drop(job.id)
            self.renew()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.list.setFocus()


def progress(job: Job) -> tuple[int, int]:
    """How far a job is, of how much; 0 of 0 while nothing goes on."""
    if job.state is State.MAKING:
        return job.done, len(job.ids)
    return (job.printed, job.pages) if job.state is State.PRINTING else (0, 0)
