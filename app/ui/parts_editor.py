"""How are the rows that belong to a record (phones, contacts, addresses) filled in, by keys alone?"""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.records.checks import is_empty
from app.records.record import Field, Kind
from app.ui.editors import NotRead, Tools, plain_editor
from app.ui.kit import KeyButton, label, row
from app.ui.texts import words

_SHORT = (Kind.STATE, Kind.NUMBER, Kind.YES_NO)


class PartsEditor(QWidget):
    """A small table of fields. The last row is always an empty one: typing into it adds the next.

    Ctrl+I goes to the empty row, Ctrl+Shift+Delete takes the row of the caret out, Ctrl+Up moves it up.
    """

    changed = Signal()
    cell_changed = Signal(int, str)  # row, key: for what watches a value

    def __init__(self, tools: Tools, field: Field) -> None:
        super().__init__()
        self._tools, self._field = tools, field
        self._rows: list[dict[str, Any]] = []  # editors by key
        self._ids: list[int | None] = []
        self._buttons: list[KeyButton] = []
        add = KeyButton(tools.theme, self.tr("Add a row"), "Ctrl+I", "plus", "quiet")
        add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        add.clicked.connect(self.add_row)
        self._title = label(field.label, "section")
        self._count = label("", "faint")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tools.theme.space("s"))
        self._grid.setVerticalSpacing(tools.theme.space("xs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tools.theme.space("xs"))
        layout.addWidget(row(tools.theme, self._title, self._count, None, add))
        layout.addLayout(self._grid)
        for column, one in enumerate(field.parts):
            self._grid.addWidget(label(one.label, "small"), 0, column)
            self._grid.setColumnStretch(column, one.span or (2 if one.kind in _SHORT else 4))
        self._append({})

    # ------------------------------------------------------------ as an editor

    def value(self) -> tuple[dict[str, Any], ...]:
        """The rows that have something in them; rows known before carry their "id"."""
        found = []
        for id_, editors in zip(self._ids, self._rows, strict=True):
            values = {key: editor.value() for key, editor in editors.items()}
            if not self._is_blank(values):
                found.append(({"id": id_} if id_ else {}) | values)
        return tuple(found)

    def put(self, value: Any, name: str = "") -> None:
        while self._rows:
            self._take_out(0)
        for one in value or ():
            self._append(dict(one))
        self._append({})
        self._show_count()

    def mark(self, wrong: bool) -> None:
        for editors in self._rows:
            for editor in editors.values():
                editor.mark(False)

    def cell_value(self, at: int, key: str) -> Any:
        """What one cell holds; None where the row is gone."""
        return self._rows[at][key].value() if at < len(self._rows) else None

    def mark_cell(self, at: int, key: str) -> None:
        """Show one cell as wrong; `at` counts the rows that have something in them."""
        filled = [editors for editors in self._rows if not self._is_blank(self._raw(editors))]
        if at < len(filled) and key in filled[at]:
            filled[at][key].mark(True)
            filled[at][key].setFocus()

    @property
    def first(self) -> QWidget:
        """The first cell."""
        widget: QWidget = next(iter(self._rows[0].values()))
        return widget

    def cell_after(self, cell: QWidget) -> QWidget | None:
        """The cell Enter leads to; None where it leads out of the table (from an empty row, or past the last)."""
        at = next((at for at, one in enumerate(self._rows) if cell in one.values()), None)
        if at is None or self._is_blank(self._raw(self._rows[at])):
            return None
        cells: list[QWidget] = [one for editors in self._rows[at:] for one in editors.values()]
        place = cells.index(cell) + 1
        return cells[place] if place < len(cells) else None

    # ------------------------------------------------------------ rows

    @Slot()
    def add_row(self) -> None:
        """Go to the empty row."""
        next(iter(self._rows[-1].values())).setFocus()

    def _append(self, values: dict[str, Any]) -> None:
        at = len(self._rows)
        line = 1 + self._used
        self._used += 1
        editors: dict[str, Any] = {}
        for column, one in enumerate(self._field.parts):
            editor = plain_editor(self._tools, one)
            editor.put(values.get(one.key))
            editor.setAccessibleName(words(one.label))
            editor.installEventFilter(self)
            editor.changed.connect(lambda key=one.key, editors=editors: self._on_changed(editors, key))
            editors[one.key] = editor
            self._grid.addWidget(editor, line, column)
            editor.setVisible(True)  # at once, so that it can take the caret
        out = KeyButton(self._tools.theme, icon="close", look="quiet")
        out.setToolTip(self.tr("Take this row out"))
        out.setAccessibleName(self.tr("Take this row out"))
        out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        out.clicked.connect(lambda: self._on_out(editors))
        self._grid.addWidget(out, line, len(self._field.parts))
        self._rows.append(editors)
        self._ids.append(values.get("id"))
        self._buttons.append(out)
        self._chain(at)

    _used = 0  # lines of the grid ever used; taken-out ones stay empty

    def _chain(self, at: int) -> None:
        """Tab goes through the rows in reading order, whenever they were made."""
        if at:
            before = list(self._rows[at - 1].values())[-1]
            for editor in self._rows[at].values():
                self.setTabOrder(before, editor)
                before = editor

    def _take_out(self, at: int) -> None:
        for widget in (*self._rows[at].values(), self._buttons[at]):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for one in (self._rows, self._ids, self._buttons):
            del one[at]

    def _on_out(self, editors: dict[str, Any]) -> None:
        at = self._rows.index(editors)
        self._take_out(at)
        if not self._rows or not self._is_blank(self._raw(self._rows[-1])):
            self._append({})
        next(iter(self._rows[min(at, len(self._rows) - 1)].values())).setFocus()
        self._show_count()
        self.changed.emit()

    def _on_changed(self, editors: dict[str, Any], key: str) -> None:
        at = self._rows.index(editors)
        if at == len(self._rows) - 1 and not self._is_blank(self._raw(editors)):
            self._append({})
        self._show_count()
        self.changed.emit()
        self.cell_changed.emit(at, key)

    def _show_count(self) -> None:
        count = sum(not self._is_blank(self._raw(one)) for one in self._rows)
        self._count.setText(self.tr("%n row(s)", "", count) if count > 1 else "")

    @staticmethod
    def _raw(editors: dict[str, Any]) -> dict[str, Any]:
        values = {}
        for key, editor in editors.items():
            try:
                values[key] = editor.value()
            except NotRead:
                values[key] = "?"
        return values

    def _is_blank(self, values: dict[str, Any]) -> bool:
        return all(is_empty(values[one.key]) for one in self._field.parts if one.kind not in _SHORT)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            editors = next((one for one in self._rows if watched in one.values()), None)
            keys = event.modifiers()
            ctrl = keys == Qt.KeyboardModifier.ControlModifier
            both = keys == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            if editors is not None and both and event.key() == Qt.Key.Key_Delete:
                self._on_out(editors)
                return True
            if editors is not None and ctrl and event.key() == Qt.Key.Key_I:
                self.add_row()
                return True
        return False
