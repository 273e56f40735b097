"""How does the administrator look after the lists of words that fields choose from? One page for all of them."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.errors import AppError, Invalid
from app.records.choices import MOST, ChoiceList, Entry, Joined, Taken
from app.ui import formats
from app.ui.form_bars import Asking
from app.ui.kit import KeyButton, col, field, label, pane, row, rule, yielding
from app.ui.record_form import Around
from app.ui.texts import words
from app.ui.theme import Theme

_ITEM = Qt.ItemDataRole.UserRole


class _Words(QTreeWidget):
    """The words of a list with how often each is used."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderLabels([self.tr("Word"), self.tr("Used"), ""])
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)

    @property
    def current(self) -> Entry | None:
        """The chosen word."""
        item = self.currentItem()
        found = item.data(0, _ITEM) if item is not None else None
        return found if isinstance(found, Entry) else None

    def put(self, entries: tuple[Entry, ...], keep: int = 0) -> None:
        """Show these words; the one with the id `keep`, or the same place, is chosen again."""
        before = self.currentItem()
        place = self.indexOfTopLevelItem(before) if before is not None else 0
        self.clear()
        for one in entries:
            item = QTreeWidgetItem(self, [one.name, formats.count(one.used), self.tr("retired") if one.retired else ""])
            item.setData(0, _ITEM, one)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if one.retired:
                item.setForeground(0, self._theme.colour("faint"))
            if one.id == keep:
                place = self.indexOfTopLevelItem(item)
        if (chosen := self.topLevelItem(min(place, len(entries) - 1))) is not None:
            self.setCurrentItem(chosen)


