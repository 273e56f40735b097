"""Where in a form is the caret, and where does it go next?"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.records.field import Field
from app.records.record import RecordType
from app.ui.editors import is_fixed
from app.ui.parts_editor import PartsEditor


class FormCaret:
    """The way of the caret through the fields of a form; those that cannot be filled in are passed by.

    Args:
        over: what the fields stand in.
    """

    def __init__(self, kind: RecordType, fields: Sequence[Field], editors: Mapping[str, Any], over: QWidget) -> None:
        self._kind, self._fields, self._editors, self._over = kind, fields, editors, over

    def go_to(self, key: str) -> None:
        """Put the caret into a field."""
        editor = self._editors[key]
        widget = editor.first if isinstance(editor, PartsEditor) else editor
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def go_to_first(self) -> None:
        """Put the caret into the field the form begins with, or the first one that can be filled in."""
        can = [one.key for one in self._fields if self._can_fill(one)]
        if can:
            self.go_to(self._kind.first_field if self._kind.first_field in can else can[0])

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
