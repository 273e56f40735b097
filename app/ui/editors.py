"""What does somebody type a value of each kind into?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from app.core import dates, money
from app.core.clock import Clock
from app.records.field import Field, Kind
from app.ui import formats
from app.ui.dialling import DialButton
from app.ui.kit import restyle
from app.ui.texts import words
from app.ui.theme import Theme


class NotRead(ValueError):
    """What was typed means nothing of the field's kind."""


class Editor(Protocol):
    """One field being filled in. `changed` tells of each change by the user."""

    changed: Signal

    def value(self) -> Any:
        """What is filled in.

        Raises:
            NotRead: it cannot be understood.
        """
        ...

    def put(self, value: Any, name: str = "") -> None:
        """Show `value` (None for none); `name` is what stands for an id. Tells nobody."""
        ...

    def mark(self, wrong: bool) -> None:
        """Show as wrong, or no longer."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What editors need besides their field."""

    theme: Theme
    clock: Clock
    numbers: formats.ShowsNumbers


class LineEditor(QLineEdit):
    """Text, phone, tags, numbers and money in one line."""

    changed = Signal()
    _RIGHT = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SECONDS})

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        self._tools, self._field = tools, field
        if field.hint is not None:
            self.setPlaceholderText(words(field.hint))
        if field.kind in self._RIGHT:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if field.kind not in self._RIGHT:
            self.setMaxLength(max(1, field.max_length))
        elif field.kind is Kind.NUMBER and field.least is not None and field.most is not None:
            self.setMaxLength(max(len(str(field.least)), len(str(field.most))))
            if field.hint is None:
                self.setPlaceholderText(f"{field.least} – {field.most}")
        ways: dict[Kind, Callable[[str], Any]] = {
            Kind.MONEY: money.read,
            Kind.NUMBER: _number,
            Kind.SECONDS: _number,
        }
        self._way = ways.get(field.kind)
        self.textEdited.connect(lambda _: self.changed.emit())
        if field.kind is Kind.PHONE:
            DialButton(tools.theme, self)

    def number_to_dial(self) -> str:
        """Where it holds a telephone number: what is written."""
        return self.text().strip() if self._field.kind is Kind.PHONE else ""

    def value(self) -> Any:
        text = self.text().strip()
        if self._way is None:
            return text
        if not text:
            return None
        found = self._way(text)
        if found is None:
            raise NotRead
        return found

    def put(self, value: Any, name: str = "") -> None:
        if value is None:
            self.clear()
        elif self._field.kind is Kind.MONEY:
            self.setText(formats.amount(value))
        elif self._field.kind is Kind.PHONE:
            self.setText(formats.phone(self._tools.numbers, value))
        else:
            self.setText(name or str(value))
        self.setCursorPosition(0)

    def mark(self, wrong: bool) -> None:
        restyle(self, "look", "wrong" if wrong else "fixed" if self.isReadOnly() else "")


