"""Where in a form is the caret, and where does it go next?"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.records.field import Field, Kind
from app.records.record import RecordType
from app.ui.editors import is_fixed
from app.ui.parts_editor import PartsEditor


class FormCaret:
    """The way of the caret through the fields of a form; those that cannot be filled in are passed by.

    Args:
        over: what the fields stand in.

    Attributes:
        needs: the fields that the next step of the record needs.
    """

    def __init__(self, kind: RecordType, fields: Sequence[Field], editors: Mapping[str, Any], over: QWidget) -> None:
        self._kind, self._fields, self._editors, self._over = kind, fields, editors, over
        self.needs: tuple[str, ...] = ()
        self._is_new = True
        rows = QShortcut(QKeySequence("Ctrl+I"), over)
        rows.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        rows.activated.connect(self.go_to_row)

    def expect(self, state: str) -> None:
        """A record that is there already is shown, in a state of its workflow."""
        self._is_new = False
        self.needs = self._kind.workflow.needed_from(state) if self._kind.workflow else ()

    def go_to(self, key: str) -> None:
        """Put the caret into a field."""
        editor = self._editors[key]
        widget = editor.first if isinstance(editor, PartsEditor) else editor
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def go_to_first(self) -> None:
        """Put the caret into the field the form begins with, or one before it that must still be filled in.

        Where the form begins with none, that is the first one that can be filled in. In a record that is there already
        typing replaces nothing.
        """
        if not self._is_new:
            self._go_to_present()
            return
        can = [one for one in self._fields if self._can_fill(one)]
        first = [one.key for one in can if one.key == self._kind.first_field or self._is_open(one)] or [
            one.key for one in can
        ]
        if first:
            self.go_to(first[0])

    def _go_to_present(self) -> None:
        """Into a field that must still be filled in, or behind what stands in the first one that names no record."""
        can = [one for one in self._fields if self._can_fill(one)]
        if opened := [one.key for one in can if self._is_open(one)]:
            self.go_to(opened[0])
        elif written := [one.key for one in can if one.kind is not Kind.LINK] or [one.key for one in can]:
            self.go_to(written[0])
            editor = self._editors[written[0]]
            if isinstance(editor, QLineEdit):
                editor.end(False)
            elif isinstance(editor, QPlainTextEdit):
                editor.moveCursor(QTextCursor.MoveOperation.End)

    def go_to_row(self) -> None:
        """Put the caret into the empty row of its table; from there, or from outside, into that of the next table."""
        tables = [one.key for one in self._fields if one.kind is Kind.PARTS and self._can_fill(one)]
        order, here = [one.key for one in self._fields], self.current_key()
        if here in tables and self._editors[here].leave_row():
            return
        at = order.index(here) if here else -1
        if tables:
            self._editors[next((key for key in tables if order.index(key) > at), tables[0])].add_row()

    def go_on(self) -> bool:
        """Put the caret into the next field; False where it is in the last one."""
        here, focus = self.current_key(), QApplication.focusWidget()
        editor = self._editors.get(here)
        if isinstance(editor, PartsEditor) and focus is not None and (cell := editor.cell_after(focus)) is not None:
            cell.setFocus()
            return True
        keys = [one.key for one in self._fields if self._can_fill(one) or one.key == here]
        place = keys.index(here) + 1 if here else 0
        if place < len(keys):
            self.go_to(keys[place])
        return place < len(keys)

    def go_to_wrong(self, wrong: Sequence[str]) -> None:
        """Put the caret into the next of these fields or cells ("lines.0.price") after the one it is in."""
        order = [one.key for one in self._fields]
        keys = sorted({one.split(".")[0] for one in wrong if one.split(".")[0] in order}, key=order.index)
        if not keys:
            return
        here = self.current_key()
        at = order.index(here) if here else -1
        key = next((key for key in keys if order.index(key) > at), keys[0])
        cell = next((one.split(".") for one in wrong if one.startswith(f"{key}.")), None)
        editor = self._editors[key]
        widget = editor.cell(int(cell[1]), cell[2]) if cell and isinstance(editor, PartsEditor) else None
        self.go_to(key) if widget is None else widget.setFocus()

    def _is_open(self, field: Field) -> bool:
        """Whether it must be filled in and is not."""
        editor = self._editors[field.key]
        return field.required and isinstance(editor, QLineEdit) and not editor.text()

    def _can_fill(self, field: Field) -> bool:
        editor = self._editors[field.key]
        return not is_fixed(editor) and bool(editor.isVisibleTo(self._over))

    def current_key(self) -> str:
        """The field the caret is in, "" for none."""
        focus = QApplication.focusWidget()
        found = (
            key for key, one in self._editors.items() if focus is not None and (one is focus or one.isAncestorOf(focus))
        )
        return next(found, "")
