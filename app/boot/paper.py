"""What prints slips: forms, fonts, the queue, printers? Made when it is first wanted."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.boot.designing import Designing
from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.texts import words
from app.ui.theme import RESOURCES

if TYPE_CHECKING:
    from app.boot.program import Program
    from app.features.desk.view.page import DeskPage
    from app.features.printing.forms import Kept
    from app.features.printing.jobs import Job, Ready
    from app.features.printing.view.means import Means
    from app.features.printing.view.printing import Printing
    from app.printing.form import Form

_LEFT = QT_TRANSLATE_NOOP("places", "%n slip(s) were not printed before the program was left.")
_SHOW = QT_TRANSLATE_NOOP("places", "Show the queue")


class Paper(QObject):
    """Printing, for every page of the window."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._means: Means | None = None
        self._printing: Printing | None = None
        self._designing: Designing | None = None

    @property
    def means(self) -> "Means":
        """What the windows of printing share; made at the first use."""
        if self._means is None:
            self._means = self._make()
        return self._means

    def _make(self) -> "Means":
        from app.features.printing.forms import Forms
        from app.features.printing.jobs import PrintQueue
        from app.features.printing.logo import Logo
        from app.features.printing.making import SlipMaker
        from app.features.printing.seat import SeatPaper
        from app.features.printing.slips import Slips
        from app.features.printing.view.means import Means
        from app.features.printing.view.outlets import Outlets, printers
        from app.printing.fonts import SystemFonts
        from app.printing.shipped import Shipped
        from app.records.paper_fields import Reading

        program = self._program
        store, desk, bridge = program.store, program.records, program.bridge
        reading = Reading(desk.kind, words, self._phone)
        slips = Slips(reading, program.settings, lambda: program.who, program.clock)
        fonts = SystemFonts()
        maker = SlipMaker(store, desk, slips, fonts, program.settings)
        seat = SeatPaper(program.start.memory)
        outlets = Outlets(lambda: seat.direct)
        queue = PrintQueue(maker, outlets, self._tell, self._watch)
        self._designing = Designing(program, lambda: self.means, fonts, slips, outlets)
        shipped = Shipped(RESOURCES / "forms", program.start.language[:2])
        kinds = [one.key for one in program.kinds]
        return Means(
            theme=program.start.theme,
            bridge=bridge,
            pool=program.pool,
            clock=program.clock,
            kinds=program.kinds,
            forms=Forms(store, shipped, lambda: program.who, program.clock, kinds),
            maker=maker,
            seat=seat,
            queue=queue,
            logo=Logo(store, lambda: program.who),
            printers=printers,
        )

    def _phone(self, raw: str) -> str:
        return self._program.numbers.shown(raw)  # by the settings of now

    @property
    def printing(self) -> "Printing":
        """The dialogs."""
        if self._printing is None:
            from app.features.printing.view.printing import Printing

            shell = self._program.shell
            self._printing = Printing(self.means, shell)
            self._printing.told.connect(shell.messages.tell)
            self._printing.design_wanted.connect(self.design)
            self._printing.failed.connect(lambda said: shell.messages.warn(said, _SHOW, "", self.show_queue))
        return self._printing

    def ask(self, kind: str, ids: Sequence[int], title: str = "") -> None:
        """Open the dialog that prints these records."""
        self.printing.ask(self._program.records.kind(kind), ids, title)

    @Slot(object)
    def ask_ready(self, ready: "Ready") -> None:
        """Open the dialog that prints a statistic."""
        self.printing.ask_ready(ready)

    def make_forms(self) -> QWidget:
        """The page of the settings with the forms."""
        from app.features.printing.view.forms_page import FormsPage

        page = FormsPage(self.means)
        page.told.connect(self._program.shell.messages.tell)
        page.design_wanted.connect(self.design)
        if self._designing is not None:
            self._designing.saved.connect(page.renew)
        return page

    @Slot(object)
    def design(self, kept: "Kept") -> None:
        """Open the designer for a form."""
        if self.means and self._designing is not None:
            self._designing.open(kept)

    def make_printers(self) -> QWidget:
        """The page of the settings with the printers without a driver."""
        from app.features.printing.view.printers_page import PrintersPage

        page = PrintersPage(self.means)
        page.told.connect(self._program.shell.messages.tell)
        return page

    def serve(self, page: "DeskPage") -> None:
        """Let Ctrl+P on the desk print the chosen entry of a customer's history."""
        timeline = page.card.timeline
        timeline.print_wanted.connect(lambda kind, id_, name: self.ask(kind, (id_,), name))
        key = QShortcut(QKeySequence("Ctrl+P"), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(timeline.print_chosen)

    @Slot()
    def show_queue(self) -> None:
        """Open the printing queue."""
        self.printing.show_queue()

    def _tell(self, job: "Job") -> None:
        self._program.bridge.post(lambda: self._take(job))

    def _take(self, job: "Job") -> None:
        if self._printing is not None:
            self._printing.take(job)

    def _watch(self, work: "Future[None]") -> None:
        """What nobody expected reaches the report of faults."""
        self._program.bridge.then(work, lambda _: None, self)

    def look_back(self) -> None:
        """Put what the last program did not print into the queue, and say so."""
        from app.features.printing.left import take_left

        program = self._program
        if left := take_left(program.start.memory, program.records.kind):
            for job in left:
                self.means.queue.put_by(job)
            program.shell.messages.warn(_LEFT.counted(len(left)), _SHOW, "", self.show_queue)

    def go_on_with(self, form: "Form") -> None:
        """Open the designer for a form that was left with unsaved changes, which it offers."""
        from app.features.printing.forms import Kept

        def open_it(all_: "Sequence[Kept]") -> None:
            self.design(next((one for one in all_ if one.form.key == form.key), Kept(form)))

        self._program.bridge.then(self.means.forms.all(), open_it, self)

    def keep(self) -> None:
        """Keep what is not saved as drafts."""
        if self._designing is not None:
            self._designing.keep()

    def put_away(self) -> None:
        """Close the designers; what is not saved is kept as drafts."""
        if self._designing is not None:
            self._designing.close()

    def close(self) -> None:
        """Stop printing; what was not printed is remembered."""
        self.put_away()
        if self._means is None:
            return
        from app.features.printing.jobs import State
        from app.features.printing.left import keep_left

        jobs = self._means.queue.jobs
        self._means.queue.close()
        done = {one.id for one in self._means.queue.jobs if one.state is State.DONE}
        keep_left(self._program.start.memory, [one for one in jobs if one.id not in done])
