"""How is one field of many records changed at once? A bar below the list: which field, which value."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.records.field import Field, Kind
from app.records.keeping import Batch, Tags
from app.records.record import RecordType
from app.ui.choice_editor import ChoiceEditor
from app.ui.editors import NotRead, plain_editor
from app.ui.form_fields import name_of
from app.ui.kit import KeyButton, label, margins, pane
from app.ui.left_out import tell_left
from app.ui.record_form import Around
from app.ui.texts import words


class ChangeBar(QWidget):
    """Asks for a field and its new value, then gives it to the chosen records.

    Args:
        chosen: ids of the records it is done with.
    """

    refused = Signal(str)  # what was not changed, and why
    undoable = Signal(str, object)  # a sentence, the Undo
    done = Signal()
    left = Signal()

    def __init__(self, around: Around, kind: RecordType, chosen: Callable[[], tuple[int, ...]]) -> None:
        super().__init__()
        self._around, self._kind, self._chosen = around, kind, chosen
        self._ids: tuple[int, ...] = ()
        self._fields = [one for one in kind.fields if one.batch]
        self._editor: Any = None
        theme = around.theme
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Field"))
        for one in self._fields:
            self.field.addItem(name_of(one, around.settings))
        self.way = QComboBox()  # what is done with tags
        self.way.setAccessibleName(self.tr("What is done with the tags"))
        self.way.addItems([self.tr("add"), self.tr("take away"), self.tr("replace by")])
        self._wrong = label("", "wrong")
        self._go = KeyButton(theme, "", "Return", "check", "primary")
        cancel = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        self._slot = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "s", "s", "s")))
        layout.setSpacing(theme.space("s"))
        for widget in (label(self.tr("Change"), "strong"), self.field, self.way):
            layout.addWidget(widget)
        layout.addLayout(self._slot, 1)
        for last in (self._wrong, self._go, cancel):
            layout.addWidget(last)
        pane(theme, self, name="batch")
        self.hide()
        self.field.activated.connect(self._on_field)
        self._go.clicked.connect(self.apply)
        cancel.clicked.connect(self._leave)

    @Slot()
    def begin(self) -> None:
        """Open the bar for the records chosen now."""
        self._ids = self._chosen()
        if not self._fields:
            self.refused.emit(self.tr("No field of this list can be changed for several records at once."))
        elif self._ids:
            self._go.set_words(self.tr("Change %n record(s)", "", len(self._ids)))
            self._show_field()
            self.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _field(self) -> Field:
        return self._fields[max(0, self.field.currentIndex())]

    def _show_field(self) -> None:
        if self._editor is not None:
            self._slot.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        one, around = self._field, self._around
        if one.kind is Kind.CHOICE:
            self._editor = ChoiceEditor(around.tools, one, around.desk, around.bridge)
        else:
            self._editor = plain_editor(around.tools, one)
        self._editor.setAccessibleName(name_of(one, around.settings))
        self._slot.addWidget(self._editor, 1)
        self._editor.show()  # at once, so that it can have the focus
        self.setTabOrder(self.way, self._editor)
        self.setTabOrder(self._editor, self._go)
        self._editor.changed.connect(lambda: self._say(""))
        self.way.setVisible(one.kind is Kind.TAGS)
        self._say("")

    @Slot(int)
    def _on_field(self, _at: int) -> None:
        """Another field is asked for; the caret stays, for arrows pass several on their way. Enter and Tab go on."""
        self._show_field()

    @Slot()
    def apply(self) -> None:
        """Give the value to the records."""
        try:
            value = self._value()
        except NotRead:
            self._say(self.tr("This does not fit here."))
            return
        if not self._go.isEnabled():
            return
        around, key = self._around, self._field.key
        self._go.setEnabled(False)
        work = around.desk.change_all(self._kind, self._ids, {key: value})
        around.bridge.then(work, self._on_done, self, self._on_failed)

    def _value(self) -> Any:
        value = self._editor.value()
        if self._field.kind is Kind.TAGS and self.way.currentIndex() < 2:
            tidy = " ".join(value.replace("，", " ").replace(",", " ").split())
            return Tags(add=tidy) if self.way.currentIndex() == 0 else Tags(drop=tidy)
        return value

    def _on_failed(self, err: AppError) -> None:
        self._go.setEnabled(True)
        self._say(words(err.text))

    def _on_done(self, batch: Batch) -> None:
        self._go.setEnabled(True)
        if not batch.done and batch.refused:
            self._say(words(next(iter(batch.refused.values()))))
            return
        self.hide()
        self.done.emit()
        if batch.undo is not None:
            self.undoable.emit(self.tr("%n record(s) changed", "", len(batch.undo.records)), batch.undo)
        elif not batch.refused:
            self.refused.emit(self.tr("Nothing had to be changed."))
        tell_left(self._around, self._kind, batch, self, self.refused.emit)

    def _say(self, why: str) -> None:
        self._wrong.setText(why)
        self._wrong.setVisible(bool(why))
        self._editor.mark(bool(why))

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.field.hasFocus() or self.way.hasFocus():
            self._editor.setFocus()
        else:
            self.apply()