class ChoiceListsPage(QWidget):
    """Lists at the left, words at the right, and what can be done with the chosen one.

    F2 renames, Ctrl+N adds, Alt+Up and Alt+Down move, Alt+S sorts, Alt+R retires, Delete deletes what nothing uses.
    """

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around, self._lists = around, around.desk.lists
        self._renaming: Entry | None = None
        self._keep = self._asked = 0
        theme = around.theme
        self.names = QListWidget()
        self.names.setObjectName("settings")
        self.names.setFixedWidth(theme.size("rail") + theme.size("row"))
        self.names.setAccessibleName(self.tr("Lists"))
        for one in self._lists.lists:
            item = QListWidgetItem(words(one.title), self.names)
            item.setSizeHint(QSize(0, theme.size("control") + theme.space("xs")))
        self.words = _Words(theme)
        self.words.setAccessibleName(self.tr("Words of the list"))
        self.name = field(theme, hint=self.tr("New word"))
        self.name.setMaxLength(MOST)
        self._wrong = label("", "wrong", wrap=True)
        self._save = KeyButton(theme, self.tr("Add"), "Return", "check", "primary")
        self._asking = Asking(theme)
        self._build(theme)
        self.names.currentRowChanged.connect(self._on_list)
        self.words.currentItemChanged.connect(lambda *_: self._show_deeds())
        self._save.clicked.connect(self.save)
        self.setFocusProxy(self.words)
        self.names.setCurrentRow(0)
        around.bridge.follow(("choice",), self.reload, self)

    # ------------------------------------------------------------ building

    def _build(self, theme: Theme) -> None:
        make = self._button
        self._retire = make(theme, self.tr("Retire"), "Alt+R", "archive-outline", self.retire)
        buttons = (
            make(theme, self.tr("Rename"), "F2", "pencil-outline", self.begin_rename),
            make(theme, self.tr("Up"), "Alt+Up", "arrow-up", lambda: self._move(-1)),
            make(theme, self.tr("Down"), "Alt+Down", "arrow-down", lambda: self._move(1)),
            make(theme, self.tr("Most used first"), "Alt+S", "sort-descending", self.sort),
            self._retire,
            make(theme, self.tr("Delete"), "Delete", "delete-outline", self.delete),
        )
        yielding(*buttons)
        typing = row(theme, (self.name, 1), self._save, margin=("l", "s", "l", "s"))
        deeds = row(theme, *buttons, None, margin=("l", "s", "l", "s"))
        said = row(theme, self._wrong, margin=("l", "", "l", ""))
        right = col(theme, (self.words, 1), said, self._asking, rule(), deeds, rule(), typing, gap="")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(theme, self.names, rule(vertical=True), (right, 1), gap=""))
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.begin_new)
        self._wrong.hide()
        pane(theme, self)

    @staticmethod
    def _button(theme: Theme, text: str, key: str, icon: str, slot: Callable[[], None]) -> KeyButton:
        button = KeyButton(theme, text, key, icon, live=key.startswith(("F", "Alt")))
        button.clicked.connect(lambda _=False: slot())
        return button

    # ------------------------------------------------------------ reading

    @property
    def _list(self) -> ChoiceList:
        return self._lists.lists[max(0, self.names.currentRow())]

    @Slot(int)
    def _on_list(self, _row: int) -> None:
        self.words.clear()
        self.begin_new(focus=False)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the words of the list again."""
        self._asked += 1
        asked = self._asked

        def put(entries: tuple[Entry, ...]) -> None:
            if asked == self._asked:
                self.words.put(entries, self._keep)
                self._show_deeds()

        self._around.bridge.then(self._lists.overview(self._list), put, self, self._on_failed)

    def _show_deeds(self) -> None:
        one = self.words.current
        self._retire.set_words(self.tr("Bring back") if one is not None and one.retired else self.tr("Retire"))

    # ------------------------------------------------------------ adding and renaming

    def begin_new(self, *, focus: bool = True) -> None:
        """Let a new word be typed."""
        self._begin(None, self.tr("New word"), self.tr("Add"), focus=focus)

    @Slot()
    def begin_rename(self) -> None:
        """Let another name be typed for the chosen word."""
        if (one := self.words.current) is not None:
            self._begin(one, one.name, self.tr("Rename"), focus=True)

    def _begin(self, one: Entry | None, hint: str, said: str, *, focus: bool) -> None:
        self._renaming = one
        self._say("")
        self._asking.hide()
        self.name.setText(one.name if one is not None else "")
        self.name.setPlaceholderText(hint)
        self.name.setAccessibleName(hint)
        self._save.set_words(said)
        if focus:
            self.name.setFocus()
            self.name.selectAll()

    @Slot()
    def save(self) -> None:
        """Add the word, or rename the chosen one."""
        one, name, bridge = self._renaming, self.name.text(), self._around.bridge
        if one is None:
            bridge.then(self._lists.add(self._list, name), self._on_saved, self, self._on_failed)
        else:
            work = self._lists.rename(self._list, one.id, name)
            bridge.then(work, lambda _: self._on_saved(one.id), self, self._on_failed)

    def _on_saved(self, id_: int) -> None:
        again = self._renaming is None
        self._done(id_)
        self.begin_new(focus=again)
        if not again:
            self.words.setFocus()

    def _offer_join(self, one: Entry, other_id: int) -> None:
        question = self.tr("“{name}” is in this list already. Make one word of both?")
        answers = (
            (self.tr("Join them"), "Alt+J", "primary", lambda: self._join(one, other_id)),
            (self.tr("Leave them"), "Esc", "", self._asking.hide),
        )
        self._asking.ask(question.format(name=self.name.text().strip()), answers)

    def _join(self, one: Entry, other_id: int) -> None:
        def told(joined: Joined) -> None:
            self._done(other_id)
            self.words.setFocus()
            if joined.stays:
                said = self.tr(
                    "%n use(s) of “{name}” are in approved records, which stay as they are. The word is retired.",
                    "",
                    joined.stays,
                )
                self._say(said.format(name=one.name))

        self._say("")
        work = self._lists.join(self._list, one.id, other_id)
        self._around.bridge.then(work, told, self, self._on_failed)

    # ------------------------------------------------------------ what else is done

    def _move(self, by: int) -> None:
        if (one := self.words.current) is not None:
            self._do(self._lists.move(one.id, by), one.id)

    @Slot()
    def sort(self) -> None:
        """Most used words first."""
        self._do(self._lists.sort_by_use(self._list))

    @Slot()
    def retire(self) -> None:
        """Offer the chosen word no more, or again."""
        if (one := self.words.current) is not None:
            self._do(self._lists.bring_back(one.id) if one.retired else self._lists.retire(one.id), one.id)

    @Slot()
    def delete(self) -> None:
        """Delete the chosen word, if nothing uses it."""
        if (one := self.words.current) is not None:
            self._do(self._lists.delete(self._list, one.id))

    def _do(self, work: "Future[Any]", keep: int = 0) -> None:
        self._say("")
        self._around.bridge.then(work, lambda _: self._done(keep), self, self._on_failed)

    def _done(self, keep: int) -> None:
        self._keep = keep
        if self._renaming is not None:
            self.begin_new(focus=False)
        self.reload()

    def _on_failed(self, err: AppError) -> None:
        if isinstance(err, Taken) and self._renaming is not None:
            self._offer_join(self._renaming, err.id)
        else:
            self._say(words(next(iter(err.fields.values())) if isinstance(err, Invalid) else err.text))

    def _say(self, why: str) -> None:
        self._wrong.setText(why)
        self._wrong.setVisible(bool(why))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and (self._asking.isVisible() or self._renaming is not None):
            self.begin_new(focus=False)
            self.words.setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save() if self.name.hasFocus() else self.begin_rename()
        elif event.matches(QKeySequence.StandardKey.Delete) and self.words.hasFocus():
            self.delete()
        else:
            super().keyPressEvent(event)
