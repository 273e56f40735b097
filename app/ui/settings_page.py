"""How are the settings changed? One page per group, made from the description; each change counts at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.errors import AppError
from app.core.i18n import Text
from app.core.option import PAGES, Option, Scope, Value, fits
from app.core.options import OPTIONS, Settings
from app.ui import formats
from app.ui.bridge import Bridge
from app.ui.kit import col, field, label, pane, restyle, row, rule
from app.ui.scrolled import scrolled
from app.ui.texts import words
from app.ui.theme import Theme

Keep = Callable[[Option, Value], "Future[Any] | None"]
Extra = tuple[str | Text, Callable[[], QWidget]]


class SettingRow(QWidget):
    """One setting: its name, its value, what it does, and what is wrong with what was typed.

    Args:
        why_fixed: why it cannot be changed here, "" where it can.
    """

    changed = Signal(object)  # the new value

    def __init__(self, theme: Theme, option: Option, value: Value, why_fixed: str = "") -> None:
        super().__init__()
        self._theme, self.option, self._why_fixed = theme, option, why_fixed
        self._below = label(option.hint or "", "small", wrap=True)
        if option.hint is None:
            self._below.hide()
        name = words(option.label)
        shared = [label(self.tr("for all seats"), "faint")] if option.scope is Scope.SHARED else []
        self.editor = self._make(value)
        self.editor.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        if not isinstance(self.editor, QCheckBox):
            title: QLabel = label(name, "muted")
            title.setBuddy(self.editor)
            layout.addWidget(row(theme, title, *shared, None))
        layout.addWidget(self.editor)
        layout.addWidget(self._below)
        if why_fixed:
            self.editor.setEnabled(False)
            self.say("")

    def _make(self, value: Value) -> QWidget:
        if isinstance(self.option.default, bool):
            return self._tick(bool(value))
        if self.option.choices:
            return self._list(value)
        line = field(self._theme, str(value))
        line.editingFinished.connect(lambda: self._take(line.text()))
        line.textEdited.connect(lambda _: self.say(""))
        return line

    def _tick(self, on: bool) -> QCheckBox:
        box = QCheckBox(words(self.option.label))
        box.setChecked(on)
        box.clicked.connect(lambda on: self.changed.emit(on))  # noqa: PLW0108  a bound emit is called without it
        return box

    def _list(self, value: Value) -> QComboBox:
        box = QComboBox()
        for allowed, said in self.option.choices:
            box.addItem(words(said), allowed)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.activated.connect(lambda at: self.changed.emit(box.itemData(at)))
        return box

    def _take(self, text: str) -> None:
        option = self.option
        value: Value | None = text.strip()
        if isinstance(option.default, int):
            value = int(text) if text.strip().lstrip("-").isdigit() else None
        if value is None or not fits(option, value):
            self.say(self._why())
        else:
            self.say("")
            self.changed.emit(value)

    def _why(self) -> str:
        option = self.option
        if isinstance(option.default, int):
            return self.tr("A number from {least} to {most}, please.").format(
                least=formats.count(option.least), most=formats.count(option.most)
            )
        if option.pattern and len(self._text()) <= option.max_length:
            return self.tr("Not like this. {hint}").format(hint=words(option.hint or ""))
        return self.tr("At most %n character(s) fit here.", "", option.max_length)

    def _text(self) -> str:
        return self.editor.text().strip() if isinstance(self.editor, QLineEdit) else ""

    def put(self, value: Value) -> None:
        """Show another value; what is just being typed stays."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit) and not (editor.hasFocus() and editor.isModified()):
            editor.setText(str(value))
            self.say("")

    def say(self, why: str) -> None:
        """Mark the value as wrong and say why, or take the mark away."""
        restyle(self.editor, "look", "wrong" if why else "")
        restyle(self._below, "role", "wrong" if why else "small")
        self._below.setText(why or self._why_fixed or words(self.option.hint or ""))
        self._below.setVisible(bool(self._below.text()))


