"""How does a technician's day look on the screen? The repairs in order, and the chosen one in full beside them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.features.repairs.diary import Diary, Job, page
from app.features.repairs.states import LOOKS, URGENCIES, WARRANTIES
from app.records.workflow import Look
from app.ui import formats
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, Pill, col, facts, label, pane, row, rule
from app.ui.lists import EventList, Line
from app.ui.scrolled import scrolled
from app.ui.theme import Theme


class Jobs(Protocol):
    """Runs reading work on the database."""

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class DiaryDialog(QDialog):
    """One technician's repairs of a day.

    Left and Right go to the day before and after, Page up and Page down to another technician, Enter opens a repair.

    Args:
        look: icon and colour of repairs.
        wanted: repairs that are chosen in the list; whoever does the first of them stands here first.
    """

    opened = Signal(int)  # id of a repair

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        jobs: Jobs,
        clock: Clock,
        numbers: formats.ShowsNumbers,
        look: Look,
        wanted: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Diary of a technician"))
        self._theme, self._bridge, self._jobs, self._clock, self._numbers = theme, bridge, jobs, clock, numbers
        self._look, self._wanted, self._asked = look, tuple(wanted), 0
        self.day = clock.now().astimezone().date()
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Technician"))
        self.list = EventList(theme, clock)
        self.list.setAccessibleName(self.tr("Repairs of the day"))
        self._title, self._count = QLabel(), label("", "muted")
        self._side = QVBoxLayout()
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        theme = self._theme
        self._title.setProperty("role", "title")
        before = KeyButton(theme, "", "Left", "chevron-left", "quiet", live=True)
        before.setAccessibleName(self.tr("The day before"))
        today = KeyButton(theme, self.tr("Today"), "T", look="quiet", live=True)
        after = KeyButton(theme, "", "Right", "chevron-right", "quiet", live=True)
        after.setAccessibleName(self.tr("The day after"))
        for button, days in ((before, -1), (after, 1)):
            button.clicked.connect(lambda _=False, days=days: self.go(self.day + timedelta(days=days)))
        today.clicked.connect(lambda: self.go(self._clock.now().astimezone().date()))
        self.who.setMinimumWidth(theme.size("rail"))
        head = row(theme, self._title, self._count, None, self.who, before, today, after, margin=("l", "s", "l", "s"))
        side = pane(theme, QWidget(), "pane_side")
        side.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(rule())
        layout.addWidget(row(theme, (self.list, 1), rule(vertical=True), side, gap=""), 1)
        pane(theme, self)
        self.resize(theme.size("pane_side") * 3, theme.size("row_two") * 12)

    def _connect(self) -> None:
        self.who.activated.connect(self._on_who)
        self.list.chosen.connect(self._show_job)
        self.list.opened.connect(self._on_opened)
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self._turn(step))

    # ------------------------------------------------------------ reading

    def go(self, day: date) -> None:
        """Show another day."""
        self.day = day
        self._read()

    def _read(self) -> None:
        self._asked += 1
        asked, day, who, wanted = self._asked, self.day, self.who.currentData(), self._wanted

        def put(found: Diary) -> None:
            if asked == self._asked:
                self._show(found)

        self._bridge.then(self._jobs.look(lambda s: page(s, who, day, wanted)), put, self)

    @Slot()
    def _on_who(self) -> None:
        self._read()
        self.list.setFocus()

    def _turn(self, step: int) -> None:
        if self.who.count():
            self.who.setCurrentIndex((self.who.currentIndex() + step) % self.who.count())
            self._read()

    # ------------------------------------------------------------ showing

    def _show(self, found: Diary) -> None:
        self.who.clear()
        for id_, name in found.technicians:
            self.who.addItem(name, id_)
        self.who.setCurrentIndex(self.who.findData(found.technician_id))
        self._title.setText(formats.long_day(self.day))
        self._count.setText(self.tr("%n repair(s)", "", len(found.jobs)))
        self._show_job(None)
        self.list.show_items([self._line(one) for one in found.jobs])
        self.list.show_nothing(
            self.tr("Nothing is planned for {name} on this day.").format(name=self.who.currentText())
            if found.technicians
            else self.tr("There is no technician yet. Their names are typed into the form of a repair.")
        )
        self.list.choose_first()
        self.list.setFocus()

    def _line(self, job: Job) -> Line:
        return Line(
            look=URGENCIES["urgent"] if job.urgent else self._look,
            title=job.customer,
            text=" · ".join(one for one in (job.address, job.product, job.fault) if one),
            state=LOOKS[job.state],
            when=formats.clock(job.at) if job.at else self.tr("no time"),
            when_low=f"– {formats.clock(job.until)}" if job.until else "",
            item=job,
        )

    @Slot(object)
    def _show_job(self, job: object) -> None:
        while (item := self._side.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if isinstance(job, Job):
            self._side.addWidget(scrolled(self._theme, self._facts(job)))
        else:
            self._side.addStretch(1)

    def _facts(self, job: Job) -> QWidget:
        theme = self._theme
        open_ = KeyButton(theme, self.tr("Open"), "Return", look="quiet")
        open_.clicked.connect(lambda: self._on_opened(job))
        said = (
            (self.tr("Time"), self._time(job.at, job.until)),
            (self.tr("Customer"), job.customer),
            (self.tr("Contact"), job.contact),
            (self.tr("Telephone"), formats.phone(self._numbers, job.phone)),
            (self.tr("Address"), job.address),
            (self.tr("Product"), " · ".join(one for one in (job.product, job.serial) if one)),
            (self.tr("Parts"), job.parts),
        )
        return col(
            theme,
            row(theme, label(job.number, "muted"), None, open_),
            label(job.fault, "section", wrap=True),
            row(theme, Pill(theme, LOOKS[job.state]), Pill(theme, WARRANTIES[job.warranty]), None),
            rule(),
            facts(theme, [one for one in said if one[1]]),
            None,
            margin=("l", "s", "l", "s"),
        )

    def _time(self, at: datetime | None, until: datetime | None) -> str:
        if at is None:
            return self.tr("not agreed")
        return f"{formats.clock(at)} – {formats.clock(until)}" if until else formats.clock(at)

    @Slot(object)
    def _on_opened(self, job: object) -> None:
        if isinstance(job, Job):
            self.opened.emit(job.id)
            self.accept()
