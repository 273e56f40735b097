"""How is one of many words, or one of many records, chosen by typing?"""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit
from typing_extensions import override

from app.core.errors import AppError
from app.records.desk import Desk
from app.records.field import Field, Kind
from app.records.record import RecordType, Row
from app.ui.bridge import Bridge
from app.ui.editors import NotRead, Tools
from app.ui.kit import restyle
from app.ui.texts import words

_SETTLE_MS = 150
_LEAST = 2  # letters before records are searched
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceWords(QObject):
    """The words of one list, read once for all editors that offer it.

    How they are spelled, which takes loading a large table, is read when one of the editors is first used.
    """

    came = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, list_: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._list = desk, bridge, list_
        self._reading = self._asked = False
        self.ids: dict[str, int] = {}
        self.spelled: dict[int, str] = {}
        bridge.follow(("choice",), self._again, self)

    def _again(self) -> None:
        """Somebody changed words: what is at hand is read again."""
        if self.ids:
            self.read()
        if self._asked:
            self._asked = False
            self.ask_spellings()

    def read(self) -> None:
        """Read the list again; once for all who ask at the same time."""
        if not self._reading:
            self._reading = True
            self._bridge.then(self._desk.choices(self._list), self._put, self, self._on_failed)

    def _put(self, found: list[tuple[int, str]]) -> None:
        self._reading = False
        self.ids = {name: id_ for id_, name in found}
        self.came.emit()

    def _on_failed(self, err: AppError) -> None:
        self._reading = False
        self._bridge.failed.emit(err)

    def ask_spellings(self) -> None:
        """Read how the words are spelled."""
        if not self._asked:
            self._asked = True
            self._bridge.then(self._desk.spellings(self._list), self._put_spellings, self)

    def _put_spellings(self, found: dict[int, str]) -> None:
        self.spelled = found

    def fits(self, text: str) -> list[str]:
        """The words that `text` may mean, those beginning with it first."""
        typed = text.strip().lower()
        ranked = [(self._rank(name, typed), name) for name in self.ids]
        return [name for rank, name in sorted(ranked, key=lambda one: one[0]) if rank < 3]

    def _rank(self, name: str, typed: str) -> int:
        if name.lower().startswith(typed):
            return 0
        if any(part.startswith(typed) for part in self.spelled.get(self.ids[name], "").split()):
            return 1
        return 2 if typed in name.lower() else 3


class _Choosing(QLineEdit):
    """A line with a list under it; the list opens with the arrow, Alt+Down or F4, and narrows while typing.

    A field with `offers` has no list of its own: what is offered stands in the list of the form.
    """

    changed = Signal()
    picked = Signal()

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        self._names = QStringListModel(self)
        self._own = field.offers is None
        if self._own:
            self._add_list(tools)
        if field.hint is not None:
            self.setPlaceholderText(words(field.hint))
        self.setMaxLength(max(1, field.max_length))
        self.textEdited.connect(self._on_edited)

    def _add_list(self, tools: Tools) -> None:
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        completer.activated.connect(self._on_picked)
        drop = self.addAction(tools.theme.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        drop.triggered.connect(self.open_list)

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
        if self.isReadOnly() or not self._own:
            return
        self._narrow("")
        self.setFocus()
        self.completer().complete()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if self._own:
            self._narrow(text)
        self.changed.emit()

    @Slot(str)
    def _on_picked(self, text: str) -> None:
        self.changed.emit()
        self.picked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._own and (
            event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and (alt or not self.text()))
        ):
            self.open_list()
        elif event.key() in _ENTER and self._shut_list():
            QCoreApplication.postEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.isReadOnly():
            leaves = event.key() == Qt.Key.Key_Tab and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if self._own and (event.key() in _ENTER or (leaves and self._list is not None)):
                self._take()
        return super().event(event)

    def _take(self) -> None:
        """Enter and Tab choose what is marked in the open list, or what is meant by what was typed."""
        shown, text = self._list, self.text().strip()
        marked = shown.currentIndex().data() if shown is not None else None
        meant = str(marked) if marked else self._meant(text)
        if meant != text:
            self.setText(meant)
            self._on_picked(meant)

    def _meant(self, text: str) -> str:
        """What is chosen where `text` was typed and nothing is marked."""
        raise NotImplementedError

    def _shut_list(self) -> bool:
        """Close the list, which would take the key for itself; False where it is not open."""
        if (shown := self._list) is None:
            return False
        shown.hide()
        return True

    @property
    def _list(self) -> QAbstractItemView | None:
        """The list where it is open."""
        popup = self.completer().popup() if self._own else None
        return popup if popup is not None and popup.isVisible() else None


class ChoiceEditor(_Choosing):
    """A word of a list kept by the administrator, found by its beginning, a part of it, pinyin or initials.

    A word that is not in the list is a new one, and becomes part of the list when the record is saved. The list is read
    whenever the editor is shown.

    Args:
        shared: the words, where several editors offer the same list.
    """

    def __init__(
        self, tools: Tools, field: Field, desk: Desk, bridge: Bridge, shared: ChoiceWords | None = None
    ) -> None:
        super().__init__(tools, field)
        self.words = shared or ChoiceWords(desk, bridge, field.list, self)
        self.words.came.connect(self._on_words)
        self._kept: tuple[int, str] | None = None

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.words.read()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.words.ask_spellings()

    @Slot()
    def _on_words(self) -> None:
        """The word of an id that came without one, or is called otherwise now."""
        if self._kept and self.text() == self._kept[1]:
            name = next((name for name, id_ in self.words.ids.items() if self._kept and id_ == self._kept[0]), "")
            if name or not self._kept[1]:
                self.put(self._kept[0], name)

    def value(self) -> int | str | None:
        text = self.text().strip()
        if self._kept and text == self._kept[1]:
            return self._kept[0]  # may be retired by now, and stays
        return self.words.ids.get(text, text or None)

    def put(self, value: Any, name: str = "") -> None:
        self._kept = (value, name) if isinstance(value, int) else None
        self.setText(name if self._kept else value or "")
        self.setCursorPosition(0)
        if self._kept and not name:
            self.words.read()

    @override
    def _narrow(self, text: str) -> None:
        self.words.ask_spellings()
        self._offer(self.words.fits(text))

    @override
    def _meant(self, text: str) -> str:
        """Of “pt” it is 普通; letters that fit nothing, and Chinese ones, are a word of their own."""
        known = not text or not text.isascii() or text in self.words.ids or (self._kept and text == self._kept[1])
        fits = [] if known else self.words.fits(text)
        return fits[0] if fits else text


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
            self.setPlaceholderText(words(kind.find_hint) if kind.find_hint else self.tr("Name, number or address"))

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

    @override
    def _meant(self, text: str) -> str:
        """The first one of those that were found: words of one's own mean nothing here."""
        found = self._list is not None and not self._timer.isActive()
        return next(iter(self._ids), text) if found and text and text != self._shown and text not in self._ids else text

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
