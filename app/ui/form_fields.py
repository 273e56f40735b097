"""How are the fields of a record filled in together: their values, what follows from them, what is wrong with them?"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import OPTIONS, Settings
from app.records.checks import is_empty, out_of_bounds
from app.records.desk import Desk
from app.records.field import Field, Hint, Kind
from app.records.record import RecordType
from app.ui.bridge import Bridge
from app.ui.editors import NotRead, Tools, fix, is_fixed
from app.ui.form_caret import FormCaret
from app.ui.form_editors import Editors
from app.ui.form_filling import Filling
from app.ui.form_grid import FieldBox, Folding, FormSection
from app.ui.form_values import Holding
from app.ui.form_watch import Watching
from app.ui.parts_editor import PartsEditor, PartsRow
from app.ui.texts import words

_OPTIONS = {one.key: one for one in OPTIONS}
_NOT_UNDERSTOOD = QT_TRANSLATE_NOOP("forms", "This cannot be understood; please type it again.")
_NOT_READ = {
    Kind.DAY: QT_TRANSLATE_NOOP("forms", "No such day. Type it as 2026-11-24, 11-24 or tomorrow."),
    Kind.MOMENT: QT_TRANSLATE_NOOP("forms", "No such time. Type it as 11-24 14:00 or tomorrow 9:00."),
    Kind.MONEY: QT_TRANSLATE_NOOP("forms", "No amount. Type it as 1240 or 1240.50."),
    Kind.LINK: QT_TRANSLATE_NOOP("forms", "Choose one from the list; Alt+Down opens it."),
}


def shown_fields(kind: RecordType, settings: Settings) -> tuple[Field, ...]:
    """Fields the form has: not what the program fills in, not custom fields without a name."""
    return tuple(
        one for one in kind.fields if one.in_form and (not one.named_by or settings.text(_OPTIONS[one.named_by]))
    )


def name_of(field: Field, settings: Settings) -> str:
    """The label of a field: its own, or the name the administrator gave it."""
    return settings.text(_OPTIONS[field.named_by]) if field.named_by else words(field.label)


def _not_read(field: Field) -> str:
    """What is said where a value makes no sense."""
    return words(_NOT_READ.get(field.kind, _NOT_UNDERSTOOD))


class FormFields(QWidget):
    """The fields of one record type, filled in together.

    Args:
        id_: of the record, None for a new one; what watches a value is told.
    """

    changed = Signal()
    filled = Signal(tuple)  # keys that were filled in without anybody typing there
    rested = Signal()  # nothing is being filled in any more
    link_wanted = Signal(str, int)  # record type and id that a sentence under a field leads to

    def __init__(
        self, tools: Tools, bridge: Bridge, desk: Desk, kind: RecordType, settings: Settings, id_: int | None
    ) -> None:
        super().__init__()
        self._tools, self._kind, self._settings = tools, kind, settings
        self.fields = shown_fields(kind, settings)
        self._held = Holding(self.fields)
        self.editors, self.now = self._held.editors, self._held.now
        self._make = Editors(tools, desk, bridge, self)
        self._filling = Filling(tools, desk, bridge, self)
        self._watching = Watching(desk, bridge, self._on_watched, id_, self)
        self._filling.chosen.connect(self._on_chosen)
        self._filling.filled.connect(self._on_filled)
        self._filling.rested.connect(self.rested)
        self.boxes: dict[str, FieldBox] = {}
        self.sections: list[FormSection] = []
        self._caret = FormCaret(kind, self.fields, self.editors, self)
        self._wrong: dict[str, str] = {}
        self._locked = False
        self._fixed: set[str] = {one.key for one in self.fields if one.fixed}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(tools.theme.space("l"),) * 4)
        self._layout.setSpacing(tools.theme.space("m"))
        self._build()
        self._layout.addStretch(1)
        self.folding = Folding(self, self.sections, self._is_needed)
        QShortcut(QKeySequence("Alt+M"), self, self.folding.toggle)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        for one in self.fields:
            if one.section is not None or not self.sections:
                self._add_section(one.section)
            editor = self._editor(one)
            box = FieldBox(self._tools.theme, one, name_of(one, self._settings), editor)
            box.link_wanted.connect(self.link_wanted)
            editor.changed.connect(lambda field=one: self._on_changed(field))
            self._filling.follow(one, self._held, self._held.now)
            self.boxes[one.key] = box
            self.sections[-1].add(box)

    def _add_section(self, title: Text | None) -> None:
        section = FormSection(self._tools.theme, title)
        section.unfold_wanted.connect(lambda: section.fold(on=False))
        self.sections.append(section)
        self._layout.addWidget(section)

    def _editor(self, field: Field) -> Any:
        if field.kind is Kind.PARTS:
            editor: Any = PartsEditor(self._make, field, self._filling, self._held.now)
            editor.cell_changed.connect(lambda row_, key: self._on_cell(field, row_, key))
        else:
            editor = self._make.make(field)
        self.editors[field.key] = editor
        return editor

    # ------------------------------------------------------------ values

    def begin(self, values: Mapping[str, Any], names: Mapping[str, str], given: Sequence[str]) -> None:
        """Show what a new record begins with; `given` keys are known, the others may be replaced by what follows."""
        self.put(values, names)
        self._held.begin(given)
        for one in self.fields:
            if one.key in given:
                self._held.settled.pop(one.key, None)
                self._filling.settle(one, self._held, self._held.now)

    def show_record(self, values: Mapping[str, Any], names: Mapping[str, str], state: str = "") -> None:
        """Show a stored record in a state of its workflow; values without an editor are only looked at."""
        self._caret.expect(state)
        self._held.aside = {key: value for key, value in values.items() if key not in self.editors}
        self._held.hidden.clear()
        for key in self.editors:
            if key in values:
                self._held.put(key, values[key], names)

    def put(self, values: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """Show these values; those without an editor are saved with the others, fields without one left as they are."""
        for key, value in values.items():
            self._held.put(key, value, names)
        self.derive()

    def take(self, values: Mapping[str, Any]) -> None:
        """Put these values in as if somebody had typed them; the caret goes into the first of them."""
        keys = self._held.fill(values, {}, "", over=True)
        shown = [one.key for one in self.fields if one.key in keys]
        for key in shown:
            self.folding.show(self.boxes[key])
        self._on_chosen(self._held, keys)
        if shown:
            self.go_to(shown[0])

    def derive(self) -> None:
        """Let what follows from the rest follow: amounts and totals, never what somebody types into."""
        if self._kind.derive is None:
            return
        known = self._held.now()
        for key, value in self._kind.derive(known).items():
            editor = self.editors.get(key)
            if isinstance(editor, PartsEditor):
                editor.follow(known[key], value)
            elif editor is None:
                self._held.aside[key] = value
            elif key in self._fixed and known.get(key) != value:
                self._held.put(key, value, {})

    def fix(self, key: str) -> None:
        """Show a field that may not be changed in this form (the customer of a record begun on their card)."""
        if key in self.editors:
            self._fixed.add(key)
            fix(self.editors[key])

    def leave_out(self, key: str) -> None:
        """Do not show a field whose value stands elsewhere; it is saved all the same."""
        for section in self.sections:
            if self.boxes[key] in section.boxes:
                section.leave_out(self.boxes[key])

    def _is_needed(self, box: FieldBox) -> bool:
        value = self._held.now().get(box.field.key)
        wrong = any(one.split(".")[0] == box.field.key for one in self._wrong)
        empty = is_empty(value) or value is False or (value == 0 and box.field.fixed)
        return box.field.required or wrong or not empty or box.field.key in self._caret.needs

    def lock(self, *, on: bool) -> None:
        """Only show the record, or let it be changed again."""
        self._locked = on
        for one in self.fields:
            editor = self.editors[one.key]
            self.boxes[one.key].show_required(on=one.required and not on)
            if isinstance(editor, PartsEditor):
                editor.lock(on=on)
            else:
                fix(editor, on=on or one.key in self._fixed)

    def values(self) -> tuple[dict[str, Any], dict[str, str]]:
        """What is to be saved, by key, and a sentence for each field or cell that cannot be understood."""
        found, unread = self._held.read()
        wrong: dict[str, str] = {}
        for one in unread:
            editor = self.editors[one.key]
            cells = editor.wrong() if isinstance(editor, PartsEditor) else {}
            wrong |= {f"{one.key}.{at}": _not_read(cell) for at, cell in cells.items()}
            if not cells:
                wrong[one.key] = _not_read(one)
        fixed = {one.key for one in self.fields if one.fixed}
        return {key: value for key, value in found.items() if key not in fixed}, wrong

    def names(self) -> dict[str, str]:
        """What stands on the screen for ids: names of choices, titles of linked records, those in cells too."""
        found = {one.key: self.editors[one.key].text() for one in self.fields if one.kind in (Kind.CHOICE, Kind.LINK)}
        for one in self.fields:
            if one.kind is Kind.PARTS:
                found |= {f"{one.key}.{at}": text for at, text in self.editors[one.key].names().items()}
        return found

    @property
    def sources(self) -> dict[str, str]:
        """The field whose choice filled in a value without an editor, by that value's key."""
        return dict(self._held.source)

    def unfilled(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Those of these fields that have an editor and nothing in it."""
        known = self._held.now()
        return tuple(key for key in keys if key in self.editors and is_empty(known.get(key)))

    def settle(self) -> bool:
        """Typing has ended: fill in what follows from the field of the caret. True where nothing is on its way."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and self.isAncestorOf(focus):
            focus.editingFinished.emit()
        return self._filling.is_resting

    # ------------------------------------------------------------ what is wrong

    @property
    def wrong(self) -> dict[str, str]:
        """Sentence per field that is marked as wrong."""
        return dict(self._wrong)

    def show_wrong(self, wrong: Mapping[str, str | Text]) -> None:
        """Mark these fields, and only these. Cells of parts are named "phones.0.number"."""
        for key in {one.split(".")[0] for one in self._wrong}:
            self._unmark(key)
        self._wrong = {}
        for key, text in wrong.items():
            self._mark(key, words(text))

    def _mark(self, key: str, text: str) -> None:
        field_key, *cell = key.split(".")
        self._wrong[key] = text
        if field_key not in self.editors:
            return
        editor = self.editors[field_key]
        self.folding.show(self.boxes[field_key])
        self.boxes[field_key].say(text, "danger")
        if cell and isinstance(editor, PartsEditor):
            editor.mark_cell(int(cell[0]), cell[1])
        else:
            editor.mark(True)

    def _unmark(self, key: str) -> None:
        if key in self.editors:
            self.editors[key].mark(False)
            self.boxes[key].say("")

    # ------------------------------------------------------------ the caret

    def go_to(self, key: str) -> None:
        """Put the caret into a field."""
        self.folding.show(self.boxes[key])
        self._caret.go_to(key)

    def go_to_first(self) -> None:
        """Put the caret where the work goes on."""
        due = [key for key in self.unfilled(self._caret.needs) if not is_fixed(self.editors[key])]
        self.go_to(due[0]) if due else self._caret.go_to_first()

    def go_on(self) -> bool:
        """Put the caret into the next field; False where it is in the last one."""
        return self._caret.go_on()

    def go_to_wrong(self) -> None:
        """Put the caret into the next wrong field after the one it is in."""
        self._caret.go_to_wrong(tuple(self._wrong))

    def current_key(self) -> str:
        """The field the caret is in, "" for none."""
        return self._caret.current_key()

    # ------------------------------------------------------------ while somebody types

    def _on_changed(self, field: Field) -> None:
        self._forget_wrong(field.key)
        if field.kind is not Kind.PARTS:
            self._check_bounds(field, field.key, self.editors[field.key])
            if field.watch is not None:
                self._watching.soon(field.key, field.watch, self.editors[field.key].value)
        self.derive()
        self.changed.emit()

    def _forget_wrong(self, key: str) -> None:
        wrong = [one for one in self._wrong if one.split(".")[0] == key]
        for one in wrong:
            del self._wrong[one]
        if wrong:
            self._unmark(key)

    def _check_bounds(self, field: Field, key: str, editor: Any) -> None:
        try:
            beyond = out_of_bounds(field, editor.value())
        except NotRead:
            return
        if beyond is not None:
            self._mark(key, words(beyond))

    def _on_cell(self, field: Field, row_: PartsRow, key: str) -> None:
        part = next(one for one in field.parts if one.key == key)
        filled = self.editors[field.key].filled
        if row_ in filled:
            self._check_bounds(part, f"{field.key}.{filled.index(row_)}.{key}", row_.editors[key])
        if part.watch is not None:
            self._watching.soon(field.key, part.watch, row_.editors[key].value)

    def _on_watched(self, key: str, hint: Hint | None) -> None:
        if key not in {one.split(".")[0] for one in self._wrong}:
            self.boxes[key].say(words(hint.words) if hint else "", hint.colour if hint else "", hint)

    def _on_chosen(self, held: Holding, keys: tuple[str, ...]) -> None:
        """Somebody chose what is offered: it counts as typed, with all it brings along."""
        self._take_in(held, keys)
        self.changed.emit()

    def _on_filled(self, held: Holding, keys: tuple[str, ...]) -> None:
        self._take_in(held, keys)
        self.filled.emit(keys if held is self._held else ())

    def _take_in(self, held: Holding, keys: tuple[str, ...]) -> None:
        of_row = isinstance(held, PartsRow)
        for key, editor in self.editors.items():
            if of_row and isinstance(editor, PartsEditor) and held in editor.rows:
                self._forget_wrong(key)
                editor.grow()
            elif not of_row and key in keys:
                self._forget_wrong(key)
        self.derive()
