"""How is one of many words, or one of many records, chosen by typing?"""

from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from app.records.desk import Desk
from app.records.record import Field, Kind, RecordType, Row
from app.ui.bridge import Bridge
from app.ui.editors import NotRead, Tools
from app.ui.kit import restyle
from app.ui.texts import words

_SETTLE_MS = 150
_LEAST = 2  # letters before records are searched


class _Choosing(QLineEdit):
    """A line with a list under it; the list opens with the arrow, Alt+Down or F4, and narrows while typing."""

    changed = Signal()

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        completer.activated.connect(self._on_picked)
        self._drop = self.addAction(tools.theme.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        self._drop.triggered.connect(self.open_list)
        if field.hint is not None:
            self.setPlaceholderText(words(field.hint))
        self.setMaxLength(max(1, field.max_length))
        self.textEdited.connect(self._on_edited)

    def mark(self, wrong: bool) -> None:
        restyle(self, "look", "wrong" if wrong else "fixed" if self.isReadOnly() else "")

    def _offer(self, names: list[str]) -> None:
        self._names.setStringList(names)

    def _narrow(self, text: str) -> None:
        """Offer what fits `text`."""
        raise NotImplementedError

    @Slot()
    def open_list(self) -> None:
        """Show everything there is to choose from."""
        if self.isReadOnly():
            return
        self._narrow("")
        self.setFocus()
        self.completer().complete()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._narrow(text)
        self.changed.emit()

    @Slot(str)
    def _on_picked(self, text: str) -> None:
        self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and (alt or not self.text())):
            self.open_list()
        else:
            super().keyPressEvent(event)


class ChoiceEditor(_Choosing):
    """A word of a list kept by the administrator, found by its beginning, a part of it, pinyin or initials.

    A word that is not in the list is a new one, and becomes part of the list when the record is saved. The list is read
    whenever the editor is shown; how its words are spelled, which takes loading a large table, when it is first used.
    """

    def __init__(self, tools: Tools, field: Field, desk: Desk, bridge: Bridge) -> None:
        super().__init__(tools, field)
        self._ids: dict[str, int] = {}
        self._spelled: dict[int, str] = {}
        self._kept: tuple[int, str] | None = None
        self._desk, self._bridge, self._list, self._asked = desk, bridge, field.list, False

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._bridge.then(self._desk.choices(self._list), self._put_choices, self)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._ask_spellings()

    def _ask_spellings(self) -> None:
        if not self._asked:
            self._asked = True
            self._bridge.then(self._desk.spellings(self._list), self._put_spellings, self)

    def _put_choices(self, found: list[tuple[int, str]]) -> None:
        self._ids = {name: id_ for id_, name in found}
        self._offer(list(self._ids))

    def _put_spellings(self, found: dict[int, str]) -> None:
        self._spelled = found

    def value(self) -> int | str | None:
        text = self.text().strip()
        if self._kept and text == self._kept[1]:
            return self._kept[0]  # may be retired by now, and stays
        return self._ids.get(text, text or None)

    def put(self, value: Any, name: str = "") -> None:
        self._kept = (value, name) if isinstance(value, int) and name else None
        self.setText(name or ("" if value is None else str(value)))
        self.setCursorPosition(0)

    def fits(self, text: str) -> list[str]:
        """The words that `text` may mean, those beginning with it first."""
        typed = text.strip().lower()
        ranked = [(self._rank(name, typed), name) for name in self._ids]
        return [name for rank, name in sorted(ranked, key=lambda one: one[0]) if rank < 3]

    def _rank(self, name: str, typed: str) -> int:
        if name.lower().startswith(typed):
            return 0
        if any(part.startswith(typed) for part in self._spelled.get(self._ids[name], "").split()):
            return 1
        return 2 if typed in name.lower() else 3

    @override
    def _narrow(self, text: str) -> None:
        self._ask_spellings()
        self._offer(self.fits(text))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        fits = self.fits(self.text()) if entered and self.text().strip().isascii() else []
        if fits and self.text().strip() and self.text() not in self._ids:
            self.setText(fits[0])  # "pt" and Enter is 普通
            self.changed.emit()
        super().keyPressEvent(event)


class LinkEditor(_Choosing):
    """Another record, found as its list's search box finds it."""

    def __init__(self, tools: Tools, field: Field, desk: Desk, bridge: Bridge, kind: RecordType) -> None:
        super().__init__(tools, field)
        self._desk, self._bridge, self._kind = desk, bridge, kind
        self._title = [one.key for one in kind.columns].index(kind.title_field)
        self._ids: dict[str, int] = {}
        self._value: int | None = None
        self._shown = ""
        self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._on_due)
        if field.hint is None:
            self.setPlaceholderText(self.tr("Name, number or address"))

    def value(self) -> int | None:
        text = self.text().strip()
        if text == self._shown:
            return self._value
        if not text:
            return None
        if text not in self._ids:
            raise NotRead
        return self._ids[text]

    def put(self, value: Any, name: str = "") -> None:
        self._value, self._shown = value, name
        self.setText(name)
        self.setCursorPosition(0)
        if value is not None and not name:
            self._bridge.then(self._desk.rows(self._kind, [value]), self._put_name, self)

    def _put_name(self, rows: tuple[Row, ...]) -> None:
        """What the linked record is called, where only its id was known."""
        if rows and rows[0].id == self._value and not self.text():
            self.put(self._value, str(rows[0].cells[self._title] or self._value))

    @override
    def _narrow(self, text: str) -> None:
        self._timer.start()

    @Slot()
    def _on_due(self) -> None:
        text = self.text().strip()
        if len(text) >= _LEAST or not text:
            self._bridge.then(self._desk.suggest(self._kind, text), self._put_rows, self)

    def _put_rows(self, rows: tuple[Row, ...]) -> None:
        title = self._title
        second = next(
            (at for at, one in enumerate(self._kind.columns) if at != title and one.kind is not Kind.STATE), title
        )
        self._ids = {f"{row.cells[title]}  {row.cells[second] or ''}".strip(): row.id for row in rows}
        self._offer(list(self._ids))
        if self.hasFocus() and self._ids:
            self.completer().complete()
