"""What does the operator note about a call? Note, purchase intention, next contact, outcome; the wrap-up after it."""

from datetime import date, datetime

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.phone import Numbers
from app.features.calls.model import Outcome
from app.features.calls.timeline import OUTCOMES
from app.features.desk.notes import Notes
from app.features.desk.pops import Pop, Stage
from app.features.desk.view.header import Words
from app.features.desk.view.parts import fill_with
from app.features.desk.view.tape_bar import TapeBar
from app.features.desk.wording import LOOKS, state_of
from app.records.field import Field, Kind
from app.ui import formats
from app.ui.editors import DateEditor, NotRead, Tools
from app.ui.flow import flowing
from app.ui.kit import KeyButton, KeyCap, Pill, Sign, col, field, label, pane, row
from app.ui.texts import words
from app.ui.theme import Theme

_NEXT = QT_TRANSLATE_NOOP("desk", "Next contact")
_NO_DATE = QT_TRANSLATE_NOOP("desk", "no date")
_NOTE_LENGTH, _CLOSES_MS = 20_000, 5000


class _Note(QPlainTextEdit):
    """The note. Tab leaves it; it takes no tabs of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    @override
    def sizeHint(self) -> QSize:
        lines = 3 * self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), lines + 2 * self.frameWidth() + lines // 3)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height() * 2 // 3)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # Ctrl+Enter puts the call away
            return
        super().keyPressEvent(event)


class ThisCall(QWidget):
    """The pane about the call itself. `changed` is emitted with everything in it as soon as anything was typed.

    After hanging up an outcome ends the wrap-up: `finished` follows a moment later unless the operator goes on typing.
    """

    changed = Signal(object)  # Notes
    finished = Signal()

    def __init__(self, theme: Theme, clock: Clock, numbers: Numbers, closes_ms: int = _CLOSES_MS) -> None:
        super().__init__()
        self._theme, self._clock = theme, clock
        self._outcome: Outcome | None = None
        self._stage: Stage | None = None
        self._state = Pill(theme)
        self._line = Words(theme, "small", "faint")
        self.tape = TapeBar(theme)
        self.note = _Note()
        self.note.setPlaceholderText(self.tr("Jot down what was said"))
        self.note.setAccessibleName(self.tr("Call note"))
        self.intention = field(theme, hint=self.tr("none"))
        self.intention.setAccessibleName(self.tr("Purchase intention"))
        self.intention.setMaxLength(240)
        tools = Tools(theme, clock, numbers)
        self.next = DateEditor(tools, Field(key="next_on", label=_NEXT, kind=Kind.DAY, hint=_NO_DATE))
        self.next.setAccessibleName(self.tr("Next contact"))
        self.next.setToolTip(self.tr("A date in any form: 11-24, tomorrow, Tuesday, +3"))
        self._wrong = label("", "wrong", wrap=True)
        self._wrong.hide()
        self._words = Words(theme, "small", "text")
        self._wrap_up = pane(theme, row(theme, Sign(theme, "phone-hangup", "accent"), (self._words, 1), margin="s"))
        self._wrap_up.setObjectName("batch")
        self._wrap_up.hide()
        self._outcomes = {outcome: self._button(outcome, place) for place, outcome in enumerate(OUTCOMES, 1)}
        self._closes = QTimer(self, interval=closes_ms, singleShot=True)
        self._closes.timeout.connect(self.finished)
        self._lay_out()
        self.note.textChanged.connect(self._on_typed)
        self.intention.textEdited.connect(self._on_typed)
        self.next.changed.connect(self._on_typed)
        self.next.editingFinished.connect(self._on_next_left)

    def _button(self, outcome: Outcome, place: int) -> KeyButton:
        button = KeyButton(self._theme, OUTCOMES[outcome].words, str(place), look="chip", checked=False)
        button.clicked.connect(lambda _=False: self.choose_outcome(outcome))
        return button

    def _lay_out(self) -> None:
        theme = self._theme
        heads = (label(self.tr("Outcome"), "muted"), KeyCap(theme, "Ctrl +"))
        for widget in heads:
            widget.setFixedHeight(theme.size("chip") + 2)
        flow_box = flowing(*heads, *self._outcomes.values(), gap=theme.space("xs"))
        self._flow_box = pane(theme, flow_box, name="")
        ahead = row(
            theme,
            label(self.tr("Intention"), "muted"),
            (self.intention, 3),
            label(self.tr("Next contact"), "muted"),
            (self.next, 2),
        )
        body = col(
            theme,
            row(theme, label(self.tr("This call"), "section"), self._state, None, self._line),
            self.tape,
            (self.note, 1),
            ahead,
            self._wrong,
            flow_box,
            self._wrap_up,
            margin=("l", "m", "l", "m"),
        )
        fill_with(self, body)

    # ------------------------------------------------------------ what it shows

    def show_pop(self, pop: Pop, now: datetime) -> None:
        """Where the call stands."""
        self._state.show_look(LOOKS[pop.stage], words(state_of(pop, now)))
        line = self.tr("Line {line}").format(line=pop.call.line)
        talked = pop.call.duration_s
        self._line.say(f"{line} · {formats.duration(talked)}" if pop.stage is Stage.OVER and talked else line)
        self._stage = pop.stage
        self.tape.show_pop(pop)
        self._show_wrap_up()

    def _show_wrap_up(self) -> None:
        """The strip after hanging up: what is still to be said, or that the tab closes."""
        wrapping_up = self._stage is Stage.OVER or self.is_closing
        tall = self.height() > 9 * self._theme.size("row")  # elsewhere the outcomes alone stand out
        self._wrap_up.setVisible(wrapping_up and tall)
        name = "batch" if wrapping_up and not tall else ""
        if self._flow_box.objectName() != name:
            self._flow_box.setObjectName(name)
            self._flow_box.style().unpolish(self._flow_box)
            self._flow_box.style().polish(self._flow_box)
        if self.is_closing:
            self._words.say(self.tr("Noted; the tab closes. Go on typing to keep it."))
        elif self._outcome:
            self._words.say(self.tr("Ctrl+Enter notes what came of it and closes the tab."))
        else:
            self._words.say(self.tr("What came of it? Ctrl+1…4 notes it and closes the tab."))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_wrap_up()

    def show_notes(self, notes: Notes) -> None:
        """Fill the fields, without saying `changed`."""
        with QSignalBlocker(self.note), QSignalBlocker(self.intention), QSignalBlocker(self.next):
            if self.note.toPlainText() != notes.note:
                self.note.setPlainText(notes.note)
                self.note.moveCursor(QTextCursor.MoveOperation.End)
            if self.intention.text() != notes.intention:
                self.intention.setText(notes.intention)
                self.intention.setCursorPosition(0)
            day = notes.next_text or (formats.day(notes.next_on, self._clock.now()) if notes.next_on else "")
            if self.next.text() != day:
                self.next.setText(day)
        self._outcome = notes.outcome
        self._mark()
        self._show_wrap_up()

    def show_intention(self, present: str) -> None:
        """What the customer meant to buy so far stands as hint in the empty field."""
        hint = present or self.tr("none")
        if self.intention.placeholderText() != hint:
            self.intention.setPlaceholderText(hint)

    @property
    def notes(self) -> Notes:
        """Everything in it now."""
        text = self.next.text().strip()
        return Notes(
            self.note.toPlainText()[:_NOTE_LENGTH],
            self.intention.text().strip(),
            self._outcome,
            self._read(),
            text,
        )

    @property
    def is_wrong(self) -> bool:
        """The next contact means no day, or one that has passed."""
        return bool(self._complaint())

    # ------------------------------------------------------------ what the operator does

    def choose_outcome(self, outcome: Outcome) -> None:
        """Ctrl+n: what came of the call; again: nothing yet."""
        over = self._stage in (Stage.OVER, Stage.MISSED, Stage.ELSEWHERE)
        again = self._outcome is outcome and (self.is_closing or not over)  # said before hanging up, it is confirmed
        self._outcome = None if again else outcome
        self._mark()
        self.changed.emit(self.notes)
        if self._outcome is Outcome.CALL_BACK and not self.next.text():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        elif over and self._outcome:
            self._begin_closing()
            return
        self.stay()

    def _begin_closing(self) -> None:
        self._closes.start()
        self._show_wrap_up()

    @property
    def is_closing(self) -> bool:
        """The wrap-up is about to end by itself."""
        return self._closes.isActive()

    def stay(self) -> None:
        """The tab does not close by itself after all."""
        self._closes.stop()
        self._show_wrap_up()

    def complain(self) -> bool:
        """Point out a next contact that means no day; whether there was one to point out."""
        wrong = self._complaint()
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self.next.mark(bool(wrong))
        return bool(wrong)

    def _complaint(self) -> str:
        text = self.next.text().strip()
        if not text:
            return ""
        day = self._read()
        if day is None:
            return self.tr("“{text}” is no date. Try 11-24, tomorrow, Tuesday or +3.").format(text=text)
        if day < self._today():
            return self.tr("{day} has passed. When shall the customer be contacted next?").format(day=text)
        return ""

    def _read(self) -> date | None:
        try:
            found: date | None = self.next.value()
        except NotRead:
            return None
        return found

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _mark(self) -> None:
        for outcome, button in self._outcomes.items():
            button.setChecked(outcome is self._outcome)

    @Slot()
    def _on_typed(self) -> None:
        self.stay()
        self.changed.emit(self.notes)

    @Slot()
    def _on_next_left(self) -> None:
        if not self.complain() and (day := self._read()):
            self.next.setToolTip(formats.long_day(day))

    def fields(self) -> tuple[QPlainTextEdit | QLineEdit, ...]:
        """The fields in the order of Tab."""
        return (self.note, self.intention, self.next)
