"""How is it seen who was never called back, and how do many callbacks come of it at once?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.never import MOST, NeverCalled, Since, never_called
from app.features.callbacks.planning import plan
from app.features.callbacks.view.round_page import Jobs
from app.features.callbacks.view.whom import Dials
from app.records.workflow import Look
from app.ui import formats
from app.ui.chips import Chip, Chips
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.lists import EventList, Line
from app.ui.record_form import Around
from app.ui.record_place import OverList
from app.ui.texts import words

_SALE = Look(words=QT_TRANSLATE_NOOP("callbacks", "Sale"), icon="cart-outline", colour="sale")
_REPAIR = Look(words=QT_TRANSLATE_NOOP("callbacks", "Repair"), icon="wrench-outline", colour="repair")
_TICKED = Look(words=QT_TRANSLATE_NOOP("callbacks", "Ticked"), icon="check-bold", colour="progress")
_SPANS = {"92": 92, "366": 366, "0": 0}  # days


class NeverPage(OverList):
    """Customers nobody asked how it was, since they bought something or since it was repaired.

    Space ticks, Ctrl+A ticks all; Ctrl+Enter starts a round with those ticked (or the current one), Ctrl+S only makes
    their callbacks. While the list has the keyboard S and R choose what since.
    """

    round_wanted = Signal(tuple)  # ids of callbacks
    told = Signal(str)
    customer_wanted = Signal(int)

    def __init__(self, around: Around, jobs: Jobs, numbers: Dials) -> None:
        super().__init__()
        self._around, self._jobs, self._numbers = around, jobs, numbers
        self._found: list[NeverCalled] = []
        self._ticked: set[NeverCalled] = set()
        self._asked = 0
        self._busy = False
        theme = around.theme
        self._since = Chips(theme, self._since_chips(), Since.REPAIR.name)
        self._span = Chips(theme, self._span_chips(), "366")
        self._count, self._said = label("", "faint"), label("", "wrong", wrap=True)
        self.list = EventList(theme, around.tools.clock)
        self.list.setAccessibleName(self.tr("Never called back"))
        self.list.installEventFilter(self)
        self._build()
        self.setFocusProxy(self.list)
        self.reload()

    def _since_chips(self) -> list[Chip]:
        return [
            Chip(Since.REPAIR.name, self.tr("Since the repair"), "wrench-outline", cap="R"),
            Chip(Since.SALE.name, self.tr("Since the sale"), "cart-outline", cap="S"),
        ]

    def _span_chips(self) -> list[Chip]:
        names = (self.tr("Last 3 months"), self.tr("Last year"), self.tr("All"))
        return [Chip(key, text) for key, text in zip(_SPANS, names, strict=True)]

    def _build(self) -> None:
        theme = self._around.theme
        back = KeyButton(theme, self.tr("Back"), "Esc", "arrow-left", "quiet")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.left)
        title = label(self.tr("Never called back"), "title")
        head = row(theme, back, title, self._count, None, margin=("l", "s", "l", "xs"))
        chips = row(theme, (self._since, 1), self._span, margin=("l", "", "l", "s"))
        start = KeyButton(theme, self.tr("Start a round"), "Ctrl+Return", "phone-forward", "primary", live=True)
        start.clicked.connect(self._on_round)
        make = KeyButton(theme, self.tr("Only plan the callbacks"), "Ctrl+S", "calendar-plus", live=True)
        make.clicked.connect(self._on_make)
        hint = label(self.tr("Space ticks, Ctrl+A ticks all"), "faint")
        foot = row(theme, start, make, (self._said, 1), hint, margin=("l", "s", "l", "s"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(col(theme, head, chips, rule(), (self.list, 1), rule(), foot, gap=""))
        self._since.chosen.connect(lambda _: self.reload())
        self._span.chosen.connect(lambda _: self.reload())
        self.list.opened.connect(self._on_opened)
        pane(theme, self)

    # ------------------------------------------------------------ reading

    @Slot()
    def reload(self) -> None:
        """Read the list again."""
        self._asked += 1
        asked, since, days = self._asked, Since[self._since.current], _SPANS[self._span.current]
        now = self._around.tools.clock.now()
        self._show([])
        self._count.clear()
        self.list.show_nothing(self.tr("Reading…"))

        def put(found: list[NeverCalled]) -> None:
            if asked == self._asked:
                self._show(found)
                self.list.show_nothing(self.tr("Everybody was called back, or is about to be."))
                self.list.choose_first()

        def failed(err: AppError) -> None:
            if asked == self._asked:
                self.list.show_nothing(err.text)

        self._around.bridge.then(self._jobs.read(lambda s: never_called(s, since, now, days)), put, self, failed)

    def _show(self, found: Sequence[NeverCalled]) -> None:
        self._found, self._ticked = list(found), set()
        self._paint()

    def _paint(self) -> None:
        self.list.show_items([self._line(one) for one in self._found])
        more = self.tr("the latest %n", "", MOST) if len(self._found) >= MOST else ""
        many = more or (self.tr("%n customer(s)", "", len(self._found)) if self._found else "")
        ticked = self.tr("%n ticked", "", len(self._ticked)) if self._ticked else ""
        self._count.setText(" · ".join(part for part in (many, ticked) if part))

    def _line(self, one: NeverCalled) -> Line:
        now = self._around.tools.clock.now()
        far = one.since.year != now.astimezone().year
        days = (now.astimezone().date() - one.since).days
        return Line(
            look=_SALE if one.source.sale_id is not None else _REPAIR,
            title=one.customer,
            number=formats.phone(self._numbers, one.phone) if one.phone else "",
            text=" · ".join(part for part in (one.number, one.words) if part),
            state=_TICKED if one in self._ticked else None,
            note=self.tr("%n day(s) ago", "", days),
            when=formats.short_day(one.since) if far else formats.day(one.since, now),
            when_low=formats.year(one.since) if far else "",
            item=one,
        )

    # ------------------------------------------------------------ what somebody does

    def _chosen(self) -> list[NeverCalled]:
        current = self.list.current
        if self._ticked:
            return [one for one in self._found if one in self._ticked]
        return [current] if isinstance(current, NeverCalled) else []

    @Slot()
    def _on_round(self) -> None:
        self._make(self.round_wanted.emit)

    @Slot()
    def _on_make(self) -> None:
        def said(ids: tuple[int, ...]) -> None:
            self.told.emit(self.tr("%n callback(s) planned for today", "", len(ids)))
            self.reload()

        self._make(said)

    def _make(self, then: object) -> None:
        sources = [one.source for one in self._chosen()]
        if not sources or self._busy or not callable(then):
            return
        self._busy = True
        who, now = self._around.desk.who, self._around.tools.clock.now()

        def done(ids: list[int]) -> None:
            self._busy = False
            then(tuple(ids))

        def failed(err: AppError) -> None:
            self._busy = False
            self._said.setText(words(err.text))

        self._around.bridge.then(self._jobs.run(lambda s: plan(s, sources, who, now)), done, self, failed)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        if isinstance(item, NeverCalled):
            self.customer_wanted.emit(item.source.customer_id)

    def _tick(self, items: Sequence[NeverCalled]) -> None:
        """Tick these, or take their ticks away where all have one."""
        self._ticked = self._ticked - set(items) if set(items) <= self._ticked else self._ticked | set(items)
        self._paint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        current, plain = self.list.current, event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._tick(self._found)
        elif plain and event.key() == Qt.Key.Key_Space and isinstance(current, NeverCalled):
            self._tick([current])
        elif plain and event.text().upper() in ("S", "R"):
            self._since.choose((Since.SALE if event.text().upper() == "S" else Since.REPAIR).name)
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
