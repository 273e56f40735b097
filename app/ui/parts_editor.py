"""How are the rows that belong to a record (phones, lines of a sale, payments) filled in, by keys alone?"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.records.checks import is_empty
from app.records.field import Field, Kind, Values
from app.ui.editors import NotRead, fix, is_fixed
from app.ui.form_editors import Editors
from app.ui.form_filling import Filling, Known
from app.ui.form_values import Holding
from app.ui.kit import KeyButton, label, row
from app.ui.paint import RIGHT
from app.ui.texts import words

_NO_CONTENT = (Kind.STATE, Kind.YES_NO)  # always have a value, so that they make no row
_AT_RIGHT = (Kind.NUMBER, Kind.MONEY, Kind.SECONDS, Kind.DAY)
_SPANS = {Kind.NUMBER: 2, Kind.YES_NO: 2, Kind.STATE: 2, Kind.SECONDS: 2, Kind.MONEY: 3, Kind.DAY: 3, Kind.CHOICE: 3}
_USUAL_SPAN = 4


class PartsRow(Holding):
    """One row: its cells, and what is carried along with it (its id, a product's id beside the name)."""

    def __init__(self, fields: Sequence[Field], out: KeyButton) -> None:
        super().__init__(fields)
        self.out = out

    @property
    def cells(self) -> tuple[QWidget, ...]:
        """Its editors in order."""
        return tuple(self.editors.values())

    @property
    def to_fill(self) -> tuple[QWidget, ...]:
        """The cells that Tab and Enter stop at."""
        return tuple(one for one in self.cells if not is_fixed(one))

    @property
    def is_blank(self) -> bool:
        """Whether nothing is filled in."""
        return all(self._is_empty(one) for one in self.fields if one.kind not in _NO_CONTENT and not one.fixed)

    def show_now(self) -> None:
        """Show its cells at once, not when the layout comes to it, so that they can take the caret."""
        for one in self.cells:
            one.setVisible(True)

    def _is_empty(self, field: Field) -> bool:
        try:
            return is_empty(self.editors[field.key].value())
        except NotRead:
            return False


class PartsEditor(QWidget):
    """A small table of fields. The last row is always an empty one: typing into it adds the next.

    The form's Ctrl+I goes to the empty row, Ctrl+Shift+Delete takes the row of the caret out.

    Args:
        known: values of the whole form, for what cells offer and fill in.
    """

    changed = Signal()
    cell_changed = Signal(object, str)  # PartsRow, key: for what watches a value

    def __init__(self, editors: Editors, field: Field, filling: Filling, known: Known) -> None:
        super().__init__()
        self._tools, self._editors, self._filling, self._known = editors.tools, editors, filling, known
        self.columns = tuple(one for one in field.parts if one.in_form)
        self.rows: list[PartsRow] = []
        self._locked = False
        self._used = 0  # lines of the grid ever used; taken-out ones stay empty
        theme = self._tools.theme
        self._add = KeyButton(theme, self.tr("Add a row"), "Ctrl+I", "plus", "quiet")
        self._add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add.clicked.connect(self.add_row)
        self._count = label("", "faint")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space("s"))
        self._grid.setVerticalSpacing(theme.space("xs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        layout.addWidget(row(theme, label(field.label, "section"), self._count, None, self._add))
        layout.addLayout(self._grid)
        for column, one in enumerate(self.columns):
            head = label(f"{words(one.label)} *" if one.required else one.label, "small")
            if one.kind in _AT_RIGHT:
                head.setAlignment(RIGHT)
                head.setContentsMargins(0, 0, theme.space("s"), 0)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, one.span or _SPANS.get(one.kind, _USUAL_SPAN))
            self._grid.setColumnMinimumWidth(column, 1)
        self._append({}, {})

    # ------------------------------------------------------------ as an editor

    @property
    def filled(self) -> list[PartsRow]:
        """The rows that have something in them."""
        return [one for one in self.rows if not one.is_blank]

    def value(self) -> tuple[Values, ...]:
        """The rows that have something in them; rows known before carry their "id"."""
        found = []
        for one in self.filled:
            values, wrong = one.read()
            if wrong:
                raise NotRead
            found.append(values)
        return tuple(found)

    def now(self) -> tuple[Values, ...]:
        """The same, with the last good value of what is half typed, and with what is only looked at."""
        return tuple(one.now() for one in self.filled)

    def wrong(self) -> dict[str, Field]:
        """The cells that cannot be understood, by "0.price"."""
        return {f"{at}.{cell.key}": cell for at, one in enumerate(self.filled) for cell in one.read()[1]}

    def names(self) -> dict[str, str]:
        """What stands in cells for ids, by "0.way_id"."""
        chosen = [one.key for one in self.columns if one.kind in (Kind.CHOICE, Kind.LINK)]
        return {f"{at}.{key}": one.editors[key].text() for at, one in enumerate(self.filled) for key in chosen}

    def put(self, value: Any, name: str = "") -> None:
        self.put_rows(value, {})

    def put_rows(self, rows: Any, names: Mapping[str, str]) -> None:
        """Show these rows; `names` stand for ids in their cells, by "0.way_id"."""
        while self.rows:
            self._take_out(0)
        for at, one in enumerate(rows or ()):
            lead = f"{at}."
            called = {key.removeprefix(lead): text for key, text in names.items() if key.startswith(lead)}
            self._append(dict(one), called)
        if not self._locked:
            self._append({}, {})
        for row_ in self.rows[:1] + self.rows[-1:]:
            row_.show_now()
        self._show_count()

    def follow(self, before: Sequence[Values], rows: Sequence[Values]) -> None:
        """Show what was computed from the rows `before`: fixed cells, and what is only looked at; nothing else."""
        for one, old, values in zip(self.filled, before, rows, strict=False):
            if old == values:
                continue
            for cell in self.columns:
                if cell.fixed and cell.key in values and values[cell.key] != old.get(cell.key):
                    one.put(cell.key, values[cell.key], {})
            beside = one.hidden.keys() | one.editors.keys()
            one.aside |= {key: value for key, value in values.items() if key not in beside}

    def lock(self, *, on: bool) -> None:
        """Only show the rows, or let them be changed again."""
        self._locked = on
        self._add.setVisible(not on)
        for at in reversed(range(len(self.rows))):
            if on and self.rows[at].is_blank:
                self._take_out(at)
            else:
                self._lock_row(self.rows[at])
        if not on:
            self.grow()
        self.setVisible(bool(self.rows))

    def _lock_row(self, row_: PartsRow) -> None:
        row_.out.setVisible(not self._locked and not row_.is_blank)
        for field in row_.fields:
            fix(row_.editors[field.key], on=self._locked or field.fixed)

    def mark(self, wrong: bool) -> None:
        for one in self.rows:
            for editor in one.editors.values():
                editor.mark(False)

    def mark_cell(self, at: int, key: str) -> None:
        """Show one cell as wrong; `at` counts the rows that have something in them."""
        filled = self.filled
        if at < len(filled) and key in filled[at].editors:
            filled[at].editors[key].mark(True)

    def cell(self, at: int, key: str) -> QWidget | None:
        """A cell of the rows that have something in them."""
        filled = self.filled
        found: QWidget | None = filled[at].editors.get(key) if at < len(filled) else None
        return found

    @property
    def first(self) -> QWidget:
        """The first cell."""
        return self.rows[0].to_fill[0] if self.rows and self.rows[0].to_fill else self

    def cell_after(self, cell: QWidget) -> QWidget | None:
        """The cell Enter leads to; None where it leads out of the table (from an empty row, or past the last)."""
        at = self._row_of(cell)
        if at is None or self.rows[at].is_blank:
            return None
        cells = [one for row_ in self.rows[at:] for one in row_.to_fill]
        place = cells.index(cell) + 1 if cell in cells else 0
        return cells[place] if place < len(cells) else None

    def _row_of(self, cell: QObject) -> int | None:
        return next((at for at, one in enumerate(self.rows) if cell in one.cells), None)

    # ------------------------------------------------------------ rows

    @Slot()
    def add_row(self) -> None:
        """Go to the empty row."""
        if self.rows[-1].to_fill:
            self.rows[-1].to_fill[0].setFocus()

    def leave_row(self) -> bool:
        """Go from the row of the caret to the empty one; False where the caret is in the empty one already."""
        focus = QApplication.focusWidget()
        if focus is None or self._row_of(focus) == len(self.rows) - 1:
            return False
        self.add_row()
        return True

    def _append(self, values: Values, names: Mapping[str, str]) -> None:
        self._used += 1
        one = PartsRow(self.columns, self._out_button())
        for column, cell in enumerate(self.columns):
            one.editors[cell.key] = self._cell(one, cell)
            self._grid.addWidget(one.editors[cell.key], self._used, column)
        self._grid.addWidget(one.out, self._used, len(self.columns))
        for key, value in values.items():
            one.put(key, value, names)
        if not values:
            one.begin()
        one.out.clicked.connect(lambda: self._on_out(one))
        self.rows.append(one)
        self._chain(len(self.rows) - 1)
        if self._locked:
            self._lock_row(one)

    def _cell(self, row_: PartsRow, cell: Field) -> Any:
        editor = self._editors.make(cell)
        row_.editors[cell.key] = editor
        if cell.kind in _AT_RIGHT and isinstance(editor, QLineEdit):
            editor.setAlignment(RIGHT)
        editor.setAccessibleName(words(cell.label))
        editor.installEventFilter(self)
        editor.changed.connect(lambda: self._on_changed(row_, cell.key))
        self._filling.follow(cell, row_, lambda: {**self._known(), **row_.now()})
        return editor

    def _out_button(self) -> KeyButton:
        out = KeyButton(self._tools.theme, icon="close", look="quiet")
        room = out.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        out.setSizePolicy(room)
        out.setToolTip(self.tr("Take this row out"))
        out.setAccessibleName(self.tr("Take this row out"))
        out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return out

    def _chain(self, at: int) -> None:
        """Tab goes through the rows in reading order, whenever they were made."""
        if at:
            before = self.rows[at - 1].cells[-1]
            for editor in self.rows[at].cells:
                self.setTabOrder(before, editor)
                before = editor

    def _take_out(self, at: int) -> None:
        for widget in (*self.rows[at].cells, self.rows[at].out):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        del self.rows[at]

    def _on_out(self, row_: PartsRow) -> None:
        at = self.rows.index(row_)
        self._take_out(at)
        self.grow()
        self.rows[min(at, len(self.rows) - 1)].to_fill[0].setFocus()
        self.changed.emit()

    def _on_changed(self, row_: PartsRow, key: str) -> None:
        self.grow()
        self.changed.emit()
        self.cell_changed.emit(row_, key)

    def grow(self) -> None:
        """Keep an empty row at the end, and the count right."""
        if not self.rows or not self.rows[-1].is_blank:
            self._append({}, {})
            self.rows[-1].show_now()
        self._show_count()

    def _show_count(self) -> None:
        filled = self.filled
        count = len(filled)
        for one in self.rows[-2:]:
            one.out.setVisible(one in filled and not self._locked)
        self._count.setText(self.tr("%n row(s)", "", count) if count > 1 else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self._locked:
            return False
        keys, at = event.modifiers(), self._row_of(watched)
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if at is not None and keys == ctrl | shift and event.key() == Qt.Key.Key_Delete:
            self._on_out(self.rows[at])
            return True
        return False
