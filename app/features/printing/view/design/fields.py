"""How is one value of a part asked for? An editor for each kind of value, all of the same shape."""

import base64
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.errors import Refused
from app.features.printing.design.props import Edit, Prop
from app.features.printing.design.wording import FORMATS, Wording
from app.printing.values import FORMATS as OF_KIND
from app.printing.values import Source, SourceKind
from app.ui.kit import KeyButton, field, inset, label, restyle
from app.ui.texts import words
from app.ui.theme import Theme

_TEXT_LINES = 3
_MOST_PICTURE = 4 * 1024 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class Offers(Protocol):
    """What editors choose from."""

    @property
    def sources(self) -> Sequence[Source]:
        """The fields of the record type."""
        ...

    @property
    def wording(self) -> Wording:
        """Their names."""
        ...

    @property
    def families(self) -> Sequence[str]:
        """The fonts of this computer."""
        ...

    def kind_of(self, key: str, rows: str = "") -> SourceKind:
        """What a field holds; with `rows` one of its cells."""
        ...


class Editor(QWidget):
    """One value: `show_value` puts it in, `changed` tells of another."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)

    def show_value(self, value: Any, thing: Any) -> None:
        """Show a value (None where several parts differ) of a part."""
        raise NotImplementedError


class NumberEditor(Editor):
    """Millimetres, points, a count."""

    def __init__(self, theme: Theme, prop: Prop) -> None:
        super().__init__()
        self.spin = QDoubleSpinBox()
        inset(theme, self.spin)
        self.spin.setKeyboardTracking(False)
        self.spin.setDecimals(0 if prop.edit is Edit.COUNT else 2 if prop.edit is Edit.MM else 1)
        self.spin.setSingleStep(0.5 if prop.edit is Edit.POINTS else 1)
        self.spin.setRange(prop.least, prop.most)
        self.box.addWidget(self.spin)
        self.setFocusProxy(self.spin)
        whole = prop.edit is Edit.COUNT
        self.spin.valueChanged.connect(lambda value: self.changed.emit(int(value) if whole else round(value, 2)))

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        with QSignalBlocker(self.spin):
            if value is None:
                self.spin.clear()
            else:
                self.spin.setValue(value)


class LineEditor(Editor):
    """Words in one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.line = field(theme)
        self.box.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.changed.emit)

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        if self.line.text() != (value or ""):
            self.line.setText(value or "")


class _Writing(QPlainTextEdit):
    """A text of few lines; Tab goes on."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _TEXT_LINES + 14)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TextEditor(Editor):
    """A text with fields in it, shown by their names; a menu puts more in."""

    def __init__(self, theme: Theme, offers: Offers) -> None:
        super().__init__()
        self._offers = offers
        self.text = _Writing()
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self._put = KeyButton(theme, self.tr("Put a field in"), "Alt+F", "form-textbox", "quiet", live=True)
        self._put.clicked.connect(self._show_menu)
        for one in (self.text, self._put, self.wrong):
            self.box.addWidget(one)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._on_text)
        self._shown = ""

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        shown = self._offers.wording.shown(value or "")
        if value == self._shown and self.wrong.isHidden():
            return
        self._shown = value
        with QSignalBlocker(self.text):
            self.text.setPlainText(shown)
        self._say("")

    @Slot()
    def _on_text(self) -> None:
        try:
            kept = self._offers.wording.kept(self.text.toPlainText())
        except Refused as err:
            self._say(words(err.text))
            return
        self._say("")
        self._shown = kept
        self.changed.emit(kept)

    def _say(self, why: str) -> None:
        self.wrong.setText(why)
        self.wrong.setVisible(bool(why))
        restyle(self.text, "look", "wrong" if why else "")

    @Slot()
    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._offers.sources:
            if one.kind not in (SourceKind.ROWS, SourceKind.PICTURE):
                name = self._offers.wording.name(one.key)
                menu.addAction(name.replace("&", "&&"), partial(self.insert, one.key))
        menu.popup(self._put.mapToGlobal(self._put.rect().bottomLeft()))

    def insert(self, key: str) -> None:
        """Put a field where the caret is."""
        self.text.insertPlainText(self._offers.wording.place(key))
        self.text.setFocus()


class NamesEditor(Editor):
    """Several names, one per line."""

    def __init__(self) -> None:
        super().__init__()
        self.text = _Writing()
        self.box.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(lambda: self.changed.emit(self._names()))

    def _names(self) -> tuple[str, ...]:
        return tuple(one.strip() for one in self.text.toPlainText().splitlines() if one.strip())

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        if self._names() != tuple(value or ()):
            with QSignalBlocker(self.text):
                self.text.setPlainText("\n".join(value or ()))


class TickEditor(Editor):
    """Yes or no."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.tick = QCheckBox(name)
        self.box.addWidget(self.tick)
        self.setFocusProxy(self.tick)
        self.tick.clicked.connect(lambda on: self.changed.emit(bool(on)))

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        self.tick.setChecked(bool(value))


