"""What is there to do today? The page the program opens with: six lists, each one key away, and the day's figures."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.calls.lines import CallLine
from app.features.desk.today import ROWS, Promise, Things, Today, keep_promise, only_calls, today
from app.features.desk.view.call_rows import is_missed, row_of, who_of
from app.features.desk.view.controller import CallDesk
from app.features.desk.view.today_head import TodayHead
from app.features.desk.view.today_list import TodayList
from app.records.part import Event
from app.records.workflow import Look
from app.ui import formats
from app.ui.chart import Bar, BarChart
from app.ui.dialling import wish
from app.ui.kit import KeyButton, col, label, row, rule
from app.ui.lists import Line

_AGE_MS, _AGES, _IN_A_ROW = 30_000, 10, 3
PROMISED = Look(words=QT_TRANSLATE_NOOP("desk", "To contact"), icon="phone-return", colour="callback")
LATE = Look(words=QT_TRANSLATE_NOOP("desk", "Overdue"), icon="clock-alert-outline", colour="danger")


class TodayPage(QWidget):
    """Reads itself anew whenever somebody saved something, of calls what calls changed, and every five minutes.

    What is said of ages is painted anew every half minute, out of what was read.
    """

    open_record = Signal(str, int)

    def __init__(self, desk: CallDesk) -> None:
        super().__init__()
        self._desk, self._means = desk, desk.means
        means = self._means
        self._stale, self._asked = True, False
        self._read: Today | None = None
        self._all_of_it = True  # not only what is said of calls is to be read
        self._aged = 0
        self._head = TodayHead(means.theme, means.who.name)
        self._all = KeyButton(means.theme, self.tr("All handled"), "Ctrl+H", "check-all", "quiet", live=True)
        self.missed = self._list(self.tr("Missed calls"), "1", "HC", self._all)
        listed = sorted(
            (kind for kind in means.kinds if kind.today), key=lambda one: one.today.rank if one.today else 0
        )
        self.things = {
            kind.key: self._list(kind.today.title, str(place)) for place, kind in enumerate(listed, 2) if kind.today
        }
        after = 2 + len(listed)
        self.promised = self._list(self.tr("Promised to contact"), str(after), "H")
        self.latest = self._list(self.tr("Latest calls"), str(after + 1), "H")
        self._chart = BarChart(means.theme)
        self._share = label("", "faint")
        self._lay_out()
        self._connect()
        self._ages = QTimer(self, interval=_AGE_MS)
        self._ages.timeout.connect(self._on_age)
        self._ages.start()

    def _list(self, title: str | Text, key: str, keys: str = "", button: KeyButton | None = None) -> TodayList:
        means = self._means
        made = TodayList(means.theme, means.clock, means.kinds, title, key, keys, button)
        QShortcut(QKeySequence(key), self, made.go, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _lay_out(self) -> None:
        theme = self._means.theme
        chart_head = row(
            theme, label(self.tr("Calls of two weeks"), "section"), self._share, None, margin=("l", "s", "l", "")
        )
        chart = col(theme, chart_head, (self._chart, 1), gap="")
        cells = [self.missed, *self.things.values(), self.promised, self.latest, chart]
        grid = QGridLayout()
        grid.setSpacing(0)
        _fill_grid(grid, cells)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(rule())
        layout.addLayout(grid, 1)

    def _connect(self) -> None:
        desk = self._desk
        self._all.clicked.connect(desk.actions.handle_all)
        for one in (self.missed, self.latest):
            one.opened.connect(self._on_call)
            one.used.connect(self._on_key)
        self.promised.opened.connect(self._on_promise)
        self.promised.used.connect(self._on_promise_key)
        for one in self.things.values():
            one.opened.connect(self._on_event)
        desk.settled.connect(self._on_changes)

    # ------------------------------------------------------------ reading

    @Slot()
    def refresh(self) -> None:
        """Read the page anew, if it is on the screen; otherwise when it comes there."""
        self._all_of_it = True
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible() or self._asked:
            self._stale = True
            return
        means, before = self._means, None if self._all_of_it else self._read
        self._stale, self._asked, self._all_of_it = False, True, False
        future = means.store.read(lambda s: today(s, means.kinds, means.who, means.clock.now(), before))
        means.bridge.then(future, self.show_today, self, self._on_failed)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes and not only_calls(changes):
            self.refresh()
        elif changes:
            self._refresh()

    @Slot()
    def _on_age(self) -> None:
        self._aged += 1
        if self._read is None or self._aged % _AGES == 0:
            self.refresh()
        elif self.isVisible() and not self._asked:
            self.show_today(self._read)

    def _on_failed(self, err: object) -> None:
        self._asked, self._all_of_it = False, True
        self._means.bridge.failed.emit(err)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.missed.go()

    # ------------------------------------------------------------ showing

    def show_today(self, found: Today) -> None:
        """Show what was read."""
        self._asked, self._read = False, found
        now, numbers = self._means.clock.now(), self._means.numbers
        waiting = len(found.waiting) if len(found.waiting) < ROWS else found.figures.waiting
        self._head.show_head(found.figures, waiting, found.promised, now)
        self.missed.show_rows(
            [row_of(one, numbers, now, "C" if place == 0 else "") for place, one in enumerate(found.waiting)],
            self.tr("%n to call back", "", waiting) if waiting else "",
            self.tr("Every missed call is returned."),
            "danger" if waiting else "",
        )
        self._all.setVisible(waiting > 0)
        for things in found.things:
            self._show_things(things)
        self.promised.show_rows(
            [self._promise_row(one, now) for one in found.promises],
            self.tr("%n due", "", found.promised) if found.promised else "",
            self.tr("Nobody was promised a call. Set “next contact” in a call's note, and it stands here on that day."),
            "danger" if found.promised else "",
        )
        self.latest.show_rows(
            [row_of(one, numbers, now) for one in found.latest],
            "",
            self.tr("No call yet. The first one that rings stands here."),
        )
        self._show_chart(found)
        if self._stale:
            self._refresh()

    def _show_things(self, things: Things) -> None:
        count = formats.count(things.count) if things.count else ""
        self.things[things.kind].show_rows(things.events, count, things.empty)

    def _promise_row(self, one: Promise, now: datetime) -> Line:
        far = one.next_on.year != now.astimezone().year
        days = (now.astimezone().date() - one.next_on).days
        note = self.tr("%n day(s) late", "", days) if days > 0 else self.tr("due") if days == 0 else ""
        call = one.call
        number = self._means.numbers.shown(call.number) if call.number else ""
        return Line(
            look=LATE if days > 0 else PROMISED,
            title=who_of(call, self._means.numbers),
            number=number if call.name else "",
            text=call.note or self.tr("call of {when}").format(when=formats.moment(call.started_at, now)),
            note=note,
            note_colour="danger" if days > 0 else "muted",
            when=formats.short_day(one.next_on) if far else formats.day(one.next_on, now),
            when_low=formats.year(one.next_on) if far else "",
            item=one,
        )

    def _show_chart(self, found: Today) -> None:
        today_ = found.days[-1][0] if found.days else None
        bars = [
            Bar(self.tr("now") if day == today_ else str(day.day), answered, missed)
            for day, answered, missed in found.days
        ]
        self._chart.show_bars(bars)
        answered, calls = sum(one.answered for one in bars), sum(one.answered + one.missed for one in bars)
        self._share.setText(self.tr("{share} % answered").format(share=round(100 * answered / calls)) if calls else "")

    # ------------------------------------------------------------ what the operator does

    @Slot(object)
    def _on_call(self, item: object) -> None:
        if isinstance(item, CallLine):
            self._desk.open_line(item)

    @Slot(str, object)
    def _on_key(self, key: str, item: object) -> None:
        if not isinstance(item, CallLine):
            return
        if key == "C":
            self._call_back(item)
        elif is_missed(item) and item.handled_by:
            self._desk.actions.unhandle([item.uuid])
        elif is_missed(item):
            self._desk.actions.handle([item.uuid])

    def _call_back(self, call: CallLine) -> None:
        """The number is dialled, the file opens."""
        wish(self, call.number)
        self._desk.open_line(call)

    def number_to_dial(self) -> str:
        """The number of the chosen call."""
        item = next((one.list.current for one in self.findChildren(TodayList) if one.list.hasFocus()), None)
        item = item.call if isinstance(item, Promise) else item
        return item.number if isinstance(item, CallLine) else ""

    @Slot(object)
    def _on_promise(self, item: object) -> None:
        if isinstance(item, Promise):
            self._desk.open_line(item.call)

    @Slot(str, object)
    def _on_promise_key(self, _key: str, item: object) -> None:
        if isinstance(item, Promise):
            id_ = item.call.id
            self._desk.actions.run(lambda s: keep_promise(s, id_))

    @Slot(object)
    def _on_event(self, item: object) -> None:
        if isinstance(item, Event):
            self._desk.open_record.emit(item.kind, item.id)


def _fill_grid(grid: QGridLayout, cells: Sequence[QWidget]) -> None:
    """Three in a row, parted by lines; in an incomplete last row the last but one takes the room that is left."""
    rows = -(-len(cells) // _IN_A_ROW)
    place = 0
    for line in range(rows):
        here = cells[place : place + _IN_A_ROW]
        place += len(here)
        spare = _IN_A_ROW - len(here)
        column = 0
        for number, cell in enumerate(here):
            span = 1 + (spare if number == max(0, len(here) - 2) else 0)
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(cell, 2 * line, 2 * column, 1, 2 * span - 1)
            column += span
            if column < _IN_A_ROW:
                grid.addWidget(rule(vertical=True), 2 * line, 2 * column - 1)
        if line < rows - 1:
            grid.addWidget(rule(), 2 * line + 1, 0, 1, 2 * _IN_A_ROW - 1)
        grid.setRowStretch(2 * line, 6 - line)
    for column in range(_IN_A_ROW):
        grid.setColumnStretch(2 * column, 1)
        grid.setColumnMinimumWidth(2 * column, 1)
