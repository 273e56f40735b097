"""How does somebody say which days, which groups and which picture? Fields with their keys, everything by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.core.clock import Clock
from app.core.dates import read_day
from app.features.statistics.describing import Statistic
from app.features.statistics.period import Period, Span, beside, period_of
from app.features.statistics.view.wording import DRAWS, SPANS
from app.records.transfer.figures import Draw
from app.ui.chips import Chip, Chips
from app.ui.kit import KeyButton, KeyCap, col, field, label, restyle, row
from app.ui.texts import words
from app.ui.theme import Theme

PERIOD_KEY, GROUP_KEY, THEN_KEY, MEASURE_KEY = "Alt+P", "Alt+G", "Alt+T", "Alt+M"
DRAW_KEYS = {Draw.BARS: "Alt+B", Draw.LINE: "Alt+I", Draw.PIE: "Alt+K"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen, as it is kept at the seat: words, and days as text."""

    span: str = Span.THIS_MONTH
    first: str = ""
    last: str = ""
    by: str = ""
    then: str = ""
    measure: str = ""
    draw: str = ""


class Controls(QWidget):
    """Period, groupings, measure and kind of picture."""

    changed = Signal()  # other figures are wanted
    redrawn = Signal()  # the same figures in another picture

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._theme, self._clock = theme, clock
        self._statistic: Statistic | None = None
        self.span, self.by, self.then, self.measure = (self._combo() for _ in range(4))
        for one in Span:
            self.span.addItem(words(SPANS[one]), one)
        self.span.setCurrentIndex(list(Span).index(Span.THIS_MONTH))
        self.first, self.last = self._day(self.tr("from day")), self._day(self.tr("to day"))
        items = [Chip(one.value, words(said), icon, cap=DRAW_KEYS[one]) for one, (said, icon) in DRAWS.items()]
        self.draws = Chips(theme, items, Draw.BARS)
        for draw, key in DRAW_KEYS.items():
            QShortcut(QKeySequence(key), self, lambda value=draw.value: self.draws.choose(value))
        self._lay_out()
        self.span.activated.connect(self._on_span)
        self.by.activated.connect(self._on_by)
        self.then.activated.connect(lambda _: self.changed.emit())
        self.measure.activated.connect(lambda _: self.redrawn.emit())
        self.draws.chosen.connect(lambda _: self.redrawn.emit())
        for day in (self.first, self.last):
            day.editingFinished.connect(self._on_typed)
        self._show_days()

    def _combo(self) -> QComboBox:
        made = QComboBox()
        made.setMinimumContentsLength(6)
        made.setMaxVisibleItems(20)
        return made

    def _day(self, hint: str) -> QLineEdit:
        made = field(self._theme, "", hint=hint)
        made.setFixedWidth(self._theme.size("rail") * 3 // 4)
        made.setAccessibleName(hint)
        return made

    def _lay_out(self) -> None:
        theme = self._theme
        before = self._beside("chevron-left", self.tr("The period before (Alt+Left)"), "Alt+Left", -1)
        after = self._beside("chevron-right", self.tr("The period after (Alt+Right)"), "Alt+Right", 1)
        days = row(theme, self.span, before, self.first, label("–", "faint"), self.last, after, gap="xs")
        fields = row(
            theme,
            self._titled(self.tr("Period"), PERIOD_KEY, days, self.span),
            (self._titled(self.tr("Grouped by"), GROUP_KEY, self.by, self.by), 1),
            (self._titled(self.tr("then by"), THEN_KEY, self.then, self.then), 1),
            (self._titled(self.tr("In the picture"), MEASURE_KEY, self.measure, self.measure), 1),
            gap="m",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("l"), 0, theme.space("l"), theme.space("s"))
        layout.setSpacing(theme.space("s"))
        layout.addWidget(fields)
        below = row(
            theme, (self.draws, 1), label(self.tr("the records behind a row"), "faint"), KeyCap(theme, "Return")
        )
        layout.addWidget(below)

    def _titled(self, said: str, key: str, inside: QWidget, focus: QComboBox) -> QWidget:
        focus.setAccessibleName(said)

        def open_() -> None:
            focus.setFocus()
            focus.showPopup()

        QShortcut(QKeySequence(key), self, open_)
        return col(
            self._theme, row(self._theme, label(said, "small"), KeyCap(self._theme, key), None), inside, gap="xs"
        )

    def _beside(self, icon: str, said: str, key: str, by: int) -> KeyButton:
        made = KeyButton(self._theme, icon=icon, look="quiet")
        made.setToolTip(said)
        made.setAccessibleName(said)
        made.clicked.connect(lambda: self.go_beside(by))
        QShortcut(QKeySequence(key), self, made.click)
        return made

    # ------------------------------------------------------------ what is chosen

    def show_statistic(self, statistic: Statistic, kept: Choice) -> None:
        """Offer what a statistic has, with what was chosen of it before."""
        self._statistic = statistic
        self._show_span(kept)
        usual = statistic.groupings[0].key
        by = kept.by if kept.by in {one.key for one in statistic.groupings} else usual
        self._fill(self.by, [(one.key, words(one.label)) for one in statistic.groupings], by)
        self._fill_then(kept.then)
        self._fill(self.measure, [(one.key, words(one.label)) for one in statistic.measures], kept.measure)
        draw = kept.draw if kept.draw in {str(one) for one in statistic.draws} else str(statistic.draws[0])
        self.draws.show_chips(
            [Chip(one.value, words(DRAWS[one][0]), DRAWS[one][1], cap=DRAW_KEYS[one]) for one in statistic.draws],
            draw,
        )

    def _show_span(self, kept: Choice) -> None:
        spans = list(Span)
        span = Span(kept.span) if kept.span in {str(one) for one in spans} else Span.THIS_MONTH
        self.span.setCurrentIndex(spans.index(span))
        if span is Span.FREE:
            self.first.setText(kept.first)
            self.last.setText(kept.last)
        self._show_days()

    def _fill_then(self, key: str) -> None:
        assert self._statistic is not None
        rest = [(one.key, words(one.label)) for one in self._statistic.groupings if one.key != self.by.currentData()]
        self._fill(self.then, [("", self.tr("nothing else")), *rest], key)

    @staticmethod
    def _fill(combo: QComboBox, items: Sequence[tuple[str, str]], current: str) -> None:
        with QSignalBlocker(combo):
            combo.clear()
            for key, said in items:
                combo.addItem(said, key)
            combo.setCurrentIndex(max(0, combo.findData(current)))

    @property
    def choice(self) -> Choice:
        """What is chosen, to be kept."""
        return Choice(
            span=str(self.span.currentData()),
            first=self.first.text(),
            last=self.last.text(),
            by=str(self.by.currentData()),
            then=str(self.then.currentData()),
            measure=str(self.measure.currentData()),
            draw=self.draws.current,
        )

    @property
    def groupings(self) -> tuple[str, ...]:
        """Keys of the one or two groupings."""
        keys: tuple[Any, ...] = (self.by.currentData(), self.then.currentData())
        return tuple(key for key in keys if key)

    @property
    def draw(self) -> Draw:
        """The kind of picture."""
        return Draw(self.draws.current)

    def period(self) -> Period | None:
        """The days; None where those typed are none."""
        span = Span(self.span.currentData())
        if span is not Span.FREE:
            return period_of(span, self._today())
        first, last = self._read(self.first), self._read(self.last)
        backwards = first is not None and last is not None and first > last
        self._mark(self.last, backwards or last is None)
        self._mark(self.first, first is None)
        return None if first is None or last is None or backwards else Period(first, last)

    def take_span(self, span: Span) -> None:
        """Choose a period as if by hand."""
        self.span.setCurrentIndex(list(Span).index(span))
        self._on_span()

    def go_beside(self, by: int) -> None:
        """Go to the period before (-1) or after (1)."""
        if (period := self.period()) is None:
            return
        there = beside(period, by)
        today = self._today()
        known = next((one for one in Span if one is not Span.FREE and period_of(one, today) == there), Span.FREE)
        self.span.setCurrentIndex(list(Span).index(known))
        self.first.setText(there.first.isoformat())
        self.last.setText(there.last.isoformat())
        self._show_days()
        self.changed.emit()

    def take_groupings(self, by: str, then: str = "") -> None:
        """Choose groupings as if by hand."""
        self.by.setCurrentIndex(max(0, self.by.findData(by)))
        self._fill_then(then)
        self.changed.emit()

    # ------------------------------------------------------------ what somebody does

    @Slot()
    def _on_span(self) -> None:
        free = self.span.currentData() == Span.FREE
        self._show_days()
        if free:
            self.first.setFocus()
            self.first.selectAll()
        self.changed.emit()

    @Slot()
    def _on_by(self) -> None:
        self._fill_then(str(self.then.currentData()))
        self.changed.emit()

    @Slot()
    def _on_typed(self) -> None:
        if self.span.currentData() == Span.FREE and (self.first.isModified() or self.last.isModified()):
            self.first.setModified(False)
            self.last.setModified(False)
            self.changed.emit()

    def _show_days(self) -> None:
        """The days of a span, to be read; those of a free period, to be typed."""
        free = self.span.currentData() == Span.FREE
        if not free:
            period = period_of(Span(self.span.currentData()), self._today())
            self.first.setText(period.first.isoformat())
            self.last.setText(period.last.isoformat())
        for one in (self.first, self.last):
            one.setReadOnly(not free)
            restyle(one, "look", "" if free else "fixed")

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _read(self, editor: QLineEdit) -> date | None:
        found = read_day(editor.text(), self._today())
        if found is not None:
            with QSignalBlocker(editor):
                editor.setText(found.isoformat())
        return found

    @staticmethod
    def _mark(editor: QWidget, wrong: bool) -> None:
        restyle(editor, "look", "wrong" if wrong else "")