class Combo(QComboBox):
    """A list that the wheel leaves alone, and that may be narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class ChoiceEditor(Editor):
    """One of several; `fill` says which, for the part that is shown."""

    def __init__(self, fill: Callable[[Any], Sequence[tuple[Any, str]]]) -> None:
        super().__init__()
        self._fill = fill
        self.combo = Combo()
        self.box.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self._values: list[Any] = []
        self.combo.activated.connect(lambda at: self.changed.emit(self._values[at]))

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        choices = list(self._fill(thing))
        if value is not None and value not in [one for one, _ in choices]:
            choices.append((value, str(value)))
        self._values = [one for one, _ in choices]
        names = [name for _, name in choices]
        if names != [self.combo.itemText(at) for at in range(self.combo.count())]:
            self.combo.clear()
            self.combo.addItems(names)
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class PictureEditor(Editor):
    """A picture from a file, kept in the form."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choose = KeyButton(theme, self.tr("Choose …"), "", "image-outline")
        self.none = KeyButton(theme, self.tr("None"), "", "close", "quiet")
        self.said = label("", "faint", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self.choose)
        line.addWidget(self.none)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addWidget(self.said)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self.ask)
        self.none.clicked.connect(lambda: self.changed.emit(""))

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        size = len(value or "") * 3 // 4 // 1024
        self.said.setText(self.tr("A picture of {size} KB.").format(size=max(1, size)) if value else "")
        self.said.setVisible(bool(value))
        self.none.setVisible(bool(value))

    @Slot()
    def ask(self) -> None:
        """Ask which file."""
        asking = QFileDialog(self, self.tr("Choose a picture"), "", self.tr("Pictures (*.png *.jpg *.jpeg)"))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.fileSelected.connect(lambda path: self.take(Path(path)))
        asking.open()

    def take(self, path: Path) -> None:
        """Use this picture."""
        try:
            with path.open("rb") as file:
                data = file.read(_MOST_PICTURE + 1)
        except OSError as err:
            self._say(self.tr("It cannot be read: {why}").format(why=err.strerror or str(err)))
            return
        if not data.startswith(_PICTURES) or len(data) > _MOST_PICTURE:
            self._say(self.tr("It must be a PNG or JPEG of at most 4 MB."))
            return
        self.changed.emit(base64.b64encode(data).decode("ascii"))

    def _say(self, why: str) -> None:
        self.said.setText(why)
        self.said.show()


class FontEditor(Editor):
    """A family of letters; empty for the usual one."""

    def __init__(self, offers: Offers) -> None:
        super().__init__()
        self._offers = offers
        self.combo = Combo()
        self.box.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(lambda at: self.changed.emit(self.combo.itemData(at)))

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        known = ["", *self._offers.families]
        if value and value not in known:
            known.append(value)
        if [self.combo.itemData(at) for at in range(self.combo.count())] != known:
            self.combo.clear()
            for one in known:
                self.combo.addItem(one or self.tr("as usual"), one)
        self.combo.setCurrentIndex(self.combo.findData(value))


def formats_for(offers: Offers, thing: Any) -> list[tuple[str, str]]:
    """The ways in which the field of a part can be written."""
    rows = getattr(thing, "source", "") if hasattr(thing, "column") else ""
    key = getattr(thing, "column", "") or getattr(thing, "source", "")
    return [(one, words(FORMATS[one])) for one in OF_KIND[offers.kind_of(key, rows)]]


def fields_for(offers: Offers, thing: Any) -> list[tuple[str, str]]:
    """The fields that a part can show: pictures for a picture, everything but rows for a field."""
    pictures = hasattr(thing, "image")
    fit = [one for one in offers.sources if (one.kind is SourceKind.PICTURE) is pictures]
    none = [("", words(FORMATS[""]) if not pictures else "—")] if pictures else []
    return none + [(one.key, offers.wording.name(one.key)) for one in fit if one.kind is not SourceKind.ROWS]
