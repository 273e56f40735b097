"""How does one get anywhere without the mouse? Ctrl+K: one field over everything, results below, arrows and Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.core.clock import Clock
from app.core.i18n import Text
from app.records.workflow import Look
from app.ui.kit import KeyCap, field, label, pane, row, rule
from app.ui.lists import EventList, Line, Section
from app.ui.texts import words
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to be found.

    Attributes:
        group: heading under which it stands.
        item: what `Palette.chosen` hands out; a customer's id, say.
        run: called instead, for places and actions of the program.
        key: the key that does the same, shown on a cap.
    """

    look: Look
    title: str
    text: str = ""
    group: str | Text = ""
    item: object = None
    run: Callable[[], None] | None = None
    key: str = ""


class Palette(QWidget):
    """Lies over its parent while it is open. Asks by `asked`, is answered by `show_found`, never waits.

    Args:
        entries: the program's own places and actions, asked anew at each opening.
    """

    asked = Signal(str)
    chosen = Signal(object)  # Entry.item

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget, entries: Callable[[], Sequence[Entry]] = tuple
    ) -> None:
        super().__init__(parent)
        self._theme, self._over, self._entries = theme, parent, entries
        self._own: Sequence[Entry] = ()
        self._found: Sequence[Entry] = ()
        self._answered = ""  # the text that `_found` was found for
        self._why = ""  # nobody could be asked
        self._entered = False  # Enter came before the answer
        self._walked = False  # a row was chosen by an arrow
        self._before: QWidget | None = None
        self._patient = False
        self._field = field(
            theme, "", "plain", hint=self.tr("Name, pinyin, number, address — or a page"), lead="magnify"
        )
        self._list = EventList(theme, clock, when=False)
        self._list.setObjectName("found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hints = row(
            theme,
            KeyCap(theme, "↑↓"),
            label(self.tr("choose"), "faint"),
            KeyCap(theme, "↵"),
            label(self.tr("open"), "faint"),
            None,
            KeyCap(theme, "Esc"),
            label(self.tr("back"), "faint"),
            margin=("m", "s", "m", "s"),
        )
        box = pane(theme, QWidget(self), name="overlay")
        layout = QVBoxLayout(box)
        layout.setContentsMargins(1, theme.space("xs"), 1, 1)  # inside the line around it
        layout.setSpacing(0)
        for one in (row(theme, (self._field, 1), margin=("xs", "", "s", "xs")), rule(), self._list, rule(), hints):
            layout.addWidget(one)
        layout.setStretch(2, 1)
        self._box = box
        self._field.textChanged.connect(self._on_text)
        self._field.installEventFilter(self)
        self._list.clicked.connect(lambda index: self._take(index.data(Qt.ItemDataRole.UserRole)))
        self.hide()

    @Slot()
    def open(self) -> None:
        """Open it over the parent."""
        self._own = tuple(self._entries())
        self._found = ()
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._field.clear()
        self._answered, self._entered = "", False
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fill()

    @Slot()
    def close_again(self) -> None:
        """Close it; the focus goes back to where it was."""
        self.hide()
        before = self._before
        self._before = None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self) -> None:
        """There is nobody to ask yet: what is typed stays, and is answered when somebody can be asked (`answer`)."""
        self._patient = True

    def answer(self, below: QWidget) -> None:
        """From now on somebody can be asked; `below` is what lies under the open palette now."""
        self._patient = False
        if self.isVisible():
            self._before = below
            self._own = tuple(self._entries())
            self._on_text(self.text)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text().strip()

    def show_found(self, entries: Sequence[Entry], text: str | None = None, why: str = "") -> None:
        """Show what was found outside, or `why` nobody knows; an answer to other words than the present is dropped."""
        if not self.isVisible() or (text is not None and text != self.text):
            return
        self._found, self._answered, self._why = tuple(entries), self.text, why
        self._fill()
        if self._entered:
            self._entered = False
            self._take(self._current)

    @Slot(str)
    def _on_text(self, _text: str) -> None:
        self._entered, self._why = False, ""
        if not self.text:
            self._found = ()
        self._fill()
        if self.text:
            self.asked.emit(self.text)

    def _matching(self) -> list[Entry]:
        sought = self.text.casefold()
        return [one for one in self._own if sought in one.title.casefold() or sought in one.text.casefold()]

    def _fill(self) -> None:
        rows: list[Line | Section] = []
        group = ""
        for one in (*self._found, *self._matching()):
            if words(one.group) != group:
                group = words(one.group)
                rows.append(Section(group))
            rows.append(Line(look=one.look, title=one.title, text=one.text, key=one.key, item=_Held(one)))
        nothing = self.tr("One moment…") if self._patient else self.tr("Nothing found for “{text}”.")
        self._list.show_nothing((self._why or nothing.format(text=self.text)) if self.text else "")
        self._list.show_items(rows)
        self._list.choose_first()
        self._walked = False
        self._place()

    def _place(self) -> None:
        theme = self._theme
        self.setGeometry(self._over.rect())
        width = min(theme.size("palette"), self.width() - 2 * theme.space("l"))
        rest = theme.size("control") + theme.size("row_two") + theme.space("l")
        height = min(max(self._list.height_of_rows(), 3 * theme.size("row_two")) + rest, self.height() * 4 // 5)
        self._box.setGeometry((self.width() - width) // 2, theme.size("strip") // 2, width, height)

    @property
    def _current(self) -> Line | Section | None:
        row: Line | Section | None = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row

    def _enter(self) -> None:
        """Open the chosen row; what was found for other words, as long as the answer is on its way, is not meant."""
        row = self._current
        held = row.item if isinstance(row, Line) else None
        found = row is None or (isinstance(held, _Held) and held.entry in self._found)
        late = bool(self.text) and self.text != self._answered and not self._patient
        if late and found and not self._walked:
            self._entered = True
        else:
            self._take(row)

    def _take(self, row: Line | Section | None) -> None:
        held = row.item if isinstance(row, Line) else None
        if not isinstance(held, _Held):
            return
        self.close_again()
        if held.entry.run is not None:
            held.entry.run()
        else:
            self.chosen.emit(held.entry.item)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._left(event.reason())
        if watched is not self._field or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:  # the keys of the page below rest; those of the lines do not
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.AltModifier)
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(event)

    def _left(self, why: Qt.FocusReason) -> None:
        """A key of the page below took the keyboard there: what is typed now must be seen."""
        still_there = why in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if not still_there and not self._entered:
            self._before = None
            self.hide()

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_again()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._walked = True
            QApplication.sendEvent(self._list, QKeyEvent(event.type(), key, Qt.KeyboardModifier.NoModifier))
        else:
            return key == Qt.Key.Key_Tab
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_again()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self._theme.colour("text" if self._theme.name == "light" else "window"))
        veil.setAlphaF(0.35)
        QPainter(self).fillRect(self.rect(), veil)


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    entry: Entry