class WordsEditor(QPlainTextEdit):
    """Several lines; it grows with what is typed, up to a point."""

    changed = Signal()
    _LEAST, _MOST = 3, 8

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        self._tools = tools
        self.setTabChangesFocus(True)
        if field.hint is not None:
            self.setPlaceholderText(words(field.hint))
        self._quiet = False
        self.textChanged.connect(self._on_changed)
        self._fit()

    def value(self) -> str:
        return self.toPlainText().strip()

    def put(self, value: Any, name: str = "") -> None:
        self._quiet = True
        self.setPlainText(value or "")
        self._quiet = False

    def mark(self, wrong: bool) -> None:
        restyle(self, "look", "wrong" if wrong else "fixed" if self.isReadOnly() else "")

    def _fit(self) -> None:
        lines = max(self._LEAST, min(self._MOST, self.document().blockCount()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)

    @Slot()
    def _on_changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.changed.emit()


class TickEditor(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__(words(field.label))
        self.clicked.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        return self.isChecked()

    def put(self, value: Any, name: str = "") -> None:
        self.setChecked(bool(value))

    def mark(self, wrong: bool) -> None:
        restyle(self, "look", "wrong" if wrong else "" if self.isEnabled() else "fixed")


class LookEditor(QComboBox):
    """One of a few fixed values, or none where none is needed."""

    changed = Signal()

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        if not field.required:
            self.addItem("", None)
        for key, look in field.looks.items():
            self.addItem(tools.theme.icon(look.icon, look.colour), words(look.words), key)
        self.activated.connect(lambda _: self.changed.emit())

    def value(self) -> Any:
        return self.currentData()

    def put(self, value: Any, name: str = "") -> None:
        self.setCurrentIndex(max(0, self.findData(str(value))) if value else 0)

    def mark(self, wrong: bool) -> None:
        restyle(self, "look", "wrong" if wrong else "" if self.isEnabled() else "fixed")

    @override
    def wheelEvent(self, event: Any, /) -> None:
        event.ignore()  # scrolling the form must not change a value


class SeveralEditor(QWidget):
    """Any number of a few fixed values: a tick for each, down the columns."""

    changed = Signal()
    _COLUMNS = 3

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tools.theme.space("m"))
        grid.setVerticalSpacing(tools.theme.space("s"))
        rows = -(-len(field.looks) // self._COLUMNS)
        self._ticks: dict[str, QCheckBox] = {}
        for at, (key, look) in enumerate(field.looks.items()):
            tick = self._ticks[key] = QCheckBox(words(look.words))
            tick.clicked.connect(lambda _: self.changed.emit())
            grid.addWidget(tick, at % rows, at // rows)
        for column in range(self._COLUMNS):
            grid.setColumnStretch(column, 1)
        self.setFocusProxy(next(iter(self._ticks.values())))

    def value(self) -> tuple[str, ...]:
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def put(self, value: Any, name: str = "") -> None:
        for key, tick in self._ticks.items():
            tick.setChecked(key in (value or ()))

    def mark(self, wrong: bool) -> None:
        for tick in self._ticks.values():
            restyle(tick, "look", "wrong" if wrong else "")


class DateEditor(QLineEdit):
    """A day or a moment, typed in any usual form; a calendar drops down with Alt+Down."""

    changed = Signal()

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        self._tools, self._field = tools, field
        hint = self.tr("11-24, tomorrow, +3") if field.kind is Kind.DAY else self.tr("tomorrow 14:00, 11-24 9:00")
        self.setPlaceholderText(words(field.hint) if field.hint is not None else hint)
        action = self.addAction(tools.theme.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        action.triggered.connect(self._on_calendar)
        self.textEdited.connect(lambda _: self.changed.emit())

    def value(self) -> Any:
        text, now = self.text().strip(), self._tools.clock.now()
        if not text:
            return None
        day = self._field.kind is Kind.DAY
        found = dates.read_day(text, now.astimezone().date()) if day else dates.read_moment(text, now)
        if found is None:
            raise NotRead
        return found

    def put(self, value: Any, name: str = "") -> None:
        if value is None:
            self.clear()
        else:
            self.setText(formats.full(value) if isinstance(value, datetime) else value.isoformat())
        self.setCursorPosition(0)

    def mark(self, wrong: bool) -> None:
        restyle(self, "look", "wrong" if wrong else "fixed" if self.isReadOnly() else "")

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        try:
            if self.isModified():
                self.put(self.value())
        except NotRead:
            return

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._on_calendar()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_calendar(self) -> None:
        if self.isReadOnly():
            return
        menu, calendar = QMenu(self), QCalendarWidget()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setDateEditEnabled(False)  # digits that are typed belong into the field; there they led to year -4714
        weekend = QTextCharFormat()  # Qt's own red cannot be read on a dark ground
        weekend.setForeground(self.palette().brightText())
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
        try:
            day = self.value()
        except NotRead:
            day = None
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        item = QWidgetAction(menu)
        item.setDefaultWidget(calendar)
        menu.addAction(item)
        calendar.activated.connect(lambda picked: self._on_picked(picked, menu))
        calendar.clicked.connect(lambda picked: self._on_picked(picked, menu))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _on_picked(self, picked: QDate, menu: QMenu) -> None:
        text = picked.toString("yyyy-MM-dd")
        self.setText(text if self._field.kind is Kind.DAY else f"{text} 09:00")
        menu.close()
        self.setFocus()
        self.changed.emit()


def _number(text: str) -> int | None:
    text = text.replace(",", "")
    return int(text) if text.lstrip("-").isdigit() else None


_CLASSES: dict[Kind, type[QWidget]] = {
    Kind.WORDS: WordsEditor,
    Kind.YES_NO: TickEditor,
    Kind.STATE: LookEditor,
    Kind.SET: SeveralEditor,
    Kind.DAY: DateEditor,
    Kind.MOMENT: DateEditor,
}


def plain_editor(tools: Tools, field: Field) -> Any:
    """The editor of a kind that needs no records to choose from."""
    return _CLASSES.get(field.kind, LineEditor)(tools, field)  # type: ignore[arg-type]  # all take the two


def fix(editor: QWidget, *, on: bool = True) -> None:
    """Let nobody change what stands in an editor; Tab and Enter pass it by, the mouse can mark and copy."""
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        if on is not editor.isReadOnly():  # a hint how to type it would only mislead
            hint = editor.placeholderText()
            editor.setPlaceholderText(editor.property("hint") or "" if not on else "")
            editor.setProperty("hint", hint if on else "")
        editor.setReadOnly(on)
        editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus if on else Qt.FocusPolicy.StrongFocus)
        for action in editor.actions():
            action.setVisible(not on)
    else:
        editor.setEnabled(not on)
    restyle(editor, "look", "fixed" if on else "")


def is_fixed(editor: QWidget) -> bool:
    """Whether `fix` was called."""
    return editor.isReadOnly() if isinstance(editor, QLineEdit | QPlainTextEdit) else not editor.isEnabled()