class SettingsPage(QWidget):
    """All settings in groups, and pages others bring along (the boxes, the lists an administrator keeps).

    Arrows walk through the titles; Enter goes into the page.

    Args:
        keep: stores a value at the seat or in the database; an AppError in its Future is told at the setting.
        extra: title and maker of further pages, made when they are first looked at.
        parameters: the same, under a heading of their own.
        fixed: why the settings of the whole shop cannot be changed here, "" where they can.
    """

    changed = Signal(object)  # Option

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        settings: Settings,
        keep: Keep,
        extra: Sequence[Extra] = (),
        parameters: Sequence[Extra] = (),
        fixed: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._bridge, self._settings, self._keep = theme, bridge, settings, keep
        self._fixed = fixed
        self.rows: dict[str, SettingRow] = {}
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self._stack = QStackedWidget()
        self.names = QListWidget()
        self.names.setObjectName("settings")
        for page, title in PAGES.items():
            self._add(words(title), self._group([one for one in OPTIONS if one.page is page]))
        self._add_made(extra)
        if parameters:
            self._add_heading(self.tr("Parameters"))
            self._add_made(parameters)
        self._suit_names()
        self.names.currentItemChanged.connect(self._on_page)
        theme.changed.connect(self._colour_headings)
        self.names.setCurrentRow(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(theme, label(self.tr("Settings"), "title"), None, margin=("l", "s", "l", "s")))
        layout.addWidget(rule())
        layout.addWidget(row(theme, self.names, rule(vertical=True), (self._stack, 1), gap=""), 1)
        self.setFocusProxy(self.names)
        pane(theme, self)

    def show_page(self, title: str | Text) -> None:
        """Turn to the page called `title`."""
        found = self.names.findItems(words(title), Qt.MatchFlag.MatchExactly)
        if found:
            self.names.setCurrentItem(found[-1])

    def show_options(self, options: Sequence[Option]) -> None:
        """Show the values in force of these; they were changed elsewhere."""
        for one in options:
            self.rows[one.key].put(self._value(one))

    def _add(self, name: str, widget: QWidget) -> None:
        item = self._item(name)
        item.setData(Qt.ItemDataRole.UserRole, self._stack.count())
        self._stack.addWidget(widget)

    def _add_made(self, pages: Sequence[Extra]) -> None:
        for name, make in pages:
            self._makers[self._stack.count()] = make
            self._add(words(name), QWidget())

    def _add_heading(self, name: str) -> None:
        item = self._item(name)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.typeface("small"))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._colour_headings()

    @Slot()
    def _colour_headings(self) -> None:
        for at in range(self.names.count()):
            if self.names.item(at).flags() == Qt.ItemFlag.NoItemFlags:
                self.names.item(at).setForeground(self._theme.colour("faint"))

    def _item(self, name: str) -> QListWidgetItem:
        item = QListWidgetItem(name, self.names)
        item.setSizeHint(QSize(0, self._theme.size("control") + self._theme.space("xs")))
        return item

    def _suit_names(self) -> None:
        """As wide as the longest name, within reason."""
        theme = self._theme
        longest = max(theme.width_of(self.names.item(at).text()) for at in range(self.names.count()))
        beside = 3 * theme.space("l") + self.names.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        least = theme.size("rail") + theme.size("row")
        self.names.setFixedWidth(min(max(least, longest + beside), 2 * theme.size("rail")))

    def _group(self, options: Sequence[Option]) -> QWidget:
        rows = []
        for option in options:
            fixed = self._fixed if option.scope is Scope.SHARED else ""
            one = SettingRow(self._theme, option, self._value(option), fixed)
            one.changed.connect(lambda value, option=option: self._on_changed(option, value))
            one.setMaximumWidth(self._theme.size("rail") * 4)
            self.rows[option.key] = one
            rows.append(one)
        return scrolled(self._theme, col(self._theme, *rows, None, gap="l", margin="l"))

    def _value(self, option: Option) -> Value:
        if isinstance(option.default, bool):
            return self._settings.on(option)
        return self._settings.number(option) if isinstance(option.default, int) else self._settings.text(option)

    def _on_changed(self, option: Option, value: Value) -> None:
        if value == self._value(option):
            return
        self._settings.put(option, value)
        stored = self._keep(option, value)
        if stored is not None:
            self._bridge.then(stored, lambda _: None, self, lambda err: self._on_not_kept(option, err))
        self.changed.emit(option)

    def _on_not_kept(self, option: Option, err: AppError) -> None:
        self.rows[option.key].say(words(err.text))

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_page(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        at = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if at is None:
            return
        walking = self.names.hasFocus()
        if (make := self._makers.pop(at, None)) is not None:
            empty = self._stack.widget(at)
            self._stack.insertWidget(at, make())
            if empty is not None:
                self._stack.removeWidget(empty)
                empty.deleteLater()
        self._stack.setCurrentIndex(at)
        if walking:  # a list takes the focus when it is shown; who walks through the titles keeps it
            self.names.setFocus()

    def _enter(self) -> None:
        """Put the caret into the page in front."""
        page = self._stack.currentWidget()
        if page is not None and page.focusProxy() is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.names.focusNextChild()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter() if self.names.hasFocus() else self.focusNextChild()
        else:
            super().keyPressEvent(event)
